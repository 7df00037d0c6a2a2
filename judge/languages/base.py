"""What a language is to the judge: how to compile it, how to run it, how it speaks of errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from judge.model import Limits, Message
from judge.sandbox import BoxFile

Diagnose = Callable[[str, str], tuple[Message, ...]]


def same_name(source: str) -> str:
    """Return the usual program name whatever the source is."""
    del source
    return "main"


@dataclass(frozen=True, kw_only=True)
class SelfTest:
    """A program in the language, and what it prints for an input."""

    source: str
    input: str = "20 22\n"
    output: str = "42\n"


@dataclass(frozen=True, kw_only=True)
class LightHeader:
    """The part of a large header that most programs need (see judge/light_header.py).

    `preprocess_argv(name)` prints a source with all that it includes and the macros' definitions;
    `probe_argv(name)` prints the compiler's errors, all of them.
    """

    header: str
    text: str
    preprocess_argv: Callable[[str], tuple[str, ...]]
    probe_argv: Callable[[str], tuple[str, ...]]


@dataclass(frozen=True, kw_only=True)
class Prebuilt:
    """What a compiler reads more quickly than it would make it again for each program.

    `argv` prints it, given `source` as the only file; it is kept as `file`, next to `beside`.
    `flags(folder)` make the compiler take it, for the sources that it `serves`; with `light` only
    for those among them that cannot tell it from the whole.
    """

    name: str
    argv: tuple[str, ...]
    source: BoxFile
    file: str
    flags: Callable[[str], tuple[str, ...]]
    serves: Callable[[str], bool]
    beside: Mapping[str, str] = field(default_factory=dict)
    light: LightHeader | None = None


@dataclass(frozen=True, kw_only=True)
class Language:
    """The recipe of one language.

    The compiler is a run in the sandbox like any other: `compile_argv(name)` is given the source
    as `name + suffix` and prints the program (bytes) on stdout and its diagnostics on stderr.
    `pack(name, source, printed)` makes of it the file that `run_argv(name, limits)` runs.
    `diagnose(stderr, source)` reads the diagnostics; `explain(stderr)` the end of a failed run.
    `sanitized` is the recipe for a program that tells of its own faults, `traced` the one for a
    program whose values are looked at: what has none yet is filled with 0xFE.
    `prebuilt` are those things that the compiler is worth giving; one at most serves a source, and
    a light one beside it.
    The extras are what the runtime needs beside the student's own limits.
    """

    key: str
    name: str
    suffix: str
    compile_argv: Callable[[str], tuple[str, ...]]
    pack: Callable[[str, str, bytes], BoxFile]
    run_argv: Callable[[str, Limits], tuple[str, ...]]
    diagnose: Diagnose
    self_test: SelfTest
    requires: tuple[str, ...]
    program_name: Callable[[str], str] = same_name
    explain: Callable[[str], tuple[int, str]] = lambda _: (0, "")
    out_of_memory: tuple[str, ...] = ()
    extra_memory_mib: int = 0
    extra_processes: int = 0
    reserved_mib: int = 0
    prebuilt: tuple[Prebuilt, ...] = ()
    sanitized: "Language | None" = None
    traced: "Language | None" = None

    @property
    def variants(self) -> "tuple[Language, ...]":
        """The recipes besides its own: they are for refused programs only."""
        return tuple(one for one in (self.sanitized, self.traced) if one is not None)
