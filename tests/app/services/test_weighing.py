"""Weak units: found in steps by the judge workers, stored by what they were found of."""

from typing import Any

import pytest
from pydantic import TypeAdapter

from app.db import Database
from app.domain import generators
from app.domain.access import Role
from app.domain.errors import AppError, Forbidden, NotFound
from app.jobs import Outgoing
from app.models import Job, JobState, Problem, User, Weakness
from app.services import (
    attempts,
    cases,
    publishing,
    references,
    sweeping,
    weakness,
    weighing,
    workspaces,
)
from app.services import generators as generators_of
from judge import Generated, Mutant, TestCase, default_sandbox, generate, propose, weigh
from tests import factories

GUARDED = factories.ADD_C.replace(
    "\n\n    printf", "\n    if (a > 99)\n        a = 99;\n    printf"
)
GUARD = 3
PLACE = ("c", "line")


def answer(message: Outgoing, *, real: bool = False) -> Any:
    """Return what a judge worker answers to a step; made up, the guard alone is weak."""
    request = weakness.REQUEST.validate_python(message.payload["request"])
    if message.name == "judge.propose":
        asked = message.payload["survivors"]
        if real:
            survivors = TypeAdapter(tuple[Mutant, ...]).validate_python(asked)
            made = Generated()
            if program := generators.load(message.payload["generator"] or {}):
                made = generate(program, 4, sandbox=default_sandbox())
            found = propose(request, survivors, inputs=made.inputs)
            rows = weakness.INPUTS.dump_python(found, mode="json")
            return {"inputs": rows, "fault": made.fault}
        return [{"input": "100 1\n", "output": "100\n", "kills": asked}]  # as older workers do
    unit = message.payload["unit"]
    if real:
        return weakness.UNIT.dump_python(weigh(request, unit), mode="json")
    strong = {"left": 0, "unit": unit, "tried": 2, "same": 0, "weak": False, "survivors": []}
    return weak_unit() if unit == GUARD else strong


def weak_unit() -> dict[str, Any]:
    mutant = {"kind": "never", "unit": GUARD, "start": 4, "end": 10, "text": "0"}
    survivor = {"kind": "never", "line": 1, "before": "if (a > 99)", "after": "if (0)"}
    survivors = [{**survivor, "mutant": mutant}]
    return {"left": 0, "unit": GUARD, "tried": 2, "same": 0, "weak": True, "survivors": survivors}


def steps(sent: list[Outgoing]) -> list[Outgoing]:
    return [row for row in sent if row.name in ("judge.weigh", "judge.propose")]


def work(db: Database, sent: list[Outgoing], *, real: bool = False) -> int:
    """Answer every message, those too that the answers bring about; return how many there were."""
    done = 0
    while waiting := steps(sent):
        sent.clear()
        for message in waiting:
            done += 1
            with db.writing() as session:
                weighing.record(
                    session, **message.payload["reply"]["ids"], found=answer(message, real=real)
                )
    return done


def started(db: Database) -> tuple[int, int]:
    with db.writing() as session:
        problem = factories.make_problem(session, source=GUARDED)
        return problem.id, weighing.start(session, problem.owner, problem.id, *PLACE).id


def known(db: Database, problem_id: int) -> weakness.Known:
    with db.reading() as session:
        problem = session.get_one(Problem, problem_id)
        found = weakness.known(session, problem.owner, problem_id, *PLACE)
        assert found is not None
        return found


def test_a_few_steps_at_a_time_then_the_inputs_then_all_is_stored(
    db: Database, sent: list[Outgoing]
) -> None:
    problem_id, job_id = started(db)
    assert {(row.queue, row.name) for row in steps(sent)} == {("judge.c.later", "judge.weigh")}
    assert len(steps(sent)) == weighing.EACH_WHEN_ASKED
    assert work(db, sent) == 8  # seven units, and the inputs
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        assert (job.state, job.done, job.total, job.result) == (JobState.DONE, 8, 8, {})
    found = known(db, problem_id)
    assert [row.unit for row in found.units if row.weak] == [GUARD]
    assert found.texts[GUARD] == "if (a > 99)"
    assert [(row.proposal.input, row.added) for row in found.inputs] == [("100 1\n", False)]
    assert not found.outdated


