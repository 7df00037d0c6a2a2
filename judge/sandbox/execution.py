"""One execution of a command by a runner: handed over, read, told.

The runner (runner/main.c tells how it works) watches the clocks. We read the pipes, so that what a
program prints is never its own group's memory, and stop a run that prints too much. Where no
control group counts CPU time we also look at the process tree.
"""

import os
import select
import socket
from contextlib import ExitStack, suppress

from judge.sandbox import mounts, process_tree, wire
from judge.sandbox.memory_files import memory_file
from judge.sandbox.model import Command, RunResult, SandboxError, Stop
from judge.sandbox.setup import Setup

_CHUNK = 1 << 16
_NOT_EXECUTABLE = 126
_LOOK_SECONDS = 0.02  # where only we see to it that a tree keeps to its memory
_PARALLEL = os.cpu_count() or 1
_TREE_MEMORY = 2  # what processes share is counted for each: only this much is certain
_STOPS = {"cpu": Stop.CPU, "wall": Stop.WALL}


class ProgramMissing(SandboxError):
    """There is no such program: the runner itself is well."""


class Execution:
    """One execution of a command; use `result()` once."""

    def __init__(self, setup: Setup, channel: socket.socket, command: Command) -> None:
        self._setup = setup
        self._channel = channel
        self._command = command
        self._bounds = command.bounds
        self._stdout = bytearray()
        self._stderr = bytearray()
        self._stderr_total = 0
        self._stop: Stop | None = None
        self._box = 0
        self._seen = process_tree.Use(cpu_seconds=0.0, memory_bytes=0)

    def result(self) -> RunResult:
        """Execute it; raises SandboxError or OSError when we, not the program, failed."""
        with ExitStack() as stack:
            stdout, stderr = self._send(stack)
            reply = self._watch(stdout, stderr)
            self._drain(stdout, stderr)
        return self._facts(reply)

    def _send(self, stack: ExitStack) -> tuple[int, int]:
        """Hand the command over; return our ends of its output pipes."""
        message = wire.request(
            self._command,
            controls_memory=self._setup.controls("memory"),
            tell_start=not (self._setup.controls("cpuacct") and self._setup.controls("memory")),
        )
        given = (self._command.stdin_pipe, self._command.stdout_pipe)
        reads = []
        theirs = [os.dup(given[0].fileno()) if given[0] else memory_file(self._command.stdin)]
        try:
            for pipe in (given[1], None):
                read, write = os.pipe2(os.O_CLOEXEC)
                stack.callback(os.close, read)
                reads.append(read)
                theirs.append(write)
                if pipe:  # of the caller's: ours ends at once
                    os.dup2(pipe.fileno(), write, inheritable=False)
            theirs += [memory_file(file.data) for file in self._command.files]
            socket.send_fds(self._channel, [message], theirs)
        finally:
            for descriptor in theirs:
                os.close(descriptor)
            for pipe in filter(None, given):
                pipe.close()
        return reads[0], reads[1]

    def _watch(self, stdout: int, stderr: int) -> wire.Reply:
        """Read what comes until the runner has answered."""
        channel = self._channel.fileno()
        poller = select.poll()
        cancel = self._command.cancel
        for descriptor in (stdout, stderr, channel, *(() if cancel is None else (cancel,))):
            poller.register(descriptor, select.POLLIN)
        while True:
            ready = dict(poller.poll(self._patience()))
            for descriptor in (stdout, stderr):
                if descriptor in ready and not self._take(descriptor == stdout, descriptor):
                    poller.unregister(descriptor)
            if cancel is not None and cancel in ready:
                self._ask_to_stop(Stop.CANCELLED)
                poller.unregister(cancel)
            if channel in ready:
                message = self._channel.recv(wire.REPLY_BYTES)
                if not message:
                    raise SandboxError("the sandbox's runner has died")
                reply = wire.reply(message)
                if reply.where != "start":
                    return reply
                self._box = reply.number

    def _patience(self) -> float | None:
        """Return for how many milliseconds nobody needs to look at the process tree."""
        if not self._box or self._stop is not None:
            return None
        now = process_tree.use_of(self._box)
        self._seen = process_tree.Use(
            cpu_seconds=max(now.cpu_seconds, self._seen.cpu_seconds),
            memory_bytes=max(now.memory_bytes, self._seen.memory_bytes),
        )
        left = self._bounds.cpu_seconds - self._seen.cpu_seconds
        if left <= 0:
            self._ask_to_stop(Stop.CPU)
            return None
        patience = left / min(_PARALLEL, self._bounds.processes) + 1e-3
        if not self._setup.controls("memory"):
            if now.memory_bytes > _TREE_MEMORY * self._bounds.memory_bytes:
                self._ask_to_stop(Stop.MEMORY)
                return None
            patience = min(patience, _LOOK_SECONDS)
        return patience * 1e3

    def _take(self, is_stdout: bool, descriptor: int) -> bool:
        """Take a chunk of output; tell whether there may be more."""
        chunk = os.read(descriptor, _CHUNK)
        if is_stdout:
            self._stdout += chunk[: self._bounds.output_bytes + 1 - len(self._stdout)]
            if len(self._stdout) > self._bounds.output_bytes:
                self._ask_to_stop(Stop.OUTPUT)
        else:
            self._stderr_total += len(chunk)
            self._stderr += chunk[: max(0, self._command.keep_stderr - len(self._stderr))]
            if self._stderr_total > max(self._bounds.output_bytes, self._command.keep_stderr):
                self._ask_to_stop(Stop.OUTPUT)
        return bool(chunk)

    def _ask_to_stop(self, why: Stop) -> None:
        if self._stop is None:
            self._stop = why
            with suppress(BrokenPipeError):
                self._channel.send(b"s")

    def _drain(self, stdout: int, stderr: int) -> None:
        """Take what the dead have left in the pipes.

        Never wait for their end: a descriptor sent over a socket that nobody reads, or inherited
        by a fork of ours, may keep a pipe open for long.
        """
        for is_stdout, descriptor in ((True, stdout), (False, stderr)):
            os.set_blocking(descriptor, False)
            with suppress(BlockingIOError):
                while self._take(is_stdout, descriptor):
                    pass

    def _facts(self, reply: wire.Reply) -> RunResult:
        stop = self._stop or _STOPS.get(reply.stop)
        if stop is Stop.CANCELLED and reply.stop != "asked":  # too late: it had ended already
            stop = _STOPS.get(reply.stop)
        if reply.end == "exec":
            return self._not_executed(reply)
        if reply.end == "box" or (not reply.end and stop is None and not reply.oom_kills):
            raise SandboxError(
                f"the sandbox failed ({reply.where or 'its box died'}): {os.strerror(reply.number)}"
            )
        used = max(reply.cpu_seconds, self._seen.cpu_seconds)
        memory = reply.peak_bytes or max(reply.rss_bytes, self._seen.memory_bytes)
        if stop is not Stop.OUTPUT and reply.oom_kills:
            stop = Stop.MEMORY
        if stop is None and used > self._bounds.cpu_seconds:
            stop = Stop.CPU
        failed = (reply.end, reply.number) != ("exit", 0)
        if stop is None and failed and self._nearly_full(memory):
            stop = Stop.MEMORY
        return RunResult(
            stdout=bytes(self._stdout),
            stderr=bytes(self._stderr),
            cpu_seconds=used,
            wall_seconds=reply.wall_seconds,
            memory_bytes=memory,
            exit_code=reply.number if reply.end == "exit" else None,
            signal=reply.number if reply.end == "signal" else None,
            stop=stop,
        )

    def _not_executed(self, reply: wire.Reply) -> RunResult:
        """The command's own file may be no program: its maker's fault, told as a shell would."""
        name, why = self._command.argv[0], os.strerror(reply.number)
        if name not in [f"{mounts.BOX}/{file.name}" for file in self._command.files]:
            raise ProgramMissing(f"cannot run {name}: {why}")
        return RunResult(
            stdout=b"",
            stderr=f"cannot be executed: {why}\n".encode(),
            cpu_seconds=reply.cpu_seconds,
            wall_seconds=reply.wall_seconds,
            memory_bytes=reply.peak_bytes,
            exit_code=_NOT_EXECUTABLE,
        )

    def _nearly_full(self, memory: int) -> bool:
        """Guess, where no control group tells, that a program failed for want of memory."""
        return not self._setup.controls("memory") and memory > 0.95 * self._bounds.memory_bytes
