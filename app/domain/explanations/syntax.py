"""How code is written: brackets, separators, keywords, blanks."""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.explanations import Kind

WORDS: Mapping[Kind, str] = {
    Kind.MISSING_SEMICOLON: N_("The statement does not end: put a semicolon `;` at its end."),
    Kind.MISSING_SEMICOLON_AFTER_CLASS: N_(
        "A struct or class ends with `};`: put the semicolon behind its closing brace."
    ),
    Kind.MISSING_CLOSING: N_(
        "A closing `%(token)s` is missing: find the opening bracket that has no partner."
    ),
    Kind.MISSING_OPENING: N_("An opening `%(token)s` is missing here."),
    Kind.MISSING_COLON: N_("A colon `:` is missing here."),
    Kind.MISSING_COMMA: N_(
        "Two values stand side by side: is there a comma or an operator missing between them?"
    ),
    Kind.MISSING_BEFORE: N_(
        "Something is missing before `%(token)s`: a semicolon, a comma or an operator."
    ),
    Kind.MISSING_NAME: N_("A name is missing before `%(token)s`."),
    Kind.MISSING_VALUE: N_("A value or an expression is missing before `%(token)s`."),
    Kind.MISSING_BODY: N_("A function's body begins with `{`: is it missing?"),
    Kind.MISSING_TYPE: N_("A type is missing in this declaration: say what kind of value it is."),
    Kind.UNFINISHED: N_("The code ends too early: something that was opened is never closed."),
    Kind.UNEXPECTED: N_("`%(token)s` does not belong here: look at what stands just before it."),
    Kind.UNREADABLE: N_(
        "This cannot be read as code: look for a piece that is missing, too many or misspelt "
        "around here."
    ),
    Kind.NEVER_CLOSED: N_("The `%(token)s` that opens here is never closed."),
    Kind.UNMATCHED: N_(
        "This `%(token)s` closes nothing: it is one too many, or its opening bracket is missing."
    ),
    Kind.BRACKET_MISMATCH: N_("`%(opening)s` is closed by `%(token)s`, which is of another kind."),
    Kind.ELSE_WITHOUT_IF: N_(
        "This `else` has no `if`: is there a semicolon right behind the condition, or more "
        "than one statement without braces?"
    ),
    Kind.ELSE_EXPRESSION: N_("A value with `if` inside an expression needs its `else` too."),
    Kind.TRY_ALONE: N_(
        "A `try` needs what catches its errors: the block that goes with it is missing."
    ),
    Kind.OUTSIDE_OF_LOOP: N_(
        "`%(token)s` only works inside a loop: look at the braces and the indentation."
    ),
    Kind.OUTSIDE_OF_SWITCH: N_("`%(token)s` only works inside a `switch`: look at the braces."),
    Kind.OUTSIDE_OF_FUNCTION: N_(
        "`%(token)s` only works inside a function: look at the indentation."
    ),
    Kind.OUTSIDE_OF_METHOD: N_(
        "A statement stands outside of a method, or a name is missing here: look at the "
        "braces before it."
    ),
    Kind.OUTSIDE_OF_CLASS: N_(
        "This stands outside of the class: is there a closing brace too many before it?"
    ),
    Kind.DUPLICATE_CASE: N_(
        "Two `case` lines have the same value: each value may stand there once."
    ),
    Kind.NOT_A_STATEMENT: N_(
        "This is a value that nothing is done with: store it, pass it on, or look for a slip."
    ),
    Kind.STRAY_CHARACTER: N_(
        "There is a character here that code cannot hold: type it again with the English keyboard."
    ),
    Kind.BAD_NUMBER: N_(
        "Letters stand right behind a number: a name may not begin with a digit, and a number"
        " holds no letters."
    ),
    Kind.LEADING_ZERO: N_("A number may not begin with 0: leave the zeros before it out."),
    Kind.UNCLOSED_QUOTE: N_(
        "The text that begins here is never closed: put the same quotation mark at its end."
    ),
    Kind.UNCLOSED_TRIPLE_QUOTE: N_(
        "The text that begins here with three quotation marks must end with three."
    ),
    Kind.UNCLOSED_COMMENT: N_("The comment that begins here is never closed: it ends with `*/`."),
    Kind.LONG_CHARACTER: N_(
        "Single quotes `'` hold exactly one character: a text stands in double quotes `\"`."
    ),
    Kind.EMPTY_CHARACTER: N_(
        "Single quotes `'` with nothing between them are no character: write the character."
    ),
    Kind.BAD_ESCAPE: N_(
        "This `\\` begins something that does not exist: `\\n` is a new line, `\\\\` the `\\` "
        "itself."
    ),
    Kind.AFTER_BACKSLASH: N_(
        "Nothing may follow a `\\` on its line: is it meant to be another sign?"
    ),
    Kind.F_STRING: N_(
        "What stands between `{` and `}` in an f-string must be a whole expression, and each "
        "`{` needs its `}`."
    ),
    Kind.PRINT_WITHOUT_PARENTHESES: N_(
        "`print` is a function: what it prints stands in parentheses."
    ),
    Kind.BLOCK_EXPECTED: N_(
        "What follows a line that ends with `:` belongs inside: indent it further."
    ),
    Kind.UNEXPECTED_INDENT: N_(
        "This line is indented, but nothing opened a block before it: begin it where the line"
        " above begins."
    ),
    Kind.UNINDENT_MISMATCH: N_(
        "This line begins at a column where no line above begins: align it with the block it "
        "belongs to."
    ),
    Kind.MIXED_TABS: N_("Tabs and blanks are mixed in the indentation: use blanks only."),
    Kind.UNREACHABLE: N_(
        "This line can never be reached: look at what stands before it, such as an endless "
        "loop or a `return`."
    ),
}
