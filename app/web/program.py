"""The program taking shape, cut into the blocks of a page: lines of fixed text, and units.

A unit's block also holds the fixed text before and after it on its own lines, so that a page can
show whole lines as in a source file.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.services import standing
from app.services.workspaces import WorkspacePiece
from judge import Feedback


@dataclass(frozen=True, kw_only=True)
class FixedLine:
    """One line that is given to the student."""

    text: str
    unit: None = None


@dataclass(frozen=True, kw_only=True)
class UnitBlock:
    """The lines that hold one unit; `before` and `after` are fixed text on the same lines."""

    unit: WorkspacePiece
    before: str = ""
    after: str = ""

    @property
    def state(self) -> str:
        """Say "done", "changed" (accepted, edited since), "broken" or "todo"."""
        if self.unit.broken:
            return "broken"
        if not self.unit.accepted:
            return "todo"
        return "done" if self.unit.text == self.unit.accepted_text else "changed"

    @property
    def broken(self) -> Feedback | None:
        """Why the unit needs another look, where an edit of an earlier one broke it."""
        unit = self.unit
        if not unit.broken or unit.unit is None:
            return None
        return standing.row_of(unit.broken, unit.unit)

    @property
    def indent(self) -> str:
        """The blanks that bring other lines to the unit's column."""
        return "".join(char if char == "\t" else " " for char in self.before)


Block = FixedLine | UnitBlock


def blocks(pieces: Iterable[WorkspacePiece]) -> list[Block]:
    """Return the blocks of a program in order; each piece of it is in exactly one."""
    result: list[Block] = []
    open_: UnitBlock | None = None
    line = ""
    for piece in pieces:
        if piece.unit is not None:
            if open_ is not None:
                result.append(open_)
            open_, line = UnitBlock(unit=piece, before=line), ""
            continue
        first, *others = piece.text.split("\n")
        line += first
        for other in others:
            result.append(replace(open_, after=line) if open_ else FixedLine(text=line))
            open_, line = None, other
    if open_ is not None:
        result.append(replace(open_, after=line))
    elif line:
        result.append(FixedLine(text=line))
    return result


def current_unit(units: Iterable[WorkspacePiece], first: int = 0) -> int | None:
    """Return the unit to write next: the first open one from `first` on, else from the start.

    None where every unit is accepted.
    """
    todo = [unit.unit for unit in units if unit.unit is not None and not unit.accepted]
    later = [index for index in todo if index >= first]
    return next(iter(later or todo), None)
