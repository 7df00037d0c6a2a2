"""The sample packages are whole: their form, their statements, their tests, their references."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from judge import CHECKERS, judge_program
from judge.model import Limits, Program, TestCase
from judge.verdict import Verdict

SAMPLES = Path(__file__).parents[2] / "samples"
PACKAGES = sorted(path for path in SAMPLES.iterdir() if path.is_dir())
SUFFIXES = {"c": ".c", "cpp": ".cpp", "python": ".py", "java": ".java"}
HEADINGS = {"ko": ("## 입력", "## 출력"), "en": ("## Input", "## Output")}
KEYS = {"slug", "limits", "checker", "levels", "difficulty", "titles"}
HANGUL = re.compile("[가-힣]")

REFERENCES = [
    pytest.param(package, language, id=f"{package.name}-{language}")
    for package in PACKAGES
    for language, suffix in SUFFIXES.items()
    if (package / f"reference{suffix}").exists()
]

each_package = pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
each_locale = pytest.mark.parametrize("locale", ["ko", "en"])


def read_meta(package: Path) -> dict[str, Any]:
    meta = json.loads((package / "problem.json").read_text(encoding="utf-8"))
    assert isinstance(meta, dict)
    return meta


def read_cases(package: Path) -> tuple[TestCase, ...]:
    return tuple(
        TestCase(
            name=path.stem,
            input=path.read_text(encoding="utf-8"),
            output=path.with_suffix(".out").read_text(encoding="utf-8"),
            sample=path.stem.startswith("sample"),
        )
        for path in sorted((package / "tests").glob("*.in"))
    )


def test_there_are_at_least_fourteen_packages() -> None:
    assert len(PACKAGES) >= 14


def test_slugs_are_unique() -> None:
    slugs = [read_meta(package)["slug"] for package in PACKAGES]
    assert len(set(slugs)) == len(slugs)


def test_titles_are_unique() -> None:
    titles = [title for package in PACKAGES for title in read_meta(package)["titles"].values()]
    assert len(set(titles)) == len(titles)


def test_at_least_half_of_the_packages_have_cpp_and_java() -> None:
    both = [p for p in PACKAGES if {f"reference{s}" for s in (".cpp", ".java")} <= names(p)]
    assert len(both) * 2 >= len(PACKAGES)


def names(package: Path) -> set[str]:
    return {path.name for path in package.iterdir()}


@each_package
def test_folder_holds_only_what_the_format_names(package: Path) -> None:
    must = {"problem.json", "tests", "statement.ko.md", "statement.en.md"}
    must |= {"reference.c", "reference.py"}
    may = {"reference.cpp", "reference.java"}
    assert must <= names(package) <= must | may


@each_package
def test_meta_names_the_problem(package: Path) -> None:
    meta = read_meta(package)
    assert set(meta) == KEYS
    assert meta["slug"] == package.name
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", meta["slug"])
    assert set(meta["titles"]) == {"ko", "en"}
    assert HANGUL.search(meta["titles"]["ko"])
    assert meta["titles"]["en"].isascii()


@each_package
def test_meta_tells_how_to_judge(package: Path) -> None:
    meta = read_meta(package)
    assert meta["checker"] in CHECKERS
    assert meta["levels"] == ["line", "paragraph", "function"]
    assert meta["difficulty"] in range(1, 6)
    limits = Limits(**meta["limits"])
    assert 0 < limits.cpu_seconds <= limits.wall_seconds
    assert min(limits.memory_mib, limits.output_kib, limits.processes) > 0


@each_locale
@each_package
def test_statement_explains_problem_input_and_output(package: Path, locale: str) -> None:
    text = (package / f"statement.{locale}.md").read_text(encoding="utf-8")
    first, second = HEADINGS[locale]
    assert [line for line in text.splitlines() if line.startswith("#")] == [first, second]
    story, rest = text.split(first)
    assert len(story.strip()) >= 40
    assert all(len(part.strip()) >= 10 for part in rest.split(second))


@each_locale
@each_package
def test_statement_is_in_its_locale(package: Path, locale: str) -> None:
    text = (package / f"statement.{locale}.md").read_text(encoding="utf-8")
    assert bool(HANGUL.search(text)) == (locale == "ko")


@each_locale
@each_package
def test_statement_has_balanced_math(package: Path, locale: str) -> None:
    text = (package / f"statement.{locale}.md").read_text(encoding="utf-8")
    assert text.count("$") > 0
    assert text.replace("$$", "").count("$") % 2 == 0


@each_package
def test_locales_speak_of_the_same_ranges(package: Path) -> None:
    ranges = [
        re.findall(r"\$[^$]*\\le[^$]*\$", (package / f"statement.{locale}.md").read_text("utf-8"))
        for locale in HEADINGS
    ]
    assert ranges[0] == ranges[1] != []


@each_package
def test_cases_are_enough_and_paired(package: Path) -> None:
    cases = read_cases(package)
    assert len(cases) >= 5
    assert 1 <= sum(case.sample for case in cases) <= 2
    files = {path.name for path in (package / "tests").iterdir()}
    assert files == {f"{case.name}.{end}" for case in cases for end in ("in", "out")}


@each_package
def test_cases_differ_and_end_with_a_line_end(package: Path) -> None:
    cases = read_cases(package)
    assert len({case.input for case in cases}) == len(cases)
    assert len({case.output for case in cases}) > 1
    assert all(text.endswith("\n") for case in cases for text in (case.input, case.output))


@pytest.mark.parametrize(("package", "language"), REFERENCES)
def test_reference_is_short_and_tidy(package: Path, language: str) -> None:
    source = (package / f"reference{SUFFIXES[language]}").read_text(encoding="utf-8")
    assert 8 <= len(source.splitlines()) <= 45
    assert "bits/stdc++.h" not in source
    assert "\t" not in source
    assert source.endswith("\n")
    assert "\n\n" in source  # paragraphs, so that the paragraph level has something to split


@pytest.mark.slow
@pytest.mark.parametrize(("package", "language"), REFERENCES)
def test_reference_is_accepted_on_every_case(package: Path, language: str) -> None:
    meta = read_meta(package)
    source = (package / f"reference{SUFFIXES[language]}").read_text(encoding="utf-8")
    report = judge_program(
        Program(language=language, source=source),
        read_cases(package),
        Limits(**meta["limits"]),
        meta["checker"],
    )
    wrong = [
        (case.name, case.verdict, case.message) for case in report.cases if case.verdict != "AC"
    ]
    assert (report.verdict, wrong) == (Verdict.AC, []), report.compile
    assert len(report.cases) == len(read_cases(package))
