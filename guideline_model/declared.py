"""Which names a unit declares."""

from collections.abc import Iterator, Sequence

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
    With,
)
from guideline_model.describe.expressions import Expr, Items, Name, Unary
from segmenter import Segmentation, Unit


def declared_names(segmentation: Segmentation, unit: Unit) -> tuple[str, ...]:
    """Return the names that a unit declares (or, in Python, binds), each once, in order."""
    program = reading.read(segmentation.source, segmentation.language)
    found = reading.within(program, unit.start, unit.end)
    python = segmentation.language == "python"
    return tuple(dict.fromkeys(name for name in _names(found, python=python) if name))


def _names(outlines: Sequence[Outline], *, python: bool) -> Iterator[str]:
    for outline in outlines:
        yield from _of(outline.action, python=python)
        yield from _names(outline.body, python=python)


def _of(action: Action, *, python: bool) -> Iterator[str]:
    match action:
        case Declare(variables=variables):
            yield from (variable.name for variable in variables)
        case Define(name=name, params=params):
            yield name.removeprefix("operator").strip("()[] ")
            yield from (param.name for param in params)
        case DefineType(name=name, members=members, params=params, variables=variables):
            yield from (name, *params, *(one.name for one in (*members, *variables)))
        case CountLoop(var=var):
            yield var
        case EachLoop(names=names):
            yield from names
        case ForLoop(first=first):
            for one in first:
                yield from _of(one, python=python)
        case Catch(name=name) | Alias(name=name):
            yield name
        case With(items=items):
            yield from (name for _, name in items)
        case Assign(targets=targets) if python:
            yield from (name for target in targets for name in _bound(target))
        case Read(targets=pairs) if python:
            yield from (name for _, target in pairs for name in _bound(target))


def _bound(target: Expr) -> Iterator[str]:
    match target:
        case Name(text=text):
            yield text
        case Items(items=items):
            for item in items:
                yield from _bound(item)
        case Unary(operand=operand):
            yield from _bound(operand)
