"""The workspace's page and what its script asks for."""

import html
import json
import re

import httpx
import pytest

from app.db import Database
from app.models import Problem, Submission, User, Workspace
from app.services import submissions, workspaces
from tests import factories
from tests.pages import Visit


@pytest.fixture
def opened(visit: Visit, student: User, problem: Problem) -> tuple[httpx.Client, str]:
    """The student's browser and the path of a workspace at line level."""
    browser = visit(student)
    form = {"language": "c", "level": "line"}
    answer = browser.post(f"/problems/{problem.slug}/workspaces", data=form)
    return browser, answer.headers["location"]


def reference(db: Database, path: str) -> tuple[str, ...]:
    with db.reading() as session:
        workspace = session.get_one(Workspace, int(path.rpartition("/")[2]))
        return workspaces.level_of(workspace).unit_texts()


def try_unit(browser: httpx.Client, path: str, index: int, text: str) -> dict[str, object]:
    answer = browser.post(f"{path}/units/{index}/attempts", json={"text": text})
    assert answer.status_code == 200
    found: dict[str, object] = answer.json()
    return found


def test_it_shows_fixed_text_and_guidelines_but_no_reference(
    opened: tuple[httpx.Client, str], db: Database
) -> None:
    browser, path = opened
    shown = html.unescape(browser.get(path).text)
    assert "#include <stdio.h>" in shown
    assert "line 1번을 쓰세요." in shown
    for text in reference(db, path):
        assert text not in shown


def test_what_is_typed_is_there_again(opened: tuple[httpx.Client, str]) -> None:
    browser, path = opened
    saved = browser.put(f"{path}/units/1", json={"text": "int a; // <b>"})
    assert saved.status_code == 204
    assert "int a; // &lt;b&gt;" in browser.get(path).text


def last_answers(browser: httpx.Client, path: str) -> list[dict[str, object]]:
    found = re.findall(r'data-answer="([^"]*)"', browser.get(path).text)
    return [json.loads(html.unescape(text)) for text in found]


def test_the_last_refusal_is_there_until_the_accepted_text_is(
    opened: tuple[httpx.Client, str], db: Database
) -> None:
    browser, path = opened
    right = reference(db, path)[1]
    try_unit(browser, path, 1, 'int a; // "<b>"\n}')
    (answer,) = last_answers(browser, path)
    assert (answer["unit"], answer["accepted"], answer["verdict"]) == (1, False, "STRUCT")
    assert answer["code"] == 'int a; // "<b>"\n}'
    assert answer["feedback"]
    try_unit(browser, path, 1, right)
    assert last_answers(browser, path) == []
    try_unit(browser, path, 1, "}")
    assert len(last_answers(browser, path)) == 1
    browser.put(f"{path}/units/1", json={"text": right})
    assert last_answers(browser, path) == []


def test_the_first_lines_blanks_and_ends_survive(opened: tuple[httpx.Client, str]) -> None:
    browser, path = opened
    browser.put(f"{path}/units/1", json={"text": "\n\n  int a;\n"})
    section = browser.get(path).text.partition('data-unit="1"')[2]
    own = re.search(r'<textarea class="own-text"[^>]*>\n(.*?)</textarea>', section, re.DOTALL)
    assert own
    assert own[1] == "\n\n  int a;\n"


def test_an_accepted_unit_is_answered_at_once_and_the_next_is_at_hand(
    opened: tuple[httpx.Client, str], db: Database
) -> None:
    browser, path = opened
    answer = try_unit(browser, path, 0, reference(db, path)[0])
    assert (answer["finished"], answer["accepted"]) == (True, True)
    text = browser.get(f"{path}/program?after=0").text
    assert "<html" not in text
    assert re.search(r'data-unit="0" data-state="done"', text)
    assert re.search(r'data-unit="1"[^>]*data-here', text)
    assert "1 / " in text


def test_a_refused_unit_is_told_in_the_pages_language(
    opened: tuple[httpx.Client, str], visit: Visit, student: User
) -> None:
    _, path = opened
    answer = try_unit(visit(student, locale="ko"), path, 1, "int a, b; }")
    assert (answer["finished"], answer["accepted"], answer["verdict"]) == (True, False, "STRUCT")
    told = answer["feedback"]
    assert isinstance(told, list)
    assert told[0]["line"] == 1
    assert "“}”" in told[0]["text"]
    assert re.search("[가-힣]", told[0]["text"])


def test_a_near_miss_says_where_to_look_in_the_pages_language(
    opened: tuple[httpx.Client, str], visit: Visit, student: User, db: Database
) -> None:
    _, path = opened
    reference_text = reference(db, path)[1]
    answer = try_unit(visit(student, locale="ko"), path, 1, f"{reference_text} }}")
    assert "거의 맞았습니다" not in str(answer)
    assert answer["hints_left"] == 2
    browser = visit(student, locale="ko")
    hint = browser.post(f"{path}/units/1/hints").json()
    told = hint["feedback"]
    assert hint["hints_left"] == 1
    assert told[1]["text"] == "거의 맞았습니다. 여기에 남는 것이 하나 있습니다: 괄호."
    assert (told[1]["column"], told[1]["length"]) == (len(reference_text) + 2, 1)


def test_an_edited_unit_stays_accepted_and_says_that_it_changed(
    opened: tuple[httpx.Client, str], db: Database
) -> None:
    browser, path = opened
    try_unit(browser, path, 0, reference(db, path)[0])
    browser.put(f"{path}/units/0", json={"text": "int main() // new"})
    assert re.search(r'data-unit="0" data-state="changed"', browser.get(path).text)


def test_when_all_is_accepted_the_program_is_judged_and_solved(
    opened: tuple[httpx.Client, str], db: Database, problem: Problem
) -> None:
    browser, path = opened
    for index, text in enumerate(reference(db, path)):
        try_unit(browser, path, index, text)
    waiting = browser.get(path).text
    assert "data-here" not in waiting
    assert 'sse-connect="/events/submissions/' in waiting
    with db.writing() as session:
        submission = session.query(Submission).one()
        assert submission.source == factories.ADD_C
        report = factories.accepted_report(session.get_one(Problem, problem.id))
        submissions.record(session, submission.id, report)
    result = browser.get(f"{path}/result").text
    assert "Solved!" in result
    assert f"/submissions/{submission.id}" in result
    assert "Solved" in browser.get("/problems").text


def test_it_is_nobody_elses(opened: tuple[httpx.Client, str], visit: Visit, owner: User) -> None:
    _, path = opened
    other = visit(owner)
    assert other.get(path).status_code == 404
    assert other.put(f"{path}/units/0", json={"text": "x"}).status_code == 404
    assert other.post(f"{path}/units/0/attempts", json={"text": "x"}).status_code == 404


def test_too_much_text_is_refused_in_words(opened: tuple[httpx.Client, str]) -> None:
    browser, path = opened
    headers = {"accept": "application/json"}
    answer = browser.put(f"{path}/units/0", json={"text": "x" * 70_000}, headers=headers)
    assert answer.status_code == 400
    assert "too long" in answer.json()["message"]


def test_the_guidelines_language_is_chosen_apart(opened: tuple[httpx.Client, str]) -> None:
    browser, path = opened
    answer = browser.post(f"{path}/guideline-locale", data={"locale": "ko"})
    assert answer.headers["location"] == path
    assert '<html lang="en">' in browser.get(path).text
