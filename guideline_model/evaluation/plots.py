"""Draws figures as PNG files."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from guideline_model.evaluation.measuring import ALL
from guideline_model.evaluation.model import Figures
from guideline_model.evaluation.table import Measured

CHECKS, MEASURES = "checks.png", "measures.png"


def plot(measured: Measured, folder: Path) -> None:
    """Draw the checks that pass, and the other measures, over all examples."""
    overall = {name: levels[ALL] for name, levels in measured.items()}
    first = next(iter(overall.values()))
    checks = {
        name: [one.passed, *(one.checks[check] for check in first.checks)]
        for name, one in overall.items()
    }
    _bars(["all checks", *first.checks], checks, "share that passes", folder / CHECKS)
    measures = {name: _measures(one) for name, one in overall.items()}
    _bars(["leaks", "names said", "ROUGE-L", "chrF"], measures, "share", folder / MEASURES)


def _measures(one: Figures) -> list[float]:
    return [one.leaked, one.coverage, one.rouge_l, one.chrf]


def _bars(labels: list[str], series: Mapping[str, list[float]], what: str, path: Path) -> None:
    from matplotlib.figure import Figure  # noqa: PLC0415 - of the extra [train]

    figure = Figure(figsize=(max(6.0, 0.8 * len(labels)), 4), layout="constrained")
    axes: Any = figure.add_subplot()
    width = 0.8 / len(series)
    for number, (name, values) in enumerate(series.items()):
        places = [at + (number - (len(series) - 1) / 2) * width for at in range(len(labels))]
        axes.bar(places, values, width, label=name)
    axes.set_xticks(range(len(labels)), labels, rotation=30, ha="right")
    axes.set_ylim(0, 1.05)
    axes.set_ylabel(what)
    axes.legend()
    figure.savefig(path, dpi=120)
