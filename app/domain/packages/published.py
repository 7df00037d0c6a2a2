"""Whether a published revision that comes from outside is one that pages and the judge can use."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from app.domain import document
from app.domain.answering import make_answering
from app.domain.cases import check_cases
from app.domain.checking import checked
from app.domain.document import Document, PublishedLevel, PublishedProgram
from app.domain.errors import AppError
from app.domain.limits import make_limits
from app.domain.packages.model import PublishedState
from app.domain.packages.own_parts import UNREADABLE
from app.domain.special_judges import load
from app.i18n import LOCALES
from segmenter import LANGUAGES, Level, Tag

MAX_NUMBER = 1_000_000


def check(state: PublishedState) -> datetime:
    """Return when it was published; raise AppError where anything about it does not hold."""
    try:
        found = document.load(state.document)
        made_at = datetime.fromisoformat(state.created_at)
        if state.special_judge:
            load(state.special_judge)
    except (ValidationError, ValueError, TypeError) as error:
        raise AppError(UNREADABLE) from error
    numbered = 1 <= state.number <= MAX_NUMBER and made_at.tzinfo is not None
    if not numbered or not _sound(found):
        raise AppError(UNREADABLE)
    check_cases(state.cases or ())
    checked(found.checker)
    make_limits(_limits(found))
    make_answering(vars(found.answering))
    return made_at


def _limits(found: Document) -> Mapping[str, Any]:
    return vars(found.limits)


def _sound(found: Document) -> bool:
    locales = set(found.statements)
    return (
        bool(locales and found.programs)
        and locales <= set(LOCALES)
        and set(found.programs) <= set(LANGUAGES)
        and all(_sound_program(program) for program in found.programs.values())
    )


def _sound_program(program: PublishedProgram) -> bool:
    return set(program.levels) <= set(Level) and all(
        _sound_level(program.source, level) for level in program.levels.values()
    )


def _sound_level(source: str, level: PublishedLevel) -> bool:
    """Whether pieces and units are each other's, in order, and together the whole source."""
    in_pieces = [piece.unit for piece in level.pieces if piece.unit is not None]
    return (
        "".join(piece.text for piece in level.pieces) == source
        and in_pieces == [unit.index for unit in level.units] == list(range(len(level.units)))
        and all(
            unit.tag in set(Tag) and set(unit.guidelines) <= set(LOCALES) for unit in level.units
        )
        and all(0 <= other.unit < len(level.units) for other in level.others)
    )
