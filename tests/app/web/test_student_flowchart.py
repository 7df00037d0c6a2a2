"""The flowchart beside a workspace and on the instructor's page: who sees what of it."""

from typing import Any

import httpx
import pytest
from pytest import fixture

from app.db import Database
from app.models import Problem, User, Workspace
from app.services import editing, flowcharts, references, workspaces
from tests import factories
from tests.pages import Visit

Opened = tuple[httpx.Client, str]


@fixture
def opened(visit: Visit, student: User, problem: Problem) -> Opened:
    browser = visit(student)
    form = {"language": "c", "level": "line"}
    answer = browser.post(f"/problems/{problem.slug}/workspaces", data=form)
    return browser, answer.headers["location"]


def nodes_of(answer: httpx.Response) -> list[dict[str, Any]]:
    assert answer.status_code == 200
    return [node for graph in answer.json()["graphs"] for node in graph["nodes"]]


def units_of(db: Database, path: str) -> tuple[str, ...]:
    with db.reading() as session:
        workspace = session.get_one(Workspace, int(path.rpartition("/")[2]))
        return workspaces.level_of(workspace).unit_texts()


def accept(db: Database, path: str, index: int, text: str) -> None:
    with db.writing() as session:
        workspace = session.get_one(Workspace, int(path.rpartition("/")[2]))
        workspaces.unit_row(workspace, index, text).accepted_text = text


def test_it_holds_nothing_of_the_reference(opened: Opened, db: Database) -> None:
    browser, path = opened
    answer = browser.get(f"{path}/flowchart")
    nodes = nodes_of(answer)
    assert {node["unit"] for node in nodes} >= set(range(1, len(units_of(db, path))))
    assert [node["text"] for node in nodes if node["unit"] is not None and node["text"]] == []
    assert "Unit 2 · Step" in {node["name"] for node in nodes}
    assert not any(text in answer.text for text in units_of(db, path))


def test_an_accepted_unit_shows_the_students_own_text(opened: Opened, db: Database) -> None:
    browser, path = opened
    accept(db, path, 1, "int mine, yours;")
    browser.put(f"{path}/units/1", json={"text": "int later;"})
    nodes = nodes_of(browser.get(f"{path}/flowchart"))
    shown = [node for node in nodes if node["text"]]
    assert [(node["unit"], node["text"]) for node in shown] == [(1, "int mine, yours;")]
    assert shown[0]["accepted"]


def test_it_speaks_korean(visit: Visit, student: User, opened: Opened) -> None:
    _, path = opened
    names = {node["name"] for node in nodes_of(visit(student, "ko").get(f"{path}/flowchart"))}
    assert {"시작", "단위 2 · 처리", "끝"} <= names


def test_it_is_the_students_own(visit: Visit, db: Database, opened: Opened) -> None:
    _, path = opened
    with db.writing() as session:
        other = factories.make_user(session)
    assert visit(other).get(f"{path}/flowchart").status_code == 404
    assert visit(None).get(f"{path}/flowchart").status_code in (303, 401)


def test_the_draft_shows_all_to_its_owner_only(
    visit: Visit, db: Database, student: User, problem: Problem, opened: Opened
) -> None:
    address = f"/manage/problems/{problem.slug}/flowchart?language=c&level=line"
    with db.reading() as session:
        owner = session.get_one(User, problem.owner_id)
    texts = [node["text"] for node in nodes_of(visit(owner).get(address))]
    for text in units_of(db, opened[1])[1:]:
        assert any(" ".join(text.split()).startswith(shown) for shown in texts if shown), text
    as_student = nodes_of(visit(owner).get(f"{address}&student=true"))
    assert not any(node["text"] for node in as_student if node["unit"] is not None)
    assert visit(student).get(address).status_code in (403, 404)


def test_the_pages_have_the_panel(
    visit: Visit, db: Database, problem: Problem, opened: Opened
) -> None:
    browser, path = opened
    assert f'data-flowchart="{path}/flowchart"' in browser.get(path).text
    with db.reading() as session:
        owner = session.get_one(User, problem.owner_id)
    page = visit(owner).get(f"/manage/problems/{problem.slug}").text
    assert f'data-flowchart="/manage/problems/{problem.slug}/flowchart?language=c&amp;' in page
    assert "Concepts" in page
    preview = visit(owner).get(f"/manage/problems/{problem.slug}/preview").text
    assert "flowchart?student=true&amp;language=c" in preview


def test_concepts_are_for_staff(
    visit: Visit, db: Database, problem: Problem, opened: Opened
) -> None:
    with db.reading() as session:
        owner = session.get_one(User, problem.owner_id)
    assert "Concepts" in visit(owner).get(f"/problems/{problem.slug}").text
    assert "Concepts" not in opened[0].get(f"/problems/{problem.slug}").text


TWO = {
    "c": "int f(int x) {\n    x++;\n    return x;\n}\n\nint main(void) {\n    return f(0);\n}\n",
    "python": "def f(x):\n    x += 1\n    return x\n\n\nn = f(1)\nif n > 1:\n    print(n)\n",
}


@pytest.mark.parametrize("language", TWO)
def test_merged_and_split_units_are_nodes_like_all_others(
    visit: Visit, db: Database, student: User, language: str
) -> None:
    with db.writing() as session:
        problem = factories.make_problem(session, source=factories.ADD_C)
        references.remove(session, problem.owner, problem.id, "c")
        references.put(session, problem.owner, problem.id, language, TWO[language])
        cut = (session, problem.owner, problem.id)
        editing.merge(*cut, "line", 2)  # the function's end, and what comes after it
        editing.split(*cut, "function", 0, line=2)
        factories.publish(session, problem)
        for level in ("line", "function"):
            found, _ = workspaces.open_(
                session, student, problem.id, language=language, level=level
            )
            charts = flowcharts.of_workspace(session, student, found.id, "ko")
            nodes = [node for chart in charts for node in chart.nodes]
            assert {n.unit for n in nodes} >= set(range(len(workspaces.level_of(found).units)))
            assert all(node.note for node in nodes if node.unit is not None)
            assert not any(node.text for node in nodes if node.unit is not None)
            for index, text in enumerate(workspaces.level_of(found).unit_texts()):
                workspaces.unit_row(found, index, text).accepted_text = text
            charts = flowcharts.of_workspace(session, student, found.id, "ko")
            starts = [chart.nodes[0].text for chart in charts]
            assert [text.removesuffix(" {") for text in starts] == (
                ["int f(int x)", "int main(void)"] if language == "c" else ["def f(x):", ""]
            )
