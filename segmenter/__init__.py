"""Text in, units out: splits a program into the units that a student writes."""

from pathlib import Path

from segmenter.compiled import compiled_folder

__path__[:0] = compiled_folder(Path(__file__).parent)  # before a module is imported that is in it

from segmenter.concepts import concepts
from segmenter.difference import Change, ChangeKind, diff
from segmenter.edit import merge_units, split_unit
from segmenter.edits import apply_edits, follow_edits
from segmenter.model import (
    LANGUAGES,
    Level,
    Merge,
    Piece,
    Segmentation,
    SegmentError,
    SegmentWarning,
    Skipped,
    Split,
    Tag,
    Unit,
)
from segmenter.parsing import language_of, parse
from segmenter.splitter import segment, segment_all
from segmenter.tags import untag

__all__ = [
    "LANGUAGES",
    "Change",
    "ChangeKind",
    "Level",
    "Merge",
    "Piece",
    "SegmentError",
    "SegmentWarning",
    "Segmentation",
    "Skipped",
    "Split",
    "Tag",
    "Unit",
    "apply_edits",
    "concepts",
    "diff",
    "follow_edits",
    "language_of",
    "merge_units",
    "parse",
    "segment",
    "segment_all",
    "split_unit",
    "untag",
]
