"""Our own package, read and written without a database."""

import json

import pytest

from app.domain import generators
from app.domain.errors import Refused
from app.domain.packages import Example, PackagedGuideline, PackagedProblem, read_upload, write
from app.domain.packages.model import PublishedState
from app.domain.special_judges import make
from judge import TestCase
from tests.app.domain.packages.zips import make_zip

CHECKER = b"import sys\nsys.exit(0)\n"
WHOLE = PackagedProblem(
    slug="whole",
    titles={"ko": "모두", "en": "Everything"},
    statements={"ko": "글\n", "en": ""},
    limits={"cpu_seconds": 1.0, "memory_mib": 64},
    checker="special",
    difficulty=3,
    cases=(
        TestCase(name="보기 하나", input="1\r\n", output="\ufeffx", sample=True),
        TestCase(name="sample1", input="", output="2\n"),
        TestCase(name="../x", input="3", output="3"),
        TestCase(name="SAMPLE1", input="4", output="4"),
    ),
    special=make({"checker.py": CHECKER}, "icpc"),
    generator=generators.make({"gen.py": b"print(1)\n", "more.py": b"x = 1\n"}),
    answering={"order": "in_order", "hints": 1, "hidden_data": True},
    references={"python": "print(1)\n", "c": "int main(void) { return 0; }\n"},
    edits={"c": {"line": [{"merge": "abc"}]}},
    guidelines=(
        PackagedGuideline(
            language="c", level="line", locale="ko", key="k1", text="쓰세요.", writer="hand"
        ),
    ),
    examples=(
        Example(expected="wrong_answer", name="bad.py", language="python", source="print(2)\n"),
    ),
    published=PublishedState(number=2, created_at="2026-01-02T03:04:05+00:00", document={"b": 1}),
)


def refused(files: dict[str, bytes | str]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        read_upload(make_zip(files))
    return [
        (str(row.params.get("file", "")), getattr(row.params.get("what"), "message", row.message))
        for row in caught.value.reasons
    ]


def test_what_is_written_is_read_again_and_written_the_same() -> None:
    first = write(WHOLE, "hanjul")
    (again,) = read_upload(first.content).problems
    assert again == WHOLE
    assert write(again, "hanjul").content == first.content
    assert write(again, "hanjul").hash == first.hash


def test_the_order_of_languages_is_kept() -> None:
    (again,) = read_upload(write(WHOLE, "hanjul").content).problems
    assert list(again.references) == ["python", "c"]


def test_every_fault_is_told_in_one_list() -> None:
    meta = {
        "slug": "Not A Slug",
        "titles": {},
        "checker": "magic",
        "limits": {"cpu_seconds": 9999},
        "difficulty": "hard",
    }
    found = refused(
        {
            "problem.json": json.dumps(meta),
            "../evil": b"1",
            "statement.ko.md": b"\xff\xfe\xfa\x00",
            "tests/a.in": b"1",
            "tests/b.out": b"\x00\x01",
            "special_judge/readme.txt": b"no program",
        }
    )
    files = [file for file, _ in found]
    assert files.count("../evil") == files.count("statement.ko.md") == 1
    assert files.count("tests/") == 2  # a.in without its output, b.out without its input
    assert files.count("special_judge/") == 1
    assert files.count("problem.json") == 2  # no title, a difficulty that is no number
    assert files.count("") == 3  # slug, checker, limit


def test_a_newer_version_and_files_that_are_missing_are_told() -> None:
    meta = {
        "format": "hanjul",
        "version": 2,
        "slug": "p",
        "titles": {"ko": "가"},
        "tests": [{"file": "x", "name": "x", "sample": True}],
    }
    found = refused({"problem.json": json.dumps(meta), "guidelines.json": b"{}"})
    assert {file for file, _ in found} == {
        "problem.json",
        "tests/x.in",
        "tests/x.out",
        "guidelines.json",
    }


def test_a_zip_of_something_else_is_refused() -> None:
    assert len(refused({"readme.txt": b"hello"})) == 1
