"""Whose member is the `x` of `p.x` in Java? The type of what stands before the dot tells it."""

from tree_sitter import Node

from judge.names.base import PLAIN, Binding, Reader, Scope
from judge.names.members import FOREIGN, UNKNOWN, Class, is_of_library

TYPE, METHOD = "type", "method"
_LATE = 1 << 60
_SAME = {"array_access": "array", "array_type": "element"}


class JavaTypes(Reader):
    """Tells the classes of expressions, where that is plain to see."""

    def only(self, name: str, space: str) -> Binding | None:
        """Return the only member of a name, where it is not known whose it is."""
        every = [
            b for b in self.bindings
            if b.name == name and b.scope.kind == "class" and b is b.scope.names.get((space, name))
        ]  # fmt: skip
        for binding in every:
            binding.doubtful |= len(every) > 1 or is_of_library(name, binding.kind)
        return every[0] if every else None

    def class_of(self, node: Node, scope: Scope) -> Class:
        """Return the class of an expression or of a type."""
        of = getattr(self, f"class_of_{node.type}", None)
        if of is not None:
            found: Class = of(node, scope)
            return found
        inner = node.child_by_field_name(_SAME.get(node.type, ""))
        return self.class_of(inner, scope) if inner is not None else UNKNOWN

    def class_of_this(self, node: Node, scope: Scope) -> Class:
        """Return the class around."""
        own = next((s for s in scope.chain() if s.kind == "class"), None)
        return own is not None, own

    def class_of_parenthesized_expression(self, node: Node, scope: Scope) -> Class:
        """Return the class of what stands in parentheses."""
        return self.class_of(node.named_children[0], scope)

    def class_of_object_creation_expression(self, node: Node, scope: Scope) -> Class:
        """Return the class of a new or cast object."""
        return self.class_of_declared(node.child_by_field_name("type"), scope)

    class_of_cast_expression = class_of_object_creation_expression

    def class_of_string_literal(self, node: Node, scope: Scope) -> Class:
        """Return that of the library."""
        return FOREIGN

    def class_of_identifier(self, node: Node, scope: Scope) -> Class:
        """Return the class of a variable, or the class that is named."""
        text, at = self.text(node), self.offset(node.start_byte)
        found = scope.find(PLAIN, text, at)
        if found is not None:
            return self.class_of_declared(found.type, found.scope)
        own = scope.find(TYPE, text, _LATE)
        return True, own.members if own else None

    def class_of_field_access(self, node: Node, scope: Scope) -> Class:
        """Return the class of a member, or of what a method returns, which was looked up before."""
        name = node.child_by_field_name("field") or node.child_by_field_name("name")
        seen = self.seen.get(self.offset(name.start_byte)) if name is not None else None
        if seen is None or seen.binding is None:
            return UNKNOWN
        if seen.binding.members is not None:
            return True, seen.binding.members
        return self.class_of_declared(seen.binding.type, seen.binding.scope)

    class_of_method_invocation = class_of_field_access

    def class_of_declared(self, node: Node | None, scope: Scope) -> Class:
        """Return the class of what is declared with a type."""
        if node is None:
            return UNKNOWN
        known = "class_of_" + node.type
        return self.class_of(node, scope) if node.type in _SAME or hasattr(self, known) else FOREIGN

    def class_of_generic_type(self, node: Node, scope: Scope) -> Class:
        """Return the class of `List<T>`, or the last one of `Map.Entry`."""
        last = node.named_children[0 if node.type == "generic_type" else -1]
        return self.class_of_declared(last, scope)

    class_of_scoped_type_identifier = class_of_generic_type

    def class_of_type_identifier(self, node: Node, scope: Scope) -> Class:
        """Return the class of a name; a type's parameter may be any."""
        found = scope.find(TYPE, self.text(node), _LATE)
        if self.text(node) == "var" or (found is not None and found.members is None):
            return UNKNOWN
        return True, found.members if found else None
