"""The program cut into blocks of whole lines."""

from hypothesis import given
from hypothesis import strategies as st

from app.services.workspaces import WorkspacePiece
from app.web.program import Block, FixedLine, UnitBlock, blocks, current_unit


def unit(index: int, *, accepted: bool = False, text: str = "") -> WorkspacePiece:
    return WorkspacePiece(unit=index, text=text, accepted=accepted)


def fixed(text: str) -> WorkspacePiece:
    return WorkspacePiece(unit=None, text=text)


def test_a_header_stands_with_its_brace() -> None:
    assert blocks([unit(0), fixed(" {\n    "), unit(1), fixed("\n}\n")]) == [
        UnitBlock(unit=unit(0), after=" {"),
        UnitBlock(unit=unit(1), before="    "),
        FixedLine(text="}"),
    ]


def test_other_lines_of_an_else_if_begin_at_its_column() -> None:
    block = UnitBlock(unit=unit(0), before="\t} ")
    assert block.indent == "\t  "


def test_units_on_one_line_are_blocks_of_their_own() -> None:
    assert blocks([fixed("{ "), unit(0), fixed(" "), unit(1), fixed(" }")]) == [
        UnitBlock(unit=unit(0), before="{ "),
        UnitBlock(unit=unit(1), before=" ", after=" }"),
    ]


def text_of(block: Block) -> str:
    if isinstance(block, FixedLine):
        return block.text
    return f"{block.before}<{block.unit.unit}>{block.after}"


@given(st.lists(st.one_of(st.none(), st.text(alphabet="a {}\n", min_size=1, max_size=6))))
def test_nothing_is_lost(parts: list[str | None]) -> None:
    pieces = [fixed(part) if part is not None else unit(index) for index, part in enumerate(parts)]
    whole = "".join(part if part is not None else f"<{at}>" for at, part in enumerate(parts))
    shown = "".join(text_of(block) for block in blocks(pieces))
    assert shown == whole.replace("\n", "")
    assert [b.unit.unit for b in blocks(pieces) if b.unit] == [
        at for at, part in enumerate(parts) if part is None
    ]


def test_the_unit_at_hand_is_the_next_open_one() -> None:
    units = [unit(0, accepted=True), unit(1), unit(2, accepted=True), unit(3)]
    assert current_unit(units) == 1
    assert current_unit(units, 2) == 3
    assert current_unit(units[:3], 2) == 1
    assert current_unit(units[:1]) is None
