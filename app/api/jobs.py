"""Jobs: how far they are."""

from fastapi import APIRouter

from app.api.call import Read, Write
from app.schemas.base import Id
from app.schemas.jobs import JobOut, of_job
from app.services import jobs

router = APIRouter(tags=["jobs"])


@router.get("/jobs/{job_id}")
def show(job_id: Id, call: Read) -> JobOut:
    """Show a job to those who may edit its problem."""
    return of_job(jobs.get(call.session, call.user, job_id), call.locale)


@router.post("/jobs/{job_id}/cancel")
def cancel(job_id: Id, call: Write) -> JobOut:
    """Stop a job that writes guidelines; what was written until then stays."""
    return of_job(jobs.cancel(call.session, call.user, job_id), call.locale)
