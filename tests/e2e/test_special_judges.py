"""Special judges and interactive problems, from the upload to the verdict, with real workers."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.e2e.test_rest import api, finished
from tests.services import Running

pytestmark = pytest.mark.slow
__all__ = ["api"]  # a fixture

Api = Callable[[str], httpx.Client]
ANY_PAIR = """\
import sys
n = int(open(sys.argv[1]).read())
words = open(sys.argv[2]).read().split()
if len(words) != 2 or not all(word.isdecimal() for word in words):
    sys.exit("two numbers wanted")
if sum(map(int, words)) != n:
    sys.exit(f"{words[0]} + {words[1]} is not {n}")
"""
PAIR = "n = int(input())\nprint(n, 0)\n"
GUESSER = """\
low = 1
high = 100
answer = ""
while answer != "yes":
    middle = (low + high) // 2
    print(middle, flush=True)
    answer = input()
    if answer == "more":
        low = middle + 1
    else:
        high = middle - 1
"""
INTERACTOR = """\
#include <cstdio>
#include <cstdlib>
int main(int argc, char **argv) {
    int number, guess;
    FILE *input = fopen(argv[1], "r");
    if (argc < 4 || fscanf(input, "%d", &number) != 1) return 3;
    for (int tries = 0; tries < 7; tries++) {
        if (scanf("%d", &guess) != 1) return 2;
        puts(guess == number ? "yes" : guess < number ? "more" : "less");
        fflush(stdout);
        if (guess == number) return 0;
    }
    fputs("more than seven guesses", stderr);
    return 1;
}
"""


def draft(client: httpx.Client, slug: str, checker: str, source: str, judge: Any = None) -> str:
    """Make a problem with guidelines and maybe a special judge; return its path."""
    body = {"slug": slug, "title": slug, "statement": "...", "checker": checker}
    made = client.post("/problems", json=body)
    path = str(made.headers["location"]).removeprefix("/api/v1")
    tests = [
        {"name": "sample1", "input": "10\n", "output": "", "sample": True},
        {"name": "hidden", "input": "77\n", "output": ""},
    ]
    client.put(f"{path}/tests", json=tests)
    client.put(f"{path}/references/python", json={"source": source})
    if judge:
        assert client.put(f"{path}/special-judge", json=judge).status_code == 200
    begun = client.post(f"{path}/guidelines", json={"locale": "ko", "writer": "template"})
    assert finished(client, begun.headers["location"])["state"] == "done"
    return path


def verdict(client: httpx.Client, path: str, source: str) -> dict[str, Any]:
    """Submit a program in Python; return the submission when it is judged."""
    body = {"language": "python", "source": source}
    made = client.post(f"{path}/submissions", json=body)
    return finished(client, made.headers["location"])


def test_any_right_output_is_accepted(api: Api) -> None:
    judge = {"files": {"checker.py": ANY_PAIR}}
    path = draft(api("instructor"), "any-pair", "special", PAIR, judge)
    assert api("instructor").post(f"{path}/publish").status_code == 201
    student = api("student")
    assert verdict(student, path, "n = int(input())\nprint(1, n - 1)\n")["verdict"] == "AC"
    sample, hidden = verdict(student, path, "print(4, 4)\n")["cases"]
    assert (sample["verdict"], sample["message"]) == ("WA", "4 + 4 is not 10")
    assert (hidden["verdict"], hidden["message"]) == ("WA", "")
    assert student.get(f"{path}/special-judge").status_code == 403
    assert "isdecimal" not in student.get(path).text

    body = {"level": "line", "language": "python"}
    space = student.post(f"{path}/workspaces", json=body).json()["id"]
    code = {"code": "print(3, n - 3)"}
    tried = student.post(f"/workspaces/{space}/units/1/attempts?wait=60", json=code).json()
    assert (tried["verdict"], tried["decided_by"]) == ("AC", "tests")


def test_an_interactive_problem(api: Api) -> None:
    judge = {"files": {"interactor.cpp": INTERACTOR}}
    path = draft(api("instructor"), "guess-it", "interactive", GUESSER, judge)
    assert api("instructor").post(f"{path}/publish").status_code == 201
    student = api("student")
    assert verdict(student, path, GUESSER)["verdict"] == "AC"
    slow = verdict(
        student, path, "for n in range(1, 100):\n    print(n, flush=True)\n    input()\n"
    )
    assert slow["cases"][0]["message"] == "more than seven guesses"
    assert slow["verdict"] == "WA"


def test_one_that_does_not_work_is_not_published(api: Api) -> None:
    client = api("instructor")
    judge = {"files": {"checker.cpp": "int main() { retrun 0; }\n"}}
    path = draft(client, "no-judge", "special", PAIR, judge)
    refused = client.post(f"{path}/publish")
    assert refused.status_code == 422
    (reason,) = refused.json()["reasons"]
    assert reason.startswith("The special judge does not compile: 1: ")
    client.put(f"{path}/special-judge", json={"files": {"checker.py": "raise SystemExit(9)\n"}})
    reasons = client.post(f"{path}/publish").json()["reasons"]
    assert "ended with an unknown exit code (9)" in reasons[0]


def test_health_lists_the_languages(running: Running, api: Api) -> None:
    health = httpx.get(f"{running.url}/-/health").json()
    assert set(health["workers"][0]["languages"].values()) == {"ok"}
