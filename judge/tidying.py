"""Formats a reference by its language's formatter, in the sandbox, and proves that it is the same.

The formatters are clang-format (C, C++, Java) and ruff (Python), each one binary that its wheel
carries. What they are told keeps them to layout: includes stay in order, quotes as they were
typed. The result is taken only where its tokens are those of the program.
"""

import functools
import importlib.util
import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from judge.languages import LANGUAGES
from judge.lexing import Misfit
from judge.model import Program
from judge.sandbox import Bounds, BoxFile, Command, RunResult, Sandbox, SandboxError
from judge.sandbox import default_sandbox as make_sandbox
from judge.sandbox.mounts import python_path
from judge.tidying_tokens import layout_free

MAX_SOURCE_BYTES = 1 << 20
UNREADABLE = "The formatter cannot read this program: check that it compiles."
TOO_SLOW = "The formatter gave up: the program is too large or too deeply nested."
CHANGED = "The formatter would change more than the layout: the program stays as it is."
TOO_LONG = "The program is too long to be tidied (1 MiB)."

_BOUNDS = Bounds(
    cpu_seconds=10, wall_seconds=20, memory_bytes=1 << 30, output_bytes=4 << 20,
    processes=64, file_bytes=64 << 20,
)  # fmt: skip
# Google's style, but for what it does to tokens (sorting and breaking strings) and to units
# (a header and its statement on one line would be one unit).
_STYLE = {
    "BasedOnStyle": "Google",
    "SortIncludes": "Never",
    "SortUsingDeclarations": "Never",
    "BreakStringLiterals": False,
    "FixNamespaceComments": False,
    "ReflowComments": "Never",
    "AllowShortFunctionsOnASingleLine": "None",
    "AllowShortIfStatementsOnASingleLine": "Never",
    "AllowShortLoopsOnASingleLine": False,
}
_CLANG: tuple[str, tuple[str, ...]] = (
    "clang-format",
    ("/box/clang-format", f"--style={json.dumps(_STYLE)}"),
)
_RUFF: tuple[str, tuple[str, ...]] = (
    "ruff",
    (
        "/box/ruff", "format", "--isolated", "--no-cache", "--quiet",
        "--config", "format.quote-style='preserve'",
        "--stdin-filename", "main.py", "-",
    ),
)  # fmt: skip
# Tells by its exit status whether two programs have the same syntax tree (1: not; 2: no tree).
_COMPARE = """
import ast, sys
trees = []
for name in ("before.py", "after.py"):
    try:
        with open(name, "rb") as file:
            trees.append(ast.dump(ast.parse(file.read())))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        sys.exit(2)
sys.exit(trees[0] != trees[1])
"""


@dataclass(frozen=True, kw_only=True)
class TidyReport:
    """The formatted program, or (where `ok` is False) the old one and why it stays."""

    ok: bool
    source: str
    message: str = ""


def tidy(program: Program, *, sandbox: Sandbox | None = None) -> TidyReport:
    """Format a program in its ecosystem's style; nothing but layout changes.

    Raises SandboxError where the formatter is missing or the sandbox failed: our fault.
    """
    source = program.source.encode(errors="surrogatepass")
    if len(source) > MAX_SOURCE_BYTES:
        return _kept(program, TOO_LONG)
    box = sandbox or make_sandbox()
    result = box.run(_command(program.language, source))
    if result.stop is not None or result.signal is not None:
        return _kept(program, TOO_SLOW)
    if result.exit_code != 0:
        _check_works(box, program.language)
        return _kept(program, UNREADABLE)
    after = result.stdout.decode(errors="replace")
    return _judged(box, program, after)


def _kept(program: Program, message: str) -> TidyReport:
    return TidyReport(ok=False, source=program.source, message=message)


def _judged(box: Sandbox, program: Program, after: str) -> TidyReport:
    try:
        before = layout_free(program.language, program.source)
    except Misfit:
        return _kept(program, UNREADABLE)
    try:
        same = before == layout_free(program.language, after)
    except Misfit:
        same = False
    if same and program.language == "python":
        same = _same_tree(box, program.source, after)
    return TidyReport(ok=True, source=after) if same else _kept(program, CHANGED)


def _same_tree(box: Sandbox, before: str, after: str) -> bool:
    """Compare the syntax trees, in the sandbox: a hostile program can exhaust the parser."""
    files = [BoxFile(name="compare.py", data=_COMPARE.encode())]
    files += [
        BoxFile(name=name, data=text.encode(errors="surrogatepass"))
        for name, text in (("before.py", before), ("after.py", after))
    ]
    argv = (python_path(), "-I", "-S", "compare.py")
    return box.run(Command(argv=argv, bounds=_BOUNDS, files=tuple(files))).exit_code == 0


def _command(language: str, source: bytes) -> Command:
    tool, argv = _RUFF if language == "python" else _CLANG
    if language != "python":
        argv += (f"--assume-filename=main.{language}",)
    binary = BoxFile(name=tool, data=_binary(tool), executable=True)
    return Command(argv=argv, bounds=_BOUNDS, files=(binary,), stdin=source)


@functools.cache
def _binary(tool: str) -> bytes:
    """Return a formatter's executable: from its wheel, else the one beside this Python."""
    places = [Path(sys.executable).parent / tool]
    if spec := importlib.util.find_spec(tool.replace("-", "_")):
        folders = spec.submodule_search_locations or ()
        places = [Path(folder) / "data" / "bin" / tool for folder in folders] + places
    places += [Path(found)] if (found := shutil.which(tool)) else []
    for place in places:
        # A script that starts the binary is of no use in the sandbox.
        if place.is_file() and (data := place.read_bytes()).startswith(b"\x7fELF"):
            return data
    raise SandboxError(f"{tool} is missing: run `make setup`")


def _check_works(box: Sandbox, language: str) -> None:
    """Tell whose fault it is that a formatter failed: it must manage our own program."""
    own = LANGUAGES[language].self_test.source.encode()
    result: RunResult = box.run(_command(language, own))
    if result.exit_code != 0:
        said = result.stderr.decode(errors="replace").strip()[-300:]
        raise SandboxError(f"the formatter of {language} does not work on this machine: {said}")
