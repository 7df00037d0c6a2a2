"""XML of packages, read with the standard library's expat and nothing that XML can be made to do:
no entity may be declared (they are what XML bombs are made of) and nothing outside is fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

from app.domain.errors import N_
from app.domain.packages.findings import NOT_TEXT, Findings

MAX_DEPTH = 20
MAX_ELEMENTS = 200_000
NOT_XML = N_("this is not XML that can be read (line %(line)s).")
ENTITIES = N_("this declares entities, which are not taken: export the file without them.")
TOO_DEEP = N_("this has too many elements, or too deep ones.")
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9._-]{1,20})["']""")
_ENCODINGS = ("utf-8", "utf-16", "euc-kr", "cp949", "gb2312", "gbk", "gb18030", "big5")


@dataclass
class Element:
    """An element: its attributes, its text, and the elements in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    children: list["Element"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text."""
        return "".join(self.texts)

    def all(self, name: str) -> Iterator["Element"]:
        """Return the elements in it that are called so."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> str:
        """Return the text of the first element in it that is called so, "" where none is."""
        return next((child.text for child in self.all(name)), "")


class _Refused(Exception):
    """The parser was told to stop; the argument is the message."""


def read_xml(name: str, data: bytes, findings: Findings) -> Element | None:
    """Return the root element; None and an error where the file cannot be read."""
    text = _decoded(data)
    if text is None:
        findings.error(name, NOT_TEXT)
        return None
    builder = _Builder()
    try:
        builder.parser.Parse(text.encode(), True)
    except _Refused as refused:
        findings.error(name, str(refused))
        return None
    except (expat.ExpatError, UnicodeEncodeError) as error:
        findings.error(name, NOT_XML, line=getattr(error, "lineno", 1))
        return None
    return builder.root


def _decoded(data: bytes) -> str | None:
    """Return the text: expat itself does not know the encodings of Korea and China."""
    found = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    named = found[1].decode().lower() if found else "utf-8"
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", named, "cp949"):
        if encoding != "utf-8-sig" and encoding not in _ENCODINGS:
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


class _Builder:
    def __init__(self) -> None:
        # The text is UTF-8 by now, whatever the file says of itself.
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.ExternalEntityRefHandler = self._outside
        self.root: Element | None = None
        self.open: list[Element] = []
        self.count = 0

    def _entity(self, *_: object) -> None:
        raise _Refused(ENTITIES)

    def _outside(self, *_: object) -> int:
        raise _Refused(ENTITIES)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) >= MAX_DEPTH or self.count > MAX_ELEMENTS:
            raise _Refused(TOO_DEEP)
        element = Element(name=name, attributes=attributes)
        if self.open:
            self.open[-1].children.append(element)
        self.root = self.root or element
        self.open.append(element)

    def _end(self, _name: str) -> None:
        self.open.pop()

    def _text(self, text: str) -> None:
        if self.open:
            self.open[-1].texts.append(text)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        # With a DTD outside, which nobody reads, &nbsp; is no error; it is HTML's.
        if not is_parameter:
            self._text(unescape(f"&{name};"))
