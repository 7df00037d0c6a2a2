"""Why a reference's own run forbids publishing."""

from app.domain.publishing import NO_COMPILE, report_reasons
from judge.model import CompileReport, Message, RunReport
from judge.verdict import Verdict


def test_a_warning_before_the_error_is_not_the_reason() -> None:
    rows = [("warning", "unused"), ("error", "undeclared")]
    messages = tuple(Message(line=1, column=1, severity=s, text=text) for s, text in rows)
    compiled = CompileReport(ok=False, messages=messages)
    (reason,) = report_reasons("c", RunReport(verdict=Verdict.CE, cases=(), compile=compiled))
    assert (reason.message, reason.params["message"]) == (NO_COMPILE, "undeclared")
