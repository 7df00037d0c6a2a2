"""Reads Python."""

# ruff: noqa: D102, PLR0911 - a method named after a node kind needs no further words

from tree_sitter import Node

from guideline_model.describe import library
from guideline_model.describe.actions import (
    Action,
    Assign,
    Branch,
    CallOnly,
    Case,
    Catch,
    Check,
    CountLoop,
    Define,
    DefineType,
    Do,
    EachLoop,
    Outline,
    Plain,
    Print,
    Read,
    Return,
    Swap,
    Switch,
    Throw,
    Update,
    Variable,
    WhileLoop,
    With,
)
from guideline_model.describe.changes import changed
from guideline_model.describe.expressions import (
    Ask,
    Between,
    Compare,
    Constant,
    Every,
    Expr,
    Given,
    Input,
    Invoke,
    Items,
    Joined,
    Known,
    Name,
    Not,
    Number,
    Show,
    Some,
    Sum,
    Text,
    Type,
    Unary,
)
from guideline_model.describe.python_values import LINES, PythonValues, parts_of
from guideline_model.describe.reader import inner, leaves, text
from guideline_model.describe.shapes import kind_of

ANNOTATIONS = {"int": "int", "float": "real", "str": "string", "bool": "bool", "None": "void",
               "list": "list", "List": "list", "dict": "map", "Dict": "map", "set": "set",
               "tuple": "tuple", "Tuple": "tuple"}  # fmt: skip
READ_KINDS = {"line": "string", "int": "int", "real": "real", "words": "list", "letters": "list"}
PARAMETERS = {"identifier", "default_parameter", "typed_parameter", "typed_default_parameter",
              "list_splat_pattern", "dictionary_splat_pattern"}  # fmt: skip


