"""Names that a program may not, or should not, choose without being asked."""

import keyword
import unicodedata
from functools import cache
from pathlib import Path

_KEYWORDS = """
abstract alignas alignof and and_eq asm assert auto bitand bitor bool boolean break byte case catch
char class co_await co_return co_yield compl concept const const_cast consteval constexpr constinit
continue decltype default delete do double dynamic_cast else enum explicit export extends extern
false final finally float for friend goto if implements import inline instanceof int interface long
mutable namespace native new noexcept not not_eq null nullptr operator or or_eq package private
protected public record register reinterpret_cast requires restrict return short signed sizeof
static static_assert static_cast strictfp struct super switch synchronized template this
thread_local throw throws transient true try typedef typeid typename typeof union unsigned using
var virtual void volatile wchar_t while xor xor_eq yield
"""
KEYWORDS = frozenset(_KEYWORDS.split())
"""Of C, C++ and Java together."""
# gcc's own macros that look like names, where a source is not compiled as strict ISO C
_OF_GCC = ("i386", "linux", "unix", "complex", "I")


@cache
def _library() -> tuple[frozenset[str], frozenset[str]]:
    """Return the macros, and the names at file scope, of the C and C++ libraries.

    library.txt was made from what gcc 12 reads of all standard headers; it only says when a run
    must decide, so that other versions may have others.
    """
    lines = (Path(__file__).parent / "library.txt").read_text("utf-8").splitlines()
    start = [at for at, line in enumerate(lines) if line.startswith("#")]
    macros, names = (
        " ".join(lines[at + 1 : end]) for at, end in zip(start, [*start[1:], None], strict=True)
    )
    return frozenset(macros.split()), frozenset(names.split())


def is_reserved(language: str, name: str, *, outside: bool = False) -> bool:
    """Tell whether a new name is one that a run must try first: a keyword, a macro, and (for what
    stands `outside` of all functions) a name of the library."""
    if language == "python":
        odd = unicodedata.normalize("NFKC", name) != name
        return keyword.iskeyword(name) or name.startswith("__") or odd
    if name in KEYWORDS or name in _OF_GCC:
        return True
    if language == "java":
        return False
    macros, names = _library()
    return name.startswith("_") or name in macros or (outside and name in names)
