"""Streams: the state at once, then each change, closed with the last."""

import asyncio
import json

import httpx
import pytest
from fastapi import FastAPI

from app.db import Database
from app.models import Job, Problem, User, Workspace
from app.requests import Resources
from app.services import publishing, submissions, workspaces
from tests import factories
from tests.pages import HOST, Visit


def events(text: str) -> list[tuple[str, dict[str, object]]]:
    parts = [part.splitlines() for part in text.replace("\r\n", "\n").split("\n\n") if part]
    found = []
    for lines in parts:
        fields = dict(line.split(": ", 1) for line in lines if not line.startswith(":"))
        if fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


@pytest.fixture
def submitted(visit: Visit, student: User, problem: Problem) -> tuple[httpx.Client, int]:
    """The student's browser and the number of a submission that is queued."""
    browser = visit(student)
    form = {"language": "c", "source": "int x;"}
    path = browser.post(f"/problems/{problem.slug}/submit", data=form).headers["location"]
    return browser, int(path.rpartition("/")[2])


def finish(db: Database, problem: Problem, submission_id: int) -> None:
    with db.writing() as session:
        report = factories.accepted_report(session.get_one(Problem, problem.id))
        submissions.record(session, submission_id, report)


def test_a_finished_attempt_is_told_and_the_stream_ends(
    visit: Visit, student: User, problem: Problem, db: Database
) -> None:
    browser = visit(student)
    form = {"language": "c", "level": "line"}
    path = browser.post(f"/problems/{problem.slug}/workspaces", data=form).headers["location"]
    with db.reading() as session:
        workspace = session.get_one(Workspace, int(path.rpartition("/")[2]))
        text = workspaces.level_of(workspace).unit_texts()[0]
    answer = browser.post(f"{path}/units/0/attempts", json={"text": text}).json()
    told = events(browser.get(f"/events/attempts/{answer['id']}").text)
    assert told == [("state", answer), ("final", answer)]


def test_a_change_reaches_an_open_stream(
    pages: FastAPI, submitted: tuple[httpx.Client, int], db: Database, problem: Problem
) -> None:
    browser, number = submitted
    resources: Resources = pages.state.resources

    async def change() -> None:
        while not resources.hub._listeners:
            await asyncio.sleep(0.005)
        await asyncio.to_thread(finish, db, problem, number)
        resources.hub._wake(f"submission:{number}")

    async def follow() -> str:
        transport = httpx.ASGITransport(pages)
        cookies = {"hanjul": browser.cookies["hanjul"]}
        async with httpx.AsyncClient(transport=transport, base_url=HOST, cookies=cookies) as client:
            changing = asyncio.create_task(change())
            answer = await client.get(f"/events/submissions/{number}")
            await changing
            return answer.text

    told = events(asyncio.run(follow()))
    assert [name for name, _ in told][-2:] == ["state", "final"]
    assert told[-1][1]["verdict"] == "AC"
    assert not resources.hub._listeners, "a closed stream listens no more"


def test_a_stream_is_nobody_elses(
    submitted: tuple[httpx.Client, int], visit: Visit, owner: User
) -> None:
    _, number = submitted
    assert visit(owner).get(f"/events/submissions/{number}").status_code == 404
    json_ = {"accept": "text/event-stream"}
    assert visit().get(f"/events/submissions/{number}", headers=json_).status_code == 401


def test_a_job_is_the_owners_to_follow(
    visit: Visit, owner: User, student: User, problem: Problem, db: Database
) -> None:
    with db.writing() as session:
        job: Job = publishing.start(session, session.get_one(User, owner.id), problem.id)
        report = factories.accepted_report(session.get_one(Problem, problem.id))
        publishing.record(session, job.id, "c", report)
    told = events(visit(owner).get(f"/events/jobs/{job.id}").text)
    assert told[-1][0] == "final"
    assert (told[-1][1]["done"], told[-1][1]["total"]) == (1, 1)
    assert visit(student).get(f"/events/jobs/{job.id}").status_code == 404
