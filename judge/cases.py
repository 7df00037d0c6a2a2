"""Test cases from a folder: NAME.in with NAME.out or NAME.ans, found recursively."""

from pathlib import Path

from judge.model import TestCase

_ANSWERS = (".out", ".ans")


def load_cases(folder: Path, *, samples: bool | None = None) -> tuple[TestCase, ...]:
    """Return the cases of a folder in the order of their names.

    A case is a sample when `samples` says so or, where it is None, when its name has "sample" in
    it. Raises ValueError with one clear message for a folder that is not what it should be.
    """
    if not folder.is_dir():
        raise ValueError(f"{folder} is not a folder: give one that holds NAME.in with NAME.out")
    cases = []
    for given in sorted(folder.rglob("*.in")):
        wanted = next((p for s in _ANSWERS if (p := given.with_suffix(s)).is_file()), None)
        if wanted is None:
            raise ValueError(f"{given} has no .out or .ans beside it: add one")
        name = given.relative_to(folder).with_suffix("").as_posix()
        sample = "sample" in name.lower() if samples is None else samples
        cases.append(TestCase(name=name, input=_text(given), output=_text(wanted), sample=sample))
    if not cases:
        raise ValueError(f"{folder} holds no test cases: put NAME.in with NAME.out there")
    return tuple(cases)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"{path} is not UTF-8: save it as UTF-8") from error
