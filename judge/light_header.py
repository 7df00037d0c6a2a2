"""Light headers: what most programs need of a large header, where they cannot tell the difference.

`<bits/stdc++.h>` asks for some 1,400 templates, which g++ makes anew at the end of each source; a
header with what most programs use asks for a third of them. Both declare the same things, but for
what only the large one declares, and a program cannot mean any of that without its name. So we ask
the compiler, once, which names that are: the rare words. A source that holds one anywhere (in
comments and strings, too), or that might put one together or mean one without its name, is not for
the light header.
"""

import re
from collections import Counter
from collections.abc import Callable

from judge.languages.base import LightHeader

FORMAT = 1  # to be raised when what is rare is found out in another way
_WORD = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_INCLUDED = re.compile(r"\binclude\b[ \t]*(<[^>\n]*>)?")
_TOKEN = re.compile(r"[^\W\d]\w*|(?P<number>\.?\d(?:[eEpP][+-]|'?[\w.])*)")
_PLAIN_NUMBER = re.compile(  # any other suffix may be an operator that only the large header has
    r"(?:0[xX][\da-fA-F']+|0[bB][01']+|[\d'.]+(?:[eE][+-]?\d+)?)(?:[uUlL]{0,3}|[fFlL])", re.ASCII
)
_SPLICE = re.compile(r"\\[^\S\n]*\n")
_UNSURE = re.compile(
    r"##|%:|\?\?|\\[uUN]|\0"  # words put together, or spelt in another way
    # a type that is turned into any other: also into one that it does not name
    r'|\boperator\b(?!\s*(?:[-+*%^&|~!=<>["]|/[^/*]|\(\s*\)))'
    r"|\b(?:asm|__asm|__asm__|import|module|pragma|_Pragma|__pragma|include_next|__COUNTER__"
    r"|__has_include|__has_include_next|__INCLUDE_LEVEL__|__TIMESTAMP__|__BASE_FILE__)\b"
)
_NOWHERE = "__declared_nowhere"
_UNDECLARED = re.compile(r"^probe:(\d+):\d+: error: .* has not been declared in ", re.M)
_MACRO = re.compile(r"^#(?:define|undef) (\w+)(.*)$", re.M)
_FILE = re.compile(r'# \d+ "(?:[^"]*/)?([^"/]*)"')
_DEFINED = re.compile(r"\b(?:class|struct|union)\s+(\w+)\s*(?:final\s*)?(?::[^;{}()]*)?\{")
_NAMESPACE = re.compile(r"\bnamespace\s+([\w:]+)")

# a source is given, and what the compiler prints is returned
Run = Callable[[tuple[str, ...], str], bytes]


def is_enough(light: LightHeader, rare: frozenset[str], source: str) -> bool:
    """Tell whether the light header is certain to mean the same to a source that begins with the
    large one's #include."""
    source = _SPLICE.sub("", source)
    first, *others = _INCLUDED.findall(source)
    if first != f"<{light.header}>" or not set(others) <= set(_INCLUDED.findall(light.text)):
        return False
    if _UNSURE.search(source):
        return False
    tokens = _TOKEN.finditer(source)
    return all(
        _PLAIN_NUMBER.fullmatch(token[0]) if token["number"] else token[0] not in rare
        for token in tokens
    )


def rare_words(light: LightHeader, run: Run) -> frozenset[str]:
    """Ask the compiler for the words that mean something else, or nothing, with the light header.

    Raises ValueError where its answers are not understood.
    """
    sources = (f"#include <{light.header}>\n", light.text)
    texts = [run(light.preprocess_argv("header.hpp"), source).decode() for source in sources]
    large, small = (set(_MACRO.findall(text)) for text in texts)
    words = {word for text in texts for word in _WORD.findall(text)}
    asked = sorted(words - {name for name, _ in large | small})
    known, also_known = (_declared(light, run, source, asked) for source in sources)
    rare = {name for name, _ in large ^ small} | {word for _, word in known ^ also_known}
    defined, also_defined = (set(_DEFINED.findall(text)) for text in texts)
    rare |= (_reopened(texts) | (defined - also_defined)) & {word for _, word in known}
    rare |= _files(texts[0]) - _files(texts[1])
    rare |= {name for name, body in large if not rare.isdisjoint(_WORD.findall(body))}
    return frozenset(rare - {"std"})


def _reopened(texts: list[str]) -> set[str]:
    """Return the namespaces that do not hold the same in both."""
    large, small = (
        Counter(name for path in _NAMESPACE.findall(text) for name in path.split("::"))
        for text in texts
    )
    return {name for name in large if large[name] != small[name]}


def _files(text: str) -> set[str]:
    """Return the names of the headers (those that programs include) that have any lines there."""
    names, current = set(), ""
    for line in text.splitlines():
        if found := _FILE.match(line):
            current = found[1]
        elif line.strip() and not line.startswith("#"):
            names.add(current)
    return {name for name in names if name.isidentifier()}


def _declared(light: LightHeader, run: Run, source: str, words: list[str]) -> set[tuple[str, str]]:
    """Return what a source declares of these words, globally or in std, each with its scope."""
    probes = [(scope, word) for scope in ("", "std") for word in (*words, _NOWHERE)]
    asked = "".join(f"namespace p {{ using {scope}::{word}; }}\n" for scope, word in probes)
    said = run(light.probe_argv("probe.cpp"), f'{source}#line 1 "probe"\n{asked}').decode()
    missing = {probes[int(line) - 1] for line in _UNDECLARED.findall(said)}
    if not {("", _NOWHERE), ("std", _NOWHERE)} <= missing or len(missing) == len(probes):
        raise ValueError("the compiler does not tell what is declared")
    return set(probes) - missing
