"""Every kind is recognised in what the real compilers said of real wrong programs."""

import pytest

from judge.explanations import COMPILERS, Kind, recognise
from judge.explanations.base import Explanation
from tests.judge.explanations.programs import LANGUAGES, Case, cases, compiled, recorded

PAIRS = [
    (case, said)
    for language in LANGUAGES
    for case, said in zip(cases(language), recorded(language), strict=True)
]


def told(language: str, said: list[dict[str, object]]) -> list[Explanation | None]:
    return [recognise(COMPILERS[language], str(message["text"])) for message in said]


@pytest.mark.parametrize(("case", "said"), PAIRS, ids=[str(case) for case, _ in PAIRS])
def test_the_kind_is_told(case: Case, said: list[dict[str, object]]) -> None:
    found = told(case.language, said)
    assert Explanation(kind=Kind(case.kind), params=case.params) in [
        one and Explanation(kind=one.kind, params=one.params) for one in found
    ]


def test_at_least_sixty_kinds_of_compile_errors_are_known() -> None:
    assert len({case.kind for case, _ in PAIRS}) >= 60


def test_no_message_is_unknown() -> None:
    unknown = [
        message["text"]
        for case, said in PAIRS
        for message, found in zip(said, told(case.language, said), strict=True)
        if found is None
    ]
    assert unknown == []


def test_every_compilers_rule_is_seen_in_some_program() -> None:
    """Rules without a program of their own are alternatives; each kind has one at least."""
    kinds = {found.kind for case, said in PAIRS for found in told(case.language, said) if found}
    known = {rule.kind for table in COMPILERS.values() for rule in table}
    assert known - kinds == set()


# one program of each language, for what is recorded to stay what the compilers say
REAL = {
    "c": "missing_address",
    "cpp": "wrong_shift",
    "java": "no_member",
    "python": "missing_colon",
}


@pytest.mark.parametrize(("language", "kind"), REAL.items())
def test_the_compiler_says_what_is_recorded(language: str, kind: str) -> None:
    chosen = [pair for pair in PAIRS if (pair[0].language, pair[0].kind) == (language, kind)]
    case, said = chosen[0]
    assert compiled(case) == said
