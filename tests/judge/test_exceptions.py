import pytest

from judge.exceptions import read_exception
from judge.faults import FaultKind

TOLD = [
    ("python", "IndexError: list index out of range", FaultKind.INDEX, {}),
    ("python", "IndexError: pop from empty list", FaultKind.EMPTY, {}),
    ("python", "KeyError: 'b'", FaultKind.KEY, {"key": "'b'"}),
    ("python", "ZeroDivisionError: division by zero", FaultKind.DIVISION_BY_ZERO, {}),
    (
        "python",
        "ValueError: invalid literal for int() with base 10: '3 4'",
        FaultKind.NUMBER_FORMAT,
        {"text": "'3 4'"},
    ),
    (
        "python",
        "ValueError: could not convert string to float: 'x'",
        FaultKind.NUMBER_FORMAT,
        {"text": "'x'"},
    ),
    (
        "python",
        "ValueError: not enough values to unpack (expected 2, got 1)",
        FaultKind.UNPACK,
        {},
    ),
    ("python", "ValueError: max() arg is an empty sequence", FaultKind.EMPTY, {}),
    (
        "python",
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
        FaultKind.TYPES,
        {"operator": "+", "left": "int", "right": "str"},
    ),
    (
        "python",
        "TypeError: '<' not supported between instances of 'str' and 'int'",
        FaultKind.TYPES,
        {"operator": "<", "left": "str", "right": "int"},
    ),
    (
        "python",
        'TypeError: can only concatenate str (not "int") to str',
        FaultKind.TYPES,
        {"left": "str", "right": "int"},
    ),
    (
        "python",
        "TypeError: 'int' object is not iterable",
        FaultKind.NO_COLLECTION,
        {"type": "int"},
    ),
    (
        "python",
        "TypeError: 'int' object is not subscriptable",
        FaultKind.NO_COLLECTION,
        {"type": "int"},
    ),
    ("python", "TypeError: 'int' object is not callable", FaultKind.NO_FUNCTION, {"type": "int"}),
    (
        "python",
        "TypeError: f() missing 1 required positional argument: 'b'",
        FaultKind.ARGUMENTS,
        {"name": "f"},
    ),
    (
        "python",
        "TypeError: A.__init__() takes 1 positional argument but 2 were given",
        FaultKind.ARGUMENTS,
        {"name": "__init__"},
    ),
    (
        "python",
        "TypeError: 'str' object does not support item assignment",
        FaultKind.UNCHANGEABLE,
        {"type": "str"},
    ),
    ("python", "TypeError: 'NoneType' object is not iterable", FaultKind.NULL_POINTER, {}),
    (
        "python",
        "AttributeError: 'NoneType' object has no attribute 'sort'",
        FaultKind.NULL_POINTER,
        {},
    ),
    (
        "python",
        "NameError: name 'smu' is not defined. Did you mean: 'sum'?",
        FaultKind.NAME,
        {"name": "smu", "suggestion": "sum"},
    ),
    (
        "python",
        "ModuleNotFoundError: No module named 'maths'",
        FaultKind.PACKAGE,
        {"name": "maths"},
    ),
    ("python", "NameError: name 'totl' is not defined", FaultKind.NAME, {"name": "totl"}),
    (
        "python",
        "UnboundLocalError: cannot access local variable 'x' where it is not associated",
        FaultKind.NAME_EARLY,
        {"name": "x"},
    ),
    (
        "python",
        "AttributeError: 'list' object has no attribute 'push'",
        FaultKind.ATTRIBUTE,
        {"type": "list", "name": "push"},
    ),
    (
        "python",
        "RecursionError: maximum recursion depth exceeded",
        FaultKind.STACK_OVERFLOW,
        {},
    ),
    ("python", "EOFError: EOF when reading a line", FaultKind.INPUT_ENDED, {}),
    (
        "java",
        "java.lang.ArrayIndexOutOfBoundsException: Index 5 out of bounds for length 5",
        FaultKind.INDEX,
        {"index": "5", "size": "5"},
    ),
    (
        "java",
        "java.lang.StringIndexOutOfBoundsException: index 7, length 3",
        FaultKind.INDEX,
        {"index": "7", "size": "3"},
    ),
    (
        "java",
        "java.lang.StringIndexOutOfBoundsException: begin 2, end 9, length 3",
        FaultKind.SUBSTRING,
        {},
    ),
    ("java", "java.lang.NegativeArraySizeException: -1", FaultKind.ARRAY_SIZE, {"size": "-1"}),
    (
        "java",
        'java.lang.NullPointerException: Cannot load from int array because "<local1>" is null',
        FaultKind.NULL_POINTER,
        {},
    ),
    ("java", "java.lang.ArithmeticException: / by zero", FaultKind.DIVISION_BY_ZERO, {}),
    (
        "java",
        'java.lang.NumberFormatException: For input string: "3 4"',
        FaultKind.NUMBER_FORMAT,
        {"text": '"3 4"'},
    ),
    (
        "java",
        'java.util.InputMismatchException: For input string: "x"',
        FaultKind.INPUT_MISMATCH,
        {},
    ),
    ("java", "java.util.NoSuchElementException: No line found", FaultKind.INPUT_ENDED, {}),
    ("java", "java.util.NoSuchElementException", FaultKind.NO_ELEMENT, {}),
    ("java", "java.lang.StackOverflowError", FaultKind.STACK_OVERFLOW, {}),
    (
        "java",
        "java.lang.ClassCastException: class A cannot be cast to class B",
        FaultKind.CAST,
        {},
    ),
    (
        "cpp",
        "std::out_of_range: vector::_M_range_check: __n (which is 7) >= this->size() (which is 5)",
        FaultKind.INDEX,
        {"index": "7", "size": "5"},
    ),
]


