"""What CPython says of a program that it cannot read."""

from judge.explanations.base import rules
from judge.explanations.kinds import Kind

_SYNTAX = "SyntaxError: "

RULES = rules(
    (Kind.BLOCK_EXPECTED, r"IndentationError: expected an indented block"),
    (Kind.UNEXPECTED_INDENT, r"IndentationError: unexpected indent"),
    (Kind.UNINDENT_MISMATCH, r"IndentationError: unindent does not match"),
    (Kind.MIXED_TABS, r"TabError"),
    (Kind.MISSING_COLON, _SYNTAX + r"expected ':'"),
    (Kind.MISSING_OPENING, _SYNTAX + r"expected '(?P<token>\()'"),
    (Kind.NEVER_CLOSED, _SYNTAX + r"'(?P<token>.)' was never closed"),
    (Kind.UNMATCHED, _SYNTAX + r"unmatched '(?P<token>.)'"),
    (
        Kind.BRACKET_MISMATCH,
        _SYNTAX
        + r"closing parenthesis '(?P<token>.)' does not match opening parenthesis '(?P<opening>.)'",
    ),
    (Kind.UNCLOSED_TRIPLE_QUOTE, _SYNTAX + r"unterminated triple-quoted"),
    (Kind.UNCLOSED_QUOTE, _SYNTAX + r"unterminated (?:f-)?string"),
    (Kind.F_STRING, _SYNTAX + r"f-string"),
    (Kind.BAD_ESCAPE, _SYNTAX + r"\(unicode error\)"),
    (Kind.RESERVED_NAME, _SYNTAX + r"cannot assign to (?P<name>None|True|False)"),
    (Kind.ASSIGNMENT_AS_CONDITION, _SYNTAX + r"invalid syntax\. Maybe you meant '=='"),
    (Kind.NOT_ASSIGNABLE, _SYNTAX + r"cannot (?:assign to|delete)"),
    (Kind.PRINT_WITHOUT_PARENTHESES, _SYNTAX + r"Missing parentheses in call"),
    (Kind.MISSING_COMMA, _SYNTAX + r"invalid syntax\. Perhaps you forgot a comma"),
    (Kind.OUTSIDE_OF_LOOP, _SYNTAX + r"'(?P<token>break|continue)'"),
    (Kind.OUTSIDE_OF_FUNCTION, _SYNTAX + r"'(?P<token>return|yield|await)' outside"),
    (Kind.STRAY_CHARACTER, _SYNTAX + r"invalid (?:non-printable )?character '?(?P<token>[^' ]+)"),
    (Kind.LEADING_ZERO, _SYNTAX + r"leading zeros"),
    (Kind.BAD_NUMBER, _SYNTAX + r"invalid (?:decimal|hexadecimal|octal|binary|imaginary)"),
    (Kind.DEFAULT_ORDER, _SYNTAX + r"(?:non-default argument|parameter without a default)"),
    (Kind.KEYWORD_ORDER, _SYNTAX + r"positional argument follows"),
    (Kind.DUPLICATE_PARAMETER, _SYNTAX + r"duplicate argument '(?P<name>[^']+)'"),
    (Kind.ELSE_EXPRESSION, _SYNTAX + r"expected 'else'"),
    (Kind.TRY_ALONE, _SYNTAX + r"expected 'except'"),
    (Kind.USE_BEFORE_GLOBAL, _SYNTAX + r"name '(?P<name>[^']+)' is (?:assigned|used)"),
    (Kind.AFTER_BACKSLASH, _SYNTAX + r"unexpected character after line continuation"),
    (Kind.UNFINISHED, _SYNTAX + r"unexpected EOF"),
    (Kind.UNREADABLE, _SYNTAX + r"invalid syntax"),
)
