"""Courses: who sees and changes what, and forms that are refused."""

import pytest

from app.db import Database
from app.models import Assignment, User
from app.services import courses, problems
from tests import factories
from tests.app.web.manage.conftest import Browsers


@pytest.fixture
def code(browser_of: Browsers, db: Database, users: dict[str, User]) -> str:
    """The code of course 1: of the owner's, with an assistant and a student."""
    browser_of("owner").post("/courses", data={"title": "Programming 1"})
    with db.writing() as session:
        owner = session.get_one(User, users["owner"].id)
        for name in ("assistant", "student"):
            courses.enrol_by_login(session, owner, 1, name, name)
        return courses.visible(session, owner, 1).code


@pytest.fixture
def published(db: Database, slug: str) -> int:
    """The id of a published problem."""
    with db.writing() as session:
        found = problems.find(session, slug)
        assert found
        session.refresh(found)
        return factories.publish(session, found).id


class TestCourse:
    def test_staff_see_the_code_and_students_do_not(self, browser_of: Browsers, code: str) -> None:
        assert code in browser_of("owner").get("/courses/1").text
        assert code in browser_of("assistant").get("/courses/1").text
        page = browser_of("student").get("/courses/1").text
        assert code not in page
        assert "assistant" not in page

    def test_who_is_not_in_it_does_not_find_it(self, browser_of: Browsers, code: str) -> None:
        assert browser_of("classmate").get("/courses/1").status_code == 404
        assert browser_of("other").get("/courses/1").status_code == 404

    def test_joining_by_code(self, browser_of: Browsers, code: str) -> None:
        answer = browser_of("classmate").post("/courses/join", data={"code": f" {code.lower()} "})
        assert answer.url.path == "/courses/1"

    def test_wrong_code_is_kept_and_told(self, browser_of: Browsers, code: str) -> None:
        answer = browser_of("classmate").post("/courses/join", data={"code": "WRONG123"})
        assert answer.status_code == 404
        assert 'value="WRONG123"' in answer.text
        assert "No course has this code" in answer.text

    def test_student_cannot_make_one(self, browser_of: Browsers) -> None:
        assert "New course" not in browser_of("student").get("/courses").text
        assert browser_of("student").post("/courses", data={"title": "x"}).status_code == 403

    def test_only_the_instructor_changes_roles(self, browser_of: Browsers, code: str) -> None:
        form = {"login": "student", "role": "instructor"}
        for name in ("student", "assistant"):
            answer = browser_of(name).post("/courses/1/enrolments", data=form)
            assert answer.status_code == 403
        assert browser_of("owner").post("/courses/1/enrolments", data=form).status_code == 200

    def test_unknown_login_is_kept_and_told(self, browser_of: Browsers, code: str) -> None:
        form = {"login": "nobody", "role": "student"}
        answer = browser_of("owner").post("/courses/1/enrolments", data=form)
        assert answer.status_code == 404
        assert 'value="nobody"' in answer.text


class TestAssignments:
    def test_is_set_in_the_browsers_zone(
        self, browser_of: Browsers, db: Database, code: str, published: int
    ) -> None:
        form = {
            "title": "Week 1",
            "problem": str(published),
            "levels": ["line"],
            "opens_at": "2026-01-01T09:00",
            "due_at": "2026-01-08T09:00",
            "zone": "Asia/Seoul",
        }
        assert browser_of("owner").post("/courses/1/assignments", data=form).status_code == 200
        with db.reading() as session:
            row = session.get_one(Assignment, 1)
            assert row.opens_at
            assert row.opens_at.isoformat() == "2026-01-01T00:00:00+00:00"
            assert row.levels == ["line"]

    def test_student_sees_the_problem_and_the_own_progress_only(
        self, browser_of: Browsers, code: str, published: int, slug: str
    ) -> None:
        browser_of("classmate").post("/courses/join", data={"code": code})
        form = {"title": "Week 1", "problem": str(published)}
        browser_of("owner").post("/courses/1/assignments", data=form)
        page = browser_of("student").get("/courses/1").text
        assert f"/problems/{slug}" in page
        assert "Not started" in page
        assert "classmate" not in page
        assert "classmate" in browser_of("assistant").get("/courses/1").text

    def test_before_it_opens_students_see_no_problem(
        self, browser_of: Browsers, code: str, published: int, slug: str
    ) -> None:
        form = {"title": "Later", "problem": str(published), "opens_at": "2999-01-01T00:00"}
        browser_of("owner").post("/courses/1/assignments", data=form)
        page = browser_of("student").get("/courses/1").text
        assert slug not in page
        assert "This assignment is not open yet" in page
        assert slug in browser_of("owner").get("/courses/1").text

    @pytest.mark.parametrize(
        ("late_policy", "told"),
        [("accept", "Late work is still taken."), ("refuse", "This assignment is closed")],
    )
    def test_students_are_told_that_it_was_due(
        self,
        browser_of: Browsers,
        code: str,
        published: int,
        slug: str,
        late_policy: str,
        told: str,
    ) -> None:
        form = {"title": "First", "problem": str(published), "due_at": "2026-01-01T00:00"}
        answer = browser_of("owner").post(
            "/courses/1/assignments", data=form | {"late_policy": late_policy}
        )
        assert told not in answer.text
        page = browser_of("student").get("/courses/1").text
        assert told in page
        assert slug in page

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", ""),
            ("problem", ""),
            ("due_at", "2025-01-01T00:00"),
            ("due_at", "soon"),
            ("zone", "Mars/Base"),
            ("late_policy", "maybe"),
        ],
    )
    def test_refused_form_keeps_what_was_typed(
        self, browser_of: Browsers, code: str, published: int, field: str, value: str
    ) -> None:
        form = {
            "title": "My week",
            "problem": str(published),
            "opens_at": "2026-01-01T09:00",
            field: value,
        }
        if not value and field == "problem":
            del form["problem"]
        answer = browser_of("owner").post("/courses/1/assignments", data=form)
        assert answer.status_code in (400, 409)
        assert 'role="alert"' in answer.text
        assert 'value="2026-01-01T09:00"' in answer.text

    def test_assistant_cannot_set_one(self, browser_of: Browsers, code: str) -> None:
        answer = browser_of("assistant").post("/courses/1/assignments", data={"title": "x"})
        assert answer.status_code == 403