def with_generator(db: Database, source: str) -> int:
    """Begin to look for the weak units of a problem with this generator."""
    with db.writing() as session:
        problem = factories.make_problem(session, source=GUARDED.replace("99", "98765"))
        files = {"gen.py": source.encode()}
        generators_of.put(session, problem.owner, problem.id, files)
        weighing.start(session, problem.owner, problem.id, *PLACE)
        return problem.id


def test_a_generators_inputs_are_proposed(db: Database, sent: list[Outgoing]) -> None:
    problem_id = with_generator(db, "import sys\nprint(98765 + int(sys.argv[1]), 1)\n")
    work(db, sent, real=True)
    found = known(db, problem_id)
    assert found.fault == ""
    assert "98766 1\n" in [row.proposal.input for row in found.inputs]


def test_a_generator_that_breaks_is_told_and_hinders_nothing(
    db: Database, sent: list[Outgoing]
) -> None:
    problem_id = with_generator(db, "raise SystemExit('no seed')")
    work(db, sent, real=True)
    found = known(db, problem_id)
    assert found.fault == "seed 1: it ended with 1: no seed"
    assert [row.unit for row in found.units if row.weak] == [GUARD, GUARD + 1]


def test_real_workers_find_the_weak_units_and_an_input(db: Database, sent: list[Outgoing]) -> None:
    problem_id, _ = started(db)
    work(db, sent, real=True)
    found = known(db, problem_id)
    assert [row.unit for row in found.units if row.weak] == [GUARD, GUARD + 1]
    assert all(max(map(int, row.proposal.input.split())) > 9 for row in found.inputs)


def test_a_unit_that_takes_long_comes_in_parts(db: Database, sent: list[Outgoing]) -> None:
    problem_id, job_id = started(db)
    while not (guard := [row for row in steps(sent) if row.payload.get("unit") == GUARD]):
        first = steps(sent)[0]
        sent.remove(first)
        with db.writing() as session:
            weighing.record(session, **first.payload["reply"]["ids"], found=answer(first))
    sent.remove(guard[0])
    ids = guard[0].payload["reply"]["ids"]
    for _ in range(2):  # it comes twice
        with db.writing() as session:
            weighing.record(session, **ids, found=weak_unit() | {"left": 1})
    (rest,) = [row for row in steps(sent) if row.payload.get("unit") == GUARD]
    assert rest.payload["after"] == 2
    sent.remove(rest)
    last = {"left": 0, "unit": GUARD, "tried": 0, "same": 1, "weak": False, "survivors": []}
    with db.writing() as session:
        weighing.record(session, **rest.payload["reply"]["ids"], found=last)
    work(db, sent)
    with db.reading() as session:
        assert session.get_one(Job, job_id).state == JobState.DONE
    unit = known(db, problem_id).units[GUARD]
    assert (unit.tried, unit.same, unit.weak, len(unit.survivors)) == (2, 1, True, 1)


def test_an_answer_that_comes_twice_or_late_changes_nothing(
    db: Database, sent: list[Outgoing]
) -> None:
    _, job_id = started(db)
    first = steps(sent)[0]
    sent.clear()
    for _ in range(2):
        with db.writing() as session:
            weighing.record(session, **first.payload["reply"]["ids"], found=answer(first))
    assert len(steps(sent)) == 1
    with db.reading() as session:
        assert session.get_one(Job, job_id).done == 1


def test_the_sweeper_sends_what_was_not_answered(db: Database, sent: list[Outgoing]) -> None:
    _, job_id = started(db)
    first = steps(sent)[0]
    with db.writing() as session:
        weighing.record(session, **first.payload["reply"]["ids"], found=answer(first))
    sent.clear()
    with db.writing() as session:
        assert sweeping.sweep(session, -10) == 1
    assert [row.payload["unit"] for row in steps(sent)] == [1, 2]
    with db.writing() as session:
        sweeping.fail(session, session.get_one(Job, job_id), "no worker")
        assert session.get_one(Job, job_id).state == JobState.FAILED


def test_a_draft_that_is_changed_meanwhile_ends_the_job(db: Database, sent: list[Outgoing]) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        references.put(session, problem.owner, problem_id, "c", "int x;\n" + GUARDED)
    work(db, sent)
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        assert job.state == JobState.DONE
        assert [reason.message for reason in publishing.reasons_of(job)] == [weighing.CHANGED]
        assert session.query(Weakness).count() == 0


