"""Reads FPS, the XML in which HUSTOJ and its relatives exchange problems, many in one file."""

from collections.abc import Iterator, Mapping
from functools import partial

from app.domain.errors import N_
from app.domain.packages import fps_judge, html_in, limits
from app.domain.packages.findings import Findings
from app.domain.packages.model import EXTENSIONS, Example, PackagedProblem
from app.domain.packages.xml_text import Element, read_xml
from app.domain.problems import MAX_STATEMENT, TOO_LONG
from app.i18n import LOCALES
from judge.model import TestCase

MAX_PROBLEMS = 100
NOT_FPS = N_("this is XML, but not of problems: its first element is not <fps>.")
NO_PROBLEMS = N_("this holds no problem.")
TOO_MANY = N_("this holds more than %(count)s problems: import it in parts.")
NO_TITLE = N_("the problem has no name.")
NO_STATEMENT = N_("The package has no statement.")
NO_TESTS = N_("the problem has no tests.")
UNEQUAL = N_("there are %(inputs)s inputs of tests but %(outputs)s outputs.")
LOST = N_("%(name)s cannot be shown here, so it was left out of the statement.")
NOT_KEPT = N_("<%(name)s> is not kept.")
LANGUAGE = N_("the solution in %(name)s is left out: the language is not judged here.")
SECTIONS = {
    "ko": {"input": "입력", "output": "출력", "hint": "힌트", "source": "출처"},
    "en": {"input": "Input", "output": "Output", "hint": "Hint", "source": "Source"},
}
LANGUAGES = {
    "c": "c", "clang": "c", "c++": "cpp", "clang++": "cpp", "g++": "cpp", "cpp": "cpp",
    "java": "java", "python": "python", "python3": "python",
}  # fmt: skip
_NOT_KEPT = ("prepend", "append", "template", "interactor")
_SECONDS = {"s": 1.0, "ms": 0.001, "us": 0.000001}
_MIB = {"mb": 1.0, "kb": 1 / 1024, "gb": 1024.0, "b": 1 / 1024 / 1024}


def is_fps(name: str, data: bytes) -> bool:
    """Whether a file is XML that may hold problems."""
    return name.lower().endswith((".xml", ".fps")) and b"<" in data[:200]


def read(files: Mapping[str, bytes], findings: Findings) -> tuple[PackagedProblem, ...]:
    """Read the problems of every XML file; faults go to `findings`."""
    found: list[PackagedProblem] = []
    for name, data in sorted(files.items()):
        if is_fps(name, data) and (root := read_xml(name, data, findings)):
            found += _problems(name, root, findings)
    if len(found) > MAX_PROBLEMS:
        findings.error("", TOO_MANY, count=MAX_PROBLEMS)
    return tuple(found)


def _problems(name: str, root: Element, findings: Findings) -> Iterator[PackagedProblem]:
    items = list(root.all("item"))
    if root.name != "fps":
        findings.error(name, NOT_FPS)
    elif not items:
        findings.error(name, NO_PROBLEMS)
    else:
        for number, item in enumerate(items, 1):
            yield _problem(f"{name} <item> {number}", item, findings)


def _problem(place: str, item: Element, findings: Findings) -> PackagedProblem:
    title = " ".join(item.first("title").split())
    if not title:
        findings.error(place, NO_TITLE)
    parts = {name: _part(place, item, name, findings) for name in ("description", *SECTIONS["ko"])}
    if not any(parts[name] for name in ("description", "input", "output")):
        findings.error(place, NO_STATEMENT)
    locale = _locale(title + "".join(parts.values()))
    checker, special = fps_judge.read(place, item, findings)
    for name in _NOT_KEPT:
        if any(child.text.strip() for child in item.all(name)):
            findings.warning(place, NOT_KEPT, name=name)
    return PackagedProblem(
        titles={locale: title},
        statements={locale: _statement(parts, locale)},
        limits=_limits(place, item, findings),
        checker=checker,
        special=special,
        cases=_cases(place, item, findings),
        examples=tuple(_solutions(place, item, findings)),
    )


