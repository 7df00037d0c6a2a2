"""One unit's feedback through HTTP, from the request to the verdict, on an idle service.

"tokens" has the reference's own tokens and needs no process; "tests" is another right answer that
is assembled, compiled and run over all cases. Beside it stands the floor: compiler and runs
without any sandbox, queue or database, in the same run on the same machine.
"""

import os
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from judge import LANGUAGES
from tests.services import ROOT, Running

PROBLEM = "a-plus-b"
ROUNDS = 20
# A statement of the reference that reads, and what makes it another program each time: the judge
# would take one whose tokens it has seen from its cache.
READS = {"c": "scanf", "cpp": "cin", "python": "input", "java": "nextInt"}
MORE = {"c": ";", "cpp": ";", "python": "; 0", "java": ";"}
BARE = {
    "c": (["gcc", "-O2", "-o", "main", "reference.c", "-lm"], ["./main"]),
    "cpp": (["g++", "-O2", "-o", "main", "reference.cpp"], ["./main"]),
    "python": (["true"], ["/usr/bin/python3", "reference.py"]),
    "java": (["javac", "Main.java"], ["java", "-XX:TieredStopAtLevel=1", "Main"]),
}


def main() -> None:
    """Start a service with its samples, print the table, stop it."""
    with tempfile.TemporaryDirectory() as folder:
        service = Running(Path(folder))
        print(f"first start with all samples published: {service.start():.1f} s")
        print(f"stop: {service.stop():.1f} s; second start: {service.start():.1f} s")
        try:
            _table(service)
        finally:
            service.stop()


def _table(service: Running) -> None:
    print(f"\n{PROBLEM}, {ROUNDS} attempts of each kind (bare: 5)")
    print(f"{'language':9} {'decided by':10} {'p50 ms':>7} {'p95 ms':>7}")
    for language in LANGUAGES:
        for decided, seconds in _attempts(service, language).items():
            _row(language, decided, seconds)
        _row(language, "bare", [_bare(language) for _ in range(5)])


def _row(language: str, decided: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    print(f"{language:9} {decided:10} {statistics.median(ordered) * 1e3:7.1f} {p95 * 1e3:7.1f}")


def _attempts(service: Running, language: str) -> dict[str, list[float]]:
    with _client(service, "instructor") as instructor, _client(service, "student") as student:
        problem = student.get(f"problems/{PROBLEM}").json()["id"]
        asked = {"level": "line", "language": language}
        units = instructor.get(f"problems/{problem}/units", params=asked).json()
        unit = next(unit for unit in units if READS[language] in unit["text"])
        workspace = student.post(f"problems/{problem}/workspaces", json=asked).json()["id"]
        url = f"workspaces/{workspace}/units/{unit['index']}/attempts"
        times: dict[str, list[float]] = {"tokens": [], "tests": []}
        for number in range(ROUNDS):
            answer = unit["text"] + MORE[language] * (number + 1)
            times["tokens"].append(_attempt(student, url, unit["text"], "tokens"))
            times["tests"].append(_attempt(student, url, answer, "tests"))
        return times


def _attempt(student: httpx.Client, url: str, code: str, decided: str) -> float:
    began = time.perf_counter()
    attempt: dict[str, Any] = student.post(url, params={"wait": 30}, json={"code": code}).json()
    seconds = time.perf_counter() - began
    assert (attempt["accepted"], attempt["decided_by"]) == (True, decided), attempt
    return seconds


def _client(service: Running, login: str) -> httpx.Client:
    token = {"Authorization": f"Bearer {service.token(login)}"}
    return httpx.Client(base_url=f"{service.url}/api/v1/", headers=token, timeout=60)


def _bare(language: str) -> float:
    package = ROOT / "samples" / PROBLEM
    compile_, run = BARE[language]
    with tempfile.TemporaryDirectory() as folder:
        for source in package.glob("reference.*"):
            name = source.name.replace("reference.java", "Main.java")
            (Path(folder) / name).write_bytes(source.read_bytes())
        began = time.perf_counter()
        subprocess.run(compile_, cwd=folder, check=True)
        for case in sorted((package / "tests").glob("*.in")):
            with case.open("rb") as stdin, Path(os.devnull).open("wb") as stdout:
                subprocess.run(run, cwd=folder, stdin=stdin, stdout=stdout, check=True)
        return time.perf_counter() - began


if __name__ == "__main__":
    main()
