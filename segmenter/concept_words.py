"""The words and kinds of nodes from which `concepts` reads what a program uses."""

import re
from collections.abc import Mapping

CONCEPTS = (
    "input",
    "output",
    "variable",
    "arithmetic",
    "bit_operation",
    "condition",
    "loop",
    "nested_loop",
    "array",
    "two_dimensional_array",
    "string",
    "function",
    "recursion",
    "lambda",
    "pointer",
    "struct_or_class",
    "collection",
    "sorting_call",
    "file",
    "exception",
)

# A node of this kind is enough; in the languages that have it, it means the same.
KINDS: Mapping[str, str] = {
    "assignment": "variable",  # Python
    "named_expression": "variable",
    "declaration": "variable",  # C
    "local_variable_declaration": "variable",  # Java
    "field_declaration": "variable",
    "if_statement": "condition",
    "switch_statement": "condition",
    "switch_expression": "condition",
    "match_statement": "condition",
    "conditional_expression": "condition",
    "ternary_expression": "condition",
    "array_declarator": "array",
    "subscript_expression": "array",
    "array_type": "array",
    "array_access": "array",
    "subscript": "array",
    "list": "array",
    "list_comprehension": "array",
    "dictionary": "collection",
    "set": "collection",
    "dictionary_comprehension": "collection",
    "set_comprehension": "collection",
    "lambda": "lambda",
    "lambda_expression": "lambda",
    "pointer_declarator": "pointer",
    "try_statement": "exception",
    "try_with_resources_statement": "exception",
    "throw_statement": "exception",
    "raise_statement": "exception",
}
# One of these directly inside another of them is an array of arrays.
ARRAYS = frozenset({"array_declarator", "subscript_expression", "array_access", "subscript"})
LISTS = frozenset({"list", "list_comprehension"})
CALLS = frozenset({"call_expression", "call", "method_invocation"})
OPERATIONS = frozenset(
    {"binary_expression", "binary_operator", "assignment_expression", "augmented_assignment"}
)
ARITHMETIC = frozenset(re.findall(r"\S+", "+ - * / % // ** += -= *= /= %= //= **="))
BITS = frozenset(re.findall(r"\S+", "& | ^ << >> >>> &= |= ^= <<= >>= >>>="))


def _words(**patterns: str) -> dict[str, re.Pattern[str]]:
    return {concept: re.compile(rf"(?:{pattern})\Z") for concept, pattern in patterns.items()}


CALLED = _words(
    input=r"f?scanf|f?gets|getchar|getline|input|readline|readLine|next(Int|Long|Double|Line)?",
    output=r"f?printf|f?puts|putchar|print|println|write",
    sorting_call=r"qsort|sort|sorted|stable_sort",
    file=r"fopen|freopen|open",
    string=r"str(len|n?cpy|n?cmp|cat|str|tok)?|join|upper|lower|charAt|substring"
    r"|to_string|toString",
    pointer=r"malloc|calloc|realloc|free|make_unique|make_shared",
    collection=r"dict|set|defaultdict|Counter|deque",
)
NAMED = _words(input="cin|stdin", output="cout|cerr")
TYPED = _words(
    input="Scanner|BufferedReader",
    file=r"[io]?fstream|FileReader|FileWriter|Files|FILE",
    string="string|String|StringBuilder",
    pointer="unique_ptr|shared_ptr",
    collection=r"vector|(unordered_|multi)?(map|set)|queue|stack|deque|priority_queue"
    r"|\w*List|\w*Map|\w*Set|\w*Deque|\w*Queue|Stack",
)
