"""Errors as a person sees them: a page, a fragment for htmx, or JSON for a script's fetch."""

from urllib.parse import quote

from anyio import to_thread
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse

from app.domain.errors import N_, AppError, NotFound, NotSignedIn, Refused
from app.i18n import error_text
from app.requests import resources
from app.web import base
from app.web.headers import page_headers


class OurFault(AppError):
    """Something broke on our side; what exactly stands in the log."""

    status = 500


async def error_page(request: Request, error: AppError) -> Response:
    """Return `error` in the user's language, in the form that the asker can show."""
    await to_thread.run_sync(_read_user, request)
    if isinstance(error, NotSignedIn) and _is_page(request) and request.method == "GET":
        return RedirectResponse(_sign_in_path(request), status_code=303)
    if "application/json" in request.headers.get("accept", ""):
        return _json(request, error)
    template = "_error.html" if "hx-request" in request.headers else "error.html"
    return base.render(request, template, status=error.status, error=error)


async def on_missing(request: Request, _error: Exception) -> Response:
    """Return the page for an address that leads nowhere."""
    return await error_page(request, NotFound(N_("There is no such page.")))


async def on_method(request: Request, _error: Exception) -> Response:
    """Return the page for a method that an address does not know."""
    error = AppError(N_("This address cannot be used in that way."))
    error.status = 405
    return await error_page(request, error)


async def on_invalid(request: Request, error: Exception) -> Response:
    """Return the page for a request whose fields cannot be read."""
    assert isinstance(error, RequestValidationError)
    details = error.errors()
    reasons = [
        AppError("%(field)s: %(reason)s", field=str(row["loc"][-1]), reason=row["msg"])
        for row in details
    ]
    if any(row["loc"][0] == "path" for row in details):
        return await on_missing(request, error)
    return await error_page(request, Refused(N_("The request cannot be read."), reasons))


async def on_crash(request: Request, _error: Exception) -> Response:
    """Return the page for a fault of ours; the server logs the exception itself.

    This answer is made outside every middleware, so it brings its headers along.
    """
    response = await error_page(
        request, OurFault(N_("Something broke on our side. What you wrote is kept; try again."))
    )
    response.headers.update(page_headers(getattr(request.state, "nonce", "")))
    return response


def _read_user(request: Request) -> None:
    # Anew: what the endpoint read went out of date when its session was rolled back.
    with resources(request).db.reading() as session:
        base.find_user(request, session)


def _is_page(request: Request) -> bool:
    accept = request.headers.get("accept", "*/*")
    return "hx-request" not in request.headers and ("html" in accept or accept == "*/*")


def _sign_in_path(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"/sign-in?next={quote(request.url.path + query, safe='')}"


def _json(request: Request, error: AppError) -> JSONResponse:
    locale = base.locale_of(request)
    reasons = error.reasons if isinstance(error, Refused) else ()
    return JSONResponse(
        {
            "message": error_text(locale, error),
            "reasons": [error_text(locale, reason) for reason in reasons],
        },
        status_code=error.status,
    )
