"""Recognises what a block or a run of statements is for: reading a list, sorting, counting, ..."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guideline_model.describe.actions import (
    Action,
    Assign,
    Branch,
    CountLoop,
    Declare,
    Do,
    EachLoop,
    ForLoop,
    Outline,
    Plain,
    Print,
    Read,
    Return,
    Swap,
    Update,
    WhileLoop,
)
from guideline_model.describe.expressions import (
    Binary,
    Compare,
    Constant,
    Expr,
    Index,
    Input,
    Items,
    Member,
    Name,
    Number,
    Show,
    Text,
)
from guideline_model.describe.shapes import beside

LOOPS = (CountLoop, EachLoop, ForLoop, WhileLoop)


@dataclass(frozen=True)
class Purpose:
    """What a piece of program is for.

    `key`: of a loop read_all, print_all, sort_up, sort_down, pairs (neighbours are compared),
    largest, smallest, total, count, search, gcd; of a branch order (two values are put in order),
    larger, smaller (a better value was found); of a statement keep (for an exchange).
    """

    key: str
    name: str


def swaps(outlines: Sequence[Outline]) -> tuple[Outline, ...]:
    """Return the outlines with each three-step exchange joined to one Swap."""
    found: list[Outline] = []
    rest = list(outlines)
    while rest:
        swap = _swap(rest[:3])
        if swap is not None:
            head = (rest[0].head[0], rest[2].head[1])
            found.append(Outline(swap, head))
            del rest[:3]
        else:
            found.append(rest.pop(0))
    return tuple(found)


def _swap(three: list[Outline]) -> Swap | None:
    moves = [_move(outline.action) for outline in three]
    if len(moves) < 3 or None in moves:
        return None
    (kept, left), (a, right), (b, back) = (move for move in moves if move is not None)
    if not (isinstance(kept, Name) and isinstance(back, Name) and kept.text == back.text):
        return None
    made = three[0].action
    type_ = made.variables[0].type if isinstance(made, Declare) else None
    return Swap(left, right, kept.text, type_) if left == a and right == b else None


def _move(action: Action) -> tuple[Expr, Expr] | None:
    match action:
        case Assign(targets=(target,), value=value):
            return target, value
        case Do(key="copy_text", args=(target, value)):
            return target, value
        case Declare(variables=(one,)) if one.value is not None and not one.sizes:
            return Name(one.name, one.type.key if one.type else ""), one.value
    return None


def purpose(outline: Outline) -> Purpose | None:
    """Return what a loop or a branch is for, None where its shape does not tell."""
    if isinstance(outline.action, LOOPS):
        return _of_loop(outline)
    if isinstance(outline.action, Branch):
        return _of_branch(outline)
    return None


def kept(outlines: Sequence[Outline]) -> Iterator[tuple[int, Purpose]]:
    """Yield where a statement keeps a value for an exchange, and the name that it keeps it in."""
    for at, outline in enumerate(outlines):
        swap = _swap(list(outlines[at : at + 3]))
        if swap is not None:
            yield outline.head[0], Purpose("keep", swap.through)


def _of_branch(branch: Outline) -> Purpose | None:
    test = branch.action.condition if isinstance(branch.action, Branch) else None
    inner = swaps(branch.body)
    ordered = isinstance(test, Compare) and test.op[0] in "<>"
    if ordered and inner and isinstance(inner[0].action, Swap):
        return Purpose("order", "")
    best = _best([branch])
    keys = {"largest": "larger", "smallest": "smaller"}
    return Purpose(keys[best.key], best.name) if best else None


def _of_loop(loop: Outline) -> Purpose | None:
    inner = list(_under(loop.body))
    var = loop.action.var if isinstance(loop.action, CountLoop) else ""
    swapped = next((a for a in inner if isinstance(a, Swap)), None)
    nested = any(isinstance(a, LOOPS) for a in inner)
    tests = [a.condition for a in inner if isinstance(a, Branch)]
    if swapped and tests and isinstance(tests[0], Compare):
        return _sorting(swapped, tests[0]) if nested else _pairs(swapped)
    found = _reads(inner, var) or _prints(inner, loop.action)
    if nested or found:
        return found
    return _best(loop.body) or _adds(loop.body) or _euclid(loop) or _searches(loop)


def _under(outlines: Sequence[Outline]) -> Iterator[Action]:
    for outline in swaps(outlines):
        yield outline.action
        yield from _under(outline.body)


def _sorting(swap: Swap, test: Compare) -> Purpose | None:
    if not (isinstance(swap.left, Index) and isinstance(swap.left.base, Name)):
        return None
    ordered = (_owner(test.left), _owner(test.right)) == (swap.left, swap.right)
    if not ordered or test.op not in {"<", ">"}:
        return None
    return Purpose("sort_up" if test.op == ">" else "sort_down", swap.left.base.text)


def _owner(value: Expr) -> Expr:
    """Return the element that a field belongs to, or the value itself."""
    return value.base if isinstance(value, Member) else value


def _pairs(swap: Swap) -> Purpose | None:
    left, right = swap.left, swap.right
    if not (isinstance(left, Index) and isinstance(right, Index) and isinstance(left.base, Name)):
        return None
    near = beside(right.indexes[0]) or beside(left.indexes[0])
    return Purpose("pairs", left.base.text) if near and near[1] in {"1", "-1"} else None


def _prints(inner: list[Action], loop: Action) -> Purpose | None:
    """Recognise a loop that only prints the elements of one collection."""
    prints = [action for action in inner if isinstance(action, Print)]
    shows = [part for one in prints for part in one.parts if isinstance(part, Show)]
    plain = all(isinstance(one, Print | Branch | CountLoop | EachLoop) for one in inner)
    if not plain or len(shows) != 1:
        return None
    value = shows[0].value
    if isinstance(loop, EachLoop) and isinstance(loop.source, Name):
        own = isinstance(value, Name) and (value.text,) == loop.names
        return Purpose("print_all", loop.source.text) if own else None
    if not (isinstance(loop, CountLoop) and isinstance(value, Index)):
        return None
    counts = loop.var in [one.text for one in value.indexes if isinstance(one, Name)]
    named = isinstance(value.base, Name) and counts
    return Purpose("print_all", _text(value.base)) if named else None


def _euclid(loop: Outline) -> Purpose | None:
    """Recognise Euclid's algorithm: the remainder, and two moves."""
    moves = [_move(outline.action) for outline in loop.body]
    if len(moves) != 3 or None in moves:
        return None
    (rest, value), (a, b), (c, d) = (move for move in moves if move is not None)
    if not (isinstance(value, Binary) and value.key == "remainder"):
        return None
    same = (value.left, value.right) == (a, b) and c == b and _text(d) == _text(rest)
    return Purpose("gcd", "") if same else None


