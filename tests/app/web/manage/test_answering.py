"""How units are answered, and the input generator, on an instructor's page."""

import re

import httpx
import pytest

from app.db import Database
from app.models import Problem, User
from app.services import generators
from tests.pages import Visit


@pytest.fixture
def owned(visit: Visit, owner: User, problem: Problem) -> tuple[httpx.Client, str]:
    """The owner's browser and the path of the draft."""
    return visit(owner), f"/manage/problems/{problem.slug}"


def stored(db: Database, problem: Problem) -> dict[str, object]:
    with db.reading() as session:
        return session.get_one(Problem, problem.id).answering


def test_settings_are_kept_and_shown(
    owned: tuple[httpx.Client, str], db: Database, problem: Problem
) -> None:
    browser, path = owned
    form = {"order": "in_order", "hints": "3", "hidden_data": "on"}
    assert browser.post(f"{path}/answering", data=form).status_code == 303
    assert stored(db, problem) == {"order": "in_order", "hints": 3, "hidden_data": True}
    section = browser.get(path).text.partition('id="answering"')[2].partition("</section>")[0]
    assert 'value="in_order" selected' in section
    assert 'value="3" selected' in section
    assert re.search(r'name="hidden_data"[^>]*checked', section)
    browser.post(f"{path}/answering", data={"order": "any", "hints": "0"})
    assert stored(db, problem) == {"order": "any", "hints": 0, "hidden_data": False}


def test_a_wrong_setting_is_refused_in_its_section(
    owned: tuple[httpx.Client, str], db: Database, problem: Problem
) -> None:
    browser, path = owned
    answer = browser.post(f"{path}/answering", data={"order": "any", "hints": "7"})
    assert answer.status_code == 400
    section = answer.text.partition('id="answering"')[2].partition("</section>")[0]
    assert "from 0 to 3" in section


def test_a_generator_is_uploaded_and_removed(
    owned: tuple[httpx.Client, str], db: Database, problem: Problem
) -> None:
    browser, path = owned
    files = [("files", ("mine.cpp", b"int main() {}")), ("files", ("testlib.h", b"//\n"))]
    assert browser.post(f"{path}/generator", files=files).status_code == 303
    text = browser.get(path).text
    assert "generator.cpp, testlib.h" in text
    assert browser.post(f"{path}/generator/delete").status_code == 303
    with db.reading() as session:
        assert generators.of_draft(session.get_one(Problem, problem.id)) is None


def test_a_generator_that_is_none_is_refused(owned: tuple[httpx.Client, str]) -> None:
    browser, path = owned
    answer = browser.post(f"{path}/generator", files=[("files", ("notes.txt", b"x"))])
    assert answer.status_code == 400
    assert "There is no program" in answer.text
