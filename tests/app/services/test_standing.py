"""Accepted units that a later edit breaks: kept, told, mended and taken back."""

from sqlalchemy.orm import Session

from app.db import Database
from app.jobs import Outgoing
from app.models import Progress, User, Workspace
from app.services import attempts, submissions, workspaces
from tests import factories
from tests.app.services.test_attempts import opened

DECLARES, READS, PRINTS = 1, 2, 3
OWN = "int first, b;"
READS_OWN = 'scanf("%d %d", &first, &b);'
PRINTS_OWN = 'printf("%d\\n", first + b);'


def accept(session: Session, student: User, workspace: Workspace, unit: int, text: str) -> None:
    attempt = attempts.create(session, student, workspace.id, unit, text)
    assert (attempt.state, attempt.accepted) == ("done", True)


def accept_all(session: Session, student: User, workspace: Workspace) -> None:
    for unit, text in enumerate(workspaces.level_of(workspace).unit_texts()):
        accept(session, student, workspace, unit, text)


def broken(workspace: Workspace) -> dict[int, str]:
    """Return the units that need another look, each with the text that would mend it."""
    return {row.index: row.broken["fix"] for row in workspace.texts if row.broken}


def test_another_name_breaks_the_units_that_say_the_old_one(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        accept_all(session, student, workspace)
        attempt = attempts.create(session, student, workspace.id, DECLARES, OWN)
        assert [row["code"] for row in attempt.feedback] == ["accepted", "breaks", "breaks"]
        assert attempt.feedback[1]["params"]["names"] == "a → first"
        assert broken(workspace) == {READS: READS_OWN, PRINTS: PRINTS_OWN}
        assert not workspaces.complete(workspace)
        assert set(workspaces.accepted_texts(workspace)) == {0, 1, 4}


def test_the_proposed_texts_mend_them_and_the_program_is_submitted_again(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        accept_all(session, student, workspace)
        accept(session, student, workspace, DECLARES, OWN)
        for unit, text in broken(workspace).items():
            accept(session, student, workspace, unit, text)
        assert (broken(workspace), workspaces.complete(workspace)) == ({}, True)
        submission = submissions.of_workspace(session, workspace)
        assert submission is not None
        assert "first + b" in submission.source


def test_one_click_takes_the_edit_back(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        accept_all(session, student, workspace)
        for text in (OWN, "int one, b;"):
            accept(session, student, workspace, DECLARES, text)
        assert set(broken(workspace)) == {READS, PRINTS}
        before = workspaces.pieces(workspace, "ko")
        text = next(piece.before_text for piece in before if piece.unit == DECLARES)
        assert text == "int a, b;"
        accept(session, student, workspace, DECLARES, text)
        assert (broken(workspace), workspaces.complete(workspace)) == ({}, True)
        assert not any(piece.before_text for piece in workspaces.pieces(workspace, "ko"))


def test_what_is_broken_does_not_stand_in_the_way_of_other_units(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        for unit in (READS, DECLARES):
            text = OWN if unit == DECLARES else workspaces.level_of(workspace).unit_texts()[unit]
            accept(session, student, workspace, unit, text)
        assert broken(workspace) == {READS: READS_OWN}
        accept(session, student, workspace, PRINTS, PRINTS_OWN)
        sent.clear()
        attempts.create(session, student, workspace.id, PRINTS, 'printf("%i\\n", b + first);')
    request = next(row for row in sent if row.name == "judge.unit").payload["request"]
    assert set(request["accepted"]) == {str(DECLARES), str(PRINTS)}
    assert request["broken"] == {str(READS): 'scanf("%d %d", &a, &b);'}


def test_solved_stays_solved(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        accept_all(session, student, workspace)
        problem = workspace.revision.problem
        first = submissions.of_workspace(session, workspace)
        assert first is not None
        submissions.record(session, first.id, factories.accepted_report(problem))
        accept(session, student, workspace, DECLARES, OWN)
        assert broken(workspace)
        assert session.get_one(Progress, (student.id, problem.id)).state == "solved"


def test_a_new_revision_asks_again_for_what_is_broken(db: Database) -> None:
    with db.writing() as session:
        student, workspace = opened(session)
        accept_all(session, student, workspace)
        accept(session, student, workspace, DECLARES, OWN)
        problem = workspace.revision.problem
        factories.publish(session, problem)
        newer, _ = workspaces.open_(session, student, problem.id, language="c", level="line")
        assert set(workspaces.accepted_texts(newer)) == {0, 1, 4}
        assert broken(newer) == {}
