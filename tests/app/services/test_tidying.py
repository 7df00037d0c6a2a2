"""Tidying: sent to a judge worker, shown, then kept or discarded."""

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import Conflict, Forbidden, NotFound
from app.jobs import Outgoing
from app.models import Job, JobState, Problem
from app.services import editing, guidelines, publishing, references, sweeping, tidying, writing
from judge import Program, tidy
from tests import factories

TIDY = factories.ADD_C.replace("    ", "  ")
MADE = {"ok": True, "source": TIDY, "message": ""}


def started(db: Database) -> tuple[int, int]:
    """Return the ids of a problem and of a tidy job of its reference in C."""
    with db.writing() as session:
        problem = factories.make_problem(session)
        return problem.id, tidying.start(session, problem.owner, problem.id, "c").id


def test_the_judge_gets_the_program_and_its_answer_is_stored(
    db: Database, sent: list[Outgoing]
) -> None:
    _, job_id = started(db)
    (message,) = [row for row in sent if row.queue]
    assert (message.queue, message.name) == ("judge", "judge.tidy")
    assert message.payload["program"] == {"language": "c", "source": factories.ADD_C}
    report = tidy(Program(**message.payload["program"]))
    with db.writing() as session:
        tidying.record(session, job_id, {"ok": report.ok, "source": report.source})
    with db.reading() as session:
        job = session.get_one(Job, job_id)
        assert (job.state, job.done, job.result) == (JobState.DONE, 1, {"source": TIDY})
        assert references.get(job.problem).source == factories.ADD_C


def test_keeping_puts_the_reference_with_its_guidelines(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        guidelines.edit(session, problem.owner, problem_id, "line", 1, text="선언하세요.")
        tidying.record(session, job_id, MADE)
        reference = tidying.keep(session, problem.owner, problem_id, job_id)
        assert reference.source == TIDY
        view = guidelines.units(reference, "line", "ko")[1]
        assert (view.unit.text, view.guideline) == ("int a, b;", "선언하세요.")
        with pytest.raises(Conflict):
            tidying.keep(session, problem.owner, problem_id, job_id)


CARELESS = {
    "c": '#include <stdio.h>\nint main( void ){\n  int a ,b;\n  scanf( "%d %d",&a\n     ,&b );\n'
    "\n  for(int i=0;i<a;i++)\n  {\n        b+=i ;\n        a=b;\n  }\n  return 0 ;\n}\n",
    "java": "import java.util.*;\nclass Main{\n  public static void main( String[] args )\n  {\n"
    "    int a=1 ;\n    int b=a+\n       2;\n"
    "    while( a<b )\n    {\n      a++ ;\n      b=b+0;\n    }\n"
    "    System.out.println( a );\n  }\n}\n",
    "python": "a=int( input() )\nb=[ 1\n  ,2,3 ]\nc=a+ \\\n  1;\n"
    "for i in range( a ):\n  b[ 0 ]+=i\n"
    "  if (a>1) :\n     c=0XFF\nprint( b,c )\n",
}
CARELESS["cpp"] = CARELESS["c"].replace("stdio.h", "cstdio")
RUN = {"c": 1, "cpp": 1, "java": 2, "python": 0}  # a paragraph with a statement on its line 2


@pytest.mark.parametrize("language", CARELESS)
def test_the_real_formatters_keep_guidelines_merges_and_splits(db: Database, language: str) -> None:
    source = CARELESS[language]
    report = tidy(Program(language=language, source=source))
    assert report.ok
    assert report.source != source
    with db.writing() as session:
        problem = factories.make_problem(session)
        ask = (session, problem.owner, problem.id)
        reference = references.put(*ask, language, source)
        for level in ("line", "paragraph"):
            if level == "paragraph":
                editing.split(*ask, level, RUN[language], line=2, language=language)
            editing.merge(*ask, level, 2, language=language)
        factories.write_guidelines(session, problem)
        levels = ("line", "paragraph", "function")
        before = [guidelines.units(reference, level, "ko") for level in levels]
        edits = sum(map(len, reference.edits.values()))
        job = tidying.start(*ask, language)
        tidying.record(session, job.id, {"ok": True, "source": report.source})
        tidying.keep(*ask, job.id)
        after = [guidelines.units(reference, level, "ko") for level in levels]
        for old, new in zip(before, after, strict=True):
            assert [view.guideline for view in old] == [view.guideline for view in new]
            assert all(view.guideline for view in new)
        assert sum(map(len, reference.edits.values())) == edits == 3
        assert not any(row.skipped for row in references.segmentations(reference).values())


def test_discarding_changes_nothing(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        tidying.record(session, job_id, MADE)
        tidying.discard(session, problem.owner, problem_id, job_id)
        assert references.get(problem).source == factories.ADD_C
        with pytest.raises(Conflict):
            tidying.keep(session, problem.owner, problem_id, job_id)


def test_a_reference_changed_meanwhile_is_not_written_over(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        tidying.record(session, job_id, MADE)
        references.put(session, problem.owner, problem_id, "c", "int x;\n" + factories.ADD_C)
        with pytest.raises(Conflict, match="changed meanwhile"):
            tidying.keep(session, problem.owner, problem_id, job_id)


def test_a_program_that_stays_has_a_reason_and_nothing_to_keep(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        refused = {"ok": False, "source": factories.ADD_C, "message": "Too bad."}
        tidying.record(session, job_id, refused)
        tidying.record(session, job_id, MADE)
        job = session.get_one(Job, job_id)
        assert [reason.message for reason in publishing.reasons_of(job)] == ["Too bad."]
        with pytest.raises(Conflict):
            tidying.keep(session, problem.owner, problem_id, job_id)


def test_a_second_press_finds_the_job_that_runs(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        assert tidying.start(session, problem.owner, problem_id, "c").id == job_id
        tidying.record(session, job_id, MADE)
        assert tidying.start(session, problem.owner, problem_id, "c").id != job_id


def test_the_sweeper_sends_it_again_or_fails_it(db: Database, sent: list[Outgoing]) -> None:
    _, job_id = started(db)
    sent.clear()
    with db.writing() as session:
        assert sweeping.sweep(session, -10) == 1
    assert [row.name for row in sent] == ["judge.tidy"]
    with db.writing() as session:
        sweeping.fail(session, session.get_one(Job, job_id), "no worker")
        assert session.get_one(Job, job_id).state == JobState.FAILED


def test_only_editors_tidy(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        tidying.record(session, job_id, MADE)
        other = factories.make_user(session, Role.INSTRUCTOR)
        for ask in (
            lambda: tidying.start(session, other, problem_id, "c"),
            lambda: tidying.keep(session, other, problem_id, job_id),
            lambda: tidying.discard(session, other, problem_id, job_id),
        ):
            with pytest.raises((Forbidden, NotFound)):
                ask()


def test_a_job_of_another_kind_or_problem_is_not_there(db: Database) -> None:
    problem_id, job_id = started(db)
    with db.writing() as session:
        problem = session.get_one(Problem, problem_id)
        own = factories.make_problem(session, problem.owner)
        kept = writing.start(session, problem.owner, problem_id)
        for place, number in ((own.id, job_id), (problem_id, kept.id), (problem_id, 999)):
            with pytest.raises(NotFound):
                tidying.keep(session, problem.owner, place, number)
