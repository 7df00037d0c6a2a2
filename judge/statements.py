"""What the statements of a part of a program do, in order: its bones.

A statement is its kind, how deep it is nested, what it assigns to, what it calls and what it
reads. Operators, constants and types are not told: those are for the tests. Loops of any kind are
alike, and so are the ways to read and to print; what only steers a loop, the tests judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tree_sitter import Node

from judge import statement_kinds as kinds
from segmenter import parse
from segmenter.syntax_errors import brokenness


@dataclass(frozen=True, kw_only=True)
class Statement:
    """One statement; `depth` counts from the outermost one of the part."""

    kind: str
    depth: int
    targets: tuple[str, ...] = ()
    calls: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()


def statements(source: str, language: str, part: range) -> list[Statement] | None:
    """Return the statements that begin in a part (code point offsets) of a program.

    None where the program does not parse, or is nested too deeply to be read.
    """
    try:
        return _statements(source, language, part)
    except RecursionError:
        return None


def _statements(source: str, language: str, part: range) -> list[Statement] | None:
    tree = parse(source, language)
    if any(brokenness(tree)):
        return None
    root = tree.root_node
    data = source.encode()
    start, stop = (len(source[:at].encode()) for at in (part.start, part.stop))
    reader = _Reader(data=data, part=range(start, stop))
    steering = reader.steering(root)
    found = [row for row in reader.walk(root, 0) if not steering.issuperset(row.targets or ("",))]
    if any(row.kind != "declare" for row in found):  # a bare declaration does nothing
        found = [row for row in found if row.kind != "declare"]
    outermost = min((row.depth for row in found), default=0)
    return [replace(row, depth=row.depth - outermost) for row in found]


@dataclass(frozen=True, kw_only=True)
class _Reader:
    """Reads one part of one program; `part` counts bytes."""

    data: bytes
    part: range

    def walk(self, node: Node, depth: int) -> Iterator[Statement]:
        """Yield the statements of a tree that begin in the part, outer before inner."""
        kind = _kind(node)
        if kind and self._is_here(node):
            yield self._statement(kind, node, depth)
        if node.type in kinds.DECLARES and node.start_byte in self.part:
            names = node.children_by_field_name("declarator")
            bare = [name for name in names if name.type not in kinds.KIND_OF]
            yield from (Statement(kind="declare", depth=depth) for _ in bare)
        for child in node.named_children:
            yield from self.walk(child, depth + (kind in kinds.NESTING))

    def steering(self, node: Node) -> set[str]:
        """Return the variables that the loops of the part, in a tree, count or run with."""
        found: set[str] = set()
        for loop in _nodes(node):
            if _kind(loop) != "loop" or not self._is_here(loop):
                continue
            tested = loop.child_by_field_name("condition")
            if tested is None:
                given = [loop.child_by_field_name(field) for field in kinds.GIVEN]
                found |= {name for child in given if child for name in self._names(child)}
            else:
                changed = {n for row in _nodes(loop) if _kind(row) == "assign"
                           for n in self._targets(row)}  # fmt: skip
                found |= changed.intersection(self._names(tested))
        return found

    def _is_here(self, node: Node) -> bool:
        tested = node.child_by_field_name("condition")  # its `do` stands in the fixed text
        return node.start_byte in self.part or bool(tested and tested.start_byte in self.part)

    def _statement(self, kind: str, node: Node, depth: int) -> Statement:
        if node.type == "variable_declarator" and node.child_by_field_name("value") is None:
            return Statement(kind="declare", depth=depth)
        targets = tuple(self._targets(node)) if kind == "assign" else ()
        parts = _own_parts(kind, node)
        reads = {name for part in parts for name in self._names(part)} - {*targets}
        calls = {name for part in parts for name in self._calls(part)}
        if kind == "loop":
            reads -= self.steering(node)
            calls -= {"range"}
        return Statement(
            kind=kind, depth=depth, targets=targets, calls=frozenset(calls), reads=frozenset(reads)
        )

    def _targets(self, node: Node) -> Iterator[str]:
        """Yield what an assignment changes: of `a[i]`, `*a` and `a.b` it is `a`."""
        fields = (node.child_by_field_name(field) for field in kinds.ASSIGNED)
        left = next((child for child in fields if child), None) or node.named_children[0]
        parts = left.named_children if left.type in ("pattern_list", "tuple_pattern") else [left]
        for part in parts:
            yield from [self._text(n) for n in _nodes(part) if n.type == "identifier"][:1]

    def _names(self, node: Node) -> Iterator[str]:
        """Yield the variables in a tree."""
        if node.type == "identifier":
            if (name := self._text(node)) not in kinds.SCENERY:
                yield name
            return
        for at, child in enumerate(node.children):
            place = (node.type, node.field_name_for_child(at))
            plain = child.type in ("identifier", "qualified_identifier", "template_function")
            if child.is_named and not (plain and place in kinds.NO_VARIABLES):
                yield from self._names(child)

    def _calls(self, tree: Node) -> Iterator[str]:
        """Yield the functions that a tree calls, by their last names."""
        for node in _nodes(tree):
            if node.type in kinds.CALLED:
                called = node.child_by_field_name(kinds.CALLED[node.type])
                names = [self._text(n) for n in _nodes(called) if n.type in kinds.IDENTIFIERS]
                yield from (kinds.ALIKE.get(name, name) for name in names[-1:])
            elif node.type == "identifier" and self._text(node) in kinds.STREAMS:
                yield kinds.ALIKE[self._text(node)]
            elif node.type in ("delete_expression", "delete_statement"):
                yield "delete"

    def _text(self, node: Node) -> str:
        return self.data[node.start_byte : node.end_byte].decode()


def _kind(node: Node) -> str:
    kind = kinds.KIND_OF.get(node.type, "")
    inner = node.named_children[:1] if kind == "call" else []
    # an assignment speaks for itself; so does what stands in a statement of its own
    return "" if any(child.type in kinds.KIND_OF for child in inner) else kind


def _own_parts(kind: str, node: Node) -> list[Node]:
    """Return what a statement itself reads: all of a simple one, the header of a block."""
    if kind not in kinds.NESTING:
        return [node]
    if kind not in ("loop", "condition"):
        return []
    if node.type == "case_statement":
        return node.children_by_field_name("value")
    fields = [node.field_name_for_child(at) for at in range(node.child_count)]
    return [c for c, field in zip(node.children, fields, strict=True) if field not in kinds.BODIES]


def _nodes(node: Node | None) -> Iterator[Node]:
    """Yield a tree's nodes in the order of the source."""
    if node is not None:
        yield node
        for child in node.named_children:
            yield from _nodes(child)
