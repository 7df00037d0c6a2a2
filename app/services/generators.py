"""Input generators: the instructor's programs that make inputs for weak units."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.domain import generators
from app.domain.errors import N_, NotFound
from app.models import Problem, User
from app.services import problems
from judge import Program


def put(session: Session, user: User, problem_id: int, files: Mapping[str, bytes]) -> Program:
    """Set the input generator of a problem; it is run when weak units are looked for."""
    problem = problems.editable(session, user, problem_id)
    made = generators.make(files)
    problem.generator = generators.dump(made)
    return made


def remove(session: Session, user: User, problem_id: int) -> None:
    """Delete the input generator of a problem."""
    problems.editable(session, user, problem_id).generator = {}


def get(problem: Problem) -> Program:
    """Return the input generator. For those who may edit the problem only."""
    found = of_draft(problem)
    if found is None:
        raise NotFound(N_("This problem has no input generator."))
    return found


def of_draft(problem: Problem) -> Program | None:
    """Return the input generator of a problem, None where there is none."""
    return generators.load(problem.generator)
