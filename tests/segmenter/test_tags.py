"""Tag lines: printing, reading, the older dialect, lines that only look like tags."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmenter import Tag, untag
from segmenter.tags import TagLine, insert_tags, read_tag

LINES = ["[self_start(1)]", "  [func_def_end(0)] ", "\\[rep_start(2)]", "\\\\[rep_start(2)]"]
LINES += ["x;", "", "[rep_start]", "\t\\[cond_end(10)]", "a [self_end(1)]", "\\"]
lines = st.sampled_from(LINES)


class TestUntag:
    def test_takes_out_the_older_dialect(self) -> None:
        text = "[main_def_start(0)]\nint main() {\n  [self_start(1)]\nx;\n[struct_def_end(1)]\n}"
        assert untag(text) == "int main() {\nx;\n}"

    @pytest.mark.parametrize("source", ["", "x", "x\n", "x\n\n", "\n"])
    def test_keeps_the_end_of_the_file(self, source: str) -> None:
        tags = [(0, TagLine(Tag.SELF, True, 0)), (1, TagLine(Tag.SELF, False, 0))]
        assert untag(insert_tags(source, tags)) == source

    @given(st.lists(lines).map("\n".join), st.integers(0, 3))
    def test_gives_any_source_back(self, source: str, row: int) -> None:
        assert untag(insert_tags(source, [(row, TagLine(Tag.REP, True, 0))])) == source


class TestReadTag:
    def test_reads_a_tag(self) -> None:
        assert read_tag("[cond_end(12)]") == TagLine(Tag.COND, False, 12)

    @pytest.mark.parametrize(
        ("name", "tag"),
        [("func_def", Tag.FUNC), ("main_def", Tag.FUNC), ("struct_def", Tag.CLASS)],
    )
    def test_reads_the_older_names(self, name: str, tag: Tag) -> None:
        assert read_tag(f" [{name}_start(0)]") == TagLine(tag, True, 0)

    @pytest.mark.parametrize("line", ["x[self_end(1)]", "[self_end(1)] x", "[selfend(1)]", "[]"])
    def test_leaves_source_alone(self, line: str) -> None:
        assert read_tag(line) is None
