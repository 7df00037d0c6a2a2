"""Scopes, bindings and occurrences: what every language's reader of names is made of.

A reader walks a tree once. It opens scopes, declares names in them at once and puts uses off until
all is declared; then each use is looked up, which gives it a binding or leaves it free.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from tree_sitter import Node

from judge.lexing import lex

PLAIN = ""  # the space of variables and functions, and of types where the language has one space


@dataclass(eq=False, kw_only=True)
class Binding:
    """One thing that has a name in a program; `declared` are the places (code points), in order.

    `kept` ones may have no other name (`main`); of `doubtful` ones, not every sight may be known:
    only a run can tell. `type` is the node that names its type, `members` the scope of a class.
    """

    name: str
    space: str
    kind: str
    scope: "Scope"
    declared: list[int] = field(default_factory=list)
    kept: bool = False
    doubtful: bool = False
    type: Node | None = None
    members: "Scope | None" = None
    overrides: "Binding | None" = None

    def root(self) -> "Binding":
        """Return the method that this one overrides, or itself."""
        return self if self.overrides is None else self.overrides.root()

    def override(self, other: "Binding | None") -> None:
        """Be the same method as that of a base class."""
        if other is not None and other.root() is not self:
            self.overrides = other.root()


@dataclass(eq=False, kw_only=True)
class Scope:
    """A part of a program with names of its own; in an `ordered` one they are seen from then on.

    `also` are scopes whose names are seen, too: of base classes, of a namespace in use.
    """

    kind: str
    parent: "Scope | None" = None
    ordered: bool = True
    names: dict[tuple[str, str], Binding] = field(default_factory=dict)
    also: "list[Scope]" = field(default_factory=list)
    owner: Binding | None = None
    redirected: "dict[str, Scope]" = field(default_factory=dict)  # `global` and `nonlocal`
    foreign: bool = False  # a class that has more members than are known here

    def own(self, space: str, name: str, at: int) -> Binding | None:
        """Return what a name means in this very scope at a place."""
        found = self.names.get((space, name))
        if found is not None and (not self.ordered or found.declared[0] <= at):
            return found
        others = (scope.own(space, name, at) for scope in self.also if scope is not self)
        return next((other for other in others if other), None)

    def chain(self) -> "Iterator[Scope]":
        """Yield this scope and those around it."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent

    def find(self, space: str, name: str, at: int) -> Binding | None:
        """Return what a name means at a place in this scope."""
        found = (scope.own(space, name, at) for scope in self.chain())
        return next((one for one in found if one), None)


@dataclass(frozen=True, kw_only=True)
class Occurrence:
    """One sight of a name (code points); `binding` is None where the program declares it not."""

    start: int
    end: int
    name: str
    binding: Binding | None


@dataclass(frozen=True, kw_only=True)
class Names:
    """Every name of a program, in the order of its text.

    `loose` words are sights whose meaning is not known (a string for `getattr`, a reworded line).
    """

    occurrences: tuple[Occurrence, ...]
    loose: frozenset[str] = frozenset()

    def shape(self) -> list[int | str]:
        """Return what stays the same when names change consistently, with no capture."""
        numbers: dict[int, int] = {}
        return [
            one.name if one.binding is None else numbers.setdefault(id(one.binding), len(numbers))
            for one in self.occurrences
        ]

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.occurrences]

    @cached_property
    def _reach(self) -> dict[Binding, range]:
        reach: dict[Binding, range] = {}
        for one in self.occurrences:
            if one.binding is not None:
                first = reach.get(one.binding, range(one.start, 0)).start
                reach[one.binding] = range(first, one.end)
        return reach

    def within(self, part: range) -> tuple[Occurrence, ...]:
        """Return the names that stand in a part of the source."""
        first, last = bisect_left(self._starts, part.start), bisect_left(self._starts, part.stop)
        return self.occurrences[first:last]

    def is_seen_outside(self, binding: Binding, part: range) -> bool:
        """Tell whether a thing is spoken of outside of a part of the source."""
        reach = self._reach[binding]
        return reach.start < part.start or reach.stop > part.stop

    def declared_in(self, part: range) -> list[Binding]:
        """Return what is declared first in a part of the source, in that order."""
        found = dict.fromkeys(o.binding for o in self.within(part) if o.binding is not None)
        mine = [b for b in found if b.declared and b.declared[0] in part]
        return sorted(mine, key=lambda binding: binding.declared[0])


