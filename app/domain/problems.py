"""What a problem's short name and statement may be."""

import re

from app.domain.errors import N_, AppError
from app.domain.text import storable

MAX_STATEMENT = 200_000
BAD_SLUG = N_("The short name (%(slug)s) may have small letters, digits and - only.")
TOO_LONG = N_("The statement is too long: at most %(count)s characters.")
_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def is_slug(text: str) -> bool:
    """Whether a problem can be called `text` in addresses."""
    return _SLUG.fullmatch(text) is not None


def slug_of(text: str) -> str:
    """Return a short name made of a text, "" where it has nothing that could be one."""
    return _NOT_SLUG.sub("-", text.lower()).strip("-")[:48].strip("-")


def check_statement(text: str) -> None:
    """Refuse a statement that is too long or cannot be kept."""
    storable(text)
    if len(text) > MAX_STATEMENT:
        raise AppError(TOO_LONG, count=MAX_STATEMENT)
