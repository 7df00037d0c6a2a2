"""Reads the values of Python: literals, operators, calls, comprehensions."""

# ruff: noqa: D102, PLR0911 - a method named after a node kind needs no further words

import contextlib
import re

from tree_sitter import Node

from guideline_model.describe import library
from guideline_model.describe.expressions import (
    Choice,
    Constant,
    Each,
    Expr,
    Given,
    Index,
    Input,
    Invoke,
    Items,
    Joined,
    Known,
    Lambda,
    Member,
    Name,
    New,
    Number,
    Show,
    Slice,
    Text,
    Type,
    Unary,
)
from guideline_model.describe.formats import print_parts
from guideline_model.describe.reader import Reader, text, unescape
from guideline_model.describe.shapes import arithmetic, compare, every, negate, some

_SPEC = re.compile(
    r":(?:(?P<fill>.)?(?P<align>[<>^=]))?(?P<zero>0)?(?P<width>\d+)?,?(?:\.(?P<places>\d+))?(?P<kind>[a-zA-Z%])?$"
)
LINES = {"input", "sys.stdin.readline", "stdin.readline", "readline"}


class PythonValues(Reader):
    """The part of the Python reader that reads values."""

    def expr_identifier(self, node: Node) -> Expr:
        return self.name(text(node))

    expr_dotted_name = expr_identifier

    def expr_integer(self, node: Node) -> Expr:
        return Number(text(node).replace("_", ""))

    expr_float = expr_integer

    def expr_string(self, node: Node) -> Expr:
        raw = "r" in text(node.children[0]).lower()
        parts: list[str | Show] = []
        for child in node.children[1:-1]:
            if child.type == "interpolation":
                parts.append(self.interpolation(child))
            else:
                body = (
                    text(child).replace("{{", "{").replace("}}", "}")
                    if child.type != "string_content"
                    else text(child)
                )
                parts.append(body if raw else unescape(body))
        if all(isinstance(part, str) for part in parts):
            return Text("".join(part for part in parts if isinstance(part, str)))
        return Joined(tuple(parts))

    def interpolation(self, node: Node) -> Show:
        """Return one {value:format} of an f-string."""
        value = self.expr(node.child_by_field_name("expression"))
        spec = next((c for c in node.named_children if c.type == "format_specifier"), None)
        return shown(value, text(spec))

    def expr_concatenated_string(self, node: Node) -> Expr:
        parts: list[str | Show] = []
        for value in self.exprs(node):
            parts += (
                value.parts
                if isinstance(value, Joined)
                else [value.value]
                if isinstance(value, Text)
                else []
            )
        if all(isinstance(part, str) for part in parts):
            return Text("".join(part for part in parts if isinstance(part, str)))
        return Joined(tuple(parts))

    def expr_true(self, node: Node) -> Expr:
        return Constant("true", "True")

    def expr_false(self, node: Node) -> Expr:
        return Constant("false", "False")

    def expr_none(self, node: Node) -> Expr:
        return Constant("null", "None")

    def expr_parenthesized_expression(self, node: Node) -> Expr:
        inner = [c for c in node.named_children if c.type != "comment"]
        return self.expr(inner[0] if inner else None)

    def expr_binary_operator(self, node: Node) -> Expr:
        op = text(node.child_by_field_name("operator"))
        left = self.expr(node.child_by_field_name("left"))
        right = self.expr(node.child_by_field_name("right"))
        if op == "%" and isinstance(left, Text):
            args = right.items if isinstance(right, Items) else (right,)
            return Joined(print_parts(left.value, args))
        return arithmetic(op, left, right, c_like=False)

    def expr_unary_operator(self, node: Node) -> Expr:
        operand = self.expr(node.child_by_field_name("argument"))
        op = text(node.children[0])
        if op == "-" and isinstance(operand, Number):
            return Number(f"-{operand.text}")
        return {"-": Unary("negative", operand), "~": Unary("bit_not", operand)}.get(op, operand)

    def expr_not_operator(self, node: Node) -> Expr:
        return negate(self.expr(node.child_by_field_name("argument")))

    def expr_boolean_operator(self, node: Node) -> Expr:
        left = self.expr(node.child_by_field_name("left"))
        right = self.expr(node.child_by_field_name("right"))
        word = text(node.child_by_field_name("operator"))
        return every(left, right) if word == "and" else some(left, right)

    def expr_comparison_operator(self, node: Node) -> Expr:
        values = self.exprs(node)
        words = [c for c in node.children if not c.is_named]
        ops = [" ".join(text(word).split()) for word in words]
        names = {"is": "==", "is not": "!=", "not in": "not_in", "<>": "!="}
        found = [
            compare(names.get(op, op), left, right)
            for op, left, right in zip(ops, values, values[1:], strict=False)
        ]
        joined = found[0]
        for part in found[1:]:
            joined = every(joined, part)
        return joined

    def expr_named_expression(self, node: Node) -> Expr:
        name = self.expr(node.child_by_field_name("name"))
        return Given(name, self.expr(node.child_by_field_name("value")))

    def expr_conditional_expression(self, node: Node) -> Expr:
        yes, condition, no = self.exprs(node)
        return Choice(condition, yes, no)

    def expr_lambda(self, node: Node) -> Expr:
        params = node.child_by_field_name("parameters")
        body = self.expr(node.child_by_field_name("body"))
        return Lambda(self.names(params) if params else (), body)

    def expr_subscript(self, node: Node) -> Expr:
        base = self.expr(node.child_by_field_name("value"))
        subscripts = node.children_by_field_name("subscript")
        if len(subscripts) == 1 and subscripts[0].type == "slice":
            return Slice(base, *self.slice(subscripts[0]))
        indexes = tuple(self.expr(child) for child in subscripts)
        if isinstance(base, Index):
            indexes = (*base.indexes, *indexes)
            base = base.base
        return Index(base, indexes, self.element(base, len(indexes)))

    def slice(self, node: Node) -> tuple[Expr | None, Expr | None, Expr | None]:
        """Return the start, stop and step of a slice."""
        parts: list[Expr | None] = [None, None, None]
        at = 0
        for child in node.children:
            if child.type == ":":
                at += 1
            elif child.is_named and at < 3:
                parts[at] = self.expr(child)
        return parts[0], parts[1], parts[2]

    def expr_attribute(self, node: Node) -> Expr:
        name = text(node.child_by_field_name("attribute"))
        base = self.expr(node.child_by_field_name("object"))
        return Member(base, name, self.name(name).kind)

    def expr_list(self, node: Node) -> Expr:
        return Items("list", self.exprs(node))

    def expr_tuple(self, node: Node) -> Expr:
        return Items("tuple", self.exprs(node))

    expr_expression_list = expr_pattern_list = expr_tuple_pattern = expr_tuple

    def expr_set(self, node: Node) -> Expr:
        return Items("set", self.exprs(node))

    def expr_dictionary(self, node: Node) -> Expr:
        pairs = [c for c in node.named_children if c.type == "pair"]
        values = (self.expr(c.child_by_field_name(k)) for c in pairs for k in ("key", "value"))
        return Items("dict", tuple(values))

    def expr_list_splat(self, node: Node) -> Expr:
        return Unary("spread", self.expr(node.named_children[0]))

    expr_list_splat_pattern = expr_splat_pattern = expr_list_splat

    def expr_case_pattern(self, node: Node) -> Expr:
        return self.expr(node.named_children[0]) if node.named_children else Name("_")

    def expr_list_comprehension(self, node: Node) -> Expr:
        body = node.child_by_field_name("body")
        loops, conditions = [], []
        for child in node.named_children:
            if child.type == "for_in_clause":
                source = self.expr(child.child_by_field_name("right"))
                loops.append((self.expr(child.child_by_field_name("left")), source))
            elif child.type == "if_clause":
                conditions.append(self.expr(child.named_children[0]))
        value = self.expr(body)
        if body is not None and body.type == "pair":
            value = Items("pair", self.exprs(body))
        key = node.type.split("_")[0]
        return reading(Each(key, value, tuple(loops), tuple(conditions)))

    expr_set_comprehension = expr_dictionary_comprehension = expr_list_comprehension
    expr_generator_expression = expr_list_comprehension

    def expr_keyword_argument(self, node: Node) -> Expr:
        name = self.expr(node.child_by_field_name("name"))
        return Given(name, self.expr(node.child_by_field_name("value")))

    def expr_await(self, node: Node) -> Expr:
        return self.expr(node.named_children[0])

    def call(self, node: Node) -> tuple[str, Expr | None, tuple[Expr, ...]]:
        """Return the name, the receiver (None for a module's function) and the arguments."""
        function = node.child_by_field_name("function")
        arguments = node.child_by_field_name("arguments")
        args = (
            (self.expr(arguments),)
            if arguments is not None and arguments.type == "generator_expression"
            else self.exprs(arguments)
        )
        name = text(function)
        if function is None or function.type != "attribute":
            return name, None, args
        plain = f"{name}"
        if plain in library.VALUES or plain in library.EFFECTS or plain in LINES:
            return plain, None, args
        owner = self.expr(function.child_by_field_name("object"))
        return text(function.child_by_field_name("attribute")), owner, args

    def expr_call(self, node: Node) -> Expr:
        name, owner, args = self.call(node)
        if owner is None and name in LINES:
            return Input("line", name.rsplit(".", maxsplit=1)[-1] if name != "input" else name)
        if owner is None and name in self.types:
            made = self.types[name].key == "class"
            return New(Type("named", name), args) if made else Invoke(name, args)
        if name == "format" and isinstance(owner, Text):
            return Joined(braces(owner.value, args))
        return reading(library.value(name, args, owner))


