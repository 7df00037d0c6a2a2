"""Merges, splits and tidying over REST."""

from collections.abc import Callable

import httpx

from app.db import Database
from app.services import tidying
from tests import factories

Client = Callable[[str], httpx.Client]


def test_merge_split_and_back(client: Client, problem: int) -> None:
    owner, units = client("owner"), f"/problems/{problem}/units/line"
    before = [row["text"] for row in owner.get(f"/problems/{problem}/units?level=line").json()]
    merged = owner.post(f"{units}/1/merge").json()
    joined = 'int a, b;\n    scanf("%d %d", &a, &b);'
    assert [row["text"] for row in merged["units"]] == [before[0], joined, *before[3:]]
    assert (merged["edits"], merged["skipped"]) == (1, [])
    parted = owner.post(f"{units}/1/split", json={"line": 2}).json()
    assert [row["text"] for row in parted["units"]] == before
    last = owner.delete(f"{units}/edits?last=true").json()
    assert (last["units"], last["edits"]) == (merged["units"], 1)
    back = owner.delete(f"{units}/edits").json()
    assert ([row["text"] for row in back["units"]], back["edits"]) == (before, 0)


def test_a_key_makes_one_merge_of_two_requests(client: Client, problem: int) -> None:
    key = {"idempotency-key": "once"}
    address = f"/problems/{problem}/units/line/0/merge"
    answers = [client("owner").post(address, headers=key).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[1]["edits"] == 1


def test_what_cannot_be_cut_is_told(client: Client, problem: int) -> None:
    owner, units = client("owner"), f"/problems/{problem}/units"
    refused = owner.post(f"{units}/line/1/split", json={"line": 2})
    assert (refused.status_code, refused.json()["detail"]) == (
        400,
        "The unit cannot be split at its line 2: no statement begins there.",
    )
    assert owner.post(f"{units}/line/99/merge").status_code == 404
    assert owner.post(f"{units}/line/1/split", json={"line": 1}).status_code == 422
    assert owner.post(f"{units}/word/1/merge").status_code == 422


def test_guidelines_whose_unit_is_gone_wait_and_can_be_deleted(
    client: Client, problem: int
) -> None:
    owner, units = client("owner"), f"/problems/{problem}/units/line"
    owner.patch(f"{units}/1", json={"guideline": "손으로 쓴 글"})
    assert owner.get(f"{units}/waiting").json() == []
    owner.post(f"{units}/1/merge")
    waiting = owner.get(f"{units}/waiting").json()
    assert [row["guideline"] for row in waiting] == ["손으로 쓴 글", "line 3번을 쓰세요."]
    assert owner.get(f"{units}/waiting?locale=en").json() == []
    owner.delete(f"{units}/edits")
    assert owner.get(f"{units}/waiting").json() == []
    owner.post(f"{units}/1/merge")
    assert owner.delete(f"{units}/waiting").status_code == 204
    assert owner.get(f"{units}/waiting").json() == []
    owner.delete(f"{units}/edits")
    shown = owner.get(f"/problems/{problem}/units?level=line").json()
    assert "손으로 쓴 글" not in [row["guideline"] for row in shown]


def test_waiting_guidelines_are_the_editors(client: Client, problem: int) -> None:
    address = f"/problems/{problem}/units/line/waiting"
    for name in ("student", "other"):
        assert client(name).get(address).status_code == 403
        assert client(name).delete(address).status_code == 403
    assert client("owner").get(f"{address}?language=java").status_code == 404


def test_students_see_no_draft_cut(client: Client, problem: int) -> None:
    before = client("student").get(f"/problems/{problem}/units").json()
    client("owner").post(f"/problems/{problem}/units/line/0/merge")
    assert client("student").get(f"/problems/{problem}/units").json() == before


def test_a_tidy_job_carries_source_and_diff(client: Client, db: Database, problem: int) -> None:
    owner = client("owner")
    begun = owner.post(f"/problems/{problem}/references/c/tidy")
    job = begun.json()
    assert begun.headers["location"].endswith(f"/jobs/{job['id']}")
    assert (job["kind"], job["state"], job["result"]) == ("tidy", "queued", None)
    source = factories.ADD_C.replace("    ", "  ")
    with db.writing() as session:
        tidying.record(session, job["id"], {"ok": True, "source": source})
    result = owner.get(f"/jobs/{job['id']}").json()["result"]
    assert result["source"] == source
    assert "-    int a, b;\n" in result["diff"]
    assert "+  int a, b;\n" in result["diff"]
    assert owner.get(f"/problems/{problem}/references/c").json()["source"] == factories.ADD_C
    assert client("student").get(f"/jobs/{job['id']}").status_code == 404


def test_a_program_that_stays_has_its_reason(client: Client, db: Database, problem: int) -> None:
    owner = client("owner")
    job = owner.post(f"/problems/{problem}/references/c/tidy").json()
    message = "The formatter cannot read this program: check that it compiles."
    with db.writing() as session:
        tidying.record(session, job["id"], {"ok": False, "source": "", "message": message})
    found = owner.get(f"/jobs/{job['id']}").json()
    assert (found["reasons"], found["result"]) == ([message], None)


def test_no_reference_in_that_language_is_404(client: Client, problem: int) -> None:
    assert client("owner").post(f"/problems/{problem}/references/java/tidy").status_code == 404
