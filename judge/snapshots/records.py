"""The structures that a program of C or C++ declares, and how all of one is looked at.

C has no way to ask a type for its fields: so they are read from the syntax tree and named one by
one. In C++ a type is told by its having such fields.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tree_sitter import Node

from judge.snapshots.tree import text_of
from segmenter import parse

_KINDS = frozenset(("struct_specifier", "class_specifier"))
_MOST_ITEMS = 50
_DEEPEST = 3  # as `judge.snapshots.wire` reads them


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field: its name, how many dimensions it has, and its type's text."""

    name: str
    array: int
    type_text: str


Structures = Mapping[str, tuple[Field, ...]]


def structures_of(source: str, language: str) -> Structures:
    """Return the fields of each structure by its type's text; what holds one that cannot be looked
    at (a pointer but for text, a bit field) is without it."""
    found: dict[str, tuple[Field, ...]] = {}
    root = parse(source, language).root_node
    for node in _specifiers(root):
        fields = tuple(_fields(node))
        name = node.child_by_field_name("name")
        if not fields:
            continue
        if name is not None:
            found[f"struct {text_of(name)}"] = fields
    for new, kind in _renamed(root):
        fields = found.get(text_of(kind)) or tuple(_fields(kind))
        found |= {new: fields} if fields else {}
    return found


def _renamed(root: Node) -> Iterator[tuple[str, Node]]:
    """Yield the names that `typedef` gives, and the structures that have them."""
    for row in root.named_children:
        kind = row.child_by_field_name("type")
        if row.type == "type_definition" and kind is not None and kind.type in _KINDS:
            names = row.children_by_field_name("declarator")
            yield from ((text_of(n), kind) for n in names if n.type == "type_identifier")


def _specifiers(root: Node) -> Iterator[Node]:
    queue = [root]
    while queue:
        node = queue.pop()
        if node.type in _KINDS and node.child_by_field_name("body"):
            yield node
        queue += node.named_children


def _fields(node: Node) -> Iterator[Field]:
    body = node.child_by_field_name("body")
    for row in body.named_children if body else ():
        kind = row.child_by_field_name("type")
        bits = any(child.type == "bitfield_clause" for child in row.named_children)
        if row.type != "field_declaration" or kind is None or bits:
            continue
        for declarator in row.children_by_field_name("declarator"):
            field = _field(declarator, text_of(kind))
            if field is not None:
                yield field


def _field(declarator: Node, type_text: str) -> Field | None:
    array, at = 0, declarator
    while at.type == "array_declarator":
        inner = at.child_by_field_name("declarator")
        if inner is None or at.child_by_field_name("size") is None:
            return None
        array, at = array + 1, inner
    if at.type == "pointer_declarator" and not array and type_text.endswith("char"):
        inner = at.child_by_field_name("declarator")
        at, type_text = inner if inner is not None else at, "char *"
    if at.type != "field_identifier" or array > 2:
        return None
    return Field(name=text_of(at), array=array, type_text=type_text)


def look(expression: str, array: int, type_text: str, known: Structures, depth: int = 0) -> str:
    """Return the statements in C that tell a value, structures and arrays of them too."""
    fields = known.get(type_text)
    if fields is None:
        return f"HANJUL_{('VALUE', 'ARRAY', 'TABLE')[min(array, 2)]}({expression});"
    if depth >= _DEEPEST:
        return "hanjul_char('?');"
    if array:
        i = f"hanjul_{depth}"
        each = look(f"({expression})[{i}]", array - 1, type_text, known, depth + 1)
        return (
            f"hanjul_char('<'); for (unsigned long {i} = 0; {i} < HANJUL_COUNT({expression}); "
            f"{i}++) {{ if ({i}) hanjul_char(','); "
            f"if ({i} == {_MOST_ITEMS}) {{ hanjul_char('~'); break; }} {each} }} hanjul_char('>');"
        )
    rows = [
        f'hanjul_name("{_hex(field.name)}"); '
        + look(f"({expression}).{field.name}", field.array, field.type_text, known, depth + 1)
        for field in fields
    ]
    return " ".join(["hanjul_char('{');", " hanjul_char(',');".join(rows), "hanjul_char('}');"])


def branches(known: Structures) -> str:
    """Return the branches in C++ that tell a structure, by the fields that it has."""
    rows = sorted(set(known.values()), key=len, reverse=True)
    return "".join(_branch(fields) for fields in rows)


def _branch(fields: tuple[Field, ...]) -> str:
    has = " ".join(f"v.{field.name};" for field in fields)
    told = " hanjul_char(',');".join(
        f'hanjul_name("{_hex(field.name)}"); hanjul_show(v.{field.name});' for field in fields
    )
    return (
        f"else if constexpr (requires {{ {has} }}) "
        f"{{ hanjul_char('{{'); {told} hanjul_char('}}'); }}\n    "
    )


def _hex(name: str) -> str:
    return f".{name.encode().hex()}="
