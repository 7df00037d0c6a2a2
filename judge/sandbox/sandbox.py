"""The sandbox: built once, probed before its first use, then the only way to run anything."""

import dataclasses
import functools
import os
import subprocess
import threading
import time
import weakref
from pathlib import Path

from judge.model import Protection
from judge.sandbox import hierarchies, mounts, probing, seccomp
from judge.sandbox.building import build
from judge.sandbox.model import Command, RunResult, SandboxUnavailable
from judge.sandbox.runner import Runner
from judge.sandbox.setup import Setup

# owned by nobody in any distribution: files of root, and of `nobody`, are out of its reach
_USER = 64_999

# What a run had in its control group is freed up to so much later, and a runner waits for it. Short
# runs that follow each other take turns on so many runners, so that none has to wait.
_REST_SECONDS = 0.02
_IN_TURN = 3


def _unprivileged_user() -> int | None:
    """Return the user id for the sandbox; None where we are one already, or cannot change."""
    if os.geteuid() != 0:
        return None
    try:
        subprocess.run(["/bin/true"], user=_USER, group=_USER, extra_groups=[], check=True)
    except OSError:  # root of a namespace without that id, or without CAP_SETUID
        return None
    return _USER


class Sandbox:
    """An isolated runner of programs, safe between threads: each run has a resident runner to
    itself. Making one checks this machine, or raises SandboxUnavailable."""

    def __init__(self) -> None:
        if not seccomp.supported():
            raise SandboxUnavailable(
                f"no system call filter for {os.uname().machine}: use x86_64 or aarch64"
            )
        self._idle: list[Runner] = []
        self._idle_compilers: list[Runner] = []
        self._lock = threading.Lock()
        # at the latest, at exit
        self._finish = weakref.finalize(self, _close_all, self._idle, self._idle_compilers)
        self._setup, self.protections = self._prepare()
        self._headers: Path | None = None
        _sandboxes.add(self)

    def run(self, command: Command) -> RunResult:
        """Execute one command and return the facts.

        Raises SandboxError when the sandbox, not the program, failed.
        """
        idle = self._idle_compilers if command.compiles else self._idle
        with self._lock:
            runner = _rested(idle)
        runner = runner or Runner(self._setup_for(command))
        try:
            return runner.run(command)
        finally:
            with self._lock:
                usable = not runner.broken and self._is_up_to_date(runner, command)
                if usable:
                    idle.append(runner)
            if not usable:
                runner.close()

    def _is_up_to_date(self, runner: Runner, command: Command) -> bool:
        """Tell whether it shows what is shown now: it may have begun before `show_to_compilers`."""
        return not command.compiles or runner.here == self._headers

    def show_to_compilers(self, folder: Path) -> None:
        """Let commands that compile, and no others, see this folder, read-only, at `HEADERS`."""
        with self._lock:
            if folder != self._headers:
                self._headers = folder
                _close_all(self._idle_compilers)

    def _setup_for(self, command: Command) -> Setup:
        if self._headers is None or not command.compiles:
            return self._setup
        spec = mounts.with_headers(self._setup.spec)
        return dataclasses.replace(self._setup, spec=spec, here=self._headers)

    def close(self) -> None:
        """End the runners that wait for work; a later run starts a new one."""
        with self._lock:
            _close_all(self._idle, self._idle_compilers)

    def _forget(self) -> None:
        """After a fork the runners are the parent's."""
        self._lock = threading.Lock()
        for runners in (self._idle, self._idle_compilers):
            while runners:
                runners.pop().forget()

    def _prepare(self) -> tuple[Setup, tuple[Protection, ...]]:
        """Probe with a /proc of its own, then without: a masked /proc is a lesser evil."""
        failure: SandboxUnavailable | None = None
        found = hierarchies.detect()
        user = _unprivileged_user()
        memory_is_counted = any(h.controller == "memory" for h in found)
        for private_proc in (True, False):
            setup = Setup(
                runner=build("runner"),
                spec=mounts.spec(private_proc=private_proc),
                seccomp_filter=seccomp.build_filter(memory_is_counted=memory_is_counted),
                hierarchies=found,
                user=user,
            )
            try:
                return setup, probing.check(setup, private_proc=private_proc)
            except SandboxUnavailable as error:
                failure = failure or error
        assert failure is not None
        raise failure


def _rested(idle: list[Runner]) -> Runner | None:
    """Take the one that has rested longest; None where another may be started to let it rest."""
    tired = not idle or time.monotonic() - idle[0].ended < _REST_SECONDS
    return None if tired and len(idle) < _IN_TURN else idle.pop(0)


_sandboxes: "weakref.WeakSet[Sandbox]" = weakref.WeakSet()


def _close_all(*lists: list[Runner]) -> None:
    for runners in lists:
        while runners:
            runners.pop().close()


def _forget_all() -> None:
    for sandbox in list(_sandboxes):
        sandbox._forget()


os.register_at_fork(after_in_child=_forget_all)


@functools.cache
def default_sandbox() -> Sandbox:
    """Return this process's sandbox, made and probed at the first call."""
    return Sandbox()
