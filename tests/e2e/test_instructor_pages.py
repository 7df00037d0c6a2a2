"""The instructor's whole side in a real browser: from a new problem to what a student opens."""

from typing import TYPE_CHECKING

import pytest

from tests.services import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

BUGGY = """#include <stdio.h>

int main(void) {
    int n;
    scanf("%d", &n);

    for (int i = 1; i < n; i++) {
        printf("%d ", i);
    }
    printf("\\n");
    return 0;
}
"""
CORRECT = BUGGY.replace("i < n", "i <= n")
SECONDS = 60_000


def sign_in(page: "Page", running: Running, login: str) -> None:
    page.goto(f"{running.url}/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", running.password(login))
    page.click('form[action="/sign-in"] button')
    page.wait_for_url(lambda url: "sign-in" not in url)


def in_english(page: "Page", running: Running) -> None:
    page.goto(f"{running.url}/account")
    page.select_option("#profile-locale", "en")
    page.click("#profile button")
    page.wait_for_selector("text=Saved.")


def write_statement(page: "Page") -> None:
    page.click("#statement-en-tab")
    text = "Print 1 to $n$. <script>document.title='x'</script>"
    page.fill("#statement-en-text", text)
    page.wait_for_selector("#statement-en-preview .katex")
    page.click("#statement-en button.primary")
    page.wait_for_selector("#statement-en .saved:has-text('Saved')")
    assert page.input_value("#statement-en-text") == text
    assert page.locator("#statement-en-preview script").count() == 0


def add_test(page: "Page", name: str, given: str, expected: str, *, sample: bool = False) -> None:
    page.fill("#test-new-name", name)
    page.fill("#test-new-given", given)
    page.fill("#test-new-expected", expected)
    if sample:
        page.check("#test-new [name=sample]")
    page.click("#test-new button.primary")
    page.wait_for_selector(f"#test-list th:has-text('{name}')")


def put_reference(page: "Page", source: str) -> None:
    editor = page.locator("#reference .cm-content")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(source)
    page.click("#reference-form button.primary")
    page.wait_for_selector("#reference .saved:has-text('Saved')")


def publish(page: "Page", answer: str) -> None:
    page.click("#publish button.primary")
    page.wait_for_selector(f"#publish .alert:has-text('{answer}')", timeout=SECONDS)


def test_from_new_problem_to_published(running: Running, page: "Page") -> None:
    sign_in(page, running, "instructor")
    in_english(page, running)

    page.goto(f"{running.url}/manage")
    page.click("text=New problem")
    page.fill("#new-title", "Count up")
    page.wait_for_selector("#slug-proposal:has-text('count-up')")
    page.click("text=Make the problem")
    page.wait_for_url("**/manage/problems/count-up*")

    publish(page, "The problem has no statement")
    assert page.locator("#publish .alert.bad li").count() == 3

    write_statement(page)
    add_test(page, "sample1", "3", "1 2 3", sample=True)
    add_test(page, "one", "1", "1")

    put_reference(page, BUGGY)
    assert page.locator("#levels .level").count() == 3
    assert page.locator("#levels .unit-chip:has-text('rep 1')").count() == 3

    # The job writes unit by unit, and somebody who types meanwhile loses nothing.
    page.click("text=Write guidelines")
    page.wait_for_selector("#guideline-job .alert.good", timeout=SECONDS)
    cards = page.locator(".unit-card")
    assert cards.count() == 7
    texts = [cards.nth(index).locator("textarea").input_value() for index in range(7)]
    assert all(texts)

    field = cards.nth(1).locator("textarea")
    field.fill("정수 변수 n을 선언하세요!")
    cards.nth(2).locator("textarea").focus()
    page.wait_for_selector(".unit-card:nth-child(2) .badge:has-text('By hand')")
    page.reload()
    assert cards.nth(1).locator("textarea").input_value() == "정수 변수 n을 선언하세요!"
    cards.nth(1).locator("text=Write again").click()
    page.wait_for_selector(".unit-card:nth-child(2) .badge:has-text('Template')", timeout=SECONDS)
    assert cards.nth(1).locator("textarea").input_value() == texts[1]

    publish(page, "The c reference fails test sample1")
    assert page.locator("#publish .alert.bad li").count() == 2

    put_reference(page, CORRECT)
    assert page.locator(".unit-card:has-text('i <= n') .badge.warn").count() == 1
    page.click("text=Write guidelines")
    page.wait_for_selector("#guideline-job .alert.good", timeout=SECONDS)

    page.click("#publish button.primary")
    page.wait_for_selector("#publish progress, #publish .alert.good")
    page.reload()  # what is going on is found again
    page.wait_for_selector("text=Revision 1 is published.", timeout=SECONDS)

    page.click("text=Open the student's page")
    page.wait_for_url("**/problems/count-up")
    assert page.title() != "x"
    assert "Count up" in page.inner_text("h1")


def test_typed_text_survives_what_arrives_and_what_is_refused(
    running: Running, page: "Page"
) -> None:
    sign_in(page, running, "instructor")
    in_english(page, running)
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
