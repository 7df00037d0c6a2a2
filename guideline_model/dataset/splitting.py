"""Splits examples so that no program, and nothing near it, is both learned from and asked for."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guideline_model.dataset.likeness import program_runs
from guideline_model.dataset.minhash import near_pairs
from guideline_model.dataset.model import Example

SPLITS = ("train", "validation", "test")


@dataclass(frozen=True, kw_only=True)
class Shares:
    """How large the held-out splits are, as shares of all examples; the seed deals the groups."""

    validation: float = 0.1
    test: float = 0.1
    seed: int = 1


def split(
    examples: Sequence[Example], shares: Shares, least: float
) -> Mapping[str, tuple[Example, ...]]:
    """Return the examples of each split.

    Programs of one problem stay together, and so do programs that are nearly the same: they have
    at least that share of their token runs in common.
    """
    groups = grouped(examples, least)
    dealt = _dealt(groups, shares)
    return {
        name: tuple(
            one for one, group in zip(examples, groups, strict=True) if dealt[group] == name
        )
        for name in SPLITS
    }


def grouped(examples: Sequence[Example], least: float) -> list[str]:
    """Return the group of each example: the first problem's name of those that belong together."""
    programs = {(one.program, one.source): one for one in examples}
    listed = list(programs.values())
    leader = {one.program: one.program for one in listed}
    for earlier, later in near_pairs([program_runs(one) for one in listed], least):
        one, other = (_root(leader, listed[at].program) for at in (earlier, later))
        leader[max(one, other)] = min(one, other)
    return [_root(leader, one.program) for one in examples]


def _root(leader: Mapping[str, str], program: str) -> str:
    while leader[program] != program:
        program = leader[program]
    return program


def _dealt(groups: Sequence[str], shares: Shares) -> dict[str, str]:
    """Return the split of each group: in an order by chance, test first, until each is filled."""
    sizes = {group: groups.count(group) for group in dict.fromkeys(groups)}
    order = sorted(
        sizes, key=lambda group: hashlib.sha256(f"{shares.seed}/{group}".encode()).digest()
    )
    room = {"test": shares.test * len(groups), "validation": shares.validation * len(groups)}
    dealt = {}
    for group in order:
        wanted = next((name for name, left in room.items() if left >= sizes[group] / 2), "train")
        dealt[group] = wanted
        if wanted in room:
            room[wanted] -= sizes[group]
    return dealt
