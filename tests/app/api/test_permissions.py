"""Who may do what: every route for nobody, a student, another instructor, and the owner."""

import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

Client = Callable[[str], httpx.Client]
Ids = dict[str, int]
WHO = ("nobody", "student", "other", "owner")

UNIT = "/problems/{problem}/units/line/0"
ATTEMPTS = "/workspaces/{workspace}/units/0/attempts"
REFERENCE = "/problems/{problem}/references"
ALTERNATIVES = "/problems/{problem}/alternatives"
KEEP = {"decision": "keep"}
PROGRAM = {"language": "c", "source": "int main(void) { return 0; }"}
ASSIGNMENT = {"course_id": "{course}", "title": "1", "problems": ["{problem}"]}

FPS = b"""<fps><item><title>T</title><description>D</description>
<test_input>1</test_input><test_output>1</test_output></item></fps>"""
GENERATOR = {"files": {"generator.py": "print(1)"}}
SPECIAL = {"files": {"checker.py": "raise SystemExit(0)"}}
# method, path, body, and the status for each of WHO. The owner owns the published problem and its
# job, and the course with its assignment, in which the student is. The workspace, the attempt and
# the submission are the student's.
ROUTES: list[tuple[str, str, Any, tuple[int, int, int, int]]] = [
    ("POST", "/problems", {"slug": "another", "title": "New"}, (401, 403, 201, 201)),
    ("GET", "/problems", None, (401, 200, 200, 200)),
    ("GET", "/problems/{problem}", None, (401, 200, 200, 200)),
    ("PATCH", "/problems/{problem}", {"title": "T"}, (401, 403, 403, 200)),
    ("DELETE", "/problems/{draft}", None, (401, 404, 404, 204)),
    ("GET", "/problems/{draft}", None, (401, 404, 404, 200)),
    ("POST", "/problems/import", FPS, (401, 403, 201, 201)),
    ("GET", "/problems/{problem}/export", None, (401, 403, 403, 200)),
    ("GET", "/problems/{problem}/export/losses", None, (401, 403, 403, 200)),
    ("PUT", REFERENCE + "/python", {"source": "print(1)\n"}, (401, 403, 403, 200)),
    ("GET", REFERENCE + "/c", None, (401, 403, 403, 200)),
    ("POST", REFERENCE + "/c/tidy", None, (401, 403, 403, 202)),
    ("GET", ALTERNATIVES, None, (401, 403, 403, 200)),
    ("POST", ALTERNATIVES, {"language": "c", "source": "int main;\n"}, (401, 403, 403, 201)),
    ("PATCH", ALTERNATIVES + "/{alternative}", {"label": "x"}, (401, 403, 403, 200)),
    ("DELETE", ALTERNATIVES + "/{alternative}", None, (401, 403, 403, 204)),
    ("DELETE", REFERENCE + "/c", None, (401, 403, 403, 204)),
    ("PUT", "/problems/{problem}/tests", [{"input": "", "output": ""}], (401, 403, 403, 200)),
    ("GET", "/problems/{problem}/tests", None, (401, 403, 403, 200)),
    ("PUT", "/problems/{problem}/special-judge", SPECIAL, (401, 403, 403, 200)),
    ("GET", "/problems/{problem}/special-judge", None, (401, 403, 403, 200)),
    ("DELETE", "/problems/{problem}/special-judge", None, (401, 403, 403, 204)),
    ("PUT", "/problems/{problem}/generator", GENERATOR, (401, 403, 403, 200)),
    ("GET", "/problems/{problem}/generator", None, (401, 403, 403, 200)),
    ("DELETE", "/problems/{problem}/generator", None, (401, 403, 403, 204)),
    ("GET", "/problems/{problem}/units", None, (401, 200, 200, 200)),
    ("PATCH", UNIT, {"guideline": "G"}, (401, 403, 403, 200)),
    ("POST", UNIT + "/override", {"reason": "R"}, (401, 403, 403, 200)),
    ("DELETE", UNIT + "/override", None, (401, 403, 403, 404)),
    ("POST", UNIT + "/proposal", None, (401, 403, 403, 404)),
    ("DELETE", UNIT + "/proposal", None, (401, 403, 403, 404)),
    ("POST", "/problems/{problem}/units/line/proposals", None, (401, 403, 403, 200)),
    ("DELETE", "/problems/{problem}/units/line/proposals", None, (401, 403, 403, 200)),
    ("POST", UNIT + "/merge", {"language": "c"}, (401, 403, 403, 200)),
    ("POST", UNIT + "/split", {"line": 2}, (401, 403, 403, 200)),
    ("DELETE", "/problems/{problem}/units/line/edits", None, (401, 403, 403, 200)),
    ("GET", "/problems/{problem}/units/line/waiting", None, (401, 403, 403, 200)),
    ("DELETE", "/problems/{problem}/units/line/waiting", None, (401, 403, 403, 204)),
    ("POST", "/problems/{problem}/guidelines", {}, (401, 403, 403, 202)),
    ("GET", "/problems/{problem}/weak-units", None, (401, 403, 403, 200)),
    ("POST", "/problems/{problem}/weak-units", {}, (401, 403, 403, 202)),
    ("GET", "/problems/{problem}/differing-answers", None, (401, 403, 403, 200)),
    ("GET", "/problems/{problem}/rejudges", None, (401, 403, 403, 200)),
    ("POST", "/problems/{problem}/rejudges", None, (401, 403, 403, 202)),
    ("POST", "/problems/{problem}/rejudges/decision", KEEP, (401, 403, 403, 200)),
    ("GET", "/attempts/{attempt}/judgings", None, (401, 200, 404, 404)),
    ("GET", "/submissions/{submission}/judgings", None, (401, 200, 404, 404)),
    ("POST", "/problems/{problem}/weak-units/inputs/0a", {}, (401, 403, 403, 404)),
    ("GET", "/jobs/{job}", None, (401, 404, 404, 200)),
    ("POST", "/jobs/{job}/cancel", None, (401, 404, 404, 200)),
    ("POST", "/problems/{problem}/publish", None, (401, 403, 403, 202)),
    (
        "POST",
        "/problems/{problem}/workspaces",
        {"level": "line", "language": "c"},
        (401, 200, 201, 201),
    ),
    ("GET", "/workspaces/{workspace}", None, (401, 200, 404, 404)),
    ("PUT", "/workspaces/{workspace}/units/0", {"text": "int"}, (401, 200, 404, 404)),
    ("POST", ATTEMPTS, {"code": ""}, (401, 201, 404, 404)),
    ("POST", "/workspaces/{workspace}/units/0/hints", None, (401, 409, 404, 404)),
    ("GET", "/attempts/{attempt}", None, (401, 200, 404, 404)),
    ("POST", "/problems/{problem}/submissions", PROGRAM, (401, 202, 202, 202)),
    ("GET", "/problems/{problem}/submissions", None, (401, 200, 200, 200)),
    ("GET", "/submissions/{submission}", None, (401, 200, 404, 404)),
    ("GET", "/courses", None, (401, 200, 200, 200)),
    ("POST", "/courses", {"title": "C"}, (401, 403, 201, 201)),
    ("POST", "/courses/join", {"code": "NONE"}, (401, 404, 404, 404)),
    ("GET", "/courses/{course}", None, (401, 200, 404, 200)),
    ("GET", "/courses/{course}/enrolments", None, (401, 403, 404, 200)),
    ("POST", "/courses/{course}/enrolments", {"login": "classmate"}, (401, 403, 404, 201)),
    ("GET", "/assignments", None, (401, 200, 200, 200)),
    ("POST", "/assignments", ASSIGNMENT, (401, 403, 404, 201)),
    ("GET", "/assignments/{assignment}", None, (401, 200, 404, 200)),
    ("GET", "/assignments/{assignment}/grades", None, (401, 200, 404, 200)),
    ("GET", "/me", None, (401, 200, 200, 200)),
]


