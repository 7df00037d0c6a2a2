"""What testlib.h's exit codes mean.

It also has scores, which are not used here: a case is right or it is not. So a score counts as
accepted where it is all that there is to get, and as a wrong answer otherwise; never as a fault.
`quitp` ends with code 7 and says `points 0.5 ...`, where 1 is all. `quitf(_pc(12), ...)` says
`partially correct (12) ...` and ends with 12, or 62 in some builds: codes that also mean `ok` (0),
`FAIL` (3) or nothing, so there the words decide.

What a checker says may quote the student's output. Whoever makes it say such a line once more only
takes a score from himself: the words make nothing right but where all of them say so.
"""

import re

from judge.verdict import Verdict

RIGHT, FAIL, _POINTS = 0, 3, 7
_MEANINGS = {RIGHT: Verdict.AC} | dict.fromkeys((1, 2, 4, 8), Verdict.WA)
_POINTS_SAID = re.compile(rb"^[ \t]*points[ \t]+(\S{1,40})", re.MULTILINE)
_PARTIAL_SAID = re.compile(rb"^[ \t]*partially correct \((\d{1,3})\)", re.MULTILINE)
_PARTIAL_BASES = (0, 50)


def meaning(code: int, said: bytes) -> tuple[Verdict | None, str]:
    """Return the verdict (None: nobody agreed on such a code) and what to tell the instructor."""
    if code == _POINTS:
        return _points([one.decode(errors="replace") for one in _POINTS_SAID.findall(said)])
    scores = {int(score) for score in _PARTIAL_SAID.findall(said)}
    if any(code == base + score for base in _PARTIAL_BASES for score in scores):
        return Verdict.WA, "called it partially correct, which is not accepted here"
    return _MEANINGS.get(code), ""


def _points(scores: list[str]) -> tuple[Verdict, str]:
    if scores and all(_is_all(score) for score in scores):
        return Verdict.AC, ""
    given = f"gave {scores[0]} points" if scores else "did not say how many points it gave"
    return Verdict.WA, f"{given}: only 1, which is all, is accepted here"


def _is_all(score: str) -> bool:
    try:
        return float(score) == 1
    except ValueError:
        return False
