"""What can be wrong with a program, as its compiler or its run tells it.

The words for a beginner are made in `app.domain.explanations`; the comments name the parameters.
"""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of errors, and of warnings that help."""

    # how code is written
    MISSING_SEMICOLON = "missing_semicolon"
    MISSING_SEMICOLON_AFTER_CLASS = "missing_semicolon_after_class"
    MISSING_CLOSING = "missing_closing"  # token
    MISSING_OPENING = "missing_opening"  # token
    MISSING_COLON = "missing_colon"
    MISSING_COMMA = "missing_comma"
    MISSING_BEFORE = "missing_before"  # token
    MISSING_NAME = "missing_name"  # token
    MISSING_VALUE = "missing_value"  # token
    MISSING_BODY = "missing_body"
    MISSING_TYPE = "missing_type"
    UNFINISHED = "unfinished"
    UNEXPECTED = "unexpected"  # token
    UNREADABLE = "unreadable"
    NEVER_CLOSED = "never_closed"  # token
    UNMATCHED = "unmatched"  # token
    BRACKET_MISMATCH = "bracket_mismatch"  # token, opening
    ELSE_WITHOUT_IF = "else_without_if"
    ELSE_EXPRESSION = "else_expression"
    TRY_ALONE = "try_alone"
    OUTSIDE_OF_LOOP = "outside_of_loop"  # token
    OUTSIDE_OF_SWITCH = "outside_of_switch"  # token
    OUTSIDE_OF_FUNCTION = "outside_of_function"  # token
    OUTSIDE_OF_METHOD = "outside_of_method"
    OUTSIDE_OF_CLASS = "outside_of_class"
    DUPLICATE_CASE = "duplicate_case"
    NOT_A_STATEMENT = "not_a_statement"
    STRAY_CHARACTER = "stray_character"  # token
    BAD_NUMBER = "bad_number"
    LEADING_ZERO = "leading_zero"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNCLOSED_TRIPLE_QUOTE = "unclosed_triple_quote"
    UNCLOSED_COMMENT = "unclosed_comment"
    LONG_CHARACTER = "long_character"
    EMPTY_CHARACTER = "empty_character"
    BAD_ESCAPE = "bad_escape"
    AFTER_BACKSLASH = "after_backslash"
    F_STRING = "f_string"
    PRINT_WITHOUT_PARENTHESES = "print_without_parentheses"
    BLOCK_EXPECTED = "block_expected"
    UNEXPECTED_INDENT = "unexpected_indent"
    UNINDENT_MISMATCH = "unindent_mismatch"
    MIXED_TABS = "mixed_tabs"
    UNREACHABLE = "unreachable"
    # names
    UNDECLARED = "undeclared"  # name
    UNDECLARED_SIMILAR = "undeclared_similar"  # name, suggestion
    UNDECLARED_FUNCTION = "undeclared_function"  # name
    UNKNOWN_TYPE = "unknown_type"  # name
    UNKNOWN_HEADER = "unknown_header"  # name
    UNKNOWN_PACKAGE = "unknown_package"  # name
    MISSING_INCLUDE = "missing_include"  # name
    NOT_IN_NAMESPACE = "not_in_namespace"  # name, namespace
    REDECLARED = "redeclared"  # name
    OTHER_TYPE_BEFORE = "other_type_before"  # name
    DUPLICATE_PARAMETER = "duplicate_parameter"  # name
    USE_BEFORE_GLOBAL = "use_before_global"  # name
    RESERVED_NAME = "reserved_name"  # name
    UNDEFINED = "undefined"  # name
    NO_MAIN = "no_main"
    PRIVATE_MEMBER = "private_member"  # name
    STATIC_CONTEXT = "static_context"  # name
    # types and calls
    TOO_FEW_ARGUMENTS = "too_few_arguments"  # name
    TOO_MANY_ARGUMENTS = "too_many_arguments"  # name
    WRONG_ARGUMENTS = "wrong_arguments"  # name
    DEFAULT_ORDER = "default_order"
    KEYWORD_ORDER = "keyword_order"
    NO_CONSTRUCTOR = "no_constructor"  # name
    NOT_A_FUNCTION = "not_a_function"  # name
    NOT_AN_ARRAY = "not_an_array"
    NOT_A_POINTER = "not_a_pointer"
    NOT_ITERABLE = "not_iterable"
    NOT_ASSIGNABLE = "not_assignable"
    ARRAY_ASSIGNED = "array_assigned"
    CONSTANT = "constant"  # name
    NO_MEMBER = "no_member"  # name
    NO_MEMBERS = "no_members"  # type
    DOT_OF_POINTER = "dot_of_pointer"
    ARROW_OF_VALUE = "arrow_of_value"
    BAD_OPERANDS = "bad_operands"  # operator, left, right
    BAD_OPERAND = "bad_operand"  # operator, have
    INCOMPARABLE = "incomparable"  # left, right
    TEXT_AND_NUMBER = "text_and_number"
    WRONG_SHIFT = "wrong_shift"
    INCOMPATIBLE = "incompatible"  # have, want
    NARROWING = "narrowing"  # have, want
    NEEDS_A_CONDITION = "needs_a_condition"  # have
    POINTER_OR_NUMBER = "pointer_or_number"
    POINTER_COMPARED = "pointer_compared"
    TEXT_COMPARED = "text_compared"
    VOID_VALUE = "void_value"
    VALUE_RETURNED = "value_returned"
    NOTHING_RETURNED = "nothing_returned"
    MISSING_RETURN = "missing_return"
    STRAY_MODIFIER = "stray_modifier"  # token
    MISSING_TEMPLATE_ARGUMENTS = "missing_template_arguments"
    ARRAY_SIZE = "array_size"
    TOO_MANY_VALUES = "too_many_values"
    UNCAUGHT_EXCEPTION = "uncaught_exception"  # name
    ABSTRACT_METHODS = "abstract_methods"  # name
    # what compiles, but is seldom meant
    MISSING_ADDRESS = "missing_address"  # format
    FORMAT_TYPE = "format_type"  # format, have
    FORMAT_NEEDS_MORE = "format_needs_more"  # format
    FORMAT_HAS_TOO_MANY = "format_has_too_many"
    FORMAT_UNKNOWN = "format_unknown"  # token
    ASSIGNMENT_AS_CONDITION = "assignment_as_condition"
    UNINITIALISED = "uninitialised"  # name
    NO_EFFECT = "no_effect"
    EMPTY_BODY = "empty_body"  # token
    MISLEADING_INDENTATION = "misleading_indentation"  # token
    DIVISION_BY_ZERO = "division_by_zero"
    NUMBER_TOO_LARGE = "number_too_large"
    OUT_OF_BOUNDS = "out_of_bounds"
    LOCAL_ADDRESS = "local_address"
    CHAINED_COMPARISON = "chained_comparison"
    TRUTH_COMPARED = "truth_compared"
    NOT_BEFORE_COMPARISON = "not_before_comparison"
    UNCLEAR_PRECEDENCE = "unclear_precedence"
    SAME_ON_BOTH_SIDES = "same_on_both_sides"
    ORDER_UNCLEAR = "order_unclear"  # name
    # told by the code around the unit
    MISSING_AT_END = "missing_at_end"
    NEEDED_LATER = "needed_later"  # name
    NEEDED_ELSEWHERE = "needed_elsewhere"  # name
    VALUE_NEEDED_LATER = "value_needed_later"  # name
    DECLARED_ELSEWHERE = "declared_elsewhere"  # name
    MISFIT_ELSEWHERE = "misfit_elsewhere"
