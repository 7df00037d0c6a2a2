"""The statement of a draft in each locale, what a run may use and how it is compared, and how
units are answered."""

from fastapi import APIRouter, Request, Response

from app.domain.checking import spec_of
from app.domain.problems import MAX_STATEMENT
from app.services import guidelines, problems
from app.web.base import render
from app.web.forms import Text, attempt
from app.web.manage.draft import WritingDraft

router = APIRouter(prefix="/problems/{slug}")


@router.post("/statement")
def save(draft: WritingDraft, locale: Text = "ko", title: Text = "", text: Text = "") -> Response:
    """Write the statement of one locale."""

    def work() -> None:
        problem = problems.update(
            draft.session,
            draft.user,
            draft.problem.id,
            title=title,
            statement=text,
            locale=locale,
        )
        guidelines.check_all(problem)

    refusal = attempt(draft.session, f"statement-{locale}", work, title=title, text=text)
    return draft.answer("statement", refusal)


@router.post("/statement/preview")
def preview(request: Request, text: Text = "") -> Response:
    """Render Markdown that is still being typed."""
    return render(request, "manage/_statement_preview.html", text=text[:MAX_STATEMENT])


@router.post("/limits")
def save_limits(
    draft: WritingDraft,
    cpu_seconds: Text = "",
    wall_seconds: Text = "",
    memory_mib: Text = "",
    *,
    output_kib: Text = "",
    processes: Text = "",
    checker: Text = "",
    absolute: Text = "",
    relative: Text = "",
    difficulty: Text = "",
) -> Response:
    """Set what one run may use and how its output is compared."""
    limits = {
        "cpu_seconds": cpu_seconds,
        "wall_seconds": wall_seconds,
        "memory_mib": memory_mib,
        "output_kib": output_kib,
        "processes": processes,
    }
    refusal = attempt(
        draft.session,
        "limits",
        lambda: problems.update(
            draft.session,
            draft.user,
            draft.problem.id,
            limits=limits,
            checker=spec_of(checker, absolute, relative),
            difficulty=int(difficulty) if difficulty.isdecimal() else 0,
        ),
        **limits,
        checker=checker,
        absolute=absolute,
        relative=relative,
        difficulty=difficulty,
    )
    return draft.answer("limits", refusal)


@router.post("/answering")
def save_answering(
    draft: WritingDraft, order: Text = "", hints: Text = "", hidden_data: Text = ""
) -> Response:
    """Set in which order units are answered, and how much help there is."""
    answering = {
        "order": order,
        "hints": int(hints) if hints.isdecimal() else -1,
        "hidden_data": bool(hidden_data),
    }
    refusal = attempt(
        draft.session,
        "answering",
        lambda: problems.update(draft.session, draft.user, draft.problem.id, answering=answering),
        order=order,
        hints=hints,
        hidden_data=hidden_data,
    )
    return draft.answer("answering", refusal)
