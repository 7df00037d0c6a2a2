"""The way from text to segmentations: decode, parse, outline, group, lay out, check."""

from tree_sitter import Tree

from segmenter.decode import decode
from segmenter.grammars import Grammar
from segmenter.groups import join_lines
from segmenter.invariants import InvariantError, check, first_uncovered
from segmenter.layout import Layout
from segmenter.levels import LEVELS
from segmenter.model import Level, Segmentation, SegmentError, SegmentWarning
from segmenter.outline import Outline
from segmenter.parsing import grammar_of, parse
from segmenter.syntax_errors import syntax_warnings
from segmenter.tags import insert_tags
from segmenter.walk import outline_of


def segment(data: bytes | str, *, language: str, level: str) -> Segmentation:
    """Split a program into units at one level ("line", "paragraph" or "function").

    `data` is text, or bytes in UTF-8, UTF-16 or CP949. Raises `SegmentError` for an unknown
    language or level, for undecodable bytes and for binary data; a program that does not parse
    is segmented with warnings.
    """
    if level not in list(Level):
        raise SegmentError(f"unknown level {level!r}: choose one of {', '.join(Level)}")
    return _segment_levels(data, language, (Level(level),))[Level(level)]


def segment_all(data: bytes | str, *, language: str) -> dict[Level, Segmentation]:
    """Split a program at every level, parsing it once; raises as `segment` does."""
    return _segment_levels(data, language, tuple(Level))


def _segment_levels(
    data: bytes | str, language: str, levels: tuple[Level, ...]
) -> dict[Level, Segmentation]:
    grammar = grammar_of(language)
    source = decode(data)
    tree: Tree = parse(source, language)
    warnings = syntax_warnings(tree, source.encode())
    outline = _outline(tree, source, grammar)
    return {level: _segment(outline, language, level, warnings) for level in levels}


def _outline(tree: Tree, source: str, grammar: Grammar) -> Outline:
    """Return an outline that covers all code; where syntax errors hide some, a coarse one."""
    outline = outline_of(tree, source, grammar)
    if (offset := first_uncovered(outline)) is None:
        return outline
    if not tree.root_node.has_error:
        raise InvariantError(f"the code at offset {offset} is in no unit")
    return outline_of(tree, source, grammar, coarse=True)


def _segment(
    outline: Outline, language: str, level: Level, warnings: tuple[SegmentWarning, ...]
) -> Segmentation:
    groups = join_lines(outline, LEVELS[level](outline))
    layout = Layout(outline).run(groups)
    tagged_text = insert_tags(outline.source, layout.tags)
    check(outline.source, layout.units, (tag for _, tag in layout.tags), tagged_text)
    return Segmentation(
        language=language,
        level=level,
        source=outline.source,
        units=tuple(layout.units),
        warnings=warnings,
        tagged_text=tagged_text,
    )
