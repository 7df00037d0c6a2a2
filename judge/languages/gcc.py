"""What C and C++ have in common: gcc's command line, its artefact and its JSON diagnostics."""

import functools
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from judge.languages.base import Language, LightHeader, Prebuilt
from judge.model import Limits, Message
from judge.sandbox import BoxFile

_UNDEFINED = re.compile(r"undefined reference to [`'](?P<name>[^'`]+)'")
_TWICE = re.compile(r"multiple definition of [`'](?P<name>[^'`]+)'")
_BEGINNING = re.compile(
    r"\ufeff?(?:\s|//[^\n\\]*\n|/\*(?:[^*]|\*(?!/))*\*/)*"  # blanks and comments
    r"#[ \t]*include[ \t]*<([\w./+]+)>[ \t]*(?:\r?\n|//|$)"
)
# told of what follows, often a line below: it is what stands before that lacks something
_FORGOTTEN = re.compile(r"expected (?:\W\S{1,15}\W(?:, | or ))*?\W[;,)\]]\W.* before")
_PATH = re.compile(r"(?:/[\w.+-]+)+/([\w.+-]+)")
_SEVERITIES = {"error": "error", "fatal error": "error", "warning": "warning"}
# what often is a slip, never what is only a matter of taste; a warning fails nothing
_WARNINGS = tuple(
    "-W" + name
    for name in (
        "address", "array-bounds", "bool-compare", "empty-body", "format",
        "logical-not-parentheses", "maybe-uninitialized", "misleading-indentation",
        "parentheses", "return-type", "sequence-point", "tautological-compare",
        "uninitialized", "unused-value",
    )
)  # fmt: skip
_LARGE = "bits/stdc++.h"  # what is worth precompiling for refused programs, too
_FATAL = "bounds,null,integer-divide-by-zero,return,vla-bound,nonnull-attribute"
_SURVIVED = "signed-integer-overflow,shift-exponent"
# the assembler's `.print` writes to stdout, which is for the program alone
_BUILD = '"$@" -o /tmp/program >&2 && exec cat /tmp/program'
_ALL_ERRORS = '"$@" 2>&1; exit 0'


def argv(compiler: str, standard: str, suffix: str) -> tuple[str, ...]:
    """Return the command that compiles `main` + suffix and prints the binary."""
    return _argv(compiler, flags_for(standard), suffix)


def _argv(compiler: str, flags: tuple[str, ...], suffix: str) -> tuple[str, ...]:
    return (
        "/bin/sh", "-c", _BUILD, "build", compiler, *flags, *_linker(), f"main{suffix}", "-lm",
    )  # fmt: skip


def with_variants(language: Language, compiler: str, standard: str) -> Language:
    """Return a language with the recipes for its refused programs.

    What is precompiled for its own serves the traced ones, too; sanitizers need their own.
    """
    sanitizing, tracing = _sanitizing(standard), _tracing(standard)
    large = [part.name for part in language.prebuilt if part.name == _LARGE]
    return replace(
        language,
        sanitized=replace(
            language,
            compile_argv=lambda _: _argv(compiler, sanitizing, language.suffix),
            prebuilt=tuple(header(compiler, sanitizing, "c++-header", name) for name in large),
        ),
        traced=replace(language, compile_argv=lambda _: _argv(compiler, tracing, language.suffix)),
    )


def _sanitizing(standard: str) -> tuple[str, ...]:
    """Return the flags for a program that tells of its own faults.

    Only checks that a beginner's program fails by mistake: no alignment, no shift of ones beyond
    the sign. An overflow may be meant (a hash), in the reference too, so it does not end a program.
    """
    return (
        f"-std={standard}", "-pipe", "-w", "-O1", "-g1",
        "-fno-omit-frame-pointer", f"-fsanitize=address,{_FATAL},{_SURVIVED}",
        f"-fno-sanitize-recover={_FATAL}", f"-fsanitize-recover={_SURVIVED}",
        "-D_GLIBCXX_ASSERTIONS",
    )  # fmt: skip


def _tracing(standard: str) -> tuple[str, ...]:
    """Return the flags for a program whose variables' values are looked at."""
    return (f"-std={standard}", "-O1", "-pipe", "-w", "-ftrivial-auto-var-init=pattern")


