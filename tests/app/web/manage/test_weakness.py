"""The instructor's page: weak units, what no test notices, and inputs that would help."""

import pytest

from app.db import Database
from app.models import Problem
from app.services import problems, weakness, weighing
from tests.app.web.manage.conftest import Browsers

MUTANT = {"kind": "removed", "unit": 1, "start": 0, "end": 9, "text": ";"}
SURVIVOR = {"kind": "removed", "line": 1, "before": "int a, b;", "after": ";", "mutant": MUTANT}
STRONG = {"unit": 0, "tried": 0, "same": 0, "weak": False, "survivors": []}
WEAK = {"unit": 1, "tried": 3, "same": 0, "weak": True, "survivors": [SURVIVOR]}
INPUT = {"input": "7 <8>\n", "output": "15\n", "kills": [MUTANT]}


@pytest.fixture
def page(slug: str) -> str:
    return f"/manage/problems/{slug}"


def find(db: Database, slug: str) -> str:
    """Store that unit 2 is weak, and return the key of the input that would help."""
    with db.writing() as session:
        problem = problems.find(session, slug)
        assert problem
        request = weakness.of_draft(problem, "c", "line")
        found = {"units": [STRONG, WEAK], "inputs": [INPUT]}
        weakness.store(session, problem.id, request, found)
        known = weakness.known(session, problem.owner, problem.id, "c", "line")
        assert known
        return known.inputs[0].key


def problem_of(db: Database, slug: str) -> Problem:
    with db.reading() as session:
        problem = problems.find(session, slug)
        assert problem
        assert problem.cases
        return problem


def test_finding_shows_how_far_it_is(browser_of: Browsers, page: str) -> None:
    before = browser_of("owner").get(page).text
    assert "Find weak units" in before
    after = browser_of("owner").post(f"{page}/weakness").text
    assert "whether the tests notice" in after
    assert 'hx-trigger="every 1s"' in browser_of("owner").get(f"{page}/weakness").text


def test_what_is_found_is_shown_in_words_and_lines(
    browser_of: Browsers, db: Database, page: str, slug: str
) -> None:
    find(db, slug)
    text = browser_of("owner").get(f"{page}/weakness?language=c&level=line").text
    assert "1 of 2 units are weak" in text
    assert "No test notices 1 of 3 changes" in text
    assert "It is left out." in text
    assert "7 &lt;8&gt;" in text
    assert "hx-trigger" not in text
    assert "units are weak" not in browser_of("owner").get(f"{page}/weakness?level=function").text


def test_one_press_adds_an_input_as_a_hidden_test(
    browser_of: Browsers, db: Database, page: str, slug: str
) -> None:
    key = find(db, slug)
    address = f"{page}/weakness/inputs/{key}?language=c&level=line"
    answer = browser_of("owner").post(address)
    assert "Tests, limits or checker were changed since" in answer.text
    case = problem_of(db, slug).cases[-1]
    assert (case.input, case.output, case.sample) == ("7 <8>\n", "15\n", False)
    again = browser_of("owner").post(address)
    assert (again.status_code, "among the tests already" in again.text) == (400, True)


def test_why_they_cannot_be_found_is_told(
    browser_of: Browsers, db: Database, page: str, slug: str
) -> None:
    with db.writing() as session:
        problem = problems.find(session, slug)
        assert problem
        job = weighing.start(session, problem.owner, problem.id, "c", "line")
        weighing.record(session, job.id, 0, {"refused": "WA"})
    assert "reference (WA): mend it" in browser_of("owner").get(page).text


def test_others_neither_see_nor_add(
    browser_of: Browsers, db: Database, page: str, slug: str
) -> None:
    key = find(db, slug)
    before = len(problem_of(db, slug).cases)
    for name in ("other", "student", "guest"):
        for answer in (
            browser_of(name).get(f"{page}/weakness"),
            browser_of(name).post(f"{page}/weakness"),
            browser_of(name).post(f"{page}/weakness/inputs/{key}?language=c&level=line"),
        ):
            assert "units are weak" not in answer.text
            assert answer.status_code in (200, 401, 403, 404)
    assert len(problem_of(db, slug).cases) == before
