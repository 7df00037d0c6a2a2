"""The whole way over REST: a running Hanjul with real workers, driven by httpx alone."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from tests.services import Running

pytestmark = pytest.mark.slow

REFERENCE = """#include <stdio.h>

int main(void) {
    int n;
    scanf("%d", &n);

    long long product = 1;
    for (int i = 2; i <= n; i++) {
        product *= i;
    }

    printf("%lld\\n", product);
    return 0;
}
"""
TESTS = {
    "sample1.in": "5\n",
    "sample1.out": "120\n",
    "zero.in": "0\n",
    "zero.out": "1\n",
    "large.in": "15\n",
    "large.out": "1307674368000\n",
}
SECONDS = 120


@pytest.fixture(scope="module")
def api(running: Running) -> Iterator[Callable[[str], httpx.Client]]:
    """A function that gives the client of a demo account."""
    clients: dict[str, httpx.Client] = {}

    def make(login: str) -> httpx.Client:
        if login not in clients:
            headers = {
                "Authorization": f"Bearer {running.token(login)}",
                "Accept-Language": "en",
            }
            clients[login] = httpx.Client(
                base_url=f"{running.url}/api/v1", headers=headers, timeout=SECONDS
            )
        return clients[login]

    yield make
    for client in clients.values():
        client.close()


def finished(client: httpx.Client, location: str) -> dict[str, Any]:
    """Ask for what was accepted until it is done."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        found: dict[str, Any] = client.get(location.removeprefix("/api/v1")).json()
        if found["state"] in ("done", "failed"):
            return found
        time.sleep(0.05)
    raise AssertionError(f"{location} does not end: {found}")


