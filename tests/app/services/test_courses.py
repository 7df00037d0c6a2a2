"""Courses, enrolment by code, assignments and grades."""

import pytest

from app.db import Database
from app.domain.access import Role
from app.domain.errors import Forbidden, NotFound
from app.services import courses
from tests import factories


def test_a_student_joins_by_code_once(db: Database) -> None:
    with db.writing() as session:
        teacher = factories.make_user(session, Role.INSTRUCTOR)
        student = factories.make_user(session)
        course = courses.create(session, teacher, "프로그래밍 기초")
        for _ in range(2):
            assert courses.join(session, student, f" {course.code.lower()} ") is course
        assert [row.role for row in course.enrolments] == ["instructor", "student"]


def test_a_wrong_code_is_refused(db: Database) -> None:
    with db.writing() as session, pytest.raises(NotFound):
        courses.join(session, factories.make_user(session), "NOTACODE")


def test_a_course_is_not_there_for_outsiders(db: Database) -> None:
    with db.writing() as session:
        course = courses.create(session, factories.make_user(session, Role.INSTRUCTOR), "비밀")
        with pytest.raises(NotFound):
            courses.visible(session, factories.make_user(session), course.id)


def test_students_do_not_assign(db: Database) -> None:
    with db.writing() as session:
        course = courses.create(session, factories.make_user(session, Role.INSTRUCTOR), "기초")
        student = factories.make_user(session)
        courses.join(session, student, course.code)
        with pytest.raises(Forbidden):
            courses.assign(session, student, course.id, title="1주차", problem_ids=[])


def test_staff_see_all_grades_and_a_student_the_own_row(db: Database) -> None:
    with db.writing() as session:
        problem = factories.publish(session, factories.make_problem(session))
        teacher = problem.owner
        course = courses.create(session, teacher, "기초")
        students = [factories.make_user(session) for _ in range(2)]
        for student in students:
            courses.join(session, student, course.code)
        week = courses.assign(session, teacher, course.id, title="1주", problem_ids=[problem.id])
        assert [row[0] for row in courses.grades(session, teacher, week.id)] == students
        assert courses.grades(session, students[1], week.id) == [
            (students[1], {problem.id: "not_started"})
        ]
