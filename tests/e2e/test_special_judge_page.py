"""The special judge's section in a browser: uploaded, judged with, and blamed where it breaks."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.e2e.hands import read_in, sign_in, sign_up, somebody
from tests.e2e.test_rest import api
from tests.e2e.test_special_judges import ANY_PAIR, PAIR, draft
from tests.services import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
__all__ = ["api"]  # a fixture

Api = Callable[[str], httpx.Client]
TRUSTING = """\
import sys
n = int(open(sys.argv[1]).read())
first, second = map(int, open(sys.argv[2]).read().split())
sys.exit(first + second != n)
"""


def choose(page: "Page", field: str, name: str, text: str) -> None:
    """Choose a file of this name and text in a form."""
    page.set_input_files(field, {"name": name, "mimeType": "text/plain", "buffer": text.encode()})


def upload(page: "Page", name: str, source: str) -> None:
    """Choose a special judge's file and send it."""
    choose(page, "#special-judge-files", name, source)
    page.click("#special-judge .button.primary")
    page.wait_for_selector("#special-judge .button.danger")


def judged(page: "Page", running: Running, slug: str, source: str) -> str:
    """Submit a program in Python; return the words of its page when it is judged."""
    page.goto(f"{running.url}/problems/{slug}/submit")
    page.select_option("[name=language]", "python")
    choose(page, "#field-file", "main.py", source)
    page.click("main form .button.primary")
    page.wait_for_selector("main .badge.good, main .badge.bad")
    return page.inner_text("main")


def test_is_uploaded_and_judges(
    running: Running, api: Api, page: "Page", browser: "Browser"
) -> None:
    draft(api("instructor"), "any-pair-page", "special", PAIR)
    sign_in(page, running, "instructor")
    read_in(page, running, "en")
    page.goto(f"{running.url}/manage/problems/any-pair-page")
    upload(page, "checker.py", ANY_PAIR)
    assert "judge.py · Python · testlib" in page.inner_text("#special-judge")
    page.click("#publish .button.large")
    page.wait_for_selector("#publish .alert.good")

    with somebody(browser, locale="en-US") as student:
        sign_up(student, running, "pairing")
        right = judged(student, running, "any-pair-page", "n = int(input())\nprint(1, n - 1)\n")
        assert "Accepted" in right
        wrong = judged(student, running, "any-pair-page", "print(4, 4)\n")
        assert "4 + 4 is not 10" in wrong
        assert "4 + 4 is not 77" not in wrong  # the hidden test's


def test_one_that_breaks_is_at_fault_itself(
    running: Running, api: Api, page: "Page", browser: "Browser"
) -> None:
    judge = {"files": {"checker.py": TRUSTING}}
    path = draft(api("instructor"), "trusting-page", "special", PAIR, judge)
    assert api("instructor").post(f"{path}/publish").status_code == 201
    with somebody(browser, locale="en-US") as student:
        sign_up(student, running, "breaking")
        told = judged(student, running, "trusting-page", "print('two words')\n")
        assert "Something went wrong on our side, not yours." in told
        assert "Wrong answer" not in told
        assert "ValueError" not in told

    sign_in(page, running, "instructor")
    read_in(page, running, "en")
    page.goto(f"{running.url}/manage/problems/trusting-page")
    faults = page.inner_text("#special-judge .alert.bad")
    assert "It failed while judging students:" in faults
    assert "test sample1: failed (3)" in faults
    assert "ValueError" in faults
