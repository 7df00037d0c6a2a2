"""Java."""

import tree_sitter_java

from segmenter.grammars.c import MAIN
from segmenter.grammars.model import LAST, Grammar, rules
from segmenter.model import Tag

JAVA = Grammar(
    language="java",
    suffixes=(".java",),
    load=tree_sitter_java.language,
    blocks={
        **rules(
            Tag.CLASS,
            "class_declaration",
            "interface_declaration",
            "enum_declaration",
            "record_declaration",
            "annotation_type_declaration",
        ),
        **rules(
            Tag.FUNC,
            "method_declaration",
            "constructor_declaration",
            "compact_constructor_declaration",
        ),
        **rules(Tag.FUNC, "static_initializer", body=LAST),
        **rules(
            Tag.REP, "for_statement", "enhanced_for_statement", "while_statement", "do_statement"
        ),
        **rules(Tag.COND, "if_statement", body="consequence"),
        **rules(
            Tag.COND,
            "switch_expression",
            "switch_statement",
            "try_statement",
            "try_with_resources_statement",
            "catch_clause",
            "synchronized_statement",
        ),
        **rules(Tag.COND, "finally_clause", body=LAST),
        **rules(Tag.COND, "switch_block_statement_group", body=":"),
        **rules(Tag.COND, "switch_rule", body="->"),
    },
    braced=frozenset(
        {
            "block",
            "constructor_body",
            "class_body",
            "interface_body",
            "enum_body",
            "annotation_type_body",
            "switch_block",
        }
    ),
    clauses=frozenset({"catch_clause", "finally_clause"}),
    transparent=frozenset({"enum_body_declarations"}),
    labelled=frozenset({"labeled_statement"}),
    fixed=frozenset({"package_declaration", "import_declaration"}),
    comments=frozenset({"line_comment", "block_comment"}),
    entry=MAIN,
)
