import threading
import time
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest

from judge import (
    Convention,
    Limits,
    Program,
    RunReport,
    SpecialJudge,
    TestCase,
    UnitRequest,
    Verdict,
    check_unit,
    default_sandbox,
    interaction,
    judge_program,
    special,
)
from segmenter import segment
from tests.judge.test_special import FAKE_TESTLIB, in_python

LIMITS = Limits(cpu_seconds=0.5, wall_seconds=1.0, output_kib=64)
CASE = TestCase(name="s", input="77\n", output="", sample=True)
# guess a number: the program says one, the interactor answers more, less or yes
INTERACTOR = """
import sys
number = int(open(sys.argv[1]).read())
for tries in range(1, 11):
    guess = int(input())
    if guess == number:
        print("yes", flush=True)
        sys.stderr.write(f"{tries} tries")
        sys.exit(0)
    print("more" if guess < number else "less", flush=True)
sys.exit("too many tries")
"""
PYTHON = in_python(INTERACTOR)
GUESS = """
low, high = 0, 1000
while True:
    middle = (low + high) // 2
    print(middle, flush=True)
    answer = input()
    if answer == "yes":
        break
    low, high = (middle + 1, high) if answer == "more" else (low, middle - 1)
"""
TESTLIB = """\
#include "testlib.h"
int main(int argc, char **argv) {
    registerInteraction(argc, argv);
    int number = inf.readInt();
    for (int tries = 1; tries <= 10; tries++) {
        int guess = ouf.readInt();
        puts(guess == number ? "yes" : guess < number ? "more" : "less");
        fflush(stdout);
        if (guess == number) quitf(_ok, "%d tries", tries);
    }
    quitf(_wa, "too many tries");
}
"""


def talk(source: str, judge: SpecialJudge = PYTHON, limits: Limits = LIMITS) -> RunReport:
    program = Program(language="python", source=source)
    return judge_program(program, [CASE], limits, "interactive", special=judge)


JUDGES = {
    "python": PYTHON,
    "icpc": in_python(
        INTERACTOR.replace("exit(0)", "exit(42)").replace(
            'exit("too many tries")', "stderr.write('too many tries')\nsys.exit(43)"
        ),
        Convention.ICPC,
    ),
    "testlib": SpecialJudge(program=Program(language="cpp", source=TESTLIB, files=(FAKE_TESTLIB,))),
}


@pytest.mark.parametrize("name", JUDGES)
def test_a_talk_that_ends_well(name: str) -> None:
    case = talk(GUESS, JUDGES[name]).cases[0]
    assert (case.verdict, case.message) == (Verdict.AC, "")
    assert case.note.removeprefix("ok ") == "10 tries"


