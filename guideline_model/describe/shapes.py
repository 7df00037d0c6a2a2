"""Builds expressions in their plainest shape, so that locales see meaning rather than operators."""

# ruff: noqa: PLR0911 - one case for each kind of value

from guideline_model.describe.expressions import (
    Ask,
    Between,
    Binary,
    Char,
    Compare,
    Constant,
    Every,
    Expr,
    Index,
    Invoke,
    Items,
    Joined,
    Known,
    Member,
    Name,
    Not,
    Number,
    Product,
    Some,
    Sum,
    Text,
    Unary,
)

FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "==", "!=": "!="}
INVERSE = {"==": "!=", "!=": "==", "in": "not_in", "not_in": "in"}
WHOLE = {"int", "char", "long"}
_LETTER = {
    "**": "power", "&": "bit_and", "|": "bit_or", "^": "bit_xor", "<<": "shift_left",
    ">>": "shift_right", "%": "remainder", "//": "quotient", "/": "division",
    ">>>": "shift_right", "@": "product",
}  # fmt: skip
_LITERAL = (Number, Char, Text, Constant)


def kind_of(expr: Expr) -> str:
    """Return what kind of value this is (int, real, char, string, bool), or "" when unknown."""
    match expr:
        case Name(kind=kind) | Index(kind=kind) | Member(kind=kind) | Invoke(kind=kind):
            return kind
        case Number(text=text):
            hexadecimal = text.lower().startswith("0x")
            return "real" if not hexadecimal and set(text.lower()) & set(".ef") else "int"
        case Char():
            return "char"
        case Text() | Joined() | Sum(joins=True):
            return "string"
        case Sum(plus=parts) | Product(factors=parts):
            return _together([kind_of(part) for part in parts])
        case Binary(key="quotient" | "remainder"):
            return "int"
        case Binary(left=left, right=right):
            return _together([kind_of(left), kind_of(right)])
        case Unary(key="negative", operand=part):
            return kind_of(part)
        case Known(key="length" | "to_int" | "string_order" | "absolute" | "index_of"):
            return "int"
        case Known(
            key="to_string" | "join" | "repeated_text" | "upper" | "lower" | "reversed_text"
        ):
            return "string"
        case Known(key="root" | "to_real"):
            return "real"
    return ""


def _together(kinds: list[str]) -> str:
    if "real" in kinds:
        return "real"
    return "int" if kinds and all(kind in WHOLE for kind in kinds) else ""


def arithmetic(op: str, left: Expr, right: Expr, *, c_like: bool) -> Expr:
    """Return `left op right` for an arithmetic or bit operator."""
    if op == "+":
        return _add(left, right)
    if op == "-":
        plain = isinstance(left, Sum) and not left.joins
        if plain and isinstance(left, Sum):
            return Sum(left.plus, (*left.minus, right))
        return Sum((left,), (right,))
    if op == "*":
        for one, other in ((left, right), (right, left)):
            if isinstance(one, Items) and one.key == "list" and len(one.items) == 1:
                return Known("filled", (other, one.items[0]))
            if not c_like and kind_of(one) == "string":
                return Known("repeated_text", (one, other))
        factors = left.factors if isinstance(left, Product) else (left,)
        return Product((*factors, right))
    if op == "/" and c_like and {kind_of(left), kind_of(right)} <= WHOLE:
        return Binary("quotient", left, right)
    return Binary(_LETTER.get(op, "unknown"), left, right)


def _add(left: Expr, right: Expr) -> Expr:
    joins = "string" in (kind_of(left), kind_of(right))
    if isinstance(left, Sum) and not left.minus and left.joins in (joins, False):
        return Sum((*left.plus, right), (), joins)
    if isinstance(left, Sum) and not joins and not left.joins:
        return Sum((*left.plus, right), left.minus)
    return Sum((left, right), (), joins)


def compare(op: str, left: Expr, right: Expr) -> Expr:
    """Return a comparison with the literal on the right; reads that are compared become asks."""
    if isinstance(left, _LITERAL) and not isinstance(right, _LITERAL) and op in FLIPPED:
        left, right, op = right, left, FLIPPED[op]
    if isinstance(left, Ask) and left.key == "reads":
        ok = (op in {"==", ">=", ">"}) != (right in {Name("EOF"), Number("0"), Number("-1")})
        ok = ok or op == ">"
        return left if ok else Not(left)
    if isinstance(left, Known) and left.key == "string_order" and right == Number("0"):
        pair = left.args
        return Ask(_ORDER[op], pair) if op in _ORDER else Compare(op, *pair)
    return Compare(op, left, right)


_ORDER = {">": "comes_after", "<": "comes_before", "==": "same_text", "!=": "other_text",
          ">=": "not_before", "<=": "not_after"}  # fmt: skip


def negate(part: Expr) -> Expr:
    """Return the opposite of a condition."""
    if isinstance(part, Not):
        return part.part
    if isinstance(part, Known) and part.key == "string_order":
        return Ask("same_text", part.args)
    if isinstance(part, Compare) and part.op in INVERSE:
        return Compare(INVERSE[part.op], part.left, part.right)
    return Not(part)


def every(left: Expr, right: Expr) -> Expr:
    """Return `left and right`, with a lower and an upper bound on one value joined."""
    parts = [*(left.parts if isinstance(left, Every) else (left,))]
    parts += [*(right.parts if isinstance(right, Every) else (right,))]
    joined: list[Expr] = []
    for part in parts:
        bounds = _bounds(joined[-1], part) if joined else None
        if bounds:
            joined[-1] = bounds
        else:
            joined.append(part)
    return joined[0] if len(joined) == 1 else Every(tuple(joined))


def some(left: Expr, right: Expr) -> Expr:
    """Return `left or right`."""
    parts = left.parts if isinstance(left, Some) else (left,)
    return Some((*parts, *(right.parts if isinstance(right, Some) else (right,))))


def _bounds(first: Expr, second: Expr) -> Between | None:
    if not (isinstance(first, Compare) and isinstance(second, Compare)):
        return None
    if first.op[0] not in "<>" or second.op[0] not in "<>":
        return None
    for one in (first, Compare(FLIPPED[first.op], first.right, first.left)):
        for two in (second, Compare(FLIPPED[second.op], second.right, second.left)):
            if one.left == two.left and one.op[0] == ">" and two.op[0] == "<":
                return Between(one.left, one.right, two.right, one.op == ">", two.op == "<")
            if one.left == two.left and one.op[0] == "<" and two.op[0] == ">":
                return Between(one.left, two.right, one.right, two.op == ">", one.op == "<")
    return None


def beside(value: Expr) -> tuple[Expr, str] | None:
    """Return the value and the whole number that a sum is apart from it: i + 1 is (i, "1")."""
    match value:
        case Sum(plus=(one, Number(text=by)), minus=(), joins=False) if by.isdecimal():
            return (one, by) if isinstance(one, Name | Index | Member | Known) else None
        case Sum(plus=(one,), minus=(Number(text=by),)) if by.isdecimal():
            return (one, f"-{by}") if isinstance(one, Name | Index | Member | Known) else None
    return None


def one_of(parts: tuple[Expr, ...], op: str) -> tuple[Expr, ...] | None:
    """Return a value and the three or more literals that it is compared to, None otherwise."""
    tests = [part for part in parts if isinstance(part, Compare) and part.op == op]
    if len(tests) < max(3, len(parts)) or len({test.left for test in tests}) > 1:
        return None
    plain = all(isinstance(test.right, Number | Char | Text) for test in tests)
    return (tests[0].left, *(test.right for test in tests)) if plain else None
