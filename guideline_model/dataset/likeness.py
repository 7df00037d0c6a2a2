"""What programs and examples are compared by: normalised tokens, whatever names were chosen."""

from guideline_model.dataset.minhash import Runs, runs
from guideline_model.dataset.model import Example, segmented
from guideline_model.declared import declared_names
from guideline_model.tokens import tokens
from segmenter import Level

PROGRAM_RUN, EXAMPLE_RUN = 5, 3


def normal_program(source: str, language: str) -> tuple[str, ...]:
    """Return a program's tokens with one word for all names of its own, numbers and texts."""
    found = segmented(source, language, Level.LINE)
    own = {name for unit in found.units for name in declared_names(found, unit)}
    return tuple(_normal(token, own) for token in tokens(source))


def _normal(token: str, own: set[str]) -> str:
    if token in own:
        return "NAME"
    if token[0] in "\"'":
        return "TEXT"
    return "NUMBER" if token[0].isdigit() else token


def program_runs(example: Example) -> Runs:
    """Return what an example's program is compared by."""
    return runs(normal_program(example.source, example.language), PROGRAM_RUN)


def example_runs(example: Example) -> Runs:
    """Return what an example is compared by: its unit and its guideline, spacing aside."""
    kind = (example.level, example.locale, example.language)
    words = (*kind, *tokens(example.unit.text), *kind, *tokens(example.guideline))
    return runs(words, EXAMPLE_RUN)
