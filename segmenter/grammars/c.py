"""C."""

import re

import tree_sitter_c

from segmenter.grammars.model import LAST, Grammar, rules
from segmenter.model import Tag

MAIN = re.compile(r"\bmain\s*\(")

BLOCKS = {
    **rules(Tag.FUNC, "function_definition"),
    **rules(Tag.CLASS, "struct_specifier", "union_specifier", "enum_specifier"),
    **rules(Tag.REP, "for_statement", "while_statement", "do_statement"),
    **rules(Tag.COND, "if_statement", body="consequence"),
    **rules(Tag.COND, "else_clause", body=LAST),
    **rules(Tag.COND, "switch_statement"),
    **rules(Tag.COND, "case_statement", body=":"),
    **rules(None, "linkage_specification"),
}
WRAPPERS = frozenset({"declaration", "field_declaration", "type_definition"})
BRACED = frozenset(
    {"compound_statement", "field_declaration_list", "enumerator_list", "declaration_list"}
)
DIRECTIVES = {
    "preproc_if": 2,
    "preproc_ifdef": 2,
    "preproc_elif": 2,
    "preproc_elifdef": 2,
    "preproc_else": 1,
}
FIXED = frozenset({"preproc_include", "preproc_def", "preproc_function_def", "preproc_call"})

C = Grammar(
    language="c",
    suffixes=(".c", ".h"),
    load=tree_sitter_c.language,
    blocks=BLOCKS,
    wrappers=WRAPPERS,
    braced=BRACED,
    clauses=frozenset({"else_clause"}),
    directives=DIRECTIVES,
    labelled=frozenset({"labeled_statement"}),
    fixed=FIXED,
    entry=MAIN,
)
