"""Units joined to runnable source, with a map back to (unit, line, column)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from judge.fit import fit
from judge.lexing import Misfit
from judge.place import place_of
from segmenter import Piece


@dataclass(frozen=True, kw_only=True)
class Spot:
    """A place in one unit's own text; line and column count from 1, 0 is unknown."""

    unit: int
    line: int
    column: int


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where a unit stands in the source (line and column from 1, `end_column` exclusive)."""

    unit: int
    line: int
    column: int
    end_line: int
    end_column: int
    shifts: tuple[int, ...] = ()

    def spot(self, line: int, column: int) -> Spot:
        """Translate a place of the source that lies in this unit."""
        row = line - self.line
        shift = self.shifts[row] if row < len(self.shifts) else 0
        own = column - shift - (self.column - 1 if row == 0 else 0)
        return Spot(unit=self.unit, line=row + 1, column=max(1, own) if column else 0)


@dataclass(frozen=True, kw_only=True)
class Assembly:
    """Runnable source and where its units are."""

    source: str
    placed: tuple[Placed, ...]

    def span(self, unit: int) -> range:
        """Return the range of a unit in the source, in code points."""
        placed = next(row for row in self.placed if row.unit == unit)
        return range(
            self._offset(placed.line, placed.column),
            self._offset(placed.end_line, placed.end_column),
        )

    def _offset(self, line: int, column: int) -> int:
        before = self.source.split("\n")[: line - 1]
        return sum(len(row) + 1 for row in before) + column - 1

    def place(self, unit: int) -> Placed:
        """Return where a unit stands."""
        return next(placed for placed in self.placed if placed.unit == unit)

    def between(self, start: tuple[int, int], end: tuple[int, int]) -> str | None:
        """Return the source between two places (line, column); None where they are reversed."""
        if start > end:
            return None
        rows = self.source.split("\n")[start[0] - 1 : end[0]]
        rows[-1] = rows[-1][: end[1] - 1]
        rows[0] = rows[0][start[1] - 1 :]
        return "\n".join(rows)

    def locate(self, line: int, column: int = 0) -> Spot | None:
        """Return the unit's spot at a place of the source; None in fixed text.

        Without a column the first unit on the line is meant. The place just behind a unit's end
        is its own, since that is where compilers see that something is missing.
        """
        for unit in self.placed:
            if not unit.line <= line <= unit.end_line:
                continue
            after_start = line > unit.line or column >= unit.column
            before_end = line < unit.end_line or column <= unit.end_column
            if column == 0 or (after_start and before_end):
                return unit.spot(line, column)
        return None


def assemble(pieces: Sequence[Piece], texts: Mapping[int, str], *, language: str = "c") -> Assembly:
    """Join the pieces, with the units in `texts` replaced by texts fitted to their places.

    Raises ValueError, naming the unit, when a text does not fit.
    """
    source: list[str] = []
    placed: list[Placed] = []
    line, column = 1, 1
    shifts: tuple[int, ...]
    for piece in pieces:
        text, shifts = piece.text, ()
        if piece.unit is not None and piece.unit in texts:
            text, shifts = _fitted(language, pieces, piece.unit, texts[piece.unit])
        end_line = line + text.count("\n")
        end_column = len(text) - text.rfind("\n") if "\n" in text else column + len(text)
        if piece.unit is not None:
            placed.append(
                Placed(
                    unit=piece.unit,
                    line=line,
                    column=column,
                    end_line=end_line,
                    end_column=end_column,
                    shifts=shifts,
                )
            )
        source.append(text)
        line, column = end_line, end_column
    return Assembly(source="".join(source), placed=tuple(placed))


def _fitted(
    language: str, pieces: Sequence[Piece], unit: int, text: str
) -> tuple[str, tuple[int, ...]]:
    place = place_of(language, pieces, unit)
    if text.strip() == place.reference.strip():
        return place.reference, ()
    try:
        fitted = fit(place, text)
    except Misfit as misfit:
        raise ValueError(f"the text of unit {unit} does not fit its place: {misfit}") from misfit
    return fitted.text, fitted.shifts
