"""Which words two texts have otherwise."""

from app.domain.word_diff import Words, compare


def test_only_the_words_that_differ_are_told() -> None:
    before, after = compare("정수 n을 읽으세요.", "정수 n을 입력받으세요.")
    assert [part.text for part in before if part.own] == ["읽으세요"]
    assert [part.text for part in after if part.own] == ["입력받으세요"]
    assert "".join(part.text for part in after) == "정수 n을 입력받으세요."


def test_equal_texts_have_nothing_of_their_own() -> None:
    assert compare("a b", "a b") == ([Words(text="a b", own=False)], [Words(text="a b", own=False)])


def test_one_may_be_empty() -> None:
    assert compare("", "a") == ([], [Words(text="a", own=True)])
