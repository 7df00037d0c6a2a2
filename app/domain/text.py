"""What text the database can keep."""

import re

from app.domain.errors import N_, AppError

# Postgres keeps no U+0000, and half of a surrogate pair has no UTF-8.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
CANNOT_BE_KEPT = N_(
    "There is a character here that cannot be kept (U+0000 or half of a pair): is this a binary "
    "file?"
)


def is_storable(text: str) -> bool:
    """Whether every character of `text` can be kept."""
    return _UNSTORABLE.search(text) is None


def storable(*texts: str) -> None:
    """Refuse texts with a character that cannot be kept."""
    if not all(map(is_storable, texts)):
        raise AppError(CANNOT_BE_KEPT)
