"""SQLAlchemy rows."""

from app.models.alternatives import Alternative
from app.models.base import Base, JobState, Work, now
from app.models.courses import Assignment, AssignmentProblem, Course, Enrolment
from app.models.judgings import Judging
from app.models.problems import Problem, Reference, Revision, Statement, TestCase, UnitGuideline
from app.models.users import ApiToken, IdempotencyKey, SignIn, User
from app.models.weakness import Weakness
from app.models.work import Attempt, Job, Progress, Submission, Workspace, WorkspaceUnit
from app.models.workers import GuidelineWorker, Worker

__all__ = [
    "Alternative",
    "ApiToken",
    "Assignment",
    "AssignmentProblem",
    "Attempt",
    "Base",
    "Course",
    "Enrolment",
    "GuidelineWorker",
    "IdempotencyKey",
    "Job",
    "JobState",
    "Judging",
    "Problem",
    "Progress",
    "Reference",
    "Revision",
    "SignIn",
    "Statement",
    "Submission",
    "TestCase",
    "UnitGuideline",
    "User",
    "Weakness",
    "Work",
    "Worker",
    "Workspace",
    "WorkspaceUnit",
    "now",
]
