"""Forms that are refused without losing what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Form, UploadFile
from sqlalchemy.orm import Session

from app.domain.bundle import MAX_TOTAL_BYTES
from app.domain.errors import N_, AppError, TooLarge

Text = Annotated[str, Form()]
"""A field of a form; one that is not sent is its default, so that a page can say what it lacks."""


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A form that was refused: its name on the page, why, and what was typed."""

    form: str
    error: AppError
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def status(self) -> int:
        """The answer's HTTP status."""
        return self.error.status


def attempt(session: Session, form: str, work: Callable[[], Any], **typed: str) -> Refusal | None:
    """Do `work` in a savepoint; if the user has to mend something, undo it and say what."""
    try:
        with session.begin_nested():
            work()
    except AppError as error:
        return Refusal(form=form, error=error, typed=typed)
    return None


def old_values(refusal: Refusal | None) -> Callable[[str, str, str], str]:
    """Return what templates call for a field's value: what was typed, else the stored one."""

    def old(form: str, name: str, default: str = "") -> str:
        if refusal is None or refusal.form != form:
            return default
        return refusal.typed.get(name, default)

    return old


def read_upload(file: UploadFile | None, limit: int = MAX_TOTAL_BYTES) -> bytes:
    """Return an uploaded file's bytes, b"" where none was chosen; `limit` is in bytes."""
    if file is None or not file.filename:
        return b""
    data = file.file.read(limit + 1)
    if len(data) > limit:
        raise TooLarge(
            N_("The file is too large: at most %(total)s MiB are taken."),
            total=limit // 1024 // 1024,
        )
    return data
