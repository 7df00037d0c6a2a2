"""Where to look at a program as it runs past one unit.

Both programs differ only in the unit's own text, so the moments are the same in both: after the
unit; at the beginning of the block that it is the header of; at the end of a block that stands in
it; and where a function, whose text the unit is or whose value it returns, begins and ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from judge.lexing import Misfit, lex
from judge.snapshots import tree
from judge.snapshots.model import Layout, Moment, Probe, Variable
from judge.snapshots.variables import parameters, visible
from segmenter import parse

_ELSEWHERE = 99


def lay_out(language: str, source: str, span: range) -> Layout | None:
    """Return where to look at a program with the unit in `span`; None where nothing can be seen."""
    unit = _unit(language, source, span)
    if unit is None:
        return None
    probes = [*_around(unit), *_calls(unit)]
    call = _first_call(unit)
    if call is not None:
        probes += [_probe(unit, Moment.CALLED, call[1], after=True)]
    if not probes:
        return None
    owner = unit.owner
    return Layout(
        probes=tuple(probes),
        names={each.moment: tuple(v.name if v else "" for v in each.variables) for each in probes},
        function=tree.function_name(unit.function) if unit.function else "",
        call=_call_text(call[0]) if call else "",
        calls_in=_place(source, call[1]) if call else (0, 0),
        is_loop=owner is not None and owner.type in tree.LOOPS,
        is_condition=owner is not None and owner.type in tree.CONDITIONS,
        depth=_depth(unit),
    )


@dataclass(frozen=True, kw_only=True)
class _Unit:
    """A unit in its tree: its first and last token, and the statements that they begin and end."""

    language: str
    first: Node
    last: Node
    head: Node | None
    tail: Node | None

    @property
    def defines(self) -> Node | None:
        """The function that the unit begins with."""
        around = [self.first, *tree.ancestors(self.first)]
        own = (each for each in around if each.type in tree.FUNCTIONS)
        found = next(own, None)
        return found if found is not None and found.start_byte >= self.first.start_byte else None

    @property
    def function(self) -> Node | None:
        """The function whose calls are looked at, but for the main one."""
        found = self.defines
        if found is None:
            around = tree.function_of(self.first)
            returns = tree.returns_of(around) if around else ()
            inside = range(self.first.start_byte, self.last.end_byte)
            found = around if any(each.start_byte in inside for each in returns) else None
        return found if found and tree.function_name(found) != "main" else None

    @property
    def owner(self) -> Node | None:
        """The loop or condition whose header the unit ends with, or which it begins with."""
        header = _header(self)
        if header is not None:
            return header[0]
        if self.head is not None and self.tail is not None and self.head != self.tail:
            return self.head
        return None


def _unit(language: str, source: str, span: range) -> _Unit | None:
    root = parse(source, language).root_node
    try:
        tokens = lex(language, source[span.start : span.stop])
    except Misfit:
        return None
    if root.has_error or not tokens or tree.is_deep(root):
        return None
    while [token.text for token in tokens[-2:]] == [";", ";"]:  # no statement of Java's
        tokens = tokens[:-1]
    start = len(source[: span.start + tokens[0].start].encode())
    end = len(source[: span.start + tokens[-1].end].encode())
    first = root.descendant_for_byte_range(start, start + 1)
    last = root.descendant_for_byte_range(end - 1, end)
    if first is None or last is None:
        return None
    return _Unit(
        language=language,
        first=first,
        last=last,
        head=tree.statement_of(first),
        tail=tree.statement_of(last),
    )


def _around(unit: _Unit) -> Iterator[Probe]:
    """Yield where to look around a unit that is made of statements."""
    head, tail = unit.head, unit.tail
    if head is None or tail is None or unit.defines is not None or _is_class(head):
        return
    outermost = tail
    while outermost.parent != head.parent:
        above = tree.statement_of(outermost.parent) if outermost.parent else None
        if above is None:
            return
        outermost = above
    if outermost.type not in tree.JUMPS:
        yield _probe(unit, Moment.AFTER, outermost, after=True)
    if outermost != tail and tail.type not in tree.JUMPS:
        yield _probe(unit, Moment.END, tail, after=True)
    header = _header(unit)
    if header is not None and header[0].type in tree.LOOPS | tree.CONDITIONS:
        yield _probe(unit, Moment.BODY, header[1], after=False)


def _is_class(node: Node) -> bool:
    return node.type in ("class_definition", "decorated_definition")


def _header(unit: _Unit) -> tuple[Node, Node] | None:
    """Return what the unit is the header of, and its block, which begins after the unit."""
    end = unit.last.end_byte
    for node in tree.ancestors(unit.last):
        for child in node.named_children:
            if child.start_byte >= end and child.type in tree.BLOCKS:
                return node, child
        if node.type in tree.LISTS:
            return None
    return None


def _probe(unit: _Unit, moment: Moment, node: Node, *, after: bool) -> Probe:
    seen = visible(node, unit.language, after=after)
    return Probe(moment=moment, node=node, variables=tuple(seen.values()))


def _calls(unit: _Unit) -> Iterator[Probe]:
    """Yield where the unit's function begins and ends."""
    function = unit.function
    body = tree.body_of(function) if function else None
    if function is None or body is None or _yields(body):
        return
    given = parameters(function, unit.language)
    shared = tuple(each if each.shared else None for each in given)
    type_text = _type_text(function)
    yield Probe(moment=Moment.ENTER, node=body, variables=given)
    ends = list(tree.returns_of(body))
    last = body.named_children[-1] if body.named_children else None
    if type_text in ("", "void") and (last is None or last.type not in tree.JUMPS):
        ends.append(body)
    for node in ends:
        yield Probe(moment=Moment.RETURN, node=node, variables=shared, type_text=type_text)


