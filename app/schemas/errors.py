"""Errors as RFC 9457 describes them."""

from pydantic import BaseModel, Field


class FieldError(BaseModel):
    """What is wrong with one field of a payload."""

    detail: str
    pointer: str | None = Field(None, description="JSON Pointer into the body.")
    parameter: str | None = Field(None, description="Name of the query or path parameter.")


class ProblemDetails(BaseModel):
    """An error; `detail` is for people, in their locale, and says what to do."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    reasons: list[str] | None = Field(None, description="Every reason, where several were found.")
    errors: list[FieldError] | None = Field(None, description="What is wrong with the payload.")
