"""Snapshots of C and C++: gcc fills what has no value yet with bytes 0xFE, so that it is seen.

The helper's names are its own, and in C the library's functions are called by assembler names, so
that nothing in the program is in its way; where something is, it does not compile, and nothing is
told. In C++ there is no `asm`, which would need the whole `bits/stdc++.h`.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from judge.snapshots.curly import probe_edits
from judge.snapshots.edits import Edit, apply
from judge.snapshots.model import Moment, Probe, Variable
from judge.snapshots.records import branches, look, structures_of
from segmenter import parse

_FOLDER = Path(__file__).parent / "helpers"
_COMMON = (_FOLDER / "common.c").read_text(encoding="utf-8")
_C = (_FOLDER / "values.c").read_text(encoding="utf-8")
_CPP = (_FOLDER / "values.cpp").read_text(encoding="utf-8")
_FLUSH = 'extern int hanjul_flush(void *) __asm__("fflush");\n'
_COUT = re.compile(r"\bcout\b")
_BY_COUT = "std::cout.write(hanjul_text, hanjul_length); std::cout.flush();"
_BY_STDIO = '__builtin_printf("%s", hanjul_text); {}(0);'


def instrument(
    source: str, language: str, probes: Sequence[Probe], mark: str, *, structures: bool = True
) -> str:
    """Return the program with its probes, which look into `structures`, too."""
    cpp = language == "cpp"
    print_it = _BY_STDIO.format("fflush" if cpp else "hanjul_flush")
    if cpp and _COUT.search(source):
        print_it = _BY_COUT
    helper = (_COMMON + _CPP if cpp else _FLUSH + _COMMON + _C).replace("HANJUL_MARK", mark)
    helper = helper.replace("HANJUL_PRINT;", print_it)
    known = structures_of(source, language) if structures else {}
    helper = helper.replace("/* HANJUL_STRUCTURES */", branches(known))

    def put(variable: Variable) -> str:
        if cpp:
            return f"hanjul_put({variable.name});"
        told = look(variable.name, variable.array, variable.type_text, known)
        return f"hanjul_char(' '); {told}"

    def call(
        moment: Moment, variables: Sequence[Variable | None], value: str, returned: str = ""
    ) -> str:
        looks = [put(each) if each else "hanjul_word(63);" for each in variables]
        looks = [put(Variable(name=value, type_text=returned)), *looks] if value else looks
        return f"{{ if (hanjul_begin('{moment}')) {{ {' '.join(looks)} hanjul_end(); }} }}"

    def leave(probe: Probe, value: str) -> str:
        if not value:
            return f"{{ {call(probe.moment, probe.variables, '')} return; }}"
        given = value if value.startswith("{") else f"({value})"
        kept = f"{probe.type_text} hanjul_value = {given};"
        told = call(probe.moment, probe.variables, "hanjul_value", probe.type_text)
        return f"{{ {kept} {told} return hanjul_value; }}"

    place = _after_includes(source, language)
    edits = [Edit(place, place, f"\n{helper}\n"), *probe_edits(probes, call, leave)]
    return apply(source, edits)


def _after_includes(source: str, language: str) -> int:
    root = parse(source, language).root_node
    ends = [child.end_byte for child in root.children if child.type == "preproc_include"]
    return max(ends, default=0)
