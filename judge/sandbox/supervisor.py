"""One execution, from the first fork to the last process gone.

Theory of operation. bubblewrap, started under an unprivileged user id, makes the namespaces and
mounts while this process puts its child, the future process 1, into the control groups; a gate
(`--block-fd`) holds the child until that is done, so everything the program starts is born inside.
Process 1 is our `init.c`, which starts the program under its resource limits and tells how it
ended. Meanwhile this process reads the pipes, with no polling: it sleeps until there is output, or
until the earliest moment at which a limit can have been passed. Killing process 1 makes the kernel
kill the whole PID namespace. Nothing is ever opened by a path that the program made: input is a
sealed memory file, output comes through pipes, files go in by `--ro-bind-data`.
"""

import fcntl
import json
import os
import resource
import selectors
import signal
import subprocess
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from judge.sandbox import cgroup, mounts, process_tree
from judge.sandbox.model import Bounds, Command, RunResult, SandboxError, Stop

_CHUNK = 1 << 16
_PARALLEL = os.cpu_count() or 1


@dataclass(frozen=True, kw_only=True)
class Setup:
    """What a `Sandbox` has found out and prepared once for all of its runs."""

    bwrap: str
    base_arguments: tuple[str, ...]
    seccomp_filter: bytes
    init: bytes
    hierarchies: tuple[cgroup.Hierarchy, ...]
    user: int | None  # user and group id to start bubblewrap under; None where we have no choice

    @property
    def controls_memory(self) -> bool:
        """Tell whether memory is limited by a control group."""
        return any(h.controller == "memory" for h in self.hierarchies)


def memory_file(data: bytes) -> int:
    """Return a read-only descriptor of a sealed memory file at its start."""
    writable = os.memfd_create("box", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(writable, view) :]
        seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
        fcntl.fcntl(writable, fcntl.F_ADD_SEALS, seals)
        return os.open(f"/proc/self/fd/{writable}", os.O_RDONLY | os.O_CLOEXEC)
    finally:
        os.close(writable)


