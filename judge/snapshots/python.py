"""Snapshots of Python: a driver that runs the program, which calls it between its statements."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from tree_sitter import Node

from judge.snapshots.edits import Edit, apply
from judge.snapshots.model import Moment, Probe
from judge.snapshots.tree import text_of

_DRIVER = (Path(__file__).parent / "helpers/driver.txt").read_text(encoding="utf-8")
_COMPOUND = frozenset(
    (
        "for_statement", "while_statement", "if_statement", "with_statement", "try_statement",
        "match_statement", "function_definition", "class_definition", "decorated_definition",
    )
)  # fmt: skip


def instrument(source: str, probes: Sequence[Probe]) -> str:
    """Return the program with its probes."""
    data = source.encode()
    # at one place the inner block's end comes before the outer one's
    order = sorted(probes, key=lambda probe: -probe.node.start_byte)
    return apply(source, [edit for probe in order for edit in _edits(probe, data)])


def driver(probes: Sequence[Probe], mark: str) -> str:
    """Return the program that runs the other one."""
    names = {
        str(probe.moment): [each.name if each else "" for each in probe.variables]
        for probe in probes
        if probe.moment is not Moment.RETURN
    }
    return _DRIVER.replace('"HANJUL_NAMES"', json.dumps(names)).replace("HANJUL_MARK", mark)


def _edits(probe: Probe, data: bytes) -> Iterator[Edit]:
    node = probe.node
    call = f"hanjul_at('{probe.moment}', locals(), globals())"
    if probe.moment in (Moment.AFTER, Moment.END):
        yield _behind(node, call, data)
    elif probe.moment in (Moment.BODY, Moment.ENTER):
        yield _before(node.named_children[0], call, data)
    elif node.type == "return_statement":
        value = next((text_of(c) for c in node.named_children if c.type != "comment"), "None")
        text = f"return hanjul_leave(({value}), True)"
        yield Edit(node.start_byte, node.end_byte, text)
    else:
        yield _behind(node.named_children[-1], "hanjul_leave(None, True)", data)


def _behind(node: Node, call: str, data: bytes) -> Edit:
    text = f"\n{_indent(node, data)}{call}" if node.type in _COMPOUND else f"; {call}"
    return Edit(node.end_byte, node.end_byte, text)


def _before(node: Node, call: str, data: bytes) -> Edit:
    text = f"{call}\n{_indent(node, data)}" if node.type in _COMPOUND else f"{call}; "
    return Edit(node.start_byte, node.start_byte, text)


def _indent(node: Node, data: bytes) -> str:
    line = data.rfind(b"\n", 0, node.start_byte) + 1
    before = data[line : node.start_byte].decode()
    return before[: len(before) - len(before.lstrip())]
