"""Node kinds of the four grammars, by what a statement does."""

_KINDS = {
    "loop": "for_statement while_statement do_statement for_range_loop enhanced_for_statement",
    "condition": "if_statement elif_clause switch_statement switch_expression match_statement "
    "case_statement switch_label case_clause",
    "else": "else_clause",
    "try": "try_statement catch_clause except_clause finally_clause",
    "with": "with_statement",
    "function": "function_definition method_declaration lambda_expression lambda",
    "return": "return_statement",
    "jump": "break_statement continue_statement goto_statement",
    "raise": "throw_statement raise_statement assert_statement",
    "assign": "assignment_expression augmented_assignment assignment update_expression "
    "init_declarator variable_declarator named_expression",
    "call": "expression_statement delete_statement",
}
KIND_OF = {node: kind for kind, nodes in _KINDS.items() for node in nodes.split()}
NESTING = frozenset(("loop", "condition", "else", "try", "with", "function"))
DECLARES = frozenset(("declaration", "local_variable_declaration"))
# fields of a loop or condition that are not its header
BODIES = frozenset(("body", "consequence", "alternative", "initializer", "init", "update"))
# where a call, or an assignment, names what it is of
CALLED = {
    "call_expression": "function",
    "call": "function",
    "method_invocation": "name",
    "object_creation_expression": "type",
}
ASSIGNED = ("left", "declarator", "name", "argument")
GIVEN = ("left", "declarator", "name")  # by a loop over a collection
IDENTIFIERS = frozenset(("identifier", "field_identifier", "type_identifier"))

_WRITES = "print println printf puts putchar fputs fputc putc fprintf write cout cerr"
_READS = "scanf fscanf getchar fgets getline readline readLine input cin read next nextInt nextLong"
ALIKE = dict.fromkeys(_WRITES.split(), "write") | dict.fromkeys(_READS.split(), "read")
STREAMS = frozenset(("cin", "cout", "cerr"))
SCENERY = STREAMS | {"endl", "std", "stdin", "stdout", "stderr", "System", "sys", "NULL", "EOF"}
# (parent, field) of an identifier that is not a variable
NO_VARIABLES = frozenset(
    (
        ("call_expression", "function"),
        ("call", "function"),
        ("method_invocation", "name"),
        ("keyword_argument", "name"),
        ("attribute", "attribute"),
        ("field_access", "field"),
    )
)
