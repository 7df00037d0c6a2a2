"""The instructor's pages: own problems, and one draft's statement, tests, units and publishing."""

from fastapi import APIRouter, Depends

from app.web.manage import draft, guidelines, listing, publish, references, statement, tests
from app.web.manage.access import require_instructor

router = APIRouter(prefix="/manage", dependencies=[Depends(require_instructor)])
for part in (listing, draft, statement, tests, references, guidelines, publish):
    router.include_router(part.router)
