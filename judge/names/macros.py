"""Macros of C and C++: names that are seen everywhere after them, and bodies that speak of names.

What a name in a macro's body means is told where the macro stands, not where it is written; so it
is known only if the whole program declares one thing of that name.
"""

import re

from tree_sitter import Node

from judge.names.base import WORD, Binding, Occurrence, Scope
from judge.names.members import MemberReader

MACRO = "macro"
HIDDEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|//[^\n]*|/\*[\s\S]*?\*/|\.?\d[\w.]*')


class MacroReader(MemberReader):
    """Declares macros, and reads the raw text of directives."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.macros: dict[str, Binding] = {}

    def on_preproc_def(self, node: Node, scope: Scope) -> None:
        """A macro with or without parameters."""
        name = node.child_by_field_name("name")
        value = node.child_by_field_name("value")
        if name is None:
            return
        file = list(scope.chain())[-1]
        self.macros[self.text(name)] = self.declare(name, file, space=MACRO, kind="macro")
        inner = Scope(kind="macro", parent=scope, ordered=False)
        for parameter in node.children_by_field_name("parameters"):
            for child in parameter.named_children:
                self.declare(child, inner, space=MACRO)
        if value is not None:
            self.raw(value, inner)

    on_preproc_function_def = on_preproc_def

    def on_preproc_arg(self, node: Node, scope: Scope) -> None:
        """The raw text of `#undef`, `#pragma` and the like."""
        self.raw(node, scope)

    def on_preproc_include(self, node: Node, scope: Scope) -> None:
        """Nothing of ours."""

    def raw(self, node: Node, scope: Scope) -> None:
        """Note the words in the raw text of a directive."""
        text, start = self.text(node), self.offset(node.start_byte)
        bare = HIDDEN.sub(lambda found: " " * len(found[0]), text)
        for word in WORD.finditer(bare):
            self._word(word[0], start + word.start(), scope)
        if "#" in bare:  # makes names and texts of words
            self.loose |= {word[0] for word in WORD.finditer(bare)}

    def _word(self, word: str, at: int, scope: Scope) -> None:
        def look() -> None:
            found = scope.find(MACRO, word, 1 << 60)
            named = [b for b in self.bindings if b.name == word and b.space != MACRO]
            if found is None and len(named) == 1:
                found = named[0]
            elif found is None and named:
                self.loose.add(word)
            self.seen[at] = Occurrence(start=at, end=at + len(word), name=word, binding=found)

        self.later.append(look)

    def visit(self, node: Node, scope: Scope) -> None:
        """Walk a tree: the name of a macro is the macro's wherever it stands."""
        if node.child_count == 0 and node.type.endswith("identifier"):
            macro = self.macros.get(self.text(node))
            if macro is not None:
                self.see(node, macro)
                return
        super().visit(node, scope)