class Reader:
    """Walks one program's tree; a language's own reader has a method for each kind of node."""

    leaves: frozenset[str] = frozenset(("identifier",))

    def __init__(self, source: str) -> None:
        self.source = source
        self.data = source.encode()
        self._wide = None if source.isascii() else [
            at for at, char in enumerate(source) for _ in char.encode()
        ] + [len(source)]  # fmt: skip
        self.seen: dict[int, Occurrence] = {}
        self.later: list[Callable[[], None]] = []
        self.bindings: list[Binding] = []
        self.loose: set[str] = set()

    def text(self, node: Node) -> str:
        """Return a node's text: the tree may have been made of other words."""
        return self.data[node.start_byte : node.end_byte].decode()

    def offset(self, at: int) -> int:
        """Return a byte's place in code points."""
        return at if self._wide is None else self._wide[at]

    def visit(self, node: Node, scope: Scope) -> None:
        """Walk a tree; what has no method of its own is a use of a name, or only its parts."""
        special = getattr(self, f"on_{node.type}", None)
        if special is not None:
            special(node, scope)
        elif node.type in self.leaves:
            self.use(node, scope)
        else:
            self.visit_all(node, scope)

    def visit_all(self, node: Node, scope: Scope, *, but: tuple[Node | None, ...] = ()) -> None:
        """Walk the children of a node."""
        left_out = {child.id for child in but if child is not None}
        for child in node.named_children:
            if child.id not in left_out:
                self.visit(child, scope)

    def visit_field(self, node: Node, name: str, scope: Scope) -> None:
        """Walk the children in one field of a node."""
        for child in node.children_by_field_name(name):
            self.visit(child, scope)

    def declare(
        self, node: Node, scope: Scope, *, space: str = PLAIN, kind: str = "variable"
    ) -> Binding:
        """Declare the name that a node is, in a scope: a second time it is the same thing."""
        name, at = self.text(node), self.offset(node.start_byte)
        binding = scope.names.get((space, name))
        if binding is None:
            binding = Binding(name=name, space=space, kind=kind, scope=scope)
            self.bindings.append(binding)
            scope.names[space, name] = binding
        binding.declared.append(at)
        self.see(node, binding)
        return binding

    def see(self, node: Node, binding: Binding | None) -> None:
        """Note one sight of a name."""
        start, end = self.offset(node.start_byte), self.offset(node.end_byte)
        self.seen[start] = Occurrence(start=start, end=end, name=self.text(node), binding=binding)

    def use(self, node: Node, scope: Scope, *spaces: str) -> None:
        """Look a name up, when all is declared, in the first of the spaces that has it."""
        name, at = self.text(node), self.offset(node.start_byte)

        def look() -> None:
            found = (scope.find(space, name, at) for space in spaces or (PLAIN,))
            self.see(node, next((one for one in found if one), None))

        self.later.append(look)

    def names(self, language: str) -> Names:
        """Return what was found, with every use looked up."""
        for look in self.later:
            look()
        for binding in self.bindings:
            root = binding.root()
            if root is not binding:
                root.declared += binding.declared
                root.kept |= binding.kept
                root.doubtful |= binding.doubtful
        for binding in self.bindings:
            binding.declared.sort()
        # what the tree does not show as a name, though it is one, may be a sight of anything
        words = (token for token in lex(language, self.source) if token.kind == "name")
        self.loose |= {token.text for token in words if token.start not in self.seen}
        ordered = tuple(
            one if one.binding is None else replace(one, binding=one.binding.root())
            for _, one in sorted(self.seen.items())
        )
        return Names(occurrences=ordered, loose=frozenset(self.loose))


WORD = re.compile(r"[^\W\d][\w$]*")
