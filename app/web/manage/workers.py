"""How the service is: judge workers with languages and protections, and the guideline writers."""

from fastapi import APIRouter, Request, Response

from app.domain.errors import N_
from app.requests import Reading
from app.services import workers, writers
from app.web.base import ReadingUser, render

router = APIRouter()

PROTECTION_NAMES = {
    "filesystem": N_("Files of the machine out of reach"),
    "network": N_("No network"),
    "privileges": N_("No privileges"),
    "seccomp": N_("Dangerous system calls refused"),
    "proc": N_("Other processes out of sight"),
    "kill": N_("Everything started is ended"),
    "memory": N_("Memory bounded"),
    "processes": N_("Number of processes bounded"),
    "cpu": N_("Processor time measured"),
}
"""What each protection of `judge.sandbox` does; docs/sandbox.md has more."""
STATE_NAMES = {"on": N_("On"), "reduced": N_("Reduced"), "missing": N_("Missing")}


@router.get("/workers")
def show(request: Request, session: Reading, user: ReadingUser) -> Response:
    """Show what the workers tell of themselves."""
    return render(
        request,
        "manage/workers.html",
        overview=workers.overview(session, user),
        writers=writers.states(session),
        writing=writers.present(session),
        protection_names=PROTECTION_NAMES,
        protection_states=STATE_NAMES,
    )
