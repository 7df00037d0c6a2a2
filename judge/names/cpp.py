"""The names of C++: classes with methods, namespaces, templates, lambdas."""

from tree_sitter import Node

from judge.names.base import PLAIN, Binding, Scope
from judge.names.c_family import CReader


class CppReader(CReader):
    """Reads C++, where types are names like others and classes hold functions."""

    leaves = CReader.leaves | {"namespace_identifier"}
    tag = PLAIN
    merges_loops = True

    on_if_statement = CReader.on_for_statement
    on_while_statement = CReader.on_for_statement
    on_switch_statement = CReader.on_for_statement

    def on_for_range_loop(self, node: Node, scope: Scope) -> None:
        """`for (auto& x : list)`: the list is read outside."""
        inner = Scope(kind="block", parent=scope)
        self.visit_field(node, "type", scope)
        self.visit_field(node, "right", scope)
        for declarator in node.children_by_field_name("declarator"):
            binding = self.declarator(declarator, inner)
            if binding is not None:
                binding.type = node.child_by_field_name("type")
        self._body(node, inner)

    def _body(self, node: Node, inner: Scope) -> None:
        body = node.child_by_field_name("body")
        if body is not None and body.type == "compound_statement":
            self.visit_all(body, inner)
        elif body is not None:
            self.visit(body, inner)

    def on_catch_clause(self, node: Node, scope: Scope) -> None:
        """What is caught is seen in the block."""
        inner = Scope(kind="block", parent=scope)
        self.visit_field(node, "parameters", inner)
        self._body(node, inner)

    def on_lambda_expression(self, node: Node, scope: Scope) -> None:
        """A function without a name: captures, parameters, body."""
        inner = Scope(kind="function", parent=scope)
        for capture in node.children_by_field_name("captures"):
            for child in capture.named_children:
                left, right = (child.child_by_field_name(side) for side in ("left", "right"))
                if left is not None and right is not None:
                    self.visit(right, scope)
                    self.declare(left, inner)
                else:
                    self.visit(child, scope)
        for signature in node.children_by_field_name("declarator"):
            self.visit_all(signature, inner)
        self._body(node, inner)

    def on_template_declaration(self, node: Node, scope: Scope) -> None:
        """What is made by a template is declared around it, its parameters inside."""
        self.visit_all(node, Scope(kind="template", parent=scope))

    def on_type_parameter_declaration(self, node: Node, scope: Scope) -> None:
        """`typename T`."""
        for child in node.named_children:
            if child.type == "type_identifier":
                self.declare(child, scope, kind="type")
            else:
                self.visit(child, scope)

    on_variadic_type_parameter_declaration = on_type_parameter_declaration

    def on_optional_type_parameter_declaration(self, node: Node, scope: Scope) -> None:
        """`typename T = int`."""
        name = node.child_by_field_name("name")
        self.visit_all(node, scope, but=(name,))
        if name is not None:
            self.declare(name, scope, kind="type")

    def on_alias_declaration(self, node: Node, scope: Scope) -> None:
        """`using number = long long;`."""
        name, given = node.child_by_field_name("name"), node.child_by_field_name("type")
        self.visit_all(node, scope, but=(name,))
        if name is not None:
            self.declare(name, _place(scope), kind="type").type = given

    def on_namespace_definition(self, node: Node, scope: Scope) -> None:
        """A namespace, which may be opened again."""
        name = node.child_by_field_name("name")
        inner = Scope(kind="namespace", parent=scope)
        if name is not None and name.type == "namespace_identifier":
            binding = self.declare(name, scope, kind="namespace")
            binding.members = inner = binding.members or inner
        elif name is None:
            scope.also.append(inner)
        self.visit_field(node, "body", inner)

    def on_using_declaration(self, node: Node, scope: Scope) -> None:
        """`using namespace ours;` shows its names here."""
        whole = any(child.type == "namespace" for child in node.children)
        for child in node.named_children:
            self.visit(child, scope)
            found = scope.find(PLAIN, self.text(child), self.offset(node.start_byte))
            if whole and found is not None and found.members is not None:
                scope.also.append(found.members)

    def on_structured_binding_declarator(self, node: Node, scope: Scope) -> None:
        """`auto [a, b]`."""
        for child in node.named_children:
            self.declare(child, scope)

    def on_init_statement(self, node: Node, scope: Scope) -> None:
        """`if (int n = f(); n > 0)`."""
        self.visit_all(node, scope)

    def on_base_class_clause(self, node: Node, scope: Scope) -> None:
        """Names of our own base classes are seen in this one, too."""
        for child in node.named_children:
            self.visit(child, scope)
            if child.type not in ("type_identifier", "template_type"):
                continue
            _, members = self.class_of_type(child, scope)
            if members is not None and members is not scope:
                scope.also.append(members)
            scope.foreign |= members is None

    def on_qualified_identifier(self, node: Node, scope: Scope) -> None:
        """`a::b`: the name is looked for in what stands before."""
        outer, name = node.child_by_field_name("scope"), node.child_by_field_name("name")
        if outer is not None:
            self.visit(outer, scope)
        if name is None:
            return
        self._arguments(name, scope)

        def look() -> None:
            found = scope.find(PLAIN, self._last(outer), self.offset(node.start_byte))
            self._within(name, scope, found.members if found else None, known=outer is not None)

        self.later.append(look)

    def _arguments(self, node: Node, scope: Scope) -> None:
        """Walk the arguments of templates in a qualified name."""
        if node.type in ("template_type", "template_function"):
            self.visit_field(node, "arguments", scope)
        elif node.type == "qualified_identifier":
            for child in node.named_children:
                self._arguments(child, scope)

    def _last(self, node: Node | None) -> str:
        if node is not None and node.type == "template_type":
            node = node.child_by_field_name("name")
        return self.text(node) if node is not None else ""

    def _within(self, node: Node, scope: Scope, members: Scope | None, *, known: bool) -> None:
        """See a name as one of a namespace or class (none: of the library)."""
        if node.type == "qualified_identifier":
            inner, name = node.child_by_field_name("scope"), node.child_by_field_name("name")
            if inner is None or name is None:
                return
            self._within(inner, scope, members, known=known)
            seen = self.seen.get(self.offset(inner.start_byte))
            found = seen.binding.members if seen and seen.binding else None
            self._within(name, scope, found, known=known)
        elif node.type in ("template_type", "template_function"):
            name = node.child_by_field_name("name")
            if name is not None:
                self._within(name, scope, members, known=known)
        elif node.type in self.leaves:
            at = 1 << 60
            name_ = self.text(node)
            self.see(node, members.own(PLAIN, name_, at) if members else None)

    def declarator(
        self, node: Node, scope: Scope, *, kind: str = "variable", inner: Scope | None = None
    ) -> Binding | None:
        """Declare a declarator's name; `int P::f()` is the function of a class declared before."""
        outer, name = node.child_by_field_name("scope"), node.child_by_field_name("name")
        if node.type != "qualified_identifier" or name is None:
            return super().declarator(node, scope, kind=kind, inner=inner)
        path = [outer]
        while name.type == "qualified_identifier":
            path.append(name.child_by_field_name("scope"))
            name = name.child_by_field_name("name") or name
        at, members = self.offset(node.start_byte), None
        for step, part in enumerate(path):
            text = self._last(part)
            found = members.own(PLAIN, text, at) if members else None
            found = found if step else scope.find(PLAIN, text, at)
            members = found.members if found else None
            if part is not None:
                self._seen_last(part, found)
        if members is None:
            return None
        if inner is not None:
            inner.parent = members
        return self.declarator(name, members, kind=kind, inner=inner)

    def _seen_last(self, part: Node, found: Binding | None) -> None:
        name = part.child_by_field_name("name") if part.type == "template_type" else part
        if name is not None:
            self.see(name, found)

    def named(self, node: Node, scope: Scope, kind: str) -> Binding | None:
        """Declare a declarator's name: a constructor's is its class's."""
        scope = scope if kind == "variable" else _place(scope)
        if scope.owner is not None and self.text(node) == scope.owner.name:
            self.see(node, scope.owner)
            return None
        binding = super().named(node, scope, kind)
        if binding is not None:
            binding.doubtful |= scope.foreign and kind == "function"
            if kind == "function" and scope.kind == "class":
                above = [base.own(PLAIN, binding.name, 1 << 60) for base in scope.also]
                binding.override(next((one for one in above if one), None))
        return binding

    def constants(self, node: Node, outer: Scope, binding: Binding | None) -> Scope:
        """Return the scope of an enum's constants: its own if it is an `enum class`."""
        if not any(child.type in ("class", "struct") for child in node.children):
            if binding is not None:
                binding.members = outer
            return outer
        inner = Scope(kind="enum", parent=outer, ordered=False)
        if binding is not None:
            binding.members = inner
        return inner

    def outside(self, scope: Scope) -> Scope:
        """Return where a class is declared: here, in a class too."""
        return _place(scope)


def _place(scope: Scope) -> Scope:
    """Return the scope that a declaration belongs to, which is not that of its template."""
    while scope.kind == "template" and scope.parent is not None:
        scope = scope.parent
    return scope