# the program's own faults, and what the interactor finds wrong
PROGRAMS = {
    "wrong": ("while True:\n    print(0, flush=True)\n    input()", Verdict.WA),
    "no number": ("print('x', flush=True)\ninput()", Verdict.IE),  # this interactor trusts it
    "ends early": ("print(1)", Verdict.WA),
    "says nothing": ("pass", Verdict.WA),
    "ends early, badly": ("raise SystemExit(3)", Verdict.RTE),
    "crashes": ("print(1, flush=True)\ninput()\nint('x')", Verdict.RTE),
    "crashes after its last word": (GUESS + "int('x')\n", Verdict.RTE),
    "loops": ("while True: pass", Verdict.TLE),
    "loops after its last word": (GUESS + "while True: pass\n", Verdict.TLE),
    "both read": ("input()", Verdict.ILE),
    "forgets to flush": (
        "import sys\nprint(1)\nsys.stdin.readline()\nprint(2)\nsys.stdin.readline()",
        Verdict.ILE,
    ),
    "sleeps": ("import time\ntime.sleep(9)", Verdict.ILE),
    "memory": ("x = bytearray(1 << 30)", Verdict.MLE),
    "floods": ("print('1' * (1 << 24))", Verdict.OLE),
    "floods without end": ("while True: print('1' * 999, end='')", Verdict.OLE),
    "talks on": (GUESS + "print('more', flush=True)\n", Verdict.AC),
    "floods after its last word": (GUESS + "while True: print('x' * 999)\n", Verdict.OLE),
    "floods stderr": ("import sys\nsys.stderr.write('x' * (1 << 24))", Verdict.OLE),
    "closes its mouth": ("import os\nos.close(1)\ninput()", Verdict.WA),
    "closes its ears": ("import os\nos.close(0)\nprint(1, flush=True)\nwhile 1: pass", Verdict.TLE),
    "kills itself": ("import os\nos.kill(os.getpid(), 9)", Verdict.RTE),
    "a child talks": (
        "import os\nif os.fork():\n    os.wait()\nelse:\n" + indent(GUESS, "    "),
        Verdict.AC,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_verdict_of_a_program(name: str) -> None:
    source, verdict = PROGRAMS[name]
    # only the limit that a case is about is short: a busy machine comes near the others
    limits = LIMITS if verdict is Verdict.ILE else replace(LIMITS, wall_seconds=20.0)
    if verdict is not Verdict.TLE:
        limits = replace(limits, cpu_seconds=10.0)
    report = talk(source + "\n", limits=limits)
    assert report.verdict is verdict, report.cases[0]


INTERACTORS = {
    "crashes": ("input()\nint('x')", "failed (3)"),
    "crashes at once": ("import os\nos.abort()", "crashed (signal 6)"),
    "an unknown code": ("input()\nraise SystemExit(77)", "unknown exit code (77)"),
    "loops": ("while True: pass", "took more than its CPU time"),
    "sleeps": ("import time\ntime.sleep(99)", "did not end after the program had ended"),
    "floods": ("while True: print('x' * 999)", "took more than its CPU time"),
    "floods stderr": ("import sys\nsys.stderr.write('x' * (1 << 24))", "printed too much"),
    "hangs at the end": ("try:\n    while True: print(input(), flush=True)\n"
                         "except EOFError:\n    import time\n    time.sleep(99)",
                         "did not end after the program had ended"),
}  # fmt: skip


@pytest.mark.parametrize("name", INTERACTORS)
def test_an_interactor_s_failure_is_ours(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(special, "CPU_SECONDS", 0.5)
    monkeypatch.setattr(interaction, "_GRACE_SECONDS", 0.5)
    source, fault = INTERACTORS[name]
    program = (
        "print(1, flush=True)\n" if "end" in name else "print(1, flush=True)\ninput()\ninput()\n"
    )
    if name == "floods":
        program = "import sys\nfor line in sys.stdin: pass\n"
    limits = Limits(cpu_seconds=9, wall_seconds=1 if name == "sleeps" else 20)
    report = talk(program, in_python(source), limits)
    assert (report.verdict, report.cases[0].message) == (Verdict.IE, ""), report.cases[0]
    assert fault in report.cases[0].note


def test_an_interactor_may_stop_listening_and_still_be_right() -> None:
    judge = in_python("print(input(), flush=True)\n")
    assert talk("print(1, flush=True)\ninput()\nprint('x' * 5000)\n", judge).verdict is Verdict.AC


def test_an_interactor_may_talk_to_a_program_that_has_gone() -> None:
    judge = in_python("input()\nfor _ in range(99): print('x' * 9999)\n")
    assert talk("print(1)\n", judge).verdict is Verdict.AC


def test_only_the_programs_time_counts() -> None:
    judge = in_python("""
import time
end = time.process_time() + 1
while time.process_time() < end: pass
print(input(), flush=True)
""")
    case = talk("print(1, flush=True)\ninput()\n", judge, Limits(cpu_seconds=0.5)).cases[0]
    assert case.verdict is Verdict.AC
    assert case.cpu_seconds < 0.3


def test_many_words_both_ways() -> None:
    judge = in_python("for _ in range(2000): print(int(input()) + 1, flush=True)\n")
    source = "n = 0\nfor _ in range(2000):\n    print(n, flush=True)\n    n = int(input())\n"
    limits = Limits(cpu_seconds=2)
    assert talk(source + "assert n == 2000\n", judge, limits).verdict is Verdict.AC


def test_no_descriptor_and_no_thread_is_left() -> None:
    def held() -> tuple[int, int]:
        box = default_sandbox()
        waiting = len(box._idle) + len(box._idle_compilers)  # one descriptor each, and meant to be
        return len(list(Path("/proc/self/fd").iterdir())) - waiting, threading.active_count()

    talk(GUESS)
    before = held()
    for source in (GUESS, "pass\n", "print('1' * (1 << 24))\n"):
        talk(source)
    assert held() == before


def test_a_unit_of_an_interactive_problem() -> None:
    reference = "print(77, flush=True)\nassert input() == 'yes'\n"
    pieces = segment(reference, language="python", level="line").pieces()

    def unit(answer: str) -> bool:
        request = UnitRequest(
            language="python", pieces=pieces, unit=0, answer=answer, cases=(CASE,), limits=LIMITS,
            checker="interactive", special=PYTHON,
        )  # fmt: skip
        return check_unit(request).accepted

    assert unit("print(70 + 7, flush=True)")
    assert not unit("print(76, flush=True)")


def test_a_pipe_on_its_way_through_a_socket_is_not_waited_for() -> None:
    """Nobody reads the socket, so the pipe's end stays open after its program's death."""
    source = """
import os, socket
a, b = socket.socketpair()
socket.send_fds(a, [b"x"], [1, a.fileno(), b.fileno()])
print(5, flush=True)
os._exit(0)
"""
    began = time.monotonic()
    assert talk(source).verdict is Verdict.WA
    assert time.monotonic() - began < 5