def test_a_reference_that_its_tests_refuse_ends_the_job(db: Database, sent: list[Outgoing]) -> None:
    _, job_id = started(db)
    with db.writing() as session:
        weighing.record(session, job_id, 0, {"refused": "WA"})
        weighing.record(session, job_id, 1, {"refused": "WA"})
        (reason,) = publishing.reasons_of(session.get_one(Job, job_id))
        assert (reason.message, reason.params["verdict"]) == (weighing.REFUSED, "WA")


def test_a_second_press_finds_the_job_that_runs(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        owner = session.get_one(Problem, problem_id).owner
        assert weighing.start(session, owner, problem_id, *PLACE).id == job_id
        assert weighing.start(session, owner, problem_id, "c", "function").id != job_id


def test_without_tests_there_is_nothing_to_find(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        cases.put(session, problem.owner, problem.id, ())
        with pytest.raises(AppError, match="no tests yet"):
            weighing.start(session, problem.owner, problem.id, *PLACE)


def test_publishing_finds_them_for_every_level_and_attempts_are_judged_by_it(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session, source=GUARDED)
        factories.publish(session, problem)
        problem_id, student = problem.id, factories.make_user(session)
        workspace, _ = workspaces.open_(session, student, problem_id, language="c", level="line")
        workspace_id, student_id = workspace.id, student.id
        attempts.create(session, student, workspace_id, GUARD, "if (a >= 100)")
    assert _asked(sent) == [None]
    assert work(db, sent) > 8
    with db.reading() as session:
        assert session.query(Weakness).count() == 2  # paragraphs are cut as functions are here
    sent.clear()
    with db.writing() as session:
        student = session.get_one(User, student_id)
        attempts.create(session, student, workspace_id, GUARD, "if (a >= 100)")
        attempts.create(session, student, workspace_id, GUARD + 1, "a = 98 + 1;")
    assert _asked(sent) == [True, False]


def _asked(sent: list[Outgoing]) -> list[bool | None]:
    return [row.payload["request"]["weak"] for row in sent if row.name == "judge.unit"]


def test_what_is_found_of_a_draft_holds_for_the_revision_made_of_it(
    db: Database, sent: list[Outgoing]
) -> None:
    problem_id, _ = started(db)
    work(db, sent)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        factories.publish(session, problem)
        (revision,) = problem.revisions
        assert weakness.is_weak(session, revision, "c", "line", GUARD)
        assert not weakness.is_weak(session, revision, "c", "line", GUARD + 1)
        assert not weakness.is_weak(session, revision, "c", "function", GUARD)


def test_a_proposed_input_becomes_a_hidden_test_once(db: Database, sent: list[Outgoing]) -> None:
    problem_id, _ = started(db)
    work(db, sent)
    (one,) = known(db, problem_id).inputs
    with db.writing() as session:
        owner = session.get_one(Problem, problem_id).owner
        cases.save(session, owner, problem_id, TestCase(name="weak1", input="1 1\n", output="2\n"))
        row = weakness.add_input(session, owner, problem_id, *PLACE, key=one.key)
        assert (row.name, row.input, row.output) == ("weak2", "100 1\n", "100\n")
        assert not row.sample
        for key in (one.key, "none"):
            with pytest.raises(AppError):
                weakness.add_input(session, owner, problem_id, *PLACE, key=key)
    found = known(db, problem_id)
    assert found.outdated  # there is a test more
    assert [row.added for row in found.inputs] == [True]


def test_only_editors_see_and_find_them(db: Database, sent: list[Outgoing]) -> None:
    problem_id, _ = started(db)
    work(db, sent)
    (one,) = known(db, problem_id).inputs
    with db.writing() as session:
        other = factories.make_user(session, Role.INSTRUCTOR)
        for ask in (
            lambda: weighing.start(session, other, problem_id, *PLACE),
            lambda: weakness.known(session, other, problem_id, *PLACE),
            lambda: weakness.add_input(session, other, problem_id, *PLACE, key=one.key),
        ):
            with pytest.raises((Forbidden, NotFound)):
                ask()
