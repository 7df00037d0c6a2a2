"""Other judges' sandboxes, measured beside ours where they are installed.

isolate is looked for as a command, DMOJ in this Python or in the one that HANJUL_BENCH_DMOJ names
(`pip install dmoj` in an environment of its own). None of their code is here.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any


class Dmoj:
    """DMOJ's sandbox, in a process of its own that answers to us."""

    def __init__(self, python: str, program: Path) -> None:
        peer = Path(__file__).with_name("peer_dmoj.py")
        self._process = subprocess.Popen(
            [python, str(peer), str(program)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip

    def run(self, words: str, *, cpu: float = 10, mib: int = 256) -> dict[str, Any]:
        """Execute the program once."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([words, cpu, mib]) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer

    def close(self) -> None:
        """End it."""
        self._process.communicate()


def dmoj(program: Path) -> Dmoj | None:
    """Return DMOJ's sandbox for this program, if it is installed."""
    python = os.environ.get("HANJUL_BENCH_DMOJ") or (sys.executable if find_spec("dmoj") else "")
    return Dmoj(python, program) if python else None


def isolate() -> Callable[[], object] | None:
    """Return a run of /bin/true in isolate, if it is installed."""
    if not shutil.which("isolate"):
        return None
    subprocess.run(["isolate", "--init"], check=True, stdout=subprocess.DEVNULL)
    return lambda: subprocess.run(
        ["isolate", "--silent", "--run", "--", "/bin/true"], check=False, capture_output=True
    )
