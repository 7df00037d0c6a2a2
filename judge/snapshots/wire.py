"""How a program tells its snapshots: among what it prints, between marks that it does not know.

A record is `\\x01MARK:MOMENT:VALUE VALUE ...\\x02`. A value is one letter and its text:

    i-12  f0.5  b1  integer, floating, truth      s6162  c61  text and character, UTF-8 in hex
    n     null      -  has no value yet           r6162  another one, as the language writes it
    ?     cannot be told                          [i1,i2,~]  elements, `~` where more follow
    (i1,i2)  a tuple, a pair                      <i1,i2>    an array of a size that is declared
    {4142.61=i1,.62=f2.0}   an object of class AB (blank: a structure) with its fields a and b

Whoever prints such a record himself misleads nobody but himself: it is read within bounds, and the
reference's values come from the reference's own run.
"""

import re
from dataclasses import replace

from judge.snapshots.model import NONE, Moment, Snapshot, Trace, Value

_RECORD = re.compile(rb"\x01([0-9a-f]{16}):([A-Z]):([\x20-\x7e]*)\x02")
_TOKEN = re.compile(
    r"[\[\]()<>},~?n-]|i-?\d{1,40}|f[-+.\w]{1,40}|b[01]|(?:[scr{]|\.(?=[0-9a-f]+=))(?:[0-9a-f]{2}){0,1000}=?"
)
_MOST_RECORDS = 2000
_MOST_ITEMS = 300
_DEEPEST = 3


def read_trace(stdout: bytes, mark: str, *, ended: bool) -> Trace:
    """Part the snapshots from what a program printed."""
    snapshots: list[Snapshot] = []
    output = bytearray()
    at = 0
    for found in _RECORD.finditer(stdout):
        if found[1].decode() != mark or len(snapshots) >= _MOST_RECORDS:
            continue
        output += stdout[at : found.start()]
        at = found.end()
        letter = found[2].decode()
        if letter in tuple(Moment):
            values = tuple(read_value(text) for text in found[3].decode().split())
            moment = Moment(letter)
            snapshots.append(Snapshot(moment=moment, values=values, printed=len(output)))
    output += stdout[at:]
    return Trace(snapshots=tuple(snapshots), output=bytes(output), ended=ended)


def read_value(text: str) -> Value:
    """Read one value; what is none cannot be told."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text or not tokens:
        return NONE
    value, rest = _read(tokens, 0, 0)
    return value if rest == len(tokens) else NONE


def _read(tokens: list[str], at: int, depth: int) -> tuple[Value, int]:
    token = tokens[at]
    if token[0] == ".":
        if at + 1 == len(tokens):
            return NONE, at + 1
        item, at = _read(tokens, at + 1, depth)
        return replace(_single(token), items=(item,)), at
    if token[0] not in "[(<{":
        return _single(token), at + 1
    items: list[Value] = []
    at += 1
    while at < len(tokens) and tokens[at] not in ("]", ")", ">", "}"):
        if tokens[at] == ",":
            at += 1
            continue
        if depth >= _DEEPEST or len(items) >= _MOST_ITEMS:
            return NONE, len(tokens)
        item, at = _read(tokens, at, depth + 1)
        items.append(item)
    return replace(_single(token), items=tuple(items)), at + 1


def _single(token: str) -> Value:
    kind, text = token[0], token[1:].removesuffix("=")
    if kind in "scr{.":
        text = bytes.fromhex(text).decode(errors="replace")
    return Value(kind=kind, text=text)