def reading(value: Expr) -> Expr:
    """Return the input that conversions of an input line read, or the value itself."""
    match value:
        case Known("to_int", (Input("line" | "word", how),)):
            return Input("int", how)
        case Known("to_real", (Input("line" | "word", how),)):
            return Input("real", how)
        case Known("stripped" | "right_stripped", (Input("line", how),)):
            return Input("line", how)
        case Known("words", (Input("line", how),)):
            return Input("words", how)
        case Known("mapped", (Name(text="int" | "float" | "str" as kind), Input("words", how))):
            return Input({"int": "ints", "float": "reals", "str": "words"}[kind], how)
        case Known("mapped", (Name(text="int"), Input("line", how))):
            return Input("digits", how)
        case Known("to_list", (Input("ints" | "reals" | "words" | "digits" as key, how),)):
            return Input(f"{key}_list" if key != "words" else key, how)
        case Known("to_list", (Input("line", how),)):
            return Input("letters", how)
        case Each(
            "list", Known("to_int" | "to_real" as kind, (one,)), ((name, Input("words", how)),)
        ) if one == name and not value.conditions:
            return Input("ints_list" if kind == "to_int" else "reals_list", how)
    return value


def shown(value: Expr, spec: str) -> Show:
    """Return a value with a Python format specification such as ":.2f"."""
    found = _SPEC.match(spec) if spec else None
    if found is None:
        return Show(value)
    zero = found["zero"] or found["fill"] == "0"
    width = found["width"]
    kind = found["kind"] or ""
    styles = {"x": "hex", "X": "HEX", "o": "octal", "b": "binary", "e": "science", "%": "percent"}
    places = found["places"] if kind in {"f", "e", "%", "g", ""} else None
    return Show(
        value,
        int(places) if places else None,
        int(width) if width else None,
        "0" if zero else "",
        found["align"] == "<",
        styles.get(kind, ""),
    )


def braces(pattern: str, args: tuple[Expr, ...]) -> tuple[str | Show, ...]:
    """Return the parts of a str.format pattern."""
    parts: list[str | Show] = []
    rest = list(args)
    for piece in re.split(r"(\{[^{}]*\})", pattern):
        if not (piece.startswith("{") and piece.endswith("}")):
            parts += [piece] if piece else []
            continue
        field, _, spec = piece[1:-1].partition(":")
        value = rest.pop(0) if rest and not field else Name(field)
        with contextlib.suppress(ValueError, IndexError):
            value = args[int(field)]
        parts.append(shown(value, f":{spec}" if spec else ""))
    return tuple(parts)


def parts_of(value: Expr) -> tuple[str | Show, ...]:
    """Return the texts and values that printing a value shows."""
    if isinstance(value, Joined):
        return value.parts
    return (value.value,) if isinstance(value, Text) else (Show(value),)
