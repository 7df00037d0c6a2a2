"""The mutants of a unit: it is absent, or wrong in one small way. Pure, and always the same ones.

Those that matter for rule 5 come first and all of them; of the others an even choice is taken, so
that a long unit does not cost more than a short one.
"""

from collections.abc import Sequence
from itertools import chain

from judge import mutation_curly, mutation_python
from judge.lexing import Misfit, lex, lex_python
from judge.mutants import Change, Mutant
from judge.mutation_tokens import token_changes
from judge.place import place_of
from segmenter import Piece

MOST = 12


def mutants(language: str, pieces: Sequence[Piece], unit: int) -> tuple[Mutant, ...]:
    """Return the mutants of one unit, at most `MOST`; none where it does not lex."""
    reference = place_of(language, pieces, unit).reference
    try:
        absent, wrong = _changes(language, reference)
        same = [token.text for token in lex(language, reference)]
        found = list(dict.fromkeys((*absent, *wrong)))
        other = [c for c in found if _words(language, _applied(c, reference)) != same]
    except Misfit:
        return ()
    first = [change for change in other if change.kind.absence]
    rest = [change for change in other if not change.kind.absence]
    chosen = (*first, *_evenly(rest, MOST - len(first)))
    return tuple(
        Mutant(kind=c.kind, unit=unit, start=c.start, end=c.end, text=c.text) for c in chosen
    )


def _changes(language: str, text: str) -> tuple[list[Change], list[Change]]:
    """Return what leaves nothing of the unit, and what leaves it wrong, in order of place."""
    tokens = lex(language, text)
    if not tokens:
        return [], []
    if language == "python":
        lines = lex_python(text)
        absent = mutation_python.absences(lines)
        parts = chain(mutation_python.statements(lines), mutation_python.negations(lines, text))
    else:
        absent = mutation_curly.absences(language, tokens)
        parts = chain(mutation_curly.statements(tokens), mutation_curly.negations(tokens, text))
    wrong = sorted((*parts, *token_changes(tokens)), key=lambda change: change.start)
    return list(absent), wrong


def _applied(change: Change, text: str) -> str:
    return text[: change.start] + change.text + text[change.end :]


def _words(language: str, text: str) -> list[str]:
    return [token.text for token in lex(language, text)]


def _evenly(changes: Sequence[Change], count: int) -> list[Change]:
    """Return at most `count` of the changes, from all parts of the unit."""
    if len(changes) <= count:
        return list(changes)
    return [changes[at * len(changes) // count] for at in range(count)]
