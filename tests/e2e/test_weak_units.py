"""Weak units, from publishing to a student's attempt, and a test that helps, with real workers."""

from typing import TYPE_CHECKING

import httpx
import pytest

from tests.e2e.hands import read_in, serious, sign_in
from tests.e2e.test_rest import finished
from tests.services import Running, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

GUARDED = """#include <stdio.h>
int main(void) {
    int n, best = 0;
    scanf("%d", &n);
    for (int i = 0; i < n; i++) {
        int x;
        scanf("%d", &x);
        if (x > best)
            best = x;
    }
    if (best > 99)
        best = 99;
    printf("%d\\n", best);
    return 0;
}
"""
CASES = [
    {"name": "sample1", "input": "3\n1 60 2\n", "output": "60\n", "sample": True},
    {"name": "hidden1", "input": "1\n7\n", "output": "7\n", "sample": False},
]
GUARD = 8
SECONDS = 120  # for all of the mutants, on a machine that does other things too


def client(running: Running, login: str) -> httpx.Client:
    headers = {"Authorization": f"Bearer {running.token(login)}"}
    return httpx.Client(base_url=f"{running.url}/api/v1", headers=headers, timeout=60)


def draft(owner: httpx.Client, slug: str) -> str:
    """Make a problem whose tests do not need its guard; return its path."""

    def say(method: str, path: str, body: object) -> None:
        owner.request(method, path, json=body).raise_for_status()

    path = f"/problems/{slug}"
    say("POST", "/problems", {"slug": slug, "title": "At most 99", "statement": "The largest."})
    say("PUT", f"{path}/references/c", {"source": GUARDED})
    say("PUT", f"{path}/tests", CASES)
    return path


def test_a_weak_unit_must_be_built_as_the_guideline_says(running: Running) -> None:
    with client(running, "instructor") as owner, client(running, "student") as student:
        path = draft(owner, "weak-attempt")
        job = owner.post(f"{path}/guidelines", json={"levels": ["line"]}).json()
        finished(owner, f"/jobs/{job['id']}")
        assert owner.post(f"{path}/publish").status_code == 201
        until(lambda: owner.get(f"{path}/weak-units").json()["known"], SECONDS, "nothing was found")
        found = owner.get(f"{path}/weak-units").json()
        assert [unit["index"] for unit in found["units"] if unit["weak"]] == [GUARD, GUARD + 1]
        assert any(GUARD in one["units"] for one in found["inputs"])
        assert student.get(f"{path}/weak-units").status_code == 403

        body = {"level": "line", "language": "c"}
        unit = f"/workspaces/{student.post(f'{path}/workspaces', json=body).json()['id']}/units"
        for answer, accepted in (("if (n > 999)", False), ("if (best >= 100)", True)):
            begun = student.post(f"{unit}/{GUARD}/attempts", json={"code": answer}).json()
            done = finished(student, f"/attempts/{begun['id']}")
            assert (done["accepted"], done["decided_by"]) == (
                accepted,
                "tests" if accepted else "structure",
            )


def test_an_instructor_finds_them_and_adds_a_test(running: Running, page: "Page") -> None:
    with client(running, "instructor") as owner:
        draft(owner, "weak-draft")
    sign_in(page, running, "instructor")
    read_in(page, running, "en")
    page.goto(f"{running.url}/manage/problems/weak-draft?language=c&level=function&guidelines=ko")
    page.get_by_role("button", name="Find weak units").click()
    page.wait_for_selector("#weakness .weighed", timeout=SECONDS * 1000)
    weak = page.locator("#weakness .weighed-unit[open]")
    assert "if (best > 99)" in weak.first.inner_text()
    assert serious(page) == []

    page.get_by_role("button", name="Add as a hidden test").first.click()
    page.wait_for_selector("#weakness .badge.good:has-text('Added')")
    assert page.locator("#tests tbody th").all_inner_texts()[-1] == "#3 weak1"
