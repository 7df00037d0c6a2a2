"""The instructor's pages: own problems, one draft's statement, tests, units and publishing; the
judge workers."""

from fastapi import APIRouter, Depends

from app.web.manage import (
    alternatives,
    deciding,
    edits,
    flowchart,
    generators,
    guidelines,
    listing,
    packages,
    page,
    publish,
    references,
    rejudging,
    special_judges,
    statement,
    tests,
    tidying,
    weakness,
    workers,
)
from app.web.manage.access import require_instructor

PARTS = (
    listing,
    page,
    flowchart,
    statement,
    special_judges,
    generators,
    tests,
    references,
    tidying,
    deciding,
    guidelines,
    edits,
    publish,
    workers,
    weakness,
    alternatives,
    rejudging,
    packages,
)
router = APIRouter(dependencies=[Depends(require_instructor)])
for part in PARTS:
    router.include_router(part.router, prefix="/manage")
