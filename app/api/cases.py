"""Tests of a draft, as a zip or as JSON."""

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from app.api.call import Body, Call, Read, SignedIn, Write
from app.api.finding import ProblemKey, find_problem
from app.domain import bundle
from app.schemas.cases import CASES, CaseIn, CaseOut, CasesTaken, to_cases
from app.services import cases, problems
from judge import TestCase

router = APIRouter(tags=["tests"])

_ZIP = {"schema": {"type": "string", "format": "binary"}}
_JSON = {"schema": {"type": "array", "items": CaseIn.model_json_schema()}}
_TAKES = {"requestBody": {"content": {"application/zip": _ZIP, "application/json": _JSON}}}


@router.put("/problems/{key}/tests", openapi_extra=_TAKES, dependencies=[SignedIn])
def put(key: ProblemKey, request: Request, body: Body, call: Write) -> CasesTaken:
    """Replace all tests: a zip of NAME.in with NAME.out (or .ans), or JSON.

    In a zip, names that begin with "sample" are samples. At most 64 MiB are taken.
    """
    # Before the body is unpacked: only who may edit makes us work.
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    problem = cases.put(call.session, call.user, problem.id, _read(request, body))
    samples = sum(case.sample for case in problem.cases)
    return CasesTaken(tests=len(problem.cases), samples=samples)


@router.get("/problems/{key}/tests")
def index(key: ProblemKey, call: Read) -> list[CaseOut]:
    """Return all tests, in the form in which they can be put again."""
    return [
        CaseOut(name=case.name, input=case.input, output=case.output, sample=case.sample)
        for case in _cases(call, key)
    ]


def _cases(call: Call, key: str) -> tuple[TestCase, ...]:
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    return cases.judge_cases(problem)


def _read(request: Request, body: bytes) -> list[TestCase]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind in ("application/zip", "application/x-zip-compressed"):
        return bundle.cases_from_zip(body)
    if kind != "application/json":
        raise HTTPException(415)
    try:
        return to_cases(CASES.validate_json(body))
    except ValidationError as error:
        rows = error.errors(include_url=False, include_context=False, include_input=False)
        raise RequestValidationError(
            [{**row, "loc": ("body", *row["loc"])} for row in rows]
        ) from error
