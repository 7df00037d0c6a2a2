"""The parts of the four languages' syntax trees that snapshots need."""

from collections.abc import Iterator

from tree_sitter import Node

# where one statement follows another, so that there is room for one more
LISTS = frozenset(
    (
        "compound_statement", "case_statement", "block", "switch_block_statement_group",
        "constructor_body", "module",
    )
)  # fmt: skip
BLOCKS = frozenset(("compound_statement", "block"))
JUMPS = frozenset(
    (
        "return_statement", "break_statement", "continue_statement", "goto_statement",
        "throw_statement", "raise_statement",
    )
)  # fmt: skip
FUNCTIONS = frozenset(("function_definition", "method_declaration"))
INNER_FUNCTIONS = FUNCTIONS | {"lambda", "lambda_expression", "class_definition", "class_body"}
SIMPLE = frozenset(("expression_statement", "declaration"))
LOOPS = frozenset(
    ("for_statement", "while_statement", "do_statement", "for_range_loop", "enhanced_for_statement")
)
BRANCHES = frozenset(
    (
        "if_statement", "switch_statement", "switch_expression", "match_statement", "try_statement",
        "with_statement",
    )
)  # fmt: skip
CONDITIONS = frozenset(("if_statement", "elif_clause"))
_MOST_DEPTH = 200


def text_of(node: Node) -> str:
    """Return a node's text."""
    return (node.text or b"").decode(errors="replace")


def is_deep(root: Node) -> bool:
    """Tell whether a tree is deeper than anybody writes: to walk it may take very long."""
    cursor, depth = root.walk(), 0
    while True:
        if cursor.goto_first_child():
            depth += 1
            if depth > _MOST_DEPTH:
                return True
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return False
            depth -= 1


def ancestors(node: Node) -> Iterator[Node]:
    """Yield a node's parents, the nearest first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def statement_of(node: Node) -> Node | None:
    """Return the statement that a node stands in, which others may follow."""
    at: Node | None = node
    while at is not None:
        if at.is_named and at.parent is not None and at.parent.type in LISTS:
            return at
        at = at.parent
    return None


def function_of(node: Node) -> Node | None:
    """Return the nearest function around a node."""
    return next((each for each in ancestors(node) if each.type in FUNCTIONS), None)


def function_name(function: Node) -> str:
    """Return a function's own name."""
    named = function.child_by_field_name("name")
    at = function.child_by_field_name("declarator")
    while named is None and at is not None:
        if at.type in ("identifier", "field_identifier"):
            named = at
        at = at.child_by_field_name("declarator")
    return text_of(named) if named else ""


def body_of(function: Node) -> Node | None:
    """Return a function's body."""
    body = function.child_by_field_name("body")
    return body if body is not None and body.type in BLOCKS else None


def returns_of(node: Node) -> Iterator[Node]:
    """Yield a function's own `return` statements, not those of functions inside."""
    for child in node.named_children:
        if child.type == "return_statement":
            yield child
        elif child.type not in INNER_FUNCTIONS:
            yield from returns_of(child)


def calls_of(node: Node, name: str) -> Iterator[Node]:
    """Yield the calls of a function of C or C++ in a tree."""
    called = node.child_by_field_name("function") if node.type == "call_expression" else None
    if called is not None and text_of(called) == name:
        yield node
    for child in node.named_children:
        yield from calls_of(child, name)
