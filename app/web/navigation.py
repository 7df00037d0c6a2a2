"""The links of the page header: one line for each area, shown to those who may go there."""

from dataclasses import dataclass

from app.domain.access import Role
from app.domain.errors import N_
from app.models import User


@dataclass(frozen=True, kw_only=True)
class Area:
    """A link to an area; `roles` empty means every signed-in user.

    `also` are the beginnings of other paths that belong to the area.
    """

    path: str
    name: str
    also: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link as the header shows it."""

    path: str
    name: str
    current: bool


AREAS = (
    Area(path="/problems", name=N_("Problems"), also=("/workspaces", "/submissions")),
    Area(path="/courses", name=N_("Courses")),
    Area(path="/manage", name=N_("My problems"), roles=frozenset({Role.INSTRUCTOR, Role.ADMIN})),
)


def links(user: User | None, path: str) -> tuple[Link, ...]:
    """Return the header's links for `user` on the page at `path`."""
    if user is None:
        return ()
    return tuple(
        Link(path=area.path, name=area.name, current=path.startswith((area.path, *area.also)))
        for area in AREAS
        if not area.roles or user.role in area.roles
    )
