"""The student's pages in a real browser, on the whole service with its sample problems."""

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.e2e.hands import SECONDS, at_hand, serious, sign_up, start, submit, write
from tests.services import ROOT, Running

if TYPE_CHECKING:
    from playwright.sync_api import Page

SUM = ROOT / "samples/sum-to-n"


@pytest.fixture
def signed_in(page: "Page", running: Running) -> "Page":
    """A page of a new student's browser, in English, at the list of problems."""
    page.set_default_timeout(SECONDS)
    page.set_extra_http_headers({"accept-language": "en"})
    sign_up(page, running, f"student{next(_numbers)}.e2e")
    return page


_numbers = count(1)


def begin(page: "Page", running: Running, slug: str, language: str, level: str) -> None:
    """Open a workspace as a student would."""
    page.goto(f"{running.url}/problems/{slug}")
    start(page, language, level)


class TestWorkspace:
    def test_a_wrong_unit_says_what_differs_and_keeps_the_text(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        begin(page, running, "sum-to-n", "c", "line")
        page.click('.unit[data-unit="5"] .unit-guideline')
        at_hand(page, 5)
        write(page, "sum = i;")
        submit(page)
        page.wait_for_selector(".unit.here .comparison")
        assert page.inner_text(".unit.here .comparison pre >> nth=0").strip() == "15"
        told = page.inner_text(".unit.here .unit-message")
        assert "Line 1 of the output: expected 15, found 5" in told
        assert page.inner_text(".unit.here .cm-content").strip() == "sum = i;"
        page.goto(f"{page.url.partition('?')[0]}?unit=5")
        page.wait_for_selector(".unit.here .comparison")
        assert page.inner_text(".unit.here .unit-message") == told

    def test_the_students_own_line_is_marked(self, signed_in: "Page", running: Running) -> None:
        page = signed_in
        begin(page, running, "sum-to-n", "c", "paragraph")
        first = page.locator(".unit.here").get_attribute("data-unit")
        page.click('.unit[data-unit="1"] .unit-guideline')
        at_hand(page, 1)
        write(page, "int n;\nscanf(%d, &n);")
        submit(page)
        page.wait_for_selector(".unit.here .wrong-line")
        assert page.inner_text(".unit.here .wrong-line").strip().startswith("scanf(")
        assert page.inner_text(".numbers .wrong") in page.inner_text(".unit.here .unit-message")
        assert first == "0"

    def test_a_near_miss_is_marked_once_help_is_asked_for(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        begin(page, running, "sum-to-n", "c", "line")
        page.click('.unit[data-unit="4"] .unit-guideline')
        at_hand(page, 4)
        write(page, "for (int i = 1; i < n; i++)")
        submit(page)
        page.wait_for_selector(".unit.here [data-more]")
        assert page.locator(".unit.here .near-miss").count() == 0
        page.click(".unit.here [data-more]")
        page.wait_for_selector(".unit.here .near-miss")
        assert page.inner_text(".unit.here .near-miss") == "<"
        said = page.inner_text(".unit.here .unit-message")
        assert "Look at this again: comparison operator." in said
        assert "<" not in said

    def test_a_compile_error_is_explained_above_the_compilers_words(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        begin(page, running, "sum-to-n", "c", "paragraph")
        page.click('.unit[data-unit="1"] .unit-guideline')
        at_hand(page, 1)
        write(page, 'int k;\nscanf("%d", &k)\nk = 1;')
        submit(page)
        page.wait_for_selector(".unit.here .told")
        told = page.locator(".unit.here .told li").all_inner_texts()
        assert [text.partition(": ")[2] or text for text in told] == [
            "The statement does not end: put a semicolon ; at its end.",
            "the code behind it uses it.",
        ]
        assert not page.is_visible(".unit.here .compiler-said li")
        page.click(".unit.here .compiler-said summary")
        assert "expected" in page.inner_text(".unit.here .compiler-said li >> nth=0")
        assert serious(page) == []

    def test_what_is_typed_is_there_in_another_browser(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        begin(page, running, "gcd-and-lcm", "python", "line")
        write(page, "a, b = map(int, input().split())  # 한글")
        page.wait_for_selector('.saved:text-is("Saved")')
        assert page.context.browser
        other = page.context.browser.new_context(
            storage_state={"cookies": page.context.cookies(), "origins": []}
        )
        elsewhere = other.new_page()
        elsewhere.goto(page.url)
        elsewhere.wait_for_selector(".unit.here .cm-content")
        assert "# 한글" in elsewhere.inner_text(".unit.here .cm-content")
        other.close()

    def test_a_closed_page_loses_nothing(self, signed_in: "Page", running: Running) -> None:
        page = signed_in
        begin(page, running, "gcd-and-lcm", "python", "line")
        write(page, "# typed a moment ago")
        page.reload()
        page.wait_for_selector(".unit.here .cm-content")
        assert "# typed a moment ago" in page.inner_text(".unit.here .cm-content")

    def test_a_lost_connection_is_told_and_made_up_for(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        begin(page, running, "gcd-and-lcm", "python", "line")
        page.context.set_offline(True)
        write(page, "# while offline")
        page.wait_for_selector(".saved.bad")
        page.context.set_offline(False)
        page.wait_for_selector('.saved:text-is("Saved")')
        page.evaluate("() => localStorage.clear()")
        page.reload()
        page.wait_for_selector(".unit.here .cm-content")
        assert "# while offline" in page.inner_text(".unit.here .cm-content")

    def test_an_accepted_unit_can_be_changed_and_taken_back(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        begin(page, running, "sum-to-n", "c", "line")
        write(page, "int main(void)")
        submit(page)
        at_hand(page, 1)
        page.click('.unit[data-unit="0"] .unit-text')
        at_hand(page, 0)
        write(page, "int main()")
        page.click('.unit[data-unit="1"] .unit-guideline')
        page.wait_for_selector('.unit[data-unit="0"][data-state=changed]')
        page.click('.unit[data-unit="0"] .unit-text')
        page.click("[data-restore]")
        page.click('.unit[data-unit="1"] .unit-guideline')
        page.wait_for_selector('.unit[data-unit="0"][data-state=done]')


class TestSubmission:
    def test_the_verdict_comes_without_a_reload(self, signed_in: "Page", running: Running) -> None:
        page = signed_in
        page.goto(f"{running.url}/problems/sum-to-n/submit")
        page.select_option("[name=language]", "python")
        page.click(".code-editor .cm-content")
        page.keyboard.insert_text("n = int(input())\nprint(n * (n + 1) // 2)")
        page.click("main form button")
        page.wait_for_url("**/submissions/*")
        page.wait_for_selector("h2 .badge.good")
        assert page.locator("tbody tr").count() == len(list((SUM / "tests").glob("*.in")))
        assert serious(page) == []

    def test_a_compile_error_shows_the_compilers_words(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        page.goto(f"{running.url}/problems/sum-to-n/submit")
        page.set_input_files("[name=file]", {"name": "a.c", "mimeType": "", "buffer": b"int x"})
        page.click("main form button")
        page.wait_for_selector(".told li")
        page.click(".compiler-said summary")
        assert "expected" in page.inner_text(".compile-messages li")
        assert "Compile error" in page.inner_text("main h2 >> nth=0")


class TestAccessibility:
    # Contrast hangs on the colours and layout on the width: two runs see every one of each.
    @pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
    def test_no_page_has_serious_findings(
        self, signed_in: "Page", running: Running, scheme: Literal["light", "dark"], width: int
    ) -> None:
        page = signed_in
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        begin(page, running, "sum-to-n", "c", "line")
        write(page, "int main(void) {")
        submit(page)
        at_hand(page, 1)
        write(page, "int n")
        submit(page)
        page.wait_for_selector(".unit.here .unit-message.bad")
        workspace = page.url
        found = {"workspace in use": serious(page)}
        for path in (
            "/problems",
            "/problems?q=nothing-like-it",
            "/problems/sum-to-n",
            "/problems/sum-to-n/submit",
            workspace.removeprefix(running.url),
            "/nowhere",
            "/-/patterns",
        ):
            page.goto(running.url + path)
            page.wait_for_load_state("networkidle")
            found[path] = serious(page)
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide"
        page.click("details.menu summary")
        page.click("text=Sign out")
        for path in ("/", "/sign-in", "/sign-up"):
            page.goto(running.url + path)
            found[path] = serious(page)
        assert {path: rows for path, rows in found.items() if rows} == {}


def test_the_language_is_switched_and_stays(signed_in: "Page", running: Running) -> None:
    page = signed_in
    page.click("text=한국어")
    page.wait_for_selector("html[lang=ko]")
    assert page.inner_text("h1") == "문제"
    page.goto(f"{running.url}/problems/a-plus-b")
    assert page.locator("html").get_attribute("lang") == "ko"


def test_the_bundle_asks_no_other_host(signed_in: "Page", running: Running) -> None:
    page = signed_in
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    begin(page, running, "sum-to-n", "c", "line")
    assert asked
    assert [url for url in asked if not url.startswith((running.url, "data:"))] == []


def test_the_lock_names_no_registry() -> None:
    lock = Path(ROOT / "app/frontend/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock


class TestFlowchart:
    def test_it_follows_the_unit_and_leads_to_one(
        self, signed_in: "Page", running: Running
    ) -> None:
        page = signed_in
        begin(page, running, "sum-to-n", "c", "line")
        page.click('.flow-node[data-unit="5"]')
        at_hand(page, 5)
        page.wait_for_selector('.flow-node.here[data-unit="5"]')
        page.focus('.flow-node[data-unit="2"]')
        page.keyboard.press("Enter")
        at_hand(page, 2)
        page.wait_for_selector('.flow-node.here[data-unit="2"]')
        page.click(".flowchart-outline summary")
        steps = page.locator(".flowchart-outline li")
        assert steps.count() == page.locator(".flow-node").count()
        assert serious(page) == []

    def test_a_narrow_screen_starts_without_it(self, signed_in: "Page", running: Running) -> None:
        page = signed_in
        page.set_viewport_size({"width": 390, "height": 844})
        begin(page, running, "sum-to-n", "python", "line")
        page.wait_for_selector(".flowchart[data-ready]")
        assert page.locator(".flowchart-svg").count() == 0
        page.click(".flowchart > summary")
        page.wait_for_selector(".flow-node.here")
