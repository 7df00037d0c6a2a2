"""From the HTTP request to the verdict, on a whole service, and how many a second it takes.

A problem with 10 tests is published. On the idle service, one request at a time, a row for each
kind of decision: an answer that does not fit its place, one with the reference's own tokens, one
with other names (none of these needs a process), one that is assembled, compiled and run over all
tests; refused ones that are told where their state parts, and what went wrong as they ran (a second
run with sanitizers in C and C++, the exception in Python and Java); whole programs. Each of those
that are run is a program that was never seen before. Beside them stands the floor: the compiler and
the bare runs without any sandbox, queue or database, in the same rounds on the same machine. A kind
ends after ROUNDS requests, or 3 seconds and three of them. Then how long a start takes
with all samples, and many programs at once; `--brief` leaves these out.
"""

import itertools
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx

from judge import LANGUAGES
from tests.services import Running

ROUNDS = int(sys.argv[1]) if sys.argv[1:2] not in ([], ["--brief"]) else 20
WITH_STARTS = "--brief" not in sys.argv  # starts with the samples, and many programs at once
LEAST, LONGEST = 3, 3.0  # requests of a kind, seconds
TESTS = 10
AT_ONCE = 8
PROGRAMS = {
    "c": """#include <stdio.h>
int main(void) {
    int first, second;
    scanf("%d %d", &first, &second);
    printf("%d\\n", first + second);
    return 0;
}
""",
    "cpp": """#include <bits/stdc++.h>
using namespace std;
int main() {
    int first, second;
    cin >> first >> second;
    cout << first + second << endl;
    return 0;
}
""",
    "python": "first, second = map(int, input().split())\nprint(first + second)\n",
    "java": """import java.util.Scanner;
public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int first = in.nextInt();
        int second = in.nextInt();
        System.out.println(first + second);
    }
}
""",
}
# A right answer for the unit that reads, which no rule but the tests can tell to be right.
OTHER = {
    "c": 'scanf("%d%d", &first, &second);',
    "cpp": "cin >> first; cin >> second;",
    "python": "first, second = [int(word) for word in input().split()]",
    "java": "int first = Integer.parseInt(in.next());",
}
# Wrong ones: of the state after the unit, and while they run.
WRONG = {
    "c": 'scanf("%d %d", &second, &second);',
    "cpp": "cin >> second >> second;",
    "python": "first, second = [int(word) + 1 for word in input().split()]",
    "java": "int first = in.nextInt() + 1;",
}
FAILING = {
    "c": 'scanf("%d %d", &first, &second); first = first / (second - second);',
    "cpp": "cin >> first >> second; first = first / (second - second);",
    "python": "first, second = [int(word) // 0 for word in input().split()]",
    "java": "int first = in.nextInt() / 0;",
}
RUN = {"c": "sanitizers", "cpp": "sanitizers", "python": "exception", "java": "exception"}
READS = {"c": "scanf", "cpp": "cin", "python": "input", "java": "nextInt"}
# What makes a program another one each time: one more of these at the end of a statement.
MORE = {"c": ";", "cpp": ";", "python": "; 0", "java": ";"}
BARE = {
    "c": (["gcc", "-O2", "-o", "main", "main.c", "-lm"], ["./main"]),
    "cpp": (["g++", "-std=gnu++20", "-O2", "-o", "main", "main.cpp"], ["./main"]),
    "python": (["true"], ["/usr/bin/python3", "main.py"]),
    "java": (["javac", "Main.java"], ["java", "-cp", ".", "Main"]),
}
SOURCE = {"c": "main.c", "cpp": "main.cpp", "python": "main.py", "java": "Main.java"}
_fresh = itertools.count(1)


