"""Prints figures as a table: a row for each measure, a column for each subject."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from guideline_model.evaluation.measuring import ALL
from guideline_model.evaluation.model import Figures

Measured = Mapping[str, Mapping[str, Figures]]  # by subject, then by level
WIDTH = 12


def as_json(measured: Measured) -> dict[str, Any]:
    """Return all figures as JSON, by subject and level."""
    return {
        subject: {level: asdict(one) for level, one in levels.items()}
        for subject, levels in measured.items()
    }


def as_text(measured: Measured) -> str:
    """Return a table for all examples and one for each level."""
    levels = next(iter(measured.values()))
    return "\n\n".join(_table(measured, level) for level in levels) + "\n"


def _table(measured: Measured, level: str) -> str:
    columns = [levels[level] for levels in measured.values()]
    title = f"{'all levels' if level == ALL else level}, {columns[0].count} units"
    head = f"{title:<30}" + "".join(f"{name:>{WIDTH}}" for name in measured)
    return "\n".join([head, *_rows(columns)])


def _rows(columns: Sequence[Figures]) -> Iterator[str]:
    yield _row("passes every check", columns, lambda one: _percent(one.passed))
    for check in columns[0].checks:
        yield _row(f"  {check}", columns, lambda one, check=check: _percent(one.checks[check]))  # type: ignore[misc]
    yield _row("leaks code", columns, lambda one: _percent(one.leaked))
    yield _row("empty", columns, lambda one: _percent(one.empty))
    yield _row("needed names that are said", columns, lambda one: _percent(one.coverage))
    yield _row("ROUGE-L", columns, lambda one: f"{one.rouge_l:.3f}")
    yield _row("chrF", columns, lambda one: f"{one.chrf:.3f}")
    yield _row("characters", columns, lambda one: f"{one.characters:.1f}")
    yield _row("sentences", columns, lambda one: f"{one.sentences:.2f}")
    yield _row("seconds per unit", columns, lambda one: f"{one.seconds:.4f}")


def _row(name: str, columns: Sequence[Figures], said: Callable[[Figures], str]) -> str:
    return f"{name:<30}" + "".join(f"{said(one):>{WIDTH}}" for one in columns)


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
