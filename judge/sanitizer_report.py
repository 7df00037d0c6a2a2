"""What gcc's address and undefined-behaviour sanitizers print, read into faults.

The text comes from a box in which a student's program ran, so it may be anything: every pattern
is for one line, and what is not understood is left out.
"""

import re
from collections.abc import Iterator

from judge.exceptions import cpp_fault
from judge.faults import Fault, FaultKind

_HEAD = re.compile(
    r"^(?P<file>[\w./+-]{1,200}):(?P<line>\d{1,7}):(?P<column>\d{1,5}): "
    r"runtime error: (?P<said>.*)$"
    r"|^==\d+==ERROR: AddressSanitizer: (?P<error>.*)$",
    re.MULTILINE,
)
_OWN = re.compile(r"(?:/box/)?main\.(?:c|cpp)")
_FRAME = re.compile(r"^ +#\d+ 0x[0-9a-f]+ in [^\n]* /box/main\.(?:c|cpp):(\d{1,7})", re.MULTILINE)
_TYPE = r"type '(?P<type>[^']*)'"
_UNDEFINED = (
    (r"index (?P<index>-?\d+) out of bounds for " + _TYPE, FaultKind.INDEX),
    (r"division by zero", FaultKind.DIVISION_BY_ZERO),
    (r"(?:signed integer overflow|division of|negation of).* in " + _TYPE, FaultKind.OVERFLOW),
    (r"shift exponent (?P<by>-?\d+) is", FaultKind.SHIFT),
    (r".*\bnull pointer", FaultKind.NULL_POINTER),
    (r"execution reached the end of a value-returning function", FaultKind.NO_RETURN),
    (r"variable length array bound .* value (?P<size>-?\d+)", FaultKind.ARRAY_SIZE),
)
_ADDRESS = (
    (r"(?:heap|stack|global|dynamic-stack)-buffer-(?:over|under)flow", FaultKind.BOUNDS),
    (r"container-overflow|negative-size-param", FaultKind.BOUNDS),
    (r"heap-use-after-free", FaultKind.USE_AFTER_FREE),
    (r"stack-use-after-(?:return|scope)", FaultKind.USE_AFTER_RETURN),
    (r"attempting double-free", FaultKind.DOUBLE_FREE),
    (r"attempting free|alloc-dealloc-mismatch", FaultKind.BAD_FREE),
    (r"stack-overflow", FaultKind.STACK_OVERFLOW),
    (r"(?:SEGV|BUS) on unknown address 0x0*[0-9a-f]{0,3} ", FaultKind.NULL_POINTER),
    (r"SEGV|BUS", FaultKind.WILD_POINTER),
    (r"FPE", FaultKind.DIVISION_BY_ZERO),
    (r"(?:requested )?allocation[- ]size|out[- ]of[- ]memory", FaultKind.OUT_OF_MEMORY),
)
# what is said to underflow may have been reached from the variable before it, so it has no name
_VARIABLES = (
    re.compile(
        r"\[(?P<start>\d+), (?P<end>\d+)\) '(?P<name>\w+)'[^\n]* <== Memory access at offset \d+ "
        r"(?:partially overflows|overflows|is inside)"
    ),
    re.compile(r"of global variable '(?P<name>\w+)' [^\n]* of size (?P<bytes>\d+)"),
    re.compile(r" (?P<bytes>\d+)-byte region "),
)
_MAX_ROW = 2000  # so that no pattern takes long, whatever a program prints
_ELEMENTS = re.compile(r"[^\[]*\[(\d+)\]")


def read_faults(stderr: str) -> tuple[Fault, ...]:
    """Return the faults that a sanitized program's standard error tells of, the first one first."""
    stderr = "\n".join(row[:_MAX_ROW] for row in stderr.split("\n"))
    heads = list(_HEAD.finditer(stderr))
    ends = [*(head.start() for head in heads), len(stderr)][1:]
    return tuple(
        fault
        for head, end in zip(heads, ends, strict=True)
        for fault in _read(head, stderr[head.end() : end])
    )


def _read(head: re.Match[str], rest: str) -> Iterator[Fault]:
    frame = _FRAME.search(rest)
    line, column = (int(frame[1]) if frame else 0), 0
    if head["error"] is not None:
        yield from _of_address(head["error"], rest, line, head.string[: head.start()])
        return
    if _OWN.fullmatch(head["file"]):
        line, column = int(head["line"]), int(head["column"])
    for pattern, kind in _UNDEFINED:
        if found := re.match(pattern, head["said"]):
            params = {name: text for name, text in found.groupdict().items() if text}
            yield Fault(kind=kind, line=line, column=column, params=_sized(kind, params))
            return


def _sized(kind: FaultKind, params: dict[str, str]) -> dict[str, str]:
    """Put the number of elements in the place of an array's type."""
    if kind is not FaultKind.INDEX:
        return params
    elements = _ELEMENTS.match(params.pop("type"))
    return params | ({"size": elements[1]} if elements else {})


def _of_address(error: str, rest: str, line: int, before: str) -> Iterator[Fault]:
    if error.startswith("ABRT"):
        found = cpp_fault(before)
        if found is not None:
            yield Fault(kind=found.kind, line=line, params=found.params)
        return
    if "dereference of a high value address" in rest:  # of which the processor tells nothing
        yield Fault(kind=FaultKind.WILD_POINTER, line=line)
        return
    for pattern, kind in _ADDRESS:
        if re.match(pattern, error):
            if kind is FaultKind.STACK_OVERFLOW:  # a function's start, but the call is of interest
                calls = _FRAME.findall(rest)[1:2]
                line = int(calls[0]) if calls else line
            told = kind in (FaultKind.BOUNDS, FaultKind.USE_AFTER_RETURN)
            yield Fault(kind=kind, line=line, params=_variable(rest) if told else {})
            return


def _variable(rest: str) -> dict[str, str]:
    """Return the name and the size of what was overrun, as far as they are told."""
    for pattern in _VARIABLES:
        if found := pattern.search(rest):
            told = found.groupdict()
            if "start" in told:
                told["bytes"] = str(int(told.pop("end")) - int(told.pop("start")))
            return told
    return {}
