"""Rule 1: does an answer, alone, lex and fit its place?

An answer that fits is cut after its last token (a comment there could swallow what follows on the
line), loses the braces that stand in the fixed text already, and in Python gets its place's
indentation. Its lines stay its lines, so that a message can be traced back.
"""

import re
from dataclasses import dataclass

from judge.fit_curly import fit_curly
from judge.fit_python import fit_python
from judge.lexing import Misfit
from judge.model import FeedbackCode
from judge.place import Place

MAX_ANSWER = 1 << 16
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, kw_only=True)
class Fitted:
    """An answer as it stands in the source.

    `words` are its tokens, for comparison. `shifts[i]` is what to add to a column of the answer's
    line i + 1 to have the source's (on the first line besides the column where the unit starts).
    """

    text: str
    words: tuple[object, ...]
    shifts: tuple[int, ...] = ()


def fit(place: Place, answer: str) -> Fitted:
    """Return the answer as it stands in the source, or raise Misfit."""
    if len(answer) > MAX_ANSWER:
        raise Misfit(FeedbackCode.TOO_LONG, 0, str(MAX_ANSWER))
    answer = answer.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if control := _CONTROL.search(answer):
        line = answer.count("\n", 0, control.start()) + 1
        raise Misfit(FeedbackCode.CONTROL_CHARACTER, line, f"U+{ord(control[0]):04X}")
    if place.language == "python":
        return Fitted(**fit_python(place, answer))
    return Fitted(**fit_curly(place, answer))
