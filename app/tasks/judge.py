"""The judge worker's tasks. They hold no database password: all they need is in the message."""

import logging
from dataclasses import asdict
from typing import Any

from celery import Celery
from pydantic import TypeAdapter

from app.tasks.queues import send_reply
from judge import (
    Feedback,
    Generated,
    Limits,
    Mutant,
    NotAccepted,
    Program,
    Proposal,
    RunReport,
    SpecialJudge,
    TestCase,
    UnitReport,
    UnitRequest,
    UnitWeakness,
    WeaknessRequest,
    check_unit,
    conditions,
    default_sandbox,
    explain_program,
    generate,
    is_certain,
    judge_program,
    propose,
    tidy,
    weigh,
)

log = logging.getLogger(__name__)

_REQUEST = TypeAdapter(UnitRequest)
_PROGRAM = TypeAdapter(Program)
_SPECIAL = TypeAdapter(SpecialJudge)
_UNIT_REPORT = TypeAdapter(UnitReport)
_RUN_REPORT = TypeAdapter(RunReport)
_WEAKNESS_REQUEST = TypeAdapter(WeaknessRequest)
_WEAKNESS = TypeAdapter(UnitWeakness)
_SURVIVORS = TypeAdapter(tuple[Mutant, ...])
_FEEDBACK = TypeAdapter(tuple[Feedback, ...])
_PROPOSALS = TypeAdapter(tuple[Proposal, ...])
RETRIES = 2
SEEDS = 20  # of an input generator
# of weighing a unit at one go: nobody waits for it, but students may wait for the worker
WEIGH_SECONDS = 1.5


def register(celery: Celery) -> None:
    """Add the judge queue's tasks to `celery`."""

    def unit(request: dict[str, Any], reply: dict[str, Any]) -> None:
        report = check_unit(_REQUEST.validate_python(request))
        send_reply(celery, reply, report=_UNIT_REPORT.dump_python(report, mode="json"))

    def program(*, reply: dict[str, Any], **message: Any) -> None:
        send_reply(celery, reply, report=judge_message(**message))

    def reformat(program: dict[str, Any], reply: dict[str, Any]) -> None:
        send_reply(celery, reply, report=asdict(tidy(Program(**program))))

    def weaken(request: dict[str, Any], unit: int, after: int, reply: dict[str, Any]) -> None:
        asked = _WEAKNESS_REQUEST.validate_python(request)
        try:
            found = weigh(asked, unit, after=after, seconds=WEIGH_SECONDS)
        except NotAccepted as error:
            send_reply(celery, reply, found={"refused": error.verdict})
            return
        send_reply(celery, reply, found=_WEAKNESS.dump_python(found, mode="json"))

    def inputs(
        request: dict[str, Any],
        survivors: list[dict[str, Any]],
        reply: dict[str, Any],
        generator: dict[str, Any] | None = None,
    ) -> None:
        asked = _WEAKNESS_REQUEST.validate_python(request)
        made = Generated()
        if generator:
            program = _PROGRAM.validate_python(generator)
            made = generate(program, SEEDS, sandbox=default_sandbox())
        found = propose(asked, _SURVIVORS.validate_python(survivors), inputs=made.inputs)
        rows = _PROPOSALS.dump_python(found, mode="json")
        send_reply(celery, reply, found={"inputs": rows, "fault": made.fault})

    celery.task(name="judge.unit")(_ours(celery, unit))
    celery.task(name="judge.program")(_ours(celery, program))
    celery.task(name="judge.tidy")(_ours(celery, reformat))
    celery.task(name="judge.weigh")(_ours(celery, weaken))
    celery.task(name="judge.propose")(_ours(celery, inputs))


def judge_message(
    program: dict[str, Any],
    cases: list[dict[str, Any]],
    limits: dict[str, Any],
    checker: str,
    *,
    special: dict[str, Any] | None = None,
    explain: bool = False,
) -> dict[str, Any]:
    """Judge the program of a message; return the report as JSON.

    To `explain` adds the faults behind the first case that failed: its name and feedback rows.
    `certain` is under which conditions it was judged, by language, where the same question would
    surely have this answer again.
    """
    asked = (Program(**program), tuple(TestCase(**case) for case in cases))
    bounds = Limits(**limits)
    judged_by = _SPECIAL.validate_python(special) if special else None
    report = judge_program(*asked, bounds, checker, special=judged_by)
    dumped: dict[str, Any] = _RUN_REPORT.dump_python(report, mode="json")
    if is_certain(report, bounds):
        languages = [asked[0].language, *([judged_by.program.language] if judged_by else [])]
        dumped["certain"] = {language: conditions(language) for language in languages}
    if explain:
        name, rows = explain_program(*asked, report, limits=bounds, checker=checker)
        dumped["faults"] = {"case": name, "rows": _FEEDBACK.dump_python(rows, mode="json")}
    return dumped


def _ours(celery: Celery, work: Any) -> Any:
    """Wrap a task so that our own failure is tried again, then told as ours."""

    def run(**message: Any) -> None:
        for left in reversed(range(RETRIES + 1)):
            try:
                work(**message)
            except Exception as error:
                log.exception("judging failed, %d tries left", left)
                if not left:
                    to = message["reply"]
                    failed = {"name": "app.work_failed", "ids": {"of": to}}
                    send_reply(celery, failed, error=f"{type(error).__name__}: {error}")
            else:
                return

    return run
