"""Guidelines of a draft: edited by hand, and checked whoever wrote them."""

import pytest
from sqlalchemy.orm import Session

from app.db import Database
from app.domain.errors import AppError, NotFound
from app.models import Problem
from app.services import editing, guidelines, overriding, references
from app.services.guidelines import UnitView
from tests import factories

GOOD = "정수 변수 a와 b를 선언하세요."
LEAK = "int a, b; 라고 쓰세요."


def edit(session: Session, problem: Problem, text: str, index: int = 1) -> UnitView:
    """Write a guideline of a line by hand; return the unit."""
    guidelines.edit(session, problem.owner, problem.id, "line", index, text=text)
    return view(problem, index)


def view(problem: Problem, index: int = 1) -> UnitView:
    return guidelines.units(references.get(problem), "line", "ko")[index]


def test_an_empty_text_removes_a_guideline(db: Database) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        edit(session, problem, "쓰세요.")
        edit(session, problem, " ")
        assert references.get(problem).guidelines == []


@pytest.mark.parametrize("index", [-1, 999])
def test_a_unit_that_is_not_there_is_refused(db: Database, index: int) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session)
        with pytest.raises(NotFound):
            edit(session, problem, "x", index)


class TestChecks:
    def test_a_hand_edit_is_checked_with_scores(self, db: Database) -> None:
        with db.writing() as session:
            found = edit(session, factories.make_problem(session), GOOD)
            assert not found.amber
            assert found.checks
            assert all(0 <= check["score"] <= 1 for check in found.checks)

    def test_one_that_gives_the_code_away_is_amber_until_it_is_edited(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            assert edit(session, problem, LEAK).amber
            assert not edit(session, problem, GOOD).amber

    def test_they_are_made_anew_where_the_reference_changes(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, GOOD)
            source = factories.ADD_C.replace("int a, b;", "int a, b; // two")
            references.put(session, problem.owner, problem.id, "c", source)
            assert not view(problem).amber
            row = references.guideline_rows(references.get(problem), "line")["ko", 1]
            row.text = LEAK  # as if it had come before there were checks
            references.put(session, problem.owner, problem.id, "c", factories.ADD_C)
            assert view(problem).amber

    def test_they_are_made_anew_where_units_are_cut_otherwise(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, GOOD)
            row = references.guideline_rows(references.get(problem), "line")["ko", 1]
            row.checks = []
            editing.merge(session, problem.owner, problem.id, "line", 2)
            assert view(problem).checks


class TestOverride:
    def allow(self, session: Session, problem: Problem, reason: str = "일부러") -> UnitView:
        place = (session, problem.owner, problem.id, "line", 1)
        overriding.override(*place, reason=reason)
        return view(problem)

    def test_it_stands_with_who_said_why_and_when(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, LEAK)
            found = self.allow(session, problem)
            assert not found.amber
            assert found.overridden["reason"] == "일부러"
            assert found.overridden["by"] == problem.owner.login
            assert found.overridden["at"].startswith("20")

    def test_another_text_drops_it_and_the_same_keeps_it(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, LEAK)
            self.allow(session, problem)
            assert not edit(session, problem, LEAK).amber
            assert edit(session, problem, LEAK + "!").amber

    def test_it_does_not_hold_for_a_check_that_fails_later(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, LEAK)
            self.allow(session, problem)
            row = references.guideline_rows(references.get(problem), "line")["ko", 1]
            row.checks = [*row.checks, {"name": "another", "ok": False}]
            assert view(problem).amber

    def test_it_is_taken_back(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, LEAK)
            self.allow(session, problem)
            overriding.take_back(session, problem.owner, problem.id, "line", 1)
            assert view(problem).amber

    @pytest.mark.parametrize("reason", ["", " ", "x" * 501])
    def test_it_needs_a_reason(self, db: Database, reason: str) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, LEAK)
            with pytest.raises(AppError):
                self.allow(session, problem, reason)

    def test_a_green_one_needs_none(self, db: Database) -> None:
        with db.writing() as session:
            problem = factories.make_problem(session)
            edit(session, problem, GOOD)
            with pytest.raises(AppError, match="nothing to override"):
                self.allow(session, problem)
