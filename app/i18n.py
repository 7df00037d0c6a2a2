"""Translations: gettext catalogues read straight from their .po files, English being the msgid."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.pofile import read_po

from app.domain.errors import AppError
from app.particles import agree

LOCALES = ("ko", "en")
DEFAULT_LOCALE = "ko"
_FOLDER = Path(__file__).parent / "locale"


@lru_cache
def catalogue(locale: str) -> Mapping[str, str]:
    """Return msgid -> translation of one locale; empty for English."""
    found: dict[str, str] = {}
    for path in sorted((_FOLDER / locale).glob("*.po")):
        with path.open("rb") as stream:
            messages = read_po(stream, locale=locale)
        found |= {str(m.id): str(m.string) for m in messages if m.id and m.string}
    return found


def translate(locale: str, message: str, /, **params: object) -> str:
    """Return `message` in `locale`, its %(name)s filled from `params`, particles agreeing."""
    return fill(locale, message, params) if params else _own(locale, message)


def fill(locale: str, message: str, params: Mapping[str, object]) -> str:
    """Return `message` in `locale`, filled from a mapping that may know what to do with others."""
    text = _own(locale, message)
    return (agree(text, params) if locale == "ko" else text) % params


def _own(locale: str, message: str) -> str:
    return catalogue(locale).get(message, message)


def error_text(locale: str, error: AppError) -> str:
    """Return an error's words in `locale`; parameters that are messages are translated too."""
    params = {key: _param(locale, value) for key, value in error.params.items()}
    return translate(locale, error.message, **params)


def _param(locale: str, value: object) -> object:
    if isinstance(value, AppError):
        return error_text(locale, value)
    return translate(locale, value) if isinstance(value, str) else value


def best_locale(accept_language: str) -> str:
    """Return the locale of an Accept-Language header that we have, Korean where none fits."""
    for part in accept_language.split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LOCALES:
            return code
    return DEFAULT_LOCALE
