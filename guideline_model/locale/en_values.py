"""Puts values, types and conditions in English."""

# ruff: noqa: PLR0911, PLR0912 - one case for each kind of action or value

from collections.abc import Sequence

from guideline_model.describe.expressions import (
    Ask,
    Between,
    Binary,
    Cast,
    Char,
    Choice,
    Compare,
    Constant,
    Each,
    Every,
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
    Not,
    Number,
    Product,
    Show,
    Slice,
    Some,
    Step,
    Sum,
    Text,
    Type,
    Unary,
    Unknown,
)
from guideline_model.describe.shapes import INVERSE, beside, one_of
from guideline_model.locale import en_words as words

_COMPOUND = (Sum, Product, Binary, Choice, Invoke, Cast, Each)
_CONDITIONS = (Compare, Between, Every, Some, Not, Ask)
_COMPARE = {"<": "{0} is less than {1}", ">": "{0} is greater than {1}", "<=": "{0} is at most {1}",
            ">=": "{0} is at least {1}", "==": "{0} equals {1}", "!=": "{0} differs from {1}",
            "in": "{0} is in {1}", "not_in": "{0} is not in {1}"}  # fmt: skip
_OPPOSITE = {"<": ">=", ">": "<=", "<=": ">", ">=": "<", **INVERSE}


def listed(names: Sequence[str]) -> str:
    """Return names as one phrase: "a", "a and b", "a, b and c"."""
    names = list(names)
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def all_of(values: Sequence[Expr]) -> str:
    """Return several values as one phrase."""
    return listed([_inner(value) if len(values) > 1 else noun(value) for value in values])


def noun(expr: Expr | None) -> str:
    """Return a value as a noun phrase."""
    match expr:
        case Name(text=text) | Number(text=text) | Constant(text=text):
            return text
        case Text(value=value):
            return quoted(value)
        case Char(value=value):
            return words.CHARS.get(value) or f"'{value}'"
        case Index():
            return _element(expr)
        case Member(base=Name(text="this"), name=name):
            return f"the {name} of this object"
        case Member(base=base, name=name):
            return f"the {name} of {noun(base)}"
        case Sum():
            return _sum(expr)
        case Product(factors=factors):
            if len(factors) == 2 and factors[0] == factors[1]:
                return f"the square of {_inner(factors[0])}"
            return f"the product of {listed([_inner(factor) for factor in factors])}"
        case Binary(key=key, left=left, right=right):
            return words.BINARY[key].format(_inner(left), _inner(right))
        case Unary(key=key, operand=operand):
            return words.UNARY[key].format(noun(operand))
        case Known():
            return _known(expr)
        case Invoke():
            return _invoke(expr)
    return _collected(expr)


def _collected(expr: Expr | None) -> str:
    match expr:
        case Choice(condition=condition, yes=yes, no=no):
            return f"{noun(yes)} if {clause(condition)}, otherwise {noun(no)}"
        case Cast(type=type_, value=value):
            return f"{noun(value)} converted to {type_words(type_)}"
        case Items():
            return _items(expr)
        case Each():
            return _each(expr)
        case Lambda(params=params, value=value):
            taken = f" of {listed(params)}" if params else ""
            return (
                f"a function{taken} that returns {noun(value)}" if value else f"a function{taken}"
            )
        case Step(target=target, up=up, before=before):
            way = "increasing" if up else "decreasing"
            return f"{noun(target)} {'after' if before else 'before'} {way} it by 1"
        case Given(target=target, value=value):
            return f"{noun(target)} (set to {noun(value)})"
        case New():
            return new(expr)
        case Slice():
            return _slice(expr)
        case Joined(parts=parts):
            return f"a string made of {shown(parts)}"
        case Input(key=key, how=how):
            return f"{words.KINDS[key]} read with {how}"
        case Some(parts=(first, *rest)) if not isinstance(first, _CONDITIONS):
            return f"{noun(first)} (or {noun(rest[-1])} if that is false)"
        case Compare() | Between() | Every() | Some() | Not() | Ask():
            return f"whether {clause(expr)}"
        case Unknown(names=names) if names:
            return f"the value of an expression of {listed(names)}"
    return "the right value"


