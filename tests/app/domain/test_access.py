"""Who may do what."""

import pytest

from app.domain.access import Role, may_create_problem, may_edit_problem, may_see_problem


@pytest.mark.parametrize(
    ("role", "owns", "may"),
    [
        (Role.ADMIN, False, True),
        (Role.INSTRUCTOR, True, True),
        (Role.INSTRUCTOR, False, False),
        (Role.STUDENT, True, False),
        (Role.STUDENT, False, False),
    ],
)
def test_only_an_owning_instructor_or_an_admin_edits(role: Role, owns: bool, may: bool) -> None:
    assert may_edit_problem(role, 1, 1 if owns else 2) is may


@pytest.mark.parametrize("role", Role)
def test_everybody_sees_what_is_published(role: Role) -> None:
    assert may_see_problem(role, 1, 2, published=True)


def test_a_student_does_not_see_a_draft() -> None:
    assert not may_see_problem(Role.STUDENT, 1, 2, published=False)


def test_students_do_not_make_problems() -> None:
    assert [role for role in Role if may_create_problem(role)] == [Role.INSTRUCTOR, Role.ADMIN]
