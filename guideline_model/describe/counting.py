"""Recognises the three-part loop that counts."""

from dataclasses import dataclass

from guideline_model.describe.actions import (
    Action,
    Assign,
    CountLoop,
    Declare,
    ForLoop,
    Update,
)
from guideline_model.describe.expressions import Compare, Expr, Name, Type
from guideline_model.describe.shapes import FLIPPED


def counting(first: list[Action], condition: Expr | None, then: list[Action]) -> CountLoop | None:
    """Return the counting loop that the three parts make, None where they make another."""
    begun = _begin(first)
    if begun is None or len(then) != 1 or not isinstance(condition, Compare):
        return None
    var, start, type_ = begun
    change, (op, stop) = then[0], _bound(condition, var)
    if not isinstance(change, Update) or change.target != var or change.op not in {"+", "-"}:
        return None
    down = change.op == "-"
    if op not in ({">", ">="} if down else {"<", "<="}):
        return None
    return CountLoop(var.text, start, stop, len(op) == 2, change.value, down, type_)


def _begin(first: list[Action]) -> tuple[Name, Expr, Type | None] | None:
    if len(first) != 1:
        return None
    action = first[0]
    if isinstance(action, Declare) and len(action.variables) == 1:
        one = action.variables[0]
        if one.value is not None and one.type is not None and not one.sizes:
            return Name(one.name, one.type.key), one.value, one.type
    if isinstance(action, Assign) and len(action.targets) == 1:
        target = action.targets[0]
        if isinstance(target, Name):
            return target, action.value, None
    return None


def _bound(condition: Compare, var: Name) -> tuple[str, Expr]:
    if condition.left == var:
        return condition.op, condition.right
    if condition.right == var:
        return FLIPPED.get(condition.op, ""), condition.left
    return "", condition.left


@dataclass(frozen=True)
class Counter:
    """The variable that a three-part loop begins with; `type` where it is declared there."""

    name: str
    kind: str
    value: Expr
    type: Type | None = None


def started(loop: ForLoop) -> Counter | None:
    """Return the only variable that a loop begins with, where it has one change each time."""
    begun = _begin(list(loop.first)) if len(loop.then) == 1 else None
    return Counter(begun[0].text, begun[0].kind, begun[1], begun[2]) if begun else None
