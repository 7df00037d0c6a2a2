"""Makes figures of answers."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from guideline_model.evaluation.likeness import chrf, rouge_l
from guideline_model.evaluation.model import Answer, Figures
from segmenter import Level

LEAKS = frozenset({"no_statement", "no_operator", "no_format"})
ALL = "all"
_SENTENCE = re.compile(r"[.!?](?=\s|$)")


def by_level(answers: Sequence[Answer]) -> Mapping[str, Figures]:
    """Return the figures of all answers and of those of each level that there is."""
    levels = {ALL: answers} | {
        str(level): [one for one in answers if one.example.level == level] for level in Level
    }
    return {name: figures(some) for name, some in levels.items() if some}


def figures(answers: Sequence[Answer]) -> Figures:
    """Return the figures of answers, of which there is at least one."""
    names = [check.name for check in answers[0].checks]

    def share(true: Callable[[Answer], bool]) -> float:
        return _mean(float(true(one)) for one in answers)

    return Figures(
        count=len(answers),
        passed=share(lambda one: one.passed),
        checks={name: share(lambda one, name=name: name not in one.failed) for name in names},  # type: ignore[misc]
        leaked=share(lambda one: bool(one.failed & LEAKS)),
        empty=share(lambda one: not one.text.strip()),
        coverage=_mean(_coverage(one) for one in answers),
        rouge_l=_mean(rouge_l(one.text, one.example.guideline) for one in answers),
        chrf=chrf([one.text for one in answers], [one.example.guideline for one in answers]),
        characters=_mean(len(one.text) for one in answers),
        sentences=_mean(len(_SENTENCE.findall(one.text)) for one in answers),
        seconds=_mean(one.seconds for one in answers),
    )


def _coverage(one: Answer) -> float:
    """Return the share of needed names that the answer says, which is that check's score."""
    return next((check.score for check in one.checks if check.name == "names"), 1.0)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)