@pytest.mark.parametrize(("language", "message", "kind", "params"), TOLD)
def test_an_exception(language: str, message: str, kind: FaultKind, params: dict[str, str]) -> None:
    found = read_exception(language, f"{message} on line 3")
    assert found is not None
    assert (found.kind, found.line, found.params) == (kind, 3, params)


@pytest.mark.parametrize(
    ("language", "kind", "fault"),
    [
        ("python", "IndexError", FaultKind.INDEX),
        ("python", "KeyError", FaultKind.KEY),
        ("python", "NameError", FaultKind.NAME),
        ("java", "java.lang.ArithmeticException", FaultKind.DIVISION_BY_ZERO),
        ("java", "java.lang.ArrayIndexOutOfBoundsException", FaultKind.INDEX),
    ],
)
def test_without_its_text_as_of_a_hidden_case(language: str, kind: str, fault: FaultKind) -> None:
    found = read_exception(language, f"{kind} on line 2")
    assert found is not None
    assert (found.kind, found.line, found.params) == (fault, 2, {})


@pytest.mark.parametrize(
    "message", ["", "SIGKILL", "exit code x", "ValueError on line 1", "Mine: x"]
)
def test_what_is_not_known_tells_nothing(message: str) -> None:
    assert read_exception("python", message) is None


def test_another_languages_exception_tells_nothing() -> None:
    assert read_exception("c", "IndexError: list index out of range") is None


@pytest.mark.parametrize(
    ("message", "kind", "params"),
    [
        ("SIGSEGV", FaultKind.BAD_MEMORY, {}),
        ("SIGFPE", FaultKind.DIVISION_BY_ZERO, {}),
        ("exit code 3", FaultKind.EXIT_CODE, {"code": "3"}),
    ],
)
def test_signals_and_exit_codes(message: str, kind: FaultKind, params: dict[str, str]) -> None:
    found = read_exception("c", message)
    assert found is not None
    assert (found.kind, found.line, found.params) == (kind, 0, params)


def test_java_ends_so_where_it_finds_no_main() -> None:
    found = read_exception("java", "exit code 1")
    assert found is not None
    assert found.kind is FaultKind.NO_MAIN
