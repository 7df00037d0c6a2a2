"""The whole loop in real browsers, in Korean: from a new problem to a student who has solved it."""

import base64
import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.hands import (
    at_hand,
    read_in,
    serious,
    sign_in,
    sign_up,
    somebody,
    start,
    submit,
    write,
)
from tests.services import Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

REFERENCE = """#include <stdio.h>

int main(void) {
    int last;
    scanf("%d", &last);

    long long squares = 0;
    for (int i = 1; i <= last; i++) {
        squares += i * i;
    }

    printf("%lld\\n", squares);
    return 0;
}
"""
UNITS = [
    "int main(void)",
    "int last;",
    'scanf("%d", &last);',
    "long long squares = 0;",
    "for (int i = 1; i <= last; i++)",
    "squares += i * i;",
    'printf("%lld\\n", squares);',
    "return 0;",
]
WRONG = "long long squares = 0;\nsquares = start;"  # no such variable, in the second line
STATEMENT = """첫째 줄에 $n$이 주어집니다. $\\sum_{i=1}^{n} i^2$을 출력하세요.

<script>document.title='x'</script>
"""
STREAM = "/events/attempts/"
BY_HAND = "지금까지의 제곱의 합에 i의 제곱을 더하세요!"
CASES = {"sample1.in": "3", "sample1.out": "14", "two.in": "2", "two.out": "4"}  # two: should be 5


def test_a_new_problem_is_published_and_solved(
    running: Running, browser: "Browser", tmp_path: Path
) -> None:
    heard = tmp_path / "heard.har"
    seen = {"record_har_path": heard, "record_har_content": "embed"}
    with somebody(browser, locale="ko-KR") as instructor:
        sign_in(instructor, running, "instructor")
        read_in(instructor, running, "ko")
        _make_problem(instructor, running)
        _add_tests(instructor)
        _upload_reference(instructor)
        _publish(instructor, ".alert.bad")
        reasons = instructor.locator("#publish .alert.bad li").all_inner_texts()
        assert len(reasons) == 2, reasons
        assert "two" in reasons[0] + reasons[1]
        _mend_test(instructor)
        _write_guidelines(instructor)
        _edit_guideline(instructor, 5, BY_HAND)
        _publish(instructor, ".alert.good")
        assert serious(instructor) == []
        code = _make_course(instructor, running)

        with somebody(browser, locale="ko-KR", **seen) as student:
            sign_up(student, running, "loop.e2e")
            streams: list[str] = []
            student.on("request", lambda r: streams.append(r.url) if STREAM in r.url else None)
            _join(student, running, code)
            _solve(student)
            _hear_again(student, streams)

        instructor.reload()
        row = instructor.locator("#assignments tbody tr", has_text="loop.e2e")
        assert row.locator(".badge.good").inner_text() == "해결"
        assert serious(instructor) == []
    _no_answer_came_early(json.loads(heard.read_text())["log"]["entries"])


def _make_problem(page: "Page", running: Running) -> None:
    page.goto(f"{running.url}/manage")
    page.click("text=새 문제")
    page.fill("#new-title", "Sum of squares")
    page.wait_for_selector("#slug-proposal:has-text('sum-of-squares')")
    page.fill("#new-title", "제곱의 합")
    page.fill("#new-slug", "sum-of-squares-loop")
    page.click("text=문제 만들기")
    page.wait_for_url("**/manage/problems/sum-of-squares-loop*")

    page.fill("#statement-ko-text", STATEMENT)
    page.wait_for_selector("#statement-ko-preview .katex")
    page.click("#statement-ko button.primary")
    page.wait_for_selector("#statement-ko .saved:has-text('저장')")
    assert page.input_value("#statement-ko-text") == STATEMENT
    assert page.locator("#statement-ko-preview script").count() == 0
    page.fill("#limits-cpu_seconds", "1.5")
    page.click("#limits button.primary")
    page.wait_for_selector("#limits .saved:has-text('저장')")


def _add_tests(page: "Page") -> None:
    file = {"name": "tests.zip", "mimeType": "application/zip", "buffer": _zip(CASES)}
    page.set_input_files("#archive", file)
    page.click("#tests-upload button")
    page.wait_for_selector("#test-list th:has-text('two')")
    page.fill("#test-new-name", "none")
    page.fill("#test-new-given", "0")
    page.fill("#test-new-expected", "0")
    page.click("#test-new button.primary")
    page.wait_for_selector("#test-list th:has-text('none')")
    assert page.locator("#test-list .badge").count() == 1  # the one called sample


