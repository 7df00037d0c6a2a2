"""What a problem's references need one to know, and the names of these concepts."""

from collections.abc import Mapping
from functools import lru_cache

from app.domain.errors import N_
from segmenter import concepts
from segmenter.concept_words import CONCEPTS

CONCEPT_NAMES = {
    "input": N_("Input"),
    "output": N_("Output"),
    "variable": N_("Variables"),
    "arithmetic": N_("Arithmetic"),
    "bit_operation": N_("Bit operations"),
    "condition": N_("Conditions"),
    "loop": N_("Loops"),
    "nested_loop": N_("Nested loops"),
    "array": N_("Arrays"),
    "two_dimensional_array": N_("Two-dimensional arrays"),
    "string": N_("Strings"),
    "function": N_("Functions"),
    "recursion": N_("Recursion"),
    "lambda": N_("Lambdas"),
    "pointer": N_("Pointers"),
    "struct_or_class": N_("Structs and classes"),
    "collection": N_("Collections"),
    "sorting_call": N_("Calls that sort"),
    "file": N_("Files"),
    "exception": N_("Exceptions"),
}


def concepts_of(programs: Mapping[str, str]) -> tuple[str, ...]:
    """Return the concepts that any of the programs (source by language) uses, in fixed order."""
    found = {one for language, source in programs.items() for one in _concepts(language, source)}
    return tuple(concept for concept in CONCEPTS if concept in found)


@lru_cache(maxsize=256)
def _concepts(language: str, source: str) -> tuple[str, ...]:
    return concepts(source, language)
