"""What a flow is made of while it is read: steps, loose ends, jumps, and the frames around them."""

from dataclasses import dataclass, field
from typing import NamedTuple

Ends = list[tuple[int, str]]  # a step and the label of the edge that is to leave it


class Step(NamedTuple):
    """A future node: its kind and where it stands."""

    kind: str
    start: int
    end: int


@dataclass
class Flow:
    """One function's steps in source order and its edges."""

    name: str
    steps: list[Step]
    edges: list[tuple[int, int, str]]


class Jump(NamedTuple):
    """Where control goes: "break", "continue", "return" or "raise", and to which label."""

    kind: str
    label: str = ""


@dataclass
class Frame:
    """What surrounds a statement and takes jumps out of it."""

    kind: str  # loop, switch, labelled, try or finally
    label: str = ""
    head: int = -1
    breaks: Ends = field(default_factory=list)
    others: Ends = field(default_factory=list)  # continues, raises, or all that enters `finally`
    jumps: list[Jump] = field(default_factory=list)  # what goes on after `finally`

    def takes(self, jump: Jump, ends: Ends) -> bool:
        """Take the ends of a jump, if it is for this frame."""
        if self.kind == "finally":
            self.jumps += [jump] if jump not in self.jumps else []
            self.others += ends
        elif jump.kind == "break" and self._is_left_by(jump.label):
            self.breaks += ends
        elif (jump.kind == "raise" and self.kind == "try") or (
            jump.kind == "continue" and self.kind == "loop" and jump.label in ("", self.label)
        ):
            self.others += ends
        else:
            return False
        return True

    def _is_left_by(self, label: str) -> bool:
        if label:
            return self.kind == "labelled" and self.label == label
        return self.kind in ("loop", "switch")
