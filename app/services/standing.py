"""Accepted units that a later edit of an earlier one breaks: kept, told, and mended."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.models import Workspace
from judge import Broken, Feedback, FeedbackCode, Verdict

BY = "by"


def accept(workspace: Workspace, index: int, code: str, broken: Sequence[Broken]) -> bool:
    """Take a unit's text as accepted, and what it does to the later ones; tell whether it is new.

    Where it breaks one that did fit, the text before it is kept, until all fit again.
    """
    row = next(row for row in workspace.texts if row.index == index)
    later = [other for other in workspace.texts if other.index > index and other.accepted_text]
    changed = row.accepted_text != code or bool(row.broken)
    found = {one.unit: one for one in broken}
    if any(other.index in found and not other.broken for other in later):
        row.before_text = "" if row.broken else row.accepted_text
    row.accepted_text, row.broken = code, {}
    for other in later:
        one = found.get(other.index)
        if one is None:
            other.broken = {}
        elif not one.still:
            other.broken = _kept(one, other.broken.get(BY, index))
    if not any(other.broken.get(BY) == index for other in later):
        row.before_text = ""
    return changed


def _kept(one: Broken, by: int) -> dict[str, Any]:
    return {
        BY: by,
        "names": dict(one.names),
        "fix": one.fix,
        "verdict": one.verdict,
        "case": one.case,
    }


def told(broken: Sequence[Broken]) -> list[Feedback]:
    """Return what is said of the units that an acceptance breaks."""
    return [
        row_of({"names": one.names, "verdict": one.verdict, "case": one.case}, one.unit)
        for one in broken
    ]


def row_of(kept: Mapping[str, Any], unit: int) -> Feedback:
    """Return why a unit fits no more, as a row of feedback."""
    params = {"unit": str(unit), "number": str(unit + 1)}
    if kept["names"]:
        names = ", ".join(f"{old} → {new}" for old, new in kept["names"].items())
        params |= {"kind": "names", "names": names}
    elif kept["verdict"] == Verdict.CE:
        params["kind"] = "compile"
    else:
        params |= {"kind": "test", "case": kept["case"]}
    return Feedback(code=FeedbackCode.BREAKS, params=params)