def zipped(files: dict[str, str]) -> bytes:
    """Return a zip of texts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def published(api: Callable[[str], httpx.Client]) -> str:
    """Make a problem and publish it, step by step; return its path."""
    instructor = api("instructor")
    body = {"slug": "factorial-by-rest", "title": "Factorial", "statement": "Print n!."}
    made = instructor.post("/problems", json=body)
    assert made.status_code == 201
    path = made.headers["location"].removeprefix("/api/v1")

    refused = instructor.post(f"{path}/publish")
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert len(refused.json()["reasons"]) == 2  # no tests, no reference

    tests = instructor.put(
        f"{path}/tests", content=zipped(TESTS), headers={"Content-Type": "application/zip"}
    )
    assert tests.json() == {"tests": 3, "samples": 1}
    reference = instructor.put(f"{path}/references/c", json={"source": REFERENCE})
    assert reference.status_code == 200
    counts = reference.json()["units"]
    assert min(counts.values()) >= 1

    refused = instructor.post(f"{path}/publish")
    assert refused.status_code == 422
    assert refused.json()["reasons"] == ["No unit has a guideline: write the guidelines first."]

    begun = instructor.post(f"{path}/guidelines", json={"locale": "ko", "writer": "template"})
    assert begun.status_code == 202
    job = finished(instructor, begun.headers["location"])
    assert (job["state"], job["error"]) == ("done", "")
    assert job["done"] == job["total"] == sum(counts.values())

    units = instructor.get(f"{path}/units", params={"level": "line", "language": "c"}).json()
    assert len(units) == counts["line"]
    assert all(unit["guideline"] and unit["writer"] == "template" for unit in units)
    assert all(REFERENCE[unit["start"] : unit["end"]] == unit["text"] for unit in units)

    edited = instructor.patch(f"{path}/units/line/0", json={"guideline": "정수 변수 n을 만드세요."})
    assert (edited.status_code, edited.json()["writer"]) == (200, "hand")

    answer = instructor.post(f"{path}/publish", headers={"Idempotency-Key": "publish-once"})
    assert answer.status_code == 201, answer.text
    revision = answer.json()
    assert (revision["number"], revision["languages"]) == (1, ["c"])
    assert revision["levels"] == ["line", "paragraph", "function"]
    again = instructor.post(f"{path}/publish", headers={"Idempotency-Key": "publish-once"})
    assert again.json() == revision
    return path


def test_a_wrong_reference_is_not_published(api: Callable[[str], httpx.Client]) -> None:
    instructor = api("instructor")
    body = {"slug": "wrong-by-rest", "title": "Wrong", "statement": "Print 1."}
    path = instructor.post("/problems", json=body).headers["location"].removeprefix("/api/v1")
    instructor.put(f"{path}/tests", json=[{"input": "", "output": "1\n"}])
    source = '#include <stdio.h>\nint main(void) {\n    printf("2\\n");\n    return 0;\n}\n'
    instructor.put(f"{path}/references/c", json={"source": source})
    begun = instructor.post(f"{path}/guidelines", json={"levels": ["line"]})
    finished(instructor, begun.headers["location"])
    refused = instructor.post(f"{path}/publish")
    assert refused.status_code == 422
    assert len(refused.json()["reasons"]) == 1
    assert "fails test 1 (WA)" in refused.json()["reasons"][0]


def test_a_student_solves_the_units(api: Callable[[str], httpx.Client], published: str) -> None:
    instructor, student = api("instructor"), api("student")
    assert student.get(published).json()["progress"] == "not_started"
    opened = student.post(f"{published}/workspaces", json={"level": "line", "language": "c"})
    assert opened.status_code == 201
    workspace = opened.headers["location"].removeprefix("/api/v1")
    units = instructor.get(f"{published}/units", params={"level": "line"}).json()
    assert opened.json()["units"][0]["guideline"] == "정수 변수 n을 만드세요."
    assert not [unit["text"] for unit in units if unit["text"] in opened.text]

    last = next(unit["index"] for unit in units if "product *=" in unit["text"])
    path = f"{workspace}/units/{last}/attempts?wait=60"
    wrong = student.post(path, json={"code": "product += i;"})
    assert wrong.status_code == 201, wrong.text
    assert (wrong.json()["accepted"], wrong.json()["verdict"]) == (False, "WA")
    assert wrong.json()["feedback"][0]["text"]
    assert "1307674368000" not in wrong.text  # of a hidden test
    broken = student.post(path, json={"code": "product *= j;"})
    assert broken.json()["verdict"] == "CE"
    assert broken.json()["messages"][0]["line"] == 1

    other = student.post(path, json={"code": "product = i * product;"})
    assert (other.json()["accepted"], other.json()["decided_by"]) == (True, "tests"), other.text

    for unit in units:
        if unit["index"] != last:
            path = f"{workspace}/units/{unit['index']}/attempts"
            attempt = student.post(path, json={"code": unit["text"]})
            assert (attempt.status_code, attempt.json()["accepted"]) == (201, True)
    assert attempt.json()["complete"] is True

    shown = student.get(workspace).json()
    assert (shown["complete"], shown["pieces"][0]["unit"]) == (True, None)
    judged = finished(student, f"/submissions/{shown['submission']}")
    assert (judged["state"], judged["verdict"]) == ("done", "AC")
    assert judged["source"] == REFERENCE.replace("product *= i;", "product = i * product;")
    assert student.get(published).json()["progress"] == "solved"
    assert student.get(workspace).json()["progress"] == "solved"


def test_whole_programs_are_judged(api: Callable[[str], httpx.Client], published: str) -> None:
    student = api("student")
    path = f"{published}/submissions"
    wrong = REFERENCE.replace("long long", "int").replace("%lld", "%d")
    expected = {wrong: "WA", REFERENCE: "AC", "int main(void) { retrun 0; }": "CE"}
    made = []
    for number, (source, verdict) in enumerate(expected.items()):
        key = {"Idempotency-Key": f"submission-{number}"}
        body = {"language": "c", "source": source}
        begun = student.post(path, json=body, headers=key)
        assert begun.status_code == 202
        assert student.post(path, json=body, headers=key).json() == begun.json()
        done = finished(student, begun.headers["location"])
        assert (done["state"], done["verdict"]) == ("done", verdict)
        made.append(done)
    assert [case["verdict"] for case in made[0]["cases"]].count("WA") == 1
    assert made[2]["compile"]["ok"] is False
    assert made[2]["compile"]["messages"][0]["line"] == 1

    seen: list[int] = []
    url = f"{path}?limit=1"
    while url:
        page = student.get(url)
        seen += [row["id"] for row in page.json()]
        url = page.links.get("next", {}).get("url", "")
    assert seen == sorted(seen, reverse=True)
    assert {row["id"] for row in made} <= set(seen)


def test_lists_lead_from_page_to_page(api: Callable[[str], httpx.Client], published: str) -> None:
    student = api("student")
    slugs: list[str] = []
    url = "/problems?limit=4"
    while url:
        page = student.get(url)
        slugs += [row["slug"] for row in page.json()]
        url = page.links.get("next", {}).get("url", "")
    everything = [row["slug"] for row in student.get("/problems?limit=200").json()]
    assert slugs == everything
    assert "factorial-by-rest" in slugs
    assert "wrong-by-rest" not in slugs


def test_nothing_without_a_token(running: Running) -> None:
    answer = httpx.get(f"{running.url}/api/v1/problems")
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert httpx.get(f"{running.url}/api/v1/openapi.json").json()["openapi"].startswith("3.")
