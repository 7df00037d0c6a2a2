"""What a program calls things."""

from collections.abc import Mapping

from app.domain.errors import N_
from judge.explanations import Kind

WORDS: Mapping[Kind, str] = {
    Kind.UNDECLARED: N_(
        "The name `%(name)s` is not known here: check its spelling, or declare it before this line."
    ),
    Kind.UNDECLARED_SIMILAR: N_(
        "The name `%(name)s` is not known here: is it a misspelling of `%(suggestion)s`?"
    ),
    Kind.UNDECLARED_FUNCTION: N_(
        "The function `%(name)s` is not known: check its spelling, capital letters too."
    ),
    Kind.UNKNOWN_TYPE: N_(
        "There is no type called `%(name)s` here: check its spelling, capital letters too."
    ),
    Kind.UNKNOWN_HEADER: N_("The header `%(name)s` does not exist: check its spelling."),
    Kind.UNKNOWN_PACKAGE: N_("`%(name)s` does not exist: check its spelling, capital letters too."),
    Kind.MISSING_INCLUDE: N_("`%(name)s` needs the header that declares it."),
    Kind.NOT_IN_NAMESPACE: N_(
        "`%(namespace)s` has no `%(name)s` here: check the spelling, or include its header."
    ),
    Kind.REDECLARED: N_(
        "`%(name)s` is declared already: to change its value, leave the type out; for "
        "something else, take another name."
    ),
    Kind.OTHER_TYPE_BEFORE: N_("`%(name)s` is declared already, with another type."),
    Kind.DUPLICATE_PARAMETER: N_(
        "Two parameters are called `%(name)s`: each needs a name of its own."
    ),
    Kind.USE_BEFORE_GLOBAL: N_(
        "`global %(name)s` must stand before `%(name)s` is used in the function."
    ),
    Kind.RESERVED_NAME: N_("`%(name)s` belongs to the language: take another name."),
    Kind.UNDEFINED: N_(
        "`%(name)s` is used but has no body anywhere: write it, or check the spelling."
    ),
    Kind.NO_MAIN: N_("The program has no `main`, where it begins: check its spelling."),
    Kind.PRIVATE_MEMBER: N_("`%(name)s` is private: only its own class may use it."),
    Kind.STATIC_CONTEXT: N_(
        "`%(name)s` belongs to an object, and a `static` method has none: make it `static`, "
        "or use an object."
    ),
}
