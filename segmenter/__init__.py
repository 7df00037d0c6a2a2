"""Text in, units out: splits a program into the units that a student writes."""

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

__all__ = [
    "LANGUAGES",
    "Level",
    "Piece",
    "SegmentError",
    "SegmentWarning",
    "Segmentation",
    "Tag",
    "Unit",
]
