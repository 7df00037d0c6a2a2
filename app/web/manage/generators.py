"""The input generator of a draft: uploaded, shown, deleted."""

from typing import Annotated

from fastapi import APIRouter, File, Response, UploadFile

from app.domain.errors import N_, AppError
from app.services import generators
from app.web.forms import attempt
from app.web.manage.draft import WritingDraft
from app.web.manage.special_judges import uploaded_files

router = APIRouter(prefix="/problems/{slug}/generator")


@router.post("")
def put(draft: WritingDraft, files: Annotated[list[UploadFile] | None, File()] = None) -> Response:
    """Set the input generator: a program and its headers, as files or as a zip of them."""

    def work() -> None:
        uploaded = uploaded_files(files or [])
        if not uploaded:
            raise AppError(N_("Choose the program first."))
        generators.put(draft.session, draft.user, draft.problem.id, uploaded)

    return draft.answer("generator", attempt(draft.session, "generator", work))


@router.post("/delete")
def delete(draft: WritingDraft) -> Response:
    """Delete the input generator."""
    refusal = attempt(
        draft.session,
        "generator",
        lambda: generators.remove(draft.session, draft.user, draft.problem.id),
    )
    return draft.answer("generator", refusal)
