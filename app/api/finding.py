"""Finds the problem that a path names, by id or by slug."""

import re
from typing import Annotated

from fastapi import Path

from app.api.call import Call
from app.domain.errors import N_, NotFound
from app.models import Problem
from app.schemas.base import MAX_ID
from app.services import problems

ProblemKey = Annotated[str, Path(description="The problem's id, or its slug.")]
_KEY = re.compile(r"[a-z0-9-]{1,64}")


def find_problem(call: Call, key: str) -> Problem:
    """Return a problem that the user may know of; a number is an id first, then a slug."""
    if not _KEY.fullmatch(key):
        raise NotFound(N_("There is no such problem."))
    if key.isdigit() and int(key) <= MAX_ID and problems.find(call.session, int(key)):
        return problems.visible(call.session, call.user, int(key))
    return problems.visible(call.session, call.user, key)
