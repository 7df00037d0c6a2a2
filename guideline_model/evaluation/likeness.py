"""How close an answer is to a reference, for Korean and English alike.

A Korean word (eojeol) carries its particles: n을 and n이 would be different words, and the usual
ROUGE drops Hangul altogether. So ROUGE-L (Lin 2004, the F measure of the longest common
subsequence) is taken here over Hangul syllables and whole Latin words and numbers, as KorQuAD 1.0
(Lim et al. 2019) takes its F1 over characters. chrF (Popović 2015) compares character runs of one
to six without blanks, and needs no words at all; it is sacrebleu's.
"""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[가-힣]|[a-z_][a-z0-9_]*|\d+(?:\.\d+)?", re.ASCII)


def words(text: str) -> tuple[str, ...]:
    """Return what ROUGE-L compares: Hangul syllables, Latin words, numbers."""
    return tuple(_WORD.findall(text.lower()))


def rouge_l(answer: str, reference: str) -> float:
    """Return the F measure of the longest common subsequence, from 0 to 1."""
    said, wanted = words(answer), words(reference)
    if not said or not wanted:
        return float(said == wanted)
    return 2 * _common(said, wanted) / (len(said) + len(wanted))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    above = [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for at, second in enumerate(other):
            row.append(above[at] + 1 if word == second else max(above[at + 1], row[at]))
        above = row
    return above[-1]


def chrf(answers: Sequence[str], references: Sequence[str]) -> float:
    """Return sacrebleu's chrF of all answers together, from 0 to 1."""
    from sacrebleu.metrics import CHRF  # noqa: PLC0415 - of the extra [train]

    return float(CHRF().corpus_score(list(answers), [list(references)]).score) / 100
