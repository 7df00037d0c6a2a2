"""What a guideline writer is asked and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from segmenter import Segmentation

LOCALES = ("ko", "en")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One verification of a guideline: its name, whether it passed, and why not."""

    name: str
    ok: bool
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Guideline:
    """The text that tells what one unit must do, who wrote it, and how it verified."""

    index: int
    text: str
    writer: str
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, kw_only=True)
class WriteRequest:
    """A segmented reference to write guidelines for; `only` limits it to some unit indexes."""

    segmentation: Segmentation
    locale: str = "ko"
    statement: str = ""
    only: frozenset[int] | None = None


class Writer(Protocol):
    """What writes guidelines: template, gemma or http."""

    name: str

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        """Yield one guideline for each unit asked for, each as soon as it is written."""
        ...
