"""The errors that a user may cause; one handler turns each into a page or a problem+json."""

from collections.abc import Sequence


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a message for translation without translating it yet."""
    return message


class AppError(Exception):
    """Something that the user can mend: `message` is a msgid, `params` fill its %(name)s."""

    status = 400

    def __init__(self, message: str, /, **params: object) -> None:
        super().__init__(message)
        self.message = message
        self.params = params


class NotSignedIn(AppError):
    """Nobody is signed in, or the token is not known."""

    status = 401


class Forbidden(AppError):
    """The user may not do this to this object."""

    status = 403


class NotFound(AppError):
    """There is no such thing, or the user may not know of it."""

    status = 404


class Conflict(AppError):
    """The thing is in a state that does not allow this."""

    status = 409


class TooLarge(AppError):
    """The upload is larger than is taken."""

    status = 413


class Refused(AppError):
    """Several reasons at once, each a message of its own."""

    status = 422

    def __init__(self, message: str, /, reasons: Sequence[AppError], **params: object) -> None:
        super().__init__(message, **params)
        self.reasons = tuple(reasons)
