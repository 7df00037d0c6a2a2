"""Special judges: the instructor's own program decides whether an output is right.

It is compiled and run in the same sandbox as a student's program, but never beside one: the output
reaches it as a file (or a pipe, `judge.interaction`), the answer only as its own file. What it
breaks is our failure: a crash, a limit passed or an exit code that nobody agreed on is IE.
"""

from dataclasses import dataclass

from judge.compiling import Compiled, compile_program
from judge.languages import LANGUAGES
from judge.model import Convention, Limits, SourceFile, SpecialJudge
from judge.sandbox import Bounds, BoxFile, Command, RunResult, Sandbox, Stop
from judge.sandbox.mounts import python_path
from judge.testlib import FAIL, meaning
from judge.verdict import Verdict

SPECIAL_LANGUAGES = ("cpp", "python")
CPU_SECONDS = 10.0
_WALL_SECONDS = 30.0
_MEMORY_BYTES = 512 << 20
_SAID_BYTES = 1 << 20
_SHOWN = 500
# An exception that nobody caught must not look like "wrong answer" (1): only the end of the
# program's words may, since then the program broke off.
_PYTHON = """
import os, runpy, sys
sys.path.insert(0, "/box")
def crashed(kind, error, trace):
    while trace and not trace.tb_frame.f_code.co_filename.startswith("/box"):
        trace = trace.tb_next
    sys.__excepthook__(kind, error.with_traceback(trace), trace)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            pass
    os._exit(int(at_end) if issubclass(kind, EOFError) else 3)
at_end = sys.argv[1]
sys.excepthook = crashed
del sys.argv[:2]
runpy.run_path(sys.argv[0], run_name="__main__")
"""
_ICPC = """
mkdir feedback && if [ "$1" = file ]; then shift; "$@" < output; else shift; "$@"; fi
code=$?
head -c 65536 feedback/judgemessage.txt >&2 2>/dev/null
exit $code
"""
_ICPC_CODES = {42: Verdict.AC, 43: Verdict.WA}
_STOPPED = {
    Stop.CPU: "took more than its CPU time",
    Stop.WALL: "did not end in time",
    Stop.CANCELLED: "did not end after the program had ended",
    Stop.MEMORY: "used too much memory",
    Stop.OUTPUT: "printed too much",
}


@dataclass(frozen=True, kw_only=True)
class Ruling:
    """What a special judge decided: AC, WA or IE. `said` are its own words; `fault` tells what is
    wrong with it (for IE) or with the score that it gave."""

    verdict: Verdict
    said: str = ""
    fault: str = ""

    @property
    def note(self) -> str:
        """Everything that there is to tell the instructor."""
        return ": ".join(filter(None, (self.fault, self.said)))


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A special judge that can be run, or (where its `compiled.file` is None) why it cannot."""

    judge: SpecialJudge
    compiled: Compiled

    def command(self, given: str, answer: str, output: bytes | None, bounds: Bounds) -> Command:
        """Return how it is run on a case; without `output` it talks with the program instead."""
        assert self.compiled.file is not None
        files = [self.compiled.file, *map(_beside, self.judge.program.files)]
        files += [_data("input", given), _data("answer", answer)]
        if output is not None:
            files.append(BoxFile(name="output", data=output))
        talks = output is None
        if self.judge.convention is Convention.ICPC:
            program = (
                *self._program(at_end=43 if talks else FAIL),
                "input",
                "answer",
                "feedback/",
            )
            argv = ("/bin/sh", "-c", _ICPC, "judge", "pipe" if talks else "file", *program)
        else:
            at_end = 1 if talks else FAIL
            argv = (*self._program(at_end=at_end), "input", "output", "answer")
        return Command(argv=argv + self.judge.arguments, bounds=bounds, files=tuple(files))

    def _program(self, *, at_end: int) -> tuple[str, ...]:
        name = self.compiled.name
        if self.judge.program.language == "python":
            return (python_path(), "-I", "-B", "-c", _PYTHON, str(at_end), f"/box/{name}.py")
        return LANGUAGES[self.judge.program.language].run_argv(name, Limits())

    def ruling(self, result: RunResult) -> Ruling:
        """Return what its end means."""
        said = _words(result.stderr) or _words(result.stdout)
        if result.stop is not None:
            return Ruling(verdict=Verdict.IE, said=said, fault=_STOPPED[result.stop])
        if result.signal is not None:
            return Ruling(verdict=Verdict.IE, said=said, fault=f"crashed (signal {result.signal})")
        assert result.exit_code is not None
        return self._by_code(result.exit_code, result.stderr or result.stdout, said)

    def _by_code(self, code: int, words: bytes, said: str) -> Ruling:
        testlib = self.judge.convention is Convention.TESTLIB
        verdict, fault = meaning(code, words) if testlib else (_ICPC_CODES.get(code), "")
        if verdict is None:
            what = "failed" if testlib and code == FAIL else "ended with an unknown exit code"
            return Ruling(verdict=Verdict.IE, said=said, fault=f"{what} ({code})")
        return Ruling(verdict=verdict, said=said, fault=fault)


def prepare(sandbox: Sandbox, judge: SpecialJudge) -> Ready:
    """Compile a special judge, or take it from the cache.

    Raises ValueError for a language that special judges are not written in, SandboxError when the
    fault is ours.
    """
    if judge.program.language not in SPECIAL_LANGUAGES:
        raise ValueError(
            f"a special judge cannot be in {judge.program.language}: "
            f"use one of {', '.join(SPECIAL_LANGUAGES)}"
        )
    return Ready(judge=judge, compiled=compile_program(sandbox, judge.program))


def check_output(
    sandbox: Sandbox, ready: Ready, *, given: str, answer: str, output: bytes
) -> Ruling:
    """Let a special judge look at the output of a program that ended well."""
    size = len(given) + len(answer) + len(output)
    return ready.ruling(sandbox.run(ready.command(given, answer, output, bounds_for(size))))


def bounds_for(size: int, *, seconds: float = 0) -> Bounds:
    """Return what a special judge may use: `size` is that of its files in characters, `seconds`
    the time for which it may have to wait for a program."""
    return Bounds(
        cpu_seconds=CPU_SECONDS,
        wall_seconds=_WALL_SECONDS + seconds,
        memory_bytes=_MEMORY_BYTES + 4 * size,
        output_bytes=_SAID_BYTES,
        processes=64,
        file_bytes=(128 << 20) + 4 * size,
    )


def _data(name: str, text: str) -> BoxFile:
    return BoxFile(name=name, data=text.encode(errors="surrogatepass"))


def _beside(file: SourceFile) -> BoxFile:
    return BoxFile(name=file.name, data=file.text.encode())


def _words(said: bytes) -> str:
    """Return what a special judge printed as it can be shown: not long, nothing invisible."""
    text = said[: 4 * _SHOWN].decode(errors="replace").strip()
    visible = "".join(c if c.isprintable() or c == "\n" else repr(c)[1:-1] for c in text)
    return visible if len(visible) <= _SHOWN else visible[: _SHOWN - 1] + "…"
