"""A draft as a package: taken away in several formats, and what became of the one it came from."""

from fastapi import APIRouter, Response

from app.requests import Reading
from app.services import examples, packages
from app.web.base import ReadingUser, render
from app.web.forms import attempt
from app.web.manage import state
from app.web.manage.draft import ReadingDraft, WritingDraft

router = APIRouter(prefix="/problems/{slug}")


@router.get("/export")
def export(session: Reading, user: ReadingUser, slug: str, format: str = "hanjul") -> Response:  # noqa: A002
    """Send the draft as a package, which other services can import."""
    written = packages.export(session, user, slug, format)
    headers = {"Content-Disposition": f'attachment; filename="{written.name}"'}
    return Response(written.content, media_type=written.media_type, headers=headers)


@router.post("/examples")
def judge(draft: WritingDraft) -> Response:
    """Judge the references and the example submissions again."""
    last = examples.newest(draft.session, draft.problem)
    findings = examples.findings_of(last) if last else []
    refusal = attempt(
        draft.session,
        "package",
        lambda: examples.start(draft.session, draft.user, draft.problem.id, findings),
    )
    return draft.answer("package", refusal)


@router.get("/examples")
def progress(draft: ReadingDraft) -> Response:
    """Show only the section on the package, for a page that watches it."""
    return render(
        draft.request,
        "manage/_package.html",
        problem=draft.problem,
        chosen=draft.choice,
        refusal=None,
        **state.package_context(draft.session, draft.problem),
    )
