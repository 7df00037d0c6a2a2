"""Macros that stand for statements, reworded so that a parser without a preprocessor reads them.

Where the file says `#define rep(i, n) for (...)`, its `rep(i, n) {` is a loop's header. Each such
use is overwritten by words of the same length, so all offsets stay as they are; the units are cut
from the real source.
"""

import re

_TEXT = rb"""
    //(?:[^\n\\]+|\\.)*+ | /\*.*?\*/ | R"([^()\\\s]*)\(.*?\)\1"
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | \b\d[\w.']*
    | ^[ \t]*\#(?:[^\n\\]+|\\.)*+"""
_FLAGS = re.VERBOSE | re.DOTALL | re.MULTILINE
_DEFINE = re.compile(
    rb"^[ \t]*\#[ \t]*define[ \t]+([A-Za-z_]\w*)(\([^()\n]*\))?((?:[^\n\\]+|\\.)*+)", _FLAGS
)
_BLANKED = re.compile(rb"//[^\n]*|/\*.*?\*/|\\\n", re.DOTALL)
_BRACKET = re.compile(rb"""[()] | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'""", _FLAGS)
_GOES_ON = re.compile(rb"(?:\s|//[^\n]*|/\*.*?\*/)*+(?=[\w}#]|\Z)", re.DOTALL)
_EMPTY_BLOCK = re.compile(rb"(?:\s|//[^\n]*|/\*.*?\*/)*+\{(?:\s|//[^\n]*|/\*.*?\*/)*+\}", re.DOTALL)
_LAST_HEADER = re.compile(rb"(?:(.*\W)|)(\w+)\s*\Z", re.DOTALL)
_LOOPS = re.compile(rb"\b(?:for|while)\b")
_HEADERS = {b"for": b"while(x", b"while": b"while(x", b"if": b"if(x", b"else if": b"else if(x"}
_KEYWORDS = {*_HEADERS, b"else", b"do", b"switch", b"case", b"return"}
_STATEMENT = b"x"  # `x ;`
DEEPEST = 8  # macros in macros
LONGEST = 1000  # bytes; no header's arguments are longer
MOST_UNCLOSED = 200  # uses without a closed bracket; more are no program


def reword_macros(data: bytes) -> bytes:
    """Return C or C++ in which uses of the file's own header and statement macros do parse."""
    if b"define" not in data:
        return data
    macros = _macros(data)
    if not macros:
        return data
    names = b"|".join(map(re.escape, sorted(macros, key=len, reverse=True)))
    use = re.compile(_TEXT + rb"| \b(?P<name>" + names + rb")\b", _FLAGS)
    parts, at, unclosed = [], 0, 0
    for found in use.finditer(data):
        if found["name"] is None or found.start() < at:
            continue
        has_arguments, words = macros[found["name"]]
        end = _close(data, found.end()) if has_arguments else found.end()
        unclosed += end is None
        if unclosed > MOST_UNCLOSED:
            break
        if end and (text := _reworded(data, found.start(), end, words)):
            parts += [data[at : found.start()], text]
            at = end
    return b"".join([*parts, data[at:]])


def blanked(text: bytes) -> bytes:
    """Return as many blanks as there are bytes, with the line ends kept."""
    return re.sub(rb"[^\n]", b" ", text)


def _reworded(data: bytes, start: int, end: int, words: bytes) -> bytes | None:
    """Return a use in other words; a loop too short for `while(x)` becomes a label.

    Before an empty block, which the C++ grammar takes for an initialiser, it is a statement.
    A use with letters of several bytes is left alone: half a letter is no text.
    """
    if not data[start:end].isascii():
        return None
    last = b")"
    if words == _STATEMENT:
        if not _GOES_ON.match(data, end):
            return None  # it has its own `;`
        last = b";"
    elif not _holds(data[start : end - 1], words):
        if words != _HEADERS[b"while"]:
            return None
        words, last = b"x", b";" if _EMPTY_BLOCK.match(data, end) else b":"
    if end - start <= len(words):
        return None
    return words + blanked(data[start + len(words) : end - 1]) + last


def _holds(use: bytes, words: bytes) -> bool:
    """Tell whether words can be laid over a use without touching a line end."""
    return len(use) >= len(words) and b"\n" not in use[: len(words)]


def _macros(data: bytes) -> dict[bytes, tuple[bool, bytes]]:
    """Return each macro that is a header or a statement: has it arguments, the words for it."""
    bodies = {
        found[1]: (found[2] is not None, b" ".join(_BLANKED.sub(b" ", found[3]).split()))
        for found in _DEFINE.finditer(data)
        if found[1] not in _KEYWORDS
    }
    known: dict[bytes, tuple[bool, bytes]] = {}
    headers = dict(_HEADERS)
    for _ in range(DEEPEST):  # a macro may use one that is defined after it
        before = len(known)
        for name, (has_arguments, body) in bodies.items():
            if name not in known and (words := _words(body, headers)):
                known[name] = (has_arguments or body in _HEADERS, words)
                if words != _STATEMENT:
                    headers[name] = words
        if len(known) == before:
            break
    return known


def _words(body: bytes, headers: dict[bytes, bytes]) -> bytes | None:
    """Return the words for a macro's use: a header's, `x` for a statement, or None."""
    if body.endswith(b";") or re.search(rb";\s*}\Z", body):
        return _STATEMENT if body.count(b"{") == body.count(b"}") else None
    start = _open(body) if body.endswith(b")") else None
    if start is None:
        return headers.get(body)
    header = _LAST_HEADER.match(body, 0, start)
    if header is None or (header[1] or b"").rstrip().endswith(b"}"):
        return None  # `do { } while (x)`
    words = headers.get(header[2])
    return _HEADERS[b"for"] if words and _LOOPS.search(body) else words


def _close(data: bytes, at: int) -> int | None:
    """Return the end of the arguments after blanks; 0 if there are none, None if they never end."""
    while data[at : at + 1] in (b" ", b"\t"):
        at += 1
    if data[at : at + 1] != b"(":
        return 0
    depth = 0
    for found in _BRACKET.finditer(data, at, at + LONGEST):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return None


def _open(body: bytes) -> int | None:
    """Return where the bracket opens that the body's last character closes."""
    opened: list[int] = []
    for found in _BRACKET.finditer(body):
        if found[0] == b"(":
            opened.append(found.start())
        elif found[0] == b")" and opened:
            start = opened.pop()
            if found.end() == len(body):
                return start
    return None
