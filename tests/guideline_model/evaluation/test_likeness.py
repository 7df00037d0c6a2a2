import pytest

from guideline_model.evaluation.likeness import chrf, rouge_l, words


def test_words_are_syllables_names_and_numbers() -> None:
    assert words("변수 max_1을 3.5, 10으로!") == (
        *("변", "수", "max_1", "을", "3.5", "10", "으", "로"),
    )


@pytest.mark.parametrize(
    ("answer", "reference", "score"),
    [
        ("n을 출력하세요.", "n을 출력하세요.", 1.0),
        ("n 출력", "n을 출력하세요", 2 * 3 / (3 + 7)),
        ("가나다라", "라다나가", 2 * 1 / 8),
        ("Print n.", "print N", 1.0),
        ("", "n", 0.0),
        ("", ".", 1.0),
    ],
)
def test_rouge_l_is_the_f_measure_of_the_longest_common_subsequence(
    answer: str, reference: str, score: float
) -> None:
    assert rouge_l(answer, reference) == pytest.approx(score)
    assert rouge_l(reference, answer) == pytest.approx(score)


def test_chrf_needs_no_words() -> None:
    assert chrf(["n을 출력하세요."], ["n을 출력하세요."]) == pytest.approx(1.0)
    near, far = (chrf([said], ["변수 n을 출력하세요."]) for said in ("n을 출력해요.", "끝내세요."))
    assert far < near < 1
