"""How an attack is run, and what must still hold after it."""

import functools
import os
import re
import struct
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from judge import Program, TestCase, Verdict, default_sandbox, judge_program
from judge.model import CaseReport, Limits, RunReport
from judge.sandbox import Sandbox
from judge.sandbox.sandbox import _unprivileged_user

LIMITS = Limits(cpu_seconds=0.2, wall_seconds=10, memory_mib=64, output_kib=64, processes=32)
QUICK = replace(LIMITS, wall_seconds=0.2)  # for programs that do nothing: a busy machine is slow
SMALL = replace(LIMITS, cpu_seconds=2, memory_mib=16)
LONG = replace(LIMITS, cpu_seconds=2)  # for programs that work before they end well
MARK = "hanjul-attack"  # in the name of every file that an attack makes
SHM_KEY = 0x48414E4A
ALLOW_ALL = struct.pack("=HBBI", 0x06, 0, 0, 0x7FFF0000)

PRELUDE = r"""
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <linux/sched.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/sendfile.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#define OPEN(condition) do { if (condition) printf("open: %s\n", #condition); } while (0)
#define FAILS(call) OPEN((call) != -1)
static void touch(size_t mib) {
    volatile char *at = malloc(mib << 20);
    if (!at) abort();
    for (size_t i = 0; i < mib << 20; i += 4096) at[i] = 1;
}
static void burn(void) { for (;;) __asm__ volatile(""); }
"""
SUM = Program(
    language="c",
    source='#include <stdio.h>\nint main(void) { int a, b; scanf("%d%d", &a, &b); '
    'printf("%d\\n", a + b); }\n',
)


@dataclass(frozen=True, kw_only=True)
class Attack:
    """One attack: a program, and the verdicts that are right for it.

    `main` is the body of a C program's `main`, below `above`; or `source` is a whole program in
    `language`. `reduced` are the verdicts that are right too where control groups do not count.
    `open_on` is where the same program must succeed: "host", outside of any sandbox, or
    "unfiltered", in a sandbox without its system call filter.
    """

    name: str
    verdicts: set[Verdict] = field(default_factory=lambda: {Verdict.AC})
    main: str = ""
    above: str = ""
    source: str = ""
    language: str = "c"
    limits: Limits = LIMITS
    expected: str = "closed\n"
    reduced: frozenset[Verdict] = frozenset()
    open_on: str = ""
    most_seconds: float = 45  # a compiler has 30, a program less
    stays_silent: str = ""  # what no message and no output may hold

    def program(self) -> Program:
        """Return the program to be judged."""
        ends = 'puts("closed"); return 0;' if Verdict.AC in self.verdicts else ""
        whole = f"{PRELUDE}{self.above}\nint main(void) {{\n{self.main}\n{ends}\n}}\n"
        return Program(language=self.language, source=self.source or whole)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of an attack; `left` names whatever was still there afterwards."""

    attack: Attack
    report: RunReport
    seconds: float
    left: tuple[str, ...]

    @property
    def case(self) -> CaseReport:
        return self.report.cases[0]

    def faults(self) -> list[str]:
        """Return what is not as it must be: nothing, for a judge that holds."""
        wanted = self.attack.verdicts | (set(self.attack.reduced) if is_reduced() else set())
        said = " ".join(m.text for m in self.report.compile.messages) + "".join(
            c.output + c.message for c in self.report.cases
        )
        faults = list(self.left)
        if self.report.verdict not in wanted:
            faults.append(f"verdict {self.report.verdict}, not {sorted(wanted)}: {said[:300]}")
        if self.seconds > self.attack.most_seconds:
            faults.append(f"took {self.seconds:.1f} s")
        if self.attack.stays_silent and self.attack.stays_silent in said:
            faults.append(f"told {self.attack.stays_silent!r}")
        return faults


def is_reduced() -> bool:
    """Tell whether figures are reduced here: no control group can be written."""
    return any(p.name == "memory" and p.state != "on" for p in default_sandbox().protections)


def case_of(attack: Attack) -> TestCase:
    """Return the one test case of an attack."""
    return TestCase(name="doors", input="", output=attack.expected, sample=True)


def run(attack: Attack, *, sandbox: Sandbox | None = None) -> Outcome:
    """Run an attack, then another user's program at once, and look at what is left."""
    box = sandbox or default_sandbox()
    judge_program(SUM, [_SUMS], LIMITS, sandbox=box)  # its compiler and runner are there
    before = Left.now(box)
    started = _clock()
    report = judge_program(attack.program(), [case_of(attack)], attack.limits, sandbox=box)
    seconds = _clock() - started
    next_one = judge_program(SUM, [_SUMS], replace(LIMITS, cpu_seconds=1), sandbox=box)
    left = tuple(Left.now(box).more_than(before)) + tuple(_wrong(next_one))
    return Outcome(attack=attack, report=report, seconds=seconds, left=left)


