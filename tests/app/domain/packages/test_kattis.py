"""Kattis and ICPC packages, read and written."""

from dataclasses import replace

import pytest
import yaml

from app.domain.errors import Refused
from app.domain.packages import Finding, PackagedProblem, Read, read_files, write
from app.domain.packages.model import Example
from app.domain.packages.reading import read_upload
from app.domain.special_judges import make
from judge import Convention, TestCase
from tests.app.domain.packages.zips import make_zip

VALIDATOR = b"#include <cstdio>\nint main() { return 42; }\n"
LEGACY: dict[str, bytes] = {
    "problem.yaml": b"name: Difference\nlimits:\n  memory: 512\nvalidator_flags: case_sensitive\n",
    "domjudge-problem.ini": b"timelimit='3'\n",
    "problem_statement/problem.en.tex": b"\\problemname{A Difference}\nSubtract $a$.\n",
    "data/sample/1.in": b"3 2\r\n",
    "data/sample/1.ans": b"1\n",
    "data/secret/group/big.in": b"9 1\n",
    "data/secret/group/big.ans": b"8\n",
    "submissions/accepted/ok.py": b"a, b = map(int, input().split())\nprint(a - b)\n",
    "submissions/wrong_answer/bad.cpp": b"int main() {}\n",
    "input_validators/v.py": b"",
}
DRAFT: dict[str, bytes] = {
    "problem.yaml": yaml.safe_dump(
        {
            "problem_format_version": "2023-07-draft",
            "name": {"ko": "차이", "en": "Difference", "sv": "Skillnad"},
            "uuid": "7d8d4c6c-1b1f-4b3e-9d1a-111111111111",
            "limits": {"time_limit": 1.5, "memory": 256, "output": 4},
        },
        allow_unicode=True,
    ).encode(),
    "statement/problem.ko.md": "빼세요.\n".encode(),
    "statement/problem.en.md": b"Subtract.\n",
    "statement/problem.sv.md": b"Subtrahera.\n",
    "data/test_group.yaml": b"output_validator_args: [float_tolerance, 1e-6]\n",
    "data/secret/1.in": b"3 2\n",
    "data/secret/1.ans": b"1\n",
    "submissions/accepted/ok.c": b"int main(void) { return 0; }\n",
}


def read_one(files: dict[str, bytes]) -> tuple[PackagedProblem, tuple[Finding, ...]]:
    found: Read = read_files(files, "difference")
    (problem,) = found.problems
    return problem, found.findings


def refused(files: dict[str, bytes]) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_files(files)
    return [str(row.params.get("file", "")) for row in caught.value.reasons]


def test_a_legacy_package_is_read() -> None:
    problem, findings = read_one(LEGACY)
    assert (problem.slug, problem.titles) == ("difference", {"en": "A Difference"})
    assert problem.statements == {"en": "Subtract $a$.\n"}
    assert problem.limits == {"cpu_seconds": 3.0, "wall_seconds": 10.0, "memory_mib": 512}
    assert problem.checker == "tokens"
    assert problem.cases == (
        TestCase(name="sample/1", input="3 2\n", output="1\n", sample=True),
        TestCase(name="secret/group/big", input="9 1\n", output="8\n"),
    )
    assert [row.path for row in problem.examples] == ["accepted/ok.py", "wrong_answer/bad.cpp"]
    assert [row.file for row in findings] == ["input_validators/"]


def test_a_draft_package_is_read() -> None:
    problem, findings = read_one(DRAFT)
    assert problem.titles == {"ko": "차이", "en": "Difference"}
    assert problem.statements["ko"] == "빼세요.\n"
    assert problem.limits["cpu_seconds"] == 1.5
    assert problem.limits["output_kib"] == 4096
    assert problem.checker == "floats:absolute=1e-6,relative=1e-6"
    assert [row.file for row in findings] == ["statement/problem.sv.md"]


def test_the_folder_in_a_zip_is_the_short_name() -> None:
    data = make_zip({f"hello/{name}": content for name, content in DRAFT.items()})
    assert read_upload(data, "other.zip").problems[0].slug == "hello"
    assert read_upload(make_zip(DRAFT), "Other One.zip").problems[0].slug == "other-one"


@pytest.mark.parametrize(
    ("flags", "answer", "checker", "warned"),
    [
        ("", "8\n", "tokens", False),
        ("", "Yes\n", "yesno", False),
        ("", "apple\n", "tokens", True),
        ("case_sensitive", "apple\n", "tokens", False),
        ("case_sensitive space_change_sensitive", "a\n", "exact", False),
        ("float_absolute_tolerance 1e-4", "8\n", "floats:absolute=1e-4", False),
        ("strange", "8\n", "tokens", True),
    ],
)
def test_flags_become_a_checker(flags: str, answer: str, checker: str, warned: bool) -> None:
    files = LEGACY | {
        "problem.yaml": f"name: D\nvalidator_flags: {flags}\n".encode(),
        "data/secret/group/big.ans": answer.encode(),
        "data/sample/1.ans": b"1\n",
    }
    problem, findings = read_one(files)
    assert problem.checker == checker
    assert any(row.file == "problem.yaml" for row in findings) is warned


