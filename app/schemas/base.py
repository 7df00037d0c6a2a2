"""What all payloads share: no unknown fields, no silent conversion, no text that cannot be kept."""

from typing import Annotated, Literal

from fastapi import Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

# What an INTEGER column of Postgres holds; a larger id cannot exist.
from app.domain.text import is_storable

MAX_ID = 2**31 - 1

LevelName = Literal["line", "paragraph", "function"]
LocaleName = Literal["ko", "en"]

Id = Annotated[int, Path(ge=0, le=MAX_ID)]
Index = Annotated[int, Path(ge=0, le=MAX_ID)]
GuidelineLocale = Annotated[LocaleName, Query(description="The locale of the guidelines.")]
Wait = Annotated[float, Query(ge=0, le=60, description="Wait up to so many seconds for the end.")]


def _storable(text: str) -> str:
    if not is_storable(text):
        raise ValueError("a text may not contain U+0000 or half of a surrogate pair")
    return text


Text = Annotated[str, AfterValidator(_storable)]
"""Any text that a database can keep."""
Title = Annotated[Text, Field(min_length=1, max_length=200)]
Key = Annotated[int, Field(ge=0, le=MAX_ID)]
"""The id of a row, in a body."""


class Payload(BaseModel):
    """A body that a client sends."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)
