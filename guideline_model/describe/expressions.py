"""What a value or a condition is, in no language at all: extracted from trees, put in words later.

`key`s of `Known` and `Ask` are the entries of each locale's tables.
"""

from dataclasses import dataclass


class Expr:
    """Anything that has a value."""


@dataclass(frozen=True)
class Type:
    """A type: `key` is neutral ("int", "real", "list", "map", ...), `name` how the source says it.

    `args` are element types, `pointer` the number of stars.
    """

    key: str
    name: str
    args: tuple["Type", ...] = ()
    pointer: int = 0
    reference: bool = False
    constant: bool = False


@dataclass(frozen=True)
class Name(Expr):
    """A variable; `kind` is its type's key where known."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class Number(Expr):
    """A number as written."""

    text: str


@dataclass(frozen=True)
class Text(Expr):
    """A string literal, decoded."""

    value: str


@dataclass(frozen=True)
class Char(Expr):
    """A character literal, decoded."""

    value: str


@dataclass(frozen=True)
class Constant(Expr):
    """true, false, null, as the language writes it; `key` is true, false or null."""

    key: str
    text: str


@dataclass(frozen=True)
class Index(Expr):
    """An element: one index per dimension. `kind` is the element's type key where known."""

    base: Expr
    indexes: tuple[Expr, ...]
    kind: str = ""


@dataclass(frozen=True)
class Member(Expr):
    """A field of an object; `kind` is its type's key where known."""

    base: Expr
    name: str
    kind: str = ""


@dataclass(frozen=True)
class Sum(Expr):
    """Everything added less everything subtracted; `joins` when strings are joined."""

    plus: tuple[Expr, ...]
    minus: tuple[Expr, ...] = ()
    joins: bool = False


@dataclass(frozen=True)
class Product(Expr):
    """The factors multiplied."""

    factors: tuple[Expr, ...]


@dataclass(frozen=True)
class Binary(Expr):
    """Two operands; `key`: quotient, division, remainder, power, bit_and, bit_or, bit_xor, ..."""

    key: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Compare(Expr):
    """A comparison; `op` is one of == != < <= > >= in not_in."""

    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Between(Expr):
    """low <= value <= high; a strict side is marked."""

    value: Expr
    low: Expr
    high: Expr
    low_strict: bool
    high_strict: bool


@dataclass(frozen=True)
class Every(Expr):
    """All parts hold."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True)
class Some(Expr):
    """At least one part holds."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True)
class Not(Expr):
    """The part does not hold."""

    part: Expr


@dataclass(frozen=True)
class Unary(Expr):
    """One operand; `key`: negative, bit_not, address, pointee, spread."""

    key: str
    operand: Expr


@dataclass(frozen=True)
class Known(Expr):
    """A well-known function by its meaning: length, absolute, largest, to_int, ..."""

    key: str
    args: tuple[Expr, ...]


@dataclass(frozen=True)
class Ask(Expr):
    """A well-known yes-or-no function by its meaning: is_empty, is_digit, has_next, ..."""

    key: str
    args: tuple[Expr, ...]


@dataclass(frozen=True)
class Invoke(Expr):
    """A call of any other function, or of a method of `receiver`."""

    name: str
    args: tuple[Expr, ...]
    receiver: Expr | None = None
    kind: str = ""


@dataclass(frozen=True)
class Choice(Expr):
    """One of two values by a condition."""

    condition: Expr
    yes: Expr
    no: Expr


@dataclass(frozen=True)
class Cast(Expr):
    """A value converted to a type."""

    type: Type
    value: Expr


@dataclass(frozen=True)
class Items(Expr):
    """A literal collection; `key`: list, tuple, set, dict, braces. A dict holds keys and values."""

    key: str
    items: tuple[Expr, ...]


@dataclass(frozen=True)
class Each(Expr):
    """A comprehension: `value` for every element; `loops` are (variables, source)."""

    key: str
    value: Expr
    loops: tuple[tuple[Expr, Expr], ...]
    conditions: tuple[Expr, ...] = ()


@dataclass(frozen=True)
class Lambda(Expr):
    """An unnamed function; `value` is None where its body is a block."""

    params: tuple[str, ...]
    value: Expr | None


@dataclass(frozen=True)
class Step(Expr):
    """x++ and its kin used as a value; `up` tells the direction, `before` that it comes first."""

    target: Expr
    up: bool
    before: bool


@dataclass(frozen=True)
class Given(Expr):
    """An assignment used as a value."""

    target: Expr
    value: Expr


@dataclass(frozen=True)
class New(Expr):
    """A new object, or a new array of `sizes`."""

    type: Type
    args: tuple[Expr, ...] = ()
    sizes: tuple[Expr, ...] = ()


@dataclass(frozen=True)
class Slice(Expr):
    """Part of a sequence."""

    base: Expr
    start: Expr | None = None
    stop: Expr | None = None
    step: Expr | None = None


@dataclass(frozen=True)
class Show:
    """A value inside a text, with how it is shown: places after the point, width, base, ..."""

    value: Expr
    places: int | None = None
    width: int | None = None
    pad: str = ""
    left: bool = False
    style: str = ""


@dataclass(frozen=True)
class Joined(Expr):
    """A text with values in it."""

    parts: tuple[str | Show, ...]


@dataclass(frozen=True)
class Input(Expr):
    """What is read from the input: `key` int, real, text, line, char, ints, ...; `how` the call."""

    key: str
    how: str


@dataclass(frozen=True)
class Unknown(Expr):
    """Something this reader has no word for; the names in it are all it can say."""

    names: tuple[str, ...]