class Python(PythonValues):
    """The reader of Python programs."""

    # simple statements

    def step_expression_statement(self, node: Node) -> list[Outline]:
        children = [c for c in node.named_children if c.type != "comment"]
        return [self.leaf(self.act(child), node) for child in children]

    def act(self, node: Node) -> Action:
        """Return what an expression or an assignment does when it stands alone."""
        if node.type == "assignment":
            return self.assignment(node)
        if node.type == "augmented_assignment":
            return self.augmented(node)
        if node.type == "call":
            return self.effect(node)
        if node.type == "string":
            return Plain("docstring")
        if node.type == "yield":
            return Plain("yield", self.names(node))
        return CallOnly(self.expr(node))

    def augmented(self, node: Node) -> Action:
        """Return an update."""
        target = self.expr(node.child_by_field_name("left"))
        value = self.expr(node.child_by_field_name("right"))
        op = text(node.child_by_field_name("operator"))[:-1]
        joins = op == "+" and "string" in (kind_of(target), kind_of(value))
        return Update(target, op, value, joins)

    def assignment(self, node: Node) -> Action:
        """Return an assignment, a swap or the reading of input."""
        targets = [self.expr(node.child_by_field_name("left"))]
        right = node.child_by_field_name("right")
        while right is not None and right.type == "assignment":
            targets.append(self.expr(right.child_by_field_name("left")))
            right = right.child_by_field_name("right")
        value = self.expr(right)
        if right is None:
            return Plain("annotate", self.names(node)[:1])
        left = targets[0]
        pair = left.items if isinstance(left, Items) else ()
        if isinstance(value, Items) and len(pair) == 2 and value.items == pair[::-1]:
            return Swap(*pair)
        self.remember(left, value)
        if isinstance(value, Input) and len(targets) == 1:
            return Read(value.how, ((value.key, left),))
        return changed(Assign(tuple(targets), value, new=True))

    def remember(self, target: Expr, value: Expr) -> None:
        """Keep the kind of what a name holds, for words that depend on it."""
        if isinstance(target, Items):
            values = value.items if isinstance(value, Items) else ()
            for one, other in zip(target.items, values, strict=False):
                self.remember(one, other)
            if isinstance(value, Input) and value.key in {"ints", "reals"}:
                for one in target.items:
                    if isinstance(one, Name):
                        kind = value.key.rstrip("s")
                        self.types[one.text] = Type("int" if kind == "int" else "real", kind)
        elif isinstance(target, Name):
            kind = READ_KINDS.get(value.key, "list") if isinstance(value, Input) else kind_of(value)
            if kind:
                self.types[target.text] = Type(kind, kind)

    def effect(self, node: Node) -> Action:
        """Return what a call does for its effect."""
        name, owner, args = self.call(node)
        if owner is None and name == "print":
            return Print("print", self.printed(args))
        if owner is None and name in LINES:
            return Do("skip_line", ())
        if name == "write" and args:
            return Print("write", parts_of(args[0]))
        if owner is None and name in self.types:
            return CallOnly(Invoke(name, args))
        flipped = [a for a in args if isinstance(a, Given)]
        key, operands = library.effect(name, tuple(a for a in args if a not in flipped), owner)
        if key == "sort" and flipped:
            down = Given(Name("reverse"), Constant("true", "True"))
            by = [a.value for a in flipped if a.target == Name("key")]
            return Do(
                "sort_by" if by else "sort_down" if down in flipped else "sort", (*operands, *by)
            )
        if key:
            return Do(key, operands)
        value = self.expr(node)
        plain = isinstance(value, Ask | Known | Joined)
        return CallOnly(Invoke(name, args, owner) if plain else value)

    def printed(self, args: tuple[Expr, ...]) -> tuple[str | Show, ...]:
        """Return the parts that print shows, with its separators and its end."""
        named = {
            a.target.text: a.value
            for a in args
            if isinstance(a, Given) and isinstance(a.target, Name)
        }
        sep = named.get("sep", Text(" "))
        end = named.get("end", Text("\n"))
        between = sep.value if isinstance(sep, Text) else " "
        parts: list[str | Show] = []
        for arg in (a for a in args if not isinstance(a, Given)):
            parts += [between] if parts and between else []
            if isinstance(arg, Unary) and arg.key == "spread":
                style = (
                    "each_line" if between == "\n" else "each_space" if between == " " else "each"
                )
                parts.append(Show(arg.operand, style=style))
            else:
                parts += parts_of(arg)
        last = end.value if isinstance(end, Text) else ""
        return (*parts, last) if last else tuple(parts)

    def step_return_statement(self, node: Node) -> list[Outline]:
        values = node.named_children
        return [self.leaf(Return(self.expr(values[0]) if values else None), node)]

    def step_pass_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Plain(node.type.split("_")[0]), node)]

    step_break_statement = step_continue_statement = step_pass_statement

    def step_global_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Plain(node.type.split("_")[0], self.names(node)), node)]

    step_nonlocal_statement = step_global_statement

    def step_delete_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Do("delete", self.exprs(node)), node)]

    def step_raise_statement(self, node: Node) -> list[Outline]:
        values = node.named_children
        return [self.leaf(Throw(self.expr(values[0]) if values else None), node)]

    def step_assert_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Check(self.expr(node.named_children[0])), node)]

    def step_import_statement(self, node: Node) -> list[Outline]:
        return []

    step_import_from_statement = step_future_import_statement = step_import_statement

    # definitions

    def step_function_definition(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        name = text(node.child_by_field_name("name"))
        self.types[name] = Type("function", name)
        method = self.in_class(node)
        params = self.params(node.child_by_field_name("parameters"), method=method)
        returned = node.child_by_field_name("return_type")
        calls = (text(leaf) for leaf in leaves(body) if leaf.type == "identifier") if body else ()
        how = "constructor" if name == "__init__" else "method" if method else "function"
        returns = self.annotation(returned) if returned else self.result(body)
        define = Define(how, name, params, returns, (), (), name in calls)
        return [self.block(define, node, body, self.body(body))]

    def result(self, body: Node | None) -> Type | None:
        """Return what a function without annotation gives back: a boolean, a value or nothing."""
        found = [node for node in inner(body, "return_statement") if node.named_children]
        if not found:
            return None
        truths = all(_is_truth(self.expr(node.named_children[0])) for node in found)
        return Type("bool", "bool") if truths else Type("value", "")

    def in_class(self, node: Node) -> bool:
        """Tell whether a function is a method."""
        parent = node.parent
        while parent is not None and parent.type in {"block", "decorated_definition"}:
            parent = parent.parent
        return parent is not None and parent.type == "class_definition"

    def params(self, node: Node | None, *, method: bool) -> tuple[Variable, ...]:
        """Return the parameters of a function; `self` is one of them."""
        found = []
        for child in node.named_children if node else ():
            if child.type not in PARAMETERS:
                continue
            name = child.child_by_field_name("name") or next(iter(child.named_children), child)
            type_ = child.child_by_field_name("type")
            value = child.child_by_field_name("value")
            held = self.annotation(type_) if type_ else None
            found.append(
                Variable(text(name).lstrip("*"), held, (), self.expr(value) if value else None)
            )
        return tuple(found)

    def annotation(self, node: Node) -> Type:
        """Return the type of an annotation."""
        name = text(node)
        return Type(ANNOTATIONS.get(name.split("[")[0], "named"), name.split("[")[0])

    def step_class_definition(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        bases = node.child_by_field_name("superclasses")
        name = text(node.child_by_field_name("name"))
        self.types[name] = Type("class", name)
        define = DefineType("class", name, self.names(bases) if bases else ())
        return [self.block(define, node, body, self.body(body))]

    def step_decorated_definition(self, node: Node) -> list[Outline]:
        marks = [c for c in node.named_children if c.type == "decorator"]
        found = [self.leaf(Plain("decorator", self.names(mark)), mark) for mark in marks]
        return [*found, *self.body(node.child_by_field_name("definition"))]

    # blocks

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


def _is_truth(value: Expr) -> bool:
    known = isinstance(value, Compare | Between | Every | Some | Not | Ask)
    return known or (isinstance(value, Constant) and value.key in {"true", "false"})
