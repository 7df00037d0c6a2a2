"""Where the states part, in the workspace of a real browser."""

from itertools import count
from typing import TYPE_CHECKING

from tests.e2e.hands import at_hand, serious, sign_up, start, submit, write
from tests.services import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

_numbers = count(1)


def test_the_first_round_that_differs_is_told_with_its_values(
    page: "Page", running: Running
) -> None:
    page.set_extra_http_headers({"accept-language": "en"})
    sign_up(page, running, f"state{next(_numbers)}.e2e")
    page.goto(f"{running.url}/problems/sum-to-n")
    start(page, "python", "line")
    page.click('.unit[data-unit="4"] .unit-guideline')
    at_hand(page, 4)
    write(page, "total = i")
    submit(page)
    page.wait_for_selector(".unit.here .state table")
    told = page.inner_text(".unit.here .unit-message")
    assert "In round 2 of the loop, for input 5, total should be 3; yours is 2." in told
    cells = page.locator(".unit.here .state td").all_inner_texts()
    assert cells == ["total", "3", "2"]
    assert page.inner_text(".unit.here .comparison mark >> nth=0") == "15"
    assert serious(page) == []
