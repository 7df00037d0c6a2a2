"""Recognises an assignment that changes its target by a value: sum = sum + i."""

from guideline_model.describe.actions import Action, Assign, Update
from guideline_model.describe.expressions import Binary, Expr, Index, Member, Name, Product, Sum

_BINARY = {"quotient": "//", "division": "/", "remainder": "%"}


def changed(action: Action) -> Action:
    """Return the update that an assignment is, or the action itself."""
    match action:
        case Assign(targets=(Name() | Index() | Member() as target,), value=value):
            return _changed(target, value) or action
    return action


def _changed(target: Expr, value: Expr) -> Update | None:
    match value:
        case Sum(plus=(first, *rest), minus=(), joins=joins) if first == target and rest:
            more = rest[0] if len(rest) == 1 else Sum(tuple(rest), (), joins)
            return None if _holds(more, target) else Update(target, "+", more, joins)
        case Sum(plus=(first,), minus=minus) if first == target and len(minus) == 1:
            return Update(target, "-", minus[0])
        case Product(factors=(first, other)) if first == target != other:
            return Update(target, "*", other)
        case Binary(key=key, left=left, right=right) if left == target and key in _BINARY:
            return Update(target, _BINARY[key], right)
    return None


def _holds(value: Expr, target: Expr) -> bool:
    return value == target or (isinstance(value, Sum) and target in value.plus)
