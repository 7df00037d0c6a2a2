"""Whole problems in and out, as packages of several formats."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from starlette.exceptions import HTTPException

from app.api.call import Body, Post, Read, SignedIn, respond
from app.api.finding import ProblemKey, find_problem
from app.i18n import error_text
from app.schemas.packages import ImportOut, of_import
from app.services import packages
from app.services.idempotency import Answer

router = APIRouter(tags=["packages"])

_FILE = {"schema": {"type": "string", "format": "binary"}}
_KINDS = (
    "application/zip",
    "application/x-zip-compressed",
    "application/xml",
    "text/xml",
    "application/octet-stream",
)
_TAKES = {"requestBody": {"content": dict.fromkeys(_KINDS, _FILE)}}
FormatName = Literal["hanjul", "kattis", "kattis-legacy", "fps"]
FileName = Annotated[str, Query(max_length=200, description="What the file is called.")]


@router.post(
    "/problems/import",
    status_code=201,
    response_model=ImportOut,
    openapi_extra=_TAKES,
    dependencies=[SignedIn],
)
def create(call: Post, body: Body, name: FileName = "") -> Response:
    """Make drafts of a package: a zip of our own or of Kattis (ICPC), or FPS XML.

    422 lists everything that is wrong with it. `name` is the short name of a Kattis package
    without a folder. Programs that come with it are judged by the job.
    """
    kind = call.request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in _KINDS:
        raise HTTPException(415)

    def action() -> Answer:
        jobs = packages.import_and_judge(call.session, call.user, body, name)
        return call.answer(201, of_import(jobs, call.locale), f"/problems/{jobs[0].problem_id}")

    return respond(call.once(action))


@router.get("/problems/{key}/export/losses")
def losses(key: ProblemKey, call: Read) -> dict[str, list[str]]:
    """Tell by format what a package would not hold, in the account's language."""
    found = packages.losses(call.session, call.user, find_problem(call, key).id)
    return {name: [error_text(call.locale, row) for row in rows] for name, rows in found.items()}


@router.get("/problems/{key}/export", response_class=Response)
def export(
    key: ProblemKey, call: Read, format_: Annotated[FormatName, Query(alias="format")] = "hanjul"
) -> Response:
    """Send the draft as a package, to those who may edit it; always the same for the same draft.

    `X-Left-Out` is how many kinds of things the format cannot hold: `export/losses` tells which.
    """
    written = packages.export(call.session, call.user, find_problem(call, key).id, format_)
    headers = {
        "Content-Disposition": f'attachment; filename="{written.name}"',
        "ETag": f'"{written.hash}"',
        "X-Left-Out": str(len(written.left_out)),
    }
    return Response(written.content, media_type=written.media_type, headers=headers)
