"""The special judge of a draft, as a zip or as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from app.api.call import Body, Read, SignedIn, Write
from app.api.finding import ProblemKey, find_problem
from app.api.uploads import read_files
from app.schemas.special_judges import ConventionName, SpecialJudgeIn, SpecialJudgeOut, of_judge
from app.services import problems, special_judges

router = APIRouter(tags=["special judges"])

_ZIP = {"schema": {"type": "string", "format": "binary"}}
_JSON = {"schema": SpecialJudgeIn.model_json_schema()}
_TAKES = {"requestBody": {"content": {"application/json": _JSON, "application/zip": _ZIP}}}
OfZip = Annotated[ConventionName, Query(description="The convention of a zip's program.")]


@router.put("/problems/{key}/special-judge", openapi_extra=_TAKES, dependencies=[SignedIn])
def put(
    key: ProblemKey, request: Request, body: Body, call: Write, convention: OfZip = "testlib"
) -> SpecialJudgeOut:
    """Set the program that decides where the checker is `special` or `interactive`: one .cpp or
    .py file with its headers, such as testlib.h, as a zip or as JSON."""
    # Before the body is unpacked: only who may edit makes us work.
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    files, given = read_files(request, body, SpecialJudgeIn)
    convention = given.convention if given else convention
    made = special_judges.put(call.session, call.user, problem.id, files, convention)
    return of_judge(made)


@router.get("/problems/{key}/special-judge")
def show(key: ProblemKey, call: Read) -> SpecialJudgeOut:
    """Return the special judge of the draft, to those who may edit it."""
    problem = problems.editable(call.session, call.user, find_problem(call, key).id)
    return of_judge(special_judges.get(problem))


@router.delete("/problems/{key}/special-judge", status_code=204)
def delete(key: ProblemKey, call: Write) -> None:
    """Delete the special judge of the draft; what is published keeps its own."""
    special_judges.remove(call.session, call.user, find_problem(call, key).id)
