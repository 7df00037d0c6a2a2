"""Children are kept running, leave nothing behind, and stop when told."""

import asyncio
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

from app.processes import LOG_BYTES, REFUSED, Child
from tests import services


def _child(tmp_path: Path, script: str, *, restart: bool = True) -> tuple[Child, list[str]]:
    said: list[str] = []
    child = Child(
        name="child",
        command=["/bin/sh", "-c", script],
        environment=os.environ,
        logs=tmp_path / "logs",
        say=said.append,
        restart=restart,
    )
    return child, said


async def _while_kept(child: Child, then: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(child.keep())
    await then
    await child.stop()
    await task


def _alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


class TestKeep:
    def test_copies_output_to_the_log(self, tmp_path: Path) -> None:
        child, said = _child(tmp_path, "echo out; echo err >&2; exit 3", restart=False)
        assert asyncio.run(child.keep()) == 3
        lines = child.log.read_text().splitlines()
        assert {line.split(" ", 1)[1] for line in lines} == {"child | out", "child | err"}
        assert set(child.last_lines) == {"out", "err"}
        assert said == []

    def test_starts_again_what_died_and_says_so(self, tmp_path: Path) -> None:
        starts = tmp_path / "starts"
        child, said = _child(tmp_path, f"echo x >> {starts}; kill -9 $$")

        async def twice() -> None:
            while not starts.exists() or len(starts.read_text().split()) < 2:
                await asyncio.sleep(0.02)

        asyncio.run(_while_kept(child, twice()))
        assert said[0].startswith("child was killed by signal 9; again in 0.5 s")

    def test_line_of_a_megabyte_does_not_stop_the_copying(self, tmp_path: Path) -> None:
        script = "head -c 1000000 /dev/zero | tr '\\0' x; echo; echo last"
        child, _ = _child(tmp_path, script, restart=False)
        assert asyncio.run(asyncio.wait_for(child.keep(), 20)) == 0
        assert child.last_lines[-1] == "last"

    def test_full_log_is_put_aside(self, tmp_path: Path) -> None:
        child, _ = _child(tmp_path, "echo new", restart=False)
        child.logs.mkdir()
        child.log.write_bytes(b"x" * (LOG_BYTES + 1))
        asyncio.run(child.keep())
        assert child.log.read_text().endswith("child | new\n")
        assert child.log.with_suffix(".log.1").stat().st_size == LOG_BYTES + 1

    def test_death_is_seen_while_a_grandchild_holds_the_output(self, tmp_path: Path) -> None:
        child, _ = _child(tmp_path, "setsid sleep 4 & exit 5", restart=False)
        began = time.monotonic()
        assert asyncio.run(child.keep()) == 5
        assert time.monotonic() - began < 3

    def test_child_that_refuses_is_left_alone(self, tmp_path: Path) -> None:
        child, said = _child(tmp_path, f"echo no sandbox >&2; exit {REFUSED}")
        assert asyncio.run(asyncio.wait_for(child.keep(), 5)) == REFUSED
        assert said == [f"child is off: no sandbox (see {child.log})"]

    def test_result_is_not_logged(self, tmp_path: Path) -> None:
        child, _ = _child(tmp_path, "echo secret; echo words >&2", restart=False)
        lines: list[str] = []
        child.result = lines.append
        asyncio.run(child.keep())
        assert lines == ["secret"]
        assert "secret" not in child.log.read_text()
        assert child.log.read_text().endswith("child | words\n")


class TestStop:
    def test_child_that_ignores_every_signal_is_killed(self, tmp_path: Path) -> None:
        child, _ = _child(tmp_path, "trap '' TERM QUIT INT; while :; do sleep 0.1; done")

        async def scenario() -> float:
            task = asyncio.create_task(child.keep())
            await asyncio.sleep(0.2)
            began = time.monotonic()
            await child.stop(patience=0.2)
            await task
            return time.monotonic() - began

        assert asyncio.run(scenario()) < 3

    def test_grandchildren_go_too(self, tmp_path: Path) -> None:
        child, _ = _child(tmp_path, "sleep 60 & echo $!; wait")

        async def until_known() -> None:
            while not child.last_lines:
                await asyncio.sleep(0.01)

        asyncio.run(_while_kept(child, until_known()))
        services.until(lambda: not _alive(int(child.last_lines[0])), 5, "it lives on")

    def test_before_the_start_is_harmless(self, tmp_path: Path) -> None:
        child, _ = _child(tmp_path, "true")
        asyncio.run(child.stop())


def test_children_die_with_a_supervisor_that_is_killed(tmp_path: Path) -> None:
    program = f"""
        import asyncio, os
        from pathlib import Path
        from app.processes import Child

        child = Child(name="c", command=["/bin/sh", "-c", "echo $$; exec sleep 60"],
                      environment=os.environ, logs=Path({str(tmp_path)!r}), say=print)
        asyncio.run(child.keep())
    """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program)])
    log = tmp_path / "c.log"
    services.until(lambda: log.exists() and log.read_text(), 10, "the child does not start")
    pid = int(log.read_text().split()[-1])
    assert _alive(pid)
    parent.kill()
    parent.wait()
    services.until(lambda: not _alive(pid), 5, "the child outlives its parent")
