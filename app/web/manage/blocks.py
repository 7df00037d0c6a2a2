"""A segmentation as a page shows it: whole lines in blocks, one block per unit."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, takewhile

from segmenter import Segmentation, Unit


@dataclass(frozen=True, kw_only=True)
class Run:
    """A part of a line; `fixed` text is given to the student."""

    text: str
    fixed: bool


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the source, numbered from 1, and the unit that has a part in it."""

    number: int
    runs: tuple[Run, ...]
    unit: int | None


@dataclass(frozen=True, kw_only=True)
class Block:
    """Lines that belong together: those of one unit, or fixed text between units."""

    unit: Unit | None
    lines: tuple[Line, ...]

    @property
    def before(self) -> str:
        """The fixed text that stands before the unit on its first line, such as `} `."""
        return _fixed(self.lines[0].runs)

    @property
    def after(self) -> str:
        """The fixed text that stands after the unit on its last line, such as ` {`."""
        return _fixed(self.lines[-1].runs[::-1])


def _fixed(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in takewhile(lambda run: run.fixed, runs)).strip()


def blocks(segmentation: Segmentation) -> list[Block]:
    """Return a segmentation's lines in blocks; no physical line holds parts of two units."""
    return [
        Block(unit=None if index is None else segmentation.units[index], lines=tuple(lines))
        for index, lines in groupby(_lines(segmentation), key=lambda line: line.unit)
    ]


def _lines(segmentation: Segmentation) -> Iterator[Line]:
    number, unit = 1, None
    runs: list[Run] = []
    for piece in segmentation.pieces():
        for position, text in enumerate(piece.text.split("\n")):
            if position:
                yield Line(number=number, runs=tuple(runs), unit=unit)
                number, runs, unit = number + 1, [], None
            if piece.unit is not None:
                unit = piece.unit
            if text:
                runs.append(Run(text=text, fixed=piece.unit is None))
    if runs:
        yield Line(number=number, runs=tuple(runs), unit=unit)


def unindented(segmentation: Segmentation, unit: Unit) -> str:
    """Return a unit's text moved left by the indentation of its first line."""
    begin = segmentation.source.rfind("\n", 0, unit.start) + 1
    before = segmentation.source[begin : unit.start]
    first, *rest = unit.text.split("\n")
    return "\n".join([first, *(line.removeprefix(before) for line in rest)])
