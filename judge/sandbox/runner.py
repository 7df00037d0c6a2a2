"""One resident runner, our own C: started, handed commands, ended with all that belongs to it."""

import os
import socket
import subprocess
import time
from contextlib import ExitStack, suppress
from pathlib import Path

from judge.sandbox import cgroup
from judge.sandbox.execution import Execution, ProgramMissing
from judge.sandbox.memory_files import memory_file
from judge.sandbox.model import Command, RunResult, SandboxError, SandboxUnavailable
from judge.sandbox.setup import Setup

_START_SECONDS = 20


class Runner:
    """One resident runner. Making one starts it, or raises SandboxUnavailable."""

    def __init__(self, setup: Setup) -> None:
        self._setup = setup
        self.here = setup.here
        self._group = cgroup.Group(setup.hierarchies)
        self._channel, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                self._process = self._start(theirs)
        except BaseException:
            self._group.remove()
            raise
        self.broken = False
        self.ended = 0.0  # when its last run did, by the monotonic clock
        try:
            self._wait_until_ready()
        except BaseException:
            self.close()
            raise

    def run(self, command: Command) -> RunResult:
        """Execute one command; raises SandboxError when we, not the program, failed."""
        try:
            return Execution(self._setup, self._channel, command).result()
        except (OSError, SandboxError) as error:
            self.broken = not isinstance(error, ProgramMissing)
            if isinstance(error, SandboxError):
                raise
            raise SandboxError(f"the sandbox failed: {error}") from error
        except BaseException:  # interrupted in the middle of a run: nobody can tell where it is
            self.broken = True
            raise
        finally:
            self.ended = time.monotonic()

    def close(self) -> None:
        """End the runner and take its control groups away."""
        self._channel.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        self._process.kill()
        self._process.wait()
        self._group.remove()

    def forget(self) -> None:
        """Let go of a runner that belongs to the process that we were forked from."""
        self._channel.close()
        self._process.returncode = 0  # not our child: there is nothing to wait for

    def _start(self, theirs: socket.socket) -> "subprocess.Popen[bytes]":
        with ExitStack() as stack:

            def keep(descriptor: int) -> int:
                stack.callback(os.close, descriptor)
                return descriptor

            program = keep(memory_file(self._setup.runner, executable=True))
            spec = keep(memory_file(self._setup.spec.encode()))
            seccomp = keep(memory_file(self._setup.seccomp_filter))
            groups = {name: keep(fd) for name, fd in self._group.open_files().items()}
            self.counts_peak = "peak" in groups
            process = subprocess.Popen(  # noqa: S603 - the one launcher; arguments are ours
                [
                    f"/proc/self/fd/{program}", str(theirs.fileno()), str(spec), str(seccomp),
                    *(f"{name}={fd}" for name, fd in groups.items()),
                ],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                pass_fds=(program, theirs.fileno(), spec, seccomp, *groups.values()),
                env={}, cwd=self._setup.here or "/", user=self._setup.user, group=self._setup.user,
                extra_groups=None if self._setup.user is None else [],
            )  # fmt: skip
        self._group.add(process.pid)
        with suppress(OSError):  # out of memory, the kernel must not take the runner
            Path(f"/proc/{process.pid}/oom_score_adj").write_text("-1000")
        with suppress(OSError):  # it must be awake at the limit, however busy its programs are
            os.sched_setscheduler(process.pid, os.SCHED_RR, os.sched_param(1))
        return process

    def _wait_until_ready(self) -> None:
        self._channel.settimeout(_START_SECONDS)
        try:
            said = self._channel.recv(1)
        except (TimeoutError, OSError):
            said = b""
        self._channel.settimeout(None)
        assert self._process.stderr is not None
        with self._process.stderr as stderr:
            if not said:
                self._process.kill()
                why = stderr.read().decode(errors="replace").strip()
                raise SandboxUnavailable(f"the sandbox does not start: {why or 'no answer'}")
