"""Promotion, a fixed test and what becomes of acceptances, with real workers and a browser."""

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from tests import factories
from tests.e2e.hands import read_in, serious, sign_in, somebody
from tests.e2e.test_rest import finished
from tests.e2e.test_weak_units import client
from tests.services import Running, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

SAMPLE = {"name": "sample1", "input": "1 2\n", "output": "3\n", "sample": True}
HIDDEN = {"name": "hidden1", "input": "-5 5\n", "output": "0\n"}
PRINT = 3
OWN = 'printf("%d\\n", b + a);'
NARROW = 'printf("%d\\n", a < 0 ? 7 : a + b);'
SECONDS = 120


def say(who: httpx.Client, method: str, path: str, body: object = None) -> Any:
    answer = who.request(method, path, json=body)
    assert answer.status_code < 300, answer.text
    return answer.json()


def problem(owner: httpx.Client, slug: str) -> str:
    """Publish a problem with one test only; return its path."""
    path = f"/problems/{slug}"
    say(owner, "POST", "/problems", {"slug": slug, "title": slug, "statement": "Add a and b."})
    say(owner, "PUT", f"{path}/references/c", {"source": factories.ADD_C})
    say(owner, "PUT", f"{path}/tests", [SAMPLE])
    job = say(owner, "POST", f"{path}/guidelines", {"levels": ["line"]})
    finished(owner, f"/jobs/{job['id']}")
    say(owner, "POST", f"{path}/publish")
    return path


def try_unit(student: httpx.Client, path: str, code: str) -> dict[str, Any]:
    space = say(student, "POST", f"{path}/workspaces", {"level": "line", "language": "c"})["id"]
    address = f"/workspaces/{space}/units/{PRINT}/attempts"
    begun = say(student, "POST", address, {"code": code})
    return finished(student, f"/attempts/{begun['id']}")


def judged_again(owner: httpx.Client, path: str) -> dict[str, Any]:
    def is_done() -> bool:
        job = say(owner, "GET", f"{path}/rejudges")["job"]
        return job is not None and job["state"] == "done"

    until(is_done, SECONDS, "nothing was judged again")
    found: dict[str, Any] = say(owner, "GET", f"{path}/rejudges")
    return found


def test_a_promoted_answer_is_accepted_at_once(running: Running, browser: "Browser") -> None:
    with client(running, "instructor") as owner, client(running, "student") as student:
        path = problem(owner, "promoted")
        assert try_unit(student, path, OWN + " // me")["decided_by"] == "tests"
        with somebody(browser) as page:
            sign_in(page, running, "instructor")
            read_in(page, running, "en")
            page.goto(f"{running.url}/manage/problems/promoted")
            page.get_by_role("link", name="Show them").click()
            page.get_by_role("button", name="Make it an alternative").click()
            page.wait_for_selector("#alternatives summary:has-text('#2')")
            assert serious(page) == []
        say(owner, "POST", f"{path}/publish")
        assert judged_again(owner, path)["job"]["total"] == 1
        again = try_unit(student, path, OWN)
        assert (again["accepted"], again["decided_by"]) == (True, "tokens")


def test_an_acceptance_is_withdrawn_by_its_instructor_only(
    running: Running, browser: "Browser"
) -> None:
    with client(running, "instructor") as owner, client(running, "student") as student:
        path = problem(owner, "withdrawn")
        attempt = try_unit(student, path, NARROW)
        say(owner, "PUT", f"{path}/tests", [SAMPLE, HIDDEN])
        say(owner, "POST", f"{path}/publish")
        found = judged_again(owner, path)
        assert [row["attempt"] for row in found["refused"]] == [attempt["id"]]
        assert say(student, "GET", f"/attempts/{attempt['id']}")["accepted"]
        with somebody(browser) as page:
            sign_in(page, running, "instructor")
            read_in(page, running, "en")
            page.goto(f"{running.url}/manage/problems/withdrawn")
            assert serious(page) == []
            page.on("dialog", lambda dialog: dialog.accept())
            page.fill("#rejudge-reason", "Sums may be negative.")
            page.get_by_role("button", name="Withdraw them").click()
            page.wait_for_selector("#rejudge:not(:has(#rejudge-reason))")
        assert not say(student, "GET", f"/attempts/{attempt['id']}")["accepted"]
        with somebody(browser) as page:
            sign_in(page, running, "student")
            read_in(page, running, "en")
            page.goto(f"{running.url}/problems/withdrawn")
            assert "Sums may be negative." in page.locator(".judged-again").inner_text()
            assert serious(page) == []
