"""LaTeX of Kattis statements to our Markdown: paragraphs, lists, code and math as it stands.

What is not known is left out with a word about it; nothing of it is ever run.
"""

import re
from collections.abc import Callable

_MATH_ENVIRONMENTS = frozenset(
    name + star
    for name in ("equation", "align", "gather", "multline", "eqnarray")
    for star in ("", "*")
)
_CODE_ENVIRONMENTS = frozenset({"verbatim", "lstlisting", "alltt", "minted", "Verbatim"})
_HEADING_ENVIRONMENTS = frozenset({"Input", "Output", "Interaction", "Notes", "Note"})
_PLAIN_ENVIRONMENTS = frozenset({"center", "flushleft", "flushright", "document", "minipage"})
_WRAPPED = {
    "textbf": "**", "bf": "**", "textit": "*", "emph": "*", "it": "*", "em": "*", "textsl": "*",
    "texttt": "`", "tt": "`", "t": "`", "sout": "~~",
}  # fmt: skip
_HEADINGS = {"section": "## ", "subsection": "### ", "subsubsection": "#### ", "paragraph": "#### "}
_LETTERS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "textbackslash": "\\\\", "LaTeX": "LaTeX",
    "quad": " ", "qquad": " ", "newline": "\n", "par": "\n\n", "textless": "\\<",
    "textgreater": ">",
    "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textquotesingle": "'",
    "degree": "°", "euro": "€", "ss": "ß", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "ae": "æ",
}  # fmt: skip
_IGNORED = frozenset({
    "noindent", "centering", "hline", "medskip", "smallskip", "bigskip", "newpage", "clearpage",
    "tiny", "scriptsize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge",
    "sffamily", "rmfamily", "bfseries", "itshape", "ttfamily", "remainingsamples", "nextsample",
    "displaystyle",
})  # fmt: skip
_DROPPED = frozenset({"label", "vspace", "hspace"})
_TEXT_ARGUMENT = frozenset({
    "underline", "textsc", "textrm", "textsf", "mbox", "text", "textnormal", "constant",
})  # fmt: skip
_PICTURES = {"includegraphics": 1, "illustration": 3, "epsfig": 1}
_MATH = (
    r"\$\$.{0,4000}?\$\$|\$(?:\\.|[^$\\]){1,4000}\$|\\\[(?:(?!\\\[).){0,4000}?\\\]"
    r"|\\\((?:(?!\\\().){0,4000}?\\\)"
)
_TOKEN = re.compile(
    rf"(?P<comment>(?<!\\)%[^\n]*\n?[ \t]*)|(?P<math>{_MATH})"
    r"|\\begin\s*\{(?P<begin>[^}]*)\}|\\end\s*\{(?P<end>[^}]*)\}"
    r"|\\verb\*?(?P<bar>[^A-Za-z\s*])(?P<verb>[^\n]{0,500}?)(?P=bar)"
    r"|\\(?P<name>[A-Za-z]+)\*?[ \t]*|\\(?P<escaped>\\(?:\[[^\]]{0,20}\])?[ \t]*\n?|[^A-Za-z])"
    r"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\%${}]+|.)",
    re.DOTALL,
)
_MARKS = str.maketrans({"*": "\\*", "_": "\\_", "`": "\\`", "<": "\\<", "[": "\\["})
_NAME = re.compile(r"\\problemname\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_PLAIN_NAME = re.compile(r"^%%\s*plainproblemname:\s*(.+)$", re.MULTILINE)


def title_of(source: str) -> str:
    """Return the name that a statement gives its problem, "" where it gives none."""
    plain = _PLAIN_NAME.search(source)
    if plain:
        return plain[1].strip()
    named = _NAME.search(source)
    return to_markdown(named[1], lambda _: None).strip().replace("\\", "") if named else ""


def to_markdown(source: str, lost: Callable[[str], None]) -> str:
    """Return a statement's Markdown; `lost` is told of each command that was left out."""
    try:
        text = _Reader(_NAME.sub("", source), lost).until("")
    except RecursionError:
        lost("{{{")
        return f"```\n{source}\n```\n"
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n" if text.strip() else ""


class _Reader:
    """Reads from `at` on; every method returns Markdown and moves `at` behind what it read."""

    def __init__(self, source: str, lost: Callable[[str], None]) -> None:
        self.source = source
        self.lost = lost
        self.at = 0
        self.lists: list[str] = []

    def until(self, stop: str) -> str:
        """Return everything up to `}`, to `\\end{stop}`, or to the end of the text."""
        parts: list[str] = []
        wraps: list[str] = []
        while self.at < len(self.source):
            found = _TOKEN.match(self.source, self.at)
            assert found is not None  # any character is a text
            self.at = found.end()
            kind = found.lastgroup or ""
            if (kind == "close" and stop == "}") or (kind == "end" and found["end"] == stop):
                break
            if kind == "name" and found["name"] in ("bf", "it", "tt", "em") and stop == "}":
                wraps.append(_WRAPPED[found["name"]])
                continue
            parts.append(self._one(kind, found))
        return _wrapped("".join(parts), wraps)

    def _one(self, kind: str, found: re.Match[str]) -> str:
        read: dict[str, Callable[[str], str]] = {
            "math": _math,
            "begin": self._environment,
            "verb": "`{}`".format,
            "name": self._command,
            "escaped": _escaped,
            "open": lambda _: self.until("}"),
            "text": lambda text: _typography(text.translate(_MARKS)),
        }
        return read[kind](found[kind]) if kind in read else ""

    def _command(self, name: str) -> str:
        if name == "item":
            return self._item()
        if name in _LETTERS or name in _IGNORED:
            return _LETTERS.get(name, "")
        if name in ("url", "href"):
            return self._link(name)
        if name in _PICTURES:
            return self._picture(name)
        return self._argued(name)

    def _argued(self, name: str) -> str:
        """Return what a command makes of its one argument."""
        if name in _WRAPPED:
            return _wrapped(self._argument(), [_WRAPPED[name]])
        if name in _HEADINGS:
            return f"\n\n{_HEADINGS[name]}{self._argument().strip()}\n\n"
        if name not in _TEXT_ARGUMENT | _DROPPED:
            self.lost(f"\\{name}")
        argument = self._argument()
        return "" if name in _DROPPED else argument

    def _argument(self) -> str:
        """Return the argument in braces that follows, "" where none does."""
        self._options()
        if not self.source.startswith("{", self.at):
            return ""
        self.at += 1
        return self.until("}")

    def _options(self) -> str:
        found = re.compile(r"\s*\[([^\]]*)\]").match(self.source, self.at)
        if found:
            self.at = found.end()
        return found[1] if found else ""

    def _link(self, name: str) -> str:
        address = self._argument().replace("\\", "")
        return f"[{self._argument()}]({address})" if name == "href" else f"<{address}>"

    def _picture(self, name: str) -> str:
        arguments = [self._argument() for _ in range(_PICTURES[name])]
        self.lost(f"\\{name}{{{arguments[min(1, len(arguments) - 1)]}}}")
        return f"\n\n*{arguments[2].strip()}*\n\n" if len(arguments) > 2 else ""

    def _item(self) -> str:
        indent = "  " * max(len(self.lists) - 1, 0)
        mark = self.lists[-1] if self.lists else "-"
        label = self._options()
        return f"\n{indent}{mark} " + (f"**{label}** " if label else "")

    def _environment(self, name: str) -> str:
        if name in _CODE_ENVIRONMENTS or name in _MATH_ENVIRONMENTS or name == "tabular":
            return self._raw(name)
        if name in ("itemize", "enumerate", "description"):
            self.lists.append("1." if name == "enumerate" else "-")
            self._options()
            inside = self.until(name)
            self.lists.pop()
            return "\n\n" + re.sub(r"\n\s*\n", "\n", inside.strip("\n")) + "\n\n" if inside else ""
        if name in ("quote", "quotation"):
            inside = self.until(name).strip()
            return "\n\n" + "\n".join(f"> {line}" for line in inside.split("\n")) + "\n\n"
        if name in _HEADING_ENVIRONMENTS:
            return f"\n\n## {name}\n\n{self.until(name)}\n\n"
        if name not in _PLAIN_ENVIRONMENTS:
            self.lost(f"\\begin{{{name}}}")
        self._options()
        return f"\n\n{self.until(name)}\n\n"

    def _raw(self, name: str) -> str:
        end = self.source.find(f"\\end{{{name}}}", self.at)
        stop = end if end >= 0 else len(self.source)
        inside = self.source[self.at : stop]
        self.at = min(stop + len(f"\\end{{{name}}}"), len(self.source))
        if name in _MATH_ENVIRONMENTS:
            kept = "aligned" if name.startswith(("align", "eqnarray")) else "gathered"
            return f"\n\n$$\n\\begin{{{kept}}}{inside.rstrip()}\n\\end{{{kept}}}\n$$\n\n"
        if name == "tabular":
            return self._table(inside)
        code = re.sub(r"^\s*(\[[^\]]*\])?(\{[^}]*\})?\n", "", inside, count=1)
        return f"\n\n```\n{code.rstrip()}\n```\n\n"

    def _table(self, inside: str) -> str:
        body = re.sub(r"^\s*(\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}", "", inside)
        body = re.sub(r"\\(hline|cline\{[^}]*\}|toprule|midrule|bottomrule)", "", body)
        rows = [row for row in re.split(r"\\\\(?:\[[^\]]*\])?", body) if row.strip()]
        cells = [[self._cell(cell) for cell in re.split(r"(?<!\\)&", row)] for row in rows]
        if not cells:
            return ""
        width = max(map(len, cells))
        lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in cells]
        return "\n\n" + "\n".join([lines[0], "|" + "---|" * width, *lines[1:]]) + "\n\n"

    def _cell(self, source: str) -> str:
        return " ".join(_Reader(source, self.lost).until("").split()).replace("|", "\\|")


def _wrapped(text: str, marks: list[str]) -> str:
    bare = text.strip()
    for mark in marks if bare else ():
        inner = bare.replace("\\", "") if mark == "`" else bare
        text = text.replace(bare, f"{mark}{inner}{mark}")
        bare = text.strip()
    return text


def _math(source: str) -> str:
    if source.startswith(("$$", "\\[")):
        return f"\n\n$$\n{source[2:-2].strip()}\n$$\n\n"
    inside = source[1:-1] if source.startswith("$") else source[2:-2]
    return f"${' '.join(inside.split())}$"


def _escaped(letter: str) -> str:
    if letter.startswith("\\"):
        return "\\\n"
    if letter in " ,;:!~-/\n":
        return " " if letter in " ~,;:\n" else ""
    return "\\" + letter if letter in "_$*`<[#" else letter


def _typography(text: str) -> str:
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("\\`\\`", "“")
    text = text.replace("''", "”").replace("~", " ")
    return re.sub(r"\n[ \t]+", "\n", text)
