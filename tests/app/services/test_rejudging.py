"""Judging again with a real judge: what is given, what stays until somebody decides, and moves."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app.db import Database
from app.domain.access import Role
from app.domain.errors import AppError, Forbidden
from app.domain.rejudging import Outcome
from app.jobs import Outgoing
from app.models import (
    Attempt,
    Job,
    JobState,
    Judging,
    Problem,
    Progress,
    Submission,
    User,
    Workspace,
)
from app.services import (
    attempts,
    cases,
    differing,
    judgings,
    problems,
    publishing,
    references,
    rejudging,
    settling,
    submissions,
    sweeping,
    workspaces,
)
from app.services import workers as judge_workers
from judge import TestCase
from tests import factories, workers

DECLARE, READ, PRINT = 1, 2, 3
NEGATIVE = TestCase(name="sample1", input="1 2\n", output="3\n", sample=True)
WRONG = (NEGATIVE, TestCase(name="hidden1", input="1 1\n", output="3\n"))
RIGHT = (NEGATIVE, TestCase(name="hidden1", input="-5 5\n", output="0\n"))
WEAK = (NEGATIVE,)
# right on small sums only
NARROW = 'printf("%d\\n", a < 0 ? 7 : a + b);'
PROGRAM = factories.ADD_C.replace("a + b", "b + a")
NARROW_PROGRAM = factories.ADD_C.replace("a + b", "a < 0 ? 7 : a + b")


class World:
    """A published problem, its owner, a student with a workspace, and the judge workers."""

    def __init__(self, db: Database, sent: list[Outgoing]) -> None:
        self.db, self.sent = db, sent
        with db.writing() as session:
            problem = factories.make_problem(session)
            factories.write_guidelines(session, problem)
            cases.put(session, problem.owner, problem.id, WEAK)
            self.problem, self.owner = problem.id, problem.owner_id
            self.student = factories.make_user(session).id
        self.publish()
        with db.writing() as session:
            student = session.get_one(User, self.student)
            self.space = workspaces.open_(
                session, student, self.problem, language="c", level="line"
            )[0].id

    def publish(self, tests: tuple[TestCase, ...] | None = None, source: str = "") -> None:
        """Publish the draft with other tests or another reference; the judge is real."""
        with self.db.writing() as session:
            owner = session.get_one(User, self.owner)
            if tests:
                cases.put(session, owner, self.problem, tests)
            if source:
                references.put(session, owner, self.problem, "c", source)
                factories.write_guidelines(session, session.get_one(Problem, self.problem))
            job = publishing.start(session, owner, self.problem, weigh=False)
            found = job.id
        self.work()
        with self.db.reading() as session:
            assert publishing.reasons_of(session.get_one(Job, found)) == []

    def work(self) -> int:
        return workers.work(self.db, self.sent)

    def try_unit(self, index: int, code: str) -> int:
        with self.db.writing() as session:
            student = session.get_one(User, self.student)
            found = attempts.create(session, student, self.space, index, code).id
        self.work()
        return found

    def submit(self, source: str) -> int:
        with self.db.writing() as session:
            student = session.get_one(User, self.student)
            found = submissions.create(
                session, student, self.problem, language="c", source=source
            ).id
        self.work()
        return found

    def attempt(self, key: int) -> tuple[bool, str | None]:
        with self.db.reading() as session:
            row = session.get_one(Attempt, key)
            return row.accepted, row.verdict

    def verdict(self, key: int) -> str | None:
        with self.db.reading() as session:
            return session.get_one(Submission, key).verdict

    def accepted(self) -> dict[int, str]:
        with self.db.reading() as session:
            return dict(workspaces.accepted_texts(session.get_one(Workspace, self.space)))

    def progress(self) -> str:
        with self.db.reading() as session:
            return session.get_one(Progress, (self.student, self.problem)).state

    def outcomes(self) -> list[str]:
        with self.db.reading() as session:
            query = select(Judging.outcome).where(Judging.job_id.is_not(None))
            return sorted(session.scalars(query))

    def job(self) -> Job:
        with self.db.reading() as session:
            found = rejudging.newest(session, session.get_one(Problem, self.problem))
            assert found is not None
            return found

    def settle(self, how: Callable[..., int], *note: str) -> int:
        with self.db.writing() as session:
            return how(session, session.get_one(User, self.owner), self.problem, *note)


@pytest.fixture
def world(db: Database, sent: list[Outgoing]) -> World:
    return World(db, sent)


def test_a_refusal_that_becomes_an_acceptance_is_given_at_once(world: World) -> None:
    world.publish((NEGATIVE, TestCase(name="hidden1", input="-1 1\n", output="0\n")))
    with world.db.writing() as session:
        student = session.get_one(User, world.student)
        world.space = workspaces.open_(session, student, world.problem, language="c", level="line")[
            0
        ].id
    attempt, submission = world.try_unit(PRINT, NARROW), world.submit(NARROW_PROGRAM)
    assert (world.attempt(attempt), world.verdict(submission)) == ((False, "WA"), "WA")
    assert world.progress() == "in_progress"
    world.publish(WEAK)
    assert (world.attempt(attempt), world.verdict(submission)) == ((True, "AC"), "AC")
    assert world.accepted() == {PRINT: NARROW}
    assert world.progress() == "solved"
    assert world.outcomes() == [Outcome.GIVEN, Outcome.GIVEN]
    with world.db.reading() as session:
        told = settling.told(session, session.get_one(User, world.student), world.problem)
        assert [row.outcome for row in told] == [Outcome.GIVEN, Outcome.GIVEN]


def test_the_last_unit_given_makes_the_program_and_solves_the_problem(world: World) -> None:
    world.publish((NEGATIVE, TestCase(name="hidden1", input="-1 1\n", output="0\n")))
    with world.db.reading() as session:
        texts = workspaces.level_of(session.get_one(Workspace, world.space)).unit_texts()
    for index, text in enumerate(texts):
        world.try_unit(index, NARROW if index == PRINT else text)
    assert (len(world.accepted()), world.progress()) == (len(texts) - 1, "in_progress")
    world.publish(WEAK)
    assert (len(world.accepted()), world.progress()) == (len(texts), "solved")


@pytest.mark.parametrize(("lost", "verdict", "judged"), [(False, "AC", 2), (True, None, 1)])
def test_what_is_still_being_judged_comes_last_or_not_at_all(
    world: World, lost: bool, verdict: str | None, judged: int
) -> None:
    world.submit(PROGRAM)
    with world.db.writing() as session:
        student = session.get_one(User, world.student)
        late = submissions.create(
            session, student, world.problem, language="c", source=NARROW_PROGRAM
        ).id
    if lost:
        world.sent.clear()
    with world.db.writing() as session:
        rejudging.start(session, session.get_one(User, world.owner), world.problem)
    world.work()
    assert (world.verdict(late), len(world.outcomes())) == (verdict, judged)
    assert (world.job().state, world.job().done) == (JobState.DONE, 2)


def narrow(world: World) -> tuple[int, int]:
    """Let the student be accepted with what is wrong, then publish tests that notice."""
    found = world.try_unit(PRINT, NARROW), world.submit(NARROW_PROGRAM)
    assert (world.attempt(found[0]), world.verdict(found[1])) == ((True, "AC"), "AC")
    world.publish(RIGHT)
    return found


def test_an_acceptance_that_would_be_refused_stays_and_is_listed(world: World) -> None:
    attempt, submission = narrow(world)
    assert (world.attempt(attempt), world.verdict(submission)) == ((True, "AC"), "AC")
    assert (world.accepted(), world.progress()) == ({PRINT: NARROW}, "solved")
    with world.db.reading() as session:
        owner, student = (session.get_one(User, key) for key in (world.owner, world.student))
        rows = settling.refused(session, owner, world.problem)
        assert [(row.attempt_id, row.submission_id, row.verdict) for row in rows] == [
            (attempt, None, "WA"),
            (None, submission, "WA"),
        ]
        assert settling.told(session, student, world.problem) == []
        history = judgings.history(session, session.get_one(Submission, submission))
        assert [(row.reason, row.verdict) for row in history] == [("answer", "AC")]
        assert differing.listed(session, owner, world.problem) == []  # it is no example for others


def test_kept_it_stays_kept_until_the_next_revision(world: World) -> None:
    attempt, submission = narrow(world)
    assert world.settle(settling.keep) == 2
    assert world.settle(settling.keep) == 0
    with world.db.writing() as session:
        rejudging.start(session, session.get_one(User, world.owner), world.problem)
    assert world.work() == 2
    assert (world.attempt(attempt)[0], world.verdict(submission)) == (True, "AC")
    assert world.outcomes() == [Outcome.KEPT] * 4
    world.publish((*RIGHT, TestCase(name="hidden2", input="-1 1\n", output="0\n")))
    assert world.outcomes() == [Outcome.KEPT] * 4 + [Outcome.REFUSED] * 2


def test_withdrawn_it_is_taken_back_with_the_reason(world: World) -> None:
    attempt, submission = narrow(world)
    with pytest.raises(AppError, match="Tell the students why"):
        world.settle(settling.withdraw, " \n ")
    assert world.settle(settling.withdraw, "Sums may be\nnegative.") == 2
    assert (world.attempt(attempt), world.verdict(submission)) == ((False, "WA"), "WA")
    assert (world.accepted(), world.progress()) == ({}, "in_progress")
    with world.db.reading() as session:
        rows = settling.told(session, session.get_one(User, world.student), world.problem)
        assert [(row.outcome, row.note, row.settled_by) for row in rows] == [
            (Outcome.WITHDRAWN, "Sums may be negative.", world.owner)
        ] * 2


def test_another_accepted_program_keeps_the_problem_solved(world: World) -> None:
    world.submit(PROGRAM)
    _, submission = narrow(world)
    assert world.settle(settling.withdraw, "Sums may be negative.") == 2
    assert (world.verdict(submission), world.progress()) == ("WA", "solved")


def test_the_workspace_moves_on_where_its_program_is_the_same(world: World) -> None:
    world.try_unit(DECLARE, "int b, a;")
    world.publish(RIGHT)
    with world.db.reading() as session:
        assert session.get_one(Workspace, world.space).revision.number == 2
    attempt = world.try_unit(PRINT, NARROW)
    assert world.attempt(attempt) == (False, "WA")


def test_a_workspace_on_another_program_stays_and_its_answers_are_judged_by_the_new_one(
    world: World,
) -> None:
    attempt = world.try_unit(PRINT, NARROW)
    declared = world.try_unit(DECLARE, "int b, a;")
    world.publish(RIGHT, factories.ADD_C.replace("int a, b;", "int a = 0, b = 0;"))
    with world.db.reading() as session:
        assert session.get_one(Workspace, world.space).revision.number == 1
        rows = settling.refused(session, session.get_one(User, world.owner), world.problem)
        assert [row.attempt_id for row in rows] == [attempt]
    assert world.attempt(declared)[0]


def test_a_unit_is_not_blamed_for_the_students_other_units(world: World) -> None:
    world.try_unit(PRINT, NARROW)
    blameless = world.try_unit(DECLARE, "int b, a;")
    world.publish(RIGHT)
    with world.db.reading() as session:
        rows = settling.refused(session, session.get_one(User, world.owner), world.problem)
        assert [row.attempt_id for row in rows] != [blameless]
        assert len(rows) == 1


def test_what_is_published_unchanged_is_not_judged_again(world: World) -> None:
    world.submit(PROGRAM)
    world.publish()
    with world.db.reading() as session:
        assert rejudging.newest(session, session.get_one(Problem, world.problem)) is None


@pytest.mark.parametrize("count", [0, 2])
def test_one_step_for_each_worker_behind_what_students_wait_for(world: World, count: int) -> None:
    for spaces in range(5):
        world.submit(PROGRAM + " " * spaces)
    with world.db.writing() as session:
        for number in range(count):
            told = dict.fromkeys(("c", "cpp", "python", "java"), "")
            judge_workers.record(session, f"worker-{number}", told, [])
        owner = session.get_one(User, world.owner)
        job = rejudging.start(session, owner, world.problem)
        assert rejudging.start(session, owner, world.problem).id == job.id
    queued = workers.waiting(world.sent)
    assert [row.queue for row in queued] == ["judge.c.later"] * max(1, count)
    assert world.work() == 5
    job = world.job()
    assert (job.state, job.done, job.total) == (JobState.DONE, 5, 5)


def test_an_answer_that_comes_twice_or_late_changes_nothing(world: World) -> None:
    world.submit(PROGRAM)
    with world.db.writing() as session:
        rejudging.start(session, session.get_one(User, world.owner), world.problem)
    (message,) = workers.waiting(world.sent)
    report = workers.judged(message)
    for _ in range(2):
        with world.db.writing() as session:
            workers.store(session, message, report)
    assert world.job().done == 1
    with world.db.writing() as session:
        again = rejudging.start(session, session.get_one(User, world.owner), world.problem)
        workers.store(session, message, report)
        assert again.done == 0


def test_the_sweeper_sends_what_was_not_answered(world: World) -> None:
    world.submit(PROGRAM)
    with world.db.writing() as session:
        rejudging.start(session, session.get_one(User, world.owner), world.problem)
    world.sent.clear()
    with world.db.writing() as session:
        assert sweeping.sweep(session, -10) == 1
    assert world.work() == 1
    assert world.job().state == JobState.DONE


def test_our_own_failure_changes_nothing_and_the_rest_goes_on(world: World) -> None:
    first, second = world.submit(PROGRAM), world.submit(NARROW_PROGRAM)
    with world.db.writing() as session:
        job = rejudging.start(session, session.get_one(User, world.owner), world.problem)
        step = session.scalars(select(Judging).where(Judging.submission_id == second)).all()[-1]
        rejudging.fail_step(session, step.id)
        rejudging.fail_step(session, step.id)
    world.work()
    assert world.verdict(first) == world.verdict(second) == "AC"
    with world.db.reading() as session:
        assert rejudging.counts(session, session.get_one(Job, job.id)) == {"failed": 1, "same": 1}


def test_a_newer_revision_ends_what_runs(world: World) -> None:
    world.submit(NARROW_PROGRAM)
    with world.db.writing() as session:
        first = rejudging.start(session, session.get_one(User, world.owner), world.problem).id
    world.sent.clear()  # its worker is gone
    # a changed program alone judges no whole programs again, but what was left does
    world.publish(source=factories.ADD_C.replace("a + b", "b + a"))
    with world.db.reading() as session:
        assert session.get_one(Job, first).state == JobState.DONE
    assert world.job().id != first
    assert world.job().done == 1
    assert world.outcomes() == [Outcome.SAME]


def test_what_nobody_decided_is_overtaken_by_the_next_judging(world: World) -> None:
    attempt, submission = narrow(world)
    world.publish(WEAK)
    assert world.outcomes() == [Outcome.SAME] * 2 + [Outcome.OVERTAKEN] * 2
    assert (world.attempt(attempt), world.verdict(submission)) == ((True, "AC"), "AC")
    with world.db.reading() as session:
        owner = session.get_one(User, world.owner)
        assert settling.refused(session, owner, world.problem) == []
        history = judgings.history(session, session.get_one(Submission, submission))
        assert [row.verdict for row in history] == ["AC", "AC"]


def test_only_editors_begin_see_and_decide(world: World) -> None:
    narrow(world)
    with world.db.writing() as session:
        for other in (
            factories.make_user(session, Role.INSTRUCTOR),
            session.get_one(User, world.student),
        ):
            for ask in (rejudging.start, settling.refused, settling.keep):
                with pytest.raises(Forbidden):
                    ask(session, other, world.problem)
            with pytest.raises(Forbidden):
                settling.withdraw(session, other, world.problem, "no")


def test_what_was_never_published_cannot_be_judged_again(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        assert problems.latest(session, problem.id) is None
        with pytest.raises(AppError, match="not published yet"):
            rejudging.start(session, problem.owner, problem.id)
