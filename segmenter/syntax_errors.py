"""Warnings for what does not parse."""

from collections.abc import Iterator

from tree_sitter import Node, Tree

from segmenter.model import SegmentWarning

MOST = 20  # a file full of errors needs no more


def syntax_warnings(tree: Tree, data: bytes) -> tuple[SegmentWarning, ...]:
    """Return one warning for each broken region, with its line and column from 1."""
    if not tree.root_node.has_error:
        return ()
    lines = data.split(b"\n")
    found = []
    for node in _broken(tree):
        row, column = node.start_point
        column = len(lines[row][:column].decode(errors="replace"))
        words = f"missing {node.type!r}" if node.is_missing else "this does not parse"
        found.append(SegmentWarning(line=row + 1, column=column + 1, message=words))
        if len(found) == MOST:
            break
    return tuple(found)


def brokenness(tree: Tree) -> tuple[int, int]:
    """Return how much of a source does not parse, in lines and in bytes; zeros if all does."""
    rows = size = 0
    for node in _broken(tree):
        rows += 1 + node.end_point.row - node.start_point.row
        size += node.end_byte - node.start_byte
    return rows, size


def _broken(tree: Tree) -> Iterator[Node]:
    """Yield the outermost error nodes and missing tokens in source order."""
    stack = [tree.root_node]
    while stack:
        node = stack.pop()
        if node.is_error or node.is_missing:
            yield node
        elif node.has_error:
            stack.extend(reversed(node.children))