def _inner(expr: Expr) -> str:
    return f"({noun(expr)})" if isinstance(expr, _COMPOUND) else noun(expr)


def quoted(value: str) -> str:
    """Return a literal text in quotes, its blanks and line ends in words."""
    if value in words.TEXTS:
        return words.TEXTS[value]
    body = value.strip("\n").replace("\n", " ⏎ ").replace("\t", " ")
    return f"“{body}”" if '"' in body else f'"{body}"'


def _element(expr: Index) -> str:
    base, at = noun(expr.base), [noun(index) for index in expr.indexes]
    what = "character" if expr.kind == "char" else "element"
    if len(at) == 2:
        return f"the {what} of {base} at row {at[0]}, column {at[1]}"
    mapped = isinstance(expr.base, Name) and expr.base.kind == "map"
    if isinstance(expr.indexes[0], Text) or mapped:
        return f"the value of {base} for key {at[0]}"
    if expr.indexes == (Number("-1"),):
        return f"the last {what} of {base}"
    near = beside(expr.indexes[0])
    if near is not None and near[1] in {"1", "-1"}:
        where = "after" if near[1] == "1" else "before"
        return f"the {what} of {base} just {where} index {noun(near[0])}"
    return f"the {what} of {base} at index {', '.join(at)}"


def bound(expr: Expr) -> str:
    """Return a value that another is held against: a sum without its "than"."""
    near = beside(expr)
    if near is None:
        return noun(expr)
    value, by = near
    return f"{noun(value)} {'minus' if by[0] == '-' else 'plus'} {by.lstrip('-')}"


def _sum(expr: Sum) -> str:
    near = beside(expr)
    if near is not None:
        value, by = near
        return f"{by.lstrip('-')} {'less' if by[0] == '-' else 'more'} than {noun(value)}"
    plus = [_inner(part) for part in expr.plus]
    if expr.joins:
        return f"{listed(plus)} joined together"
    total = plus[0]
    if len(plus) == 2:
        number = isinstance(expr.plus[1], Number)
        total = f"{plus[0]} plus {plus[1]}" if number else f"the sum of {listed(plus)}"
    elif len(plus) > 2:
        total = f"the sum of {listed(plus)}"
    minus = [_inner(part) for part in expr.minus]
    return f"{total} minus {' minus '.join(minus)}" if minus else total


def _known(expr: Known) -> str:
    match expr:
        case Known("join", (between, Known("mapped", (Name("str"), source)))):
            whole = f"the elements of {noun(source)} as strings"
            return f"{whole} joined with {noun(between)} between them"
    args = [_inner(arg) for arg in expr.args]
    if expr.key == "range":
        first, last = ("0", args[0]) if len(args) == 1 else args[:2]
        step = f" in steps of {args[2]}" if len(args) > 2 else ""
        return f"the integers from {first} up to but not including {last}{step}"
    return words.KNOWN.get(expr.key, "the value of {0}").format(*args, *["a value"] * 3)


def _invoke(expr: Invoke) -> str:
    given = f" with {all_of(expr.args)}" if expr.args else ""
    owner = f" of {noun(expr.receiver)}" if expr.receiver is not None else ""
    return f"the result of calling the function {expr.name}{owner}{given}"


_COLLECTIONS = {"list": "list", "set": "set", "tuple": "tuple", "braces": "group of values",
                "arguments": "initial value", "pair": "pair", "dict": "dictionary",
                "dictionary": "dictionary", "generator": "series"}  # fmt: skip


def _items(expr: Items) -> str:
    what = _COLLECTIONS[expr.key]
    if not expr.items:
        return f"an empty {what}"
    if expr.key == "dict":
        pairs = zip(expr.items[::2], expr.items[1::2], strict=True)
        return f"a dictionary with {', '.join(f'{noun(k)} mapped to {noun(v)}' for k, v in pairs)}"
    if expr.key == "pair":
        return f"a pair of key {noun(expr.items[0])} and value {noun(expr.items[1])}"
    return all_of(expr.items) if expr.key == "tuple" else f"a {what} of {all_of(expr.items)}"