def main() -> None:
    """Start a service, publish, print the tables, stop it."""
    with tempfile.TemporaryDirectory() as folder:
        service = Running(Path(folder), seed=WITH_STARTS)
        if WITH_STARTS:
            print(f"first start with all samples published: {service.start():.1f} s")
            print(f"stop: {service.stop():.1f} s; second start: {service.start():.1f} s")
        else:
            service.start()
            for role in ("instructor", "student"):
                service.hanjul("user", role, "--role", role)
        try:
            with _client(service, "instructor") as instructor, _client(service, "student") as user:
                problem = _publish(instructor)
                _wait_for_headers(Path(folder))
                _wait_for_weighing(instructor, problem)
                kinds = {key: _kinds(instructor, user, problem, key) for key in PROGRAMS}
                kinds["cpp"][f"+ {RUN['cpp']}"]()  # whose header is built when it is needed
                _wait_for_headers(Path(folder), sanitized=True)
                _latency(kinds)
                if WITH_STARTS:
                    _throughput(user, problem)
        finally:
            service.stop()


def _client(service: Running, login: str) -> httpx.Client:
    token = {"Authorization": f"Bearer {service.token(login)}"}
    return httpx.Client(base_url=f"{service.url}/api/v1/", headers=token, timeout=120)


def _publish(instructor: httpx.Client) -> int:
    body = {"slug": "ten-tests", "title": "열 개의 테스트", "statement": "두 수를 더하세요."}
    made = instructor.post("problems", json=body)
    assert made.status_code == 201, made.text
    problem = int(made.json()["id"])
    for language, source in PROGRAMS.items():
        url = f"problems/{problem}/references/{language}"
        put = instructor.put(url, json={"source": source})
        assert put.status_code == 200, put.text
    cases = [
        {"name": f"t{n}", "input": f"{n} {n * 7}\n", "output": f"{n * 8}\n", "sample": n == 1}
        for n in range(1, TESTS + 1)
    ]
    put = instructor.put(f"problems/{problem}/tests", json=cases)
    assert put.status_code == 200, put.text
    body = {"locale": "ko", "writer": "template"}
    job = instructor.post(f"problems/{problem}/guidelines", json=body).json()
    while job["state"] not in ("done", "failed"):
        job = instructor.get(f"jobs/{job['id']}").json()
    done = instructor.post(f"problems/{problem}/publish")
    assert done.status_code == 201, done.text
    return problem


def _wait_for_headers(data: Path, *, sanitized: bool = False) -> None:
    """Wait until the worker has prebuilt what compilers read, as it does once on a machine."""
    own = [LANGUAGES.values(), [each.sanitized for each in LANGUAGES.values() if each.sanitized]]
    prebuilt = sum(len(language.prebuilt) for each in own[: 1 + sanitized] for language in each)
    for _ in range(600):
        built = (data / "judge" / "headers").glob("*/**/*")
        if sum(path.suffix in (".gch", ".jsa") for path in built) >= prebuilt:
            break
        time.sleep(0.2)
    time.sleep(2)


def _wait_for_weighing(instructor: httpx.Client, problem: int) -> None:
    """Wait until the weak units are found, which keeps the worker busy once for each revision."""
    asked = {"language": "c", "level": "line"}
    job = instructor.post(f"problems/{problem}/weak-units", json=asked).json()
    while job["state"] not in ("done", "failed"):
        time.sleep(0.5)
        job = instructor.get(f"jobs/{job['id']}").json()


def _latency(kinds: Mapping[str, Mapping[str, Callable[[], object]]]) -> None:
    print(
        f"\n{TESTS} tests, up to {ROUNDS} requests of each kind, one at a time: p50 and p95 in ms"
    )
    print(f"{'decided by':18}" + "".join(f"{language:>16}" for language in PROGRAMS))
    for kind in dict.fromkeys(kind for known in kinds.values() for kind in known):
        cells = [_cell(kinds[each][kind]) if kind in kinds[each] else "" for each in PROGRAMS]
        print(f"{kind:18}" + "".join(f"{cell:>16}" for cell in cells), flush=True)


