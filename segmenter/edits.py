"""An instructor's merges and splits as data, replayed after the program was segmented again."""

from collections.abc import Iterable
from dataclasses import replace

from segmenter.edit import merge_units, split_unit
from segmenter.model import Edit, Merge, Segmentation, SegmentError, Skipped, Split

__all__ = ["Edit", "Merge", "Skipped", "Split", "apply_edits"]


def apply_edits(segmentation: Segmentation, edits: Iterable[Edit]) -> Segmentation:
    """Return the segmentation with each edit made in turn.

    An edit speaks of the units as the edits before it left them. One whose unit is gone, or that
    no longer fits, is left out and told in the result's `skipped`.
    """
    skipped: list[Skipped] = []
    for edit in edits:
        try:
            segmentation = _apply(segmentation, edit)
        except SegmentError as error:
            skipped.append(Skipped(edit, str(error)))
    return replace(segmentation, skipped=tuple(skipped))


def _apply(segmentation: Segmentation, edit: Edit) -> Segmentation:
    index = next((unit.index for unit in segmentation.units if unit.key == edit.key), None)
    if index is None:
        raise SegmentError(f"there is no unit {edit.key} any more")
    if isinstance(edit, Merge):
        return merge_units(segmentation, index)
    return split_unit(segmentation, index, edit.line)
