"""Edits that break accepted units, hints and the order of answering, in a real browser."""

from typing import TYPE_CHECKING

import pytest

from tests.e2e.hands import SECONDS, at_hand, serious, sign_up, start, submit, write
from tests.e2e.test_rest import finished
from tests.e2e.test_weak_units import client
from tests.services import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

ADD = """a = int(input())
b = int(input())
if a < b:
    print(b - a)
else:
    print(a - b)
"""
CASES = [
    {"name": "sample1", "input": "1\n3\n", "output": "2\n", "sample": True},
    {"name": "hidden1", "input": "7\n7\n", "output": "0\n", "sample": False},
    {"name": "hidden2", "input": "9\n2\n", "output": "7\n", "sample": False},
]
FIRST, SECOND, CONDITION, UP, DOWN = range(5)


def publish(running: Running, slug: str, **answering: object) -> None:
    """Publish a problem whose units are answered in this way."""
    with client(running, "instructor") as owner:
        body = {"slug": slug, "title": "Distance", "statement": "The distance of two numbers."}
        owner.post("/problems", json=body | {"answering": answering}).raise_for_status()
        path = f"/problems/{slug}"
        owner.put(f"{path}/references/python", json={"source": ADD}).raise_for_status()
        owner.put(f"{path}/tests", json=CASES).raise_for_status()
        job = owner.post(f"{path}/guidelines", json={"levels": ["line"], "locale": "en"}).json()
        finished(owner, f"/jobs/{job['id']}")
        owner.post(f"{path}/publish").raise_for_status()


def begin(page: "Page", running: Running, slug: str, login: str) -> None:
    """Open the workspace of a new student, in English."""
    page.set_default_timeout(SECONDS)
    page.set_extra_http_headers({"accept-language": "en"})
    sign_up(page, running, login)
    page.goto(f"{running.url}/problems/{slug}")
    start(page, "python", "line")


def answer(page: "Page", unit: int, text: str) -> None:
    """Choose a unit, write it and check it."""
    if page.locator(f'.unit.here[data-unit="{unit}"]').count() == 0:
        section = page.locator(f'.unit[data-unit="{unit}"]')
        section.locator("[data-open]:visible").first.click()
    at_hand(page, unit)
    write(page, text)
    submit(page)


def accept(page: "Page", unit: int, text: str) -> None:
    """Answer a unit and wait until it is accepted."""
    answer(page, unit, text)
    page.wait_for_selector(f'.unit[data-unit="{unit}"][data-state="done"]')


def test_a_broken_unit_is_told_renamed_and_taken_back(running: Running, page: "Page") -> None:
    publish(running, "distance")
    begin(page, running, "distance", "breaking.e2e")
    accept(page, SECOND, "b = int(input())")
    accept(page, CONDITION, "if a < b:")
    accept(page, UP, "print(b - a)")
    accept(page, FIRST, "first = int(input())")
    for unit in (CONDITION, UP):
        assert page.get_attribute(f'.unit[data-unit="{unit}"]', "data-state") == "broken"
    at_hand(page, CONDITION)
    told = page.inner_text(f'.unit[data-unit="{CONDITION}"] .unit-broken')
    assert "Unit 3 needs another look: names have changed (a → first)." in told
    assert serious(page) == []

    page.click(f'.unit[data-unit="{CONDITION}"] [data-mend]')
    page.wait_for_selector(f'.unit[data-unit="{CONDITION}"][data-state="done"]')
    assert "first < b" in page.inner_text(f'.unit[data-unit="{CONDITION}"] .unit-text')

    # the next edit of an accepted unit can be taken back
    accept(page, FIRST, "one = int(input())")
    page.click(f'.unit[data-unit="{CONDITION}"] [data-undo]')
    page.wait_for_selector(f'.unit[data-unit="{CONDITION}"][data-state="done"]')
    assert "first = " in page.inner_text(f'.unit[data-unit="{FIRST}"] .unit-text')


def test_help_comes_step_by_step(running: Running, page: "Page") -> None:
    publish(running, "distance-hints", hints=3)
    begin(page, running, "distance-hints", "asking.e2e")
    answer(page, CONDITION, "if a > b:")
    said = page.locator(f'.unit[data-unit="{CONDITION}"] .unit-message')
    page.wait_for_selector(".unit.here [data-more]")
    steps = ("comparison operator", "the wrong way round", "Write < instead of >")
    for left, step in zip((3, 2, 1), steps, strict=True):
        assert step not in said.inner_text()
        more = page.locator(".unit.here [data-more]")
        assert more.inner_text() == f"More help ({left} left)"
        more.click()
        said.get_by_text(step).wait_for()
    assert page.locator(".unit.here [data-more]").count() == 0
    assert serious(page) == []


def test_in_order_the_next_unit_opens_when_the_one_before_is_accepted(
    running: Running, page: "Page"
) -> None:
    publish(running, "distance-order", order="in_order")
    begin(page, running, "distance-order", "waiting.e2e")
    second = page.locator(f'.unit[data-unit="{SECOND}"]')
    assert "these open one after the other" in second.inner_text()
    assert second.locator(".unit-guideline").get_attribute("aria-disabled") == "true"
    second.locator(".unit-guideline").click(force=True)  # the page waits for no disabled button
    assert page.get_attribute(".unit.here", "data-unit") == str(FIRST)
    accept(page, FIRST, "a = int(input())")
    at_hand(page, SECOND)
    assert serious(page) == []
