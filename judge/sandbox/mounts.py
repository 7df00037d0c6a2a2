"""What a sandboxed program sees: the arguments for bubblewrap that build its world."""

import sys
from pathlib import Path

from judge.sandbox.model import Bounds

SYSTEM_PYTHON = Path("/usr/bin/python3")
BOX = "/box"
# what compilers, the dynamic loader and the JVM read; nothing that names users or hosts
_ETC = ("/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d")
_ETC_PATTERNS = ("java-*",)
_MERGED = ("/bin", "/sbin", "/lib", "/lib64", "/lib32", "/libx32")
_DEVICES = ("null", "zero", "full", "random", "urandom")
_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": "/tmp",  # noqa: S108 - the sandbox's own
    "TMPDIR": "/tmp",  # noqa: S108
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
}


def python_path() -> str:
    """Return the Python for students: the system's, else the one that this process is built on."""
    if SYSTEM_PYTHON.exists():
        return str(SYSTEM_PYTHON)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return str(Path(sys.base_prefix).resolve() / "bin" / version)


def _system() -> list[str]:
    arguments = ["--ro-bind", "/usr", "/usr"]
    for name in _MERGED:
        path = Path(name)
        if path.is_symlink():
            arguments += ["--symlink", str(path.readlink()), name]
        elif path.is_dir():
            arguments += ["--ro-bind", name, name]
    found = (path for pattern in _ETC_PATTERNS for path in sorted(Path("/etc").glob(pattern)))
    for name in (*_ETC, *map(str, found)):
        arguments += ["--ro-bind-try", name, name]
    if not SYSTEM_PYTHON.exists():
        prefix = str(Path(sys.base_prefix).resolve())
        arguments += ["--ro-bind", prefix, prefix]
    return arguments


def _devices() -> list[str]:
    arguments = ["--size", "65536", "--tmpfs", "/dev"]
    for name in _DEVICES:
        arguments += ["--dev-bind", f"/dev/{name}", f"/dev/{name}"]
    for name, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        arguments += ["--symlink", f"/proc/self/fd{target}", f"/dev/{name}"]
    return [*arguments, "--remount-ro", "/dev"]


def base_arguments(*, private_proc: bool) -> list[str]:
    """Return the arguments that are the same for every run."""
    arguments = [
        "--unshare-all", "--unshare-user", "--die-with-parent", "--new-session", "--as-pid-1",
        "--uid", "1000", "--gid", "1000", "--hostname", "box", "--clearenv",
    ]  # fmt: skip
    for name, value in _ENVIRONMENT.items():
        arguments += ["--setenv", name, value]
    # without a /proc of its own (a container that masks it) a program gets none: never the host's
    proc = ["--proc", "/proc"] if private_proc else ["--dir", "/proc"]
    return [*arguments, *_system(), *_devices(), *proc]


def work_arguments(bounds: Bounds, files: list[tuple[str, int, bool]]) -> list[str]:
    """Return the arguments for the private folders; `files` are (name, descriptor, executable)."""
    size = str(bounds.file_bytes)
    arguments = ["--size", size, "--tmpfs", "/tmp", "--size", size, "--tmpfs", BOX]  # noqa: S108
    for name, descriptor, executable in files:
        perms = "0555" if executable else "0444"
        arguments += ["--perms", perms, "--ro-bind-data", str(descriptor), f"{BOX}/{name}"]
    return [*arguments, "--remount-ro", "/", "--chdir", BOX]
