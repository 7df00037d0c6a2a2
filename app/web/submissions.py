"""Submitting a whole program, and what became of it."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Request, Response, UploadFile

from app.domain.errors import N_, AppError
from app.domain.failures import words
from app.domain.rejudging import REASONS
from app.requests import Reading, Writing
from app.services import judgings, revisions, submissions
from app.web.base import ReadingUser, WritingUser, failed_form, locale_of, redirect, render
from app.web.feedback import told_messages
from app.web.forms import read_upload
from app.web.problems import problem_context
from judge.verdict import Verdict

router = APIRouter()


@router.get("/problems/{slug}/submit")
def form(
    request: Request, session: Reading, user: ReadingUser, slug: str, language: str = ""
) -> Response:
    """Ask for a whole program."""
    context = problem_context(request, session, user, slug)
    return render(request, "submissions/new.html", **context, language=language, source="")


@router.post("/problems/{slug}/submit")
def submit(
    request: Request,
    session: Writing,
    user: WritingUser,
    slug: str,
    *,
    language: Annotated[str, Form()] = "",
    source: Annotated[str, Form()] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Response:
    """Submit a program that was typed or chosen as a file; refused, it is still there."""
    try:
        text = _uploaded(file) or source
        submission = submissions.create(session, user, slug, language=language, source=text)
    except AppError as error:
        context = problem_context(request, session, user, slug)
        return failed_form(
            request, "submissions/new.html", error, **context, language=language, source=source
        )
    return redirect(f"/submissions/{submission.id}")


@router.get("/submissions/{submission_id}")
def show(request: Request, session: Reading, user: ReadingUser, submission_id: int) -> Response:
    """Show a submission: verdict, cases, the compiler's words and the source."""
    return render(request, "submissions/show.html", **_shown(request, session, user, submission_id))


@router.get("/submissions/{submission_id}/report")
def report(request: Request, session: Reading, user: ReadingUser, submission_id: int) -> Response:
    """Return the part of the page that changes when the judge has answered."""
    context = _shown(request, session, user, submission_id)
    return render(request, "submissions/_report.html", **context)


def _shown(
    request: Request, session: Reading, user: ReadingUser, submission_id: int
) -> dict[str, Any]:
    submission = submissions.get(session, user, submission_id)
    locale = locale_of(request)
    document = revisions.read(submission.revision)
    said = submission.compile["messages"] if submission.compile else []
    return {
        "submission": submission,
        "history": judgings.history(session, submission),
        "reasons": REASONS,
        # warnings help only where something is wrong
        "messages": [] if submission.verdict == Verdict.AC else told_messages(said, locale),
        "problem": submission.revision.problem,
        "statement": document.statement(locale),
        "failure": words(submission.error) if submission.error else None,
    }


def _uploaded(file: UploadFile | None) -> str:
    data = read_upload(file, submissions.MAX_SOURCE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            return data.decode("cp949")
        except UnicodeDecodeError:
            raise AppError(
                N_("The file is not text: choose a source file in UTF-8 or CP949.")
            ) from None
