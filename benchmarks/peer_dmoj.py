"""Runs programs in DMOJ's sandbox, for `peers.py`: in the interpreter that has `dmoj`.

    python peer_dmoj.py PROGRAM

Each line of input is JSON: the program's words, seconds of CPU time, MiB. Each answer is one, too.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from dmoj.cptbox import IsolateTracer, TracedPopen
from dmoj.cptbox.filesystem_policies import RecursiveDir
from dmoj.executors.base_executor import BASE_FILESYSTEM, BASE_WRITE_FILESYSTEM


def main() -> None:
    """Answer until the input ends."""
    program = Path(sys.argv[1])
    for line in sys.stdin:
        words, seconds, mib = json.loads(line)
        print(json.dumps(run(program, words, seconds, mib)), flush=True)


def run(program: Path, words: str, seconds: float, mib: int) -> dict[str, object]:
    """Execute it once, as DMOJ's executors do, and return its facts."""
    began = time.perf_counter()
    filesystem = [*BASE_FILESYSTEM, RecursiveDir(str(program.parent))]
    process = TracedPopen(
        [bytes(program), *(word.encode() for word in words.split())],
        executable=bytes(program), cwd=bytes(program.parent),
        security=IsolateTracer(read_fs=filesystem, write_fs=BASE_WRITE_FILESYSTEM),
        time=seconds, memory=mib << 10, address_grace=65536, personality=0x0040000,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={},
    )  # fmt: skip
    stdout, _ = process.communicate()
    code = process.wait()
    return {
        "seconds": time.perf_counter() - began,
        "stdout": stdout.decode(),
        "code": code,
        "cpu_seconds": process.execution_time,
        "memory_bytes": process.max_memory << 10,
        "stopped": process.is_tle,
    }


if __name__ == "__main__":
    main()
