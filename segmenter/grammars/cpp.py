"""C++: C and what it adds."""

import tree_sitter_cpp

from segmenter.grammars.c import BLOCKS, BRACED, DIRECTIVES, FIXED, MAIN, WRAPPERS
from segmenter.grammars.model import Grammar, rules
from segmenter.model import Tag

GUARDS = frozenset({"try_statement", "constructor_try_statement"})

CPP = Grammar(
    language="cpp",
    suffixes=(".cpp", ".cc", ".cxx", ".c++", ".hpp", ".hh"),
    load=tree_sitter_cpp.language,
    blocks={
        **BLOCKS,
        **rules(Tag.CLASS, "class_specifier"),
        **rules(Tag.REP, "for_range_loop"),
        **rules(Tag.COND, *GUARDS, "catch_clause"),
        **rules(None, "namespace_definition"),
    },
    wrappers=WRAPPERS | {"template_declaration"},
    braced=BRACED,
    clauses=frozenset({"else_clause", "catch_clause"}),
    guards=GUARDS,
    directives=DIRECTIVES,
    labelled=frozenset({"labeled_statement"}),
    fixed=FIXED | {"using_declaration"},
    entry=MAIN,
)
