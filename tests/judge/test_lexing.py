import pytest

from judge.lexing import Misfit, has_more_tokens, lex

LANGUAGES = ("c", "cpp", "java", "python")


@pytest.mark.parametrize("language", LANGUAGES)
class TestHasMoreTokens:
    def test_counts_as_the_lexer_does(self, language: str) -> None:
        text = "x = f(1, 'a')\n\n+ y\n"
        count = len(lex(language, text))
        assert has_more_tokens(language, text, count - 1)
        assert not has_more_tokens(language, text, count)

    def test_reads_no_further_than_it_must(self, language: str) -> None:
        text = 'a b c "never closed'
        with pytest.raises(Misfit):
            lex(language, text)
        assert has_more_tokens(language, text, 2)
        with pytest.raises(Misfit):
            has_more_tokens(language, text, 3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_character_is_in_a_token_or_skipped(language: str) -> None:
    text = "가\u00a0\x00@`\v\\ \u2028$\n;"
    tokens = lex(language, text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [token.text for token in tokens if token.text in "가\x00@;"] == ["가", "\x00", "@", ";"]
    assert tokens[-1].line == 2
