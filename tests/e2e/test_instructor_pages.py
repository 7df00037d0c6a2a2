"""What an instructor types stays, whatever arrives and whatever is refused."""

from typing import TYPE_CHECKING

import pytest

from tests.e2e.hands import read_in, sign_in
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
