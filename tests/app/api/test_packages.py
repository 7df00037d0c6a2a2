"""Packages over REST: in, out, and what is wrong with one."""

from collections.abc import Callable

import httpx
import pytest

from app.jobs import Outgoing
from tests.app.domain.packages.zips import make_zip

Client = Callable[[str], httpx.Client]
ZIP = {"content-type": "application/zip"}
FPS = """<fps version="1.6"><item><title>Sum</title><time_limit unit="s">1</time_limit>
<description>Add.</description><test_input>1 2</test_input><test_output>3</test_output>
<solution language="C">int main(void) { return 0; }</solution></item></fps>"""


def test_a_problem_goes_out_and_in_again(client: Client, problem: int) -> None:
    owner = client("owner")
    out = owner.get(f"/problems/{problem}/export")
    assert out.status_code == 200
    assert out.headers["content-type"] == "application/zip"
    answer = owner.post("/problems/import", content=out.content, headers=ZIP)
    assert answer.status_code == 201
    assert answer.json()["id"] == problem
    again = owner.get(f"/problems/{problem}/export?format=hanjul")
    assert again.headers["etag"] == out.headers["etag"]
    assert again.content == out.content


def test_what_a_format_cannot_hold_is_told_before_and_with_it(client: Client, problem: int) -> None:
    owner = client("owner")
    told = owner.get(f"/problems/{problem}/export/losses").json()
    assert told["hanjul"] == []
    assert "holds no guidelines" in told["fps"][0]
    out = owner.get(f"/problems/{problem}/export", params={"format": "fps"})
    assert int(out.headers["x-left-out"]) == len(told["fps"])


@pytest.mark.parametrize("format_", ["kattis", "kattis-legacy", "fps"])
def test_other_formats_go_out_and_in(
    client: Client, problem: int, format_: str, sent: list[Outgoing]
) -> None:
    owner = client("owner")
    out = owner.get(f"/problems/{problem}/export", params={"format": format_})
    kind = {"content-type": out.headers["content-type"]}
    sent.clear()
    answer = owner.post("/problems/import", content=out.content, headers=kind)
    assert answer.status_code == 201
    (made,) = answer.json()["problems"]
    assert answer.headers["location"] == f"/api/v1/problems/{made['id']}"
    assert made["id"] != problem
    job = owner.get(f"/jobs/{made['job']}").json()
    assert (job["kind"], job["state"], job["total"]) == ("examples", "queued", 1)
    assert [row["expected"] for row in job["examples"]] == ["accepted"]
    assert [row.name for row in sent if row.queue] == ["judge.program"]


def test_fps_tells_its_warnings_in_the_readers_language(client: Client) -> None:
    xml = {"content-type": "text/xml", "accept-language": "ko"}
    bad = FPS.replace("<description>", "<template>x</template><description>")
    answer = client("owner").post("/problems/import", content=bad.encode(), headers=xml)
    (warning,) = answer.json()["problems"][0]["warnings"]
    assert "template" in warning
    assert any("가" <= letter <= "힣" for letter in warning)


def test_everything_wrong_comes_as_reasons(client: Client) -> None:
    content = make_zip({"../x": b"1", "problem.yaml": b"name: [", "data/secret/1.in": b"\x00"})
    answer = client("owner").post("/problems/import", content=content, headers=ZIP)
    assert answer.status_code == 422
    reasons = answer.json()["reasons"]
    assert [one for one in reasons if one.startswith("../x: ")]
    assert [one for one in reasons if one.startswith("problem.yaml: ")]
    assert [one for one in reasons if one.startswith("data/secret/1.in: ")]


@pytest.mark.parametrize(("name", "status"), [("student", 403), ("nobody", 401)])
def test_who_may_not_import(client: Client, name: str, status: int) -> None:
    answer = client(name).post("/problems/import", content=b"x", headers=ZIP)
    assert answer.status_code == status


@pytest.mark.parametrize("name", ["student", "other"])
def test_only_the_owner_exports(client: Client, problem: int, name: str) -> None:
    assert client(name).get(f"/problems/{problem}/export").status_code == 403


def test_other_bodies_formats_and_keys_that_come_twice(client: Client) -> None:
    owner = client("owner")
    assert owner.post("/problems/import", json={}).status_code == 415
    assert owner.get("/problems/1/export?format=magic").status_code == 422
    headers = {"content-type": "application/xml", "idempotency-key": "k"}
    answers = [owner.post("/problems/import", content=FPS.encode(), headers=headers) for _ in "ab"]
    assert answers[0].json() == answers[1].json()