_SUMS = TestCase(name="sum", input="20 22\n", output="42\n", sample=True)


def _wrong(report: RunReport) -> Iterator[str]:
    """Yield what is wrong with the run of the next user."""
    case = report.cases[0]
    if report.verdict is not Verdict.AC:
        yield f"the next program got {report.verdict}"
    if case.cpu_seconds > 0.05 or case.memory_bytes > 4 << 20:
        yield f"the next program's figures: {case.cpu_seconds} s, {case.memory_bytes} bytes"


@dataclass(frozen=True, kw_only=True)
class Left:
    """What a run could leave behind, counted."""

    processes: frozenset[str]
    mounts: str
    groups: frozenset[Path]
    shared_memory: bool
    files: frozenset[Path]
    descriptors: int

    @classmethod
    def now(cls, sandbox: Sandbox) -> "Left":
        """Count; the waiting runners are ours, and are meant to be there."""
        own = {runner._process.pid for runner in sandbox._idle}
        waiting = (*sandbox._idle, *sandbox._idle_compilers)
        ours = {leaf for runner in waiting for leaf in runner._group._folders()}
        keys = [row.split()[0] for row in Path("/proc/sysvipc/shm").read_text().splitlines()[1:]]
        folders = [Path(p) for p in ("/", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", ".")]
        return cls(
            processes=frozenset(_in_namespaces_of(own)),
            mounts=Path("/proc/self/mountinfo").read_text(),
            groups=frozenset(Path("/sys/fs/cgroup").rglob(f"hanjul-{os.getpid()}-*")) - ours,
            shared_memory=str(SHM_KEY) in keys,
            files=frozenset(f for folder in folders for f in folder.glob(f"*{MARK}*")),
            descriptors=len(list(Path("/proc/self/fd").iterdir())) - len(waiting),  # one each
        )

    def more_than(self, before: "Left") -> Iterator[str]:
        """Yield what there is now and was not before."""
        if self.processes:
            yield f"processes: {sorted(self.processes)}"
        if self.mounts != before.mounts:
            yield "mounts"
        if self.groups - before.groups:
            yield f"control groups: {sorted(map(str, self.groups - before.groups))}"
        if self.shared_memory:
            yield "a shared memory segment"
        if self.files - before.files:
            yield f"files: {sorted(map(str, self.files - before.files))}"
        if self.descriptors > before.descriptors:
            yield f"{self.descriptors - before.descriptors} descriptors"


def _in_namespaces_of(runners: set[int]) -> Iterator[str]:
    """Yield the processes in the runners' user namespaces: nothing in them can leave those."""
    namespaces = {Path(f"/proc/{pid}/ns/user").readlink() for pid in runners}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) not in runners:
            with suppress(OSError):
                if (entry / "ns/user").readlink() in namespaces:
                    yield (entry / "cmdline").read_text().replace("\0", " ").strip()


def _clock() -> float:
    return os.times().elapsed


@functools.cache
def unfiltered() -> Sandbox:
    """Return a sandbox that refuses no system call: never one for students."""
    sandbox = Sandbox()
    sandbox._setup = replace(sandbox._setup, seccomp_filter=ALLOW_ALL)
    return sandbox


def said_on_host(attack: Attack) -> str:
    """Compile and run the attack without any sandbox, as nobody, and return what it printed."""
    nobody = _unprivileged_user()  # never as root: these programs mean harm
    with tempfile.TemporaryDirectory(prefix="hanjul-host-") as folder:
        source, program = Path(folder, "main.c"), Path(folder, "main")
        Path(folder).chmod(0o755)
        source.write_text(attack.program().source)
        subprocess.run(["gcc", "-w", "-O2", "-o", program, source], check=True)
        done = subprocess.run(
            [program], cwd=folder, capture_output=True, timeout=20, check=False,
            env={"HANJUL_SECRET": "x"}, user=nobody, group=nobody,
            extra_groups=None if nobody is None else [],
        )  # fmt: skip
        return re.sub(r"(?m)^closed$", "", done.stdout.decode(errors="replace")).strip()
