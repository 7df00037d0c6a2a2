import pytest
from hypothesis import given
from hypothesis import strategies as st

from guideline_model.particles import PAIRS, Word, particle


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("n", "n을"), ("m", "m을"), ("l", "l을"), ("r", "r을"), ("i", "i를"), ("j", "j를"), ("a", "a를"),  # noqa: E501
        ("k", "k를"), ("x", "x를"), ("N", "N을"), ("T", "T를"), ("sum", "sum을"), ("arr", "arr을"),
        ("max", "max를"), ("min", "min을"), ("count", "count를"), ("cnt", "cnt를"), ("temp", "temp를"),  # noqa: E501
        ("str", "str을"), ("name", "name을"), ("score", "score를"), ("total", "total을"),
        ("result", "result를"), ("value", "value를"), ("len", "len을"), ("map", "map을"),
        ("stack", "stack을"), ("string", "string을"), ("number", "number를"), ("line", "line을"),
        ("index", "index를"), ("idx", "idx를"), ("dwarf", "dwarf를"), ("add_m", "add_m을"),
        ("add_h", "add_h를"), ("is_prime", "is_prime을"), ("sumR", "sumR을"), ("diffR2", "diffR2를"),  # noqa: E501
        ("x1", "x1을"), ("y2", "y2를"), ("d3", "d3을"), ("a6", "a6을"), ("dp0", "dp0을"),
        ("3", "3을"), ("2", "2를"), ("10", "10을"), ("100", "100을"), ("1000", "1000을"),
        ("10000", "10000을"), ("0", "0을"), ("0.5", "0.5를"), ("3.14", "3.14를"), ("1000000000000", "1000000000000를"),  # noqa: E501
        ("배열", "배열을"), ("변수", "변수를"), ('"YES"', '"YES"를'), ('"*"', '"*"를'),
        ("`arr`", "`arr`을"), ("쌍(pair)", "쌍(pair)을"), ("(a와 b의 합)", "(a와 b의 합)을"),
    ],
)  # fmt: skip
def test_object_particle_agrees_with_the_sound(word: str, said: str) -> None:
    assert f"{Word(word):을}" == said


@pytest.mark.parametrize(
    ("word", "wanted", "form"),
    [
        ("n", "이", "이"), ("i", "이", "가"), ("n", "은", "은"), ("i", "은", "는"), ("m", "과", "과"),  # noqa: E501
        ("d", "과", "와"), ("n", "으로", "으로"), ("1", "으로", "로"), ("l", "으로", "로"),
        ("0", "으로", "으로"), ("i", "으로", "로"), ("total", "으로", "로"), ("Point", "이라", "라"),  # noqa: E501
    ],
)  # fmt: skip
def test_other_particles_agree(word: str, wanted: str, form: str) -> None:
    assert particle(word, wanted) == form


def test_an_empty_specification_adds_nothing() -> None:
    assert f"{Word('n')}" == "n"


@given(st.text(), st.sampled_from(sorted(PAIRS)))
def test_any_text_takes_a_particle(word: str, wanted: str) -> None:
    assert particle(word, wanted) in PAIRS[wanted]
