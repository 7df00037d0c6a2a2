"""An instructor tidies a reference, merges and splits its units, and no guideline is lost."""

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.e2e.hands import read_in, serious, sign_in
from tests.services import Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

CARELESS = """#include <stdio.h>
int main( void ){
    int a ,b;
    scanf( "%d %d",&a,&b );
    for(int i=0;i<b;i++)
    {
        a+=i ;
    }
    printf( "%d\\n" , a ) ;
    return 0 ;
}
"""
_numbers = count(1)


@pytest.fixture
def draft(running: Running, page: "Page") -> Iterator[str]:
    """The address of a draft with a careless reference whose guidelines are written by hand."""
    slug = f"cut-and-tidy-{next(_numbers)}"
    headers = {"Authorization": f"Bearer {running.token('instructor')}"}
    with httpx.Client(base_url=f"{running.url}/api/v1", headers=headers) as client:

        def say(method: str, path: str, body: dict[str, str]) -> None:
            client.request(method, path, json=body).raise_for_status()

        say("POST", "/problems", {"slug": slug, "title": "Tidy", "statement": "Add."})
        say("PUT", f"/problems/{slug}/references/c", {"source": CARELESS})
        units = client.get(f"/problems/{slug}/units").json()
        for unit in units:
            body = {"guideline": f"Guideline {unit['index'] + 1}"}
            say("PATCH", f"/problems/{slug}/units/line/{unit['index']}", body)
    sign_in(page, running, "instructor")
    read_in(page, running, "en")
    address = f"{running.url}/manage/problems/{slug}?language=c&level=line&guidelines=ko"
    page.goto(address)
    yield address


def written(page: "Page") -> list[str]:
    """The guidelines on the page, unit by unit."""
    return [area.input_value() for area in page.locator(".unit-card textarea").all()]


def wait_for_units(page: "Page", number: int) -> None:
    page.wait_for_function(
        "number => document.querySelectorAll('.unit-card').length === number", arg=number
    )


def tidy(page: "Page") -> None:
    page.click("#tidy .tidy-form button")
    page.wait_for_selector("#tidy .diff tr.added")


def test_a_tidied_reference_keeps_its_guidelines(draft: str, page: "Page") -> None:
    before = written(page)
    assert before == [f"Guideline {number}" for number in range(1, 8)]
    tidy(page)
    removed = page.locator("#tidy .diff tr.removed pre").all_inner_texts()
    added = page.locator("#tidy .diff tr.added pre").all_inner_texts()
    assert "    int a ,b;" in removed
    assert "  int a, b;" in added
    assert "int main( void )" in page.input_value("#reference-source")

    page.click('#tidy form[action*="/keep"] button')
    page.wait_for_selector("#tidy .diff", state="detached")
    for _ in range(2):  # as swapped in, and as loaded again
        assert "int main(void) {" in page.input_value("#reference-source")
        assert written(page) == before
        assert page.locator(".left-over").count() == 0
        page.goto(draft)


def test_merges_are_split_and_undone_with_their_guidelines(draft: str, page: "Page") -> None:
    before = written(page)
    page.locator(".unit-card").nth(1).get_by_role("button", name="Merge with next").click()
    wait_for_units(page, 6)
    assert written(page) == [before[0], "", *before[3:]]
    page.click(".left-over summary")
    assert page.locator(".left-over li").all_inner_texts() == before[1:3]
    card = page.locator(".unit-card").nth(1)
    card.locator("textarea").fill("Both")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        card.get_by_role("button", name="Save").click()

    card.get_by_role("button", name="Split there").click()
    wait_for_units(page, 7)
    assert written(page) == before
    assert page.locator(".left-over li").all_text_contents() == ["Both"]
    page.get_by_role("button", name="Undo the last one").click()
    wait_for_units(page, 6)
    assert written(page) == [before[0], "Both", *before[3:]]

    tidy(page)
    page.click('#tidy form[action*="/keep"] button')
    page.wait_for_selector("#tidy .diff", state="detached")
    assert written(page) == [before[0], "Both", *before[3:]]
    page.get_by_role("button", name="Undo the last one").click()
    wait_for_units(page, 7)
    page.goto(draft)
    assert written(page) == before


def test_waiting_guidelines_are_deleted_when_asked(draft: str, page: "Page") -> None:
    page.locator(".unit-card").nth(1).get_by_role("button", name="Merge with next").click()
    wait_for_units(page, 6)
    page.click(".left-over summary")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete them").click()
    page.wait_for_selector(".left-over", state="detached")
    assert written(page)[0] == "Guideline 1"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_on_the_difference_and_the_units(
    draft: str, page: "Page", width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(draft)
    page.locator(".unit-card").nth(1).get_by_role("button", name="Merge with next").click()
    wait_for_units(page, 6)
    page.click(".left-over summary")
    tidy(page)
    assert serious(page) == []
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    assert wide <= width, f"the page is {wide} wide"
