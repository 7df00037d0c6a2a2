"""Special judges as they are uploaded and stored: one program, and what it includes."""

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from pydantic import TypeAdapter

from app.domain.bundle import decode
from app.domain.errors import N_, AppError, TooLarge
from app.domain.text import storable
from judge.model import Convention, Program, SourceFile, SpecialJudge

MAX_BYTES = 1024 * 1024
MAX_FILES = 20
LANGUAGES = {".cpp": "cpp", ".cc": "cpp", ".cxx": "cpp", ".py": "python"}
# Among several files that could be it, the one that is called so.
MAIN_NAMES = ("checker", "interactor", "judge", "main")
WHICH = N_("Which of %(names)s is the program? Call it checker or interactor, or upload only one.")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]{0,99}")
# Where the judge puts its own files.
_TAKEN = frozenset({"main.cpp", "main.py", "main", "input", "output", "answer", "feedback"})
_ADAPTER = TypeAdapter(SpecialJudge)


def make(
    files: Mapping[str, bytes],
    convention: str = Convention.TESTLIB,
    arguments: Sequence[str] = (),
) -> SpecialJudge:
    """Return the special judge that uploaded files make; folders in their names do not count."""
    if convention not in list(Convention):
        raise AppError(
            N_("There is no convention called %(name)s: use one of %(known)s."),
            name=convention,
            known=", ".join(Convention),
        )
    program = program_of(files, MAIN_NAMES, WHICH)
    storable(*arguments)
    return SpecialJudge(
        program=program, convention=Convention(convention), arguments=tuple(arguments)
    )


def program_of(files: Mapping[str, bytes], main_names: Sequence[str], which: str) -> Program:
    """Return the program that uploaded files make, the others beside it.

    Where several could be it, one of `main_names` is; `which` is said where none of them is.
    """
    if len(files) > MAX_FILES or sum(map(len, files.values())) > MAX_BYTES:
        raise TooLarge(
            N_("A program of yours has at most %(count)s files of %(total)s KiB in all."),
            count=MAX_FILES,
            total=MAX_BYTES // 1024,
        )
    named = {PurePosixPath(name).name: data for name, data in files.items()}
    texts = {name: decode(name, data) for name, data in named.items() if name[:1] != "."}
    storable(*texts, *texts.values())
    main = _main(texts, main_names, which)
    beside = [SourceFile(name=_free(name), text=texts[name]) for name in texts if name != main]
    language = LANGUAGES[PurePosixPath(main).suffix]
    return Program(language=language, source=texts[main], files=tuple(beside))


def _main(texts: Mapping[str, str], main_names: Sequence[str], which: str) -> str:
    sources = [name for name in texts if PurePosixPath(name).suffix in LANGUAGES]
    named = [name for name in sources if PurePosixPath(name).stem in main_names]
    for found in (named, sources):
        if len(found) == 1:
            return found[0]
    if not sources:
        raise AppError(N_("There is no program: upload one .cpp or .py file, with its headers."))
    raise AppError(which, names=", ".join(sources))


def _free(name: str) -> str:
    if not _NAME.fullmatch(name) or name in _TAKEN:
        raise AppError(N_("A file beside the program cannot be called %(name)s."), name=name)
    return name


def load(data: Mapping[str, Any]) -> SpecialJudge | None:
    """Read a stored special judge; None where there is none."""
    return _ADAPTER.validate_python(data) if data else None


def dump(judge: SpecialJudge) -> dict[str, Any]:
    """Return a special judge as JSON."""
    dumped: dict[str, Any] = _ADAPTER.dump_python(judge, mode="json")
    return dumped


def main_name(judge: SpecialJudge) -> str:
    """Return what its program is called in a package."""
    return "judge.py" if judge.program.language == "python" else "judge.cpp"


def files_of(judge: SpecialJudge) -> dict[str, str]:
    """Return its files by name, the program first."""
    beside = {file.name: file.text for file in judge.program.files}
    return {main_name(judge): judge.program.source} | beside
