"""The way from text to segmentations: decode, parse, outline, group, lay out, check."""

from functools import lru_cache, partial

from tree_sitter import Tree

from segmenter.decode import decode
from segmenter.grammars import Grammar
from segmenter.groups import join_lines
from segmenter.invariants import (
    InvariantError,
    check_repeats,
    check_tags,
    check_units,
    first_uncovered,
)
from segmenter.layout import Layout
from segmenter.levels import LEVELS, Group
from segmenter.model import Level, Segmentation, SegmentError, SegmentWarning
from segmenter.outline import Outline
from segmenter.parsing import grammar_of, parse
from segmenter.syntax_errors import syntax_warnings
from segmenter.tags import holds_tags, insert_tags
from segmenter.walk import outline_of


def segment(data: bytes | str, *, language: str, level: str) -> Segmentation:
    """Split a program into units at one level ("line", "paragraph" or "function").

    `data` is text, or bytes in UTF-8, UTF-16 or CP949. Raises `SegmentError` for an unknown
    language or level, for undecodable bytes and for binary data; a program that does not parse
    is segmented with warnings.
    """
    try:
        wanted = Level(level)
    except ValueError as error:
        known = ", ".join(Level)
        raise SegmentError(f"unknown level {level!r}: choose one of {known}") from error
    return _segment_levels(data, language, (wanted,))[wanted]


def segment_all(data: bytes | str, *, language: str) -> dict[Level, Segmentation]:
    """Split a program at every level, parsing it once; raises as `segment` does."""
    return _segment_levels(data, language, tuple(Level))


@lru_cache(maxsize=2)  # the other levels, and an instructor's next change, ask for it again
def outline(source: str, language: str) -> tuple[Outline, tuple[SegmentWarning, ...]]:
    """Parse decoded text; return its outline and a warning for each broken region."""
    grammar = grammar_of(language)
    tree = parse(source, language)
    return _cover(tree, source, grammar), syntax_warnings(tree, source.encode())


def assemble(
    whole: Outline,
    groups: list[Group],
    *,
    language: str,
    level: Level,
    warnings: tuple[SegmentWarning, ...],
) -> Segmentation:
    """Make units of groups of atoms, and check what must hold."""
    layout = Layout(whole, join_lines(whole, groups))
    check_units(whole.source, layout.units)
    made = Segmentation(
        language=language,
        level=level,
        source=whole.source,
        units=tuple(layout.units),
        warnings=warnings,
        printer=partial(_print, layout),
    )
    if holds_tags(whole.source):
        made.tagged()  # prove now that it can be read back; without such lines it always can
    return made


def _print(layout: Layout) -> str:
    """Return the tagged source, after checking that it can be read back."""
    source, printed = layout.outline.source, layout.printed()
    tagged_text = insert_tags(source, printed)
    check_tags(source, (tag for _, tag in printed), tagged_text)
    return tagged_text


def _segment_levels(
    data: bytes | str, language: str, levels: tuple[Level, ...]
) -> dict[Level, Segmentation]:
    grammar_of(language)  # an unknown language is told before an unreadable file
    whole, warnings = outline(decode(data), language)
    segmentations = {}
    for level in levels:
        groups = LEVELS[level](whole)
        segmentations[level] = assemble(
            whole, groups, language=language, level=level, warnings=warnings
        )
    units = {level: found.units for level, found in segmentations.items()}
    check_repeats(language, whole.source, units)
    return segmentations


def _cover(tree: Tree, source: str, grammar: Grammar) -> Outline:
    """Return an outline that covers all code; where syntax errors hide some, a coarse one."""
    fine = outline_of(tree, source, grammar)
    if (offset := first_uncovered(fine)) is None:
        return fine
    if not tree.root_node.has_error:
        raise InvariantError(f"the code at offset {offset} is in no unit")
    return outline_of(tree, source, grammar, coarse=True)
