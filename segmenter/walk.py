"""The stack machine: walks a syntax tree's statements and writes down atoms and blocks.

Entering a block pushes it, leaving pops it. What is still to visit is a stack of iterators, so the
depth of the source never becomes the depth of Python's calls; simple statements are not looked
into. Offsets are UTF-8 bytes until the end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from tree_sitter import Node, Tree

from segmenter.broken import Region, top_level
from segmenter.code_points import to_code_points
from segmenter.grammars import GRAMMARS, Grammar
from segmenter.model import SELF, Tag
from segmenter.outline import Atom, Block, Outline
from segmenter.shape import (
    Shape,
    body_of,
    is_else_if,
    shape_of,
)

# The nodes still to visit, their chain, and the block that ends after them.
Frame = tuple[Iterator[Node], int, tuple[Shape, Block, int] | None]
STRINGS = ("string", "concatenated_string")
STRING_STARTS = b"\"'(rRbBuUfF"
HOLDERS, ENTRIES = (None, Tag.CLASS), (Tag.FUNC, Tag.COND)  # of an entry point; which may be one
COLON = ord(":")
BLANK, DELETE = 0x20, 0x7F  # a byte between the two is an ASCII character that is no blank


def outline_of(tree: Tree, source: str, grammar: Grammar, *, coarse: bool = False) -> Outline:
    """Return the atoms and blocks of a parsed source, with code point offsets.

    `coarse` does not look into the top-level parts that hold a syntax error: one atom each.
    """
    root = tree.root_node
    walker = _Walker(grammar, source.encode(), broken=root.has_error)
    if coarse:
        walker.walk_parts(top_level(root, grammar))
    else:
        walker.walk(_one_by_one(tree))
    fixed = to_code_points(source, walker.atoms, walker.blocks, walker.fixed)
    return Outline(source, walker.atoms, walker.blocks, fixed)


def _one_by_one(tree: Tree) -> Iterator[Node]:
    """Yield the root's children, keeping none: a node holds all that was ever asked of it."""
    cursor = tree.walk()
    more = cursor.goto_first_child()
    while more:
        if (node := cursor.node) is not None:
            yield node
        more = cursor.goto_next_sibling()


