"""The steps between reading and splitting, each a pure function from examples to examples."""

from collections import defaultdict
from collections.abc import Sequence

from guideline_model.dataset.likeness import example_runs
from guideline_model.dataset.minhash import near_pairs
from guideline_model.dataset.model import Dropped, Example, Found
from guideline_model.verify import verify

EMPTY = "not_empty"


def verified(examples: Sequence[Example]) -> Found:
    """Keep the examples whose guideline passes every check, beside those of its neighbours."""
    standing: dict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for one in examples:
        standing[_request_key(one)][one.index] = one.guideline
    kept, dropped = [], []
    for one in examples:
        failed = _failed(one, standing[_request_key(one)])
        kept += [] if failed else [one]
        dropped += [failed] if failed else []
    return Found(examples=tuple(kept), dropped=tuple(dropped))


def _request_key(one: Example) -> tuple[str, ...]:
    return (one.origin, one.level, one.locale, one.source)


def _failed(one: Example, neighbours: dict[int, str]) -> Dropped | None:
    """Return why an example is left out: the first check that it fails."""
    others = {index: text for index, text in neighbours.items() if index != one.index}
    checks = verify(one.guideline, one.request(others), one.unit)
    failed = [check for check in checks if not check.ok]
    if not failed:
        return None
    first = next((check for check in failed if check.name == EMPTY), failed[0])
    where = f"{one.origin} unit {one.index}"
    detail = f"{first.detail}: {one.guideline}"
    return Dropped(origin=where, reason=f"fails {first.name}", detail=detail)


def without_doubles(examples: Sequence[Example], least: float) -> Found:
    """Keep the first of examples that are the same or nearly the same: unit and guideline."""
    texts = [example_runs(one) for one in examples]
    twin: dict[int, int] = {}
    for earlier, later in near_pairs(texts, least):
        if earlier not in twin:
            twin.setdefault(later, earlier)
    dropped = [
        Dropped(
            origin=f"{examples[later].origin} unit {examples[later].index}",
            reason="duplicate" if texts[later] == texts[earlier] else "near-duplicate",
            detail=f"of {examples[earlier].origin} unit {examples[earlier].index}: "
            f"{examples[later].guideline}",
        )
        for later, earlier in sorted(twin.items())
    ]
    kept = tuple(one for number, one in enumerate(examples) if number not in twin)
    return Found(examples=kept, dropped=tuple(dropped))
