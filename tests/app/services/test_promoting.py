"""Accepted answers that differ: seen by the instructor, and made alternatives with one press."""

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import AppError, Conflict, Forbidden, NotFound
from app.jobs import Outgoing
from app.models import Problem, User, Workspace
from app.services import (
    attempts,
    differing,
    problems,
    promoting,
    references,
    submissions,
    workspaces,
)
from tests import factories, workers
from tests.app.services.test_alternatives import published

DECLARE, PRINT = 1, 3
OWN = 'printf("%d\\n", b + a);'


class Class:
    """A published problem and students who answer it; the judge is real."""

    def __init__(self, db: Database, sent: list[Outgoing]) -> None:
        self.db, self.sent = db, sent
        with db.writing() as session:
            problem = factories.publish(session, factories.make_problem(session))
            self.problem, self.owner = problem.id, problem.owner_id
        sent.clear()

    def student(self, *answers: tuple[int, str], login: str = "") -> tuple[int, list[int]]:
        """Let a new student answer units; return who it is and the attempts."""
        with self.db.writing() as session:
            student = factories.make_user(session)
            student.name = login
            space, _ = workspaces.open_(session, student, self.problem, language="c", level="line")
            ids = student.id, space.id
        made = []
        for index, code in answers:
            with self.db.writing() as session:
                who = session.get_one(User, ids[0])
                made.append(attempts.create(session, who, ids[1], index, code).id)
            workers.work(self.db, self.sent)
        return ids[0], made

    def submit(self, source: str) -> int:
        with self.db.writing() as session:
            who = factories.make_user(session)
            made = submissions.create(session, who, self.problem, language="c", source=source).id
        workers.work(self.db, self.sent)
        return made

    def rows(self) -> list[differing.Differing]:
        with self.db.reading() as session:
            return differing.listed(session, session.get_one(User, self.owner), self.problem)

    def promote(self, **which: int) -> str:
        with self.db.writing() as session:
            owner = session.get_one(User, self.owner)
            return promoting.promote(session, owner, self.problem, **which).source


@pytest.fixture
def room(db: Database, sent: list[Outgoing]) -> Class:
    return Class(db, sent)


def test_the_same_tokens_are_one_row_with_how_many_gave_it(room: Class) -> None:
    room.student((PRINT, OWN), (PRINT, OWN + " "))
    room.student((PRINT, 'printf("%d\\n",b+a); // mine'))
    room.student((PRINT, 'printf("%d\\n", a - -b);'))
    room.student((PRINT, 'printf("%d\\n", a - b);'), (DECLARE, "int a,b;"))
    rows = [(row.unit, row.text, row.students) for row in room.rows()]
    assert rows == [(PRINT, 'printf("%d\\n",b+a);', 2), (PRINT, 'printf("%d\\n", a - -b);', 1)]


def test_promoted_it_is_an_alternative_that_the_next_revision_uses(
    room: Class, db: Database, sent: list[Outgoing]
) -> None:
    _, (attempt,) = room.student((PRINT, f"/* Kim, 20240001 */ {OWN}"))
    source = room.promote(attempt_id=attempt)
    assert source == factories.ADD_C.replace("a + b", "b + a")
    assert room.rows() == []  # it is nothing new any more
    assert published(db, sent, room.problem) == []
    with db.writing() as session:
        student = factories.make_user(session)
        space, _ = workspaces.open_(session, student, room.problem, language="c", level="line")
        again = attempts.create(session, student, space.id, PRINT, OWN)
        assert (again.accepted, again.decided_by) == (True, "tokens")


def test_the_students_names_become_the_references(room: Class) -> None:
    _, made = room.student((DECLARE, "int a, second;"), (PRINT, 'printf("%d\\n", second + a);'))
    (row,) = room.rows()
    assert row.text == OWN
    assert "second" not in room.promote(attempt_id=made[1])


def test_a_whole_program_is_promoted_without_comments(room: Class) -> None:
    program = "// Kim\n" + factories.ADD_C.replace("a + b", "b + a")
    submission = room.submit(program)
    room.submit(program + "\n")
    (row,) = room.rows()
    assert (row.unit, row.level, row.students) == (None, "", 2)
    assert room.promote(submission_id=submission) == program.removeprefix("// Kim\n")


def test_an_answer_that_names_its_student_is_not_promoted(room: Class) -> None:
    named = 'int minji = 0; printf("%d\\n", a + b + minji);'
    _, (attempt,) = room.student((PRINT, named), login="Minji")
    with pytest.raises(AppError, match="names its student"):
        room.promote(attempt_id=attempt)


def test_what_is_wrong_or_not_another_or_elsewhere_is_not_promoted(
    room: Class, db: Database
) -> None:
    _, (wrong, same) = room.student(
        (PRINT, 'printf("%d\\n", a - b);'), (PRINT, 'printf("%d\\n",a+b);')
    )
    _, (right,) = room.student((PRINT, OWN))
    for attempt in (wrong, same):
        with pytest.raises(AppError, match="own, or its unit is gone"):
            room.promote(attempt_id=attempt)
    with pytest.raises(NotFound):
        room.promote(attempt_id=9999)
    with db.writing() as session:
        other = factories.make_problem(session)
        with pytest.raises(NotFound):
            promoting.promote(session, other.owner, other.id, attempt_id=right)
    room.promote(attempt_id=right)
    with pytest.raises((AppError, Conflict)):
        room.promote(attempt_id=right)


def test_a_unit_that_was_changed_in_the_draft_is_not_listed(room: Class, db: Database) -> None:
    room.student((PRINT, OWN))
    with db.writing() as session:
        owner = session.get_one(User, room.owner)
        changed = factories.ADD_C.replace("a + b", "(a + b)")
        references.put(session, owner, room.problem, "c", changed)
    assert room.rows() == []


def test_only_editors_see_and_promote_them(room: Class, db: Database) -> None:
    student_id, (attempt,) = room.student((PRINT, OWN))
    with db.writing() as session:
        for who in (
            session.get_one(User, student_id),
            factories.make_user(session, Role.INSTRUCTOR),
        ):
            with pytest.raises(Forbidden):
                differing.listed(session, who, room.problem)
            with pytest.raises(Forbidden):
                promoting.promote(session, who, room.problem, attempt_id=attempt)
        assert session.get_one(Problem, room.problem).alternatives == []
        assert problems.latest(session, room.problem) is not None
        assert session.query(Workspace).count() == 1
