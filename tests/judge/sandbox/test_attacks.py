"""Programs that try to get out: each prints the doors it found open, then "closed"."""

import dataclasses
import os
import struct
import time
from pathlib import Path

import pytest

from judge import default_sandbox, judge_program
from judge.model import Limits, Program, TestCase
from judge.sandbox import Bounds, Command, Sandbox, SandboxUnavailable, Stop
from judge.sandbox import probe as probing
from judge.sandbox.supervisor import Run, Setup

ATTACKS = sorted((Path(__file__).parents[1] / "cases" / "attacks").glob("*.c"))
CLOSED = TestCase(name="doors", input="", output="closed\n", sample=True)
BOUNDS = Bounds(
    cpu_seconds=1, wall_seconds=2, memory_bytes=64 << 20, output_bytes=1 << 16, processes=16
)


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def shell(script: str, **bounds: float) -> Command:
    return Command(
        argv=("/bin/sh", "-c", script),
        bounds=dataclasses.replace(BOUNDS, **bounds),  # type: ignore[arg-type]
    )


def setup_of(sandbox: Sandbox, **changes: object) -> Setup:
    return dataclasses.replace(sandbox._setup, **changes)  # type: ignore[arg-type]


def host_processes(word: str) -> list[str]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            found += [command] if word in command else []
    return found


@pytest.mark.parametrize("path", ATTACKS, ids=[p.stem for p in ATTACKS])
def test_every_door_is_closed(path: Path) -> None:
    program = Program(language="c", source=path.read_text())
    report = judge_program(program, [CLOSED], Limits())
    assert report.compile.ok
    assert report.cases[0].output == "closed\n"


def test_the_doors_are_seen_where_they_stand_open() -> None:
    """The same attack without the filter finds doors: so the test above can fail."""
    allow_all = struct.pack("=HBBI", 0x06, 0, 0, 0x7FFF0000)
    source = next(p for p in ATTACKS if p.stem == "kernel").read_text()
    sandbox = Sandbox()
    sandbox._setup = setup_of(sandbox, seccomp_filter=allow_all)
    report = judge_program(
        Program(language="c", source=source), [CLOSED], Limits(), sandbox=sandbox
    )
    assert "unshare gave 0" in report.cases[0].output
    assert "socket gave" in report.cases[0].output


class TestNothingIsLeft:
    def test_daemons_die_with_the_program(self) -> None:
        result = default_sandbox().run(shell("(setsid sleep 4711 &) ; setsid sleep 4711 & true"))
        assert result.exit_code == 0
        assert not host_processes("sleep 4711")

    def test_a_tree_that_will_not_end_dies_at_the_limit(self) -> None:
        started = time.monotonic()
        script = "trap '' TERM INT; while :; do setsid sleep 4712 & sleep 0.01; done"
        result = default_sandbox().run(shell(script, wall_seconds=0.3, processes=64))
        assert result.stop is Stop.WALL
        assert time.monotonic() - started < 5
        assert not host_processes("sleep 4712")

    def test_control_groups_go(self) -> None:
        default_sandbox().run(shell("true"))
        left = list(Path("/sys/fs/cgroup").rglob(f"hanjul-{os.getpid()}-*"))
        assert not left

    def test_descriptors_go(self) -> None:
        default_sandbox().run(shell("true"))
        before = open_descriptors()
        for script in ("true", "kill -9 $$", "yes", "sleep 9"):
            default_sandbox().run(shell(script, wall_seconds=0.2))
        assert open_descriptors() == before


class TestBombs:
    def test_fork_bomb(self) -> None:
        result = default_sandbox().run(shell("f() { f | f & }; f; sleep 1", wall_seconds=1))
        assert result.stop is not None or result.exit_code != 0

    def test_gigabyte_of_output_is_cut_at_once(self) -> None:
        started = time.monotonic()
        result = default_sandbox().run(shell("head -c 1000000000 /dev/zero"))
        assert result.stop is Stop.OUTPUT
        assert len(result.stdout) == BOUNDS.output_bytes + 1
        assert time.monotonic() - started < 5

    def test_memory_bomb_of_many_processes(self) -> None:
        script = "for i in 1 2 3 4 5 6 7 8; do (a=x; while :; do a=$a$a; done) & done; wait"
        result = default_sandbox().run(shell(script))
        assert result.stop is not None or result.exit_code == 0
        assert result.memory_bytes <= BOUNDS.memory_bytes

    def test_disk_bomb(self) -> None:
        result = default_sandbox().run(
            shell("cat /dev/zero > /tmp/x; ls -s /tmp/x; df /dev | tail -1")
        )
        assert int(result.stdout.split()[0]) * 1024 <= BOUNDS.file_bytes

    def test_environment_of_the_judge_does_not_enter(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HANJUL_SECRET", "x")
        assert b"HANJUL" not in default_sandbox().run(shell("env")).stdout


class TestProbe:
    def test_refuses_a_sandbox_that_shows_host_files(self) -> None:
        setup = default_sandbox()._setup
        open_door = (*setup.base_arguments, "--ro-bind", "/etc/passwd", "/etc/passwd")
        with pytest.raises(SandboxUnavailable, match="filesystem"):
            probing.check(dataclasses.replace(setup, base_arguments=open_door), private_proc=True)

    def test_refuses_a_sandbox_without_its_filter(self) -> None:
        allow_all = struct.pack("=HBBI", 0x06, 0, 0, 0x7FFF0000)
        with pytest.raises(SandboxUnavailable, match="seccomp"):
            probing.check(setup_of(default_sandbox(), seccomp_filter=allow_all), private_proc=True)

    def test_refuses_a_sandbox_with_the_hosts_network(self) -> None:
        setup = default_sandbox()._setup
        shared = (*setup.base_arguments, "--share-net")
        result = Run(
            dataclasses.replace(setup, base_arguments=shared),
            shell("grep -c : /proc/net/dev"),
        ).result()
        if int(result.stdout) == 1:
            pytest.skip("this machine has no network but lo: there is no door to see")
        with pytest.raises(SandboxUnavailable, match="network"):
            probing.check(dataclasses.replace(setup, base_arguments=shared), private_proc=True)

    def test_missing_bubblewrap_is_one_clear_line(self) -> None:
        with pytest.raises(SandboxUnavailable, match="apt-get install bubblewrap"):
            Sandbox(bwrap="/nonexistent/bwrap")

    def test_a_bwrap_that_cannot_work_names_what_to_do(self) -> None:
        with pytest.raises(SandboxUnavailable, match="seccomp=unconfined"):
            Sandbox(bwrap="/bin/false")
