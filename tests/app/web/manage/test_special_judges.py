"""The special judge's section: uploaded, shown, deleted; the checker's fields."""

import pytest

from app.db import Database
from app.services import problems, special_judges, submissions
from tests import factories
from tests.app.services.test_special_judges import failed
from tests.app.web.manage.conftest import Browsers
from tests.app.web.manage.test_draft import LIMITS, zip_of

SOURCE = '#include "testlib.h"\nint main() { /* the secret */ }\n'


@pytest.fixture
def page(slug: str) -> str:
    return f"/manage/problems/{slug}"


def test_files_are_taken(browser_of: Browsers, db: Database, page: str, slug: str) -> None:
    files = [("files", ("checker.cpp", SOURCE)), ("files", ("testlib.h", "// a fake\n"))]
    answer = browser_of("owner").post(
        f"{page}/special-judge", data={"convention": "icpc"}, files=files
    )
    assert answer.status_code == 200
    assert "judge.cpp, testlib.h" in answer.text
    assert "the checker is tokens" in answer.text
    with db.reading() as session:
        found = problems.find(session, slug)
        assert found
        judge = special_judges.get(found)
        assert (judge.program.source, judge.convention) == (SOURCE, "icpc")
    answer = browser_of("owner").post(f"{page}/special-judge/delete")
    assert "judge.cpp" not in answer.text


def test_a_zip_is_taken(browser_of: Browsers, page: str) -> None:
    content = zip_of({"a/checker.cpp": SOURCE, "a/testlib.h": "// a fake\n"})
    answer = browser_of("owner").post(f"{page}/special-judge", files={"files": ("j.zip", content)})
    assert "judge.cpp, testlib.h" in answer.text


@pytest.mark.parametrize("files", [None, {"files": ("x.h", "1")}, {"files": ("a.py", b"\0")}])
def test_what_is_no_program_is_told(browser_of: Browsers, page: str, files: object) -> None:
    answer = browser_of("owner").post(f"{page}/special-judge", files=files)  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def test_a_tolerance_is_chosen_and_shown_again(
    browser_of: Browsers, db: Database, page: str, slug: str
) -> None:
    form = {**LIMITS, "checker": "floats", "absolute": "1e-9", "relative": ""}
    answer = browser_of("owner").post(f"{page}/limits", data=form)
    assert 'value="1e-9"' in answer.text
    assert '<option value="floats" selected>' in answer.text
    with db.reading() as session:
        found = problems.find(session, slug)
        assert found
        assert found.checker == "floats:absolute=1e-9"


def test_a_bad_tolerance_is_told(browser_of: Browsers, page: str) -> None:
    form = {**LIMITS, "checker": "floats", "absolute": "small", "relative": ""}
    answer = browser_of("owner").post(f"{page}/limits", data=form)
    assert answer.status_code == 400
    assert 'value="small"' in answer.text
    assert "“small”" in answer.text


def test_its_failures_are_told_to_the_owner_only(
    browser_of: Browsers, db: Database, page: str, slug: str
) -> None:
    with db.writing() as session:
        problem = problems.find(session, slug)
        assert problem
        files = {"checker.cpp": SOURCE.encode()}
        special_judges.put(session, problem.owner, problem.id, files, "testlib")
        problems.update(session, problem.owner, problem.id, checker="special")
        factories.publish(session, problem)
        student = factories.make_user(session)
        made = submissions.create(session, student, problem.id, language="c", source="x")
        submissions.record(session, made.id, failed("hidden1", "crashed with the secret"))
    assert "crashed with the secret" in browser_of("owner").get(page).text
    other = browser_of("student")
    for path in (f"/problems/{slug}", f"/problems/{slug}/submit"):
        answer = other.get(path)
        assert answer.status_code == 200
        assert "the secret" not in answer.text
