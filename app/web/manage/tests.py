"""The tests of a draft: typed in one by one, or uploaded as a zip."""

from typing import Annotated

from fastapi import APIRouter, Depends, File, Response, UploadFile

from app.domain import bundle
from app.domain.errors import N_, AppError
from app.services import cases
from app.web.forms import Text, attempt, read_upload
from app.web.manage.draft import WritingDraft
from judge.model import TestCase

router = APIRouter(prefix="/problems/{slug}/tests")


def _typed(
    name: Text = "", given: Text = "", expected: Text = "", sample: Text = ""
) -> dict[str, str]:
    return {"name": name, "given": given, "expected": expected, "sample": sample}


Typed = Annotated[dict[str, str], Depends(_typed)]
"""A test as it was typed; `given` is its input, `expected` its output."""


def _case(typed: dict[str, str]) -> TestCase:
    return TestCase(
        name=typed["name"].strip(),
        input=_lines(typed["given"]),
        output=_lines(typed["expected"]),
        sample=bool(typed["sample"]),
    )


def _lines(typed: str) -> str:
    """Return typed text with LF line ends and one at its end, as text files have it."""
    text = typed.replace("\r\n", "\n")
    return text if not text or text.endswith("\n") else text + "\n"


@router.post("")
def add(draft: WritingDraft, typed: Typed) -> Response:
    """Add a test."""
    refusal = attempt(
        draft.session,
        "test-new",
        lambda: cases.save(draft.session, draft.user, draft.problem.id, _case(typed)),
        **typed,
    )
    return draft.answer("tests", refusal)


@router.post("/upload")
def upload(draft: WritingDraft, archive: Annotated[UploadFile | None, File()] = None) -> Response:
    """Replace all tests by those of a zip, or say everything that is wrong with it."""

    def work() -> None:
        data = read_upload(archive)
        if not data:
            raise AppError(N_("Choose a zip file first."))
        found = bundle.cases_from_zip(data)
        cases.put(draft.session, draft.user, draft.problem.id, found)

    return draft.answer("tests", attempt(draft.session, "tests-upload", work))


@router.post("/{case_id}")
def change(draft: WritingDraft, case_id: int, typed: Typed) -> Response:
    """Change one test."""
    refusal = attempt(
        draft.session,
        f"test-{case_id}",
        lambda: cases.save(
            draft.session, draft.user, draft.problem.id, _case(typed), case_id=case_id
        ),
        **typed,
    )
    return draft.answer("tests", refusal, case_id)


@router.post("/{case_id}/delete")
def delete(draft: WritingDraft, case_id: int) -> Response:
    """Delete one test."""
    refusal = attempt(
        draft.session,
        "tests",
        lambda: cases.remove(draft.session, draft.user, draft.problem.id, case_id),
    )
    return draft.answer("tests", refusal)
