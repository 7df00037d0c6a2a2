"""What an instructor types stays, whatever arrives and whatever is refused."""

from typing import TYPE_CHECKING

import pytest

from tests.e2e.hands import read_in, serious, sign_in
from tests.services import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow


def test_typed_text_survives_what_arrives_and_what_is_refused(
    running: Running, page: "Page"
) -> None:
    sign_in(page, running, "instructor")
    read_in(page, running, "en")
    page.goto(f"{running.url}/manage/problems/a-plus-b")

    page.fill("#test-new-given", "half typed")
    page.locator("#statement-en-tab").click()
    page.fill("#statement-en-title", "")
    page.locator("#statement-en form").evaluate("form => (form.noValidate = true)")
    page.fill("#statement-en-text", "A new text of mine.")
    page.click("#statement-en button.primary")
    page.wait_for_selector("#statement-en .alert.bad")
    assert page.input_value("#statement-en-text") == "A new text of mine."
    assert page.input_value("#test-new-given") == "half typed"
    assert page.locator("#statement-en").is_visible()


def test_no_page_has_serious_findings(running: Running, page: "Page") -> None:
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 360, "height": 800})
    sign_in(page, running, "instructor")
    page.goto(f"{running.url}/courses")
    page.fill("#create-title", "Course of one page")
    page.click("#create button")
    page.wait_for_selector("#course-code")
    course = page.url.removeprefix(running.url)
    page.goto(f"{running.url}/account")
    page.fill("#token-name", "a program that asks for the grades of a course")
    page.click("#tokens .panel button")
    page.wait_for_selector("#secret")
    found = {}
    for path in (
        course,
        "/courses",
        "/account",
        "/manage",
        "/manage/workers",
        "/manage/problems/new",
        "/manage/problems/largest-number",
        "/manage/problems/largest-number/preview",
    ):
        page.goto(running.url + path)
        page.wait_for_load_state("networkidle")
        found[path] = serious(page)
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= 360, f"{path} is {wide} wide"
    assert {path: rows for path, rows in found.items() if rows} == {}
