import pytest

from guideline_model.gemma.text import clean, ended, forbidden_tokens
from segmenter import Level
from tests.guideline_model.tiny_gemma import tiny_tokenizer


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("", False),
        ("\n", False),
        ("변수 n을 선언하세요.", False),
        ("변수 n을 선언하세요.\n", True),
        ("변수 n을 선언하세요. n을 읽으세요. n을 출력하세요.", False),
        ("변수 n을 선언하세요. n을 읽으세요. n을 출력하세요. 그", True),
        ("Set x to 1.5 and y to 2.5 and z to 3. 5", False),
    ],
)
def test_a_line_ends_with_its_line_or_after_three_sentences(text: str, whole: bool) -> None:
    assert ended(text, Level.LINE) is whole
    assert not ended(text, Level.PARAGRAPH)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  변수 n을 선언하세요. \n\n", "변수 n을 선언하세요."),
        ("[self_start(1)]\n변수 n을 선언하세요.\n[self_end(1)]", "변수 n을 선언하세요."),
        ("n을 [rep_start(0)] 읽으세요.", "n을  읽으세요."),
        ('"Read n."', "Read n."),
        ("“n을 읽으세요.”", "n을 읽으세요."),
        ("가이드라인: n을 읽으세요.", "n을 읽으세요."),
        ('Print "n".', 'Print "n".'),
        ("Read n.\nAnd this.", "Read n."),
        ("[self_start(1)]", ""),
    ],
)
def test_what_is_no_guideline_is_taken_off(text: str, said: str) -> None:
    assert clean(text, Level.LINE) == said


def test_a_list_keeps_its_lines() -> None:
    assert clean("합을 구하세요.\n1. 읽으세요.\n", Level.FUNCTION) == "합을 구하세요.\n1. 읽으세요."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("합을 구하세요.\n1. 읽으세요.\n2. 더하", "합을 구하세요.\n1. 읽으세요."),
        ("합을 구하세요.\n1. 읽으세요.\n2.", "합을 구하세요.\n1. 읽으세요."),
        ("Take 3.5 of", ""),
    ],
)
def test_what_was_cut_ends_with_a_whole_sentence(text: str, said: str) -> None:
    assert clean(text, Level.FUNCTION, cut=True) == said


def test_forbidden_are_the_tokens_that_would_spell_code() -> None:
    tokenizer = tiny_tokenizer()
    forbidden = set(forbidden_tokens(tokenizer))
    for letter in "`{}":
        assert forbidden & set(tokenizer(f"a{letter}b")["input_ids"])
    assert not forbidden & set(tokenizer("변수 n을 (1) 'a' 선언하세요.")["input_ids"])
    assert f"<0x{ord('`'):02X}>" in tokenizer.convert_ids_to_tokens(sorted(forbidden))
