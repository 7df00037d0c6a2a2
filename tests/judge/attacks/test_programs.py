"""Every attack by a program: its verdict, and nothing left; and that it would matter."""

from collections.abc import Iterator

import pytest

from judge import SandboxError, judge_program
from tests.judge.attacks import tables
from tests.judge.attacks.harness import Attack, case_of, run, said_on_host, unfiltered


@pytest.fixture(scope="module", autouse=True)
def _quick_compilers_and_a_secret() -> Iterator[None]:
    """Bombs need not burn ten seconds each; the files that they look for are there."""
    with tables.surroundings():
        yield


@pytest.mark.parametrize("attack", tables.ALL, ids=[a.name for a in tables.ALL])
def test_is_held(attack: Attack) -> None:
    assert run(attack).faults() == []


ON_HOST = [a for a in tables.ALL if a.open_on == "host"]
UNFILTERED = [a for a in tables.ALL if a.open_on == "unfiltered"]


@pytest.mark.parametrize("attack", ON_HOST, ids=[a.name for a in ON_HOST])
def test_would_succeed_without_a_sandbox(attack: Attack) -> None:
    assert "open: " in said_on_host(attack)


@pytest.mark.parametrize("attack", UNFILTERED, ids=[a.name for a in UNFILTERED])
def test_would_succeed_without_the_filter(attack: Attack) -> None:
    sandbox = unfiltered()
    try:
        report = judge_program(attack.program(), [case_of(attack)], attack.limits, sandbox=sandbox)
    except SandboxError:
        return  # it has felled its box
    assert "open: " in report.cases[0].output