def _cell(ask: Callable[[], object]) -> str:
    """Ask again and again; return the median and the 95th percentile in milliseconds."""
    seconds: list[float] = []
    while len(seconds) < ROUNDS and (len(seconds) < LEAST or sum(seconds) < LONGEST):
        began = time.perf_counter()
        ask()
        seconds.append(time.perf_counter() - began)
    ordered = sorted(seconds)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered) * 1e3:.1f} {p95 * 1e3:.1f}"


def _kinds(
    instructor: httpx.Client, student: httpx.Client, problem: int, language: str
) -> dict[str, Callable[[], object]]:
    asked = {"level": "line", "language": language}
    units = instructor.get(f"problems/{problem}/units", params=asked).json()
    reads = next(unit for unit in units if READS[language] in unit["text"])
    names = next(unit for unit in units if "first" in unit["text"])
    renamed = names["text"].replace("first", "eins").replace("second", "zwei")

    urls = {}
    for user in (student, instructor):  # renaming in a workspace where nothing else is accepted
        workspace = user.post(f"problems/{problem}/workspaces", json=asked).json()["id"]
        urls[user] = f"workspaces/{workspace}/units/{{}}/attempts"

    def attempt(user: httpx.Client, unit: dict[str, Any], code: str, decided: str) -> None:
        url = urls[user].format(unit["index"])
        told = user.post(url, params={"wait": 30}, json={"code": code}).json()
        assert (told["accepted"], told["decided_by"]) == (True, decided), told

    def refused(code: str, decided: str, row: str = "") -> None:
        url = urls[student].format(reads["index"])
        told = student.post(url, params={"wait": 60}, json={"code": code}).json()
        assert (told["accepted"], told["decided_by"]) == (False, decided), told
        assert not row or row in [each["code"] for each in told["feedback"]], told

    return {
        "structure": lambda: refused("}", "structure"),
        "tokens": lambda: attempt(student, reads, reads["text"], "tokens"),
        "renaming": lambda: attempt(instructor, names, renamed, "renaming"),
        "tests": lambda: attempt(student, reads, _unseen(language, OTHER[language]), "tests"),
        "+ state parting": lambda: refused(_unseen(language, WRONG[language]), "tests", "state"),
        f"+ {RUN[language]}": lambda: refused(_unseen(language, FAILING[language]), "tests"),
        "program": lambda: _submit(student, problem, language),
        "same again": lambda: _submit(student, problem, language, PROGRAMS[language]),
        "bare": lambda: _bare(language),
    }


def _unseen(language: str, source: str) -> str:
    """Return a program with the same output that was never seen before."""
    return source.rstrip() + MORE[language] * next(_fresh) + "\n"


def _submit(client: httpx.Client, problem: int, language: str, source: str = "") -> None:
    source = source or _unseen(language, PROGRAMS[language])
    body = {"language": language, "source": source}
    told = client.post(f"problems/{problem}/submissions", params={"wait": 60}, json=body).json()
    assert told["verdict"] == "AC", told


def _throughput(student: httpx.Client, problem: int) -> None:
    print(f"\nprograms a second, {TESTS} tests each, {AT_ONCE} requests at once")
    for kind, language, source, count in (
        ("C", "c", "", 100),
        ("C++ with bits/stdc++.h", "cpp", "", 40),
        ("Python", "python", "", 60),
        ("Java", "java", "", 20),
        ("C, judged before", "c", PROGRAMS["c"], 300),
    ):
        with ThreadPoolExecutor(AT_ONCE) as pool:
            began = time.perf_counter()
            list(pool.map(lambda _: _submit(student, problem, language, source), range(count)))  # noqa: B023
            print(f"{kind:24} {count / (time.perf_counter() - began):6.1f}")


def _bare(language: str) -> None:
    compile_, run = BARE[language]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / SOURCE[language]
        source.write_text(PROGRAMS[language])
        subprocess.run(compile_, cwd=folder, check=True)
        for number in range(TESTS):
            with Path(os.devnull).open("wb") as stdout:
                subprocess.run(
                    run, cwd=folder, input=f"{number} 1\n".encode(), stdout=stdout, check=True
                )


if __name__ == "__main__":
    main()
