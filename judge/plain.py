"""A student's text made plain: without comments, in which students may name themselves, and with
the reference's names."""

import re
from collections.abc import Mapping

from judge.lexing import lex, lex_python

_MARK = "\0"
_COMMENTS = {
    "python": re.compile(r"#[^\n]*"),
    "other": re.compile(r"//(?:\\[ \t]*\n|[^\n])*|/\*[\s\S]*?\*/"),
}
# what follows an #include or a plain #define: quotes there could hold the signs of a comment
_AFTER_DIRECTIVE = re.compile(r'/\*[^"]*?\*/')
_OWN_LINE = re.compile(rf"(?m)^[ \t]*{_MARK}[ \t{_MARK}]*(?:\n|\Z)")
_LINE_END = re.compile(rf"[ \t]*{_MARK}[ \t{_MARK}]*(?=\n|\Z)")


def without_comments(language: str, text: str) -> str:
    """Return a program, or a part of one, without comments; lines that held nothing else go.

    Raises Misfit where it does not lex.
    """
    comment = _COMMENTS.get(language, _COMMENTS["other"])
    parts, at = [], 0
    for token in lex(language, text):
        parts.append(comment.sub(_MARK, text[at : token.start]))
        own = text[token.start : token.end]
        parts.append(_AFTER_DIRECTIVE.sub("", own) if token.kind == "directive" else own)
        at = token.end
    parts.append(comment.sub(_MARK, text[at:]))
    marked = _OWN_LINE.sub("", "".join(parts))
    return _LINE_END.sub("", marked).replace(_MARK, " ")


def renamed_back(language: str, text: str, names: Mapping[str, str]) -> str:
    """Return a text with the reference's names (the keys) for a student's own (the values)."""
    old = {new: name for name, new in names.items()}
    tokens = [one for one in lex(language, text) if one.kind == "name" and one.text in old]
    for token in reversed(tokens):
        if not text[: token.start].rstrip().endswith((".", "->")):  # a member is nobody's own name
            text = text[: token.start] + old[token.text] + text[token.end :]
    return text


def words(language: str, source: str) -> tuple[object, ...]:
    """Return a program's tokens, in Python with their levels, to compare two."""
    if language == "python":
        return tuple((line.indent, line.texts) for line in lex_python(source))
    return tuple(token.text for token in lex(language, source))
