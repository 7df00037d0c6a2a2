"""What went wrong while a program ran, as a value: the words are made in `app.domain.faults`.

Exceptions, signals and what the sanitizers report have these kinds alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class FaultKind(StrEnum):
    """What a program did wrong, in any language; after it the parameters that there may be."""

    INDEX = "index"  # `index`, `size`, `name`
    BOUNDS = "bounds"  # `name`, `bytes`: outside of a variable or of allocated memory
    USE_AFTER_FREE = "use_after_free"
    USE_AFTER_RETURN = "use_after_return"  # `name`
    DOUBLE_FREE = "double_free"
    BAD_FREE = "bad_free"
    NULL_POINTER = "null_pointer"
    WILD_POINTER = "wild_pointer"
    OVERFLOW = "overflow"  # `type`
    DIVISION_BY_ZERO = "division_by_zero"
    SHIFT = "shift"  # `by`
    STACK_OVERFLOW = "stack_overflow"
    OUT_OF_MEMORY = "out_of_memory"
    NO_RETURN = "no_return"
    ARRAY_SIZE = "array_size"  # `size`
    EMPTY = "empty"
    SUBSTRING = "substring"  # `index`, `size`
    KEY = "key"  # `key`
    NUMBER_FORMAT = "number_format"  # `text`
    INPUT_MISMATCH = "input_mismatch"
    INPUT_ENDED = "input_ended"
    NO_ELEMENT = "no_element"
    TYPES = "types"  # `left`, `right`, `operator`, or `type`, `cannot`
    CAST = "cast"
    NAME = "name"  # `name`, `suggestion`
    NAME_EARLY = "name_early"  # `name`
    ATTRIBUTE = "attribute"  # `type`, `name`
    UNPACK = "unpack"
    CHANGED = "changed"  # a collection, while a loop goes through it
    ARGUMENTS = "arguments"  # `name`: of a function that is called with more or fewer
    NO_FUNCTION = "no_function"  # `type`: called although it is none
    NO_COLLECTION = "no_collection"  # `type`: indexed or gone through although it is none
    UNCHANGEABLE = "unchangeable"  # `type`: an element of it is assigned to
    PACKAGE = "package"  # `name`: imported, and not there
    BAD_MEMORY = "bad_memory"  # nothing else is known
    EXIT_CODE = "exit_code"  # `code`
    NO_MAIN = "no_main"  # Java finds nothing to begin with


# what a program survives, and may even mean: it is told of the student's own lines only
HARMLESS = frozenset({FaultKind.OVERFLOW, FaultKind.SHIFT})


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One fault: its kind, the place in the source (0 is unknown), and what is known of it.

    The parameters may quote the input, so that none is told of a hidden case.
    """

    kind: FaultKind
    line: int = 0
    column: int = 0
    params: Mapping[str, str] = field(default_factory=dict)
