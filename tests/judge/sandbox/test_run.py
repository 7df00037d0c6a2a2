import dataclasses
import os
import time
from pathlib import Path

import pytest

from judge import default_sandbox
from judge.sandbox import Bounds, BoxFile, Command, SandboxError, Stop, mounts

BOUNDS = Bounds(
    cpu_seconds=1, wall_seconds=2, memory_bytes=64 << 20, output_bytes=1 << 16, processes=16
)


def command(script: str, **changes: object) -> Command:
    base = Command(argv=("/bin/sh", "-c", script), bounds=BOUNDS)
    return dataclasses.replace(base, **changes)  # type: ignore[arg-type]


def _needs_memory_control() -> None:
    states = {p.name: p.state for p in default_sandbox().protections}
    if states["memory"] != "on":
        pytest.skip("no control group counts memory here")


def _fill(size: int) -> str:
    return f"head -c {size} /dev/zero > /tmp/file"


def _file_out_of_memory() -> Path:
    """Return a file of some MiB that the kernel has been asked to drop from memory."""
    files = sorted(Path("/usr/lib/gcc").glob("*/*/libstdc++.a"))
    if not files:
        pytest.skip("no file of the right size")
    with files[0].open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return files[0]


class TestRun:
    def test_carries_input_output_and_files(self) -> None:
        file = BoxFile(name="hello", data="안녕\n".encode())
        result = default_sandbox().run(
            command("cat hello -; echo err >&2", stdin=b"in", files=(file,))
        )
        assert result.stdout.decode() == "안녕\nin"
        assert result.stderr == b"err\n"
        assert result.exit_code == 0

    @pytest.mark.parametrize("code", [0, 1, 127, 139, 255])
    def test_exit_codes_are_not_signals(self, code: int) -> None:
        result = default_sandbox().run(command(f"exit {code}"))
        assert (result.exit_code, result.signal, result.stop) == (code, None, None)

    @pytest.mark.parametrize("signal", [6, 9, 11, 15])
    def test_signals_are_not_exit_codes(self, signal: int) -> None:
        result = default_sandbox().run(command(f"kill -{signal} $$"))
        assert (result.exit_code, result.signal, result.stop) == (None, signal, None)

    def test_stops_at_the_wall_limit(self) -> None:
        bounds = dataclasses.replace(BOUNDS, wall_seconds=0.1)
        started = time.monotonic()
        result = default_sandbox().run(command("sleep 9", bounds=bounds))
        assert result.stop is Stop.WALL
        assert time.monotonic() - started < 4

    def test_stops_at_the_cpu_limit_of_the_whole_tree(self) -> None:
        bounds = dataclasses.replace(BOUNDS, cpu_seconds=0.2)
        script = "while :; do (i=0; while [ $i -lt 2000 ]; do i=$((i+1)); done) ; done"
        result = default_sandbox().run(command(script, bounds=bounds))
        assert result.stop is Stop.CPU
        assert 0.2 <= result.cpu_seconds < 1

    def test_is_dead_soon_after_the_cpu_limit(self) -> None:
        bounds = dataclasses.replace(BOUNDS, cpu_seconds=0.1)
        late = [
            default_sandbox().run(
                command("(while :; do :; done) & while :; do :; done", bounds=bounds)
            )
            for _ in range(5)
        ]
        assert all(result.stop is Stop.CPU for result in late)
        assert 0.1 <= min(result.cpu_seconds for result in late) < 0.13

    def test_memory_is_the_programs_own_after_a_run_of_many_processes(self) -> None:
        sandbox = default_sandbox()
        many = "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do sleep 0.1 & done; wait"
        before = sandbox.run(command("exit 0")).memory_bytes
        sandbox.run(command(many))
        after = sandbox.run(command("exit 0")).memory_bytes
        assert abs(after - before) < 2 << 20

    def test_a_limit_is_the_programs_own_after_a_run_of_many_processes(self) -> None:
        _needs_memory_control()
        bounds = dataclasses.replace(BOUNDS, memory_bytes=8 << 20, wall_seconds=9)
        default_sandbox().run(command("for i in 1 2 3 4 5 6 7 8 9; do sleep 0.05 & done; wait"))
        good = default_sandbox().run(command(_fill(6_600_000), bounds=bounds))
        assert (good.stop, good.exit_code) == (None, 0)
        assert 6_600_000 <= good.memory_bytes <= bounds.memory_bytes
        assert default_sandbox().run(command(_fill(9_500_000), bounds=bounds)).stop is Stop.MEMORY

    def test_files_that_an_earlier_run_read_make_no_room(self) -> None:
        _needs_memory_control()
        bounds = dataclasses.replace(BOUNDS, memory_bytes=8 << 20, wall_seconds=9)
        file = _file_out_of_memory()
        reader = default_sandbox().run(command(f"cat {file} > /dev/null"))
        if reader.memory_bytes < file.stat().st_size:
            pytest.skip("the file was in memory already")
        assert default_sandbox().run(command(_fill(9_500_000), bounds=bounds)).stop is Stop.MEMORY
        good = default_sandbox().run(command(_fill(6_600_000), bounds=bounds))
        assert (good.stop, good.exit_code) == (None, 0)

    def test_no_huge_pages_make_its_memory_a_matter_of_luck(self) -> None:
        script = "while read name value; do echo $name $value; done </proc/self/status"
        lines = default_sandbox().run(command(script)).stdout.splitlines()
        assert b"THP_enabled: 0" in lines

    def test_programs_have_the_usual_class_and_every_cpu(self) -> None:
        script = "import os; print(os.sched_getscheduler(0), len(os.sched_getaffinity(0)))"
        argv = (mounts.python_path(), "-I", "-c", script)
        result = default_sandbox().run(Command(argv=argv, bounds=BOUNDS))
        assert result.stdout.split() == [b"0", b"%d" % len(os.sched_getaffinity(0))]

    def test_no_input_is_an_end_of_file(self) -> None:
        result = default_sandbox().run(command("cat; echo end", stdin=b""))
        assert (result.stdout, result.exit_code) == (b"end\n", 0)

    def test_a_program_that_is_not_there_is_our_fault(self) -> None:
        with pytest.raises(SandboxError, match="cannot run /nonexistent"):
            default_sandbox().run(Command(argv=("/nonexistent",), bounds=BOUNDS))

    def test_input_cannot_be_changed(self) -> None:
        result = default_sandbox().run(command("echo x > /proc/self/fd/0", stdin=b"in"))
        assert result.exit_code != 0

    def test_overhead_is_small(self) -> None:
        sandbox = default_sandbox()
        sandbox.run(command("exit 0"))
        times = []
        for _ in range(10):
            started = time.perf_counter()
            sandbox.run(command("exit 0"))
            times.append(time.perf_counter() - started)
        assert min(times) < 0.1