def _each(expr: Each) -> str:
    var, source = expr.loops[0]
    ranged = isinstance(source, Known) and source.key == "range" and len(source.args) == 1
    if ranged and isinstance(source, Known) and var == Name("_") and len(expr.loops) == 1:
        return f"a {_COLLECTIONS[expr.key]} of {noun(source.args[0])} times {noun(expr.value)}"
    loops = ", ".join(f"for each {noun(var)} of {noun(source)}" for var, source in expr.loops)
    tests = "".join(f" where {clause(test)}" for test in expr.conditions)
    return f"the {_COLLECTIONS[expr.key]} of {noun(expr.value)} {loops}{tests}"


def new(expr: New) -> str:
    """Return a new object or array."""
    if expr.sizes:
        return f"a new {type_words(expr.type)} array of size {' by '.join(map(noun, expr.sizes))}"
    given = f" made from {all_of(expr.args)}" if expr.args else ""
    return f"a new {expr.type.name} object{given}"


def _slice(expr: Slice) -> str:
    if expr.start is None and expr.stop is None:
        backwards = expr.step is not None and noun(expr.step) == "-1"
        return f"{noun(expr.base)} reversed" if backwards else f"a copy of {noun(expr.base)}"
    start = f"from index {noun(expr.start)}" if expr.start else "from the start"
    stop = f"up to but not including index {noun(expr.stop)}" if expr.stop else "to the end"
    step = f" in steps of {noun(expr.step)}" if expr.step else ""
    return f"the part of {noun(expr.base)} {start} {stop}{step}"


# conditions


def clause(expr: Expr, *, holds: bool = True) -> str:
    """Return a condition as a clause."""
    match expr:
        case Some(parts=parts) if holds and (choices := one_of(parts, "==")) is not None:
            return f"{noun(choices[0])} is one of {listed([noun(one) for one in choices[1:]])}"
        case Every(parts=parts) if holds and (choices := one_of(parts, "!=")) is not None:
            return f"{noun(choices[0])} is none of {listed([noun(one) for one in choices[1:]])}"
        case Every(parts=parts) if holds:
            return " and ".join(_grouped(part, Some) for part in parts)
        case Some(parts=parts) if holds:
            comma = "," if any(isinstance(part, Every) for part in parts) else ""
            return f"{comma} or ".join(clause(part) for part in parts)
        case Not(part=part):
            return clause(part, holds=not holds)
        case Between(value=value) if holds:
            low = "greater than" if expr.low_strict else "at least"
            high = "less than" if expr.high_strict else "at most"
            return f"{noun(value)} is {low} {noun(expr.low)} and {high} {noun(expr.high)}"
        case Compare():
            return _compared(expr, expr.op if holds else _OPPOSITE.get(expr.op, "!="))
        case Known(key="count_of", args=args):
            return clause(Ask("contains", args), holds=holds)
        case Known(key="string_order", args=args):
            return clause(Ask("other_text", args), holds=holds)
        case Ask(key=key, args=args):
            said = words.ASKS[key][0 if holds else 1]
            return said.format(*map(noun, args), all=all_of(args))
        case Every() | Some() | Between():
            return f"it is not the case that {clause(expr)}"
        case Step(target=target, up=False, before=False):
            return f"{noun(target)} is not 0, decreasing it by 1 after the check"
    if isinstance(expr, Name) and expr.kind in {"int", "real"}:
        return f"{noun(expr)} is {'not ' if holds else ''}0"
    return f"{noun(expr)} is {'true' if holds else 'false'}"


def _grouped(part: Expr, kind: type) -> str:
    return f"({clause(part)})" if isinstance(part, kind) else clause(part)