@pytest.fixture
def ids(client: Client, problem: int, workspace: int) -> Ids:
    """The ids of one thing of each kind."""
    owner, student = client("owner"), client("student")
    found = {"problem": problem, "workspace": workspace}
    draft = {"slug": "draft", "title": "Draft"}
    found["draft"] = owner.post("/problems", json=draft).json()["id"]
    found["job"] = owner.post(f"/problems/{problem}/guidelines", json={}).json()["id"]
    other = {"language": "c", "source": "int main(void) { return 1; }\n"}
    made = owner.post(f"/problems/{problem}/alternatives", json=other)
    found["alternative"] = made.json()["id"]
    attempt = student.post(f"/workspaces/{workspace}/units/0/attempts", json={"code": ""})
    found["attempt"] = attempt.json()["id"]
    submission = student.post(f"/problems/{problem}/submissions", json=PROGRAM)
    found["submission"] = submission.json()["id"]
    course = owner.post("/courses", json={"title": "Course"}).json()
    found["course"] = course["id"]
    student.post("/courses/join", json={"code": course["code"]})
    body = {"course_id": course["id"], "title": "Week 1", "problems": [problem]}
    found["assignment"] = owner.post("/assignments", json=body).json()["id"]
    return found


def filled(value: Any, ids: Ids) -> Any:
    """Return `value` with the ids put in."""
    if isinstance(value, dict):
        return {key: filled(entry, ids) for key, entry in value.items()}
    if isinstance(value, list):
        return [filled(entry, ids) for entry in value]
    named = {f"{{{name}}}": number for name, number in ids.items()}
    if value in named:
        return named[value]
    return value.format(**ids) if isinstance(value, str) and value.startswith("/") else value


