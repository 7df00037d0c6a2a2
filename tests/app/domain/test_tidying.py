"""What tidying says and shows: the judge's words are known, a difference is told line by line."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain import tidying
from app.domain.tidying import Row
from judge import tidying as judge_tidying

TEXTS = st.lists(st.sampled_from(["a", "b", "", "  c"]), max_size=12).map("\n".join)


def test_every_word_of_the_judge_has_a_translation() -> None:
    said = {
        judge_tidying.UNREADABLE,
        judge_tidying.TOO_SLOW,
        judge_tidying.CHANGED,
        judge_tidying.TOO_LONG,
    }
    assert said == set(tidying.REASONS)


def test_lines_far_from_a_change_are_left_out() -> None:
    before = "\n".join("abcdefghi")
    rows = tidying.rows(before, before.replace("e", "E"))
    assert [row.mark for row in rows] == ["…", " ", " ", " ", "-", "+", " ", " ", " ", "…"]
    assert rows[4:6] == [Row(mark="-", text="e", before=5), Row(mark="+", text="E", after=5)]


def test_a_missing_last_line_end_is_told() -> None:
    assert tidying.unified("a", "a\n").endswith("-a\n\\ No newline at end of file\n+a\n")


@given(TEXTS, TEXTS)
def test_rows_hold_exactly_what_differs(before: str, after: str) -> None:
    rows = tidying.rows(before, after)
    old, new = before.splitlines(), after.splitlines()
    assert all(row.text == old[row.before - 1] for row in rows if row.before)
    assert all(row.text == new[row.after - 1] for row in rows if row.after)
    taken = {row.before for row in rows if row.mark == "-"}
    given = {row.after for row in rows if row.mark == "+"}
    kept_old = [text for at, text in enumerate(old, 1) if at not in taken]
    assert kept_old == [text for at, text in enumerate(new, 1) if at not in given]


@given(TEXTS)
def test_equal_texts_have_no_difference(text: str) -> None:
    assert tidying.rows(text, text) == []
    assert tidying.unified(text, text) == ""
