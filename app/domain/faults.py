"""The words for what a program did wrong while it ran; all are msgids to translate."""

import re
from collections.abc import Mapping

from app.domain.errors import N_
from judge.faults import FaultKind

ELSEWHERE = N_(
    "Something breaks in code outside of this unit, which relies on what this unit does. What "
    "happens there:"
)
# the first whose parameters are all there; the last has none
FAULTS: Mapping[str, tuple[str, ...]] = {
    FaultKind.INDEX: (
        N_(
            "This uses index %(index)s of “%(name)s”, which has only %(size)s elements: the "
            "indexes begin at 0, so the last one is one less than the size."
        ),
        N_(
            "This uses index %(index)s where there are only %(size)s elements: the indexes begin "
            "at 0, so the last one is one less than the size."
        ),
        N_("This uses index %(index)s of “%(name)s”, which is outside of it."),
        N_("This uses index %(index)s, which is outside of the array."),
        N_(
            "An index of “%(name)s” is out of range: the first is 0, the last is one less than "
            "the number of elements."
        ),
        N_(
            "An index is out of range: the first is 0, the last is one less than the number of "
            "elements."
        ),
    ),
    FaultKind.BOUNDS: (
        N_(
            "This reads or writes outside of “%(name)s”, which has only %(bytes)s bytes: check "
            "the index, or make it larger."
        ),
        N_("This reads or writes outside of “%(name)s”: check the index, or make it larger."),
        N_(
            "This reads or writes outside of memory of %(bytes)s bytes: check the index, or the "
            "size that was asked for."
        ),
        N_(
            "This reads or writes outside of an array or of allocated memory: check the index and "
            "the size."
        ),
    ),
    FaultKind.USE_AFTER_FREE: (
        N_("This uses memory that was freed before: free it only after its last use."),
    ),
    FaultKind.USE_AFTER_RETURN: (
        N_(
            "This uses the local variable “%(name)s” after its function or block has ended: it "
            "is gone by then."
        ),
        N_("This uses a local variable after its function or block has ended: it is gone by then."),
    ),
    FaultKind.DOUBLE_FREE: (N_("This frees memory that was freed before: free it only once."),),
    FaultKind.BAD_FREE: (
        N_(
            "This frees something in a wrong way: only what malloc gave may go to free, new "
            "belongs to delete and new[] to delete[]."
        ),
    ),
    FaultKind.NULL_POINTER: (
        N_("This uses a null value: it refers to nothing. Check it before it is used."),
    ),
    FaultKind.WILD_POINTER: (
        N_(
            "This uses an address that is not valid: was the pointer set, and is there a “&” "
            "before each variable that scanf reads?"
        ),
    ),
    FaultKind.OVERFLOW: (
        N_("The result is too large (or too small) for the type %(type)s: use a wider type."),
        N_("The result is too large (or too small) for its type: use a wider type."),
    ),
    FaultKind.DIVISION_BY_ZERO: (
        N_("This divides by zero: check that the divisor is not 0 first."),
    ),
    FaultKind.SHIFT: (
        N_("This shifts by %(by)s bits: a shift must be from 0 to less than the type has bits."),
        N_("A shift must be from 0 to less than the type has bits."),
    ),
    FaultKind.STACK_OVERFLOW: (
        N_(
            "Functions call each other too deeply: does the recursion ever end, and does each "
            "call come nearer to the end?"
        ),
    ),
    FaultKind.OUT_OF_MEMORY: (N_("This asks for far too much memory: is the size right?"),),
    FaultKind.NO_RETURN: (
        N_(
            "A function ended without returning a value: is a return missing, or is there a way "
            "past it?"
        ),
    ),
    FaultKind.ARRAY_SIZE: (
        N_("The size of an array is %(size)s here: it must be more than 0."),
        N_("The size of an array is negative or far too large here."),
    ),
    FaultKind.EMPTY: (
        N_("This takes something from an empty container: check first that it holds something."),
    ),
    FaultKind.SUBSTRING: (
        N_("This takes position %(index)s of text that has only %(size)s characters."),
        N_("This takes a position of text that is outside of it."),
    ),
    FaultKind.KEY: (
        N_("There is no key %(key)s: check that it is there before it is looked up."),
        N_("A key is not there: check that it is there before it is looked up."),
    ),
    FaultKind.NUMBER_FORMAT: (
        N_("The text %(text)s cannot be made into a number: has the line more than one value?"),
        N_("A text cannot be made into a number: has the line more than one value?"),
    ),
    FaultKind.INPUT_MISMATCH: (
        N_("What is read is not of the kind that is asked for: compare it with the input."),
    ),
    FaultKind.INPUT_ENDED: (
        N_("This reads on where the input has ended: does it read more often than it should?"),
    ),
    FaultKind.NO_ELEMENT: (
        N_("This takes the next thing where there is none: the input or the collection has ended."),
    ),
    FaultKind.TYPES: (
        N_(
            "“%(operator)s” does not work with a value of type %(left)s and one of type "
            "%(right)s: convert one of them first."
        ),
        N_(
            "A value of type %(right)s cannot be joined to one of type %(left)s: convert one of "
            "them first."
        ),
        N_("A value of the wrong type is used here: look at what each name holds."),
    ),
    FaultKind.CAST: (N_("An object is taken for one of a class that it does not belong to."),),
    FaultKind.NAME: (
        N_("There is no “%(name)s”: is “%(suggestion)s” meant?"),
        N_("There is no “%(name)s”: is it spelled right, and set before it is used?"),
        N_("A name is not known: is it spelled right, and set before it is used?"),
    ),
    FaultKind.NAME_EARLY: (
        N_("“%(name)s” is used before this function has given it a value."),
        N_("A local variable is used before this function has given it a value."),
    ),
    FaultKind.ATTRIBUTE: (
        N_("A value of type %(type)s has no “%(name)s”: look at what it holds."),
        N_("A value has nothing of this name: look at what it holds."),
    ),
    FaultKind.UNPACK: (N_("There are more or fewer values than names to the left of “=”."),),
    FaultKind.CHANGED: (
        N_("A collection is changed while a loop goes through it: change a copy instead."),
    ),
    FaultKind.ARGUMENTS: (
        N_("“%(name)s” is called with more or fewer values than it takes, or with other names."),
        N_("A function is called with more or fewer values than it takes, or with other names."),
    ),
    FaultKind.NO_FUNCTION: (
        N_("A value of type %(type)s is called as if it were a function: is its name used twice?"),
        N_("Something is called that is no function: is its name used twice?"),
    ),
    FaultKind.NO_COLLECTION: (
        N_("A value of type %(type)s holds no elements: look at what each name holds."),
        N_("Something is used as a collection that holds no elements."),
    ),
    FaultKind.UNCHANGEABLE: (
        N_("An element of a %(type)s cannot be changed: make a new one."),
        N_("This cannot be changed: make a new one."),
    ),
    FaultKind.PACKAGE: (
        N_("There is no module “%(name)s” here: check its spelling."),
        N_("There is no such module here: check its spelling."),
    ),
    FaultKind.BAD_MEMORY: (
        N_(
            "Memory is used that does not belong to the program: check indexes, pointers and "
            "addresses."
        ),
    ),
    FaultKind.EXIT_CODE: (
        N_("The program says by its exit code, %(code)s, that it failed: it must end with 0."),
        N_("The program says by its exit code that it failed: it must end with 0."),
    ),
    FaultKind.NO_MAIN: (
        N_(
            "Java found no method to begin with: look at every word of the header of “main”, "
            "capital letters too."
        ),
    ),
}
OTHER = N_("Something went wrong while the program ran.")
_PARAMETER = re.compile(r"%\((\w+)\)s")


def fault_words(params: Mapping[str, str]) -> str:
    """Return the msgid for a fault's parameters: the one that tells most of what is known."""
    told = FAULTS.get(params.get("kind", ""), ())
    return next((text for text in told if set(_PARAMETER.findall(text)) <= set(params)), OTHER)
