"""English words for types, functions and operators."""

# ruff: noqa: E501 - rows of a table

TYPES = {
    "int": "integer", "char": "character", "string": "string", "String": "string", "str": "string",
    "bool": "boolean", "boolean": "boolean", "auto": "auto-typed", "var": "auto-typed", "void": "void",
    "double": "double", "float": "float", "Integer": "integer", "Character": "character",
    "Boolean": "boolean", "Double": "double", "Long": "long",
}  # fmt: skip
KINDS = {
    "int": "an integer", "real": "a real number", "char": "a character", "word": "a string",
    "line": "a line", "hex": "a hexadecimal integer", "octal": "an octal integer", "string": "a string",
    "value": "a value", "bool": "a boolean", "token": "a token", "ints": "space-separated integers",
    "reals": "space-separated real numbers", "words": "space-separated strings",
    "digits": "the digits of a line", "ints_list": "a list of space-separated integers",
    "reals_list": "a list of space-separated real numbers", "digits_list": "the digits of a line, one by one",
    "letters": "the letters of a line, one by one",
}  # fmt: skip
PLURALS = {"int": "integers", "real": "real numbers", "char": "characters", "word": "strings",
           "line": "lines", "hex": "hexadecimal integers", "value": "values"}  # fmt: skip
CHARS = {"\n": "the newline character", "\0": "the null character (end of string)",
         " ": "a space character", "\t": "a tab character", "\r": "a carriage return",
         "'": "the single quote", '"': "the double quote", "\\": "the backslash"}  # fmt: skip
