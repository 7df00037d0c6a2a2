"""What a program declares, and where each declared name can be seen."""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from segmenter import parse

# from the declared identifier up to the node that declares it
_DECLARATORS = frozenset(
    (
        "init_declarator", "pointer_declarator", "array_declarator", "reference_declarator",
        "parenthesized_declarator", "variable_declarator", "pattern_list", "tuple_pattern",
        "list_pattern", "as_pattern_target", "typed_parameter",
    )
)  # fmt: skip
# node that declares: the field that holds the declared name ("" where any child does)
_DECLARES: dict[str, dict[str, str]] = {
    "c": {"declaration": "declarator", "parameter_declaration": "declarator"},
    "cpp": {
        "declaration": "declarator",
        "parameter_declaration": "declarator",
        "for_range_loop": "declarator",
    },
    "java": {
        "local_variable_declaration": "declarator",
        "formal_parameter": "name",
        "enhanced_for_statement": "name",
        "catch_formal_parameter": "name",
    },
    "python": {
        "assignment": "left",
        "for_statement": "left",
        "parameters": "",
        "default_parameter": "name",
        "as_pattern": "alias",
    },
}
_CURLY_SCOPES = (
    "compound_statement for_statement for_range_loop function_definition lambda_expression "
    "catch_clause block enhanced_for_statement method_declaration constructor_declaration "
    "switch_block"
)
_SCOPES = {
    "c": frozenset(_CURLY_SCOPES.split()),
    "cpp": frozenset(_CURLY_SCOPES.split()),
    "java": frozenset(_CURLY_SCOPES.split()),
    "python": frozenset(("function_definition", "module")),
}


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A declared name: where, and the range in which it is seen (code point offsets)."""

    name: str
    at: int
    scope: range


def declarations(source: str, language: str) -> list[Declared] | None:
    """Return the local names that a program declares (in Python the module's too).

    None where the program does not parse. Fields, functions and types are not among them.
    """
    root = parse(source, language).root_node
    if root.has_error:
        return None
    data = source.encode()

    def offset(at: int) -> int:
        return len(data[:at].decode())

    found = []
    for node in _identifiers(root):
        scope = _scope(node, language) if _is_declared(node, language) else None
        if scope is not None and node.text is not None:
            seen = range(offset(scope.start_byte), offset(scope.end_byte))
            name = node.text.decode()
            found.append(Declared(name=name, at=offset(node.start_byte), scope=seen))
    return found


def _identifiers(root: Node) -> Iterator[Node]:
    queue = [root]
    while queue:
        node = queue.pop()
        if node.type == "identifier":
            yield node
        queue += node.children


def _is_declared(node: Node, language: str) -> bool:
    parent = node.parent
    while parent is not None and parent.type in _DECLARATORS:
        if _field_of(parent, node) in ("value", "size", "dimensions", "type"):
            return False
        node, parent = parent, parent.parent
    if parent is None or parent.type not in _DECLARES[language]:
        return False
    field = _DECLARES[language][parent.type]
    return not field or _field_of(parent, node) == field


def _field_of(parent: Node, child: Node) -> str | None:
    at = next(i for i, node in enumerate(parent.children) if node.id == child.id)
    return parent.field_name_for_child(at)


def _scope(node: Node, language: str) -> Node | None:
    """Return the nearest node that bounds the name; None for a global of C, C++ or Java."""
    parent = node.parent
    while parent is not None and parent.type not in _SCOPES[language]:
        if parent.type == "declaration" and _is_prototype(parent):
            return None
        parent = parent.parent
    return parent


def _is_prototype(node: Node) -> bool:
    return any(child.type == "function_declarator" for child in node.children)
