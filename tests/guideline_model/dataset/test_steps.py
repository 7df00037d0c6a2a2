from guideline_model.dataset.steps import verified, without_doubles
from tests.guideline_model.dataset.examples import C, example


def test_what_fails_a_check_is_left_out_with_the_check_s_name() -> None:
    good = example()
    bad = example(index=2, guideline='scanf("%d", &n)을 쓰세요.')
    empty = example(index=3, guideline="")
    found = verified([good, bad, empty])
    assert found.examples == (good,)
    assert [one.reason for one in found.dropped] == ["fails no_statement", "fails not_empty"]
    assert "unit 2" in found.dropped[0].origin
    assert bad.guideline in found.dropped[0].detail


def test_the_same_unit_and_guideline_is_kept_once() -> None:
    first = example()
    spaced = example(origin="b", source=C.replace("int n;", "int  n ;"))
    found = without_doubles([first, spaced], 0.8)
    assert found.examples == (first,)
    assert [(one.origin, one.reason) for one in found.dropped] == [("b unit 1", "duplicate")]


def test_nearly_the_same_is_kept_once() -> None:
    long = "정수형 변수 n을 하나 만들고, 그 안에 사용자가 넣은 값을 담을 수 있도록 미리 선언하세요"
    first, second = example(guideline=f"{long}."), example(origin="b", guideline=f"{long}!")
    found = without_doubles([first, second], 0.7)
    assert found.examples == (first,)
    assert [one.reason for one in found.dropped] == ["near-duplicate"]


def test_another_guideline_level_locale_or_unit_is_no_double() -> None:
    kept = [
        example(),
        example(guideline="값을 담을 정수 n을 만드세요."),
        example(locale="en"),
        example(level="paragraph", index=0),
        example(index=2),
    ]
    assert without_doubles(kept, 0.8).examples == tuple(kept)
