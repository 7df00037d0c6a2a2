"""Verifies a guideline: that a student can act on it, and that it gives nothing away."""

from collections.abc import Callable

from guideline_model.model import Check, WriteRequest
from guideline_model.verification.form import language, length, no_markup, not_empty
from guideline_model.verification.leaks import no_format, no_operator, no_statement
from guideline_model.verification.literals import literals
from guideline_model.verification.naming import names, scope, types
from guideline_model.verification.repetition import not_repeated
from guideline_model.verification.text import Text
from segmenter import Unit

CHECKS: tuple[Callable[[Text], Check], ...] = (
    not_empty,
    language,
    no_markup,
    no_statement,
    no_operator,
    no_format,
    names,
    types,
    scope,
    literals,
    length,
    not_repeated,
)


def verify(text: str, request: WriteRequest, unit: Unit) -> tuple[Check, ...]:
    """Return every check of a guideline for `unit`, each with its reason where it failed.

    Neighbours' guidelines are those of `request.standing`.
    """
    about = Text(text, request, unit)
    return tuple(check(about) for check in CHECKS)
