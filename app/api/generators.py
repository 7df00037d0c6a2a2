"""The input generator of a draft, as a zip or as JSON."""

from fastapi import APIRouter, Request

from app.api.call import Body, Read, SignedIn, Write
from app.api.finding import ProblemKey, find_problem
from app.api.uploads import read_files
from app.schemas.generators import GeneratorIn, GeneratorOut, of_generator
from app.services import generators, problems

router = APIRouter(tags=["input generators"])

_ZIP = {"schema": {"type": "string", "format": "binary"}}
_JSON = {"schema": GeneratorIn.model_json_schema()}
_TAKES = {"requestBody": {"content": {"application/json": _JSON, "application/zip": _ZIP}}}


@router.put("/problems/{key}/generator", openapi_extra=_TAKES, dependencies=[SignedIn])
def put(key: ProblemKey, request: Request, body: Body, call: Write) -> GeneratorOut:
    """Set the program that prints an input for a seed, its only argument: one .cpp or .py file
    with its headers, such as testlib.h, as a zip or as JSON."""
    # Before the body is unpacked: only who may edit makes us work.
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    files, _ = read_files(request, body, GeneratorIn)
    return of_generator(generators.put(call.session, call.user, problem.id, files))


@router.get("/problems/{key}/generator")
def show(key: ProblemKey, call: Read) -> GeneratorOut:
    """Return the input generator of the draft, to those who may edit it."""
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    return of_generator(generators.get(problem))


@router.delete("/problems/{key}/generator", status_code=204)
def delete(key: ProblemKey, call: Write) -> None:
    """Delete the input generator of the draft."""
    generators.remove(call.session, call.user, find_problem(call, key).id)
