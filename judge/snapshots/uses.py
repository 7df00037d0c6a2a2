"""What becomes of a variable after a unit: only what is still read there can be wrong.

What the unit keeps for itself may have any value. Only the text around the unit counts, which both
programs share.
"""

import re
from collections.abc import Iterable, Sequence

from tree_sitter import Node

from judge.lexing import Misfit, Token, lex
from judge.snapshots import tree
from segmenter import parse

_NO_TYPES = frozenset(
    (
        "return", "case", "else", "throw", "delete", "new", "goto", "sizeof", "in", "not", "and",
        "or", "print", "yield", "if", "elif", "while", "is", "assert", "del", "raise", "await",
        "lambda",
    )
)  # fmt: skip
_TESTS = frozenset(("if_statement", "while_statement", "elif_clause", "do_statement"))
_LOGIC = frozenset(("&&", "||", "!", "and", "or", "not"))


def read_later(language: str, source: str, span: range, names: Iterable[str]) -> frozenset[str]:
    """Return those names that the text around the unit reads before it gives them a value."""
    try:
        tokens = lex(language, source)
    except Misfit:
        return frozenset()
    root = parse(source, language).root_node
    loop, end = _reach(root, source, span)
    later = [token for token in tokens if span.stop <= token.start < end]
    again = [token for token in tokens if loop <= token.start < span.start]
    return frozenset(
        name for name in names if _is_read(name, later, language) or _is_read(name, again, language)
    )


def read_anywhere(language: str, source: str, span: range) -> frozenset[str]:
    """Return the names that the text around a unit has for more than to give them a value."""
    try:
        tokens = lex(language, source)
    except Misfit:
        return frozenset()
    behind = [*(token.text for token in tokens[1:]), ""]
    return frozenset(
        word
        for token, after in zip(tokens, behind, strict=False)
        if token.start not in span and after != "="
        for word in re.findall(r"[^\W\d]\w*", token.text)
    )


def _reach(root: Node, source: str, span: range) -> tuple[int, int]:
    """Return where the outermost loop around a unit begins, and where its function ends."""
    data = source.encode()
    start = len(source[: span.start].encode())
    node = root.descendant_for_byte_range(start, start + 1)
    loop, end = span.start, len(source)
    for each in tree.ancestors(node) if node else ():
        if each.start_byte >= start:
            continue
        if each.type in tree.LOOPS:
            loop = len(data[: each.start_byte].decode())
        if each.type in tree.FUNCTIONS:
            return loop, len(data[: each.end_byte].decode())
    return loop, end


def _is_read(name: str, tokens: Sequence[Token], language: str) -> bool:
    """Tell whether the first sight of a name reads it."""
    word = re.compile(rf"\b{re.escape(name)}\b")
    for at, token in enumerate(tokens):
        if token.kind == "string" and "f" in token.text[:2].lower() and language == "python":
            if word.search(token.text):
                return True
            continue
        if token.kind != "name" or token.text != name:
            continue
        before = tokens[at - 1] if at else None
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if after == "=":
            return _is_read_in(name, tokens[at + 2 :], token.line, language)
        if before is not None and before.text in (".", "->", "::"):
            continue
        if _is_written(before, language):
            if after == "[":
                continue  # only a part of it
            return False
        return True
    return False


def _is_read_in(name: str, tokens: Sequence[Token], line: int, language: str) -> bool:
    """Tell whether what is assigned to a name on a line reads it itself."""
    for token in tokens:
        if token.text == ";" or (language == "python" and token.line > line):
            return False
        if token.kind == "name" and token.text == name:
            return True
    return False


def _is_written(before: Token | None, language: str) -> bool:
    if before is None:
        return False
    if before.text in ("&", ">>") and language in ("c", "cpp"):
        return True
    if language == "python":
        return before.text == "for"
    return before.kind == "name" and before.text not in _NO_TYPES  # declared anew


def only_tested(language: str, source: str, span: range, name: str) -> bool:
    """Tell whether the text around a unit asks of a name, or a function, only if it is zero."""
    start = len(source[: span.start].encode())
    stop = len(source[: span.stop].encode())
    root = parse(source, language).root_node
    found = [
        node for node in _identifiers(root)
        if tree.text_of(node) == name and not start <= node.start_byte < stop
    ]  # fmt: skip
    uses = [node for node in found if not _is_target(node)]
    return bool(uses) and all(_is_test(node) for node in uses)


def _identifiers(node: Node) -> Iterable[Node]:
    queue = [node]
    while queue:
        each = queue.pop()
        if each.type == "identifier":
            yield each
        queue += each.children


def _is_target(node: Node) -> bool:
    parent = node.parent
    if parent is None:
        return True
    left = parent.child_by_field_name("left") or parent.child_by_field_name("declarator")
    named = parent.child_by_field_name("name")
    return node in (left, named) or parent.type in ("declaration", "parameters")


def _is_test(node: Node) -> bool:
    parent = node.parent
    if parent is not None and node == parent.child_by_field_name("function"):
        node, parent = parent, parent.parent
    while parent is not None and parent.type in ("parenthesized_expression", "condition_clause"):
        node, parent = parent, parent.parent
    if parent is None:
        return False
    if parent.type in _TESTS | {"conditional_expression"}:
        return node == parent.child_by_field_name("condition")
    operator = parent.child_by_field_name("operator")
    if parent.type == "not_operator":
        return True
    return operator is not None and tree.text_of(operator) in _LOGIC
