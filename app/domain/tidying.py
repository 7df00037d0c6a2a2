"""What tidying says to an instructor: the judge's own words as msgids, and the difference made."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff

from app.domain.errors import N_

CONTEXT = 3
REASONS = (
    N_("The formatter cannot read this program: check that it compiles."),
    N_("The formatter gave up: the program is too large or too deeply nested."),
    N_("The formatter would change more than the layout: the program stays as it is."),
    N_("The program is too long to be tidied (1 MiB)."),
)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a difference: `mark` is `+`, `-`, a blank, or `…` for lines that are left out.

    `before` and `after` are its numbers in the two texts, from 1, where it stands in them.
    """

    mark: str
    text: str = ""
    before: int | None = None
    after: int | None = None


def unified(before: str, after: str, name: str = "reference") -> str:
    """Return the difference of two texts as a unified diff, "" where there is none."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(
            before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
        )
    )


def rows(before: str, after: str) -> list[Row]:
    """Return the lines that differ, each group with its neighbours."""
    old, new = before.splitlines(), after.splitlines()
    found: list[Row] = []
    at = 0
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(CONTEXT):
        if group[0][1] > at:
            found.append(Row(mark="…"))
        for code in group:
            found.extend(_lines(old, new, code))
        at = group[-1][2]
    return found + [Row(mark="…")] * (bool(found) and at < len(old))


def _lines(old: list[str], new: list[str], code: tuple[str, int, int, int, int]) -> Iterator[Row]:
    kind, from_old, to_old, from_new, to_new = code
    if kind == "equal":
        for offset, text in enumerate(old[from_old:to_old]):
            yield Row(
                mark=" ", text=text, before=from_old + offset + 1, after=from_new + offset + 1
            )
        return
    for at in range(from_old, to_old):
        yield Row(mark="-", text=old[at], before=at + 1)
    for at in range(from_new, to_new):
        yield Row(mark="+", text=new[at], after=at + 1)
