"""Merging and splitting units; the product's invariants hold after each."""

from pathlib import Path

import pytest

from segmenter import (
    SegmentError,
    language_of,
    merge_units,
    segment,
    segment_all,
    split_unit,
)

SOURCE = "int main(void) {\n    a;\n    b;\n    for (;;) {\n        c;\n        d;\n    }\n}\n"
CASES = sorted((Path(__file__).parent / "cases").glob("*/source.*"))


def texts(index: int, level: str = "line") -> list[str]:
    merged = merge_units(segment(SOURCE, language="c", level=level), index)
    return [unit.text for unit in merged.units]


class TestMerge:
    def test_statements_join(self) -> None:
        assert texts(1)[1] == "a;\n    b;"

    def test_a_header_takes_its_first_statement(self) -> None:
        merged = merge_units(segment(SOURCE, language="c", level="line"), 3)
        assert [(str(u.tag), u.text) for u in merged.units[3:]] == [
            ("rep", "for (;;) {\n        c;"),
            ("self", "d;"),
        ]

    def test_across_a_brace_the_smallest_block_joins(self) -> None:
        segmentation = segment(SOURCE.replace("}\n}", "}\n    e;\n}"), language="c", level="line")
        merged = merge_units(segmentation, 5)
        assert merged.units[-1].text == "for (;;) {\n        c;\n        d;\n    }\n    e;"

    def test_the_last_unit_has_no_next(self) -> None:
        with pytest.raises(SegmentError, match="no next unit"):
            merge_units(segment(SOURCE, language="c", level="line"), 5)


class TestSplit:
    def test_a_paragraph_splits_at_a_line(self) -> None:
        parted = split_unit(segment(SOURCE, language="c", level="paragraph"), 1, 2)
        assert [unit.text for unit in parted.units[1:3]] == ["a;", "b;"]

    def test_a_whole_block_splits_into_header_and_body(self) -> None:
        parted = split_unit(segment(SOURCE, language="c", level="paragraph"), 2, 2)
        assert [unit.text for unit in parted.units[2:]] == ["for (;;)", "c;\n        d;"]

    @pytest.mark.parametrize(("index", "line"), [(1, 1), (1, 3), (0, 2), (9, 2)])
    def test_refuses_other_lines(self, index: int, line: int) -> None:
        with pytest.raises(SegmentError):
            split_unit(segment(SOURCE, language="c", level="paragraph"), index, line)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_merge_and_split_of_the_cases_keeps_the_source(path: Path) -> None:
    language = language_of(path.name)
    assert language is not None
    for segmentation in segment_all(path.read_bytes(), language=language).values():
        for unit in segmentation.units[:-1]:
            merged = merge_units(segmentation, unit.index)
            assert merged.source == segmentation.source
            assert len(merged.units) < len(segmentation.units)
        for unit in segmentation.units:
            for line in range(2, unit.text.count("\n") + 2):
                try:
                    parted = split_unit(segmentation, unit.index, line)
                except SegmentError:
                    continue
                assert parted.source == segmentation.source
                assert len(parted.units) > len(segmentation.units)
