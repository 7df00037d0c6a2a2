"""What a run ends with, read into faults: exceptions of C++, Python, Java; signals; exit codes."""

import re
from collections.abc import Mapping

from judge.faults import Fault, FaultKind

# per exception: what its text may be, the first that matches; of a hidden case there is no text
Texts = tuple[tuple[str, FaultKind], ...]
_ANY = r"(?s:.*)"
_WHICH = r".*\(which is (?P<index>\d+)\) >=? this->size\(\) \(which is (?P<size>\d+)\)"
_LENGTH = r"(?i:.*index) (?P<index>-?\d+),? .*length:? (?P<size>\d+)"

_CPP: Mapping[str, Texts] = {
    "std::out_of_range": (
        (r"(?:vector|array|deque|basic_string::at|bitset).*?: __\w+ " + _WHICH, FaultKind.INDEX),
        (r"basic_string.*?: __pos " + _WHICH, FaultKind.SUBSTRING),
        (r".*map::at", FaultKind.KEY),
    ),
    "std::invalid_argument": ((r"sto\w+$", FaultKind.NUMBER_FORMAT),),
    "std::length_error": ((_ANY, FaultKind.ARRAY_SIZE),),
}
_PYTHON: Mapping[str, Texts] = {
    "IndexError": ((r".*from (?:an )?empty|.*empty", FaultKind.EMPTY), (_ANY, FaultKind.INDEX)),
    "KeyError": ((r"(?P<key>(?s:.{1,100}))$", FaultKind.KEY), (_ANY, FaultKind.KEY)),
    "ZeroDivisionError": ((_ANY, FaultKind.DIVISION_BY_ZERO),),
    "ValueError": (
        (r"invalid literal for int\(\).*?: (?P<text>.{1,100})$", FaultKind.NUMBER_FORMAT),
        (r"could not convert string to \w+: (?P<text>.{1,100})$", FaultKind.NUMBER_FORMAT),
        (r"(?:not enough|too many) values to unpack", FaultKind.UNPACK),
        (r".*empty (?:sequence|iterable)", FaultKind.EMPTY),
    ),
    "TypeError": (
        (r".*'?NoneType'?", FaultKind.NULL_POINTER),
        (
            r"unsupported operand type\(s\) for (?P<operator>[^:]+): "
            r"'(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'",
            FaultKind.TYPES,
        ),
        (
            r"'(?P<operator>[<>]=?)' not supported between instances of "
            r"'(?P<left>[\w.]+)' and '(?P<right>[\w.]+)'",
            FaultKind.TYPES,
        ),
        (
            r'can only concatenate (?P<left>\w+) \(not "(?P<right>[\w.]+)"\)',
            FaultKind.TYPES,
        ),
        (r"(?:\w+\.)*(?P<name>\w+)\(\) (?:missing|takes|got)", FaultKind.ARGUMENTS),
        (r"'(?P<type>[\w.]+)' object is not callable", FaultKind.NO_FUNCTION),
        (
            r"'(?P<type>[\w.]+)' object (?:is not (?:subscriptable|iterable)|has no len)",
            FaultKind.NO_COLLECTION,
        ),
        (r"object of type '(?P<type>[\w.]+)' has no len", FaultKind.NO_COLLECTION),
        (r"cannot unpack non-iterable (?P<type>[\w.]+)", FaultKind.NO_COLLECTION),
        (r"'(?P<type>[\w.]+)' object does not support item", FaultKind.UNCHANGEABLE),
        (_ANY, FaultKind.TYPES),
    ),
    "NameError": (
        (
            r"name '(?P<name>\w+)' is not defined\. Did you mean: '(?P<suggestion>\w+)'",
            FaultKind.NAME,
        ),
        (r"name '(?P<name>\w+)'", FaultKind.NAME),
        (_ANY, FaultKind.NAME),
    ),
    "ModuleNotFoundError": (
        (r"No module named '(?P<name>[\w.]+)'", FaultKind.PACKAGE),
        (_ANY, FaultKind.PACKAGE),
    ),
    "UnboundLocalError": (
        (r".*variable '(?P<name>\w+)'", FaultKind.NAME_EARLY),
        (_ANY, FaultKind.NAME_EARLY),
    ),
    "AttributeError": (
        (r"'NoneType' object", FaultKind.NULL_POINTER),
        (
            r"'(?P<type>[\w.]+)' object has no attribute '(?P<name>\w+)'",
            FaultKind.ATTRIBUTE,
        ),
        (_ANY, FaultKind.ATTRIBUTE),
    ),
    "RecursionError": ((_ANY, FaultKind.STACK_OVERFLOW),),
    "EOFError": ((_ANY, FaultKind.INPUT_ENDED),),
    "RuntimeError": ((r".* changed size during iteration", FaultKind.CHANGED),),
}
_INDEX: Texts = ((_LENGTH, FaultKind.INDEX), (_ANY, FaultKind.INDEX))
_JAVA: Mapping[str, Texts] = {
    "java.lang.ArrayIndexOutOfBoundsException": _INDEX,
    "java.lang.IndexOutOfBoundsException": _INDEX,
    "java.lang.StringIndexOutOfBoundsException": (
        (_LENGTH, FaultKind.INDEX),
        (_ANY, FaultKind.SUBSTRING),
    ),
    "java.lang.NegativeArraySizeException": (
        (r"(?P<size>-?\d+)$", FaultKind.ARRAY_SIZE),
        (_ANY, FaultKind.ARRAY_SIZE),
    ),
    "java.lang.NullPointerException": ((_ANY, FaultKind.NULL_POINTER),),
    "java.lang.ArithmeticException": (
        (r"/ by zero|BigInteger divide by zero|$", FaultKind.DIVISION_BY_ZERO),
    ),
    "java.lang.NumberFormatException": (
        (r'.*For input string: (?P<text>".{0,100}")', FaultKind.NUMBER_FORMAT),
        (_ANY, FaultKind.NUMBER_FORMAT),
    ),
    "java.util.InputMismatchException": ((_ANY, FaultKind.INPUT_MISMATCH),),
    "java.util.NoSuchElementException": (
        (r"No line found", FaultKind.INPUT_ENDED),
        (_ANY, FaultKind.NO_ELEMENT),
    ),
    "java.util.EmptyStackException": ((_ANY, FaultKind.EMPTY),),
    "java.util.ConcurrentModificationException": ((_ANY, FaultKind.CHANGED),),
    "java.lang.StackOverflowError": ((_ANY, FaultKind.STACK_OVERFLOW),),
    "java.lang.ClassCastException": ((_ANY, FaultKind.CAST),),
}
_SIGNALS: Mapping[str, Texts] = {
    "SIGSEGV": ((_ANY, FaultKind.BAD_MEMORY),),
    "SIGBUS": ((_ANY, FaultKind.BAD_MEMORY),),
    "SIGFPE": ((_ANY, FaultKind.DIVISION_BY_ZERO),),
}
_EXIT = re.compile(r"exit code (?P<code>\d+)$")
_TABLES = {"python": _PYTHON, "java": _JAVA, "cpp": _CPP}
_MAX_TEXT = 1000  # so that no pattern takes long
_LINE = re.compile(r" on line (\d+)$")
_UNCAUGHT = re.compile(r"after throwing an instance of '([^']+)'(?:\n\s*what\(\):\s*(.*))?")
_ASSERTIONS = (
    (re.compile(r"Assertion '__(?:n|pos) <=? (?:this->)?size\(\)' failed"), FaultKind.INDEX),
    (re.compile(r"Assertion '!(?:this->)?empty\(\)' failed"), FaultKind.EMPTY),
    (re.compile(r"Assertion '(?:get\(\)|_M_get\(\)) != "), FaultKind.NULL_POINTER),
)


def read_exception(language: str, message: str) -> Fault | None:
    """Return the fault of a case's message, "KIND: TEXT on line N"; of a hidden case, no text."""
    place = _LINE.search(message)
    kind, _, text = _LINE.sub("", message).partition(": ")
    if ended := _EXIT.match(message):
        unbegun = language == "java" and ended["code"] == "1"  # the JVM's own
        return Fault(
            kind=FaultKind.NO_MAIN if unbegun else FaultKind.EXIT_CODE, params=ended.groupdict()
        )
    for pattern, found in {**_SIGNALS, **_TABLES.get(language, {})}.get(kind, ()):
        if told := re.match(pattern, text[:_MAX_TEXT]):
            params = {name: value for name, value in told.groupdict().items() if value}
            return Fault(kind=found, line=int(place[1]) if place else 0, params=params)
    return None


def cpp_fault(stderr: str) -> Fault | None:
    """Return what libstdc++ said before it ended the program: an exception, an assertion."""
    if thrown := _UNCAUGHT.search(stderr):
        return read_exception("cpp", f"{thrown[1]}: {thrown[2] or ''}")
    kind = next((kind for pattern, kind in _ASSERTIONS if pattern.search(stderr)), None)
    return Fault(kind=kind) if kind else None
