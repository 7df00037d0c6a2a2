"""What pages and REST share of a request: sessions, locale, and the process's resources."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.orm import Session

from app.db import Database
from app.events import EventHub
from app.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Resources:
    """What one web process holds; stands at `app.state.resources`."""

    settings: Settings
    db: Database
    hub: EventHub


def resources(request: Request) -> Resources:
    """Return the process's resources."""
    found: Resources = request.app.state.resources
    return found


def _reading(request: Request) -> Iterator[Session]:
    with resources(request).db.reading() as session:
        yield session


def _writing(request: Request) -> Iterator[Session]:
    with resources(request).db.writing() as session:
        yield session


# Scope "function": the commit comes before the answer, so that a redirect reads the new data.
Reading = Annotated[Session, Depends(_reading, scope="function")]
Writing = Annotated[Session, Depends(_writing, scope="function")]
"""A session that commits when the endpoint returns, and rolls back when it raises."""
