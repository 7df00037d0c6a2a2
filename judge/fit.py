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


def words_of(place: Place, text: str) -> tuple[object, ...] | None:
    """Return the tokens of a text as it stands in its place; None where it does not fit there."""
    try:
        return fit(place, text).words
    except Misfit:
        return None


def same_words(place: Place, text: str) -> bool:
    """Tell whether a text has the tokens of the reference's unit.

    Where that does not lex itself only the same text is the same.
    """
    if text.strip() == place.reference.strip():
        return True
    given = words_of(place, text)
    return given is not None and given == words_of(place, place.reference)
