"""A page with every piece that the pages are made of, to see them all at once."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from app.domain.errors import N_, AppError, Refused
from app.web.base import MaybeUser, render

router = APIRouter()


@router.get("/-/patterns")
def patterns(request: Request, _user: MaybeUser) -> HTMLResponse:
    """Show the pieces; it needs no data, so that it looks the same everywhere."""
    refused = Refused(
        N_("The tests cannot be read."),
        [AppError(N_("Two tests are called %(name)s."), name="1")],
    )
    return render(request, "patterns.html", refused=refused)
