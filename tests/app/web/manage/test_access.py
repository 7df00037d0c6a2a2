"""Who may open and send what under /manage."""

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute

from app.db import Database
from app.models import Problem, User
from app.services import problems
from app.web.manage import PARTS
from tests import factories
from tests.app.web.manage.conftest import Browsers


def addresses(slug: str) -> list[tuple[str, str]]:
    """Return (method, address) of every page and form under /manage."""
    values = {
        "slug": slug,
        "case_id": "1",
        "language": "c",
        "level": "line",
        "locale": "ko",
        "index": "0",
        "job_id": "1",
        "key": "0",
        "alternative_id": "1",
    }
    routes = [route for part in PARTS for route in part.router.routes]
    return [
        (method, "/manage" + route.path.format(**values))
        for route in routes
        if isinstance(route, APIRoute)
        for method in route.methods
    ]


def state(db: Database, slug: str) -> tuple[object, ...]:
    with db.reading() as session:
        found = problems.find(session, slug)
        assert isinstance(found, Problem)
        sources = [(row.language, row.source) for row in found.references]
        cases = [(row.name, row.input, row.output) for row in found.cases]
        texts = [(row.locale, row.title, row.text) for row in found.statements]
        guidelines = [row.text for reference in found.references for row in reference.guidelines]
        return (sources, cases, texts, guidelines, found.limits, found.checker)


def test_the_router_has_all_its_pages(slug: str) -> None:
    assert len(addresses(slug)) > 20


@pytest.mark.parametrize("name", ["student", "assistant"])
def test_who_is_no_instructor_is_refused_everywhere(
    browser_of: Browsers, db: Database, slug: str, name: str
) -> None:
    before = state(db, slug)
    for method, path in addresses(slug):
        assert browser_of(name).request(method, path).status_code in (403, 404), (method, path)
    assert state(db, slug) == before


def test_another_instructor_is_refused_everything_about_the_problem(
    browser_of: Browsers, db: Database, slug: str
) -> None:
    before = state(db, slug)
    for method, path in addresses(slug):
        if f"/{slug}" in path and not path.endswith("/preview"):
            status = browser_of("other").request(method, path).status_code
            assert status in (403, 404), (method, path)
    assert state(db, slug) == before


def test_another_instructor_of_a_published_problem_is_forbidden(
    browser_of: Browsers, db: Database, users: dict[str, User], slug: str
) -> None:
    with db.writing() as session:
        found = problems.find(session, slug)
        assert found
        session.refresh(found)
        factories.publish(session, found)
    for method, path in addresses(slug):
        if f"/{slug}" in path and "statement/preview" not in path and "s/preview" not in path:
            assert browser_of("other").request(method, path).status_code == 403, (method, path)


def test_a_guest_is_sent_to_sign_in(browser_of: Browsers, slug: str) -> None:
    answer = browser_of("guest").get(f"/manage/problems/{slug}", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


def test_the_admin_may_open_it(browser_of: Browsers, slug: str) -> None:
    assert browser_of("admin").get(f"/manage/problems/{slug}").status_code == 200


def test_the_list_shows_only_own_problems(browser_of: Browsers, slug: str) -> None:
    assert slug in browser_of("owner").get("/manage").text
    assert slug not in browser_of("other").get("/manage").text


def test_a_foreign_site_cannot_send_a_form(
    browser_of: Browsers, db: Database, slug: str, pages: FastAPI
) -> None:
    before = state(db, slug)
    answer = browser_of("owner").post(
        f"/manage/problems/{slug}/statement",
        data={"title": "stolen", "text": "x"},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert answer.status_code == 403
    assert state(db, slug) == before
