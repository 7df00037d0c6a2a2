"""English words for actions, goals and purposes."""

# ruff: noqa: E501 - rows of a table

UPDATES = {
    "+": "increase {0} by {1}", "-": "decrease {0} by {1}", "*": "multiply {0} by {1}",
    "/": "divide {0} by {1}", "//": "divide {0} by {1}, keeping the whole quotient",
    "%": "set {0} to the remainder of {0} divided by {1}", "**": "raise {0} to the power of {1}",
    "&": "set {0} to the bitwise AND of {0} and {1}", "|": "set {0} to the bitwise OR of {0} and {1}",
    "^": "set {0} to the bitwise XOR of {0} and {1}", "<<": "shift the bits of {0} left by {1}",
    ">>": "shift the bits of {0} right by {1}", ">>>": "shift the bits of {0} right by {1}",
}  # fmt: skip


PLAIN = {
    "break": "leave this loop or switch", "continue": "skip the rest and go on with the next round",
    "pass": "do nothing here", "block": "write a block", "try": "open a try block around the part that may fail",
    "finally": "write the finally part that runs at the end whether or not an error occurred",
    "else_loop": "write the else part that runs when the loop ended without being left",
    "else_try": "write the else part that runs when no error occurred", "using": "use the namespace {0}",
    "namespace": "write the namespace called {0}", "template": "make this a template with the type parameter {0}",
    "access": "make what follows {0}", "type_name": "name the defined type {0}", "label": "mark this place with the label {0}", "goto": "go to the label {0}",
    "global": "state that the global variable {0} is used", "nonlocal": "state that the outer variable {0} is used",
    "docstring": "write a text that says what this part does", "yield": "yield the next value using {0}",
    "decorator": "put the decorator {0} on the definition below", "annotate": "state the type of the variable {0}",
}  # fmt: skip


GOALS = {
    "declare": "prepare the variables", "read": "read the input", "compute": "compute the values",
    "swap": "exchange two values", "print": "print the result", "return": "return the result", "finish": "end the program",
    "decide": "act on the conditions",
}  # fmt: skip


PURPOSES = {
    "read_all": "The loop fills {0} with the input.", "print_all": "The loop prints the elements of {0} one by one.",
    "sort_up": "The loop sorts {0} in ascending order.", "sort_down": "The loop sorts {0} in descending order.",
    "pairs": "The loop compares the neighbouring elements of {0}.",
    "largest": "The loop finds the largest value and keeps it in {0}.",
    "smallest": "The loop finds the smallest value and keeps it in {0}.",
    "total": "The loop adds up a total in {0}.", "count": "The loop counts in {0} how often the condition holds.",
    "search": "The loop stops as soon as it finds a case that fits.",
    "gcd": "The loop finds the greatest common divisor by Euclid's method.",
    "order": "This tells whether two values are in the wrong order.",
    "larger": "This tells whether a value larger than {0} was found.",
    "smaller": "This tells whether a value smaller than {0} was found.",
    "keep": "The variable {0} keeps one value while two values are exchanged.",
}  # fmt: skip


MODIFIERS = {"static", "public", "private", "const", "extern", "final", "inline"}
