"""The predecessor's tags beside ours: the page's table, and that each difference is as it says."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from segmenter import segment, untag
from segmenter.tags import read_tag
from tests.segmenter.predecessor import rows

PAGE = Path(__file__).parents[2] / "docs/segmenter.md"
ROW = re.compile(r"^\| ([123]), \w+ \| (.*?) \| (\d+) \| (.*?) \|$", re.MULTILINE)
OTHERS = "all others"
SAME, BROKEN, APART, TWO_UNITS = "same tags", "does not parse", "apart", "two units"
LINES, WHOLE_MAIN, BLOCKS = "line tags", "one unit", "[blockN]"
BLOCK = re.compile(r"^\[block\d+\]$", re.MULTILINE)
SIMPLE = r"((?:(?!\[).*\n)*)"  # lines that are no tags
ONE_BODY = rf"\[self_start\(1\)\]\n{SIMPLE}\[self_end\(1\)\]\n"
SIMPLE_FUNCTION = r"(\[func_start\(0\)\]\n.*\{\n)%s(?=\[func_end)"


def lines(tagged: str) -> str:
    """Return tagged text without blanks and blank lines, its tags in today's words."""
    found = [read_tag(line) or "".join(line.split()) for line in tagged.split("\n")]
    return "".join(f"{line}\n" for line in found if line)


def ours(row: dict[str, str], level: str) -> str:
    segmentation = segment(untag(row["tagged_code"]), language="c", level=level)
    return BROKEN if segmentation.warnings else lines(segmentation.tagged())


def kind(row: dict[str, str]) -> str:
    """Return how a file of the predecessor differs from ours."""
    theirs = lines(row["tagged_code"])
    if BLOCK.search(row["tagged_code"]):
        return BLOCKS
    mine = ours(row, {"1": "line", "2": "paragraph", "3": "function"}[str(row["step"])])
    if mine in (BROKEN, theirs):
        return BROKEN if mine == BROKEN else SAME
    if str(row["step"]) == "2":
        if re.sub(SIMPLE_FUNCTION % ONE_BODY, r"\1\2", theirs) == mine:
            return APART
        whole = re.sub(SIMPLE_FUNCTION % (ONE_BODY * 2), r"\1\2\3", theirs)
        return TWO_UNITS if re.sub(SIMPLE_FUNCTION % ONE_BODY, r"\1\2", whole) == mine else "?"
    if theirs == ours(row, "line"):
        return LINES
    main = re.sub(r"\[(?:self|cond|rep)_.*\n", "", mine)
    return WHOLE_MAIN if re.sub(r"\[self_.*\n", "", theirs) == main else "?"


def test_the_table_of_the_page_is_true() -> None:
    found = defaultdict(set)
    for row in rows("pairs.jsonl"):
        found[str(row["step"]), kind(row)].add(row["id"])
    table = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert len(table) == len(found)
    every = {row["id"] for row in rows("pairs.jsonl")}
    for step, words, count, files in table:
        ids = set(re.findall(r"\d{4}", files))
        if files == OTHERS:
            named = [re.findall(r"\d{4}", row[3]) for row in table if row[0] == step]
            ids = every.difference(*named)
        (what,) = [name for number, name in found if number == step and name in words]
        assert found[step, what] == ids, (step, words)
        assert int(count) == len(ids)


def test_flat_blocks_are_no_program_any_more() -> None:
    """Why `untag` does not read them: no source can come back."""
    flat = [row["tagged_code"] for row in rows("pairs.jsonl") if BLOCK.search(row["tagged_code"])]
    assert len(flat) == 13
    for text in flat:
        assert text.count("{") != text.count("}")
        assert "#include" not in text
        assert not any(read_tag(line) for line in text.split("\n"))


@pytest.mark.parametrize("step", ["1", "2", "3"])
def test_every_tag_pair_nests(step: str) -> None:
    for row in rows("pairs.jsonl"):
        tags = [read_tag(line) for line in row["tagged_code"].split("\n")]
        depth = 0
        for tag in [tag for tag in tags if tag and str(row["step"]) == step]:
            depth -= not tag.opens
            assert tag.depth == depth, row["id"]
            depth += tag.opens
        assert depth == 0
