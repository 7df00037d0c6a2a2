"""Members of structs and classes in C and C++: whose member is the `x` of `p.x`?

The type of what stands before the dot tells it, where that is plain to see. Else the name alone
must tell, which it does unless two classes, or the library, have a member of that name.
"""

from tree_sitter import Node

from judge.names.base import PLAIN, Binding, Reader, Scope

TAG = "tag"
_SAME = {  # an expression, and the field of the one that has the same class
    "subscript_expression": "argument",
    "pointer_expression": "argument",
    "assignment_expression": "left",
    "update_expression": "argument",
}
_TYPE_OF = {  # a type, and the field of the one that it is
    "type_descriptor": "type",
    "template_type": "name",
    "qualified_identifier": "name",
    "template_function": "name",
}
# what the library's classes have, too: functions and, in C++ and Java, fields
_METHODS = """
accept add addAll addFirst addLast append apply at back begin bit byteValue c_str call capacity
charAt clear clone close compare compareTo contains containsKey copy count data emplace
emplace_back empty end endsWith entrySet eof equals erase exp fail fill filter find first flush
forEach format front get getKey getValue getline good hashCode hasNext indexOf insert intValue
isEmpty iterator join keySet last lastIndexOf length limit lower_bound map match max merge min
name next nextInt nextLine nextLong offer open ordinal peek poll pop pop_back print printf println
push push_back put putIfAbsent rbegin read readLine reduce remove removeIf rend replace reserve
reset resize reverse run search second seekg set setCharAt size sort split start startsWith stop
str stream strip subList substr substring sum swap test toArray toCharArray toLowerCase toString
toUpperCase top trim unlock upper_bound valueOf values wait what width write
"""
_OF_LIBRARY = {
    "function": frozenset(_METHODS.split()),
    "field": frozenset(("first", "second", "length", "in", "out", "err")),
}
# whether an expression's class is known, and its members if it is a class of our own
Class = tuple[bool, Scope | None]
UNKNOWN: Class = (False, None)
FOREIGN: Class = (True, None)


def is_of_library(name: str, kind: str) -> bool:
    """Tell whether classes of the library have a member of this name, too."""
    return name in _OF_LIBRARY["function" if kind == "function" else "field"]


