"""Which names a unit declares, and which of them the later program needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from guideline_model.describe import outline as reading
from guideline_model.describe.actions import (
    Action,
    Alias,
    Assign,
    Catch,
    CountLoop,
    Declare,
    Define,
    DefineType,
    EachLoop,
    ForLoop,
    Outline,
    Read,
    Variable,
    With,
)
from guideline_model.describe.expressions import Expr, Items, Name, Type, Unary
from guideline_model.describe.reader import IDENTIFIER
from segmenter import Segmentation, Unit

UNTYPED = frozenset({"auto", "void", "function", "class"})


@dataclass(frozen=True)
class Needed:
    """A declared name with the type that goes with it, where the language has one."""

    name: str
    type: Type | None = None

    @property
    def said(self) -> str:
        """The type as the code says it."""
        if self.type is None:
            return ""
        inner = self.type
        while inner.key == "array" and inner.args:
            inner = inner.args[0]
        stars = " *" if self.type.pointer else "[]" if self.type.key == "array" else ""
        return f"{inner.name}{stars}"


def declared_names(segmentation: Segmentation, unit: Unit) -> tuple[str, ...]:
    """Return the names that a unit declares (or, in Python, binds), each once, in order."""
    return tuple(one.name for one in _declared(segmentation, unit))


def needed_names(segmentation: Segmentation, unit: Unit) -> tuple[Needed, ...]:
    """Return the names that a unit declares and the program after it needs.

    What is local to a function or a block that the unit holds whole is none of them.
    """
    later = _later(segmentation.source, unit.end)
    return tuple(one for one in _visible(segmentation, unit) if one.name in later)


@lru_cache(maxsize=256)
def _later(source: str, end: int) -> frozenset[str]:
    return frozenset(IDENTIFIER.findall(source, end))


def _declared(segmentation: Segmentation, unit: Unit) -> tuple[Needed, ...]:
    return _once(_names(_outlines(segmentation, unit), segmentation.language, inside=True))


def _visible(segmentation: Segmentation, unit: Unit) -> tuple[Needed, ...]:
    return _once(_names(_outlines(segmentation, unit), segmentation.language, inside=False))


def _outlines(segmentation: Segmentation, unit: Unit) -> tuple[Outline, ...]:
    program = reading.read(segmentation.source, segmentation.language)
    return reading.within(program, unit.start, unit.end)


def _once(found: Iterator[Needed]) -> tuple[Needed, ...]:
    kept: dict[str, Needed] = {}
    for one in found:
        if one.name and (one.name not in kept or kept[one.name].type is None):
            kept[one.name] = one
    return tuple(kept.values())


def _names(outlines: Sequence[Outline], language: str, *, inside: bool) -> Iterator[Needed]:
    for outline in outlines:
        local = bool(outline.body) and not inside
        for one in _of(outline.action, python=language == "python"):
            if not (local and _is_local(one, outline.action)):
                yield one if language != "python" else replace(one, type=None)
        if inside or _shares(outline.action, language):
            yield from _names(outline.body, language, inside=inside)


def _is_local(one: Needed, action: Action) -> bool:
    """Tell whether a header's name is seen only in its body."""
    if isinstance(action, Define):
        return one.name != _function(action)
    return isinstance(action, CountLoop | ForLoop | EachLoop | Catch) and one.type is not None


def _shares(action: Action, language: str) -> bool:
    """Tell whether what is declared in a block can be seen behind it."""
    return isinstance(action, DefineType) or (
        language == "python" and not isinstance(action, Define)
    )


def _of(action: Action, *, python: bool) -> Iterator[Needed]:
    match action:
        case Declare(variables=variables):
            yield from map(_variable, variables)
        case Define(params=params, returns=returns, how=how):
            if how != "main":
                yield Needed(_function(action), _type(returns))
            yield from map(_variable, params)
        case DefineType(name=name, members=members, params=params, variables=variables):
            yield from map(Needed, (name, *params, *(one.name for one in (*members, *variables))))
        case CountLoop(var=var):
            yield Needed(var)  # a counter is a whole number without saying
        case EachLoop(names=names):
            yield from map(Needed, names)
        case ForLoop(first=first):
            for one in first:
                yield from (replace(name, type=None) for name in _of(one, python=python))
        case Catch(name=name) | Alias(name=name):
            yield Needed(name)
        case With(items=items):
            yield from (Needed(name) for _, name in items)
        case Assign(targets=targets) if python:
            yield from (name for target in targets for name in _bound(target))
        case Read(targets=pairs) if python:
            yield from (name for _, target in pairs for name in _bound(target))


def _function(action: Define) -> str:
    return action.name.removeprefix("operator").strip("()[] ")


def _variable(one: Variable) -> Needed:
    found = _type(one.type)
    for _ in one.sizes:
        found = Type("array", "", (found,)) if found else None
    return Needed(one.name, found)


def _type(type_: Type | None) -> Type | None:
    plain = type_ is not None and (type_.pointer or type_.key not in UNTYPED)
    return type_ if plain else None


def _bound(target: Expr) -> Iterator[Needed]:
    match target:
        case Name(text=text):
            yield Needed(text)
        case Items(items=items):
            for item in items:
                yield from _bound(item)
        case Unary(operand=operand):
            yield from _bound(operand)
