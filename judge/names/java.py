"""The names of Java: variables, methods, types and labels have spaces of their own."""

from tree_sitter import Node

from judge.names.base import PLAIN, Binding, Scope
from judge.names.java_types import METHOD, TYPE, JavaTypes

LABEL = "label"
_LATE = 1 << 60
_LOCAL = ("block", "function")
_OF_OBJECT = ("toString", "equals", "hashCode", "clone", "finalize")


class JavaReader(JavaTypes):
    """Reads Java. A local variable may not hide another one, so two such are taken for one."""

    leaves = frozenset(("identifier",))

    # --- types

    def on_class_declaration(self, node: Node, scope: Scope) -> None:
        """A class, interface, enum or record, and its members."""
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is None or body is None:
            return
        binding = self.declare(name, scope, space=TYPE, kind="class")
        binding.kept |= scope.kind == "file" and self._has(node, "public")
        inner = Scope(kind="class", parent=scope, ordered=False, owner=binding)
        binding.members = inner
        for child in node.named_children:
            if child.type in ("superclass", "super_interfaces", "extends_interfaces"):
                self._bases(child, scope, inner)
            elif child.type == "formal_parameters":  # of a record: its fields and their getters
                self._components(child, inner)
            elif child.id not in (name.id, body.id):
                self.visit(child, inner)
        self.visit_all(body, inner)

    on_interface_declaration = on_class_declaration
    on_enum_declaration = on_class_declaration
    on_record_declaration = on_class_declaration

    def _bases(self, node: Node, scope: Scope, inner: Scope) -> None:
        self.visit(node, inner)

        def look() -> None:
            for name in _leaves(node, "type_identifier"):
                found = scope.find(TYPE, self.text(name), _LATE)
                if found is not None and found.members is not None:
                    if found.members is not inner:
                        inner.also.append(found.members)
                elif name.parent is None or name.parent.type != "type_arguments":
                    inner.foreign = True

        self.later.insert(0, look)

    def _components(self, node: Node, inner: Scope) -> None:
        for child in node.named_children:
            name = child.child_by_field_name("name")
            self.visit_all(child, inner, but=(name,))
            if name is not None:
                binding = self.declare(name, inner, kind="field")
                binding.type = child.child_by_field_name("type")
                inner.names[METHOD, binding.name] = binding

    def on_class_body(self, node: Node, scope: Scope) -> None:
        """The body of a class without a name, which overrides methods of the library."""
        self.visit_all(node, Scope(kind="class", parent=scope, ordered=False, foreign=True))

    def on_constructor_declaration(self, node: Node, scope: Scope) -> None:
        """A constructor: its name is its class's."""
        name = node.child_by_field_name("name")
        if name is not None:
            self.see(name, scope.owner)
        self.visit_all(node, Scope(kind="function", parent=scope), but=(name,))

    on_compact_constructor_declaration = on_constructor_declaration

    def on_type_parameter(self, node: Node, scope: Scope) -> None:
        """`T` of `<T extends Comparable<T>>`."""
        self.declare(node.named_children[0], scope, space=TYPE, kind="type")
        self.visit_all(node, scope, but=(node.named_children[0],))

    def on_type_identifier(self, node: Node, scope: Scope) -> None:
        """A type's name."""
        self.use(node, scope, TYPE)

    def on_scoped_type_identifier(self, node: Node, scope: Scope) -> None:
        """`Outer.Inner`; of the library, its last name is free."""
        first, last = node.named_children[0], node.named_children[-1]
        self.visit(first, scope)

        def look() -> None:
            owner = scope.find(TYPE, self.text(first), _LATE)
            found = owner.members.own(TYPE, self.text(last), _LATE) if (
                owner is not None and owner.members is not None) else None  # fmt: skip
            self.see(last, found)

        self.later.append(look)

    # --- methods and blocks

    def on_method_declaration(self, node: Node, scope: Scope) -> None:
        """A method; one that may override the library's is doubtful."""
        name = node.child_by_field_name("name")
        if name is None:
            return
        binding = self.declare(name, scope, space=METHOD, kind="function")
        binding.kept |= binding.name == "main" and self._has(node, "static")
        binding.type = node.child_by_field_name("type")
        text = binding.name

        def doubt() -> None:
            override = text in _OF_OBJECT or self._has(node, "Override")
            above = [base.own(METHOD, text, _LATE) for base in scope.also]
            binding.override(next((one for one in above if one), None))
            binding.kept |= override and binding.overrides is None
            open_ = self._has(node, "public") or self._has(node, "protected")
            binding.doubtful |= scope.foreign and open_

        self.later.append(doubt)
        inner = Scope(kind="function", parent=scope)
        for child in node.named_children:
            if child.type == "block":
                self.visit_all(child, inner)
            elif child.id != name.id:
                self.visit(child, inner)

    def on_block(self, node: Node, scope: Scope) -> None:
        """A block, or anything that holds names for its own parts."""
        self.visit_all(node, Scope(kind="block", parent=scope))

    on_constructor_body = on_block
    on_for_statement = on_block
    on_switch_block = on_block
    on_try_with_resources_statement = on_block
    on_catch_clause = on_block
    on_static_initializer = on_block

    def on_lambda_expression(self, node: Node, scope: Scope) -> None:
        """A function without a name: its parameters may not hide variables either."""
        inner = Scope(kind="block", parent=scope)
        parameters, body = node.child_by_field_name("parameters"), node.child_by_field_name("body")
        if parameters is not None and parameters.type == "identifier":
            self._local(parameters, inner)
        elif parameters is not None and parameters.type == "inferred_parameters":
            for child in parameters.named_children:
                self._local(child, inner)
        elif parameters is not None:
            self.visit(parameters, inner)
        if body is not None:
            self.visit(body, inner)

    # --- variables

    def on_variable_declarator(self, node: Node, scope: Scope) -> None:
        """`x = 1` of a declaration of variables or fields."""
        name = node.child_by_field_name("name")
        if name is None or name.type != "identifier":  # `_`
            self.visit_all(node, scope)
            return
        binding = self._local(name, scope)
        if node.parent is not None and binding.type is None:
            binding.type = node.parent.child_by_field_name("type")
        self.visit_all(node, scope, but=(name,))

    def on_formal_parameter(self, node: Node, scope: Scope) -> None:
        """A parameter, what is caught, a resource."""
        name = node.child_by_field_name("name")
        self.visit_all(node, scope, but=(name,))
        if name is not None:
            self._local(name, scope).type = node.child_by_field_name("type")

    on_catch_formal_parameter = on_formal_parameter
    on_resource = on_formal_parameter

    def on_instanceof_expression(self, node: Node, scope: Scope) -> None:
        """`o instanceof String s`."""
        name = node.child_by_field_name("name")
        self.visit_all(node, scope, but=(name,))
        if name is not None:
            self._local(name, scope).type = node.child_by_field_name("right")

    def on_type_pattern(self, node: Node, scope: Scope) -> None:
        """`String s` of a switch or of a record's parts."""
        *types, name = node.named_children
        for child in types:
            self.visit(child, scope)
        self._local(name, scope)

    on_record_pattern_component = on_type_pattern

    def on_enhanced_for_statement(self, node: Node, scope: Scope) -> None:
        """`for (int x : list)`."""
        inner = Scope(kind="block", parent=scope)
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        if value is not None:
            self.visit(value, scope)
        if name is not None:
            self._local(name, inner).type = node.child_by_field_name("type")
        self.visit_all(node, inner, but=(name, value))

    def on_enum_constant(self, node: Node, scope: Scope) -> None:
        """A constant of an enum."""
        name = node.child_by_field_name("name")
        if name is not None:
            binding = self.declare(name, scope, kind="constant")
            binding.doubtful = True  # its name is what it prints
        self.visit_all(node, scope, but=(name,))

    def _local(self, name: Node, scope: Scope) -> Binding:
        """Declare a variable, or see the local one that it may not hide."""
        text, at = self.text(name), self.offset(name.start_byte)
        for outer in scope.chain():
            if outer.kind not in _LOCAL:
                break
            hidden = outer.own(PLAIN, text, at)
            if hidden is not None:
                hidden.declared.append(at)
                self.see(name, hidden)
                return hidden
        kind = "variable" if scope.kind in _LOCAL else "field"
        return self.declare(name, scope, kind=kind)

    # --- uses

    def on_identifier(self, node: Node, scope: Scope) -> None:
        """A variable, else a type (`Main.x`), else a constant after `case`."""
        if node.parent is not None and node.parent.type == "switch_label":
            self._constant(node, scope)
        else:
            self.use(node, scope, PLAIN, TYPE)

    def _constant(self, node: Node, scope: Scope) -> None:
        def look() -> None:
            found = scope.find(PLAIN, self.text(node), self.offset(node.start_byte))
            self.see(node, found or self.only(self.text(node), PLAIN))

        self.later.append(look)

    def on_method_invocation(self, node: Node, scope: Scope) -> None:
        """A call: of a method of this class, or of what stands before the dot."""
        self._member(node, scope, "name", METHOD)

    def on_field_access(self, node: Node, scope: Scope) -> None:
        """`p.x`."""
        self._member(node, scope, "field", PLAIN)

    def _member(self, node: Node, scope: Scope, field: str, space: str) -> None:
        owner, name = node.child_by_field_name("object"), node.child_by_field_name(field)
        self.visit_all(node, scope, but=(name,))
        if name is None or name.type != "identifier":
            return
        if owner is None:
            self.use(name, scope, space)
            return

        def look() -> None:
            self.see(name, self._of(owner, self.text(name), space, scope))

        self.later.append(look)

    def on_method_reference(self, node: Node, scope: Scope) -> None:
        """`Main::compare`."""
        owner, name = node.named_children[0], node.named_children[-1]
        self.visit_all(node, scope, but=(name,) if len(node.named_children) > 1 else ())
        if len(node.named_children) < 2:
            return

        def look() -> None:
            self.see(name, self._of(owner, self.text(name), METHOD, scope))

        self.later.append(look)

    def _of(self, owner: Node, name: str, space: str, scope: Scope) -> Binding | None:
        known, members = self.class_of(owner, scope)
        if known:
            found = members.own(space, name, _LATE) if members else None
            return found or (members.own(TYPE, name, _LATE) if members else None)
        return self.only(name, space)

    # --- labels, and what is no name of ours

    def on_labeled_statement(self, node: Node, scope: Scope) -> None:
        """A label."""
        label = node.named_children[0]
        inner = Scope(kind="block", parent=scope)
        self.declare(label, inner, space=LABEL, kind="label")
        self.visit_all(node, inner, but=(label,))

    def on_break_statement(self, node: Node, scope: Scope) -> None:
        """A jump, to a label or not."""
        for child in node.named_children:
            self.use(child, scope, LABEL)

    on_continue_statement = on_break_statement

    def on_import_declaration(self, node: Node, scope: Scope) -> None:
        """Names of the library."""
        for leaf in _leaves(node, "identifier"):
            self.see(leaf, None)

    on_package_declaration = on_import_declaration

    def on_marker_annotation(self, node: Node, scope: Scope) -> None:
        """An annotation of the library."""
        for leaf in _leaves(node, "identifier"):
            self.see(leaf, None)

    def _has(self, node: Node, modifier: str) -> bool:
        given = [child for child in node.children if child.type == "modifiers"]
        return any(modifier in self.text(one).replace("@", " ").split() for one in given)


def _leaves(node: Node, kind: str) -> list[Node]:
    found, queue = [], [node]
    while queue:
        one = queue.pop()
        if one.type == kind:
            found.append(one)
        queue += one.children
    return found
