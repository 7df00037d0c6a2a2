"""Why a piece of work could not be finished: never the student's fault, and told to them so."""

from app.domain.errors import N_, AppError
from judge.languages import LANGUAGES

FAULT = "special judge: "
"""What an `error` begins with where a special judge failed; the rest is for the instructor."""
OFF = "language off: "
"""What it begins with where no judge worker has the language, which is the rest."""
LANGUAGE_OFF = N_(
    "Programs in %(language)s cannot be judged at the moment. Your code is kept; please try again "
    "later."
)
LANGUAGE_WAITS = N_(
    "Programs in %(language)s cannot be judged at the moment. Yours is kept, and judged as soon as "
    "they can be."
)
OURS = N_("Something went wrong on our side, not yours. Your code is kept; please try again.")


def language_name(key: str) -> str:
    """Return a language's name as the judge knows it."""
    return LANGUAGES[key].name if key in LANGUAGES else key


def off(language: str) -> str:
    """Return the `error` of work in a language that no judge worker can judge now."""
    return OFF + language


def words(error: str) -> AppError:
    """Return what a student is told of a submission's `error`: nothing that only we should know."""
    if error.startswith(OFF):
        return AppError(LANGUAGE_WAITS, language=language_name(error.removeprefix(OFF)))
    return AppError(OURS)
