import pytest

from app.i18n import translate
from app.particles import agree


@pytest.mark.parametrize(
    ("message", "name", "agreeing"),
    [
        ("`%(name)s`을(를) 선언", "sum", "`sum`을 선언"),
        ("`%(name)s`을(를) 선언", "i", "`i`를 선언"),
        ("`%(name)s`은(는) 여기", "n", "`n`은 여기"),
        ("“%(name)s”이(가) 없", "값", "“값”이 없"),
        ("%(name)s과(와) 함께", "a", "a와 함께"),
        ("`%(name)s`(으)로", "long", "`long`으로"),
        ("`%(name)s`(이)라는", "Int", "`Int`라는"),
        ("단위 %(name)s을(를) 나눌", "2", "단위 2를 나눌"),
    ],
)
def test_a_particle_agrees_with_its_word(message: str, name: str, agreeing: str) -> None:
    assert agree(message, {"name": name}) % {"name": name} == agreeing


def test_what_a_parameter_holds_is_not_touched() -> None:
    held = {"name": "을(를)"}
    assert agree("%(name)s: 값", held) % held == "을(를): 값"


def test_english_has_none() -> None:
    assert translate("en", "%(name)s을(를)", name="n") == "n을(를)"