class MemberReader(Reader):
    """What C and C++ share about members; `classes` are the scopes of bodies by their node."""

    tag = TAG

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.classes: dict[int, Scope] = {}

    def on_field_expression(self, node: Node, scope: Scope) -> None:
        """`p.x` or `p->x`."""
        argument, field = (node.child_by_field_name(name) for name in ("argument", "field"))
        if argument is None or field is None:
            return
        self.visit(argument, scope)
        if field.type == "template_method":
            self.visit_field(field, "arguments", scope)
            field = field.child_by_field_name("name")
        if field is not None and field.type == "field_identifier":
            self._member(field, argument, scope)

    def _member(self, field: Node, argument: Node, scope: Scope) -> None:
        def look() -> None:
            known, owner = self.class_of(argument, scope)
            self.see(field, self.member(self.text(field), known, owner))

        self.later.append(look)

    def member(self, name: str, known: bool, owner: Scope | None) -> Binding | None:
        """Return the member of a class; of an unknown one, the only member of that name."""
        if known:
            return owner.own(PLAIN, name, 1 << 60) if owner else None
        every = [b for b in self.bindings if b.name == name and b.scope.kind == "class"]
        for binding in every:
            binding.doubtful |= len(every) > 1 or is_of_library(name, binding.kind)
        return every[0] if every else None

    def on_field_identifier(self, node: Node, scope: Scope) -> None:
        """A member without what it is a member of: a designator `.x = 1`, an initialiser `x(1)`."""

        def look() -> None:
            name, parent = self.text(node), node.parent
            if parent is not None and parent.type == "field_initializer":
                own = next((s for s in scope.chain() if s.kind == "class"), scope)
                found = own.own(PLAIN, name, 1 << 60) or scope.find(PLAIN, name, 1 << 60)
            else:
                known, owner = self.class_of_type(_initialised(node), scope)
                found = owner.own(PLAIN, name, 1 << 60) if known and owner else None
            self.see(node, found or self.member(name, False, None))

        self.later.append(look)

    def class_of(self, node: Node, scope: Scope) -> Class:
        """Return the class of an expression."""
        of = getattr(self, f"class_of_{node.type}", None)
        if of is not None:
            found: Class = of(node, scope)
            return found
        inner = node.child_by_field_name(_SAME.get(node.type, ""))
        if inner is None:
            return UNKNOWN
        known, owner = self.class_of(inner, scope)  # what the library's containers hold: who knows
        return (known and owner is not None), owner

    def class_of_identifier(self, node: Node, scope: Scope) -> Class:
        """Return the class of a variable; what is not ours is of the library, like `cin`."""
        found = scope.find(PLAIN, self.text(node), self.offset(node.start_byte))
        return self.class_of_type(found.type, found.scope) if found is not None else FOREIGN

    class_of_field_identifier = class_of_identifier

    def class_of_parenthesized_expression(self, node: Node, scope: Scope) -> Class:
        """Return the class of what stands in parentheses."""
        return self.class_of(node.named_children[0], scope) if node.named_children else UNKNOWN

    def class_of_this(self, node: Node, scope: Scope) -> Class:
        """Return the class around."""
        own = next((s for s in scope.chain() if s.kind == "class"), None)
        return own is not None, own

    def class_of_call_expression(self, node: Node, scope: Scope) -> Class:
        """Return the class of what a function of ours returns."""
        called = node.child_by_field_name("function")
        if called is None or called.type not in ("identifier", "field_expression"):
            return UNKNOWN
        known, owner = self.class_of(called, scope)
        return (known and owner is not None), owner

    def class_of_cast_expression(self, node: Node, scope: Scope) -> Class:
        """Return the class that something is made."""
        return self.class_of_type(node.child_by_field_name("type"), scope)

    class_of_compound_literal_expression = class_of_cast_expression

    def class_of_field_expression(self, node: Node, scope: Scope) -> Class:
        """Return the class of a member, which was looked up before."""
        field = node.child_by_field_name("field")
        seen = self.seen.get(self.offset(field.start_byte)) if field is not None else None
        if seen is None or seen.binding is None:
            return UNKNOWN
        return self.class_of_type(seen.binding.type, seen.binding.scope)

    def class_of_type(self, node: Node | None, scope: Scope) -> Class:
        """Return the class that a type is."""
        if node is None or node.type in ("placeholder_type_specifier", "decltype"):
            return UNKNOWN
        if node.id in self.classes:
            return True, self.classes[node.id]
        inner = node.child_by_field_name(_TYPE_OF.get(node.type, ""))
        if inner is not None:
            return self.class_of_type(inner, scope)
        if node.parent is not None and node.parent.type == "qualified_identifier":
            seen = self.seen.get(self.offset(node.start_byte))
            return self._members(seen.binding) if seen is not None else UNKNOWN
        return self._class_of_name(node, scope)

    def _class_of_name(self, node: Node, scope: Scope) -> Class:
        at = self.offset(node.end_byte)
        name = node.child_by_field_name("name")
        if name is not None:
            return self._members(scope.find(self.tag, self.text(name), at))
        found = scope.find(PLAIN, self.text(node), at)
        if found is not None and found.members is None and found.type is not None:
            return self.class_of_type(found.type, found.scope)
        return self._members(found)

    @staticmethod
    def _members(found: Binding | None) -> Class:
        if found is None:
            return FOREIGN
        return found.members is not None, found.members


def _initialised(node: Node) -> Node | None:
    """Return the type of the variable whose first value a designator is a part of."""
    while node.parent is not None and node.type not in (
        "declaration",
        "compound_literal_expression",
    ):
        node = node.parent
    return node.child_by_field_name("type")
