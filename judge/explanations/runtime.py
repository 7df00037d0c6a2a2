"""What a run ends with: Python's and Java's exceptions, C++'s, and signals."""

from judge.explanations.base import rules
from judge.explanations.kinds import Kind

_N = r"'(?P<name>[^']+)'"
_PACKAGE = r"(?:java\.\w+\.)?"

PYTHON = rules(
    (
        Kind.UNDECLARED_SIMILAR,
        rf"NameError: name {_N} is not defined\. Did you mean: '(?P<suggestion>[^']+)'",
    ),
    (Kind.UNDECLARED, rf"NameError: name {_N}"),
    (Kind.UNINITIALISED, rf"UnboundLocalError: .* variable {_N}"),
    (Kind.NOTHING_THERE, r"AttributeError: 'NoneType'"),
    (Kind.NO_MEMBER, rf"AttributeError: (?:type object |module )?'[^']+'.* has no attribute {_N}"),
    (Kind.OUT_OF_BOUNDS, r"IndexError"),
    (Kind.KEY_MISSING, r"KeyError"),
    (Kind.DIVISION_BY_ZERO, r"ZeroDivisionError"),
    (
        Kind.NOT_A_NUMBER,
        r"ValueError: (?:invalid literal for int|could not convert string to float)",
    ),
    (Kind.WRONG_COUNT, r"ValueError: (?:not enough|too many) values to unpack"),
    (Kind.NO_MORE_INPUT, r"EOFError"),
    (Kind.TOO_DEEP, r"RecursionError"),
    (Kind.NOTHING_THERE, r"TypeError: .*'?NoneType'?"),
    (
        Kind.BAD_OPERANDS,
        r"TypeError: unsupported operand type\(s\) for (?P<operator>\S+): '(?P<left>[^']+)' and '(?P<right>[^']+)'",
    ),
    (
        Kind.BAD_OPERANDS,
        r"TypeError: '(?P<operator>[^']+)' not supported between instances of '(?P<left>[^']+)' and '(?P<right>[^']+)'",
    ),
    (Kind.TEXT_AND_NUMBER, r"TypeError: can only concatenate str"),
    (Kind.TOO_FEW_ARGUMENTS, r"TypeError: (?:\w+\.)*(?P<name>\w+)\(\) missing"),
    (Kind.TOO_MANY_ARGUMENTS, r"TypeError: (?:\w+\.)*(?P<name>\w+)\(\) takes"),
    (Kind.NOT_A_FUNCTION, r"TypeError: '(?P<name>[^']+)' object is not callable"),
    (Kind.NOT_AN_ARRAY, r"TypeError: '[^']+' object is not subscriptable"),
    (Kind.NOT_ITERABLE, r"TypeError: (?:'[^']+' object is not iterable|cannot unpack)"),
    (Kind.CONSTANT, r"TypeError: '(?P<name>[^']+)' object does not support item assignment"),
    (Kind.UNKNOWN_PACKAGE, rf"ModuleNotFoundError: No module named {_N}"),
)
JAVA = rules(
    (Kind.OUT_OF_BOUNDS, _PACKAGE + r"(?:Array|String)?IndexOutOfBounds"),
    (Kind.NOTHING_THERE, _PACKAGE + r"NullPointerException"),
    (Kind.DIVISION_BY_ZERO, _PACKAGE + r"ArithmeticException(?::? / by zero)?"),
    (Kind.NOT_A_NUMBER, _PACKAGE + r"(?:NumberFormat|InputMismatch)Exception"),
    (Kind.NO_MORE_INPUT, _PACKAGE + r"NoSuchElementException"),
    (Kind.TOO_DEEP, _PACKAGE + r"StackOverflowError"),
    (Kind.ARRAY_SIZE, _PACKAGE + r"NegativeArraySizeException"),
    (
        Kind.INCOMPATIBLE,
        _PACKAGE + r"ClassCastException: class (?P<have>\S+) cannot be cast to class (?P<want>\S+)",
    ),
)
NATIVE = rules(
    (Kind.OUT_OF_BOUNDS, r"std::out_of_range"),
    (Kind.BAD_MEMORY, r"SIGSEGV|SIGBUS"),
    (Kind.DIVISION_BY_ZERO, r"SIGFPE"),
)
RULES = (*PYTHON, *JAVA, *NATIVE)