def rlimits(bounds: Bounds, *, controls_memory: bool) -> list[str]:
    """Return the resource limits in the words of `init.c`."""
    limits = {
        resource.RLIMIT_CPU: int(bounds.cpu_seconds) + 2,  # a second belt: we stop it before
        resource.RLIMIT_FSIZE: bounds.file_bytes,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 256,
        resource.RLIMIT_NPROC: bounds.processes + 1,  # process 1 counts too
        resource.RLIMIT_STACK: bounds.memory_bytes,
    }
    if not controls_memory:
        limits[resource.RLIMIT_DATA] = bounds.memory_bytes + bounds.reserved_bytes
        # stacks do not count as data, and each thread of libc asks for one of this size
        limits[resource.RLIMIT_STACK] = min(max(bounds.memory_bytes // 4, 8 << 20), 64 << 20)
    return [f"{number}={value}" for number, value in limits.items()]


class Run:
    """One execution of a command; use `Run(setup, command).result()` once."""

    def __init__(self, setup: Setup, command: Command) -> None:
        self._setup = setup
        self._command = command
        self._bounds = command.bounds
        self._stdout = bytearray()
        self._stderr = bytearray()
        self._stderr_total = 0
        self._status = bytearray()
        self._stop: Stop | None = None
        self._started = 0.0
        self._wall = 0.0
        self._pidfd = -1
        self._child = 0
        self._seen = process_tree.Use(cpu_seconds=0.0, memory_bytes=0)

    def result(self) -> RunResult:
        """Execute the command and return the facts; raise SandboxError when we failed at it."""
        try:
            return self._result()
        except OSError as error:
            raise SandboxError(f"the sandbox failed: {error}") from error

    def _result(self) -> RunResult:
        with ExitStack() as stack:
            self._group = cgroup.Group(
                self._setup.hierarchies,
                memory_bytes=self._bounds.memory_bytes,
                processes=self._bounds.processes + 1,
            )
            stack.callback(self._group.remove)
            process, pipes, gate = self._spawn(stack)
            try:
                self._release(pipes["info"], gate)
                self._watch(pipes)
            finally:
                self._reap(process)
            return self._facts()

    # -- start ---------------------------------------------------------------------------------

    def _spawn(self, stack: ExitStack) -> tuple["subprocess.Popen[bytes]", dict[str, int], int]:
        """Start bubblewrap; return it, our ends of its pipes by name, and the gate to open."""
        reads: dict[str, int] = {}
        with ExitStack() as theirs:

            def keep(descriptor: int) -> int:
                theirs.callback(os.close, descriptor)
                return descriptor

            def pipe(name: str) -> int:
                read, write = os.pipe2(os.O_CLOEXEC)
                stack.callback(os.close, read)
                reads[name] = read
                return keep(write)

            gate_read, gate_write = os.pipe2(os.O_CLOEXEC)
            stack.callback(os.close, gate_write)
            gate = keep(gate_read)
            stdout, stderr, status, info = map(pipe, ("stdout", "stderr", "status", "info"))
            files = [
                (file.name, keep(memory_file(file.data)), file.executable)
                for file in self._command.files
            ]
            init = keep(memory_file(self._setup.init))
            seccomp = keep(memory_file(self._setup.seccomp_filter))
            arguments = [
                self._setup.bwrap, *self._setup.base_arguments,
                "--seccomp", str(seccomp), "--info-fd", str(info), "--block-fd", str(gate),
                "--perms", "0555", "--ro-bind-data", str(init), "/init",
                *mounts.work_arguments(self._bounds, files),
                "--", "/init", str(status),
                *rlimits(self._bounds, controls_memory=self._setup.controls_memory),
                "--", *self._command.argv,
            ]  # fmt: skip
            process = subprocess.Popen(  # noqa: S603 - the one launcher; arguments are ours
                arguments,
                stdin=keep(memory_file(self._command.stdin)),
                stdout=stdout,
                stderr=stderr,
                pass_fds=(gate, status, info, init, seccomp, *(file[1] for file in files)),
                env={},
                user=self._setup.user,
                group=self._setup.user,
                extra_groups=None if self._setup.user is None else [],
            )
        return process, reads, gate_write

    def _release(self, info: int, gate: int) -> None:
        """Put the future process 1 in its control groups, then let it go on."""
        text = b""
        while b"}" not in text:
            chunk = os.read(info, _CHUNK)
            if not chunk:
                return  # bubblewrap failed: it says why on stderr, and there will be no status
            text += chunk
        self._child = int(json.loads(text)["child-pid"])
        with suppress(ProcessLookupError):
            self._pidfd = os.pidfd_open(self._child)
            self._group.add(self._child)
        self._started = time.monotonic()
        with suppress(BrokenPipeError):
            os.write(gate, b"1")

    # -- middle --------------------------------------------------------------------------------

    def _watch(self, pipes: dict[str, int]) -> None:
        """Read the pipes to their ends, and kill when a limit is passed."""
        with selectors.DefaultSelector() as selector:
            for name in ("stdout", "stderr", "status"):
                selector.register(pipes[name], selectors.EVENT_READ, name)
            next_look = self._started
            while selector.get_map():
                now = time.monotonic()
                if self._running() and now >= next_look:
                    next_look = self._look(now)
                timeout = max(0.0, next_look - now) if self._running() else None
                for key, _ in selector.select(timeout):
                    chunk = os.read(key.fd, _CHUNK)
                    if not chunk:
                        selector.unregister(key.fd)
                    else:
                        self._take(key.data, chunk)
        self._wall = self._wall or time.monotonic() - self._started

    def _running(self) -> bool:
        return self._stop is None and not self._status and self._pidfd >= 0

    def _look(self, now: float) -> float:
        """Kill if time is up; return the earliest moment at which it can be."""
        bounds = self._bounds
        wall_end = self._started + bounds.wall_seconds
        used = self._used()
        if used >= bounds.cpu_seconds:
            self._kill(Stop.CPU)
        elif now >= wall_end:
            self._kill(Stop.WALL)
        soonest = now + (bounds.cpu_seconds - used) / min(_PARALLEL, bounds.processes) + 0.001
        return min(wall_end, soonest)

    def _used(self) -> float:
        """Return the CPU time of the tree so far."""
        counted = self._group.cpu_seconds()
        if counted is not None:
            return counted
        now = process_tree.use_of(self._child)
        self._seen = process_tree.Use(
            cpu_seconds=max(now.cpu_seconds, self._seen.cpu_seconds),
            memory_bytes=max(now.memory_bytes, self._seen.memory_bytes),
        )
        return self._seen.cpu_seconds

    def _take(self, name: str, chunk: bytes) -> None:
        if name == "status":
            self._status += chunk
            self._wall = time.monotonic() - self._started
        elif name == "stdout":
            self._stdout += chunk[: self._bounds.output_bytes + 1 - len(self._stdout)]
            if len(self._stdout) > self._bounds.output_bytes:
                self._kill(Stop.OUTPUT)
        else:
            self._stderr_total += len(chunk)
            self._stderr += chunk[: max(0, self._command.keep_stderr - len(self._stderr))]
            if self._stderr_total > max(self._bounds.output_bytes, self._command.keep_stderr):
                self._kill(Stop.OUTPUT)

    def _kill(self, why: Stop) -> None:
        if self._stop is None:
            self._stop = why
            self._wall = time.monotonic() - self._started
            if why is Stop.OUTPUT:
                self._used()  # for the report: afterwards there is nothing left to ask
            self._signal_all()

    def _signal_all(self) -> None:
        if self._pidfd >= 0:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)

    # -- end -----------------------------------------------------------------------------------

    def _reap(self, process: "subprocess.Popen[bytes]") -> None:
        """Make sure that nothing of the run is left."""
        self._signal_all()
        if self._pidfd < 0:
            process.kill()  # it never told its child: it is still setting up, or dead already
        process.wait()
        if self._pidfd >= 0:
            os.close(self._pidfd)

    def _facts(self) -> RunResult:
        words = self._status.decode().split()
        if self._group.out_of_memory() and self._stop is None:
            self._stop = Stop.MEMORY
        if len(words) != 4 and self._stop is None:
            said = self._stderr.decode(errors="replace").strip()
            raise SandboxError(f"the sandbox did not run the program: {said or 'no status'}")
        kind, number, cpu, peak = words if len(words) == 4 else ("", "0", "", "0")
        if kind == "exec":
            raise SandboxError(f"cannot run {self._command.argv[0]}: {os.strerror(int(number))}")
        counted = self._group.cpu_seconds()
        used = int(cpu) / 1e6 if cpu else self._seen.cpu_seconds if counted is None else counted
        memory = self._group.memory_peak() or max(int(peak) * 1024, self._seen.memory_bytes)
        if self._stop is None and used > self._bounds.cpu_seconds:
            self._stop = Stop.CPU
        failed = (kind, number) != ("exit", "0")
        if self._stop is None and failed and self._nearly_full(memory):
            self._stop = Stop.MEMORY
        return RunResult(
            stdout=bytes(self._stdout),
            stderr=bytes(self._stderr),
            cpu_seconds=used,
            wall_seconds=self._wall,
            memory_bytes=memory,
            exit_code=int(number) if kind == "exit" else None,
            signal=int(number) if kind == "signal" else None,
            stop=self._stop,
        )

    def _nearly_full(self, memory: int) -> bool:
        """Guess, where no control group tells, that a program failed for want of memory."""
        return not self._setup.controls_memory and memory > 0.95 * self._bounds.memory_bytes
