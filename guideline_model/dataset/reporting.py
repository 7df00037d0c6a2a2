"""Says what a dataset holds and what was left out, as JSON and as a table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from guideline_model.dataset.building import Dataset
from guideline_model.dataset.model import Example
from segmenter import Level

SHOWN = 3


def as_json(dataset: Dataset, digest: str) -> dict[str, Any]:
    """Return the whole report; everything that was left out stands in it."""
    return {
        "sha256": digest,
        "read": dataset.read,
        "kept": sum(map(len, dataset.splits.values())),
        "splits": {name: _counts(examples) for name, examples in dataset.splits.items()},
        "reasons": dict(_reasons(dataset)),
        "dropped": [
            {"origin": one.origin, "reason": one.reason, "units": one.units, "detail": one.detail}
            for one in dataset.dropped
        ],
    }


def _counts(examples: Sequence[Example]) -> dict[str, Any]:
    return {
        "examples": len(examples),
        "programs": len({one.program for one in examples}),
        "levels": {str(level): sum(one.level == level for one in examples) for level in Level},
        "languages": dict(Counter(one.language for one in examples)),
        "locales": dict(Counter(one.locale for one in examples)),
        "writers": dict(Counter(one.writer or "unknown" for one in examples)),
    }


def _reasons(dataset: Dataset) -> Iterator[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for one in dataset.dropped:
        counted[one.reason] += one.units
    yield from counted.most_common()


def as_text(dataset: Dataset, digest: str) -> str:
    """Return the report as tables, with a few examples of each reason."""
    kept = sum(map(len, dataset.splits.values()))
    lines = [f"read {dataset.read} units, kept {kept}", ""]
    lines += [
        f"{'split':<12}{'examples':>9}{'programs':>9}" + "".join(f"{level:>11}" for level in Level)
    ]
    for name, examples in dataset.splits.items():
        counts = _counts(examples)
        levels = "".join(f"{count:>11}" for count in counts["levels"].values())
        lines.append(f"{name:<12}{counts['examples']:>9}{counts['programs']:>9}{levels}")
    lines += ["", f"{'left out':<50}{'units':>7}"]
    for reason, units in _reasons(dataset):
        lines.append(f"{reason:<50}{units:>7}")
        lines += [f"    {row}" for row in _shown(dataset, reason)]
    return "\n".join([*lines, "", f"sha256 {digest}", ""])


def _shown(dataset: Dataset, reason: str) -> list[str]:
    found = [one for one in dataset.dropped if one.reason == reason]
    rows = [" ".join(f"{one.origin}: {one.detail}".split()) for one in found[:SHOWN]]
    return [row if len(row) <= 96 else row[:95] + "…" for row in rows]
