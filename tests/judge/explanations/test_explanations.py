from judge.explanations import Explanation, Kind, recognise
from judge.explanations.base import rules
from judge.explanations.runtime import RULES

TABLE = rules(
    (Kind.UNDECLARED, r"'(?P<name>\w+)' undeclared|no (?P<name_>\w+)"),
    (Kind.UNEXPECTED, r"'(?P<token>\w+)'"),
)


class TestRecognise:
    def test_any_quotation_marks(self) -> None:
        for text in ("‘n’ undeclared", "'n' undeclared", "`n' undeclared"):
            assert recognise(TABLE, text) == Explanation(kind=Kind.UNDECLARED, params={"name": "n"})

    def test_the_first_rule_counts(self) -> None:
        found = recognise(TABLE, "'n' is here")
        assert found == Explanation(kind=Kind.UNEXPECTED, params={"token": "n"})

    def test_another_way_to_write_a_parameter(self) -> None:
        found = recognise(TABLE, "no n")
        assert found == Explanation(kind=Kind.UNDECLARED, params={"name": "n"})

    def test_what_is_unknown(self) -> None:
        assert recognise(TABLE, "internal compiler error") is None

    def test_equal_ones_are_one_in_a_set(self) -> None:
        one = Explanation(kind=Kind.UNDECLARED, params={"name": "n"})
        assert len({one, Explanation(kind=Kind.UNDECLARED, params={"name": "n"})}) == 1


RUNS = {
    "NameError: name 'smu' is not defined. Did you mean: 'sum'?": Kind.UNDECLARED_SIMILAR,
    "NameError: name 'x' is not defined": Kind.UNDECLARED,
    "UnboundLocalError: cannot access local variable 'n' where it is not associated with a value": Kind.UNINITIALISED,
    "IndexError: list index out of range": Kind.OUT_OF_BOUNDS,
    "KeyError: 'a'": Kind.KEY_MISSING,
    "ZeroDivisionError: division by zero": Kind.DIVISION_BY_ZERO,
    "ZeroDivisionError": Kind.DIVISION_BY_ZERO,
    "ValueError: invalid literal for int() with base 10: 'a'": Kind.NOT_A_NUMBER,
    "ValueError: not enough values to unpack (expected 2, got 1)": Kind.WRONG_COUNT,
    "EOFError: EOF when reading a line": Kind.NO_MORE_INPUT,
    "RecursionError: maximum recursion depth exceeded": Kind.TOO_DEEP,
    "AttributeError: 'list' object has no attribute 'push'": Kind.NO_MEMBER,
    "AttributeError: 'NoneType' object has no attribute 'sort'": Kind.NOTHING_THERE,
    "TypeError: 'NoneType' object is not iterable": Kind.NOTHING_THERE,
    "TypeError: unsupported operand type(s) for +: 'int' and 'str'": Kind.BAD_OPERANDS,
    "TypeError: '<' not supported between instances of 'str' and 'int'": Kind.BAD_OPERANDS,
    'TypeError: can only concatenate str (not "int") to str': Kind.TEXT_AND_NUMBER,
    "TypeError: f() missing 1 required positional argument: 'b'": Kind.TOO_FEW_ARGUMENTS,
    "TypeError: f() takes 1 positional argument but 2 were given": Kind.TOO_MANY_ARGUMENTS,
    "TypeError: 'int' object is not callable": Kind.NOT_A_FUNCTION,
    "TypeError: 'int' object is not subscriptable": Kind.NOT_AN_ARRAY,
    "TypeError: 'int' object is not iterable": Kind.NOT_ITERABLE,
    "TypeError: 'str' object does not support item assignment": Kind.CONSTANT,
    "ModuleNotFoundError: No module named 'maths'": Kind.UNKNOWN_PACKAGE,
    "java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3": Kind.OUT_OF_BOUNDS,
    "java.lang.NullPointerException: Cannot invoke": Kind.NOTHING_THERE,
    "java.lang.ArithmeticException: / by zero": Kind.DIVISION_BY_ZERO,
    "java.util.InputMismatchException": Kind.NOT_A_NUMBER,
    "java.util.NoSuchElementException": Kind.NO_MORE_INPUT,
    "java.lang.StackOverflowError": Kind.TOO_DEEP,
    "std::out_of_range: vector::_M_range_check: __n (which is 3) >= this->size() (which is 3)": Kind.OUT_OF_BOUNDS,
    "SIGSEGV": Kind.BAD_MEMORY,
    "SIGFPE": Kind.DIVISION_BY_ZERO,
}  # fmt: skip


def test_ends_of_runs() -> None:
    found = {text: recognise(RULES, text) for text in RUNS}
    assert {text: one and one.kind for text, one in found.items()} == RUNS
