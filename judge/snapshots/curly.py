"""Snapshots of C, C++ and Java: calls put between the statements of a program."""

from collections.abc import Callable, Iterator, Sequence

from judge.snapshots.edits import Edit
from judge.snapshots.model import Moment, Probe, Variable
from judge.snapshots.tree import text_of

Call = Callable[[Moment, Sequence[Variable | None], str], str]


def probe_edits(
    probes: Sequence[Probe], call: Call, leave: Callable[[Probe, str], str]
) -> Iterator[Edit]:
    """Yield the edits that take the snapshots.

    `call(moment, variables, "")` is the statement that takes one; `leave(probe, value)` is what
    stands for `return value;`.
    """
    for probe in probes:
        node = probe.node
        text = f" {call(probe.moment, probe.variables, '')} "
        if probe.moment in (Moment.AFTER, Moment.END, Moment.CALLED):
            yield Edit(node.end_byte, node.end_byte, text)
        elif probe.moment in (Moment.BODY, Moment.ENTER):
            yield Edit(node.start_byte + 1, node.start_byte + 1, text)
        elif node.type == "return_statement":
            value = next((text_of(c) for c in node.named_children if c.type != "comment"), "")
            yield Edit(node.start_byte, node.end_byte, leave(probe, value))
        else:
            yield Edit(node.end_byte - 1, node.end_byte - 1, text)
