"""The protections are tried, not believed: an attack on our own sandbox before its first use.

A small program of ours (probe/probe.c) tries in it what must be impossible. Where one protection
is missing nothing is ever run.
"""

import os
import tempfile

from judge.model import Protection
from judge.sandbox.building import build
from judge.sandbox.model import (
    Bounds,
    BoxFile,
    Command,
    RunResult,
    SandboxError,
    SandboxUnavailable,
    Stop,
)
from judge.sandbox.mounts import BOX
from judge.sandbox.runner import Runner
from judge.sandbox.setup import Setup

_MEMORY = 32 << 20
_SECONDS = 0.03
_HINT = (
    "in a container use --security-opt seccomp=unconfined --security-opt systempaths=unconfined "
    "(see docs/sandbox.md); on the host allow user namespaces "
    "(sysctl user.max_user_namespaces=10000 kernel.apparmor_restrict_unprivileged_userns=0)"
)


def check(setup: Setup, *, private_proc: bool) -> tuple[Protection, ...]:
    """Try the protections and return their states.

    Raises SandboxUnavailable, with the states, where one is missing.
    """
    try:
        runner = Runner(setup)
    except SandboxUnavailable as error:
        raise SandboxUnavailable(f"{error}; {_HINT}") from error
    try:
        missing = _missing(runner)
    except (SandboxError, OSError) as error:
        raise SandboxUnavailable(f"{error}; {_HINT}") from error
    finally:
        runner.close()
    states = _states(setup, missing, private_proc=private_proc, counts_peak=runner.counts_peak)
    if missing:
        found = ", ".join(f"{name}: {what}" for name, what in missing.items())
        raise SandboxUnavailable(
            f"this machine does not isolate programs ({found}); {_HINT}", protections=states
        )
    return states


def _try(runner: Runner, *arguments: str, cpu: float = 2, wall: float = 5) -> RunResult:
    program = BoxFile(name="probe", data=build("probe"), executable=True)
    bounds = Bounds(
        cpu_seconds=cpu, wall_seconds=wall, memory_bytes=_MEMORY, output_bytes=1 << 16,
        processes=16,
    )  # fmt: skip
    return runner.run(Command(argv=(f"{BOX}/probe", *arguments), bounds=bounds, files=(program,)))


def _missing(runner: Runner) -> dict[str, str]:
    """Return by its name what was found open, with the way."""
    with tempfile.NamedTemporaryFile(prefix="hanjul-probe-") as secret:
        said = _try(runner, "doors", secret.name).stdout.decode(errors="replace").splitlines()
    found = {}
    if said[-1:] != ["done"]:
        found["filesystem"] = "the probe does not run"
    for line in said[:-1]:
        name, _, way = line.partition(" ")
        found[name] = way.strip("()")
    if _try(runner, "processes").stdout:
        found["processes"] = "a fork bomb is not bounded"
    if _try(runner, "memory").exit_code == 0:
        found["memory"] = "a program may use more than its limit"
    if _try(runner, "cpu", cpu=_SECONDS).stop is not Stop.CPU:
        found["cpu"] = "burning time is not seen"
    stubborn = _try(runner, "kill", wall=_SECONDS)
    if stubborn.stop is not Stop.WALL or stubborn.wall_seconds > 1:
        found["kill"] = "what was started cannot be ended"
    return found


def _states(
    setup: Setup, missing: dict[str, str], *, private_proc: bool, counts_peak: bool
) -> tuple[Protection, ...]:
    versions = {h.controller: h.version for h in setup.hierarchies}
    user = setup.user if setup.user is not None else os.geteuid()

    def state(name: str, detail: str, *, reduced: str = "") -> Protection:
        if name in missing:
            return Protection(name=name, state="missing", detail=missing[name])
        word = "reduced" if reduced else "on"
        return Protection(name=name, state=word, detail=reduced or detail)

    def by_group(name: str, controller: str, instead: str, note: str = "") -> Protection:
        version = versions.get(controller)
        return state(name, f"cgroup v{version}{note}", reduced="" if version else instead)

    root = "" if user else "the judge is root and may not change its user (CAP_SETUID)"
    largest = "" if counts_peak else "; told is the largest process's (all before Linux 6.12)"
    masked = "" if private_proc else "none: this container masks it"
    return (
        state("filesystem", "private root, system read-only"),
        state("network", "none: own namespace, no sockets"),
        state("privileges", f"runs as uid {user}", reduced=root),
        state("seccomp", "escape and kernel-object calls refused"),
        state("proc", "private, read-only, processes only", reduced=masked),
        state("kill", "the PID namespace dies as one"),
        by_group("memory", "memory", "RLIMIT_DATA for each process, the tree watched", largest),
        by_group("processes", "pids", "RLIMIT_NPROC"),
        by_group("cpu", "cpuacct", "read from /proc, RLIMIT_CPU"),
    )
