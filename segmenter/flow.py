"""Control flow, read from a syntax tree: steps, and the edges between them.

Each statement's reader takes the loose ends that lead to it and returns those that leave it. The
readers are generators that hand the statements inside theirs to one loop, so the depth of the
source never becomes the depth of Python's calls. Offsets are UTF-8 bytes.
"""

from collections.abc import Callable, Generator, Iterable

from tree_sitter import Node

from segmenter.flow_kinds import (
    ALWAYS,
    CALLS,
    CASES,
    DECLARED,
    EXITS,
    FUNCTIONS,
    HANDLERS,
    INPUT_OUTPUT,
)
from segmenter.flow_model import Ends, Flow, Frame, Jump, Step
from segmenter.grammars import Grammar

Reading = Generator["Reading", Ends, Ends]
Reader = Callable[["_Builder", Node, Ends], Reading]


def flows(root: Node, data: bytes, grammar: Grammar) -> list[Flow]:
    """Return the flow of every function, and of the top level's code where it has some."""
    found: list[tuple[int, Flow]] = []
    if grammar.language == "python":
        flow = _Builder(data, grammar).build("", root, root.start_byte, root.start_byte)
        if len(flow.steps) > 2:  # more than start and end
            found.append((flow.steps[1].start, flow))
    for node, body in _functions(root, grammar):
        flow = _Builder(data, grammar).build(_name(node), body, node.start_byte, body.start_byte)
        found.append((node.start_byte, flow))
    return [flow for _, flow in sorted(found, key=lambda pair: pair[0])]


def _functions(root: Node, grammar: Grammar) -> Iterable[tuple[Node, Node]]:
    """Yield every function with its body; expressions are not looked into."""
    inside = {root.type, *grammar.blocks, *grammar.wrappers, *grammar.braced}
    inside |= {*grammar.transparent, *grammar.clauses, *grammar.labelled, *grammar.directives}
    todo = [root]
    while todo:
        node = todo.pop()
        if node.type in FUNCTIONS and (body := _body(node)):
            yield node, body
        todo += [child for child in node.children if child.type in inside]


def _body(node: Node) -> Node | None:
    if body := node.child_by_field_name("body"):
        return body
    named = node.named_children
    return named[-1] if node.type in ("static_initializer", *HANDLERS) and named else None


def _name(node: Node) -> str:
    inner = node
    while (deeper := inner.child_by_field_name("declarator")) is not None:
        inner = deeper
    named = inner.child_by_field_name("name") if inner is node else inner
    return (named.text or b"").decode() if named is not None else "static"


