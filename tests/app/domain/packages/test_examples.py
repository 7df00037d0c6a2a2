"""Example submissions: which are read, and what their folders promise."""

import pytest

from app.domain.packages import examples
from app.domain.packages.findings import Findings
from judge import Verdict

V = Verdict


@pytest.mark.parametrize(
    ("expected", "verdicts", "kept"),
    [
        ("accepted", [V.AC, V.AC], True),
        ("accepted", [V.AC, V.WA], False),
        ("accepted", [], False),  # it does not compile
        ("wrong_answer", [V.AC, V.WA], True),
        ("wrong_answer", [V.AC, V.AC], False),
        ("wrong_answer", [V.WA, V.RTE], False),
        ("time_limit_exceeded", [V.WA, V.TLE], True),
        ("time_limit_exceeded", [V.ILE], True),
        ("time_limit_exceeded", [V.TLE, V.RTE], False),
        ("run_time_error", [V.MLE], True),
        ("run_time_error", [V.WA], False),
        ("rejected", [V.AC, V.OLE], True),
        ("rejected", [], False),
        ("brute_force", [V.AC, V.TLE], True),
        ("brute_force", [V.TLE, V.WA], False),
        ("accepted", [V.IE], False),
        ("rejected", [V.IE], False),
    ],
)
def test_what_a_folder_promises(expected: str, verdicts: list[V], kept: bool) -> None:
    assert examples.kept(expected, verdicts) is kept


def test_programs_of_one_file_are_read_and_the_others_warned_of() -> None:
    findings = Findings()
    read = examples.read(
        {
            "submissions/accepted/a.cc": b"int main() {}\n",
            "submissions/accepted/dir/Main.java": b"class Main {}\n",
            "submissions/wrong_answer/w.rs": b"fn main() {}\n",
            "submissions/wrong_answer/two/a.c": b"",
            "submissions/wrong_answer/two/b.c": b"",
            "submissions/odd_folder/a.py": b"",
            "submissions/loose.py": b"",
            "data/secret/1.in": b"",
        },
        findings,
    )
    assert [(row.path, row.language) for row in read] == [
        ("accepted/a.cc", "cpp"),
        ("accepted/dir-Main.java", "java"),
    ]
    assert findings.errors == []
    assert [row.file for row in findings.warnings] == [
        "submissions/loose.py",
        "submissions/odd_folder/",
        "submissions/wrong_answer/two",
        "submissions/wrong_answer/w.rs",
    ]
