"""The list of problems and the page of one."""

from app.db import Database
from app.models import Problem, User
from tests import factories
from tests.pages import Visit


def test_the_list_shows_what_is_published(visit: Visit, student: User, db: Database) -> None:
    with db.writing() as session:
        draft = factories.make_problem(session).slug
        published = factories.publish(session, factories.make_problem(session)).slug
    text = visit(student).get("/problems").text
    assert f'href="/problems/{published}"' in text
    assert draft not in text
    assert "Not started" in text


def test_it_can_be_searched_by_title(visit: Visit, student: User, problem: Problem) -> None:
    browser = visit(student)
    assert problem.slug in browser.get("/problems?q=더하").text
    nothing = browser.get('/problems?q=%25"<x>').text
    assert problem.slug not in nothing
    assert "<x>" not in nothing
    assert "&lt;x&gt;" in nothing, "what was searched for is still in its box"


def test_a_problem_shows_samples_and_no_hidden_test(
    visit: Visit, student: User, problem: Problem
) -> None:
    text = visit(student).get(f"/problems/{problem.slug}").text
    assert "a와 b를 더하세요." in text
    assert "1 2\n" in text
    assert "-5 5" not in text
    assert 'value="line"' in text
    assert "/manage/" not in text


def test_its_owner_finds_the_way_to_edit_it(visit: Visit, owner: User, problem: Problem) -> None:
    text = visit(owner).get(f"/problems/{problem.slug}").text
    assert f'href="/manage/problems/{problem.slug}"' in text


def test_a_draft_does_not_exist_for_students(visit: Visit, student: User, db: Database) -> None:
    with db.writing() as session:
        slug = factories.make_problem(session).slug
    assert visit(student).get(f"/problems/{slug}").status_code == 404


def test_a_begun_workspace_is_found_again_and_its_choice_remembered(
    visit: Visit, student: User, problem: Problem, db: Database
) -> None:
    browser = visit(student)
    form = {"language": "c", "level": "paragraph"}
    where = browser.post(f"/problems/{problem.slug}/workspaces", data=form).headers["location"]
    text = browser.get(f"/problems/{problem.slug}").text
    assert f'href="{where}"' in text
    assert "0 / " in text
    with db.writing() as session:
        other = factories.publish(session, factories.make_problem(session)).slug
    assert 'value="paragraph" checked' in browser.get(f"/problems/{other}").text
    again = browser.post(f"/problems/{problem.slug}/workspaces", data=form)
    assert again.headers["location"] == where


def test_a_level_that_is_not_offered_is_refused_in_words(
    visit: Visit, student: User, problem: Problem
) -> None:
    form = {"language": "java", "level": "line"}
    answer = visit(student).post(f"/problems/{problem.slug}/workspaces", data=form)
    assert answer.status_code == 404
    assert "not offered in that language" in answer.text
