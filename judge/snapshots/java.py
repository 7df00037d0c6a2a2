"""Snapshots of Java: a class beside the program's own.

What may have no value by then does not compile; javac names it, and it is left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from judge.model import Message
from judge.snapshots.curly import probe_edits
from judge.snapshots.edits import Edit, apply
from judge.snapshots.model import Moment, Probe, Variable

_HELPER = (Path(__file__).parent / "helpers/HanjulState.java").read_text(encoding="utf-8")
_NOT_SET = re.compile(r"variable (\w+) might not have been initialized")


def instrument(source: str, probes: Sequence[Probe], mark: str) -> str:
    """Return the program with its probes."""
    end = len(source.encode())
    helper = Edit(end, end, _HELPER.replace("HANJUL_MARK", mark))
    return apply(source, [*probe_edits(probes, _call, _leave), helper])


def without(probes: Sequence[Probe], messages: Iterable[Message]) -> tuple[Probe, ...] | None:
    """Return the probes without the variables that have no value; None where that is no reason."""
    found = [_NOT_SET.search(each.text) for each in messages if each.severity == "error"]
    names = {each[1] for each in found if each}
    if not names or None in found:
        return None
    return tuple(
        replace(
            probe,
            variables=tuple(v if v and v.name not in names else None for v in probe.variables),
        )
        for probe in probes
    )


def _call(moment: Moment, variables: Sequence[Variable | None], value: str) -> str:
    del value
    if moment is Moment.RETURN:
        return "HanjulState.at('R', HanjulState.with(HanjulState.OTHER, hanjulGiven));"
    names = ", ".join(each.name if each else "HanjulState.OTHER" for each in variables)
    if moment is Moment.ENTER:  # what is given stays, whatever is assigned to its name
        kept = f"final Object[] hanjulGiven = new Object[] {{ {names} }};"
        return f"{kept} HanjulState.at('{moment}', hanjulGiven);"
    return f"HanjulState.at('{moment}', new Object[] {{ {names} }});"


def _leave(probe: Probe, value: str) -> str:
    if not value:
        return f"{{ {_call(probe.moment, probe.variables, '')} return; }}"
    return f"return HanjulState.leave({value}, hanjulGiven);"
