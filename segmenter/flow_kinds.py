"""The kinds of syntax nodes and the words from which a flowchart is read."""

import re

KINDS = ("start", "end", "process", "input_output", "decision", "call", "loop", "jump")

FUNCTIONS = frozenset(
    {
        "function_definition",
        "method_declaration",
        "constructor_declaration",
        "compact_constructor_declaration",
        "static_initializer",
    }
)
# What is declared inside a function but does nothing when it is passed.
DECLARED = FUNCTIONS | {
    "class_definition",
    "decorated_definition",
    "class_declaration",
    "interface_declaration",
    "enum_declaration",
    "record_declaration",
    "annotation_type_declaration",
    "class_specifier",
    "struct_specifier",
    "union_specifier",
    "enum_specifier",
}
CASES = frozenset({"case_statement", "switch_block_statement_group", "switch_rule"})
HANDLERS = frozenset({"catch_clause", "except_clause", "except_group_clause"})
CALLS = frozenset(
    {"call_expression", "call", "method_invocation", "explicit_constructor_invocation"}
)
INPUT_OUTPUT = re.compile(
    r"\b(?:scanf|printf|f?puts|f?gets|putchar|getchar|fscanf|fprintf|cin|cout|cerr|getline"
    r"|input|print|System\s*\.\s*out|System\s*\.\s*err|next(?:Int|Long|Double|Line)?\s*\(\s*\)"
    r"|readline|readLine|stdin|stdout)\b|\bnext(?:Int|Long|Double|Line)?\s*\("
)
# A call that never comes back.
EXITS = re.compile(r"(?:std\s*::\s*)?(?:exit|abort|quit|sys\.exit|System\.exit)\s*\(")
ALWAYS = frozenset({"true", "True", "1"})
