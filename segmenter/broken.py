"""Where the parser gave up: the top level of a file, its broken regions taken as one piece each."""

from dataclasses import dataclass

from tree_sitter import Node

from segmenter.grammars import Grammar


@dataclass
class Region:
    """A run of bytes that does not parse."""

    start: int
    end: int


def top_level(root: Node, grammar: Grammar) -> list[Node | Region]:
    """Return the children of a broken root: sound ones as they are, broken neighbours as one."""
    parts: list[Node | Region] = []
    for node in root.children:
        if node.type in grammar.comments:
            continue
        if _is_sound(node, grammar):
            parts.append(node)
        elif parts and isinstance(region := parts[-1], Region):
            region.end = node.end_byte
        else:
            parts.append(Region(node.start_byte, node.end_byte))
    return parts


def _is_sound(node: Node, grammar: Grammar) -> bool:
    if node.has_error or node.is_error or not node.is_named:
        return False
    kinds = (grammar.fixed, grammar.blocks, grammar.wrappers, grammar.directives)
    return any(node.type in kind for kind in kinds) or node.type.endswith("_statement")
