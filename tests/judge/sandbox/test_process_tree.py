import os
import subprocess
import time

from judge.sandbox.process_tree import use_of


def test_counts_descendants() -> None:
    script = "(while :; do :; done) & (while :; do :; done) & wait"
    process = subprocess.Popen(["/bin/sh", "-c", script], start_new_session=True)
    try:
        deadline = time.monotonic() + 10
        while (used := use_of(process.pid)).cpu_seconds < 0.1 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert used.cpu_seconds >= 0.1
        assert used.memory_bytes > 100_000
    finally:
        os.killpg(process.pid, 9)
        process.wait()


def test_a_process_that_is_gone_uses_nothing() -> None:
    process = subprocess.Popen(["/bin/true"])
    process.wait()
    assert use_of(process.pid).cpu_seconds == 0
