"""The start-up probe: the protections are tried, not believed.

A few small shell programs try what must be impossible. Whoever finds one possible refuses to run
anything. A tool that a probe needs and does not find counts as an open door.
"""

import os
import tempfile

from judge.model import Protection
from judge.sandbox.model import (
    Bounds,
    Command,
    RunResult,
    SandboxError,
    SandboxUnavailable,
    Stop,
)
from judge.sandbox.supervisor import Run, Setup

_BOUNDS = Bounds(
    cpu_seconds=2, wall_seconds=5, memory_bytes=64 << 20, output_bytes=1 << 16, processes=16
)
_CONTAINER_HINT = (
    "in a container use --security-opt seccomp=unconfined --security-opt systempaths=unconfined "
    "(see docs/sandbox.md); on the host allow user namespaces "
    "(sysctl user.max_user_namespaces=10000 kernel.apparmor_restrict_unprivileged_userns=0)"
)
# prints one word for each door that stands open
_TRIES = """
for tool in id grep ls wc unshare; do command -v $tool >/dev/null || echo tools; done
[ "$(id -u)" = 0 ] && echo root
[ -e /etc/passwd ] || [ -e /root ] || [ -e /home ] || [ -e "$1" ] && echo filesystem
(echo x > /usr/probe) 2>/dev/null && echo filesystem
(echo x > /probe) 2>/dev/null && echo filesystem
grep -qv -e lo: -e '|' /proc/net/dev 2>/dev/null && echo network
unshare -r true 2>/dev/null && echo seccomp
[ -d /proc/self ] && [ ! -e /proc/1/exe ] && [ "$(ls -d /proc/[0-9]* | wc -l)" -gt 8 ] && echo pids
ulimit -c unlimited 2>/dev/null && echo rlimits
echo done
"""
_HOG = "a=x; while :; do a=$a$a; done"


def _shell(setup: Setup, script: str, *arguments: str, bounds: Bounds = _BOUNDS) -> RunResult:
    return Run(
        setup, Command(argv=("/bin/sh", "-c", script, "probe", *arguments), bounds=bounds)
    ).result()


def _doors(setup: Setup) -> None:
    with tempfile.NamedTemporaryFile(prefix="hanjul-probe-") as secret:
        try:
            result = _shell(setup, _TRIES, secret.name)
        except (SandboxError, OSError) as error:
            raise SandboxUnavailable(f"{error}; {_CONTAINER_HINT}") from error
    said = result.stdout.decode(errors="replace").split()
    if said != ["done"]:
        raise SandboxUnavailable(
            f"the sandbox's probe failed ({' '.join(said) or result.stderr.decode()}): "
            f"this machine does not isolate programs; {_CONTAINER_HINT}"
        )


def _kill(setup: Setup) -> None:
    """A tree of processes that will not end must be gone at the limit."""
    bounds = Bounds(
        cpu_seconds=2, wall_seconds=0.03, memory_bytes=64 << 20, output_bytes=1024, processes=16
    )
    result = _shell(setup, "trap '' TERM; sleep 30 & (setsid sleep 30 &) & sleep 30", bounds=bounds)
    if result.stop is not Stop.WALL or result.wall_seconds > 2:
        raise SandboxUnavailable("the sandbox cannot kill what it has started; is /proc readable?")


def _memory(setup: Setup) -> None:
    result = _shell(setup, _HOG)
    if result.exit_code == 0 or result.stop in (Stop.CPU, Stop.WALL):
        raise SandboxUnavailable("the sandbox cannot limit memory on this machine")


def check(setup: Setup, *, private_proc: bool) -> tuple[Protection, ...]:
    """Try the protections; return their states, or raise SandboxUnavailable below the floor."""
    _doors(setup)
    _kill(setup)
    _memory(setup)
    return _states(setup, private_proc=private_proc)


def _states(setup: Setup, *, private_proc: bool) -> tuple[Protection, ...]:
    controllers = {h.controller: h for h in setup.hierarchies}

    def by_group(name: str, controller: str, instead: str) -> Protection:
        if controller in controllers:
            version = controllers[controller].version
            return Protection(name=name, state="on", detail=f"cgroup v{version}")
        return Protection(name=name, state="reduced", detail=instead)

    user = setup.user if setup.user is not None else os.geteuid()
    may_not_drop = "the judge is root and may not change its user (CAP_SETUID)"
    return (
        Protection(name="filesystem", state="on", detail="private root, system read-only"),
        Protection(name="network", state="on", detail="none: own namespace, no sockets"),
        Protection(
            name="privileges",
            state="on" if user else "reduced",
            detail=f"runs as uid {user}" if user else may_not_drop,
        ),
        Protection(name="seccomp", state="on", detail="escape and kernel-object calls refused"),
        Protection(
            name="proc",
            state="on" if private_proc else "reduced",
            detail="private" if private_proc else "none: this container masks it",
        ),
        Protection(name="kill", state="on", detail="the PID namespace dies as one"),
        by_group("memory", "memory", "RLIMIT_DATA for each process"),
        by_group("processes", "pids", "RLIMIT_NPROC"),
        by_group("cpu", "cpuacct", "read from /proc, RLIMIT_CPU"),
    )
