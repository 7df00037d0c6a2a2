"""HTML of FPS statements as our Markdown: paragraphs, lists, code, tables and math."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "blockquote",
        "ul",
        "ol",
        "table",
        "center",
        "tbody",
        "thead",
    ]
)
_HEADINGS = {"h1": "## ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "#### ", "h6": "#### "}
_MARKS = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "tt": "`", "kbd": "`", "var": "*",
    "s": "~~", "del": "~~",
}  # fmt: skip
_PLAIN = frozenset(
    ["span", "font", "u", "big", "small", "a", "body", "html", "head", "wbr", "label"]
)
_UNSEEN = frozenset(["script", "style", "title"])
_ESCAPED = str.maketrans({"*": "\\*", "_": "\\_", "`": "\\`", "<": "\\<", "[": "\\["})
_SUB = {"sub": "_", "sup": "^"}
_MATH = re.compile(r"(\$\$.{1,2000}?\$\$|\$[^$\n]{1,500}\$)", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^>]{0,2000}>|&[a-z]{2,8};|&#\d")
_OWN_MARKDOWN = re.compile(r"\[/?md\]|</?(?:span|div) class=.?md.?[^>]{0,20}>", re.IGNORECASE)


def to_markdown(source: str, lost: Callable[[str], None]) -> str:
    """Return a part of a statement as Markdown; `lost` is told of what was left out.

    Plain text, and what HUSTOJ marks as Markdown, stays as it is.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if _OWN_MARKDOWN.search(source):
        return _tidy(re.sub(r"</(?:span|div)>\s*$", "", _OWN_MARKDOWN.sub("", source)))
    if not _TAG.search(source):
        return _tidy(source)
    reader = _Reader(lost)
    reader.feed(source)
    reader.close()
    return _tidy("".join(reader.parts))


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


class _Reader(HTMLParser):
    def __init__(self, lost: Callable[[str], None]) -> None:
        super().__init__(convert_charrefs=True)
        self.lost = lost
        self.parts: list[str] = []
        self.lists: list[str] = []
        self.unseen = self.pre = self.code = 0
        self.links: list[str] = []
        self.header = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "pre":
            self.pre += 1
            self.parts.append("\n\n```\n")
        elif tag in _MARKS or tag in _SUB:
            self.parts.append("" if self.pre else _MARKS.get(tag, f"${{}}{_SUB.get(tag, '')}{{"))
            self.code += _MARKS.get(tag) == "`"
        elif tag in _HEADINGS:
            self.parts.append(f"\n\n{_HEADINGS[tag]}")
        elif tag == "img":
            self.lost(f"<img {given.get('src', '')[:100]}>")
        else:
            self._open(tag, given)

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            self.lists.append("1." if tag == "ol" else "-")
        if tag == "a":
            self.links.append(given.get("href", ""))
            self.parts.append("[")
        elif tag == "li":
            indent = "  " * max(len(self.lists) - 1, 0)
            self.parts.append(f"\n{indent}{self.lists[-1] if self.lists else '-'} ")
        elif tag in ("td", "th"):
            self.header = self.header or tag == "th"
            self.parts.append("| ")
        elif tag == "br":
            self.parts.append("\n" if self.pre else "\\\n")
        elif tag in _BLOCKS or tag in ("tr", "hr"):
            # An item's own paragraphs do not part the list.
            self.parts.append("\n" if tag == "tr" or self.lists else "\n\n")
        elif tag not in _PLAIN:
            self.lost(f"<{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self.unseen = max(0, self.unseen - 1)
        elif tag == "pre" and self.pre:
            self.pre -= 1
            self.parts.append("" if "".join(self.parts[-1:]).endswith("\n") else "\n")
            self.parts.append("```\n\n")
        elif tag in _MARKS or tag in _SUB:
            self.parts.append("" if self.pre else _MARKS.get(tag, "}$"))
            self.code -= _MARKS.get(tag) == "`"
        elif tag == "a" and self.links:
            self.parts.append(f"]({self.links.pop()})")
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS or tag in _HEADINGS:
            if tag in ("ul", "ol") and self.lists:
                self.lists.pop()
            self.parts.append("" if self.lists else "\n\n")

    def _end_row(self) -> None:
        """End a table's row; after the first one comes the line that makes it a table."""
        row = "".join(self.parts).rpartition("\n")[2]
        self.parts.append("|")
        before = "".join(self.parts).rpartition("\n")[0].rstrip()
        if not before.endswith("|"):
            self.parts.append("\n" + "|---" * row.count("| ") + "|")

    def handle_data(self, data: str) -> None:
        if self.unseen:
            return
        if self.pre or self.code > 0:
            self.parts.append(data)
            return
        bare = re.sub(r"\s+", " ", data)
        self.parts += [
            part if at % 2 else part.translate(_ESCAPED)
            for at, part in enumerate(_MATH.split(bare))
        ]
