"""What a piece of program does, in no language at all. A locale puts each action in words."""

from dataclasses import dataclass, field

from guideline_model.describe.expressions import Expr, Show, Type


class Action:
    """Anything that a statement or a header does."""


@dataclass(frozen=True)
class Variable:
    """A declared name with its type, array sizes and first value."""

    name: str
    type: Type | None = None
    sizes: tuple[Expr | None, ...] = ()
    value: Expr | None = None


@dataclass(frozen=True)
class Declare(Action):
    """Variables come into being; `place` is "" or "field"; `static` and `constant` as declared."""

    variables: tuple[Variable, ...]
    place: str = ""
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Assign(Action):
    """Targets get the value."""

    targets: tuple[Expr, ...]
    value: Expr
    new: bool = False


@dataclass(frozen=True)
class Update(Action):
    """A target changes by a value; `op` one of + - * / // % ** & | ^ << >>, `joins` for strings."""

    target: Expr
    op: str
    value: Expr
    joins: bool = False


@dataclass(frozen=True)
class Swap(Action):
    """Two places exchange their values, over `through` where a third is used.

    `type` is the third's where it is declared for this.
    """

    left: Expr
    right: Expr
    through: str = ""
    type: Type | None = None


@dataclass(frozen=True)
class Read(Action):
    """Input goes to the targets: (kind key, target) pairs; `how` is the function or stream.

    `text` is what is read in the place of the input.
    """

    how: str
    targets: tuple[tuple[str, Expr], ...]
    limit: Expr | None = None
    text: Expr | None = None


@dataclass(frozen=True)
class Print(Action):
    """Parts are printed in order; a text part is literal; `how` is the function or stream."""

    how: str
    parts: tuple[str | Show, ...]


@dataclass(frozen=True)
class Do(Action):
    """A well-known effect by its meaning: append, sort, clear, ... with what it works on."""

    key: str
    args: tuple[Expr, ...]


@dataclass(frozen=True)
class CallOnly(Action):
    """A call for its effect."""

    call: Expr


@dataclass(frozen=True)
class CountLoop(Action):
    """A loop that counts `var`; `stop` is included or not; `step` is signed."""

    var: str
    start: Expr
    stop: Expr
    included: bool
    step: Expr
    down: bool
    type: Type | None = None
    how: str = "for"


@dataclass(frozen=True)
class ForLoop(Action):
    """Any other three-part loop."""

    first: tuple[Action, ...]
    condition: Expr | None
    then: tuple[Action, ...]


@dataclass(frozen=True)
class WhileLoop(Action):
    """A loop on a condition; None is for ever. `how` is while, or do for a do-while's end."""

    condition: Expr | None
    how: str = "while"


@dataclass(frozen=True)
class DoLoop(Action):
    """The head of a do-while loop; its condition stands at its end."""


@dataclass(frozen=True)
class EachLoop(Action):
    """A loop over the elements of a collection; `key` is each or numbered."""

    names: tuple[str, ...]
    source: Expr
    type: Type | None = None
    reference: bool = False


@dataclass(frozen=True)
class Branch(Action):
    """`how`: if, elif or else (which has no condition)."""

    how: str
    condition: Expr | None = None


@dataclass(frozen=True)
class Switch(Action):
    """Cases by a value."""

    value: Expr
    how: str = "switch"


@dataclass(frozen=True)
class Case(Action):
    """One case; no values is the default."""

    values: tuple[Expr, ...] = ()
    guard: Expr | None = None
    binds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Return(Action):
    """A function ends; `main` is the entry point."""

    value: Expr | None = None
    main: bool = False
    base: bool = False


@dataclass(frozen=True)
class Plain(Action):
    """A bare word: break, continue, pass, block, try, finally, else_loop; or one with names."""

    key: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catch(Action):
    """Errors of `types` are handled, as `name`."""

    types: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Throw(Action):
    """An error is raised."""

    value: Expr | None = None


@dataclass(frozen=True)
class With(Action):
    """Resources are used: (value, name)."""

    items: tuple[tuple[Expr, str], ...]


@dataclass(frozen=True)
class Check(Action):
    """An assertion."""

    condition: Expr


@dataclass(frozen=True)
class Define(Action):
    """A function: `how` is function, method, constructor, main, prototype or operator."""

    how: str
    name: str
    params: tuple[Variable, ...] = ()
    returns: Type | None = None
    modifiers: tuple[str, ...] = ()
    inits: tuple[Variable, ...] = ()
    recursive: bool = False


@dataclass(frozen=True)
class DefineType(Action):
    """A struct, class, union, enum, interface or record; `members` are an enum's names."""

    how: str
    name: str
    bases: tuple[str, ...] = ()
    members: tuple[Variable, ...] = ()
    params: tuple[str, ...] = ()
    variables: tuple[Variable, ...] = ()


@dataclass(frozen=True)
class Alias(Action):
    """A new name for a type, or a macro with its value."""

    key: str
    name: str
    type: Type | None = None
    value: str = ""


@dataclass(frozen=True)
class Unclear(Action):
    """A piece without a word of its own, or a broken one: the names in it are all that is known."""

    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """An action at its place: `head` is the code point range of its own text, `body` what is in it.

    For a simple statement the head is the whole statement.
    """

    action: Action
    head: tuple[int, int]
    body: tuple["Outline", ...] = field(default=())