@pytest.mark.parametrize(
    ("meta", "place", "checker"),
    [
        ("validation: custom", "output_validators/v/v.cpp", "special"),
        ("validation: custom interactive", "output_validators/v.cpp", "interactive"),
        (
            "problem_format_version: 2023-07-draft\ntype: [pass-fail, interactive]",
            "output_validator/v.cpp",
            "interactive",
        ),
    ],
)
def test_an_output_validator_is_a_special_judge(meta: str, place: str, checker: str) -> None:
    meta += "\nname: D\nvalidator_flags: tight 3\n"
    problem, _ = read_one(LEGACY | {"problem.yaml": meta.encode(), place: VALIDATOR})
    assert problem.checker == checker
    assert problem.special is not None
    assert problem.special.convention is Convention.ICPC
    assert problem.special.arguments == ("tight", "3")
    assert problem.special.program.source == VALIDATOR.decode()


def test_every_fault_is_told_in_one_list() -> None:
    found = refused(
        {
            "problem.yaml": b"validation: custom\ntype: multi-pass\nlimits: {memory: much}\n",
            "data/secret/1.in": b"1",
            "data/secret/2.ans": b"1",
            "data/secret/3.in": b"\x00\x01",
            "data/secret/3.ans": b"1",
            "submissions/accepted/a.py": b"\x00\x01",
        }
    )
    assert sorted(set(found)) == [
        "",  # no validator, no statement
        "data/secret/1.in",
        "data/secret/2.ans",
        "data/secret/3.in",
        "problem.yaml",
        "submissions/accepted/a.py",
    ]


@pytest.mark.parametrize(
    "meta",
    [
        b"a: &x [1]\nb: *x\n",  # what YAML bombs are made of
        b"- a list\n",
        b"a: [1\n",
        b"x: !!python/object/apply:os.system [id]\n",
        b"a: " + b"[" * 5000,
        b"x" * 300_000,
    ],
)
def test_yaml_that_is_not_plain_data_is_refused(meta: bytes) -> None:
    assert "problem.yaml" in refused(LEGACY | {"problem.yaml": meta})


def test_build_scripts_and_several_validators_are_refused() -> None:
    custom = {"problem.yaml": b"name: D\nvalidation: custom\n"}
    script = {"output_validators/v/build": b"#!/bin/sh\n", "output_validators/v/v.cpp": VALIDATOR}
    assert "output_validators/v" in refused(LEGACY | custom | script)
    both = {"output_validators/a.cpp": VALIDATOR, "output_validators/b.cpp": VALIDATOR}
    assert "output_validators/" in refused(LEGACY | custom | both)


def test_what_is_lost_is_warned_of() -> None:
    files = dict(LEGACY)
    del files["domjudge-problem.ini"], files["submissions/accepted/ok.py"]
    files["problem_statement/problem.ko.pdf"] = b"%PDF"
    files["problem_statement/cat.png"] = b"png"
    _, findings = read_one(files)
    assert [row.file for row in findings] == [
        "problem_statement/cat.png",
        "problem_statement/problem.ko.pdf",
        "submissions/",
        "input_validators/",
        "problem.yaml",  # no time limit
    ]


PROBLEM = PackagedProblem(
    slug="a-b",
    titles={"ko": "차이", "en": "Difference"},
    statements={"ko": "빼세요.\n\n## 입력\n\n- $a$\n", "en": "Subtract.\n"},
    limits={"cpu_seconds": 1.5, "wall_seconds": 10.0, "memory_mib": 256, "output_kib": 4096},
    checker="tokens",
    cases=(
        TestCase(name="sample/1", input="3 2\n", output="1\n", sample=True),
        TestCase(name="secret/big", input="9 1\n", output="8\n"),
    ),
    examples=(Example(expected="accepted", name="a.py", language="python", source="print(1)\n"),),
)


@pytest.mark.parametrize("format_", ["kattis", "kattis-legacy"])
def test_what_is_written_is_read_again(format_: str) -> None:
    written = write(PROBLEM, format_)
    assert written.name == "ab.zip"
    (again,) = read_upload(written.content).problems
    assert again == replace(PROBLEM, slug="ab", titles=again.titles)
    assert set(again.titles) == {"ko", "en"}
    assert write(PROBLEM, format_).content == written.content


@pytest.mark.parametrize("format_", ["kattis", "kattis-legacy"])
@pytest.mark.parametrize(
    "checker", ["exact", "floats:absolute=1e-4,relative=0.1", "floats:absolute=0.5"]
)
def test_checkers_come_back(format_: str, checker: str) -> None:
    written = write(replace(PROBLEM, checker=checker), format_)
    assert read_upload(written.content).problems[0].checker == checker


@pytest.mark.parametrize("format_", ["kattis", "kattis-legacy"])
@pytest.mark.parametrize("checker", ["special", "interactive"])
@pytest.mark.parametrize("convention", list(Convention))
def test_special_judges_come_back(format_: str, checker: str, convention: Convention) -> None:
    special = make({"judge.cpp": VALIDATOR, "lib.h": b"\n"}, convention)
    written = write(replace(PROBLEM, checker=checker, special=special), format_)
    (again,) = read_upload(written.content).problems
    assert (again.checker, again.special) == (checker, special)


def test_references_are_accepted_examples_and_names_do_not_clash() -> None:
    own = Example(expected="accepted", name="reference.c", language="c", source="int y;\n")
    files = write(replace(PROBLEM, references={"c": "int x;\n"}, examples=(own,)), "kattis").files
    assert files["submissions/accepted/reference.c"] == b"int x;\n"
    assert files["submissions/accepted/reference-example.c"] == b"int y;\n"
