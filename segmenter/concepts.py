"""What a program needs one to know: loops, arrays, recursion, ... read from its syntax tree.

Good enough for choosing and ordering problems, no proof: well-known names stand for input, output,
sorting and collections.
"""

import re
from typing import NamedTuple

from tree_sitter import Node

from segmenter.concept_words import (
    ARITHMETIC,
    ARRAYS,
    BITS,
    CALLED,
    CALLS,
    CONCEPTS,
    KINDS,
    LISTS,
    NAMED,
    OPERATIONS,
    TYPED,
)
from segmenter.decode import decode
from segmenter.grammars import Grammar
from segmenter.model import Tag
from segmenter.parsing import grammar_of, parse

_NESTED_VECTOR = re.compile(rb"(vector|array|List)\s*<\s*(std::)?(vector|array|\w*List)\b")
_ENTRY = re.compile(r"main\Z")


def concepts(source: bytes | str, language: str) -> tuple[str, ...]:
    """Return the concepts that a program uses, in the order of `concept_words.CONCEPTS`.

    Raises `SegmentError` for an unknown language and for what is no text.
    """
    finder = _Finder(grammar_of(language))
    finder.run(parse(decode(source), language).root_node)
    return tuple(concept for concept in CONCEPTS if concept in finder.found)


class _Place(NamedTuple):
    """Where a node stands: in which functions, and in how many of their loops."""

    functions: tuple[str, ...] = ()
    loops: int = 0


class _Finder:
    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.found: set[str] = set()

    def run(self, root: Node) -> None:
        stack = [(root, _Place())]
        while stack:
            node, place = stack.pop()
            if node.is_named:
                place = self._block(node, place)
                self._visit(node, place)
                stack += [(child, place) for child in node.children]

    def _block(self, node: Node, place: _Place) -> _Place:
        """Take note of a block, and return the place inside it."""
        rule = self.grammar.blocks.get(node.type)
        if rule is None or node.child_by_field_name("body") is None:
            return place
        if rule.tag is Tag.REP:
            self.found |= {"loop", "nested_loop"} if place.loops else {"loop"}
            return place._replace(loops=place.loops + 1)
        if rule.tag is Tag.CLASS and not _holds_main(node):
            self.found.add("struct_or_class")
        if rule.tag is Tag.FUNC and (name := _name(node)):
            if not _ENTRY.match(name):
                self.found.add("function")
            return _Place((*place.functions, name))
        return place

    def _visit(self, node: Node, place: _Place) -> None:
        kind = node.type
        if kind in KINDS and not _is_prototype(node) and not _is_argument_of_main(node):
            self.found.add(KINDS[kind])
        if _is_two_dimensional(node):
            self.found.add("two_dimensional_array")
        if kind in CALLS:
            self._call(node, place)
        elif kind in OPERATIONS:
            self._operation(node)
        elif kind == "identifier":
            self._look_up(node, NAMED)
        elif kind == "type_identifier" and not _is_argument_of_main(node):
            self._look_up(node, TYPED)
        elif _is_c_string(node) or (kind == "string" and _parent(node) == "assignment"):
            self.found.add("string")
        elif kind == "pointer_expression" and node.children[0].type == "*":
            self.found.add("pointer")

    def _call(self, node: Node, place: _Place) -> None:
        callee = node.child_by_field_name("name") or node.child_by_field_name("function")
        while callee is not None and (inner := _last_name(callee)) is not None:
            callee = inner
        if callee is None:
            return
        self._look_up(callee, CALLED)
        if _text(callee) in place.functions:
            self.found.add("recursion")

    def _look_up(self, node: Node, words: dict[str, re.Pattern[str]]) -> None:
        text = _text(node)
        self.found |= {concept for concept, pattern in words.items() if pattern.match(text)}

    def _operation(self, node: Node) -> None:
        operator = node.child_by_field_name("operator")
        if operator is None:
            return
        texts = any("string" in child.type for child in node.children)
        if operator.type in ARITHMETIC and not texts:
            self.found.add("arithmetic")
        elif operator.type in BITS and not _is_stream(node):
            self.found.add("bit_operation")


def _text(node: Node) -> str:
    return (node.text or b"").decode(errors="replace")


def _parent(node: Node) -> str:
    return node.parent.type if node.parent else ""


def _name(node: Node) -> str:
    """Return the name of a function: C's stands inside its declarators."""
    inner: Node | None = node
    while inner is not None and (named := inner.child_by_field_name("name")) is None:
        inner = inner.child_by_field_name("declarator") or _only_declarator(inner)
        if inner is not None and inner.child_count == 0:
            return _text(inner)
    return _text(named).rpartition("::")[2] if inner is not None and named else ""


def _only_declarator(node: Node) -> Node | None:
    """Return what a reference's declarator holds, which has no field."""
    return next((c for c in node.named_children if c.type.endswith("declarator")), None)


def _last_name(callee: Node) -> Node | None:
    """Return the right part of `a.b` or `a::b`."""
    for field in ("field", "attribute", "name"):
        if (part := callee.child_by_field_name(field)) is not None:
            return part
    return None


def _holds_main(node: Node) -> bool:
    """Tell whether a class is only Java's house for `main`."""
    body = node.child_by_field_name("body")
    methods = body.named_children if body else []
    return any(m.type == "method_declaration" and _ENTRY.match(_name(m)) for m in methods)


def _is_prototype(node: Node) -> bool:
    declarator = node.child_by_field_name("declarator")
    return declarator is not None and declarator.type == "function_declarator"


def _is_two_dimensional(node: Node) -> bool:
    if node.type in ARRAYS:
        return node.named_child_count > 0 and node.named_children[0].type == node.type
    if node.type in LISTS:
        return any(child.type in LISTS for child in node.named_children)
    if node.type == "dimensions":
        return sum(child.type == "[" for child in node.children) > 1
    return node.type in ("template_type", "generic_type") and bool(
        _NESTED_VECTOR.match(node.text or b"")
    )


def _is_c_string(node: Node) -> bool:
    """Tell whether a declaration is one of an array of characters, or of a pointer to them."""
    kind, declarator = node.child_by_field_name("type"), node.child_by_field_name("declarator")
    if kind is None or declarator is None or kind.text != b"char":
        return False
    if declarator.type == "init_declarator":
        declarator = declarator.child_by_field_name("declarator")
    is_text = declarator is not None and declarator.type in (
        "array_declarator",
        "pointer_declarator",
    )
    return is_text and not _is_argument_of_main(node)


def _is_argument_of_main(node: Node) -> bool:
    """Tell whether a node stands in `main(String[] args)` or `main(int c, char **v)`."""
    above: Node | None = node
    while (
        above is not None
        and not above.type.endswith("parameters")
        and above.type != ("parameter_list")
    ):
        if above.type.endswith(("statement", "declaration")) and above.type != (
            "parameter_declaration"
        ):
            return False
        above = above.parent
    owner = above.parent if above else None
    return owner is not None and bool(_ENTRY.match(_name(owner)))


def _is_stream(node: Node) -> bool:
    """Tell whether `<<` or `>>` prints or reads: a statement of its own, or on a known stream."""
    above = node.parent
    while above is not None and above.type == "binary_expression":
        node, above = above, above.parent
    if above is not None and above.type == "expression_statement":
        return node.type == "binary_expression"
    first = node
    while (left := first.child_by_field_name("left")) is not None:
        first = left
    return bool(re.search(r"(?:cin|cout|cerr|in|out|os|is|ss)\Z", _text(first)))
