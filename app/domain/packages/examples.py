"""Example submissions: `submissions/FOLDER/NAME`, and what each folder promises of them."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePosixPath

from app.domain.errors import N_
from app.domain.packages.findings import Findings
from app.domain.packages.model import SUFFIXES, Example
from judge.verdict import Verdict

FOLDER = "submissions/"
MAX_EXAMPLES = 100
MAX_BYTES = 256 * 1024
ACCEPTED = "accepted"
SLOW = frozenset({Verdict.TLE, Verdict.ILE})
CRASH = frozenset({Verdict.RTE, Verdict.MLE, Verdict.OLE})
REJECTED = frozenset({Verdict.WA}) | SLOW | CRASH
# By folder: one of these verdicts at least, and none besides those and accepted.
PROMISES: Mapping[str, tuple[Collection[Verdict], Collection[Verdict]]] = {
    ACCEPTED: ((Verdict.AC,), ()),
    "wrong_answer": ((Verdict.WA,), ()),
    "time_limit_exceeded": (SLOW, (Verdict.WA,)),
    "run_time_error": (CRASH, REJECTED),
    "rejected": (REJECTED, REJECTED),
    "brute_force": (SLOW | CRASH, ()),
}
UNKNOWN_FOLDER = N_("this folder of example submissions is not known, so it is left out.")
UNKNOWN_LANGUAGE = N_("this language is not judged here, so the example is left out.")
SEVERAL_FILES = N_("examples of more than one file are not judged here, so this is left out.")
NO_OWN_FOLDER = N_("this stands in no folder that says what is expected, so it is left out.")
TOO_MANY = N_("More than %(count)s example submissions: the rest is left out.")
TOO_LARGE = N_("this example is larger than %(count)s KiB, so it is left out.")


def kept(expected: str, verdicts: Iterable[Verdict]) -> bool:
    """Whether a program whose cases had these verdicts is what its folder promises."""
    found = set(verdicts)
    if not found:
        return False
    if expected == ACCEPTED:
        return found == {Verdict.AC}
    wanted, besides = PROMISES[expected]
    return bool(found & set(wanted)) and found <= {Verdict.AC, *wanted, *besides}


def read(files: Mapping[str, bytes], findings: Findings) -> tuple[Example, ...]:
    """Return the examples of a package; those that cannot be judged here are warned of."""
    found = []
    for folder, program in _programs(files, findings).items():
        expected = folder.split("/")[1]
        if expected not in PROMISES:
            findings.warning(f"{FOLDER}{expected}/", UNKNOWN_FOLDER)
        elif example := _example(expected, folder, program, findings):
            found.append(example)
    if len(found) > MAX_EXAMPLES:
        findings.warning(FOLDER, TOO_MANY, count=MAX_EXAMPLES)
    return tuple(found[:MAX_EXAMPLES])


def _programs(files: Mapping[str, bytes], findings: Findings) -> dict[str, dict[str, bytes]]:
    """Group files to programs: a file of a folder of its own right, or a folder in there."""
    found: dict[str, dict[str, bytes]] = {}
    for name in sorted(name for name in files if name.startswith(FOLDER)):
        parts = name.split("/")
        if len(parts) < 3:
            if not name.endswith((".yaml", ".md", ".txt")):
                findings.warning(name, NO_OWN_FOLDER)
            continue
        found.setdefault("/".join(parts[:3]), {})[name] = files[name]
    return found


def _example(
    expected: str, place: str, program: Mapping[str, bytes], findings: Findings
) -> Example | None:
    sources = [name for name in program if PurePosixPath(name).suffix.lower() in SUFFIXES]
    if not sources:
        findings.warning(place, UNKNOWN_LANGUAGE)
        return None
    if len(program) > 1:
        findings.warning(place, SEVERAL_FILES)
        return None
    (name,) = sources
    if len(program[name]) > MAX_BYTES:
        findings.warning(name, TOO_LARGE, count=MAX_BYTES // 1024)
        return None
    return Example(
        expected=expected,
        name=name.removeprefix(f"{FOLDER}{expected}/").replace("/", "-"),
        language=SUFFIXES[PurePosixPath(name).suffix.lower()],
        source=findings.source(name, program[name]),
    )


def write(rows: Iterable[Example]) -> dict[str, str]:
    """Return the files of examples."""
    return {FOLDER + row.path: row.source for row in rows}
