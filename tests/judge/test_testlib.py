import pytest

from judge import Verdict
from judge.testlib import meaning


@pytest.mark.parametrize(
    ("code", "verdict"),
    [
        (0, Verdict.AC), (1, Verdict.WA), (2, Verdict.WA), (3, None), (4, Verdict.WA),
        (5, None), (8, Verdict.WA), (62, None),
    ],
)  # fmt: skip
def test_a_code_alone(code: int, verdict: Verdict | None) -> None:
    assert meaning(code, b"some words") == (verdict, "")


@pytest.mark.parametrize("said", [b"points 1", b"points 1.0000 fine", b"a = 3\npoints 1\n"])
def test_all_points(said: bytes) -> None:
    assert meaning(7, said) == (Verdict.AC, "")


@pytest.mark.parametrize("score", ["0", "0.999999", "-1", "1.5", "100", "nan", "inf", "1,0", "all"])
def test_any_other_number_of_points(score: str) -> None:
    verdict, told = meaning(7, f"points {score} words".encode())
    assert verdict is Verdict.WA
    assert told.startswith(f"gave {score} points: ")


@pytest.mark.parametrize("said", [b"", b"1", b"no points 1", b"points"])
def test_points_that_are_not_told(said: bytes) -> None:
    assert meaning(7, said)[0] is Verdict.WA


def test_a_quoted_output_makes_no_points() -> None:
    assert meaning(7, b"points 0.2 found\npoints 1")[0] is Verdict.WA
    assert meaning(7, b"points 1\npoints 0.2 found")[0] is Verdict.WA
    assert meaning(1, b"wrong answer found\npoints 1")[0] is Verdict.WA


@pytest.mark.parametrize("code", [12, 62])
def test_partially_correct(code: int) -> None:
    verdict, told = meaning(code, b"partially correct (12) nearly")
    assert verdict is Verdict.WA
    assert "partially correct" in told


def test_words_that_do_not_fit_the_code_change_nothing() -> None:
    assert meaning(3, b"FAIL\npartially correct (12)")[0] is None
    assert meaning(0, b"ok\npartially correct (12)")[0] is Verdict.AC
