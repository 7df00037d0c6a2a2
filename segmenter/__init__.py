"""Text in, units out: splits a program into the units that a student writes."""

from segmenter.edit import merge_units, split_unit
from segmenter.model import (
    LANGUAGES,
    Level,
    Piece,
    Segmentation,
    SegmentError,
    SegmentWarning,
    Tag,
    Unit,
)
from segmenter.parsing import language_of, parse
from segmenter.splitter import segment, segment_all
from segmenter.tags import untag

__all__ = [
    "LANGUAGES",
    "Level",
    "Piece",
    "SegmentError",
    "SegmentWarning",
    "Segmentation",
    "Tag",
    "Unit",
    "language_of",
    "merge_units",
    "parse",
    "segment",
    "segment_all",
    "split_unit",
    "untag",
]