def _zip(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def _upload_reference(page: "Page") -> None:
    file = {"name": "a.c", "mimeType": "text/plain", "buffer": REFERENCE.encode()}
    page.set_input_files("#reference-file", file)
    page.click("#reference-form button.primary")
    page.wait_for_selector("#levels .level")
    levels = page.locator("#levels .level")
    assert [levels.nth(at).locator(".own").count() for at in range(3)] == [8, 5, 4]
    assert "squares += i * i;" in page.inner_text("#reference .cm-content")


def _publish(page: "Page", answer: str) -> None:
    page.click("#publish button.primary")
    page.wait_for_selector("#publish progress")
    page.reload()  # what is going on is found again
    page.wait_for_selector(f"#publish {answer}")


def _mend_test(page: "Page") -> None:
    page.locator("#test-list tr", has_text="two").locator("a").click()
    field = page.locator("#test-list textarea[name=expected]")
    field.fill("5")
    page.click("#test-list button.primary")
    page.wait_for_selector("#test-list pre:text-is('5')")


def _write_guidelines(page: "Page") -> None:
    page.click("text=가이드라인 작성")
    page.wait_for_selector("#guideline-job progress")
    page.reload()
    page.wait_for_selector("#guideline-tabs:has-text('8/8')")
    page.wait_for_selector("#guideline-tabs:has-text('5/5'):has-text('4/4')")
    page.reload()
    cards = page.locator(".unit-card textarea")
    assert cards.count() == len(UNITS)
    assert all(cards.nth(index).input_value() for index in range(len(UNITS)))


def _edit_guideline(page: "Page", unit: int, text: str) -> None:
    card = page.locator(".unit-card").nth(unit)
    card.locator("textarea").fill(text)
    card.get_by_role("button", name="저장", exact=True).click()
    card.locator(".badge:has-text('직접 씀')").wait_for()


def _make_course(page: "Page", running: Running) -> str:
    page.goto(f"{running.url}/courses")
    page.fill("#create-title", "프로그래밍 1")
    page.click("#create button")
    page.wait_for_url(re.compile(r"/courses/\d+"))
    page.fill("#assign-title", "첫째 주")
    page.check("#assign label:has-text('제곱의 합') input")
    page.click("#assign button")
    page.wait_for_selector("#assignments article")
    return page.inner_text("#course-code")


def _join(page: "Page", running: Running, code: str) -> None:
    page.goto(f"{running.url}/courses")
    page.fill("#join-code", code.lower())
    page.click("#join button")
    assert serious(page) == []
    page.click("#assignments a:has-text('제곱의 합')")
    page.wait_for_selector(".prose .katex")
    assert page.title() != "x"
    assert "1.5초" in page.inner_text(".limits")


def _solve(page: "Page") -> None:
    start(page, "c", "line")
    for unit, text in enumerate(UNITS):
        at_hand(page, unit)
        assert not unit or page.locator(".unit.here .cm-focused").count() == 1
        if unit == 3:
            _fail(page, WRONG)
        write(page, text)
        submit(page)
    page.wait_for_selector(".result.solved")
    assert page.inner_text("#workspace-progress") == "8 / 8"
    assert serious(page) == []
    page.click("nav >> text=문제")
    assert page.locator("li", has_text="제곱의 합").locator(".badge").inner_text() == "해결"


def _hear_again(page: "Page", streams: list[str]) -> None:
    """Ask for each stream once more: what one says is recorded only if it ends by itself."""
    assert streams
    for url in list(streams):
        assert page.evaluate("url => fetch(url).then(answer => answer.text())", url)


def _fail(page: "Page", text: str) -> None:
    """Give a wrong answer: its second line is marked, under the number that the page shows."""
    write(page, text)
    submit(page)
    page.wait_for_selector(".unit.here .wrong-line")
    assert page.inner_text(".unit.here .wrong-line").strip() == text.split("\n")[1]
    number = page.inner_text(".unit.here .numbers .wrong")
    message = page.inner_text(".unit.here .unit-message")
    assert f"{number}번째 줄" in message
    assert "start" in message
    assert BY_HAND in page.inner_text('.unit[data-unit="5"]')


def _no_answer_came_early(entries: list[dict[str, Any]]) -> None:
    """Go through all that the student's browser heard: no unit's text before they typed it."""
    entries = [entry for entry in entries if "/static/" not in entry["request"]["url"]]
    assert any(STREAM in entry["request"]["url"] and _body(entry) for entry in entries)
    told = [_squeezed(_body(entry)) for entry in entries]
    sent = [_squeezed(entry["request"].get("postData", {}).get("text", "")) for entry in entries]
    for text in map(_squeezed, UNITS):
        typed = next(at for at, body in enumerate(sent) if text in body)
        assert not any(text in body for body in told[:typed]), text
        assert any(text in body for body in told[typed:]), f"{text} would not be recognised"


def _body(entry: dict[str, Any]) -> str:
    content = entry["response"]["content"]
    text = str(content.get("text", ""))
    if content.get("encoding") == "base64":
        return base64.b64decode(text).decode(errors="replace")
    return text


def _squeezed(text: str) -> str:
    """Take away what HTML, JSON and layout put in between."""
    return re.sub(r"[\s\\]", "", html.unescape(re.sub(r"</?(span|i|b)\b[^>]*>", "", text)))
