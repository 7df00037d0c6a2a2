"""The names of Python: functions are the scopes, attributes are told apart by their names alone."""

from tree_sitter import Node

from judge.names.base import PLAIN, Binding, Reader, Scope

ATTRIBUTE = "attribute"
_LATE = 1 << 60
# what looks at names when the program runs
_LOOKS = ("eval", "exec", "globals", "locals", "vars", "dir", "getattr", "setattr", "hasattr")
_BUILT_IN = frozenset(
    name
    for kind in (str, list, dict, set, int, float, tuple, bytes, BaseException, range, complex)
    for name in dir(kind)
) | frozenset(
    ["read", "readline", "readlines", "write", "close", "popleft", "appendleft", "extendleft"]
)


class PythonReader(Reader):
    """Reads Python. What a class declares are attributes; in its body they are names, too."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.attributes = Scope(kind="attributes", ordered=False)
        self.functions: list[tuple[Binding, Scope]] = []
        self.dynamic = False

    # --- scopes

    def on_module(self, node: Node, scope: Scope) -> None:
        """The file."""
        self.visit_all(node, Scope(kind="module", ordered=False))

        def doubt() -> None:
            for binding in self.bindings:
                binding.doubtful |= self.dynamic
                binding.kept |= binding.name[:2] == "__" == binding.name[-2:]

        self.later.append(doubt)

    def on_function_definition(self, node: Node, scope: Scope) -> None:
        """A function; its parameters may be named where it is called."""
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is None or body is None:
            return
        binding = self._declare(name, scope, kind="function")
        inner = Scope(kind="function", parent=scope, ordered=False)
        self.functions.append((binding, inner))
        self.visit_field(node, "return_type", scope)
        self._parameters(node, inner, scope)
        self.visit_all(body, inner)

    def on_lambda(self, node: Node, scope: Scope) -> None:
        """A function without a name."""
        inner = Scope(kind="function", parent=scope, ordered=False)
        self._parameters(node, inner, scope)
        self.visit_field(node, "body", inner)
        own = Binding(name="lambda", space="", kind="function", scope=inner)
        self.functions.append((own, inner))

    def _parameters(self, node: Node, inner: Scope, scope: Scope) -> None:
        for row in node.children_by_field_name("parameters"):
            for child in row.named_children:
                name = child.child_by_field_name("name") or child
                while name.type != "identifier" and name.named_children:
                    name = name.named_children[0]
                self.visit_field(child, "type", scope)
                self.visit_field(child, "value", scope)
                if name.type == "identifier":
                    self.declare(name, inner, kind="parameter")

    def on_class_definition(self, node: Node, scope: Scope) -> None:
        """A class; its members are attributes."""
        name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
        if name is None or body is None:
            return
        binding = self._declare(name, scope, kind="class")
        self.visit_field(node, "superclasses", scope)
        inner = Scope(kind="class", parent=scope, ordered=False, owner=binding)
        binding.members = inner
        bases = [
            c for row in node.children_by_field_name("superclasses") for c in row.named_children
        ]
        self.visit_all(body, inner)

        def doubt() -> None:
            found = [scope.find(PLAIN, self.text(base), _LATE) for base in bases]
            for member in inner.names.values() if None in found else ():
                member.doubtful = True

        if any(self.text(base) != "object" for base in bases):
            self.later.append(doubt)

    def on_list_comprehension(self, node: Node, scope: Scope) -> None:
        """A comprehension: its names are its own, its first collection is read outside."""
        inner = Scope(kind="comprehension", parent=scope, ordered=False)
        first = True
        for child in node.named_children:
            if child.type == "for_in_clause":
                self._targets(child.child_by_field_name("left"), inner)
                self.visit_field(child, "right", scope if first else inner)
                first = False
            else:
                self.visit(child, inner)

    on_set_comprehension = on_list_comprehension
    on_dictionary_comprehension = on_list_comprehension
    on_generator_expression = on_list_comprehension

    # --- declarations

    def on_assignment(self, node: Node, scope: Scope) -> None:
        """`a, (b, *c) = ...`, `self.x = ...`, `n: int = 0`."""
        for field in ("type", "right"):
            self.visit_field(node, field, scope)
        known = len(self.functions)
        for left in node.children_by_field_name("left"):
            self._targets(left, scope)
        right = node.child_by_field_name("right")
        if right is not None and right.type == "lambda":  # it is called by the name given to it
            found = self._find(scope, self.text(node.children[0]))
            if found is not None:
                self.functions[known - 1] = (found, self.functions[known - 1][1])

    on_augmented_assignment = on_assignment

    def on_for_statement(self, node: Node, scope: Scope) -> None:
        """A loop over a collection."""
        self._targets(node.child_by_field_name("left"), scope)
        self.visit_all(node, scope, but=(node.child_by_field_name("left"),))

    def on_named_expression(self, node: Node, scope: Scope) -> None:
        """`(n := ...)`, which declares outside of a comprehension."""
        self.visit_field(node, "value", scope)
        name = node.child_by_field_name("name")
        if name is not None:
            self._declare(name, next(s for s in scope.chain() if s.kind != "comprehension"))

    def on_as_pattern_target(self, node: Node, scope: Scope) -> None:
        """`with ... as f`, `except ... as error`."""
        for child in node.named_children:
            self._targets(child, scope)

    def on_import_statement(self, node: Node, scope: Scope) -> None:
        """What is imported has the library's name, or one of its own."""
        for child in node.children_by_field_name("name"):
            alias = child.child_by_field_name("alias")
            name = child.child_by_field_name("name") or child
            if alias is not None:
                self._declare(alias, scope, kind="import")
            elif name.named_children:
                binding = self._declare(name.named_children[0], scope, kind="import")
                binding.kept = True

    on_import_from_statement = on_import_statement
    on_future_import_statement = on_import_statement

    def on_global_statement(self, node: Node, scope: Scope) -> None:
        """Names that are declared further out."""
        chain = [s for s in scope.chain() if s.kind in ("function", "module")]
        outer = chain[-1]
        if node.type == "nonlocal_statement":
            outer = next((s for s in chain[1:] if s.kind == "function"), chain[-1])
        for name in node.named_children:
            scope.names.pop((PLAIN, self.text(name)), None)
            scope.redirected[self.text(name)] = outer
            self.use(name, scope)

    on_nonlocal_statement = on_global_statement

    def on_case_pattern(self, node: Node, scope: Scope) -> None:
        """A pattern: a plain name in it is given a value."""
        for child in node.named_children:
            if child.type in ("dotted_name", "identifier") and child.text is not None:
                parts = child.named_children or [child]
                if len(parts) == 1:
                    self._declare(parts[0], scope)
                else:
                    self.visit(child, scope)
            elif child.type in ("class_pattern", "keyword_pattern", "dict_pattern"):
                self.loose |= {self.text(leaf) for leaf in _identifiers(child)}
            elif child.type in ("splat_pattern", "as_pattern"):
                for part in child.named_children:
                    if part.type == "identifier":
                        self._declare(part, scope)
                    else:
                        self.visit(part, scope)
            else:
                self.on_case_pattern(child, scope)

    def _targets(self, node: Node | None, scope: Scope) -> None:
        """Declare the names in what is assigned to."""
        if node is None:
            return
        if node.type == "identifier":
            self._declare(node, scope)
        elif node.type in (
            "pattern_list", "tuple_pattern", "list_pattern", "list_splat_pattern",
            "parenthesized_expression",
        ):  # fmt: skip
            for child in node.named_children:
                self._targets(child, scope)
        elif node.type == "attribute":
            self.visit_field(node, "object", scope)
            name = node.child_by_field_name("attribute")
            if name is not None:
                self.declare(name, self.attributes, space=ATTRIBUTE, kind="attribute")
        else:
            self.visit(node, scope)

    def _declare(self, node: Node, scope: Scope, *, kind: str = "variable") -> Binding:
        """Declare a name where Python does: in the class an attribute, else in the function."""
        name = self.text(node)
        if scope.kind == "class":
            binding = self.declare(node, self.attributes, space=ATTRIBUTE, kind=kind)
            scope.names[PLAIN, name] = binding
            return binding
        if name in scope.redirected:
            outer = scope.redirected[name]
            known = outer.names.get((PLAIN, name))
            if known is not None:
                self.see(node, known)
                return known
            scope = outer
        return self.declare(node, scope, kind=kind)

    # --- uses

    def on_identifier(self, node: Node, scope: Scope) -> None:
        """A name: a class's own ones are seen in its body only."""
        name = self.text(node)
        self.dynamic |= name in _LOOKS

        def look() -> None:
            self.see(node, self._find(scope, name))

        self.later.append(look)

    def _find(self, scope: Scope, name: str) -> Binding | None:
        for one in scope.chain():
            if name in one.redirected:
                return one.redirected[name].names.get((PLAIN, name))
            if one is scope or one.kind != "class":
                found = one.names.get((PLAIN, name))
                if found is not None:
                    return found
        return None

    def use(self, node: Node, scope: Scope, *spaces: str) -> None:
        """Look a name up."""
        self.on_identifier(node, scope)

    def on_attribute(self, node: Node, scope: Scope) -> None:
        """`p.x`: ours if any class or assignment of ours declares an x."""
        owner, name = node.child_by_field_name("object"), node.child_by_field_name("attribute")
        if owner is None or name is None:
            return
        self.visit(owner, scope)
        text = self.text(name)
        self.dynamic |= text in ("__dict__", "__slots__", "__getattr__")

        def look() -> None:
            found = self.attributes.names.get((ATTRIBUTE, text))
            at = (
                self.seen.get(self.offset(owner.start_byte)) if owner.type == "identifier" else None
            )
            imported = at is not None and at.binding is not None and at.binding.kind == "import"
            if found is not None and text in _BUILT_IN:
                found.doubtful = True
            self.see(name, None if imported or owner.type in _LITERALS else found)

        self.later.append(look)

    def on_keyword_argument(self, node: Node, scope: Scope) -> None:
        """`f(n=1)`: the name is a parameter's, if the function is ours."""
        name = node.child_by_field_name("name")
        self.visit_field(node, "value", scope)
        call = node.parent.parent if node.parent is not None else None
        called = call.child_by_field_name("function") if call is not None else None
        if name is None:
            return

        def look() -> None:
            self.see(name, self._parameter(called, self.text(name)))

        self.later.append(look)

    def _parameter(self, called: Node | None, name: str) -> Binding | None:
        """Return the parameter that a named argument is for; one that is not sure is doubtful."""
        last = called and (called.child_by_field_name("attribute") or called)
        at = self.seen.get(self.offset(last.start_byte)) if last is not None else None
        binding = at.binding if at is not None else None
        plain = called is not None and called.type == "identifier"
        if plain and binding is None:  # of the library, like `print`
            return None
        field = None
        every = [inner for _, inner in self.functions]
        own = [inner for known, inner in self.functions if known is binding]
        if binding is not None and binding.members is not None:  # a class: what makes its objects
            own = [inner for inner in every if inner.parent is binding.members]
            field = self.attributes.names.get((ATTRIBUTE, name))
        named = [i.names[PLAIN, name] for i in own if (PLAIN, name) in i.names]
        if len(named) != 1:
            for inner in own if named else () if plain else every:
                if (PLAIN, name) in inner.names:
                    inner.names[PLAIN, name].doubtful = True
        return named[0] if named else field

    def on_dictionary_splat(self, node: Node, scope: Scope) -> None:
        """`f(**values)`: the names of parameters stand in a dictionary."""
        self.dynamic |= node.parent is not None and node.parent.type == "argument_list"
        self.visit_all(node, scope)

    def on_interpolation(self, node: Node, scope: Scope) -> None:
        """`{n}` of an f-string; `{n=}` prints the name itself."""
        if any(child.type == "=" for child in node.children):
            self.loose |= {self.text(leaf) for leaf in _identifiers(node)}
        self.visit_all(node, scope)


_LITERALS = (
    "string",
    "integer",
    "float",
    "list",
    "dictionary",
    "set",
    "tuple",
    "concatenated_string",
)


def _identifiers(node: Node) -> list[Node]:
    found, queue = [], [node]
    while queue:
        one = queue.pop()
        if one.type == "identifier":
            found.append(one)
        queue += one.children
    return found
