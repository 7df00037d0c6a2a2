"""Courses, enrolment, assignments, grades, and who one is."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

Client = Callable[[str], httpx.Client]


@pytest.fixture
def course(client: Client) -> dict[str, Any]:
    """A course of the owner's, with the student in it."""
    made: dict[str, Any] = client("owner").post("/courses", json={"title": "C 1"}).json()
    client("student").post("/courses/join", json={"code": made["code"]})
    return made


class TestCourses:
    def test_maker_is_the_instructor(self, client: Client, course: dict[str, Any]) -> None:
        assert (course["title"], course["role"]) == ("C 1", "instructor")
        assert len(course["code"]) == 8

    def test_student_joins_by_code_and_does_not_see_it(
        self, client: Client, course: dict[str, Any]
    ) -> None:
        again = client("student").post("/courses/join", json={"code": course["code"].lower()})
        assert again.status_code == 200
        assert (again.json()["role"], again.json()["code"]) == ("student", None)
        assert [row["id"] for row in client("student").get("/courses").json()] == [course["id"]]

    def test_enrolments_come_in_pages(self, client: Client, course: dict[str, Any]) -> None:
        path = f"/courses/{course['id']}/enrolments"
        body = {"login": "classmate", "role": "assistant"}
        made = client("owner").post(path, json=body)
        assert (made.status_code, made.json()["role"]) == (201, "assistant")
        first = client("classmate").get(f"{path}?limit=2")
        second = client("classmate").get(first.links["next"]["url"])
        logins = [row["login"] for row in first.json() + second.json()]
        assert logins == ["owner", "student", "classmate"]

    def test_an_unknown_login_is_404(self, client: Client, course: dict[str, Any]) -> None:
        path = f"/courses/{course['id']}/enrolments"
        assert client("owner").post(path, json={"login": "nobody"}).status_code == 404


class TestAssignments:
    def test_set_problems_with_dates_and_levels(
        self, client: Client, course: dict[str, Any], problem: int
    ) -> None:
        body = {
            "course_id": course["id"],
            "title": "Week 1",
            "problems": [problem],
            "opens_at": "2030-03-01T09:00:00+09:00",
            "due_at": "2030-03-08T00:00:00Z",
            "levels": ["line"],
            "late_policy": "refuse",
        }
        made = client("owner").post("/assignments", json=body)
        assert made.status_code == 201
        shown = client("student").get(f"/assignments/{made.json()['id']}").json()
        assert shown["problems"] == [problem]
        assert shown["opens_at"] == "2030-03-01T00:00:00Z"
        assert (shown["levels"], shown["late_policy"]) == (["line"], "refuse")
        assert client("student").get("/assignments").json() == [shown]

    @pytest.mark.parametrize(
        ("change", "status"),
        [
            ({"problems": []}, 422),
            ({"problems": [1, 1]}, 422),
            ({"problems": ["1"]}, 422),
            ({"problems": [999]}, 404),
            ({"due_at": "2030-01-01T00:00:00"}, 422),
            ({"due_at": "tomorrow"}, 422),
            ({"opens_at": "2030-01-02T00:00:00Z", "due_at": "2030-01-01T00:00:00Z"}, 409),
            ({"late_policy": "shout"}, 422),
            ({"levels": ["word"]}, 422),
            ({"course_id": 10**12}, 422),
        ],
    )
    def test_junk_is_refused(
        self,
        client: Client,
        course: dict[str, Any],
        problem: int,
        change: dict[str, Any],
        status: int,
    ) -> None:
        body = {"course_id": course["id"], "title": "Week 1", "problems": [problem]} | change
        assert client("owner").post("/assignments", json=body).status_code == status

    def test_grades_are_everybodys_for_staff_and_the_own_for_a_student(
        self, client: Client, course: dict[str, Any], problem: int, workspace: int
    ) -> None:
        client("classmate").post("/courses/join", json={"code": course["code"]})
        body = {"course_id": course["id"], "title": "Week 1", "problems": [problem]}
        made = client("owner").post("/assignments", json=body).json()["id"]
        path = f"/assignments/{made}/grades"
        rows = client("owner").get(path).json()
        assert {row["login"]: row["progress"] for row in rows} == {
            "student": {str(problem): "in_progress"},
            "classmate": {str(problem): "not_started"},
        }
        assert [row["login"] for row in client("student").get(path).json()] == ["student"]
        page = client("owner").get(f"{path}?limit=1")
        assert len(client("owner").get(page.links["next"]["url"]).json()) == 1


def test_me(client: Client) -> None:
    shown = client("student").get("/me").json()
    assert shown.pop("id") > 0
    assert shown == {"login": "student", "name": "student", "role": "student", "locale": "ko"}
