"""The sandbox: built once, probed before its first use, then the only way to run anything."""

import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from judge.model import Protection
from judge.sandbox import cgroup, mounts, probe, seccomp
from judge.sandbox.model import Command, RunResult, SandboxUnavailable
from judge.sandbox.supervisor import Run, Setup

# owned by nobody in any distribution: files of root, and of `nobody`, are out of its reach
_USER = 64_999


@functools.cache
def _build_init() -> bytes:
    """Compile process 1 of the sandbox (our own C, so outside of the sandbox)."""
    compiler = shutil.which("gcc", path=os.defpath) or shutil.which("cc", path=os.defpath)
    if compiler is None:
        raise SandboxUnavailable("no C compiler for the sandbox: install it (apt-get install gcc)")
    source = Path(__file__).with_name("init.c")
    with tempfile.TemporaryDirectory(prefix="hanjul-init-") as folder:
        target = Path(folder) / "init"
        for static in (["-static"], []):
            done = subprocess.run(  # noqa: S603 - our own source
                [compiler, "-O1", "-s", *static, "-o", str(target), str(source)],
                capture_output=True, env={"PATH": os.defpath, "LC_ALL": "C"}, check=False,
            )  # fmt: skip
            if done.returncode == 0:
                return target.read_bytes()
    said = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    raise SandboxUnavailable(
        f"{compiler} cannot build the sandbox's init ({' '.join(said)}): "
        "install the C library's headers (apt-get install libc6-dev)"
    )


def _unprivileged_user() -> int | None:
    """Return the user id for the sandbox; None where we are one already, or cannot change."""
    if os.geteuid() != 0:
        return None
    try:
        subprocess.run(["/bin/true"], user=_USER, group=_USER, extra_groups=[], check=True)
    except OSError:  # root of a namespace without that id, or without CAP_SETUID
        return None
    return _USER


class Sandbox:
    """An isolated runner. Making one checks this machine, or raises SandboxUnavailable."""

    def __init__(self, *, bwrap: str | None = None) -> None:
        path = bwrap or shutil.which("bwrap", path=os.defpath)
        if path is None or not Path(path).exists():
            raise SandboxUnavailable(
                "bubblewrap is missing: install it (apt-get install bubblewrap)"
            )
        if not seccomp.supported():
            raise SandboxUnavailable(
                f"no system call filter for {os.uname().machine}: use x86_64 or aarch64"
            )
        self._setup, self.protections = self._prepare(path)

    def _prepare(self, bwrap: str) -> tuple[Setup, tuple[Protection, ...]]:
        """Probe with a /proc of its own, then without: a masked /proc is a lesser evil."""
        failure: SandboxUnavailable | None = None
        hierarchies = cgroup.detect()
        user = _unprivileged_user()
        for private_proc in (True, False):
            setup = Setup(
                bwrap=bwrap,
                base_arguments=tuple(mounts.base_arguments(private_proc=private_proc)),
                seccomp_filter=seccomp.build_filter(),
                init=_build_init(),
                hierarchies=hierarchies,
                user=user,
            )
            try:
                return setup, probe.check(setup, private_proc=private_proc)
            except SandboxUnavailable as error:
                failure = failure or error
        assert failure is not None
        raise failure

    def run(self, command: Command) -> RunResult:
        """Execute one command and return the facts.

        Raises SandboxError when the sandbox, not the program, failed.
        """
        return Run(self._setup, command).result()


@functools.cache
def default_sandbox() -> Sandbox:
    """Return this process's sandbox, made and probed at the first call."""
    return Sandbox()