class _Walker:
    def __init__(self, grammar: Grammar, data: bytes, *, broken: bool) -> None:
        self.grammar = grammar
        self.broken = broken
        self.handlers = _handlers(grammar.language)
        self.data = data
        self.atoms: list[Atom] = []
        self.blocks = [Block(None, -1, -1)]
        self.fixed: list[tuple[int, int]] = []
        self.stack = [0]
        self.frames: list[Frame] = []
        self.barrier = False
        self.latest: Atom | Block | None = None  # what a `;` or `,` that follows belongs to

    def walk_parts(self, parts: Iterable[Node | Region]) -> None:
        for part in parts:
            if isinstance(part, Region):
                self._leaf(part.start, part.end)
            else:
                self.walk([part])

    def walk(self, nodes: Iterable[Node]) -> None:
        self._push(nodes)
        frames, handlers = self.frames, self.handlers
        while frames:
            nodes, chain, after = frames[-1]
            depth = len(frames)
            for node in nodes:
                handler = handlers.get(node.type)
                if handler is not None:
                    handler(self, node, chain)
                    if len(frames) != depth:
                        break
                elif node.is_named:
                    self._simple(node)
                else:
                    self._token(node)
            else:
                frames.pop()
                if after is not None:
                    self._leave(*after)

    def _push(self, nodes: Iterable[Node], chain: int = -1) -> None:
        self.frames.append((iter(nodes), chain, None))

    def _simple(self, node: Node) -> None:
        if isinstance(self.latest, Block) and self._ends_brace(node, self.latest):
            self._token(node.children[0])
        else:
            self._leaf(node.start_byte, node.end_byte)

    def _block_or_simple(self, node: Node, chain: int) -> None:
        if shape := shape_of(node, self.grammar):
            self._block(shape, node.start_byte, chain)
        else:
            self._simple(node)

    def _wrapper(self, node: Node, chain: int) -> None:
        """Look into a declaration for a block only if it has a brace at all."""
        if self.grammar.braced and self.data.find(b"{", node.start_byte, node.end_byte) < 0:
            self._simple(node)
        else:
            self._block_or_simple(node, chain)

    def _skip(self, _node: Node, _chain: int) -> None:
        """Leave a comment to the fixed text."""

    def _expression(self, node: Node, _chain: int) -> None:
        """Take a doc string as a comment."""
        first = self.data[node.start_byte]
        if first in STRING_STARTS and node.child_count == 1 and node.children[0].type in STRINGS:
            self._fix(node)
        else:
            self._simple(node)

    def _open_up(self, node: Node, _chain: int) -> None:
        self._push(node.children)

    def _ends_brace(self, node: Node, latest: Block) -> bool:
        """Tell whether an empty statement is only the `;` of `};`."""
        if latest.close is None or node.child_count != 1:
            return False
        between = self.data[latest.close[1] : node.start_byte]
        return node.children[0].type == ";" and not between.strip(b" \t")

    def _fix(self, node: Node, _chain: int = -1) -> None:
        self.fixed.append((node.start_byte, node.end_byte))
        self._stop_run()

    def _directive(self, node: Node, _chain: int) -> None:
        """Visit the statements of `#if`; its condition and `#endif` are fixed text."""
        self._stop_run()
        skip = self.grammar.directives[node.type]
        head, rest = node.children[:skip], node.children[skip:]
        if not any(n.has_error for n in head):  # it may go on in the next line, for the parser
            self.fixed.append((node.start_byte, head[-1].end_byte))
        self._push([n for n in rest if n.is_named or n.type == "#endif"])

    def _stop_run(self, _node: Node | None = None, _chain: int = -1) -> None:
        self.barrier = True
        self.latest = None

    def _token(self, node: Node) -> None:
        """Let `;`, `,` or `:` belong to what it follows."""
        latest = self.latest
        if node.type not in (";", ",", ":") or latest is None or node.is_missing:
            return
        if isinstance(latest, Atom):
            latest.end = node.end_byte
        elif latest.close and node.type == ";":
            latest.close = (latest.close[0], node.end_byte)

    def _label(self, node: Node, _chain: int) -> None:
        """Make the label a statement of its own; on one line the two join again."""
        children = node.children
        colon = next((i for i, child in enumerate(children) if child.type == ":"), None)
        if colon is None:
            self._leaf(node.start_byte, node.end_byte)
        elif self.data[children[colon].start_byte] != COLON:
            self._loop_macro(children[: colon + 1], children[colon + 1 :])
        else:
            self._leaf(node.start_byte, children[colon].end_byte)
            self._push(children[colon + 1 :])

    def _loop_macro(self, head: list[Node], rest: list[Node]) -> None:
        """Enter the body of a macro that is a loop, which the parser was told is a label."""
        body, braced, close = body_of(rest[0], self.grammar) if rest else ([], False, None)
        shape = Shape(Tag.REP, head, False, body, rest[1:], braced=braced, close=close)
        self._block(shape, head[0].start_byte, -1)

    def _leaf(self, start: int, end: int, tag: Tag = SELF, chain: int = -1) -> None:
        start, end = self._trim(start, end)
        if start < end:
            self.latest = self._atom(start, end, tag, chain)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        """Return the span without blanks; a missing token leaves some at its start."""
        data = self.data
        if start < end and BLANK < data[start] < DELETE and BLANK < data[end - 1] < DELETE:
            return start, end  # most often: visible ASCII characters at both ends
        text = data[start:end].decode()
        start += len(text.encode()) - len(text.lstrip().encode())
        return start, start + len(text.strip().encode())

    def _atom(self, start: int, end: int, tag: Tag, chain: int) -> Atom:
        atoms, barrier = self.atoms, self.barrier
        chain = len(atoms) if chain < 0 else chain
        atom = Atom(start, end, tag, self.stack[-1], chain, barrier=barrier)
        self.barrier = False
        atoms.append(atom)
        return atom

    def _bare(self, node: Node, _chain: int) -> None:
        """Enter braces that stand for no statement; they push no tag."""
        body, _, close = body_of(node, self.grammar)
        shape = Shape(None, [], True, body, [], braced=True, close=close)
        self._enter(shape, node.start_byte, node.start_byte + 1, -1)

    def _block(self, shape: Shape, start: int, chain: int) -> None:
        """Enter a block; `else if` and `for (...) for (...)` on one line share one header."""
        tag = shape.tag
        while not shape.braced and (fused := self._same_line_block(shape)):
            shape = fused
            shape.tag = tag
        if self.broken and any(node.has_error for node in shape.head):
            shape.tag = None  # a broken header is only a statement before some braces
        end = shape.head[-1].end_byte if shape.head else start
        self._enter(shape, start, end, chain)

    def _same_line_block(self, outer: Shape) -> Shape | None:
        if outer.rest or len(outer.body) != 1 or not outer.head:
            return None
        node = outer.body[0]
        if node.start_point.row != outer.head[-1].end_point.row:
            return None
        if node.type not in self.grammar.blocks:
            return None
        inner = shape_of(node, self.grammar)
        if inner is not None and node.type in self.grammar.guards:
            return inner if outer.tag is Tag.FUNC else None
        if inner is None or inner.fixed:
            return None
        goes_on = is_else_if(outer) and node.type == "if_statement"
        return inner if goes_on or not inner.rest else None

    def _enter(self, shape: Shape, start: int, end: int, chain: int) -> None:
        start, end = self._trim(start, end)
        head = self._atom(start, end, shape.tag or SELF, chain)
        head.fixed = shape.fixed
        index = head.opens = len(self.blocks)
        block = Block(shape.tag, self.stack[-1], len(self.atoms) - 1)
        block.entry = self._is_entry(block, head)
        self.blocks.append(block)
        self.stack.append(index)
        self.latest = None
        self.frames.append((iter(shape.body), -1, (shape, block, head.chain)))

    def _leave(self, shape: Shape, block: Block, chain: int) -> None:
        block.close = shape.close
        self.stack.pop()
        self.latest = block
        if shape.rest:
            self._follow(shape, chain)

    def _follow(self, shape: Shape, chain: int) -> None:
        """Take what stands after the body: further clauses, or a tail such as `while (x);`."""
        nodes = [node for node in shape.rest if node.type not in self.grammar.comments]
        size = next((i for i, node in enumerate(nodes) if self._is_clause(node)), len(nodes))
        tail, clauses = nodes[:size], nodes[size:]
        if len(tail) == 1 and tail[0].type == ";":
            self._token(tail[0])
        elif tail:
            self._leaf(tail[0].start_byte, tail[-1].end_byte, shape.tag or SELF, chain)
        if clauses and not clauses[0].is_named:
            self._else(clauses[0], clauses[1:], chain)
        else:
            self._push(clauses, chain)

    def _is_clause(self, node: Node) -> bool:
        return node.type == "else" or node.type in self.grammar.clauses

    def _else(self, token: Node, nodes: list[Node], chain: int) -> None:
        """Enter Java's `else`, which is no node of its own."""
        body, braced, close = body_of(nodes[0], self.grammar) if nodes else ([], False, None)
        shape = Shape(Tag.COND, [token], True, body, nodes[1:], braced=braced, close=close)
        self._block(shape, token.start_byte, chain)

    def _is_entry(self, block: Block, head: Atom) -> bool:
        """Tell whether a block is the entry point; if so, its class is opened as well."""
        parent = self.blocks[block.parent]
        if self.stack[-1] != 0 and parent.tag not in HOLDERS:
            return False
        if block.tag is None:
            return parent.entry and not head.fixed
        pattern = self.grammar.entry
        text = self.data[head.start : head.end].decode()
        if pattern is None or block.tag not in ENTRIES or not pattern.search(text):
            return False
        if self.grammar.language == "java" and parent.tag is Tag.CLASS:
            parent.entry = parent.parent == 0
        return parent.entry


Handler = Callable[[_Walker, Node, int], None]


@cache
def _handlers(language: str) -> Mapping[str, Handler]:
    """Return what each kind of node calls for; a kind that is not in it is a simple statement."""
    grammar = GRAMMARS[language]
    by_set: list[tuple[Iterable[str], Handler]] = [
        (grammar.blocks, _Walker._block_or_simple),
        (grammar.wrappers, _Walker._wrapper),
        (grammar.labelled, _Walker._label),
        (grammar.braced, _Walker._bare),
        (grammar.directives, _Walker._directive),
        (["#endif"] if grammar.directives else [], _Walker._stop_run),
        (grammar.transparent, _Walker._open_up),
        (["expression_statement"] if grammar.docstrings else [], _Walker._expression),
        (grammar.fixed, _Walker._fix),
        (grammar.comments, _Walker._skip),
    ]
    return {kind: handler for kinds, handler in by_set for kind in kinds}
