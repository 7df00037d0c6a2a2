"""Writes a problem as FPS."""

import re
from collections.abc import Iterator
from html import escape

from app.domain.errors import N_, AppError
from app.domain.packages import fps_judge
from app.domain.packages.examples import ACCEPTED
from app.domain.packages.fps import SECTIONS
from app.domain.packages.markdown_out import to_html
from app.domain.packages.model import PackagedProblem
from judge.model import TestCase

NOT_HELD = N_("The format holds no guidelines, no merged or split units and no revisions.")
NO_GENERATOR = N_("The format holds no input generator.")
NO_ALTERNATIVES = N_("The format holds one program of each language: alternatives are left out.")
ONE_STATEMENT = N_("The format holds one statement; the %(locale)s one was taken.")
WORDS = N_("The format does not say how output is compared; HUSTOJ compares word by word.")
NOT_XML = N_("Test %(name)s has a character that XML cannot hold.")
ONLY_ACCEPTED = N_("The format holds no example submissions that are to be refused.")
NAMES = {"c": "C", "cpp": "C++", "java": "Java", "python": "Python"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


def write(problem: PackagedProblem) -> tuple[bytes, tuple[AppError, ...]]:
    """Return the XML of a problem, and what it cannot hold."""
    locale = next(iter(problem.titles))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<fps version="1.6" url="https://github.com/zhblue/freeproblemset/">',
        '<generator name="Hanjul" url=""/>',
        "<item>",
        *_item(problem, locale),
        "</item>",
        "</fps>",
    ]
    return ("\n".join(lines) + "\n").encode(), left_out(problem)


def _item(problem: PackagedProblem, locale: str) -> Iterator[str]:
    yield _element("title", problem.titles[locale])
    yield _element("time_limit", f"{problem.limits['cpu_seconds']:g}", unit="s")
    yield _element("memory_limit", str(int(problem.limits["memory_mib"])), unit="mb")
    parts = _parts(problem.statements.get(locale, ""), locale)
    for name, text in parts.items():
        yield _element(name, to_html(text))
    for case in problem.cases:
        yield from _case(case)
    for language, source in problem.references.items():
        yield _element("solution", source, language=NAMES[language])
    for example in problem.examples:
        if example.expected == ACCEPTED:
            yield _element("solution", example.source, language=NAMES[example.language])
    if judge := fps_judge.written(problem.checker, problem.special):
        yield _element(judge[0], judge[1], language="C++")


def _case(case: TestCase) -> Iterator[str]:
    if _ILLEGAL.search(case.input + case.output):
        raise AppError(NOT_XML, name=case.name)
    kind = "sample" if case.sample else "test"
    name = {} if case.sample else {"name": case.name}
    yield _element(f"{kind}_input", case.input, **name)
    yield _element(f"{kind}_output", case.output, **name)


def _element(name: str, text: str, /, **attributes: str) -> str:
    # In CDATA nothing is escaped but its own end; XML makes one LF of every line end.
    given = "".join(
        f' {key}="{escape(_ILLEGAL.sub("", value))}"' for key, value in attributes.items()
    )
    safe = _ILLEGAL.sub("", text).replace("]]>", "]]]]><![CDATA[>")
    return f"<{name}{given}><![CDATA[{safe}]]></{name}>"


def _parts(statement: str, locale: str) -> dict[str, str]:
    """Return the parts of a statement by FPS' names: what stands under our headings."""
    names = {title: name for name, title in SECTIONS[locale].items()}
    parts = {"description": "", "input": "", "output": "", "hint": "", "source": ""}
    at = "description"
    before, *rest = _HEADING.split(statement)
    parts[at] = before
    for title, text in zip(rest[::2], rest[1::2], strict=True):
        known = names.get(title.strip())
        at = known or at
        parts[at] += text if known else f"## {title}\n{text}"
    return {name: text.strip() for name, text in parts.items()}


def left_out(problem: PackagedProblem) -> tuple[AppError, ...]:
    """Return what the format cannot hold of a problem."""
    return tuple(_left_out(problem, next(iter(problem.titles))))


def _left_out(problem: PackagedProblem, locale: str) -> Iterator[AppError]:
    if problem.guidelines or problem.edits or problem.published:
        yield AppError(NOT_HELD)
    if problem.generator is not None:
        yield AppError(NO_GENERATOR)
    if problem.alternatives:
        yield AppError(NO_ALTERNATIVES)
    if len(problem.titles) > 1:
        yield AppError(ONE_STATEMENT, locale=locale)
    if problem.checker not in ("tokens", "special"):
        yield AppError(WORDS)
    if any(example.expected != ACCEPTED for example in problem.examples):
        yield AppError(ONLY_ACCEPTED)
