"""The instructor's page: alternatives, accepted answers that differ, and judging again."""

import pytest

from app.db import Database
from app.jobs import Outgoing
from app.models import Alternative, Problem, Revision, Submission, User
from app.services import attempts, cases, problems, publishing, submissions, workspaces
from judge import TestCase
from tests import factories, workers
from tests.app.web.manage.conftest import Browsers

PRINT = 3
OWN = 'printf("%d\\n", b + a);'
OTHER = factories.ADD_C.replace("int a, b;", "int b, a;")
SAMPLE = TestCase(name="sample1", input="1 2\n", output="3\n", sample=True)
HIDDEN = TestCase(name="hidden1", input="-5 5\n", output="0\n")
NARROW = factories.ADD_C.replace("a + b", "a < 0 ? 7 : a + b")


@pytest.fixture
def page(slug: str) -> str:
    return f"/manage/problems/{slug}"


def publish(db: Database, sent: list[Outgoing], slug: str, *tests: TestCase) -> None:
    with db.writing() as session:
        problem = problems.find(session, slug)
        assert problem
        cases.put(session, problem.owner, problem.id, tests)
        factories.write_guidelines(session, problem)
        publishing.start(session, problem.owner, problem.id, weigh=False)
    workers.work(db, sent)
    with db.reading() as session:
        assert session.query(Revision).count()


def answered(db: Database, sent: list[Outgoing], users: dict[str, User], slug: str) -> None:
    """Let the student answer a unit otherwise, and send a program that is right by luck."""
    with db.writing() as session:
        student = session.get_one(User, users["student"].id)
        problem = problems.find(session, slug)
        assert problem
        space, _ = workspaces.open_(session, student, problem.id, language="c", level="line")
        attempts.create(session, student, space.id, PRINT, OWN)
        submissions.create(session, student, problem.id, language="c", source=NARROW)
    workers.work(db, sent)


def test_an_alternative_is_added_shown_and_removed(
    browser_of: Browsers, db: Database, page: str
) -> None:
    form = {"alternative_language": "c", "label": "swapped", "source": OTHER}
    text = browser_of("owner").post(f"{page}/alternatives", data=form).text
    assert "Remove swapped" in text
    assert "int b, a;" in text
    refused = browser_of("owner").post(f"{page}/alternatives", data=form)
    assert (refused.status_code, "there already" in refused.text) == (409, True)
    assert "int b, a;" in refused.text.partition('id="alternatives-source"')[2]
    with db.reading() as session:
        (row,) = session.query(Alternative).all()
    text = browser_of("owner").post(f"{page}/alternatives/{row.id}/delete").text
    assert "Remove swapped" not in text


def test_an_alternative_says_what_counts_and_is_edited_in_place(
    browser_of: Browsers, db: Database, page: str
) -> None:
    owner = browser_of("owner")
    form = {"alternative_language": "c", "label": "swapped", "source": OTHER}
    text = owner.post(f"{page}/alternatives", data=form).text
    assert "these levels: Line, Paragraph, Function." in text
    assert "as a whole" not in text
    with db.reading() as session:
        (row,) = session.query(Alternative).all()
    whole = OTHER.replace("int b, a;", "int b; int a;").replace("return 0;", "if (1)\n return 0;")
    edited = {"label": "other", "source": whole}
    text = owner.post(f"{page}/alternatives/{row.id}", data=edited).text
    assert "Remove other" in text
    assert "these levels: Paragraph, Function. Where it is split" in text
    kept = owner.post(f"{page}/alternatives/{row.id}", data=edited | {"source": "int broken;"})
    assert kept.status_code == 200  # it is judged when the problem is published
    taken = owner.post(f"{page}/alternatives/{row.id}", data=edited | {"source": factories.ADD_C})
    assert (taken.status_code, "there already" in taken.text) == (409, True)


