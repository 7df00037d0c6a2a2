"""Every error leaves as application/problem+json (RFC 9457), in the asking user's locale."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import IntegrityError
from starlette.exceptions import HTTPException

from app.domain.errors import N_, AppError, Refused
from app.i18n import DEFAULT_LOCALE, LOCALES, error_text, translate
from app.schemas.errors import FieldError, ProblemDetails

MEDIA_TYPE = "application/problem+json"
_SCHEMA = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
ERROR = {"model": ProblemDetails, "description": "Error", "content": {MEDIA_TYPE: _SCHEMA}}
RESPONSES: dict[int | str, dict[str, Any]] = {"4XX": ERROR}

WORDS: Mapping[int, str] = {
    400: N_("The request cannot be read: check its body."),
    404: N_("There is nothing at this address."),
    405: N_("This address does not take this method."),
    413: N_("The body is too large."),
    415: N_("The body's Content-Type is not taken here."),
}
WRONG_PAYLOAD = N_("The request does not have the form that is expected: see errors.")
AT_ONCE = N_("Somebody changed this at the same time: try again.")
OUR_FAULT = N_("Something went wrong on our side: try again later.")


def wanted_locale(request: Request) -> str | None:
    """Return the first locale of the Accept-Language header that we have."""
    header = request.headers.get("accept-language", "")
    codes = [part.split(";")[0].strip().lower()[:2] for part in header.split(",")]
    return next((code for code in codes if code in LOCALES), None)


def locale_of(request: Request) -> str:
    """Return the locale to answer in: the header's, else the user's, where one is known."""
    known: str = getattr(request.state, "locale", DEFAULT_LOCALE)
    return wanted_locale(request) or known


def problem(
    request: Request,
    status: int,
    detail: str,
    *,
    reasons: Sequence[str] | None = None,
    errors: Sequence[FieldError] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem+json response; `detail` is already in the right locale."""
    details = ProblemDetails(
        title=HTTPStatus(status).phrase,
        status=status,
        detail=detail,
        reasons=list(reasons) if reasons is not None else None,
        errors=list(errors) if errors is not None else None,
    )
    own = {"Content-Language": locale_of(request)}
    if status == HTTPStatus.UNAUTHORIZED:
        own["WWW-Authenticate"] = "Bearer"
    return Response(
        details.model_dump_json(exclude_none=True),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers=own | dict(headers or {}),
    )


def add_handlers(api: FastAPI) -> None:
    """Let `api` answer every error as a problem."""
    api.add_exception_handler(AppError, _on_app_error)
    api.add_exception_handler(HTTPException, _on_http)
    api.add_exception_handler(RequestValidationError, _on_payload)
    api.add_exception_handler(IntegrityError, _on_conflict)
    api.add_exception_handler(Exception, _on_fault)


async def _on_app_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, AppError)
    locale = locale_of(request)
    reasons = error.reasons if isinstance(error, Refused) else None
    return problem(
        request,
        error.status,
        error_text(locale, error),
        reasons=[error_text(locale, one) for one in reasons] if reasons is not None else None,
    )


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    detail = translate(locale_of(request), WORDS.get(error.status_code, str(error.detail)))
    return problem(request, error.status_code, detail, headers=error.headers)


async def _on_payload(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    detail = translate(locale_of(request), WRONG_PAYLOAD)
    errors = [_field_error(row) for row in error.errors()]
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, detail, errors=errors)


def _field_error(row: Mapping[str, Any]) -> FieldError:
    where, *path = row["loc"]
    if where != "body":
        return FieldError(detail=row["msg"], parameter=".".join(map(str, path)))
    steps = [str(step).replace("~", "~0").replace("/", "~1") for step in path]
    return FieldError(detail=row["msg"], pointer="".join(f"/{step}" for step in steps))


async def _on_conflict(request: Request, _error: Exception) -> Response:
    # The services look before they insert; only a simultaneous request can still collide.
    return problem(request, HTTPStatus.CONFLICT, translate(locale_of(request), AT_ONCE))


async def _on_fault(request: Request, _error: Exception) -> Response:
    # Starlette raises the error again once this is sent, and the server logs it.
    detail = translate(locale_of(request), OUR_FAULT)
    return problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, detail)
