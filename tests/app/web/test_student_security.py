"""What a browser may do with a page, and who may ask for a change."""

import re

import pytest

from app.models import Problem, User
from tests.pages import HOST, Visit

PAGES = ("/", "/sign-in", "/sign-up", "/-/patterns", "/nowhere")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_has_an_inline_script_or_style(visit: Visit, path: str) -> None:
    text = visit().get(path).text
    assert "<script" in text
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert not re.search(r"<[^>]+\s(style|on\w+)=", text)
    assert not re.search(r"""(src|href)=["'](https?:)?//""", text)


def test_a_workspace_has_none_either(visit: Visit, student: User, problem: Problem) -> None:
    browser = visit(student)
    form = {"language": "c", "level": "line"}
    path = browser.post(f"/problems/{problem.slug}/workspaces", data=form).headers["location"]
    text = browser.get(path).text
    assert not re.search(r"<[^>]+\s(style|on\w+)=", text)
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", text))


def test_every_answer_carries_the_policy(visit: Visit) -> None:
    first, second = (visit().get("/").headers for _ in range(2))
    policy = first["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert policy != second["content-security-policy"], "the nonce is new each time"
    assert first["x-content-type-options"] == "nosniff"
    assert first["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "same-origin", "origin": "https://evil.test"},
        {"sec-fetch-site": "same-origin", "origin": "null"},
        {"sec-fetch-site": "same-origin", "origin": "http://hanjul.test.evil.test"},
    ],
)
def test_another_site_cannot_change_anything(
    visit: Visit, student: User, headers: dict[str, str]
) -> None:
    browser = visit(student)
    assert browser.post("/sign-out", headers=headers).status_code == 403
    assert browser.get("/problems").status_code == 200


def test_our_own_pages_can(visit: Visit, student: User) -> None:
    browser = visit(student)
    assert browser.post("/sign-out", headers={"origin": HOST}).status_code == 303
    assert browser.get("/problems").status_code == 303


def test_static_files_asked_for_by_digest_are_kept(visit: Visit) -> None:
    browser = visit()
    address = re.search(r'href="(/static/app\.css\?v=[0-9a-f]{12})"', browser.get("/").text)
    assert address
    assert "immutable" in browser.get(address[1]).headers["cache-control"]
    assert browser.get("/static/app.css").headers["cache-control"] == "no-cache"
