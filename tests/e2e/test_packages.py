"""A package goes in over REST, its programs to a real judge worker, and the problem out again."""

import time

import httpx
import pytest

from tests.app.domain.packages.zips import make_zip
from tests.services import Running

pytestmark = pytest.mark.slow

ADD = "a, b = map(int, input().split())\nprint(a + b)\n"
FILES: dict[str, bytes | str] = {
    "packagedsum/problem.yaml": "name: Sum\nlimits: {memory: 128}\n",
    "packagedsum/problem_statement/problem.tex": "Add $a$ and $b$.\n",
    "packagedsum/data/secret/1.in": "1 2\n",
    "packagedsum/data/secret/1.ans": "3\n",
    "packagedsum/submissions/accepted/add.py": ADD,
    "packagedsum/submissions/wrong_answer/add.py": ADD,
}
SECONDS = 120


def test_examples_are_judged_by_a_worker_and_compared(running: Running) -> None:
    headers = {"Authorization": f"Bearer {running.token('instructor')}"}
    with httpx.Client(base_url=f"{running.url}/api/v1", headers=headers, timeout=SECONDS) as api:
        kind = {"content-type": "application/zip"}
        made = api.post("/problems/import", content=make_zip(FILES), headers=kind)
        assert made.status_code == 201
        job = finished(api, made.json()["problems"][0]["job"])
        kept = {row["path"]: (row["verdict"], row["kept"]) for row in job["examples"]}
        assert kept == {"accepted/add.py": ("AC", True), "wrong_answer/add.py": ("AC", False)}
        found = api.get("/problems/packagedsum").json()
        assert list(found["references"]) == ["python"]
        out = api.get("/problems/packagedsum/export", params={"format": "kattis"})
        assert out.headers["content-type"] == "application/zip"


def finished(api: httpx.Client, job_id: int) -> dict[str, list[dict[str, object]]]:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        job: dict[str, list[dict[str, object]]] = api.get(f"/jobs/{job_id}").json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.2)
    raise AssertionError("the examples were not judged in time")
