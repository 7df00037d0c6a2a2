"""One draft on one page: every section of it, whichever form was just sent.

Each form is sent to its own address and answered with a redirect to this page, or with this page
and what was typed. A browser with scripts swaps in only the section that it asked about.
"""

from dataclasses import asdict, dataclass, replace
from typing import Annotated

from fastapi import Depends, Request, Response
from sqlalchemy.orm import Session

from app.domain import checking
from app.domain.answering import make_answering
from app.domain.concepts import concepts_of
from app.domain.limits import RANGES, make_limits
from app.models import Problem, User
from app.requests import Reading, Writing
from app.services import problems
from app.web.base import ReadingUser, WritingUser, redirect, render
from app.web.forms import Refusal, old_values
from app.web.manage import answers, state
from app.web.manage.chosen import AskedFor, Choice
from app.web.manage.words import MUTANTS, warning_words
from segmenter import LANGUAGES

SHOWN_LETTERS = 200
EDITABLE_LETTERS = 20_000


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A draft that the user may change, in a request about it."""

    request: Request
    session: Session
    user: User
    problem: Problem
    choice: Choice

    def choosing(self, choice: Choice) -> "Draft":
        """Return the same with another language, level or locale chosen."""
        return replace(self, choice=choice)

    def answer(self, section: str, refusal: Refusal | None, case: int | None = None) -> Response:
        """Answer a form: the page again where it was refused, else a redirect to `section`."""
        if refusal:
            return self.page(refusal, case)
        return redirect(f"/manage/problems/{self.problem.slug}?{self.choice.query}#{section}")

    def page(
        self,
        refusal: Refusal | None = None,
        case: int | None = None,
        adding: str = "",
        *,
        differing: bool = False,
    ) -> Response:
        """Render the whole page; a refused form stands as it was typed.

        `case` is the test being edited, `adding` the language of a new reference; `differing` asks
        for the accepted answers that differ.
        """
        return render(
            self.request,
            "manage/problem.html",
            status=refusal.status if refusal else 200,
            problem=self.problem,
            statements={row.locale: row for row in self.problem.statements},
            limits=asdict(make_limits(None, self.problem.limits)),
            ranges=RANGES,
            answering=make_answering(None, self.problem.answering),
            tolerances=checking.tolerances(self.problem.checker),
            languages=LANGUAGES,
            concepts=concepts_of({row.language: row.source for row in self.problem.references}),
            case=case,
            adding=adding,
            shown_letters=SHOWN_LETTERS,
            editable_letters=EDITABLE_LETTERS,
            levels_of=state.levels_of,
            warning_words=warning_words,
            mutant_words=MUTANTS,
            refusal=refusal,
            old=old_values(refusal),
            **state.guideline_context(self.session, self.problem, self.choice),
            **state.tidy_context(self.session, self.problem, self.choice),
            **state.generator_context(self.problem),
            **state.special_context(self.session, self.user, self.problem),
            **state.publish_context(self.session, self.problem),
            **state.weakness_context(self.session, self.user, self.problem, self.choice),
            **state.package_context(self.session, self.problem),
            **answers.rejudge_context(self.session, self.user, self.problem),
            **answers.alternatives_context(
                self.session, self.user, self.problem, with_answers=differing
            ),
        )


def _draft(request: Request, session: Session, user: User, slug: str, asked: AskedFor) -> Draft:
    problem = problems.editable(session, user, slug)
    choice = asked.of(problem)
    return Draft(request=request, session=session, user=user, problem=problem, choice=choice)


def _reading(
    request: Request, session: Reading, user: ReadingUser, slug: str, asked: AskedFor
) -> Draft:
    return _draft(request, session, user, slug, asked)


def _writing(
    request: Request, session: Writing, user: WritingUser, slug: str, asked: AskedFor
) -> Draft:
    return _draft(request, session, user, slug, asked)


ReadingDraft = Annotated[Draft, Depends(_reading)]
"""The draft named in the address, for those who may change it."""
WritingDraft = Annotated[Draft, Depends(_writing)]
"""The same of the session `Writing`."""