TEXTS = {" ": "a space", "\n": "a line break", "\t": "a tab", "": "an empty string"}
BINARY = {
    "quotient": "the whole quotient of {0} divided by {1}", "division": "{0} divided by {1}",
    "remainder": "the remainder of {0} divided by {1}", "power": "{0} to the power of {1}",
    "bit_and": "the bitwise AND of {0} and {1}", "bit_or": "the bitwise OR of {0} and {1}",
    "bit_xor": "the bitwise XOR of {0} and {1}", "shift_left": "{0} with its bits shifted left by {1}",
    "shift_right": "{0} with its bits shifted right by {1}", "product": "the matrix product of {0} and {1}",
    "unknown": "the value made of {0} and {1}",
}  # fmt: skip
UNARY = {
    "negative": "the negative of {0}", "bit_not": "the bits of {0} inverted", "address": "the address of {0}",
    "pointee": "the value that {0} points to", "spread": "the elements of {0}",
}  # fmt: skip
KNOWN = {
    "length": "the length of {0}", "absolute": "the absolute value of {0}", "root": "the square root of {0}",
    "power": "{0} to the power of {1}", "larger": "the larger of {0} and {1}", "smaller": "the smaller of {0} and {1}",
    "largest": "the largest of {0}", "smallest": "the smallest of {0}", "largest3": "the largest of {0}, {1} and {2}",
    "smallest3": "the smallest of {0}, {1} and {2}", "total": "the sum of {0}", "upper": "{0} in upper case",
    "lower": "{0} in lower case", "to_int": "{0} converted to an integer", "to_real": "{0} converted to a real number",
    "from_base": "{0} read as an integer in base {1}", "to_string": "{0} converted to a string",
    "to_bool": "the truth value of {0}", "floor": "{0} rounded down", "ceil": "{0} rounded up",
    "round": "{0} rounded", "rounded": "{0} rounded to {1} decimal places", "sorted": "a list of {0} in ascending order",
    "reversed": "{0} reversed", "quotient_and_remainder": "the quotient and the remainder of {0} divided by {1}",
    "gcd": "the greatest common divisor of {0} and {1}", "lcm": "the least common multiple of {0} and {1}",
    "words": "{0} split at blanks", "split": "{0} split at {1}", "join": "the elements of {1} joined with {0} between them",
    "stripped": "{0} without blanks around it", "right_stripped": "{0} without blanks at its end",
    "left_stripped": "{0} without blanks at its start", "stripped_of": "{0} without {1} at its ends",
    "replaced": "{0} with {1} replaced by {2}", "index_of": "the position of {1} in {0}",
    "count_of": "the number of times that {1} occurs in {0}", "part_of": "the part of {0} from position {1}, as set by {2}",
    "part_from": "the part of {0} from position {1} to the end", "element_or": "the value of {0} for key {1} (or {2} if missing)",
    "first": "the first element of {0}", "last": "the last element of {0}", "top": "the element on top of {0}",
    "popped": "the element taken from {0}", "popped_last": "the element taken from the end of {0}",
    "popped_at": "the element taken from {0} at index {1}", "popped_smallest": "the smallest value taken from the heap {0}",
    "keys": "the keys of {0}", "values": "the values of {0}", "entries": "the key-value pairs of {0}",
    "key": "the key of {0}", "value": "the value of {0}", "copy": "a copy of {0}", "code_of": "the character code of {0}",
    "char_of": "the character with code {0}", "numbered": "the numbers and elements of {0}",
    "pairs": "the pairs of {0} and {1}", "allocated": "newly allocated memory of {0} bytes",
    "allocated_zero": "newly allocated zeroed memory for {0} cells of {1} bytes", "size_of": "the size in bytes of {0}",
    "string_order": "the dictionary-order comparison of {0} and {1}", "begin": "the start of {0}", "end": "the end of {0}",
    "to_list": "a list made from {0}", "to_set": "a set of {0} without duplicates",
    "to_tuple": "a tuple made from {0}", "to_dict": "a dictionary made from {0}",
    "to_deque": "a deque made from {0}", "opened": "the opened file {0}",
    "filled": "a list of {0} copies of {1}", "sized": "a list of size {0}",
    "repeated_text": "{0} repeated {1} times", "allocated_cells": "newly allocated memory for {0} values of type {1}", "empty_list": "an empty list", "empty_dict": "an empty dictionary",
    "empty_set": "an empty collection", "default_dict": "a dictionary whose default comes from {0} (defaultdict)",
    "tally": "the count of each element of {0} (Counter)", "mapped": "{0} applied to each element of {1}",
    "filtered": "the elements of {1} that satisfy {0}", "pair": "the pair of {0} and {1}", "binary": "{0} as a binary string",
    "hexadecimal": "{0} as a hexadecimal string", "random": "a random number", "listed": "a list of {0}",
    "characters": "the characters of {0}", "line": "a line read from {0}", "exponential": "e to the power of {0}",
    "logarithm": "the natural logarithm of {0}", "logarithm10": "the base-10 logarithm of {0}", "sine": "the sine of {0}",
    "cosine": "the cosine of {0}", "permutations": "the permutations of {0}", "capital": "{0} with a capital first letter",
    "message": "the error message of {0}", "reduced": "the elements of {1} combined by {0}",
}  # fmt: skip
# Predicates: (said, said when it does not hold).
ASKS = {
    "is_empty": ("{0} is empty", "{0} is not empty"), "is_digit": ("{0} is a digit", "{0} is not a digit"),
    "is_letter": ("{0} is a letter", "{0} is not a letter"), "is_upper": ("{0} is in upper case", "{0} is not in upper case"),
    "is_lower": ("{0} is in lower case", "{0} is not in lower case"), "is_space": ("{0} is a blank", "{0} is not a blank"),
    "is_alnum": ("{0} is a letter or digit", "{0} is neither a letter nor a digit"),
    "contains": ("{0} contains {1}", "{0} does not contain {1}"),
    "contains_value": ("{0} has the value {1}", "{0} does not have the value {1}"),
    "starts_with": ("{0} starts with {1}", "{0} does not start with {1}"),
    "ends_with": ("{0} ends with {1}", "{0} does not end with {1}"),
    "same_text": ("{0} and {1} are the same string", "{0} and {1} are different strings"),
    "other_text": ("{0} and {1} are different strings", "{0} and {1} are the same string"),
    "same_text_any_case": ("{0} equals {1} ignoring case", "{0} differs from {1} even ignoring case"),
    "has_next": ("there is input left to read with {0}", "there is no input left to read with {0}"),
    "all_hold": ("{0} are all true", "{0} are not all true"), "any_holds": ("any of {0} is true", "none of {0} is true"),
    "is_instance": ("{0} is of type {1}", "{0} is not of type {1}"),
    "input_over": ("the input of {0} is over", "the input of {0} is not over"),
    "newly_added": ("{1} could be newly added to {0}", "{1} was already in {0} when adding it"),
    "comes_after": ("{0} comes after {1} in dictionary order", "{0} does not come after {1} in dictionary order"),
    "comes_before": ("{0} comes before {1} in dictionary order", "{0} does not come before {1} in dictionary order"),
    "not_before": ("{0} equals or comes after {1} in dictionary order", "{0} comes before {1} in dictionary order"),
    "not_after": ("{0} equals or comes before {1} in dictionary order", "{0} comes after {1} in dictionary order"),
    "reads": ("reading {all} succeeds", "reading {all} fails"), "reads_line": ("reading a line into {0} succeeds", "reading a line into {0} fails"),
}  # fmt: skip
EFFECTS = {
    "append": "add {1} to the end of {0}", "push": "put {1} into {0}", "put": "store {2} in {0} under key {1}",
    "insert_at": "insert {2} into {0} at index {1}", "set_at": "set the element of {0} at index {1} to {2}",
    "remove_first": "take one element out of {0}", "remove_last": "remove the last element of {0}", "remove": "remove {1} from {0}",
    "clear": "empty {0}", "sort": "sort {0} in ascending order", "sort_down": "sort {0} in descending order",
    "sort_by": "sort {0} by the rule of {1}", "sort_range_by": "sort {0} by the rule of {2}",
    "sort_qsort": "sort the {1} elements of {0} with qsort, comparing them with the function {3}", "reverse": "reverse {0}", "copy_text": "copy the string {1} into {0}",
    "add_text": "append the string {1} to {0}", "fill": "fill all of {0} with {1}", "copy_memory": "copy the contents of {1} into {0}",
    "release": "release the memory of {0}", "exit": "end the program", "close": "close {0}", "resize": "change the size of {0} to {1}",
    "refill": "refill {0} with {1} copies of {2}", "heap_push": "push {1} onto the heap {0}", "heapify": "turn {0} into a heap",
    "extend": "add all elements of {1} to {0}", "prepend": "add {1} at the front of {0}", "flush": "flush the output left in {0}",
    "seed": "seed the random numbers with {0}", "recursion_limit": "raise the recursion limit to {0}",
    "skip_input": "skip a leftover character of the input", "fast_input": "make input and output faster by not keeping C++ and C streams in step",
    "untie": "cut the tie of {0}, so that reading does not write out the output each time",
    "shorten": "shorten {0} to length {1}", "skip_line": "read one line of input and drop it", "start": "start {0}",
    "skip_char": "read one character of input and drop it", "delete": "delete {0}",
    "precision": "set real numbers to be printed with {0} decimal places", "append_text": "append {1} to {0}",
}  # fmt: skip
CONTAINERS = {
    "list": "{1} of {0}", "set": "{1} of {0}", "map": "{1} from {0} to {2}", "pair": "pair of {0} and {2}",
    "stack": "{1} of {0}", "queue": "{1} of {0}", "deque": "{1} of {0}",
    "heap": "{1} of {0}", "tuple": "{1} of {0}",
}  # fmt: skip
HELD = {
    "int": "integers", "Integer": "integers", "double": "doubles", "Double": "doubles", "float": "floats",
    "char": "characters", "Character": "characters", "string": "strings", "String": "strings",
    "bool": "booleans", "boolean": "booleans", "Boolean": "booleans", "long long": "long long integers",
    "long": "long integers", "Long": "long integers",
}  # fmt: skip
