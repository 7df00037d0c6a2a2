"""The messages between us and the runner, as `runner/runner.h` lays them out."""

import struct
from dataclasses import dataclass

from judge.sandbox.model import Bounds, Command

_HEAD = struct.Struct("=6Q4I")
_REPLY = struct.Struct("=4i4Q64s")
REPLY_BYTES = _REPLY.size
MESSAGE_BYTES = 1 << 16  # MESSAGE_BYTES of runner.h, which the words must fit in
ENDS = ("", "exit", "signal", "exec", "box")
STOPS = ("", "cpu", "wall", "asked")


@dataclass(frozen=True, kw_only=True)
class Reply:
    """How a run ended, `end` and `stop` being words of `ENDS` and `STOPS`; times in seconds.

    `where` is "start" in the message that only tells the box's process id (in `number`).
    """

    end: str
    number: int
    stop: str
    oom_kills: int
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    rss_bytes: int
    where: str


def request(command: Command, *, controls_memory: bool, tell_start: bool) -> bytes:
    """Pack a command; raises ValueError if its words are too long."""
    bounds = command.bounds
    words = [*command.argv]
    for file in command.files:
        words += ["x" if file.executable else "-", file.name]
    text = b"".join(word.encode() + b"\0" for word in words)
    if len(text) >= MESSAGE_BYTES:
        raise ValueError("the command line is too long")
    data, stack = _memory_limits(bounds, controls_memory=controls_memory)
    head = _HEAD.pack(
        round(bounds.cpu_seconds * 1e6), round(bounds.wall_seconds * 1e6), bounds.memory_bytes,
        bounds.file_bytes, data, stack, bounds.processes, len(command.argv), len(command.files),
        tell_start,
    )  # fmt: skip
    return head + text


def _memory_limits(bounds: Bounds, *, controls_memory: bool) -> tuple[int, int]:
    """Return RLIMIT_DATA (0: none) and RLIMIT_STACK."""
    if controls_memory:
        return 0, bounds.memory_bytes
    # stacks do not count as data, and each thread of libc asks for one of this size
    stack = min(max(bounds.memory_bytes // 4, 8 << 20), 64 << 20)
    return bounds.memory_bytes + bounds.reserved_bytes, stack


def reply(message: bytes) -> Reply:
    """Unpack an answer."""
    end, number, stop, oom_kills, cpu, wall, peak, rss, where = _REPLY.unpack(message)
    return Reply(
        end=ENDS[end],
        number=number,
        stop=STOPS[stop],
        oom_kills=oom_kills,
        cpu_seconds=cpu / 1e6,
        wall_seconds=wall / 1e6,
        peak_bytes=peak,
        rss_bytes=rss << 10,
        where=where.rstrip(b"\0").decode(),
    )
