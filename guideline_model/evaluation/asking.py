"""Asks a subject for the guidelines of examples, as serving does: all units of a program at once.

What comes first is what is measured: nothing is asked again, and nobody stands in.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guideline_model.dataset.model import Example
from guideline_model.evaluation.model import Answer, Subject
from guideline_model.model import WriteRequest
from guideline_model.verify import verify


def ask(subject: Subject, examples: Sequence[Example]) -> tuple[Answer, ...]:
    """Return the subject's answers in the order of the examples.

    Raises WriterUnavailable where the subject cannot write at all.
    """
    load = getattr(subject.writer, "load", None)
    if load is not None:
        load()  # so that loading is nobody's time
    found: dict[int, Answer] = {}
    for group in _groups(examples):
        found |= _asked(subject, group)
    return tuple(found[id(one)] for one in examples)


def _groups(examples: Sequence[Example]) -> Iterator[list[Example]]:
    groups: dict[object, list[Example]] = defaultdict(list)
    for one in examples:
        key = (one.source, one.language, one.level, one.locale, one.statement, one.edits)
        groups[key].append(one)
    yield from groups.values()


def _asked(subject: Subject, group: Sequence[Example]) -> dict[int, Answer]:
    indexes = frozenset(one.index for one in group)
    request = replace(group[0].request(), only=indexes)
    started = time.perf_counter()
    texts = {said.index: said.text for said in subject.writer.write(request)}
    seconds = (time.perf_counter() - started) / len(indexes)
    return {id(one): _answer(one, request, texts, seconds) for one in group}


def _answer(one: Example, request: WriteRequest, texts: dict[int, str], seconds: float) -> Answer:
    text = texts.get(one.index, "")
    before = {index: said for index, said in texts.items() if index < one.index}
    checks = verify(text, replace(request, standing=before), one.unit)
    return Answer(example=one, text=text, checks=checks, seconds=seconds)
