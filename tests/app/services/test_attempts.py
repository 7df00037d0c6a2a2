"""Attempts: answered at once or by a worker, and what an acceptance brings."""

from dataclasses import replace

import pytest
from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import Database
from app.domain.errors import Conflict, NotFound
from app.jobs import Outgoing
from app.models import JobState, Progress, Submission, User, Workspace
from app.services import (
    attempts,
    editing,
    problems,
    references,
    revisions,
    submissions,
    workspaces,
)
from judge import Feedback, FeedbackCode, UnitReport, Verdict
from judge.model import DecidedBy
from tests import factories

_REPORT = TypeAdapter(UnitReport)


def opened(session: Session) -> tuple[User, Workspace]:
    """Return a student with a workspace on a published problem, at line level."""
    problem = factories.publish(session, factories.make_problem(session))
    student = factories.make_user(session)
    workspace, _ = workspaces.open_(session, student, problem.id, language="c", level="line")
    return student, workspace


def report(*, accepted: bool) -> dict[str, object]:
    """Return a worker's answer."""
    answer = UnitReport(
        verdict=Verdict.AC if accepted else Verdict.WA,
        accepted=accepted,
        decided_by=DecidedBy.TESTS,
    )
    dumped: dict[str, object] = _REPORT.dump_python(answer, mode="json")
    return dumped