@pytest.mark.parametrize("who", WHO)
def test_every_route(client: Client, ids: Ids, who: str) -> None:
    # In this order, so that what deletes comes after nothing that needs it.
    routes = sorted(ROUTES, key=lambda route: (route[0] == "DELETE", route[1].endswith("tests")))
    wrong = []
    for method, path, body, statuses in routes:
        options: dict[str, Any] = {} if body is None else {"json": filled(body, ids)}
        if isinstance(body, bytes):
            options = {"content": body, "headers": {"content-type": "application/xml"}}
        answer = client(who).request(method, filled(path, ids), **options)
        if answer.status_code != statuses[WHO.index(who)]:
            wrong.append((method, path, answer.status_code, answer.text[:200]))
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
        if answer.status_code == 401:
            assert answer.headers["www-authenticate"] == "Bearer"
    assert wrong == []


def test_the_table_has_every_route(client: Client) -> None:
    schema = client("nobody").get("/openapi.json").json()
    untested = [
        (method.upper(), path)
        for path, methods in schema["paths"].items()
        for method in methods
        if not any(
            route[0] == method.upper() and re.fullmatch(re.sub("{[^}]*}", "[^/]+", path), route[1])
            for route in ROUTES
        )
    ]
    assert untested == []


def test_a_wrong_token_is_401_before_the_payload_is_looked_at(client: Client, problem: int) -> None:
    for value in ("Bearer nonsense", "Bearer ", "Basic abc", "", "Bearer hanjul_" + "x" * 5000):
        headers = {"authorization": value}
        answer = client("nobody").post("/problems", json={"junk": 1}, headers=headers)
        assert answer.status_code == 401
    attempt = client("nobody").post("/workspaces/1/units/0/attempts", json={"junk": 1})
    assert attempt.status_code == 401


def test_no_student_sees_the_references_text(client: Client, ids: Ids) -> None:
    # What the reference has and neither statement, fixed text nor samples have.
    secrets = ('scanf("%d %d"', "printf(", "a + b", "int a, b;")
    quoted = [secret.replace('"', '\\"') for secret in secrets]
    for method, path, body, _statuses in ROUTES:
        if method == "GET" or path.endswith(("workspaces", "units/0")):
            for who in ("student", "other"):
                options = {} if body is None else {"json": filled(body, ids)}
                text = client(who).request(method, filled(path, ids), **options).text
                assert not [secret for secret in quoted if secret in text], (who, method, path)
                assert "hidden1" not in text
