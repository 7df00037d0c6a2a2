"""Python."""

import re

import tree_sitter_python

from segmenter.grammars.model import LAST, Grammar, rules
from segmenter.model import Tag

PYTHON = Grammar(
    language="python",
    suffixes=(".py",),
    load=tree_sitter_python.language,
    blocks={
        **rules(Tag.FUNC, "function_definition"),
        **rules(Tag.CLASS, "class_definition"),
        **rules(Tag.REP, "for_statement", "while_statement"),
        **rules(Tag.COND, "if_statement", "elif_clause", "case_clause", body="consequence"),
        **rules(Tag.COND, "else_clause", "with_statement", "try_statement", "match_statement"),
        **rules(Tag.COND, "except_clause", "except_group_clause", "finally_clause", body=LAST),
    },
    wrappers=frozenset({"decorated_definition"}),
    clauses=frozenset(
        {"elif_clause", "else_clause", "except_clause", "except_group_clause", "finally_clause"}
    ),
    transparent=frozenset({"block"}),
    fixed=frozenset({"import_statement", "import_from_statement", "future_import_statement"}),
    docstrings=True,
    entry=re.compile(
        r"def\s+main\s*\(|if\b[\s(]*(?:__name__\s*==\s*['\"]__main__['\"]"
        r"|['\"]__main__['\"]\s*==\s*__name__)"
    ),
)