def _part(place: str, item: Element, name: str, findings: Findings) -> str:
    text = item.first(name)
    if len(text) > MAX_STATEMENT:
        findings.error(place, TOO_LONG, count=MAX_STATEMENT)
        return ""
    return html_in.to_markdown(text, partial(_lost, findings, place))


def _lost(findings: Findings, place: str, name: str) -> None:
    findings.warning(place, LOST, name=name)


def _locale(text: str) -> str:
    """Return the locale of a text: Korean where there is any Hangul."""
    return LOCALES[0] if any("가" <= letter <= "힣" for letter in text) else LOCALES[1]


def _statement(parts: Mapping[str, str], locale: str) -> str:
    sections = [parts["description"]] + [
        f"## {title}\n\n{parts[name]}" for name, title in SECTIONS[locale].items() if parts[name]
    ]
    return "\n\n".join(filter(None, sections)) + "\n"


def _limits(place: str, item: Element, findings: Findings) -> dict[str, float]:
    seconds = _amount(place, item, "time_limit", _SECONDS, findings)
    if seconds is None and any(item.all("time_limit")):
        seconds = limits.DEFAULT_SECONDS  # the error is told already
    found: dict[str, float] = dict(limits.times(seconds, place, findings))
    if size := _amount(place, item, "memory_limit", _MIB, findings):
        found["memory_mib"] = limits.clamped(size, place, "memory_mib", findings)
    return found


def _amount(
    place: str, item: Element, name: str, units: Mapping[str, float], findings: Findings
) -> float | None:
    element = next(item.all(name), None)
    if element is None:
        return None
    unit = element.attributes.get("unit", next(iter(units))).lower()
    found = limits.number(element.text.strip(), place, name, findings)
    if unit not in units:
        findings.error(place, limits.NO_NUMBER, name=f"{name} unit={unit}")
    return found * units.get(unit, 1.0) if found else None


def _cases(place: str, item: Element, findings: Findings) -> tuple[TestCase, ...]:
    samples = _pairs(place, item, "sample", findings)
    hidden = _pairs(place, item, "test", findings)
    if not any(item.all("sample_input")) and not any(item.all("test_input")):
        findings.error(place, NO_TESTS)
    return (*samples, *hidden)


def _pairs(place: str, item: Element, kind: str, findings: Findings) -> list[TestCase]:
    """Return the tests of a kind; samples that are empty are HUSTOJ's way to say that none is."""
    inputs, outputs = list(item.all(f"{kind}_input")), list(item.all(f"{kind}_output"))
    if len(inputs) != len(outputs):
        findings.error(place, UNEQUAL, inputs=len(inputs), outputs=len(outputs))
    found: list[TestCase] = []
    names: set[str] = set()
    for number, (given, expected) in enumerate(zip(inputs, outputs, strict=False), 1):
        if kind == "sample" and not (given.text + expected.text).strip():
            continue
        name = given.attributes.get("name", "").strip().removesuffix(".in")
        if kind == "sample" or not name or name in names:
            name = f"{kind}{number}"
        names.add(name)
        texts = [_lines(one.text) for one in (given, expected)]
        found.append(TestCase(name=name, input=texts[0], output=texts[1], sample=kind == "sample"))
    return found


def _lines(text: str) -> str:
    """Return a test's text as a text file has it: LF line ends, one at the end."""
    text = text.replace("\r\n", "\n")
    return text if not text or text.endswith("\n") else text + "\n"


def _solutions(place: str, item: Element, findings: Findings) -> Iterator[Example]:
    for number, element in enumerate(item.all("solution"), 1):
        if not element.text.strip():
            continue
        named = element.attributes.get("language", "")
        language = LANGUAGES.get(named.lower())
        if language is None:
            findings.warning(place, LANGUAGE, name=named)
            continue
        yield Example(
            expected="accepted",
            name=f"solution{number}.{EXTENSIONS[language]}",
            language=language,
            source=findings.source(place, element.text.lstrip("\n").encode()),
        )
