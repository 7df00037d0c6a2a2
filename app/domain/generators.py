"""Input generators as they are uploaded and stored: one program, and what it includes."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from app.domain.errors import N_
from app.domain.special_judges import program_of
from judge.model import Program

# Among several files that could be it, the one that is called so.
MAIN_NAMES = ("generator", "gen", "main")
_ADAPTER = TypeAdapter(Program)


def make(files: Mapping[str, bytes]) -> Program:
    """Return the generator that uploaded files make; folders in their names do not count."""
    return program_of(
        files,
        MAIN_NAMES,
        N_("Which of %(names)s is the program? Call it generator, or upload only one."),
    )


def load(data: Mapping[str, Any]) -> Program | None:
    """Read a stored generator; None where there is none."""
    return _ADAPTER.validate_python(data) if data else None


def dump(program: Program) -> dict[str, Any]:
    """Return a generator as JSON."""
    dumped: dict[str, Any] = _ADAPTER.dump_python(program, mode="json")
    return dumped


def files_of(program: Program) -> dict[str, str]:
    """Return its files by name, the program first."""
    name = "generator.py" if program.language == "python" else "generator.cpp"
    return {name: program.source} | {file.name: file.text for file in program.files}