def test_accepted_answers_are_shown_when_asked_for_and_promoted(
    browser_of: Browsers, db: Database, sent: list[Outgoing], users: dict[str, User], page: str,
    slug: str,
) -> None:  # fmt: skip
    publish(db, sent, slug, SAMPLE)
    answered(db, sent, users, slug)
    owner = browser_of("owner")
    assert OWN.split("(")[1] not in owner.get(page).text
    for text in (owner.get(f"{page}/differing").text, owner.get(f"{page}?differing=true").text):
        assert "b + a" in text
        assert "Students: 1" in text
        assert "Whole program" in text
    attempt = owner.get(f"{page}/differing").text.partition('name="attempt_id" value="')[2]
    form = {"attempt_id": attempt.partition('"')[0]}
    assert "Remove #2" in owner.post(f"{page}/alternatives/promote", data=form).text
    assert "b + a" not in owner.get(f"{page}/differing").text


def test_what_would_be_refused_is_listed_and_withdrawn_with_a_reason(
    browser_of: Browsers, db: Database, sent: list[Outgoing], users: dict[str, User], page: str,
    slug: str,
) -> None:  # fmt: skip
    publish(db, sent, slug, SAMPLE)
    answered(db, sent, users, slug)
    publish(db, sent, slug, SAMPLE, HIDDEN)
    owner, student = browser_of("owner"), browser_of("student")
    text = owner.get(f"{page}/rejudge").text
    assert "Would now be refused" in text
    assert "Wrong answer" in text
    assert "hx-trigger" not in text
    assert "Judged again" not in student.get(f"/problems/{slug}").text

    nothing = owner.post(f"{page}/rejudge/withdraw", data={"reason": " "})
    assert (nothing.status_code, "Tell the students why" in nothing.text) == (400, True)
    text = owner.post(f"{page}/rejudge/withdraw", data={"reason": "Sums <may> be negative."}).text
    assert "Withdraw them" not in text
    told = student.get(f"/problems/{slug}").text
    assert "no longer accepted" in told
    assert "Sums &lt;may&gt; be negative." in told
    with db.reading() as session:
        (submission,) = session.query(Submission).all()
    told = student.get(f"/submissions/{submission.id}").text
    assert "How it was judged" in told
    assert "Sums &lt;may&gt; be negative." in told


def test_kept_nothing_is_told(
    browser_of: Browsers, db: Database, sent: list[Outgoing], users: dict[str, User], page: str,
    slug: str,
) -> None:  # fmt: skip
    publish(db, sent, slug, SAMPLE)
    answered(db, sent, users, slug)
    publish(db, sent, slug, SAMPLE, HIDDEN)
    assert "Keep them accepted" not in browser_of("owner").post(f"{page}/rejudge/keep").text
    assert "Judged again" not in browser_of("student").get(f"/problems/{slug}").text
    with db.reading() as session:
        (submission,) = session.query(Submission).all()
        assert submission.verdict == "AC"


def test_judging_again_shows_how_far_it_is(
    browser_of: Browsers, db: Database, sent: list[Outgoing], users: dict[str, User], page: str,
    slug: str,
) -> None:  # fmt: skip
    assert "Nothing is published yet" in browser_of("owner").get(page).text
    assert browser_of("owner").post(f"{page}/rejudge").status_code == 400
    publish(db, sent, slug, SAMPLE)
    answered(db, sent, users, slug)
    assert "are being judged again" in browser_of("owner").post(f"{page}/rejudge").text
    assert 'hx-trigger="every 1s"' in browser_of("owner").get(f"{page}/rejudge").text
    workers.work(db, sent)
    text = browser_of("owner").get(f"{page}/rejudge").text
    assert "Answers judged again: 2" in text


def test_a_workspace_on_an_older_program_offers_the_new_one(
    browser_of: Browsers, db: Database, sent: list[Outgoing], users: dict[str, User], slug: str
) -> None:
    publish(db, sent, slug, SAMPLE)
    answered(db, sent, users, slug)
    assert "Go on with the new one" not in browser_of("student").get("/workspaces/1").text
    with db.writing() as session:
        problem = session.query(Problem).one()
        problem.references[0].source = OTHER
    publish(db, sent, slug, SAMPLE)
    assert "Go on with the new one" in browser_of("student").get("/workspaces/1").text
    form = {"language": "c", "level": "line"}
    answer = browser_of("student").post(f"/problems/{slug}/workspaces", data=form)
    assert "Go on with the new one" not in answer.text