def _compared(expr: Compare, op: str) -> str:
    left, right = expr.left, expr.right
    if isinstance(left, Binary) and left.key == "remainder" and op in {"==", "!="}:
        value, by = noun(left.left), noun(left.right)
        if by == "2" and right in {Number("0"), Number("1")}:
            return f"{value} is {'even' if (op == '==') == (right == Number('0')) else 'odd'}"
        if right == Number("0"):
            return f"{value} is {'' if op == '==' else 'not '}divisible by {by}"
    if op in {"==", "!="} and isinstance(right, Number | Char | Text):
        return f"{noun(left)} is {'' if op == '==' else 'not '}{noun(right)}"
    return _COMPARE.get(op, _COMPARE["=="]).format(noun(left), bound(right))


# types


def type_words(type_: Type | None) -> str:
    """Return a type as it stands before "variable": "integer", "double"."""
    if type_ is None:
        return ""
    if type_.args and type_.key in words.CONTAINERS:
        args = [held_words(arg) for arg in type_.args]
        base = words.CONTAINERS[type_.key].format(args[0], type_.name, args[-1])
    elif type_.key == "array":
        inner, dimensions = type_, 0
        while inner.key == "array":
            inner, dimensions = inner.args[0], dimensions + 1
        base = f"{'two-dimensional ' if dimensions == 2 else ''}{type_words(inner)} array"
    else:
        base = words.TYPES.get(type_.name, type_.name)
    base += " double pointer" if type_.pointer == 2 else " pointer" if type_.pointer else ""
    base += " reference" if type_.reference else ""
    return f"constant {base}" if type_.constant else base


def held_words(type_: Type) -> str:
    """Return what a collection of the type holds: "integers", "strings"."""
    if type_.args and not type_.pointer:
        first, _, rest = type_words(type_).partition(" ")
        return f"{first}s {rest}"
    if type_.pointer:
        return f"{type_words(type_)} values"
    kind = "objects" if type_.key == "named" else "values"
    return words.HELD.get(type_.name) or f"{type_.name} {kind}"


# printed parts


def shown(parts: tuple[str | Show, ...]) -> str:
    """Return printed parts as one phrase."""
    values = [part for part in parts if isinstance(part, Show)]
    texts = {part for part in parts if isinstance(part, str)}
    regular = len(values) * 2 - 1 == len(parts) and isinstance(parts[0], Show)
    if regular and len(values) > 1 and len(texts) == 1 and texts <= {" ", "\n"}:
        how = "separated by a space" if texts == {" "} else "one per line"
        return f"{listed([show(value) for value in values])}, {how}"
    alone = len(parts) == 1
    said = [quoted(part) if isinstance(part, str) else show(part, alone=alone) for part in parts]
    return f"{listed(said)}, one after another" if len(said) > 1 else said[0]


def show(part: Show, *, alone: bool = False) -> str:
    """Return one printed value with how it is shown."""
    said = noun(part.value)
    places = f"with {part.places} decimal place{'s' if part.places != 1 else ''}"
    notes = [places] if part.places is not None else []
    if part.width:
        side = ", zero-padded" if part.pad else ", left-aligned" if part.left else ""
        notes.append(f"{part.width} wide{side}")
    styles = {"hex": "in hexadecimal", "HEX": "in upper-case hexadecimal", "octal": "in octal",
              "binary": "in binary", "science": "in scientific notation", "percent": "as a percentage",  # noqa: E501
              "each_space": "separated by spaces", "each_line": "one per line", "each": "joined"}  # fmt: skip  # noqa: E501
    notes += [styles[part.style]] if part.style in styles else []
    if part.style.startswith("each"):
        said = f"the elements of {said}"
    if part.style == "char" and isinstance(part.value, Name):
        said = f"the character {said}"
    elif part.style == "char" and isinstance(part.value, _COMPOUND):
        notes.append("as a character")
    if len(notes) == 1 and alone:
        return f"{said} {notes[0]}"
    return f"{said} ({', '.join(notes)})" if notes else said