def test_the_references_own_text_is_accepted_at_once(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        sent.clear()
        text = workspaces.level_of(workspace).unit_texts()[0]
        attempt = attempts.create(session, student, workspace.id, 0, text)
        assert (attempt.state, attempt.accepted, attempt.decided_by) == ("done", True, "tokens")
    assert [row for row in sent if row.queue == "judge.c" and row.name == "judge.unit"] == []


def test_an_early_brace_is_refused_at_once(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        attempt = attempts.create(session, student, workspace.id, 1, "int a, b; }")
        assert (attempt.state, attempt.verdict) == ("done", "STRUCT")
        assert attempt.feedback[0]["code"] == "early_brace"


def test_another_answer_waits_for_a_worker_with_all_it_needs(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        attempt = attempts.create(session, student, workspace.id, 1, "int a; int b;")
        assert attempt.state == JobState.QUEUED
    message = next(row for row in sent if row.name == "judge.unit")
    sent.clear()
    assert message.payload["request"]["answer"] == "int a; int b;"
    assert len(message.payload["request"]["cases"]) == 2
    with db.writing() as session:
        attempts.record(session, attempt.id, report(accepted=True))
    assert [row.name for row in sent if not row.queue] == [f"attempt:{attempt.id}"]


def test_a_late_second_answer_changes_nothing(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        attempt = attempts.create(session, student, workspace.id, 1, "int a; int b;")
        attempts.record(session, attempt.id, report(accepted=False))
        attempts.record(session, attempt.id, report(accepted=True))
        assert attempt.verdict == "WA"


def test_the_last_unit_submits_the_program_and_solves_the_problem(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        for index, text in enumerate(workspaces.level_of(workspace).unit_texts()):
            attempts.create(session, student, workspace.id, index, text)
        submission = session.scalars(select(Submission)).one()
        assert submission.source == factories.ADD_C
        problem = workspace.revision.problem
        submissions.record(session, submission.id, factories.accepted_report(problem))
        progress = session.get_one(Progress, (student.id, problem.id))
        assert (submission.verdict, progress.state) == ("AC", "solved")


def test_hidden_cases_tell_nothing_but_their_number_and_verdict(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        submission = submissions.create(
            session, student, workspace.revision.problem_id, language="c", source="int main(){}"
        )
        answer = factories.accepted_report(workspace.revision.problem)
        cases = answer["cases"]
        assert isinstance(cases, list)
        for case in cases:
            case |= {"verdict": "WA", "message": "expected 0", "output": "1"}
        submissions.record(session, submission.id, answer)
        told = {case["name"]: (case["message"], case["output"]) for case in submission.cases}
        assert told == {"sample1": ("expected 0", "1"), "#2": ("", "")}


def test_the_judge_of_an_attempt_learns_no_name_of_a_hidden_test(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        attempts.create(session, student, workspace.id, 1, "int a; int b;")
    cases = sent[-1].payload["request"]["cases"]
    assert [case["name"] for case in cases] == ["sample1", "#2"]


def test_another_students_workspace_is_not_there(db: Database) -> None:
    with db.writing() as session:
        _, workspace = opened(session)
        other = factories.make_user(session)
        with pytest.raises(NotFound):
            attempts.create(session, other, workspace.id, 0, "int a;")


def test_a_new_revision_keeps_what_was_accepted_for_unchanged_units(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        texts = workspaces.level_of(workspace).unit_texts()
        attempts.create(session, student, workspace.id, 1, texts[1])
        problem = workspace.revision.problem
        factories.publish(session, problem)
        newer, is_new = workspaces.open_(session, student, problem.id, language="c", level="line")
        assert is_new
        assert newer.revision.number == 2
        assert workspaces.accepted_texts(newer) == {1: texts[1]}


def test_pages_get_the_students_text_and_never_the_references(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        workspaces.save(session, student, workspace.id, 1, "int mine;")
        shown = workspaces.pieces(workspace, "ko")
        assert {p.unit: p.text for p in shown if p.unit is not None and p.text} == {1: "int mine;"}
        secret = revisions.read(workspace.revision).programs["c"].source
        assert all(text not in "".join(p.text for p in shown) for text in ("scanf", "printf"))
        assert "scanf" in secret


def test_a_new_revision_in_another_layout_keeps_everything(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        problem = workspace.revision.problem
        for index, text in enumerate(workspaces.level_of(workspace).unit_texts()):
            workspaces.unit_row(workspace, index, text).accepted_text = text
        tidy = factories.ADD_C.replace("    ", "  ").replace("a, b", "a,b")
        references.put(session, problem.owner, problem.id, "c", tidy)
        factories.publish(session, problem)
        newer, is_new = workspaces.open_(session, student, problem.id, language="c", level="line")
        assert (is_new, workspaces.complete(newer)) == (True, True)


def test_what_changed_or_was_merged_is_asked_again(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        problem = workspace.revision.problem
        texts = workspaces.level_of(workspace).unit_texts()
        for index, text in enumerate(texts):
            workspaces.unit_row(workspace, index, text).accepted_text = text
        references.put(
            session, problem.owner, problem.id, "c", factories.ADD_C.replace("a + b", "(a + b)")
        )
        editing.merge(session, problem.owner, problem.id, "line", 1)
        factories.publish(session, problem)
        newer, _ = workspaces.open_(session, student, problem.id, language="c", level="line")
        assert workspaces.accepted_texts(newer) == {0: texts[0], 3: texts[4]}


def test_in_order_a_unit_waits_for_the_ones_before_it(db: Database) -> None:
    with db.writing() as session:
        draft = factories.make_problem(session)
        problems.update(session, draft.owner, draft.id, answering={"order": "in_order"})
        problem = factories.publish(session, draft)
        student = factories.make_user(session)
        workspace, _ = workspaces.open_(session, student, problem.id, language="c", level="line")
        texts = workspaces.level_of(workspace).unit_texts()
        with pytest.raises(Conflict):
            attempts.create(session, student, workspace.id, 1, texts[1])
        for index in (0, 0, 1):
            assert attempts.create(session, student, workspace.id, index, texts[index]).accepted
        locked = [p.unit for p in workspaces.pieces(workspace, "ko") if p.locked]
        assert locked == [3, 4]


def test_a_hidden_test_that_may_be_shown_comes_with_its_input(db: Database) -> None:
    with db.writing() as session:
        for allowed in (False, True):
            problem = factories.make_problem(session)
            shown = {"hidden_data": allowed}
            problems.update(session, problem.owner, problem.id, answering=shown)
            factories.publish(session, problem)
            student = factories.make_user(session)
            place = {"language": "c", "level": "line"}
            workspace, _ = workspaces.open_(session, student, problem.id, **place)
            attempt = attempts.create(session, student, workspace.id, 1, "int a; int b;")
            row = Feedback(code=FeedbackCode.WRONG_ANSWER, params={"case": "hidden1"})
            told = replace(_REPORT.validate_python(report(accepted=False)), feedback=(row,))
            attempts.record(session, attempt.id, _REPORT.dump_python(told, mode="json"))
            assert attempt.feedback[0]["params"].get("input") == ("-5 5\n" if allowed else None)
