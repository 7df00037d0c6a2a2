"""Which of an answer's own names stand for those that the rest of the program needs of it?

An answer built otherwise than the reference's unit (`int m; int total = 0;` for `int n, sum = 0;`)
cannot be laid beside it word by word. Where it lacks names that are needed, and declares as many
others, they are paired by what they are, by type and by order. That is a guess: a run decides.
"""

from collections.abc import Sequence

from judge.assembly import assemble
from judge.names import Binding, Names, resolve
from segmenter import Piece


def offered(
    language: str,
    pieces: Sequence[Piece],
    unit: int,
    answer: str,
    reference: Names,
) -> dict[Binding, str] | None:
    """Return the names to use for what the answer lacks, or None where it offers none."""
    part = assemble(pieces, {}, language=language).span(unit)
    declared = reference.declared_in(part)
    needed = [b for b in declared if reference.is_seen_outside(b, part)]
    if not needed:
        return None
    try:
        assembly = assemble(pieces, {unit: answer}, language=language)
    except ValueError:
        return None
    given = resolve(assembly.source, language)
    if given is None:
        return None
    mine = given.declared_in(assembly.span(unit))
    names = {binding.name for binding in mine}
    missing = [binding for binding in needed if binding.name not in names]
    wanted = {binding.name for binding in needed}
    return _paired(missing, [binding for binding in mine if binding.name not in wanted])


def _paired(missing: Sequence[Binding], free: Sequence[Binding]) -> dict[Binding, str] | None:
    """Return one of the free names for each that is missing; None where they do not suffice."""
    left = list(free)
    found: dict[Binding, str] = {}
    for binding in missing:
        alike = [b for b in left if _place(b) == _place(binding)]
        same_type = [b for b in alike if _type(b) == _type(binding)]
        if not alike:
            return None
        taken = (same_type or alike)[0]
        left.remove(taken)
        found[binding] = taken.name
    return found


def _place(binding: Binding) -> tuple[str, str, int]:
    return binding.kind, binding.space, sum(1 for _ in binding.scope.chain())


def _type(binding: Binding) -> bytes | None:
    return binding.type.text if binding.type is not None else None
