"""Rule 5: is an answer built as the reference's unit is? For a unit that tests cannot judge.

Names that the unit itself declares may differ, all others may not.
"""

from dataclasses import replace

from judge.assembly import Assembly
from judge.names import resolve
from judge.statements import Statement, statements


def alike(language: str, reference: Assembly, answer: Assembly, unit: int) -> bool:
    """Tell whether both have the same statements in order and nesting in this unit.

    Where the reference does not parse, or its unit has no statement, there is nothing to compare.
    """
    wanted = _canonical(language, reference, unit)
    return not wanted or wanted == _canonical(language, answer, unit)


def _canonical(language: str, assembly: Assembly, unit: int) -> list[Statement] | None:
    """Return the unit's statements, with numbers for the names that it declares."""
    part = assembly.span(unit)
    found = statements(assembly.source, language, part)
    names = resolve(assembly.source, language)
    numbers: dict[str, str] = {}
    for binding in names.declared_in(part) if names else ():
        numbers.setdefault(binding.name, f"#{len(numbers)}")
    return found and [_renamed(row, numbers) for row in found]


def _renamed(statement: Statement, names: dict[str, str]) -> Statement:
    return replace(
        statement,
        targets=tuple(names.get(name, name) for name in statement.targets),
        reads=frozenset(names.get(name, name) for name in statement.reads),
    )
