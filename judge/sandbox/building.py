"""Our own C, compiled where it runs: the runner, and the probe that is tried in it."""

import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from judge.sandbox.model import SandboxUnavailable

_HERE = Path(__file__).parent


@functools.cache
def build(name: str) -> bytes:
    """Return the program of this folder's C; raises SandboxUnavailable without a compiler."""
    compiler = shutil.which("gcc", path=os.defpath) or shutil.which("cc", path=os.defpath)
    if compiler is None:
        raise SandboxUnavailable("no C compiler for the sandbox: install it (apt-get install gcc)")
    sources = sorted(map(str, (_HERE / name).glob("*.c")))
    with tempfile.TemporaryDirectory(prefix=f"hanjul-{name}-") as folder:
        target = Path(folder) / name
        for static in (["-static"], []):  # a static one uses less memory and starts faster
            done = subprocess.run(  # noqa: S603 - our own source
                [compiler, "-O2", "-s", *static, "-o", str(target), *sources],
                capture_output=True, env={"PATH": os.defpath, "LC_ALL": "C"}, check=False,
            )  # fmt: skip
            if done.returncode == 0:
                return target.read_bytes()
    said = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    raise SandboxUnavailable(
        f"{compiler} cannot build the sandbox's {name} ({' '.join(said)}): "
        "install the C library's and the kernel's headers (apt-get install libc6-dev)"
    )
