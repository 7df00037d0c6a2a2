"""Submissions: one try at the whole program."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from app.domain.failures import words
from app.i18n import error_text
from app.models import Submission
from app.schemas.attempts import FeedbackOut, MessageOut, feedback_out, message_out
from app.schemas.base import Payload, Text
from app.telling import case_text


class SubmissionIn(Payload):
    """A whole program."""

    language: Text
    source: Text


class CaseResult(BaseModel):
    """One test's outcome; a hidden test is called by its number, and its message is empty.

    `message` is in English, or in a special judge's own words; `text` is the same in the language
    of the account, made from `code` and `params` where the words are the judge's.
    """

    name: str
    verdict: str
    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    message: str
    text: str
    code: str | None
    params: dict[str, str]
    faults: list[FeedbackOut] = Field(
        description="What went wrong in the first test that failed, with the program's own line."
    )


class CompileOut(BaseModel):
    """How compiling went."""

    ok: bool
    messages: list[MessageOut]


class SubmissionOut(BaseModel):
    """A submission; `verdict`, `cases` and `compile` come when `state` is done."""

    id: int
    state: str
    verdict: str | None
    problem_id: int
    language: str
    cases: list[CaseResult]
    compile: CompileOut | None
    source: str
    error: str = Field(description="Why it failed or waits: never the student's fault.")
    created_at: datetime


def of_submission(submission: Submission, locale: str) -> SubmissionOut:
    """Return a submission as JSON, its error in `locale`."""
    compiled = submission.compile
    return SubmissionOut(
        id=submission.id,
        state=submission.state,
        verdict=submission.verdict,
        problem_id=submission.revision.problem_id,
        language=submission.language,
        cases=[_case(case, locale) for case in submission.cases],
        compile=_compiled(compiled, locale) if compiled else None,
        source=submission.source,
        error=error_text(locale, words(submission.error)) if submission.error else "",
        created_at=submission.created_at,
    )


def _compiled(report: dict[str, Any], locale: str) -> CompileOut:
    rows = [message_out(row, locale) for row in report["messages"]]
    return CompileOut(ok=report["ok"], messages=rows)


def _case(row: dict[str, Any], locale: str) -> CaseResult:
    remark = row.get("remark") or {"code": None, "params": {}}
    faults = [feedback_out(fault, locale) for fault in row.get("faults", ())]
    told = {"text": case_text(locale, row), "faults": faults}
    return CaseResult.model_validate({**row, **remark, **told})
