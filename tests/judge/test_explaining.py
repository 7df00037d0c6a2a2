"""Whole units that fail: what the student is told besides the verdict."""

from collections.abc import Mapping

import pytest

from judge import check_unit, explain_program, judge_program
from judge.model import Feedback, FeedbackCode, Limits, Program, TestCase, UnitRequest
from segmenter import Piece


def pieces(*parts: str | tuple[int, str]) -> tuple[Piece, ...]:
    return tuple(
        Piece(text=part) if isinstance(part, str) else Piece(text=part[1], unit=part[0])
        for part in parts
    )


C = pieces(
    "#include <stdio.h>\n\nint main(void) {\n    ",
    (0, "int n, a[5] = {0};"), "\n    ", (1, 'scanf("%d", &n);'), "\n    ",
    (2, "for (int i = 0; i < 5; i++) {\n        a[i] = n;"), "\n    }\n    ",
    (3, 'printf("%d\\n", a[4] * 2);'), "\n    return 0;\n}\n",
)  # fmt: skip
CPP = pieces(
    "#include <iostream>\n#include <vector>\nint main() {\n    ",
    (0, "int n;\n    std::cin >> n;\n    std::vector<int> v(5, n);"), "\n    ",
    (1, "std::cout << v.at(4) * 2;"), "\n}\n",
)  # fmt: skip
PYTHON = pieces(
    (0, "n = int(input())"), "\n", (1, "a = [n] * 5"), "\n", (2, "print(a[4] * 2)"), "\n"
)
JAVA = pieces(
    "import java.util.Scanner;\npublic class Main {\n    public static void main(String[] args) {\n"
    "        Scanner in = new Scanner(System.in);\n        ",
    (0, "int n = in.nextInt();"), "\n        ", (1, "int[] a = new int[5];"), "\n        ",
    (2, "for (int i = 0; i < 5; i++) {\n            a[i] = n;"), "\n        }\n        ",
    (3, "System.out.println(a[4] * 2);"), "\n    }\n}\n",
)  # fmt: skip
DEEP = pieces(
    "#include <stdio.h>\n",
    (0, "int deep(int n) {\n    return n < 1 ? 0 : 2 + deep(n - 1);"),
    '\n}\nint main(void) {\n    int n;\n    scanf("%d", &n);\n    printf("%d\\n", deep(n));\n}\n',
)
REFERENCES: Mapping[str, tuple[Piece, ...]] = {
    "c": C,
    "cpp": CPP,
    "python": PYTHON,
    "java": JAVA,
    "deep": DEEP,
}
READS_ON = 'int i = n + 2;\nprintf("%d\\n", a[i] + 1000000);'  # a wrong answer, or a crash
TOO_FAR = "for (int i = 0;\n     i <= n;\n     i++) {\n    a[i] = n;"


def explained(
    language: str, unit: int, answer: str, *, given: str = "7\n", sample: bool = True
) -> tuple[Feedback, ...]:
    """Return what is told besides the verdict."""
    case = TestCase(name="t", input=given, output=f"{int(given) * 2}\n", sample=sample)
    report = check_unit(
        UnitRequest(
            language="c" if language == "deep" else language,
            pieces=REFERENCES[language],
            unit=unit,
            answer=answer,
            cases=(case,),
            limits=Limits(cpu_seconds=5, wall_seconds=30),
        )
    )
    assert not report.accepted
    others = (FeedbackCode.NEAR_MISS, FeedbackCode.STATE)
    return tuple(row for row in report.feedback[1:] if row.code not in others)


def fault(kind: str, line: int, **params: str) -> Feedback:
    return Feedback(code=FeedbackCode.FAULT, line=line, params={"kind": kind, **params})


SAMPLES = [
    ("c", 3, READS_ON, fault("index", 2, index="9", size="5", name="a")),
    ("cpp", 1, "int i = 9;\nstd::cout << v.at(i);", fault("index", 2, index="9", size="5")),
    ("python", 2, "b = a\nprint(b[9])", fault("index", 2, name="b")),
    ("java", 2, TOO_FAR, fault("index", 4, index="5", size="5", name="a")),
]


@pytest.mark.parametrize(("language", "unit", "answer", "told"), SAMPLES)
def test_of_a_sample(language: str, unit: int, answer: str, told: Feedback) -> None:
    assert explained(language, unit, answer) == (told,)


