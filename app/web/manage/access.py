"""Who comes in under /manage; whose problem it is, the services ask."""

from app.domain.access import may_create_problem
from app.domain.errors import N_, Forbidden
from app.web.base import ReadingUser


def require_instructor(user: ReadingUser) -> None:
    """Refuse everybody who cannot make problems, whatever the address."""
    if not may_create_problem(user.role):
        raise Forbidden(N_("Only instructors can open this page."))