class _Builder:
    def __init__(self, data: bytes, grammar: Grammar) -> None:
        self.data = data
        self.grammar = grammar
        self.skipped = {*grammar.comments, *grammar.fixed, *DECLARED}
        self.steps: list[Step] = []
        self.edges: dict[tuple[int, int, str], None] = {}
        self.frames: list[Frame] = []
        self.label = ""  # of the statement that comes next
        self.labels: dict[str, int] = {}
        self.gotos: list[tuple[int, str]] = []
        self.leaving: Ends = []

    def build(self, name: str, body: Node, start: int, end: int) -> Flow:
        ends = self._run(self._statement(body, self._step("start", start, end, [])))
        last = len(self.steps)
        self._step("end", body.end_byte, body.end_byte, ends + self.leaving)
        for step, label in self.gotos:
            self._connect([(step, "")], self.labels.get(label, last))
        return Flow(name, self.steps, list(self.edges))

    def _run(self, reading: Reading) -> Ends:
        stack, value = [reading], None
        while stack:
            try:
                stack.append(stack[-1].send(value))  # type: ignore[arg-type]
                value = None
            except StopIteration as stop:
                stack.pop()
                value = stop.value
        return value or []

    def _step(self, kind: str, start: int, end: int, ends: Ends) -> Ends:
        self.steps.append(Step(kind, start, end))
        self._connect(ends, len(self.steps) - 1)
        return [(len(self.steps) - 1, "")]

    def _head(self, kind: str, node: Node, body: Node | None, ends: Ends) -> int:
        """Make the step of a header, which ends where its body begins."""
        end = body.start_byte if body is not None else node.end_byte
        text = self.data[node.start_byte : end].decode().rstrip().removesuffix("{").rstrip()
        self._step(kind, node.start_byte, node.start_byte + len(text.encode()), ends)
        return len(self.steps) - 1

    def _connect(self, ends: Ends, target: int) -> None:
        for source, label in ends:
            self.edges[source, target, label] = None

    def _text(self, node: Node | None) -> str:
        return self.data[node.start_byte : node.end_byte].decode() if node is not None else ""

    def _jump(self, ends: Ends, jump: Jump) -> None:
        if not any(frame.takes(jump, ends) for frame in reversed(self.frames)):
            self.leaving += ends

    def _statement(self, node: Node | None, ends: Ends) -> Reading:
        """Return what reads a statement; where there is none, its ends go on."""
        if node is None or node.type in self.skipped:
            return self._nothing(ends)
        return READERS.get(node.type, _Builder._simple)(self, node, ends)

    def _nothing(self, ends: Ends) -> Reading:
        yield from ()
        return ends

    def _sequence(self, node: Node, ends: Ends) -> Reading:
        return (yield self._each(node.named_children, ends))

    def _each(self, nodes: Iterable[Node], ends: Ends) -> Reading:
        for node in nodes:
            ends = yield self._statement(node, ends)
        return ends

    def _simple(self, node: Node, ends: Ends) -> Reading:
        text = self._text(node)
        inner = node.named_children[0] if node.named_children else node
        if text.strip(" ;") == "" or (
            self.grammar.docstrings
            and inner.type in ("string", "concatenated_string")
            and node.type == "expression_statement"
            and node.child_count == 1
        ):
            return ends
        is_call = inner.type in CALLS or node.type in CALLS
        kind = "input_output" if INPUT_OUTPUT.search(text) else "call" if is_call else "process"
        leaves = bool(EXITS.match(text))
        ends = self._step("jump" if leaves else kind, node.start_byte, node.end_byte, ends)
        if not leaves:
            return ends
        self.leaving += ends
        yield from ()  # a reader that hands nothing on is a generator all the same
        return []

    def _jumping(self, node: Node, ends: Ends) -> Reading:
        kind = _JUMPS[node.type]
        ends = self._step("jump", node.start_byte, node.end_byte, ends)
        label = self._text(node.named_children[0]) if node.named_children else ""
        if kind == "goto":
            self.gotos.append((ends[0][0], label))
        else:
            self._jump(ends, Jump(kind, label if kind in ("break", "continue") else ""))
        yield from ()
        return []

    def _if(self, node: Node, ends: Ends) -> Reading:
        then = node.child_by_field_name("consequence")
        rest: Ends = [(self._head("decision", node, then, ends), "no")]
        out = yield self._statement(then, [(rest[0][0], "yes")])
        for other in node.children_by_field_name("alternative"):
            if other.type == "elif_clause":
                then = other.child_by_field_name("consequence")
                rest = [(self._head("decision", other, then, rest), "no")]
                out += yield self._statement(then, [(rest[0][0], "yes")])
            else:
                out += yield self._statement(other, rest)
                rest = []
        return out + rest

    def _loop(self, node: Node, ends: Ends) -> Reading:
        body = node.child_by_field_name("body") or node.named_children[-1]
        head = self._head("loop", node, body, ends)
        frame = self._enter(Frame("loop", self._take_label(), head))
        out = yield self._statement(body, [(head, "yes")])
        self.frames.pop()
        self._connect(out + frame.others, head)
        after: Ends = [] if self._is_endless(node) else [(head, "no")]
        after = yield self._statement(node.child_by_field_name("alternative"), after)
        return after + frame.breaks

    def _do(self, node: Node, ends: Ends) -> Reading:
        body = node.child_by_field_name("body")
        first = len(self.steps)
        frame = self._enter(Frame("loop", self._take_label()))
        out = yield self._statement(body, ends)
        self.frames.pop()
        tail = next((child for child in node.children if child.type == "while"), node)
        head = len(self.steps)
        self._step("loop", tail.start_byte, node.end_byte, out + frame.others)
        self._connect([(head, "yes")], first)
        return frame.breaks + ([] if self._is_endless(node) else [(head, "no")])

    def _is_endless(self, node: Node) -> bool:
        condition = node.child_by_field_name("condition")
        if condition is None:
            return node.type == "for_statement" and self.grammar.language != "python"
        return self._text(condition).strip("( )") in ALWAYS

    def _enter(self, frame: Frame) -> Frame:
        self.frames.append(frame)
        return frame

    def _take_label(self) -> str:
        label, self.label = self.label, ""
        return label

    def _labelled(self, node: Node, ends: Ends) -> Reading:
        colon = next((i for i, child in enumerate(node.children) if child.type == ":"), 0)
        label, after = node.children[0], node.children[colon + 1 :]
        if self._text(node.children[colon]) != ":":  # a loop's macro, see `macros`
            return (yield self._loop(node, ends))
        name = self._text(label)
        own_line = bool(after) and after[0].start_point.row != label.start_point.row
        if self.grammar.language != "java" or own_line:
            ends = self._step("process", node.start_byte, node.children[colon].end_byte, ends)
            self.labels[name] = ends[0][0]
        frame = self._enter(Frame("labelled", name))
        self.label = name
        out = yield self._each([child for child in after if child.is_named], ends)
        self.label = ""
        self.frames.pop()
        return out + frame.breaks

    def _around(self, node: Node, ends: Ends) -> Reading:
        """Read `with`, `synchronized`: a step and what is in it."""
        body = node.child_by_field_name("body")
        head = self._head("process", node, body, ends)
        return (yield self._statement(body, [(head, "")]))

    def _switch(self, node: Node, ends: Ends) -> Reading:
        body = node.child_by_field_name("body")
        head = self._head("decision", node, body, ends)
        frame = self._enter(Frame("switch", head=head))
        rest: Ends = [(head, "")]
        out: Ends = []
        falls: Ends = []
        default = -1
        for case in body.named_children if body is not None else []:
            if case.type not in CASES and case.type != "case_clause":
                falls = yield self._statement(case, falls)
                continue
            end, inside = self._case_parts(case)
            if self._is_default(case):
                self._step("process", case.start_byte, end, [])
                default = len(self.steps) - 1
                enter: Ends = [(default, "")]
            else:
                self._step("decision", case.start_byte, end, rest)
                rest, enter = [(len(self.steps) - 1, "no")], [(len(self.steps) - 1, "yes")]
            falls = yield self._each(inside, enter + falls)
            if case.type in ("switch_rule", "case_clause"):
                out, falls = out + falls, []
        self.frames.pop()
        self._connect(rest if default >= 0 else [], default)
        return out + falls + frame.breaks + (rest if default < 0 else [])

    def _case_parts(self, case: Node) -> tuple[int, list[Node]]:
        """Return where a case's header ends and the statements behind it."""
        children = case.children
        marks = [i for i, child in enumerate(children) if child.type in (":", "->")]
        if case.type in ("case_statement", "case_clause"):
            marks = marks[:1]
        cut = marks[-1] + 1 if marks else len(children)
        return children[cut - 1].end_byte, [child for child in children[cut:] if child.is_named]

    def _is_default(self, case: Node) -> bool:
        first = case.children[0]
        if case.type == "case_clause":
            pattern = case.named_children[0] if case.named_children else None
            plain = self._text(pattern).isidentifier()
            return plain and case.child_by_field_name("guard") is None
        return self._text(first).startswith("default")

    def _stray_case(self, node: Node, ends: Ends) -> Reading:
        """Read a case inside another statement of its switch."""
        heads = [frame.head for frame in self.frames if frame.kind == "switch"]
        end, inside = self._case_parts(node)
        into = ends + [(head, "") for head in heads[-1:]]
        return (yield self._each(inside, self._step("decision", node.start_byte, end, into)))

    def _try(self, node: Node, ends: Ends) -> Reading:
        """Read `try`: a failure inside is one edge from its own step to the first handler."""
        clauses = [child for child in node.children if child.type in HANDLERS]
        last = next((child for child in node.children if child.type == "finally_clause"), None)
        other = next((child for child in node.children if child.type == "else_clause"), None)
        body = node.child_by_field_name("body")
        ending = self._enter(Frame("finally")) if last is not None else None
        head = self._head("process", node, body, ends)
        failing = self._enter(Frame("try", others=[(head, "exception")]))
        out = yield self._statement(body, [(head, "")])
        self.frames.pop()
        out = yield self._statement(other, out)
        rest = failing.others
        for clause in clauses:
            inside = _body(clause)
            catch = self._head("decision", clause, inside, rest)
            out += yield self._statement(inside, [(catch, "yes")])
            rest = [] if self._catches_all(clause) else [(catch, "no")]
        if rest:
            self._jump(rest, Jump("raise"))
        if ending is None or last is None:
            return out
        self.frames.pop()
        return (yield self._finally(last, ending, out))

    def _finally(self, node: Node, frame: Frame, out: Ends) -> Reading:
        body = next((child for child in node.named_children if child.type == "block"), None)
        head = self._head("process", node, body, out + frame.others)
        ends = yield self._statement(body, [(head, "")])
        for jump in frame.jumps:
            self._jump(ends, jump)
        return ends if out else []

    def _catches_all(self, clause: Node) -> bool:
        head = self.data[clause.start_byte : (_body(clause) or clause).start_byte].decode()
        return "".join(head.split()).rstrip("{") in ("except:", "catch(...)")

    def _directive(self, node: Node, ends: Ends) -> Reading:
        """Read `#if`: either part may be what is compiled."""
        skip = self.grammar.directives[node.type]
        inside = [child for child in node.children[skip:] if child.is_named]
        others = [child for child in inside if child.type in self.grammar.directives]
        other = others[-1] if others and node.child_by_field_name("alternative") else None
        out = yield self._each([child for child in inside if child != other], ends)
        if other is not None:
            return out + (yield self._directive(other, ends))
        return out if node.type == "preproc_else" else out + ends


_JUMPS = {
    "return_statement": "return",
    "co_return_statement": "return",
    "throw_statement": "raise",
    "raise_statement": "raise",
    "break_statement": "break",
    "continue_statement": "continue",
    "goto_statement": "goto",
}
_READERS: list[tuple[str, Reader]] = [
    ("module block compound_statement constructor_body else_clause", _Builder._sequence),
    ("if_statement", _Builder._if),
    ("for_statement while_statement for_range_loop enhanced_for_statement", _Builder._loop),
    ("do_statement", _Builder._do),
    ("labeled_statement", _Builder._labelled),
    ("with_statement synchronized_statement", _Builder._around),
    ("switch_statement switch_expression match_statement", _Builder._switch),
    (" ".join(CASES), _Builder._stray_case),
    ("try_statement try_with_resources_statement", _Builder._try),
    ("preproc_if preproc_ifdef preproc_elif preproc_elifdef preproc_else", _Builder._directive),
    (" ".join(_JUMPS), _Builder._jumping),
]
READERS = {kind: reader for kinds, reader in _READERS for kind in kinds.split()}
