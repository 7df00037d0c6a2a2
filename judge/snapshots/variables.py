"""Which variables can be looked at from a place of a program."""

from collections.abc import Iterator
from dataclasses import replace

from tree_sitter import Node

from judge.snapshots.model import Variable
from judge.snapshots.tree import FUNCTIONS, INNER_FUNCTIONS, LISTS, ancestors, text_of

_DECLARATIONS = frozenset(("declaration", "local_variable_declaration", "field_declaration"))
_SEQUENCES = LISTS | {"translation_unit", "class_body"}
_WRAPPERS = frozenset(("init_declarator", "variable_declarator", "reference_declarator"))
_PATTERNS = frozenset(("pattern_list", "tuple_pattern", "list_pattern", "as_pattern_target"))
_PARAMETERS = frozenset(("parameter_declaration", "formal_parameter"))
# per node of Python's that gives a name a value: the field with the name
_GIVES = {
    "assignment": "left",
    "augmented_assignment": "left",
    "for_statement": "left",
    "named_expression": "name",
    "as_pattern": "alias",
}


def visible(node: Node, language: str, *, after: bool) -> dict[str, Variable]:
    """Return the variables seen from a place, by name: after a statement, or where a block begins.

    In Python these are all names that its function, or the module, gives a value to somewhere.
    """
    if language == "python":
        return {each.name: each for each in _python(node)}
    found: dict[str, Variable] = {}
    static = _is_static(node)
    rows = list(_declared(node, language)) if after else []
    for at, parent in zip([node, *ancestors(node)], ancestors(node), strict=False):
        rows += _around(at, parent, language, static=static)
    for variable in rows:
        found.setdefault(variable.name, variable)
    return found


def parameters(function: Node, language: str) -> tuple[Variable, ...]:
    """Return a function's parameters in their order."""
    if language == "python":
        given = function.child_by_field_name("parameters")
        names = [_first_identifier(each) for each in given.named_children] if given else []
        return tuple(Variable(name=name, shared=True) for name in names if name)
    rows: list[Variable] = []
    for node in _parameter_nodes(function):
        name = node.child_by_field_name("declarator") or node.child_by_field_name("name")
        if name is None:
            continue
        shared = language == "java" or (
            name.type == "reference_declarator" and not text_of(node).startswith("const")
        )
        plain = name.type == "identifier"
        rows += [
            Variable(name=each.name, shared=shared, type_text=_type_text(node) if plain else "")
            for each in _named(name, language)
        ]
    return tuple(rows)


def _parameter_nodes(function: Node) -> list[Node]:
    at: Node | None = function
    while at is not None:
        given = at.child_by_field_name("parameters")
        if given is not None:
            return [child for child in given.named_children if child.type in _PARAMETERS]
        at = at.child_by_field_name("declarator")
    return []


def _around(node: Node, parent: Node, language: str, *, static: bool) -> list[Variable]:
    """Return what a node sees of its parent's own declarations."""
    if parent.type in _SEQUENCES:
        rows = []
        for child in parent.named_children:
            if parent.type == "class_body":
                if not static or "static" in _modifiers(child):
                    rows += list(_declared(child, language))
            elif child.start_byte < node.start_byte:
                rows += list(_declared(child, language))
        return rows[::-1]
    if parent.type in FUNCTIONS:
        return list(parameters(parent, language))
    is_body = parent.child_by_field_name("body") == node
    if parent.type == "for_statement":
        first = parent.child_by_field_name("initializer") or parent.child_by_field_name("init")
        return list(_declared(first, language)) if first else []
    if parent.type in ("for_range_loop", "enhanced_for_statement") and is_body:
        name = parent.child_by_field_name("declarator") or parent.child_by_field_name("name")
        return list(_named(name, language)) if name else []
    return []


def _declared(node: Node, language: str) -> Iterator[Variable]:
    if node.type in _DECLARATIONS:
        local = any(each.type in FUNCTIONS for each in ancestors(node))
        for declarator in node.children_by_field_name("declarator"):
            for each in _named(declarator, language, local=local):
                yield replace(each, type_text="" if _is_pointer(declarator) else _type_text(node))


def _type_text(node: Node) -> str:
    kind = node.child_by_field_name("type")
    return text_of(kind).partition("{")[0].strip() if kind is not None else ""


def _is_pointer(node: Node) -> bool:
    inner = node.child_by_field_name("declarator")
    return node.type == "pointer_declarator" or (inner is not None and _is_pointer(inner))


def _named(node: Node, language: str, *, local: bool = False) -> Iterator[Variable]:
    """Yield the variable of a declarator; none for what is no plain variable."""
    array = 0
    at: Node | None = node
    while at is not None and at.type != "identifier":
        if at.type == "array_declarator" and array < 2:
            array += 1
        elif at.type == "function_declarator" and language == "cpp" and local:
            pass  # `vector<int> v(n)` reads like a function
        elif at.type == "pointer_declarator" and not array:
            pass
        elif at.type not in _WRAPPERS:
            return
        inner = at.child_by_field_name("declarator") or at.child_by_field_name("name")
        at = inner or next((c for c in at.named_children if c.type == "identifier"), None)
    if at is not None:
        yield Variable(name=text_of(at), array=array)


def _modifiers(node: Node) -> str:
    first = node.named_children[0] if node.named_children else None
    return text_of(first) if first is not None and first.type == "modifiers" else ""


def _is_static(node: Node) -> bool:
    function = next((each for each in ancestors(node) if each.type in FUNCTIONS), None)
    return function is not None and "static" in _modifiers(function)


def _python(node: Node) -> Iterator[Variable]:
    around = list(ancestors(node))
    scope = next(
        (each for each in around if each.type in FUNCTIONS), around[-1] if around else node
    )
    if scope.type in FUNCTIONS:
        yield from parameters(scope, "python")
    yield from (Variable(name=name) for name in _given(scope))


def _given(node: Node) -> Iterator[str]:
    for child in node.named_children:
        field = _GIVES.get(child.type)
        target = child.child_by_field_name(field) if field else None
        if target is not None:
            yield from _targets(target)
        if child.type == "global_statement":
            yield from (text_of(name) for name in child.named_children)
        if child.type not in INNER_FUNCTIONS:
            yield from _given(child)


def _targets(node: Node) -> Iterator[str]:
    if node.type == "identifier":
        yield text_of(node)
    elif node.type in _PATTERNS:
        for child in node.named_children:
            yield from _targets(child)


def _first_identifier(node: Node) -> str:
    if node.type == "identifier":
        return text_of(node)
    return next((text_of(child) for child in node.children if child.type == "identifier"), "")
