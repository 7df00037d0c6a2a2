"""When the runner, or we, die in the middle: nothing goes on, and the next run is well."""

import dataclasses
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.sandbox import Bounds, Command, RunResult, Sandbox, SandboxError, hierarchies
from judge.sandbox.runner import Runner
from judge.sandbox.sandbox import _IN_TURN, _REST_SECONDS

BOUNDS = Bounds(
    cpu_seconds=5, wall_seconds=20, memory_bytes=64 << 20, output_bytes=1 << 16, processes=16
)
SERVICE = """
import os, sys, threading, time
from judge.sandbox import Bounds, Command, Sandbox
bounds = Bounds(
    cpu_seconds=5, wall_seconds=20, memory_bytes=64 << 20, output_bytes=1 << 16, processes=16
)
sandbox = Sandbox()
said, out = os.pipe()
script = "setsid sleep 19 & echo here; exec sleep 19"
command = Command(
    argv=("/bin/sh", "-c", script), bounds=bounds, stdout_pipe=open(out, "wb", buffering=0)
)
threading.Thread(target=sandbox.run, args=(command,), daemon=True).start()
os.read(said, 1)
if "fork" in sys.argv and os.fork() == 0:
    time.sleep(19)
    os._exit(0)
print("running", flush=True)
time.sleep(19)
"""


def command(script: str) -> Command:
    return Command(argv=("/bin/sh", "-c", script), bounds=BOUNDS)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox()
    yield made
    made.close()


def rested_runner(sandbox: Sandbox) -> int:
    """Return the process of the runner that the next run will take."""
    sandbox.run(command("true"))
    time.sleep(_REST_SECONDS)
    return sandbox._idle[0]._process.pid


def children(pid: int) -> list[int]:
    """Return all that a process has started."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").glob("*/children"))
        direct = [int(child) for task in tasks for child in task.read_text().split()]
    except OSError:
        return []
    return direct + [below for child in direct for below in children(child)]


def is_alive(pid: int) -> bool:
    """Tell whether a process still runs: what was ours is reaped by others, in their time."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False


def gone_within(seconds: float, pids: list[int]) -> bool:
    deadline = time.monotonic() + seconds
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.005)
    return not any(map(is_alive, pids))


class TestRunnerDies:
    def test_it_is_our_failure_and_the_next_run_is_well(self, sandbox: Sandbox) -> None:
        caught: list[BaseException] = []

        def run() -> None:
            try:
                sandbox.run(command("setsid sleep 19 & sleep 19"))
            except SandboxError as error:
                caught.append(error)

        runner = rested_runner(sandbox)
        thread = threading.Thread(target=run)
        thread.start()
        while len(children(runner)) < 3:
            time.sleep(0.005)
        tree = children(runner)
        os.kill(runner, signal.SIGKILL)
        assert gone_within(1, tree)
        thread.join(timeout=5)
        assert [str(error) for error in caught] == ["the sandbox's runner has died"]
        assert sandbox.run(command("echo well")).stdout == b"well\n"

    def test_while_it_waits(self, sandbox: Sandbox) -> None:
        os.kill(rested_runner(sandbox), signal.SIGKILL)
        with pytest.raises(SandboxError):
            sandbox.run(command("true"))
        assert sandbox.run(command("echo well")).stdout == b"well\n"


@pytest.mark.parametrize("how", ["alone", "fork"])
def test_when_we_die_all_is_gone_at_once(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a fork of ours alive, too, which holds what we held."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVICE, how], stdout=subprocess.PIPE, start_new_session=True
    ) as service:
        assert service.stdout is not None
        service.stdout.readline()
        tree = children(service.pid)
        forks = [pid for pid in tree if _is_service(pid)]
        assert len(tree) >= 4  # runner, box, sleeps
        service.kill()
        service.wait()
        assert gone_within(1, [p for p in tree if p not in forks])
        for pid in forks:
            os.kill(pid, signal.SIGKILL)
    monkeypatch.setattr(hierarchies, "_STALE_SECONDS", 1)
    time.sleep(1.1)  # what other tests have just made is not for us to sweep
    hierarchies.detect()
    assert not list(Path("/sys/fs/cgroup").rglob(f"hanjul-{service.pid}-*"))


def _is_service(pid: int) -> bool:
    return b"from judge.sandbox" in Path(f"/proc/{pid}/cmdline").read_bytes()


def test_a_fork_of_ours_has_runners_of_its_own(sandbox: Sandbox) -> None:
    sandbox.run(command("true"))
    child = os.fork()
    if child == 0:
        said = sandbox.run(command("echo child")).stdout
        sandbox.close()
        os._exit(0 if said == b"child\n" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert sandbox.run(command("echo parent")).stdout == b"parent\n"


def test_threads_do_not_mix_their_runs(sandbox: Sandbox) -> None:
    wrong: list[bytes] = []

    def work(name: int) -> None:
        for turn in range(10):
            said = sandbox.run(command(f"echo {name} {turn}")).stdout
            if said != f"{name} {turn}\n".encode():
                wrong.append(said)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(sandbox._idle) <= 4 + _IN_TURN


def test_words_without_end_are_refused(sandbox: Sandbox) -> None:
    with pytest.raises(ValueError, match="too long"):
        sandbox.run(command("x" * 100_000))
    assert sandbox.run(command("echo well")).stdout == b"well\n"


def test_control_groups_and_descriptors_go(sandbox: Sandbox) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for script in ("true", "kill -9 $$", "yes", "sleep 9", "exit 3"):
        bounds = dataclasses.replace(BOUNDS, wall_seconds=0.2)
        sandbox.run(dataclasses.replace(command(script), bounds=bounds))
    groups = {leaf for runner in sandbox._idle for leaf in runner._group._folders()}
    sandbox.close()
    assert not any(group.exists() for group in groups)
    assert len(list(Path("/proc/self/fd").iterdir())) <= before


def test_a_runner_that_began_before_a_folder_was_shown_is_not_used_again(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o755)
    run = Runner.run

    def run_meanwhile(runner: Runner, given: Command) -> RunResult:
        result = run(runner, given)
        sandbox.show_to_compilers(tmp_path)
        return result

    monkeypatch.setattr(Runner, "run", run_meanwhile)
    compiling = dataclasses.replace(command("ls /headers"), compiles=True)
    assert sandbox.run(compiling).exit_code != 0
    assert sandbox._idle_compilers == []
    assert sandbox.run(compiling).exit_code == 0
    assert [runner.here for runner in sandbox._idle_compilers] == [tmp_path]
