"""Reads the statements of Python that have blocks."""

# ruff: noqa: D102 - a method named after a node kind needs no further words

from tree_sitter import Node

from guideline_model.describe.actions import (
    Action,
    Branch,
    Case,
    Catch,
    CountLoop,
    EachLoop,
    Outline,
    Plain,
    Switch,
    WhileLoop,
    With,
)
from guideline_model.describe.expressions import (
    Constant,
    Expr,
    Items,
    Known,
    Number,
    Sum,
    Type,
)
from guideline_model.describe.python_values import PythonValues
from guideline_model.describe.reader import text


class PythonBlocks(PythonValues):
    """What a reader of Python does with branches, loops, `match`, `with` and `try`."""

    def body(self, node: Node | None) -> list[Outline]:
        """Return what a block or a single statement does."""
        if node is None:
            return []
        return self.steps(node.named_children) if node.type == "block" else self.step(node)

    def part(self, action: Action, node: Node, body: Node | None) -> Outline:
        """Return a header that ends before its block."""
        return self.block(action, node, body, self.body(body))

    def step_if_statement(self, node: Node) -> list[Outline]:
        then = node.child_by_field_name("consequence")
        condition = self.expr(node.child_by_field_name("condition"))
        found = [self.part(Branch("if", condition), node, then)]
        for other in node.children_by_field_name("alternative"):
            if other.type == "elif_clause":
                branch = Branch("elif", self.expr(other.child_by_field_name("condition")))
                found.append(self.part(branch, other, other.child_by_field_name("consequence")))
            else:
                found.append(self.part(Branch("else"), other, other.child_by_field_name("body")))
        return found

    def step_while_statement(self, node: Node) -> list[Outline]:
        condition = self.expr(node.child_by_field_name("condition"))
        always = isinstance(condition, Constant) and condition.key == "true"
        always = always or condition == Number("1")
        loop = WhileLoop(None if always else condition)
        return [self.part(loop, node, node.child_by_field_name("body")), *self.otherwise(node)]

    def otherwise(self, node: Node) -> list[Outline]:
        """Return the else of a loop."""
        other = node.child_by_field_name("alternative")
        return (
            [self.part(Plain("else_loop"), other, other.child_by_field_name("body"))]
            if other
            else []
        )

    def step_for_statement(self, node: Node) -> list[Outline]:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        source = self.expr(right)
        names = self.names(left) if left else ()
        counts = self.counting(names[0], source) if len(names) == 1 else None
        loop = counts or EachLoop(names, source)
        return [self.part(loop, node, node.child_by_field_name("body")), *self.otherwise(node)]

    def counting(self, name: str, source: Expr) -> CountLoop | None:
        """Return the counting loop over a range, None for another source."""
        if not (isinstance(source, Known) and source.key == "range"):
            return None
        self.types[name] = Type("int", "int")
        args = source.args
        start = args[0] if len(args) > 1 else Number("0")
        stop = args[1] if len(args) > 1 else args[0]
        step = args[2] if len(args) > 2 else Number("1")
        down = isinstance(step, Number) and step.text.startswith("-")
        if isinstance(step, Number):
            step = Number(step.text.lstrip("-"))
        included = down and isinstance(stop, Number) and step == Number("1")
        if included and isinstance(stop, Number):
            stop = Number(str(int(stop.text) + 1))
        if isinstance(stop, Sum) and stop.plus[1:] == (Number("1"),) and not (down or stop.minus):
            included, stop = True, stop.plus[0]  # range(1, n + 1) counts up to n
        return CountLoop(name, start, stop, included, step, down)

    def step_match_statement(self, node: Node) -> list[Outline]:
        subject = self.expr(node.child_by_field_name("subject"))
        body = node.child_by_field_name("body")
        return [
            self.block(
                Switch(subject, "match"),
                node,
                body,
                self.steps(body.named_children if body else []),
            )
        ]

    def step_case_clause(self, node: Node) -> list[Outline]:
        patterns = [c for c in node.named_children if c.type == "case_pattern"]
        guard = node.child_by_field_name("guard")
        values = tuple(value for c in patterns for value in self.pattern(c))
        condition = self.expr(guard.named_children[0]) if guard else None
        binds = tuple(dict.fromkeys(name for c in patterns for name in self.names(c)))
        return [
            self.part(Case(values, condition, binds), node, node.child_by_field_name("consequence"))
        ]

    def pattern(self, node: Node) -> list[Expr]:
        """Return the values that a case pattern takes; none for the one that takes anything."""
        if text(node) == "_" or not node.named_children:
            return []
        inner = node.named_children[0]
        if inner.type == "union_pattern":
            return [self.expr(child) for child in inner.named_children]
        return (
            [self.expr(inner)]
            if inner.type not in {"list_pattern", "tuple_pattern"}
            else [Items("list", tuple(v for c in inner.named_children for v in self.pattern(c)))]
        )

    def step_with_statement(self, node: Node) -> list[Outline]:
        clause = node.named_children[0]
        items = []
        for child in clause.named_children:
            value = child.child_by_field_name("value")
            if value is not None and value.type == "as_pattern":
                items.append((self.expr(value.named_children[0]), text(value.named_children[-1])))
            else:
                items.append((self.expr(value), ""))
        return [self.part(With(tuple(items)), node, node.child_by_field_name("body"))]

    def step_try_statement(self, node: Node) -> list[Outline]:
        found = [self.part(Plain("try"), node, node.child_by_field_name("body"))]
        for clause in node.named_children:
            body = next((c for c in clause.named_children if c.type == "block"), None)
            if clause.type == "except_clause":
                found.append(self.part(self.catch(clause), clause, body))
            elif clause.type == "finally_clause":
                found.append(self.part(Plain("finally"), clause, body))
            elif clause.type == "else_clause":
                found.append(
                    self.part(Plain("else_try"), clause, clause.child_by_field_name("body"))
                )
        return found

    def catch(self, clause: Node) -> Catch:
        """Return the errors that an except clause takes."""
        value = clause.child_by_field_name("value")
        if value is None:
            return Catch(())
        if value.type == "as_pattern":
            return Catch(self.names(value.named_children[0]), text(value.named_children[-1]))
        return Catch(self.names(value))
