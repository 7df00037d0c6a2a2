"""What a guideline writer is asked and what it answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from segmenter import Segmentation, Unit

LOCALES = ("ko", "en")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One verification of a guideline: its name, whether it passed, and why not.

    `score` is how well it did, from 0 to 1; `span` is the part of the text that offends, as the
    offsets of its first character and of the one after its last.
    """

    name: str
    ok: bool
    detail: str = ""
    score: float = 1.0
    span: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class Guideline:
    """The text that tells what one unit must do, who wrote it, and how it verified."""

    index: int
    text: str
    writer: str
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """A guideline that failed its checks, and why: for a writer that is asked once more."""

    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WriteRequest:
    """A segmented reference to write guidelines for; `only` limits it to some unit indexes.

    `standing` are the guidelines of other units that are there already, by unit index: one that is
    written should not repeat its neighbour. `refused` are guidelines, by unit index, that were
    written before and are to be mended. `cancelled` tells a writer that takes long whether to go
    on is still of use; it is asked often.
    """

    segmentation: Segmentation
    locale: str = "ko"
    statement: str = ""
    only: frozenset[int] | None = None
    standing: Mapping[int, str] = field(default_factory=dict)
    refused: Mapping[int, Refusal] = field(default_factory=dict)
    cancelled: Callable[[], bool] = field(default=lambda: False, compare=False, repr=False)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units that are asked for, in order."""
        units = self.segmentation.units
        return tuple(unit for unit in units if self.only is None or unit.index in self.only)


@dataclass(frozen=True, kw_only=True)
class Server:
    """What the http writer asks, and how; `url` ends where `/chat/completions` begins.

    `key` is never shown.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = 60.0
    at_once: int = 4
    tries: int = 4
    max_tokens: int = 400


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where weights come from: a folder or a hub's id, there at one revision."""

    place: str
    revision: str | None = None


@dataclass(frozen=True, kw_only=True)
class Gemma:
    """The model that the gemma writer loads, and within which limits it writes.

    `adapters` are LoRA adapters by level (line, paragraph, function); a level without one is
    written by the base. `batch` is the most units at once, `max_tokens` the most that one
    guideline has, `seconds` the most that one batch takes.
    """

    base: Source
    adapters: Mapping[str, Source] = field(default_factory=dict)
    dtype: str = "bfloat16"
    four_bit: bool = True
    batch: int = 16
    max_tokens: int = 200
    seconds: float = 600.0


class WriterUnavailable(RuntimeError):
    """The writer asked for cannot be had here; the message says what to do."""


class Writer(Protocol):
    """What writes guidelines: template, gemma or http."""

    name: str

    def write(self, request: WriteRequest) -> Iterator[Guideline]:
        """Yield one guideline for each unit asked for, each as soon as it is written.

        A unit that could not be written is left out. Raises WriterUnavailable where none can be.
        """
        ...