def _first_call(unit: _Unit) -> tuple[Node, Node] | None:
    """Return the first call, elsewhere, of the unit's function, and the statement that it is in.

    Only of functions of C and C++ that are given pointers: where these lead is not seen inside.
    """
    function = unit.defines
    if function is None or not unit.function or unit.language not in ("c", "cpp"):
        return None
    given = function.child_by_field_name("declarator")
    if given is None or not any(sign in tree.text_of(given) for sign in "*["):
        return None
    name = tree.function_name(function)
    root = [*tree.ancestors(function)][-1]
    for call in tree.calls_of(root, name):
        statement = tree.statement_of(call)
        inside = function.start_byte <= call.start_byte < function.end_byte
        if statement is not None and not inside and statement.type in tree.SIMPLE:
            return call, statement
    return None


def _call_text(call: Node) -> str:
    """Return a call without what it is given: that may be the text of a unit not written yet."""
    called = call.child_by_field_name("function")
    return f"{tree.text_of(called)}(…)" if called else ""


def _place(source: str, node: Node) -> tuple[int, int]:
    data = source.encode()
    start, end = (len(data[:at].decode()) for at in (node.start_byte, node.end_byte))
    return start, end


def _yields(node: Node) -> bool:
    return any(child.type == "yield" or _yields(child) for child in node.named_children)


def _type_text(function: Node) -> str:
    """Return the type that a function of C, C++ or Java returns; "" in Python."""
    kind = function.child_by_field_name("type")
    if kind is None:
        return ""
    pointer = function.child_by_field_name("declarator")
    is_plain = pointer is None or pointer.type == "function_declarator"
    return tree.text_of(kind) if is_plain else "*"


def _depth(unit: _Unit) -> int:
    function = tree.function_of(unit.first)
    if function is not None and tree.function_name(function) != "main":
        return _ELSEWHERE
    around = [each.type for each in tree.ancestors(unit.head or unit.first)]
    if tree.BRANCHES.intersection(around):
        return _ELSEWHERE
    return sum(each in tree.LOOPS for each in around)


def matched(reference: Layout, own: Layout) -> Layout:
    """Return a student's layout with the reference's variables in their order, by their names.

    Parameters are matched by their places. Moments that the reference has not are left out.
    """
    probes = []
    for probe in own.probes:
        names = reference.names.get(probe.moment)
        if names is None:
            continue
        wanted: tuple[Variable | None, ...] = probe.variables
        if probe.moment not in (Moment.ENTER, Moment.RETURN):
            seen = {each.name: each for each in probe.variables if each}
            wanted = tuple(seen.get(name) for name in names)
        probes.append(
            Probe(moment=probe.moment, node=probe.node, variables=wanted, type_text=probe.type_text)
        )
    return Layout(probes=tuple(probes), names=reference.names, function=own.function)
