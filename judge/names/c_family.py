"""The names of C and C++: who declares them. Members are in `members.py`, macros in `macros.py`."""

from tree_sitter import Node

from judge.names.base import Binding, Scope
from judge.names.macros import MacroReader
from judge.names.members import TAG

LABEL = "label"


class CReader(MacroReader):
    """Reads C. Tags of structs have a space of their own, and so do members and labels."""

    leaves = frozenset(("identifier", "type_identifier", "field_identifier"))
    tag = TAG
    merges_loops = False

    # --- scopes

    def on_function_definition(self, node: Node, scope: Scope) -> None:
        """A function: its name outside, its parameters and its body's names in one scope."""
        self.visit_field(node, "type", scope)
        declarator = node.child_by_field_name("declarator")
        inner = Scope(kind="function", parent=scope)
        if declarator is not None:
            binding = self.declarator(declarator, scope, kind="function", inner=inner)
            if binding is not None:
                binding.type = binding.type or node.child_by_field_name("type")
        for child in node.named_children:
            if child.type == "compound_statement":
                self.visit_all(child, inner)
            elif child.type in ("field_initializer_list", "try_statement"):
                self.visit(child, inner)

    def on_compound_statement(self, node: Node, scope: Scope) -> None:
        """A block."""
        self.visit_all(node, Scope(kind="block", parent=scope))

    def on_for_statement(self, node: Node, scope: Scope) -> None:
        """A loop or condition that may declare names; in C++ its body declares in the same one."""
        inner = Scope(kind="block", parent=scope)
        for child in node.named_children:
            if self.merges_loops and child.type == "compound_statement":
                self.visit_all(child, inner)
            else:
                self.visit(child, inner)

    # --- declarations

    def on_declaration(self, node: Node, scope: Scope) -> None:
        """Variables and prototypes."""
        self.visit_all(node, scope, but=tuple(node.children_by_field_name("declarator")))
        given = node.child_by_field_name("type")
        for declarator in node.children_by_field_name("declarator"):
            binding = self.declarator(declarator, scope)
            if binding is not None:
                binding.type = binding.type or given

    on_parameter_declaration = on_declaration
    on_optional_parameter_declaration = on_declaration
    on_field_declaration = on_declaration

    def on_type_definition(self, node: Node, scope: Scope) -> None:
        """A typedef."""
        given = node.child_by_field_name("type")
        self.visit_field(node, "type", scope)
        for declarator in node.children_by_field_name("declarator"):
            binding = self.declarator(declarator, scope, kind="type")
            if binding is not None and binding.type is None:
                binding.type = given

    def declarator(
        self, node: Node, scope: Scope, *, kind: str = "variable", inner: Scope | None = None
    ) -> Binding | None:
        """Declare the name in a declarator; walk its sizes, its parameters and its first value.

        `inner` is the scope for the parameters of a function that is defined.
        """
        if node.type in ("identifier", "field_identifier", "type_identifier"):
            return self.named(node, scope, kind)
        below = node.child_by_field_name("declarator") or self._below(node)
        if below is None:
            self.visit_all(node, inner or scope)
            return None
        if node.type == "function_declarator":
            # in a function `vector<int> v(n)` looks like a prototype, and is a variable
            local = scope.kind in ("function", "block", "prototype")
            if below.type != "parenthesized_declarator" and kind == "variable" and not local:
                kind = "function"
            binding = self.declarator(below, scope, kind=kind, inner=inner)
            signature = inner or Scope(kind="prototype", parent=scope)
            self.visit_all(node, signature, but=(below,))
            return binding
        binding = self.declarator(below, scope, kind=kind, inner=inner)
        self.visit_all(node, scope, but=(below,))
        return binding

    def _below(self, node: Node) -> Node | None:
        found = (c for c in node.named_children if "declarator" in c.type or c.type in self.leaves)
        return next(found, None)

    def named(self, node: Node, scope: Scope, kind: str) -> Binding | None:
        """Declare the very name of a declarator."""
        binding = self.declare(node, scope, kind=kind)
        binding.kept |= kind == "function" and binding.name == "main"
        return binding

    # --- structs, unions, enums

    def on_struct_specifier(self, node: Node, scope: Scope) -> None:
        """A struct or union: its tag, if it has a body or is named beforehand; else a use of it."""
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        outer = self.outside(scope)
        parent = node.parent
        alone = parent is not None and parent.type in ("translation_unit", "declaration_list")
        binding = None
        if name is not None and name.type != "type_identifier":
            self.visit(name, scope)
        elif name is not None and (body is not None or alone):
            binding = self.declare(name, outer, space=self.tag, kind="class")
        elif name is not None:
            self.use(name, scope, self.tag)
        if body is None:
            return
        inner = Scope(kind="class", parent=scope, ordered=False, owner=binding)
        if binding is not None:
            binding.members = inner
        elif self._is_nameless(node) and scope.kind == "class":
            inner = scope
        self.classes[node.id] = inner
        self.visit_all(node, inner, but=(name,))

    on_union_specifier = on_struct_specifier
    on_class_specifier = on_struct_specifier

    def _is_nameless(self, node: Node) -> bool:
        parent = node.parent
        return parent is not None and parent.child_by_field_name("declarator") is None

    def outside(self, scope: Scope) -> Scope:
        """Return where a tag is declared: in C never in a struct."""
        return next(one for one in scope.chain() if one.kind not in ("class", "prototype"))

    def on_enum_specifier(self, node: Node, scope: Scope) -> None:
        """An enum: its constants are names of the scope around it."""
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if body is None:
            if name is not None:
                self.use(name, scope, self.tag)
            return
        outer = self.outside(scope)
        binding = self.declare(name, outer, space=self.tag, kind="class") if name else None
        inner = self.constants(node, outer, binding)
        for child in body.named_children:
            called = child.child_by_field_name("name")
            if child.type == "enumerator" and called is not None:
                self.visit_all(child, outer, but=(called,))
                self.declare(called, inner, kind="constant")
            else:
                self.visit(child, outer)

    def constants(self, node: Node, outer: Scope, binding: Binding | None) -> Scope:
        """Return the scope of an enum's constants."""
        return outer

    # --- labels

    def on_labeled_statement(self, node: Node, scope: Scope) -> None:
        """A label, seen in the whole function."""
        label = node.child_by_field_name("label")
        if label is not None:
            self.declare(label, self._function(scope), space=LABEL, kind="label")
        self.visit_all(node, scope, but=(label,))

    def on_goto_statement(self, node: Node, scope: Scope) -> None:
        """A jump to a label, which may come later."""
        label = node.child_by_field_name("label")
        if label is None:
            return
        place = self._function(scope)

        def look() -> None:
            self.see(label, place.names.get((LABEL, self.text(label))))

        self.later.append(look)

    def _function(self, scope: Scope) -> Scope:
        return next((s for s in scope.chain() if s.kind == "function"), scope)
