"""What people do in a browser, for every test that drives one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.services import ROOT, Running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = ROOT / "app/frontend/node_modules/axe-core/axe.min.js"
SECONDS = 20_000  # of playwright, in ms: a judge that shares two cores may need a while


@contextmanager
def somebody(browser: "Browser", **options: Any) -> Iterator["Page"]:
    """A page of a fresh browser profile; a script error on it fails the test."""
    context = browser.new_context(**options)
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def sign_in(page: "Page", running: Running, login: str) -> None:
    """Sign in as a demo account."""
    page.goto(f"{running.url}/sign-in")
    page.fill("[name=login]", login)
    page.fill("[name=password]", running.password(login))
    page.click('form[action="/sign-in"] button')
    page.wait_for_url(lambda url: "sign-in" not in url)


def sign_up(page: "Page", running: Running, login: str, name: str = "") -> None:
    """Make an account; its page is the list of problems."""
    page.goto(f"{running.url}/sign-up")
    page.fill("[name=login]", login)
    page.fill("[name=name]", name)
    page.fill("[name=password]", "correct horse")
    page.click("main button")
    page.wait_for_url("**/problems")


def read_in(page: "Page", running: Running, locale: str) -> None:
    """Choose the language of the pages for the account that is signed in."""
    page.goto(f"{running.url}/account")
    page.select_option("#profile-locale", locale)
    page.click("#profile button")
    page.wait_for_selector("#profile .alert.good")


def start(page: "Page", language: str, level: str) -> None:
    """Open a workspace from a problem's page."""
    page.check(f"input[name=language][value={language}]")
    page.check(f"input[name=level][value={level}]")
    page.click("form[action$='/workspaces'] button")
    page.wait_for_selector(".unit.here .cm-content")


def at_hand(page: "Page", unit: int) -> None:
    """Wait until the editor stands in a unit."""
    page.wait_for_selector(f'.unit.here[data-unit="{unit}"] .cm-content')


def write(page: "Page", text: str) -> None:
    """Replace what stands in the editor."""
    page.click(".unit.here .cm-content")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(text)


def submit(page: "Page") -> None:
    """Check the unit at hand from the keyboard."""
    page.keyboard.press("Control+Enter")


def serious(page: "Page") -> list[str]:
    """Return axe's serious and critical findings. Its script comes in by the debugger: the
    page's own policy would refuse it, and stays on."""
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [
        f"{row['id']}: {row['nodes'][0]['html'][:200]}"
        for row in found["violations"]
        if row["impact"] in ("serious", "critical")
    ]
