"""Alternatives and judging again over REST."""

from collections.abc import Callable

import httpx
import pytest

from app.db import Database
from app.jobs import Outgoing
from tests import factories, workers

Client = Callable[[str], httpx.Client]
PRINT = 3
OWN = 'printf("%d\\n", b + a);'
OTHER = factories.ADD_C.replace("int a, b;", "int b, a;")


def test_alternatives_are_added_listed_and_deleted(client: Client, problem: int) -> None:
    owner, address = client("owner"), f"/problems/{problem}/alternatives"
    made = owner.post(address, json={"language": "c", "source": OTHER, "label": "swapped"})
    assert (made.status_code, made.json()["label"]) == (201, "swapped")
    assert [(row["language"], row["source"]) for row in owner.get(address).json()] == [("c", OTHER)]
    assert owner.delete(f"{address}/{made.json()['id']}").status_code == 204
    assert owner.get(address).json() == []


def test_an_alternative_is_changed_in_place(client: Client, problem: int) -> None:
    owner, address = client("owner"), f"/problems/{problem}/alternatives"
    made = owner.post(address, json={"language": "c", "source": OTHER, "label": "swapped"}).json()
    one = f"{address}/{made['id']}"
    changed = OTHER.replace("int b, a;", "int b; int a;")
    assert owner.patch(one, json={"label": "apart"}).json()["source"] == OTHER
    assert owner.patch(one, json={"source": changed}).json()["label"] == "apart"
    assert owner.get(address).json() == [made | {"label": "apart", "source": changed}]
    assert owner.patch(one, json={"source": factories.ADD_C}).status_code == 409
    assert owner.patch(f"{address}/0", json={"label": "x"}).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"language": "c"},
        {"source": "x"},
        {"from_attempt": 1, "from_submission": 1},
        {"from_attempt": 1, "language": "c", "source": "x"},
        {"from_attempt": -1},
        {"from_attempt": 1, "more": 1},
    ],
)
def test_what_is_not_one_program_is_refused(client: Client, problem: int, body: object) -> None:
    answer = client("owner").post(f"/problems/{problem}/alternatives", json=body)
    assert answer.status_code == 422


def test_an_accepted_answer_is_listed_and_promoted(
    client: Client, db: Database, sent: list[Outgoing], problem: int, workspace: int
) -> None:
    attempts = f"/workspaces/{workspace}/units/{PRINT}/attempts"
    made = client("student").post(attempts, json={"code": OWN}).json()
    workers.work(db, sent)
    (row,) = client("owner").get(f"/problems/{problem}/differing-answers").json()
    assert row == {
        "language": "c", "level": "line", "unit": PRINT, "text": OWN, "students": 1,
        "reference": 'printf("%d\\n", a + b);', "attempt": made["id"], "submission": None,
    }  # fmt: skip
    body = {"from_attempt": row["attempt"], "label": "b first"}
    answer = client("owner").post(f"/problems/{problem}/alternatives", json=body)
    assert (answer.status_code, "b + a" in answer.json()["source"]) == (201, True)
    assert client("owner").get(f"/problems/{problem}/differing-answers").json() == []


def test_a_fixed_test_is_judged_again_and_decided(
    client: Client, db: Database, sent: list[Outgoing], problem: int
) -> None:
    owner, student = client("owner"), client("student")
    body = {"language": "c", "source": factories.ADD_C.replace("a + b", "b + a")}
    made = student.post(f"/problems/{problem}/submissions", json=body).json()["id"]
    workers.work(db, sent)
    nothing = owner.get(f"/problems/{problem}/rejudges").json()
    assert (nothing["job"], nothing["refused"]) == (None, [])
    begun = owner.post(f"/problems/{problem}/rejudges")
    job = begun.json()
    assert (begun.status_code, job["kind"], job["total"]) == (202, "rejudge", 1)
    assert begun.headers["location"].endswith(f"/jobs/{job['id']}")
    workers.work(db, sent)
    shown = owner.get(f"/problems/{problem}/rejudges").json()
    assert (shown["job"]["state"], shown["same"], shown["given"]) == ("done", 1, 0)
    history = student.get(f"/submissions/{made}/judgings").json()
    assert [(row["reason"], row["verdict"]) for row in history] == [
        ("answer", "AC"),
        ("asked", "AC"),
    ]
    decision = f"/problems/{problem}/rejudges/decision"
    assert owner.post(decision, json={"decision": "keep"}).json() == {"count": 0}
    assert owner.post(decision, json={"decision": "withdraw"}).status_code == 400
    assert owner.post(decision, json={"decision": "forget"}).status_code == 422
