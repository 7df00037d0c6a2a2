"""What javac says, with its details in parentheses (`judge.languages.java`)."""

from judge.explanations.base import rules
from judge.explanations.kinds import Kind

SYNTAX = rules(
    (Kind.MISSING_SEMICOLON, r"';' expected"),
    (Kind.MISSING_CLOSING, r"(?:',', )?'(?P<token>[)\]}])'(?:,? or '[^']+')? expected"),
    (Kind.MISSING_OPENING, r"'(?P<token>[(\[{])' expected"),
    (Kind.MISSING_COLON, r"(?:: or -> expected|':')"),
    (Kind.OUTSIDE_OF_METHOD, r"<identifier> expected|illegal start of type"),
    (Kind.UNFINISHED, r"reached end of file while parsing"),
    (Kind.UNREADABLE, r"illegal start of expression"),
    (Kind.OUTSIDE_OF_CLASS, r"class, interface,? "),
    (Kind.NOT_A_STATEMENT, r"not a statement"),
    (Kind.ELSE_WITHOUT_IF, r"'else' without 'if'"),
    (Kind.TRY_ALONE, r"'(?:try|catch|finally)' without"),
    (Kind.OUTSIDE_OF_LOOP, r"(?P<token>break|continue) outside"),
    (Kind.OUTSIDE_OF_SWITCH, r"orphaned (?P<token>\w+)"),
    (Kind.DUPLICATE_CASE, r"duplicate (?:case|default) label"),
    (Kind.STRAY_CHARACTER, r"illegal character: '(?P<token>[^']+)'"),
    (Kind.UNCLOSED_QUOTE, r"unclosed string literal"),
    (Kind.LONG_CHARACTER, r"unclosed character literal"),
    (Kind.EMPTY_CHARACTER, r"empty character literal"),
    (Kind.BAD_ESCAPE, r"illegal escape character"),
    (Kind.NUMBER_TOO_LARGE, r"integer number too large"),
    (Kind.UNCLOSED_COMMENT, r"unclosed comment"),
    (Kind.MISSING_TYPE, r"invalid method declaration"),
    (Kind.MISSING_RETURN, r"missing return statement"),
    (Kind.STRAY_MODIFIER, r"modifier (?P<token>\w+) not allowed here"),
    (Kind.ARRAY_SIZE, r"array dimension missing"),
    (Kind.UNREACHABLE, r"unreachable statement"),
)
NAMES = rules(
    (Kind.NO_MEMBER, r"cannot find symbol \(\w+ (?P<name>\w+)\b.*\) in \w+ \w+ of type"),
    (Kind.UNKNOWN_TYPE, r"cannot find symbol \((?:class|interface) (?P<name>[\w.]+)"),
    (Kind.UNDECLARED_FUNCTION, r"cannot find symbol \(method (?P<name>\w+)"),
    (Kind.UNDECLARED, r"cannot find symbol \(\w+ (?P<name>\w+)"),
    (Kind.UNKNOWN_PACKAGE, r"package (?P<name>\S+) does not exist"),
    (Kind.REDECLARED, r"\w+ (?P<name>\w+)(?:\(.*\))? is already defined"),
    (Kind.REDECLARED, r"duplicate class: (?P<name>\w+)"),
    (Kind.UNINITIALISED, r"variable (?P<name>\w+) might not have been initialized"),
    (Kind.STATIC_CONTEXT, r"non-static \w+ (?P<name>\w+)(?:\(.*\))? cannot be referenced"),
    (Kind.PRIVATE_MEMBER, r"(?P<name>\w+)(?:\(.*\))? has (?:private|protected) access"),
    (Kind.CONSTANT, r"cannot assign a value to final variable (?P<name>\w+)"),
    (Kind.ABSTRACT_METHODS, r"(?P<name>\w+) is not abstract and does not override"),
)
TYPES = rules(
    (
        Kind.NARROWING,
        r"incompatible types: possible lossy conversion from (?P<have>.+) to (?P<want>.+)",
    ),
    (Kind.VOID_VALUE, r"incompatible types: void cannot|'void' type not allowed"),
    (Kind.NEEDS_A_CONDITION, r"incompatible types: (?P<have>.+) cannot be converted to boolean"),
    (Kind.INCOMPATIBLE, r"incompatible types: (?P<have>.+) cannot be converted to (?P<want>.+)"),
    (Kind.VALUE_RETURNED, r"incompatible types: unexpected return value"),
    (Kind.NOTHING_RETURNED, r"incompatible types: missing return value"),
    (
        Kind.BAD_OPERANDS,
        r"bad operand types for binary operator '(?P<operator>[^']+)'(?: \((?P<left>.+) and (?P<right>.+)\))?",
    ),
    (Kind.INCOMPARABLE, r"incomparable types: (?P<left>.+) and (?P<right>.+)"),
    (Kind.BAD_OPERAND, r"bad operand type (?P<have>.+) for unary operator '(?P<operator>[^']+)'"),
    (
        Kind.NO_CONSTRUCTOR,
        r"constructor (?P<name>\w+) in|no suitable constructor found for (?P<name_>\w+)",
    ),
    (
        Kind.WRONG_ARGUMENTS,
        r"method (?P<name>\w+) in .* cannot be applied|no suitable method found for (?P<name_>\w+)",
    ),
    (Kind.NOT_AN_ARRAY, r"array required, but"),
    (Kind.NO_MEMBERS, r"(?P<type>\w+) cannot be dereferenced"),
    (Kind.UNCAUGHT_EXCEPTION, r"unreported exception (?P<name>\w+)"),
    (Kind.NOT_ASSIGNABLE, r"unexpected type"),
    (Kind.NOT_ITERABLE, r"for-each not applicable"),
    (Kind.TOO_MANY_VALUES, r"illegal initializer"),
)

RULES = (*SYNTAX, *NAMES, *TYPES)
