"""Alternatives: beside the reference, judged with it, and what they do for students."""

from pathlib import Path

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.alternatives import MAX_ALTERNATIVES
from app.domain.errors import AppError, Conflict, Forbidden, NotFound
from app.jobs import Outgoing
from app.models import Attempt, Job, Problem, User
from app.services import (
    alternatives,
    attempts,
    packages,
    problems,
    publishing,
    references,
    revisions,
    workspaces,
)
from tests import factories, workers
from tests.app.services.test_packages_whole import bring, two

__all__ = ["two"]  # a fixture
SPLIT = "int a;\n    int b;"
OTHER = factories.ADD_C.replace("int a, b;", SPLIT)
SWAPPED = factories.ADD_C.replace('"%d %d", &a, &b', '"%d %d", &b, &a').replace("a + b", "b + a")
WRONG = factories.ADD_C.replace("a + b", "a - b")


def drafted(session: object, *sources: str) -> Problem:
    """Return a draft with guidelines and these alternatives."""
    problem = factories.make_problem(session)  # type: ignore[arg-type]
    factories.write_guidelines(session, problem)  # type: ignore[arg-type]
    for source in sources:
        alternatives.add(session, problem.owner, problem.id, language="c", source=source)  # type: ignore[arg-type]
    return problem


def published(db: Database, sent: list[Outgoing], problem_id: int) -> list[str]:
    """Publish with a real judge; return why it was refused."""
    with db.writing() as session:
        owner = session.get_one(Problem, problem_id).owner
        job_id = publishing.start(session, owner, problem_id, weigh=False).id
    workers.work(db, sent)
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        assert job.done == job.total
        return [reason.message for reason in publishing.reasons_of(job)]