HIDDEN = [
    ("c", 3, READS_ON, fault("index", 2, name="a")),
    ("c", 3, 'printf("%d", n / (n - 7));', fault("division_by_zero", 1)),
    ("cpp", 1, "int i = n;\nstd::cout << v.at(i);", fault("index", 2)),
    ("python", 2, "print(a[n])", fault("index", 1, name="a")),
    ("python", 2, "print({}[n])", fault("key", 1)),
    ("java", 2, TOO_FAR, fault("index", 4, name="a")),
]


@pytest.mark.parametrize(("language", "unit", "answer", "told"), HIDDEN)
def test_of_a_hidden_case_no_value(language: str, unit: int, answer: str, told: Feedback) -> None:
    assert explained(language, unit, answer, sample=False) == (told,)


def test_a_program_cannot_tell_a_hidden_input_as_a_fault() -> None:
    answer = (
        'fprintf(stderr, "main.c:8:1: runtime error: index %d out of bounds for type "\n'
        "\"'int [%d]'\\n\", n, n);"
    )
    told = explained("c", 3, answer, sample=False)
    elsewhere = Feedback(code=FeedbackCode.FAULT_ELSEWHERE)
    assert told == (elsewhere, fault("index", 0))


def test_a_wrong_answer_by_an_overflow() -> None:
    told = explained("c", 3, 'int big = a[4] * 2000000000;\nprintf("%d\\n", big / 3);')
    assert told == (fault("overflow", 1, type="int"),)


def test_an_overflow_elsewhere_may_be_meant() -> None:
    """The reference's own `a[4] * 2`, with an input for which it overflows."""
    assert explained("c", 1, 'scanf("%d", &n); n -= 1;', given="2000000000\n") == ()


def test_what_breaks_in_other_code_has_no_line_but_the_units_own_name() -> None:
    told = explained("c", 0, "int n, a[4] = {0};")
    elsewhere = Feedback(code=FeedbackCode.FAULT_ELSEWHERE)
    assert told == (elsewhere, fault("index", 0, index="4", size="4", name="a"))


def test_no_name_of_other_code_is_told() -> None:
    told = explained("python", 1, 'exec("A = [n] * 3".lower())')
    assert told == (Feedback(code=FeedbackCode.FAULT_ELSEWHERE), fault("index", 0))


def test_endless_recursion() -> None:
    assert explained("python", 2, "def f():\n    f()\nf()") == (fault("stack_overflow", 2),)


def test_endless_recursion_that_passes_the_memory_limit() -> None:
    deep = "int deep(int n) {\n    volatile char c[9999] = {1};\n    return deep(n + 1) + c[n % 9];"
    assert explained("deep", 0, deep) == (fault("stack_overflow", 3),)


def test_an_exit_code_is_told() -> None:
    (told,) = explained("c", 3, "return 3;")
    assert told.params == {"kind": "exit_code", "code": "3"}


@pytest.mark.parametrize("sample", [True, False])
def test_a_whole_program_is_explained_alike(sample: bool) -> None:
    program = Program(language="python", source="a = [1, 2]\nn = int(input())\nprint(a[n] + 'x')\n")
    cases = (
        TestCase(name="one", input="0\n", output="1\n", sample=sample),
        TestCase(name="two", input="5\n", output="1\n", sample=sample),
    )
    report = judge_program(program, cases, Limits())
    name, (told,) = explain_program(program, cases, report)
    assert (name, told.line, told.params["kind"]) == ("one", 3, "types")
    assert ("left" in told.params) is sample


def test_an_accepted_program_has_no_faults() -> None:
    program = Program(language="python", source="print(1)\n")
    cases = (TestCase(name="one", input="", output="1\n"),)
    report = judge_program(program, cases, Limits())
    assert explain_program(program, cases, report) == ("", ())


@pytest.mark.parametrize(
    ("language", "unit", "answer"),
    [("c", 3, 'printf("%d\\n", a[4] * 3);'), ("python", 2, "print(a[3])")],
)
def test_a_mistake_of_thought_has_no_fault(language: str, unit: int, answer: str) -> None:
    assert explained(language, unit, answer) == ()
