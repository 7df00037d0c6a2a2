"""Whether the service works, for whatever watches it."""

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from app.health import check
from app.requests import resources

router = APIRouter()


@router.get("/-/health")
def health(request: Request) -> JSONResponse:
    """Return 200 where the database and Redis answer, 503 where one does not."""
    report = check(resources(request).settings)
    return JSONResponse(report, status_code=200 if report["ok"] else 503)
