"""Jobs as those who may edit their problem read them."""

from sqlalchemy.orm import Session

from app.domain.errors import N_, NotFound
from app.models import Job, User
from app.services import problems, writing


def get(session: Session, user: User, job_id: int) -> Job:
    """Return a job of a problem that `user` may change; to others it does not exist."""
    job = session.get(Job, job_id)
    if job is None or not problems.can_edit(user, job.problem):
        raise NotFound(N_("There is no such job."))
    return job


def cancel(session: Session, user: User, job_id: int) -> Job:
    """Stop a job that writes guidelines; one that has ended stays as it is."""
    job = get(session, user, job_id)
    writing.cancel(session, job)
    return job
