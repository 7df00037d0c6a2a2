"""The special judge of a draft: uploaded, shown with how it fared, deleted."""

from typing import Annotated

from fastapi import APIRouter, File, Response, UploadFile

from app.domain import bundle
from app.domain.errors import N_, AppError
from app.domain.special_judges import MAX_BYTES
from app.services import special_judges
from app.web.forms import Text, attempt, read_upload
from app.web.manage.draft import WritingDraft

router = APIRouter(prefix="/problems/{slug}/special-judge")


@router.post("")
def put(
    draft: WritingDraft,
    convention: Text = "testlib",
    files: Annotated[list[UploadFile] | None, File()] = None,
) -> Response:
    """Set the special judge: a program and its headers, as files or as a zip of them."""

    def work() -> None:
        uploaded = uploaded_files(files or [])
        if not uploaded:
            raise AppError(N_("Choose the program first."))
        special_judges.put(draft.session, draft.user, draft.problem.id, uploaded, convention)

    refusal = attempt(draft.session, "special-judge", work, convention=convention)
    return draft.answer("special-judge", refusal)


@router.post("/delete")
def delete(draft: WritingDraft) -> Response:
    """Delete the special judge."""
    refusal = attempt(
        draft.session,
        "special-judge",
        lambda: special_judges.remove(draft.session, draft.user, draft.problem.id),
    )
    return draft.answer("special-judge", refusal)


def uploaded_files(uploads: list[UploadFile]) -> dict[str, bytes]:
    """Return the files of an upload by name; those of a zip for the zip."""
    found: dict[str, bytes] = {}
    for upload in uploads:
        data = read_upload(upload, MAX_BYTES)
        if data and (upload.filename or "").lower().endswith(".zip"):
            found |= bundle.read_zip(data)
        elif data:
            found[upload.filename or ""] = data
    return found
