"""C, C++ and Java: the languages of curly braces."""

import re
from collections.abc import Iterator

from judge.lexing.base import Misfit, Token, scan
from judge.model import FeedbackCode

_OPERATORS = (
    "<<=", ">>>=", ">>=", ">>>", "...", "->*", "<=>", "->", "++", "--", "<<", ">>", "<=", ">=",
    "==", "!=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "::", ".*", "##",
)  # fmt: skip
_SPACE = r"(?:\s|\\[ \t]*\n|\\\s*\Z)+"
_LINE_COMMENT = r"//(?:\\[ \t]*\n|[^\n])*"
_BLOCK_COMMENT = r"/\*[\s\S]*?\*/"
_QUOTED = r'"(?:\\[\s\S]|[^"\\\n])*"'
_CHARACTER = r"'(?:\\[\s\S]|[^'\\\n])*'"
_DIRECTIVE = rf"(?:^|(?<=\n))[ \t]*(?:\#|%:)(?:{_BLOCK_COMMENT}|\\[ \t]*\n|(?!//)[^\n])*"
_REST = rf"""
    |(?P<comment_error>/\*)
    |(?P<string>{{strings}})
    |(?P<string_error>"|')
    |(?P<number>\.?\d(?:[eEpP][+-]|'(?=\w)|[\w.])*)
    |(?P<name>[^\W\d][\w$]*|\$[\w$]*)
    |(?P<punctuation><%|%>|<:|:>|{"|".join(map(re.escape, _OPERATORS))}|[^\w\s])
    |(?P<stray>[\s\S])
"""
_SKIP = rf"(?P<skip>{_SPACE}|{_LINE_COMMENT}|{_BLOCK_COMMENT})"
_RAW = r'(?:u8|[uUL])?R"(?P<delimiter>[^()\\\s]{0,16})\([\s\S]*?\)(?P=delimiter)"'
_C_STRINGS = rf"(?:{_RAW}|(?:u8|[uUL])?(?:(?<!R){_QUOTED}|{_CHARACTER}))"
_JAVA_STRINGS = rf'(?:"""[ \t\f]*\n(?:\\[\s\S]|[^\\])*?"""|(?!""")(?:{_QUOTED})|{_CHARACTER})'

_C = re.compile(
    rf"(?P<directive>{_DIRECTIVE})|" + _SKIP + _REST.replace("{strings}", _C_STRINGS), re.VERBOSE
)
_JAVA = re.compile(_SKIP + _REST.replace("{strings}", _JAVA_STRINGS), re.VERBOSE)
_DIGRAPHS = {"<%": "{", "%>": "}", "<:": "[", ":>": "]"}
_SPLICE = re.compile(r"\\[ \t]*\n")
# Java reads \u007d as } before anything else: ASCII has no need of it
_JAVA_ESCAPE = re.compile(r"\\u+00[0-7][0-9a-fA-F]")


def scan_c(text: str) -> Iterator[Token]:
    """Yield the tokens of C or C++; a whole preprocessor line is one `directive`."""
    for token in scan(text, _C):
        yield token._replace(text=_DIGRAPHS[token.text]) if token.text in _DIGRAPHS else token


def lex_c(text: str) -> list[Token]:
    """Return the tokens of C or C++; raise Misfit where a line splice hides one."""
    tokens = list(scan_c(text))
    if _SPLICE.search(text):
        # a line splice may glue what reads as two tokens (`/\\` and `*` open a comment)
        glued = [t.text for t in scan_c(_SPLICE.sub("", text))]
        if glued != [_SPLICE.sub("", t.text) for t in tokens]:
            raise Misfit(FeedbackCode.CONTROL_CHARACTER, 1, "\\")
    return tokens


def scan_java(text: str) -> Iterator[Token]:
    """Yield the tokens of Java."""
    if escape := _JAVA_ESCAPE.search(text):
        line = text.count("\n", 0, escape.start()) + 1
        raise Misfit(FeedbackCode.CONTROL_CHARACTER, line, escape[0])
    return scan(text, _JAVA)


def directive_name(token: Token) -> str:
    """Return `include` of `  # include <x>`."""
    found = re.match(r"[ \t]*(?:#|%:)\s*(\w*)", token.text)
    return found[1] if found else ""
