"""What a sandboxed program sees: the orders by which the runner builds its world."""

import sys
from collections.abc import Iterator
from pathlib import Path

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


HEADERS = "/headers"


def spec(*, private_proc: bool, shown: tuple[Path, ...] = ()) -> str:
    """Return the orders, a line each: `show PATH` and `try PATH` (read-only, the latter if it is
    there), `device PATH`, `link PATH TARGET`, `env NAME=VALUE`, `proc`, and `here PATH` (the folder
    that the runner is started in, read-only, at another path).

    Without a /proc of its own (a container that masks it) a program gets none: never the host's.
    """
    lines = [*_system(), *_devices(), *(f"show {path}" for path in shown)]
    lines += [f"env {name}={value}" for name, value in _ENVIRONMENT.items()]
    return "\n".join([*lines, *(["proc /proc"] if private_proc else []), ""])


def with_headers(orders: str) -> str:
    """Return a spec whose programs also see, at `HEADERS`, the folder the runner starts in."""
    return f"{orders}here {HEADERS}\n"


def _system() -> Iterator[str]:
    yield "show /usr"
    for name in _MERGED:
        path = Path(name)
        if path.is_symlink():
            yield f"link {name} {path.readlink()}"
        elif path.is_dir():
            yield f"show {name}"
    found = (path for pattern in _ETC_PATTERNS for path in sorted(Path("/etc").glob(pattern)))
    for name in (*_ETC, *map(str, found)):
        yield f"try {name}"
    if not SYSTEM_PYTHON.exists():
        yield f"show {Path(sys.base_prefix).resolve()}"


def _devices() -> Iterator[str]:
    for name in _DEVICES:
        yield f"device /dev/{name}"
    for name, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        yield f"link /dev/{name} /proc/self/fd{target}"
