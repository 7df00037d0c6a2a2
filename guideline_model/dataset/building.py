"""Builds the dataset: reads, verifies, removes doubles, and splits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from guideline_model.dataset.likeness import program_runs
from guideline_model.dataset.minhash import near_pairs
from guideline_model.dataset.model import Defaults, Dropped, Example, Found
from guideline_model.dataset.reading import read
from guideline_model.dataset.splitting import Shares, split
from guideline_model.dataset.steps import verified, without_doubles


@dataclass(frozen=True, kw_only=True)
class Choices:
    """How to build: what is near, how large splits are, which writers' guidelines to take.

    `keep_out` are files whose programs must not be learned from, nor anything near them.
    """

    defaults: Defaults = field(default_factory=Defaults)
    shares: Shares = field(default_factory=Shares)
    near_program: float = 0.6
    near_example: float = 0.8
    writers: frozenset[str] | None = None
    keep_out: tuple[Path, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """The examples of each split, what was read, and what was left out and why."""

    splits: Mapping[str, tuple[Example, ...]]
    read: int
    dropped: tuple[Dropped, ...]


def build(paths: Sequence[Path], choices: Choices) -> Dataset:
    """Return the dataset of files and folders; raises BadInput for the first that is bad."""
    found = read(paths, choices.defaults)
    units = len(found.examples) + sum(one.units for one in found.dropped)
    steps = (
        lambda examples: _of_writers(examples, choices.writers),
        lambda examples: _kept_in(examples, choices),
        verified,
        lambda examples: without_doubles(examples, choices.near_example),
    )
    for step in steps:
        after = step(found.examples)
        found = Found(examples=after.examples, dropped=found.dropped + after.dropped)
    splits = split(found.examples, choices.shares, choices.near_program)
    return Dataset(splits=splits, read=units, dropped=found.dropped)


def _of_writers(examples: Sequence[Example], writers: frozenset[str] | None) -> Found:
    kept = [one for one in examples if writers is None or one.writer in writers]
    dropped = [
        Dropped(origin=one.origin, reason=f'written by "{one.writer}"')
        for one in examples
        if writers is not None and one.writer not in writers
    ]
    return Found(examples=tuple(kept), dropped=tuple(dropped))


def _kept_in(examples: Sequence[Example], choices: Choices) -> Found:
    """Leave out the examples whose program is one that must be kept out, or near one."""
    out = read(choices.keep_out, choices.defaults).examples
    if not out:
        return Found(examples=tuple(examples))
    programs = {(one.language, one.source): one for one in (*out, *examples)}
    listed = list(programs)
    kept_out = {(one.language, one.source) for one in out}
    texts = [program_runs(one) for one in programs.values()]
    near = {
        listed[later]
        for earlier, later in near_pairs(texts, choices.near_program)
        if listed[earlier] in kept_out
    }
    kept_out |= near
    kept, dropped = [], []
    for one in examples:
        if (one.language, one.source) in kept_out:
            dropped.append(Dropped(origin=one.origin, reason="its program is to be kept out"))
        else:
            kept.append(one)
    return Found(examples=tuple(kept), dropped=tuple(dropped))
