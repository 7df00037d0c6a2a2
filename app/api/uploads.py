"""Programs that come with their headers, as a zip or as JSON."""

from typing import TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from app.domain import bundle
from app.schemas.special_judges import FilesIn

_Given = TypeVar("_Given", bound=FilesIn)


def read_files(
    request: Request, body: bytes, model: type[_Given]
) -> tuple[dict[str, bytes], _Given | None]:
    """Return the files of a body by name, and the JSON `model` that they came in (None: a zip)."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind in ("application/zip", "application/x-zip-compressed"):
        return bundle.read_zip(body), None
    if kind != "application/json":
        raise HTTPException(415)
    try:
        given = model.model_validate_json(body)
    except ValidationError as error:
        rows = error.errors(include_url=False, include_context=False, include_input=False)
        raise RequestValidationError(
            [{**row, "loc": ("body", *row["loc"])} for row in rows]
        ) from error
    return {name: text.encode() for name, text in given.files.items()}, given
