"""Python, by the system's CPython; "compiling" is its syntax check."""

import json
import re

from judge.languages.base import Language, SelfTest
from judge.model import Limits, Message
from judge.sandbox import BoxFile
from judge.sandbox.mounts import python_path

# prints the source itself as the program, or the error as one JSON line
_CHECK = """
import json, sys
with open("main.py", "rb") as file:
    source = file.read()
try:
    compile(source, "main.py", "exec", dont_inherit=True)
except SyntaxError as error:
    json.dump([type(error).__name__, error.lineno or 0, error.offset or 0, error.msg], sys.stderr)
    sys.exit(1)
except (ValueError, RecursionError, MemoryError, OverflowError) as error:
    json.dump([type(error).__name__, 0, 0, str(error)], sys.stderr)
    sys.exit(1)
sys.stdout.buffer.write(source)
"""
_FRAME = re.compile(r'File "/box/main\.py", line (\d+)')
_EXCEPTION = re.compile(r"[A-Za-z_][\w.]*(: .*)?")


def _diagnose(stderr: str, source: str) -> tuple[Message, ...]:
    del source
    try:
        kind, line, column, text = json.loads(stderr.strip().splitlines()[-1])
    except (ValueError, IndexError):
        return ()
    found = Message(line=line, column=max(0, column), severity="error", text=f"{kind}: {text}")
    return (found,)


def _explain(stderr: str) -> tuple[int, str]:
    """Return the program's own line and the exception of a traceback."""
    rows = stderr.strip().splitlines()
    if not rows or not _EXCEPTION.fullmatch(rows[-1]):
        return 0, ""
    frames = _FRAME.findall(stderr)
    return (int(frames[-1]) if frames else 0), rows[-1]


def _pack(name: str, source: str, printed: bytes) -> BoxFile:
    del source
    return BoxFile(name=f"{name}.py", data=printed)


def _run(name: str, limits: Limits) -> tuple[str, ...]:
    del limits
    return (python_path(), "-I", "-B", f"/box/{name}.py")


PYTHON = Language(
    key="python",
    name="Python 3",
    suffix=".py",
    compile_argv=lambda _: (python_path(), "-I", "-S", "-B", "-W", "ignore", "-c", _CHECK),
    pack=_pack,
    run_argv=_run,
    diagnose=_diagnose,
    explain=_explain,
    out_of_memory=("MemoryError",),
    requires=(python_path(),),
    extra_memory_mib=16,
    self_test=SelfTest(source="print(sum(map(int, input().split())))\n"),
)
