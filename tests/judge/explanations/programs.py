"""Wrong programs, each with what is to be told of it, and what the real compilers said of them.

`cases/LANGUAGE.txt` holds them: a line `=== KIND name=value ...` before each program. What the
compilers say is kept beside them; to make it anew, as after a new case (all, or some languages):

    .venv/bin/python -m tests.judge.explanations.programs [LANGUAGE ...]
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from judge.compiling import compile_program
from judge.model import Program
from judge.sandbox import default_sandbox

FOLDER = Path(__file__).parent
LANGUAGES = ("c", "cpp", "java", "python")
_PARAMETER = re.compile(r"(\w+)=(.*?)(?= \w+=|$)")


@dataclass(frozen=True, kw_only=True)
class Case:
    """A wrong program and what is to be told of its first message."""

    language: str
    number: int
    kind: str
    params: dict[str, str]
    source: str

    def __str__(self) -> str:
        return f"{self.language}-{self.number}-{self.kind}"


def cases(language: str) -> Iterator[Case]:
    """Yield the wrong programs of a language."""
    text = (FOLDER / "cases" / f"{language}.txt").read_text()
    for number, part in enumerate(re.split(r"^=== ", text, flags=re.MULTILINE)[1:]):
        head, _, source = part.partition("\n")
        kind, _, given = head.partition(" ")
        params = dict(_PARAMETER.findall(given))
        yield Case(language=language, number=number, kind=kind, params=params, source=source)


def compiled(case: Case) -> list[dict[str, object]]:
    """Return what the compiler says of a program, in the sandbox."""
    program = Program(language=case.language, source=case.source)
    messages = compile_program(default_sandbox(), program).report.messages
    return [
        {"line": m.line, "column": m.column, "severity": m.severity, "text": m.text}
        for m in messages
    ]


def recorded(language: str) -> list[list[dict[str, object]]]:
    """Return what was said of each program of a language."""
    found: list[list[dict[str, object]]] = json.loads(_file(language).read_text())
    return found


def _file(language: str) -> Path:
    return FOLDER / "recorded" / f"{language}.json"


def record(language: str) -> None:
    """Keep what the compiler says now."""
    said = [compiled(case) for case in cases(language)]
    rows = ",\n".join(json.dumps(one, ensure_ascii=False) for one in said)
    _file(language).write_text(f"[\n{rows}\n]\n")


if __name__ == "__main__":
    for name in sys.argv[1:] or LANGUAGES:
        record(name)
