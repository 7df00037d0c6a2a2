"""The references of a draft: typed or uploaded, and at once shown as units of all levels."""

from typing import Annotated

from fastapi import APIRouter, File, Request, Response, UploadFile

from app.domain.errors import AppError
from app.services import references
from app.web.base import render
from app.web.forms import Text, attempt, read_upload
from app.web.manage.blocks import blocks
from app.web.manage.chosen import Asked
from app.web.manage.draft import WritingDraft
from app.web.manage.words import warning_words

router = APIRouter(prefix="/problems/{slug}/references")
MAX_UPLOAD = 1024 * 1024


@router.post("")
def put(
    draft: WritingDraft,
    reference_language: Text = "",
    source: Text = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Set the reference of one language; a file counts more than what stands in the editor."""

    def work() -> None:
        program = read_upload(file, MAX_UPLOAD) or source.replace("\r\n", "\n")
        references.put(draft.session, draft.user, draft.problem.id, reference_language, program)

    refusal = attempt(
        draft.session, "reference", work, source=source, reference_language=reference_language
    )
    asked = Asked(reference_language, draft.choice.level, draft.choice.locale)
    return draft.choosing(asked.of(draft.problem)).answer("reference", refusal)


@router.post("/preview")
def preview(request: Request, reference_language: Text = "", source: Text = "") -> Response:
    """Show the units of a reference that is still being typed; nothing is stored."""
    try:
        found = references.split(reference_language, source.replace("\r\n", "\n"))
    except AppError as error:
        return render(request, "_error.html", error=error)
    levels = [(row, blocks(row)) for row in found.values()]
    return render(request, "manage/_levels.html", levels=levels, warning_words=warning_words)


@router.post("/{language}/delete")
def delete(draft: WritingDraft, language: str) -> Response:
    """Delete the reference of one language with its guidelines."""
    refusal = attempt(
        draft.session,
        "reference",
        lambda: references.remove(draft.session, draft.user, draft.problem.id, language),
    )
    asked = Asked("", draft.choice.level, draft.choice.locale)
    return draft.choosing(asked.of(draft.problem)).answer("reference", refusal)
