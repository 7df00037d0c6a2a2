"""Which array, list or text a line of a source takes an element of."""

from collections.abc import Iterator

from tree_sitter import Node

from segmenter import parse

# per kind of node: the field that holds what the element is taken of
_TAKEN_OF = {"subscript_expression": "argument", "subscript": "value", "array_access": "array"}
_NAMES = ("identifier", "field_identifier")


def subscripted(language: str, source: str, line: int, column: int = 0) -> str:
    """Return the name before the `[` at a place; without a column, the only one on its line.

    Columns count bytes from 1, as gcc does. Where it is no plain name, or not sure which, "".
    """
    data = source.encode()
    found = [
        node
        for node in _on_line(parse(source, language).root_node, line - 1)
        if not column or node.end_point.column == column - 1
    ]
    names = {data[node.start_byte : node.end_byte].decode() for node in found}
    plain = all(node.type in _NAMES for node in found)
    return names.pop() if plain and len(names) == 1 else ""


def _on_line(node: Node, row: int) -> Iterator[Node]:
    """Yield what an element is taken of on a line; of `m[1][2]` that is `m` and `m[1]`."""
    stack = [node]
    while stack:
        current = stack.pop()
        field = _TAKEN_OF.get(current.type)
        taken = current.child_by_field_name(field) if field else None
        if taken is not None and taken.end_point.row == row:
            yield taken
        stack += [c for c in current.children if c.start_point.row <= row <= c.end_point.row]