def test_a_part_of_an_alternative_is_accepted_at_once(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        problem_id = drafted(session, OTHER).id
        student_id = factories.make_user(session).id
    assert published(db, sent, problem_id) == []
    with db.writing() as session:
        student = session.get_one(User, student_id)
        workspace, _ = workspaces.open_(session, student, problem_id, language="c", level="line")
        attempt = attempts.create(session, student, workspace.id, 1, "int a; int b;")
        assert (attempt.accepted, attempt.decided_by) == (True, "tokens")
        renamed = attempts.create(session, student, workspace.id, 1, "int a; int two;")
        assert (renamed.accepted, renamed.decided_by) == (True, "renaming")
        assert workspaces.own_names(workspace) == {"b": "two"}


def test_only_parts_that_are_right_by_themselves_are_kept(
    db: Database, sent: list[Outgoing]
) -> None:
    away = (
        factories.ADD_C.replace("int a, b;", "int a, c;")
        .replace("&b", "&c")
        .replace("a + b", "c + a")
    )
    with db.writing() as session:
        problem_id = drafted(session, SWAPPED, away).id
    assert published(db, sent, problem_id) == []
    with db.reading() as session:
        (revision,) = session.get_one(Problem, problem_id).revisions
        program = revisions.read(revision).programs["c"]
        assert [row.label for row in program.alternatives] == ["#2", "#3"]
        texts = [(row.unit, row.text, row.whole) for row in program.levels["line"].others]
        assert texts == [
            (2, 'scanf("%d %d", &b, &a);', False),
            (3, 'printf("%d\\n", b + a);', False),
        ]


def test_one_that_the_tests_refuse_forbids_publishing(db: Database, sent: list[Outgoing]) -> None:
    with db.writing() as session:
        problem = drafted(session, WRONG, "int main(void) { return x; }\n")
        problem_id = problem.id
    refused = published(db, sent, problem_id)
    assert sorted({message[:50] for message in refused}) == [
        "The %(language)s alternative “%(label)s” does not ",
        "The %(language)s alternative “%(label)s” fails tes",
    ]
    with db.reading() as session:
        assert problems.latest(session, problem_id) is None


def test_parts_hold_up_nobody_and_the_references_alone_are_weighed(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        problem = drafted(session, OTHER, SWAPPED)
        publishing.start(session, problem.owner, problem.id)
    queues = [row.queue for row in workers.waiting(sent)]
    assert queues.count("judge.c") == 1
    assert set(queues) == {"judge.c", "judge.c.later"}
    assert len(queues) == len({row.payload["program"]["source"] for row in workers.waiting(sent)})


def test_a_changed_alternative_makes_a_running_job_refuse(
    db: Database, sent: list[Outgoing]
) -> None:
    with db.writing() as session:
        problem = drafted(session, OTHER)
        job = publishing.start(session, problem.owner, problem.id)
        job_id, problem_id = job.id, problem.id
        alternatives.remove(session, problem.owner, problem.id, problem.alternatives[0].id)
    workers.work(db, sent)
    with db.reading() as session:
        reasons = publishing.reasons_of(session.get_one(Job, job_id))
        assert [reason.message for reason in reasons] == [
            "The problem was changed while it was being published: publish it again."
        ]
        assert session.get_one(Problem, problem_id).revisions == []


def test_labels_are_given_and_belong_to_one(db: Database) -> None:
    with db.writing() as session:
        problem = drafted(session, OTHER)
        owner, add = problem.owner, alternatives.add
        named = add(session, owner, problem.id, language="c", source=WRONG, label=" a  b ")
        assert [row.label for row in problem.alternatives] == ["#2", "a b"]
        for source, label in ((OTHER, ""), (factories.ADD_C, ""), (SWAPPED, "a b")):
            with pytest.raises(Conflict):
                add(session, owner, problem.id, language="c", source=source, label=label)
        with pytest.raises(AppError, match="label"):
            add(session, owner, problem.id, language="c", source=SWAPPED, label="x" * 61)
        with pytest.raises(NotFound):
            add(session, owner, problem.id, language="java", source=SWAPPED)
        alternatives.remove(session, owner, problem.id, named.id)
        with pytest.raises(NotFound):
            alternatives.remove(session, owner, problem.id, named.id)


def test_there_is_an_end_to_them(db: Database) -> None:
    with db.writing() as session:
        many = [factories.ADD_C + "\n" * n for n in range(2, MAX_ALTERNATIVES + 2)]
        problem = drafted(session, *many)
        with pytest.raises(AppError, match="At most"):
            alternatives.add(session, problem.owner, problem.id, language="c", source=OTHER)


def test_the_reference_stays_the_one_that_is_put_and_takes_them_with_it(db: Database) -> None:
    with db.writing() as session:
        problem = drafted(session, OTHER)
        references.put(session, problem.owner, problem.id, "c", SWAPPED)
        assert [row.source for row in problem.references] == [SWAPPED]
        assert [row.source for row in problem.alternatives] == [OTHER]
        references.remove(session, problem.owner, problem.id, "c")
        assert problem.alternatives == []


def test_only_editors_see_add_and_remove(db: Database) -> None:
    with db.writing() as session:
        problem = factories.publish(session, drafted(session))
        row = alternatives.add(session, problem.owner, problem.id, language="c", source=OTHER)
        for role in (Role.STUDENT, Role.INSTRUCTOR):
            other = factories.make_user(session, role)
            with pytest.raises(Forbidden):
                alternatives.listed(session, other, problem.id)
            with pytest.raises(Forbidden):
                alternatives.add(session, other, problem.id, language="c", source=WRONG)
            with pytest.raises(Forbidden):
                alternatives.remove(session, other, problem.id, row.id)


def test_a_package_holds_them_and_gives_the_same_bytes(
    two: tuple[Database, Database], tmp_path: Path
) -> None:
    with two[0].writing() as session:
        problem = drafted(session, OTHER, SWAPPED)
        session.flush()
        session.expire_all()
        content = packages.export(session, problem.owner, problem.slug)
        assert {"alternatives/01.c", "alternatives/02.c"} < set(content.files)
        kattis = packages.export(session, problem.owner, problem.slug, "kattis").files
        assert any(name.endswith("accepted/alternative-01.c") for name in kattis)
    problem, owner = bring(two[1], content.content)
    with two[1].reading() as session:
        assert packages.export(session, owner, problem.slug).content == content.content
    with two[1].writing() as session:
        packages.import_upload(session, session.get_one(User, owner.id), content.content)
        assert session.query(Attempt).count() == 0
        again = problems.editable(session, session.get_one(User, owner.id), problem.slug)
        assert [row.label for row in again.alternatives] == ["#2", "#3"]