def header(
    compiler: str, flags: tuple[str, ...], kind: str, name: str, light: LightHeader | None = None
) -> Prebuilt:
    """Return how a header is precompiled, in gcc's language `kind`; or a light one in its place."""
    text = light.text if light else f"#include <{name}>\n"
    source = BoxFile(name="header.hpp", data=text.encode())
    # for a second #include, and where gcc does not take what is precompiled
    plain = f"#pragma GCC system_header\n#include_next <{name}>\n"
    return Prebuilt(
        name=f"{name}, light" if light else name,
        argv=(
            "/bin/sh", "-c", _BUILD, "build", compiler, *flags, "-x", kind, source.name,
        ),
        source=source,
        file=f"{name}.gch",
        beside={name: plain},
        flags=lambda folder: (f"-I{folder}",),
        serves=lambda text: first_include(text) == name,
        light=light,
    )  # fmt: skip


def light_header(compiler: str, standard: str, name: str, text: str) -> LightHeader:
    """Return how it is found out what a light header lacks of the one called `name`."""
    flags = flags_for(standard)
    return LightHeader(
        header=name,
        text=text,
        preprocess_argv=lambda file: (
            "/bin/sh", "-c", _BUILD, "build", compiler, *flags, "-E", "-dD", file,
        ),
        probe_argv=lambda file: (
            "/bin/sh", "-c", _ALL_ERRORS, "probe", compiler, *_meaning(standard),
            "-fsyntax-only", "-fno-diagnostics-show-caret", file,
        ),
    )  # fmt: skip


def first_include(source: str) -> str:
    """Return the header that a source includes before anything else, or an empty string."""
    found = _BEGINNING.match(source)
    return found[1] if found else ""


def flags_for(standard: str) -> tuple[str, ...]:
    """Return the flags of every compilation that is a student's own."""
    return (
        *_meaning(standard), "-fdiagnostics-format=json", "-fdiagnostics-column-unit=byte",
        "-fmax-errors=20", *_WARNINGS,
    )  # fmt: skip


def _meaning(standard: str) -> tuple[str, ...]:
    return (f"-std={standard}", "-O2", "-pipe")


@functools.cache
def _linker() -> tuple[str, ...]:
    """Return the quickest linker's flags: gold needs half of the usual one's time."""
    return ("-fuse-ld=gold",) if Path("/usr/bin/ld.gold").exists() else ()


def pack(name: str, source: str, printed: bytes) -> BoxFile:
    """Return the binary as an executable file."""
    del source
    return BoxFile(name=name, data=printed, executable=True)


def run_argv(name: str, limits: Limits) -> tuple[str, ...]:
    """Return the command that runs the binary."""
    del limits
    return (f"/box/{name}",)


def diagnose(stderr: str, source: str) -> tuple[Message, ...]:
    """Read gcc's JSON (one array per line) and the linker's text."""
    messages: list[Message] = []
    lines = source.split("\n")
    for row in stderr.splitlines():
        if row.startswith("["):
            messages += _from_json(row, lines)
        elif found := _UNDEFINED.search(row):
            messages.append(_plain(f"undefined reference to '{found['name']}'"))
        elif found := _TWICE.search(row):
            messages.append(_plain(f"multiple definition of '{found['name']}'"))
    return tuple(dict.fromkeys(messages))


def _plain(text: str) -> Message:
    return Message(line=0, column=0, severity="error", text=text)


def _from_json(row: str, lines: list[str]) -> list[Message]:
    try:
        entries = json.loads(row)
        return [_message(entry, lines) for entry in entries if entry.get("kind") in _SEVERITIES]
    except (ValueError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return []  # cut off at the sandbox's limit, or made by the program (`.error` in assembly)


def _message(entry: dict[str, Any], lines: list[str]) -> Message:
    place: dict[str, Any] = next((location["caret"] for location in entry.get("locations", [])), {})
    line = int(place.get("line", 0)) if "/" not in place.get("file", "/") else 0
    column = 0
    if 0 < line <= len(lines):
        before = lines[line - 1].encode()[: max(0, int(place.get("byte-column", 1)) - 1)]
        column = len(before.decode(errors="ignore")) + 1
    text = _PATH.sub(r"\1", str(entry.get("message", "")))
    if _FORGOTTEN.match(text):
        line, column = _behind(lines, line, column)
    return Message(line=line, column=column, severity=_SEVERITIES[entry["kind"]], text=text)


def _behind(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Return the place just behind what stands before a place, where that is on a line above."""
    if not 0 < line <= len(lines) or lines[line - 1][: column - 1].strip():
        return line, column
    above = line - 1
    while above > 0 and not lines[above - 1].strip():
        above -= 1
    before = lines[above - 1].rstrip() if above > 0 else ""
    if not before or before.endswith("*/") or "//" in before or before.startswith("#"):
        return line, column  # a comment or directive: rather the compiler's own place
    return above, len(before) + 1
