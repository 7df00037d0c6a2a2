"""What C, C++ and Java have in common: operators, assignments, branches, loops."""

# ruff: noqa: D102 - a method named after a node kind needs no further words

from tree_sitter import Node

from guideline_model.describe.actions import (
    Action,
    Assign,
    Branch,
    CallOnly,
    Case,
    Declare,
    DoLoop,
    ForLoop,
    Outline,
    Plain,
    Return,
    Switch,
    Throw,
    Unclear,
    Update,
    WhileLoop,
)
from guideline_model.describe.changes import changed
from guideline_model.describe.counting import counting
from guideline_model.describe.expressions import (
    Cast,
    Char,
    Choice,
    Constant,
    Expr,
    Given,
    Items,
    Name,
    Number,
    Step,
    Text,
    Type,
    Unary,
)
from guideline_model.describe.reader import Reader, text, unescape
from guideline_model.describe.shapes import (
    arithmetic,
    compare,
    every,
    kind_of,
    negate,
    some,
)

ARITHMETIC = {"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>"}
COMPARISONS = {"==", "!=", "<", "<=", ">", ">=", "<=>"}


class CLike(Reader):
    """The shared part of the readers of C, C++ and Java."""

    # values

    def expr_identifier(self, node: Node) -> Expr:
        return self.name(text(node))

    expr_field_identifier = expr_type_identifier = expr_this = expr_identifier

    def expr_number_literal(self, node: Node) -> Expr:
        written = text(node).replace("'", "").replace("_", "")
        hexadecimal = written.lower().startswith("0x")
        return Number(written if hexadecimal else written.rstrip("uUlLfFdD") or written)

    def expr_string_literal(self, node: Node) -> Expr:
        written = text(node)
        opening = written.find('"')
        return Text(unescape(written[opening + 1 : -1]))

    def expr_char_literal(self, node: Node) -> Expr:
        written = text(node)
        return Char(unescape(written[written.find("'") + 1 : -1]))

    expr_character_literal = expr_char_literal

    def expr_true(self, node: Node) -> Expr:
        return Constant("true", text(node))

    def expr_false(self, node: Node) -> Expr:
        return Constant("false", text(node))

    def expr_null(self, node: Node) -> Expr:
        return Constant("null", text(node))

    expr_null_literal = expr_nullptr = expr_null

    def expr_parenthesized_expression(self, node: Node) -> Expr:
        return self.expr(node.named_children[0] if node.named_children else None)

    def expr_binary_expression(self, node: Node) -> Expr:
        op = text(node.child_by_field_name("operator"))
        left = self.expr(node.child_by_field_name("left"))
        right = self.expr(node.child_by_field_name("right"))
        if op in COMPARISONS:
            return compare(op, left, right)
        if op in {"&&", "and"}:
            return every(left, right)
        if op in {"||", "or"}:
            return some(left, right)
        return arithmetic(op, left, right, c_like=True)

    def expr_unary_expression(self, node: Node) -> Expr:
        op = text(node.child_by_field_name("operator"))
        operand = self.expr(
            node.child_by_field_name("argument") or node.child_by_field_name("operand")
        )
        if op in {"!", "not"}:
            return negate(operand)
        if op == "-" and isinstance(operand, Number):
            return Number(f"-{operand.text}")
        return {"-": Unary("negative", operand), "~": Unary("bit_not", operand)}.get(op, operand)

    def expr_update_expression(self, node: Node) -> Expr:
        target = next(child for child in node.named_children)
        before = not node.children[0].is_named
        return Step(self.expr(target), "++" in text(node), before)

    def expr_assignment_expression(self, node: Node) -> Expr:
        left = self.expr(node.child_by_field_name("left"))
        right = self.expr(node.child_by_field_name("right"))
        op = text(node.child_by_field_name("operator"))
        if op == "=":
            return Given(left, right)
        return Given(left, arithmetic(op[:-1], left, right, c_like=True))

    def expr_conditional_expression(self, node: Node) -> Expr:
        fields = ("condition", "consequence", "alternative")
        return Choice(*(self.expr(node.child_by_field_name(field)) for field in fields))

    expr_ternary_expression = expr_conditional_expression

    def expr_cast_expression(self, node: Node) -> Expr:
        value = self.expr(node.child_by_field_name("value"))
        return Cast(self.type(node.child_by_field_name("type")), value)

    def expr_initializer_list(self, node: Node) -> Expr:
        return Items("braces", self.exprs(node))

    expr_array_initializer = expr_initializer_list

    # simple statements

    def type(self, node: Node | None) -> Type:
        """Return the type that a type node names; each language has its own."""
        raise NotImplementedError

    def step_expression_statement(self, node: Node) -> list[Outline]:
        return [
            self.leaf(action, node) for child in node.named_children for action in self.acts(child)
        ]

    def acts(self, node: Node) -> list[Action]:
        """Return what an expression does when it stands alone."""
        if node.type in {"comma_expression"}:
            return [action for child in node.named_children for action in self.acts(child)]
        if node.type == "parenthesized_expression" and node.named_children:
            return self.acts(node.named_children[0])
        if node.type == "assignment_expression":
            return [self.assignment(node)]
        if node.type == "update_expression":
            step = self.expr_update_expression(node)
            assert isinstance(step, Step)
            return [Update(step.target, "+" if step.up else "-", Number("1"))]
        if node.type == "comment":
            return []
        return [self.effect(node)]

    def effect(self, node: Node) -> Action:
        """Return what a call or another expression does for its effect."""
        value = self.expr(node)
        return CallOnly(value) if not isinstance(value, Name) else Unclear(self.names(node))

    def assignment(self, node: Node) -> Action:
        """Return an assignment, or an update where the target is part of its own new value."""
        left = self.expr(node.child_by_field_name("left"))
        right_node = node.child_by_field_name("right")
        right = self.expr(right_node)
        op = text(node.child_by_field_name("operator"))
        if op != "=":
            return update(left, op[:-1], right)
        targets: tuple[Expr, ...] = (left,)
        while isinstance(right, Given):
            targets, right = (*targets, right.target), right.value
        return changed(Assign(targets, right))

    def step_declaration(self, node: Node) -> list[Outline]:
        return [self.leaf(self.declare(node), node)]

    def declare(self, node: Node) -> Declare:
        """Return the variables of a declaration."""
        raise NotImplementedError

    # blocks

    def body(self, node: Node | None) -> list[Outline]:
        """Return what a block or a single statement does."""
        if node is None:
            return []
        if node.type in {"compound_statement", "block", "constructor_body"}:
            return self.steps(node.named_children)
        return self.step(node)

    def step_compound_statement(self, node: Node) -> list[Outline]:
        return self.steps(node.named_children)

    step_block = step_compound_statement

    def step_if_statement(self, node: Node, first: Node | None = None) -> list[Outline]:
        then = node.child_by_field_name("consequence")
        condition = self.expr(node.child_by_field_name("condition"))
        branch = Branch("else if" if first else "if", condition)
        found = [self.block(branch, first or node, then, self.body(then))]
        other = node.child_by_field_name("alternative")
        if other is None:
            return found
        word = next((child for child in node.children if child.type == "else"), None)
        if other.type == "else_clause":
            word = other.children[0]
            other = next((c for c in other.named_children if c.type != "comment"), None)
        if word is None or other is None:
            return found
        if other.type == "if_statement":
            return found + self.step_if_statement(other, word)
        return [*found, self.block(Branch("else"), word, other, self.body(other))]

    def step_while_statement(self, node: Node) -> list[Outline]:
        condition = self.condition(node)
        body = node.child_by_field_name("body")
        return [self.block(WhileLoop(condition), node, body, self.body(body))]

    def condition(self, node: Node) -> Expr | None:
        """Return a loop's condition, None where it is always true."""
        found = node.child_by_field_name("condition")
        value = self.expr(found) if found else None
        always = isinstance(value, Constant) and value.key == "true"
        return None if always or (isinstance(value, Number) and value.text != "0") else value

    def step_do_statement(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        last = node.child_by_field_name("condition")
        word = next((c for c in node.children if c.type == "while"), last)
        inner = self.body(body)
        if word is not None:
            head = (self.point(word.start_byte), self.point(node.end_byte))
            inner.append(Outline(WhileLoop(self.condition(node), "do"), head))
        return [self.block(DoLoop(), node, body, inner)]

    def step_for_statement(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        firsts = node.children_by_field_name("initializer") + node.children_by_field_name("init")
        first = [action for child in firsts for action in self.start(child)]
        updates = node.children_by_field_name("update")
        then = [action for child in updates for action in self.acts(child)]
        condition = self.condition(node)
        loop = counting(first, condition, then)
        action = loop or ForLoop(tuple(first), condition, tuple(then))
        return [self.block(action, node, body, self.body(body))]

    def start(self, node: Node) -> list[Action]:
        """Return what the first part of a for statement does."""
        if node.type in {"declaration", "local_variable_declaration"}:
            return [self.declare(node)]
        return self.acts(node)

    def step_switch_statement(self, node: Node) -> list[Outline]:
        body = node.child_by_field_name("body")
        value = self.expr(node.child_by_field_name("condition"))
        inner = self.steps(body.named_children) if body else []
        return [self.block(Switch(value), node, body, inner)]

    def step_case_statement(self, node: Node) -> list[Outline]:
        value = node.child_by_field_name("value")
        colon = next((child for child in node.children if child.type == ":"), node)
        head = (self.point(node.start_byte), self.point(colon.end_byte))
        inner = [c for c in node.named_children if c.start_byte >= colon.end_byte]
        values = (self.expr(value),) if value else ()
        return [Outline(Case(values), head, tuple(self.steps(inner)))]

    def step_return_statement(self, node: Node) -> list[Outline]:
        values = [child for child in node.named_children if child.type != "comment"]
        value = self.expr(values[0]) if values else None
        return [self.leaf(Return(value, main=self.function == "main"), node)]

    def step_break_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Plain("break"), node)]

    def step_continue_statement(self, node: Node) -> list[Outline]:
        return [self.leaf(Plain("continue"), node)]

    def step_throw_statement(self, node: Node) -> list[Outline]:
        return [
            self.leaf(
                Throw(self.expr(node.named_children[0])) if node.named_children else Throw(), node
            )
        ]

    def step_labeled_statement(self, node: Node) -> list[Outline]:
        label, *rest = node.named_children
        return [self.leaf(Plain("label", (text(label),)), label), *self.steps(rest)]


def update(target: Expr, op: str, value: Expr) -> Update:
    """Return the change of a target by a value."""
    quotient = op == "/" and {kind_of(target), kind_of(value)} <= {"int", "char", "long"}
    joins = op == "+" and "string" in (kind_of(target), kind_of(value))
    return Update(target, "//" if quotient else op, value, joins)