def _text(value: Expr) -> str:
    return value.text if isinstance(value, Name) else ""


def _searches(loop: Outline) -> Purpose | None:
    """Recognise a loop that is left as soon as a condition holds."""
    if isinstance(loop.action, WhileLoop) and loop.action.condition is None:
        return None
    for outline in loop.body:
        last = outline.body[-1].action if outline.body else None
        left = isinstance(last, Return) or (isinstance(last, Plain) and last.key == "break")
        if isinstance(outline.action, Branch) and left:
            return Purpose("search", "")
    return None


def _best(body: Sequence[Outline]) -> Purpose | None:
    for outline in body:
        test = outline.action.condition if isinstance(outline.action, Branch) else None
        first = outline.body[0].action if outline.body else None
        if not (isinstance(test, Compare) and isinstance(first, Assign)):
            continue
        best = first.targets[0]
        if not isinstance(best, Name) or test.op[0] not in "<>":
            continue
        if (test.left, test.right) == (first.value, best):
            return Purpose("largest" if test.op[0] == ">" else "smallest", best.text)
        if (test.right, test.left) == (first.value, best):
            return Purpose("largest" if test.op[0] == "<" else "smallest", best.text)
    return None


def _reads(inner: list[Action], var: str) -> Purpose | None:
    for action in inner:
        targets = [target for _, target in action.targets] if isinstance(action, Read) else []
        if isinstance(action, Assign) and isinstance(action.value, Input):
            targets = list(action.targets)
        for target in targets:
            if isinstance(target, Index) and isinstance(target.base, Name) and var:
                return Purpose("read_all", target.base.text)
    return None


def _adds(body: Sequence[Outline]) -> Purpose | None:
    for outline in body:
        action = outline.action
        if isinstance(action, Update) and action.op == "+" and isinstance(action.target, Name):
            one = action.value == Number("1")
            if not one and not action.joins:
                return Purpose("total", action.target.text)
        if isinstance(action, Branch) and len(outline.body) == 1:
            only = outline.body[0].action
            counts = isinstance(only, Update) and only.op == "+" and only.value == Number("1")
            if counts and isinstance(only, Update) and isinstance(only.target, Name):
                return Purpose("count", only.target.text)
    return None


_KINDS: tuple[tuple[type[Action], str], ...] = (
    (Declare, "declare"), (Read, "read"), (Print, "print"), (Return, "return"),
    (Assign, "compute"), (Update, "compute"), (Swap, "swap"), (Branch, "decide"),
)  # fmt: skip


def kinds(outlines: Sequence[Outline]) -> tuple[str, ...]:
    """Return what a run of steps does, in order, each kind once: declare, read, compute, ..."""
    found = []
    for outline in outlines:
        inner = kinds(outline.body)
        named = next((key for type_, key in _KINDS if isinstance(outline.action, type_)), "")
        if isinstance(outline.action, Assign) and outline.action.new:
            plain = isinstance(outline.action.value, Items | Number | Constant | Text)
            named = "declare" if plain else named
        if isinstance(outline.action, Declare):
            values = [one.value for one in outline.action.variables]
            inner = ("read",) if any(isinstance(one, Input) for one in values) else inner
        if isinstance(outline.action, Return) and outline.action.main:
            named = "finish"
        found += [named, *inner] if named != "decide" else list(inner) or [named]
    return tuple(dict.fromkeys(key for key in found if key))
