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
    Print,
    Read,
    Return,
    Swap,
    Update,
    WhileLoop,
)
from guideline_model.describe.expressions import Compare, Expr, Index, Name, Number

LOOPS = (CountLoop, EachLoop, ForLoop, WhileLoop)


@dataclass(frozen=True)
class Purpose:
    """What a block is for: `key` read_all, sort_up, sort_down, largest, smallest, total, count."""

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
    return None


def _of_loop(loop: Outline) -> Purpose | None:
    inner = list(_under(loop.body))
    var = loop.action.var if isinstance(loop.action, CountLoop) else ""
    swapped = next((a for a in inner if isinstance(a, Swap)), None)
    nested = any(isinstance(a, LOOPS) for a in inner)
    tests = [a.condition for a in inner if isinstance(a, Branch)]
    if swapped and nested and tests and isinstance(tests[0], Compare):
        return _sorting(swapped, tests[0])
    found = _best(loop.body) or _reads(inner, var) or _adds(loop.body)
    return found if not nested or (found and found.key == "read_all") else None


def _under(outlines: Sequence[Outline]) -> Iterator[Action]:
    for outline in swaps(outlines):
        yield outline.action
        yield from _under(outline.body)


def _sorting(swap: Swap, test: Compare) -> Purpose | None:
    if not (isinstance(swap.left, Index) and isinstance(swap.left.base, Name)):
        return None
    ordered = (test.left, test.right) == (swap.left, swap.right)
    if not ordered or test.op not in {"<", ">"}:
        return None
    return Purpose("sort_up" if test.op == ">" else "sort_down", swap.left.base.text)


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
        for _, target in action.targets if isinstance(action, Read) else ():
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
            named = "declare" if not inner else named
        if isinstance(outline.action, Return) and outline.action.main:
            named = "finish"
        found += [named, *inner] if named != "decide" else list(inner) or [named]
    return tuple(dict.fromkeys(key for key in found if key))
