"""Bad and hostile input on a running Hanjul: one clear message each, and the next user notices
nothing."""

import io
import time
import zipfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.domain import bundle
from tests.services import Running

pytestmark = pytest.mark.slow

HANGUL = range(0xAC00, 0xD7A4)
_numbers = count(1)

ENDLESS = "int main(void) { for (;;) ; }"
FORKS = "#include <unistd.h>\nint main(void) { for (;;) fork(); }"
FLOOD = """#include <stdio.h>
#include <string.h>
char line[1 << 20];
int main(void) {
    memset(line, 'x', sizeof line);
    for (int i = 0; i < 1024; i++) fwrite(line, 1, sizeof line, stdout);
}
"""


def client(running: Running, login: str, language: str) -> httpx.Client:
    """Return the REST client of a demo account that reads `language`."""
    headers = {"Authorization": f"Bearer {running.token(login)}", "Accept-Language": language}
    return httpx.Client(base_url=f"{running.url}/api/v1/", headers=headers, timeout=120)


@pytest.fixture(params=["ko", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def instructor(running: Running, language: str) -> Iterator[httpx.Client]:
    with client(running, "instructor", language) as opened:
        yield opened


@pytest.fixture
def student(running: Running, language: str) -> Iterator[httpx.Client]:
    with client(running, "student", language) as opened:
        yield opened


@pytest.fixture
def draft(instructor: httpx.Client) -> str:
    """The address of a new problem with one test and a reference."""
    slug = f"bad-input-{next(_numbers)}"
    made = instructor.post("problems", json={"slug": slug, "title": slug, "statement": "x"})
    url = f"problems/{made.json()['id']}"
    tests = [{"name": "kept", "input": "1\n", "output": "1\n"}]
    assert instructor.put(f"{url}/tests", json=tests).is_success
    source = {"source": "int main(void) { return 0; }\n"}
    assert instructor.put(f"{url}/references/c", json=source).is_success
    return url


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def problem_of(answer: httpx.Response, language: str) -> dict[str, Any]:
    """Return a problem+json after seeing that it speaks the user's language."""
    assert answer.headers["content-type"] == "application/problem+json"
    body: dict[str, Any] = answer.json()
    words = " ".join([body["detail"], *body.get("reasons", [])])
    assert any(ord(letter) in HANGUL for letter in words) is (language == "ko"), words
    return body


@pytest.mark.parametrize(
    ("source", "status"),
    [("", 400), ("\n \n", 400), ("\x00\x01\x02ELF", 400), ("int a;\n" * 150_000, 413)],
    ids=["empty", "blank", "binary", "1 MB"],
)
def test_a_bad_reference_is_refused_and_the_old_one_stays(
    instructor: httpx.Client, draft: str, language: str, source: str, status: int
) -> None:
    answer = instructor.put(f"{draft}/references/c", json={"source": source})
    assert answer.status_code == status
    problem_of(answer, language)
    kept = instructor.get(f"{draft}/references/c").json()
    assert "main" in kept["source"]


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({"../evil.in": b"1", "../evil.out": b"1"}, 400),
        ({"a.in": b"0" * (bundle.MAX_FILE_BYTES + 1), "a.out": b"0"}, 413),
        ({"a.in": b"1", "b.in": b"2"}, 422),
        ({"readme.txt": b"no tests"}, 422),
        (None, 400),
    ],
    ids=["outside path", "bomb", "no outputs", "no tests", "no zip"],
)
def test_bad_tests_are_refused_and_the_old_ones_stay(
    instructor: httpx.Client,
    draft: str,
    language: str,
    files: dict[str, bytes] | None,
    status: int,
) -> None:
    content = b"this is no zip" if files is None else zipped(files)
    answer = instructor.put(
        f"{draft}/tests", content=content, headers={"Content-Type": "application/zip"}
    )
    assert answer.status_code == status, answer.text
    problem_of(answer, language)
    assert [case["name"] for case in instructor.get(f"{draft}/tests").json()] == ["kept"]


@pytest.mark.parametrize(
    ("code", "feedback"),
    [
        ("int a, b; }", "early_brace"),
        ("int a, b; /* open", "unclosed_comment"),
        ("", "empty"),
        ('printf("x);', "unclosed_string"),
        ("#define main other", "directive"),
    ],
)
def test_a_unit_that_does_not_fit_is_told_at_once(
    student: httpx.Client, language: str, code: str, feedback: str
) -> None:
    asked = {"level": "line", "language": "c"}
    workspace = student.post("problems/a-plus-b/workspaces", json=asked).json()["id"]
    attempt = student.post(f"workspaces/{workspace}/units/1/attempts", json={"code": code}).json()
    assert (attempt["state"], attempt["verdict"], attempt["accepted"]) == ("done", "STRUCT", False)
    told = attempt["feedback"][0]  # a near miss may be told too
    assert told["code"] == feedback
    assert any(ord(letter) in HANGUL for letter in told["text"]) is (language == "ko")


def judged(student: httpx.Client, source: str) -> dict[str, Any]:
    """Submit a whole program and wait for its report."""
    asked = {"language": "c", "source": source}
    location = student.post("problems/a-plus-b/submissions", json=asked).headers["location"]
    for _ in range(600):
        row: dict[str, Any] = student.get(location.removeprefix("/api/v1/")).json()
        if row["state"] in ("done", "failed"):
            return row
        time.sleep(0.1)
    raise AssertionError(f"{location} is never judged")


@pytest.mark.parametrize(
    ("source", "verdicts"),
    [(ENDLESS, {"TLE"}), (FORKS, {"TLE", "RTE", "MLE", "ILE"}), (FLOOD, {"OLE"})],
    ids=["endless loop", "fork bomb", "1 GB of output"],
)
def test_hostile_programs_get_their_verdict_and_the_next_user_notices_nothing(
    running: Running, source: str, verdicts: set[str]
) -> None:
    package = Path("samples/a-plus-b/reference.c")
    with client(running, "student", "ko") as one, client(running, "instructor", "en") as other:
        assert judged(one, source)["verdict"] in verdicts
        assert judged(other, package.read_text())["verdict"] == "AC"


def test_a_script_in_a_statement_never_reaches_a_page(running: Running) -> None:
    slug = f"bad-input-{next(_numbers)}"
    text = "<script>alert(1)</script> [x](javascript:alert(2)) <img src=x onerror=alert(3)>"
    with client(running, "instructor", "en") as api, httpx.Client(base_url=running.url) as pages:
        made = api.post("problems", json={"slug": slug, "title": "<b>t</b>", "statement": text})
        assert made.is_success
        form = {"login": "instructor", "password": running.password("instructor")}
        assert pages.post("/sign-in", data=form).status_code == 303
        shown = pages.get(f"/manage/problems/{slug}/preview").text
    assert "alert(1)" in shown
    for harm in ("<script>alert", "<b>t</b>", 'href="javascript', "<img src=x"):
        assert harm not in shown
