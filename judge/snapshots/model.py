"""What is asked of a program as it runs past a unit, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tree_sitter import Node


class Moment(StrEnum):
    """When a snapshot is taken; the value is how it is called in a program's answer."""

    AFTER = "A"  # the unit, with the block that it begins, has ended
    END = "E"  # at the end of a block that stands whole in the unit, in each of its rounds
    BODY = "B"  # at the beginning of the block that the unit is the header of
    ENTER = "F"  # a function is called: its parameters
    RETURN = "R"  # it ends: the value it returns, then the parameters
    CALLED = "C"  # after the first statement that calls it, where it may change what it points to


@dataclass(frozen=True, kw_only=True)
class Variable:
    """A variable that can be looked at. `array`: how many dimensions of known size it has;
    `shared`: what a function does to this parameter is seen by its caller; `type_text`: its type in
    C, where it is no pointer."""

    name: str
    array: int = 0
    shared: bool = False
    type_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Probe:
    """A place where a snapshot is to be taken; where there is no such variable, None stands.

    `node` is the statement after which it is taken, the block at whose beginning, or the `return`.
    """

    moment: Moment
    node: Node
    variables: tuple[Variable | None, ...]
    type_text: str = ""  # of what is returned, in C and C++


@dataclass(frozen=True, kw_only=True)
class Value:
    """A value: its kind (`judge.snapshots.wire` lists them), its text, and its elements."""

    kind: str
    text: str = ""
    items: tuple["Value", ...] = ()


NONE = Value(kind="?")
"""A value that cannot be told."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The values at one moment, in the order of the probe, and how much was printed by then."""

    moment: Moment
    values: tuple[Value, ...]
    printed: int


@dataclass(frozen=True, kw_only=True)
class Trace:
    """All snapshots of a run, what it printed, and whether it ended well by itself."""

    snapshots: tuple[Snapshot, ...]
    output: bytes
    ended: bool


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where one program is looked at, and the names that are looked for, per moment."""

    probes: tuple[Probe, ...]
    names: Mapping[Moment, tuple[str, ...]]
    function: str = ""  # whose calls are looked at
    call: str = ""  # the call before `CALLED`, and the statement that it stands in
    calls_in: tuple[int, int] = (0, 0)
    is_loop: bool = False  # the unit is, or begins with, a loop
    is_condition: bool = False
    depth: int = 0  # of loops around the unit; 99 within a condition or another function
