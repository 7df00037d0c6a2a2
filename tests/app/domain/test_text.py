"""What text the database can keep."""

import pytest

from app.domain.errors import AppError
from app.domain.text import storable


@pytest.mark.parametrize("text", ["a\x00b", "\ud800", "x\udfff"])
def test_what_no_database_keeps_is_refused(text: str) -> None:
    with pytest.raises(AppError, match="cannot be kept"):
        storable("fine", text)


@pytest.mark.parametrize("text", ["", "한글", "😀", "\t\n\x01"])
def test_other_text_is_taken(text: str) -> None:
    storable(text)
