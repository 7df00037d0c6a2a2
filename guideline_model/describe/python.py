"""Reads Python."""

# ruff: noqa: D102, PLR0911 - a method named after a node kind needs no further words

from tree_sitter import Node

from guideline_model.describe import library
from guideline_model.describe.actions import (
    Action,
    Assign,
    CallOnly,
    Check,
    Define,
    DefineType,
    Do,
    Outline,
    Plain,
    Print,
    Read,
    Return,
    Swap,
    Throw,
    Update,
    Variable,
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
    Show,
    Some,
    Text,
    Type,
    Unary,
)
from guideline_model.describe.python_blocks import PythonBlocks
from guideline_model.describe.python_values import LINES, parts_of
from guideline_model.describe.reader import inner, leaves, text
from guideline_model.describe.shapes import kind_of

ANNOTATIONS = {"int": "int", "float": "real", "str": "string", "bool": "bool", "None": "void",
               "list": "list", "List": "list", "dict": "map", "Dict": "map", "set": "set",
               "tuple": "tuple", "Tuple": "tuple"}  # fmt: skip
READ_KINDS = {"line": "string", "int": "int", "real": "real", "words": "list", "letters": "list"}
PARAMETERS = {"identifier", "default_parameter", "typed_parameter", "typed_default_parameter",
              "list_splat_pattern", "dictionary_splat_pattern"}  # fmt: skip


class Python(PythonBlocks):
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


def _is_truth(value: Expr) -> bool:
    known = isinstance(value, Compare | Between | Every | Some | Not | Ask)
    return known or (isinstance(value, Constant) and value.key in {"true", "false"})
