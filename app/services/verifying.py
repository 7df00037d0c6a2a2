"""The checks of a draft's guidelines, made anew where a guideline or its unit has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from app.domain.unit_names import Cut
from app.i18n import LOCALES
from app.models import Reference, UnitGuideline
from guideline_model import WriteRequest, verify
from segmenter import Level


def verify_again(reference: Reference, cuts: Mapping[Level, Cut]) -> None:
    """Check all guidelines of a reference that have their unit, `cuts` being its units now."""
    for level, cut in cuts.items():
        names = {name: index for index, name in enumerate(cut.names())}
        for locale in LOCALES:
            rows = {
                names[row.key]: row
                for row in reference.guidelines
                if (row.level, row.locale) == (level, locale) and row.key in names
            }
            _verify_rows(cut, locale, _statement(reference, locale), rows)


def _statement(reference: Reference, locale: str) -> str:
    return next((row.text for row in reference.problem.statements if row.locale == locale), "")


def _verify_rows(cut: Cut, locale: str, statement: str, rows: Mapping[int, UnitGuideline]) -> None:
    texts = {index: row.text for index, row in rows.items()}
    for index, row in rows.items():
        row.checks = _checks(cut, locale, statement, index, texts)
        if row.proposal:
            others = texts | {index: row.proposal["text"]}
            proposed = _checks(cut, locale, statement, index, others)
            row.proposal = {**row.proposal, "checks": proposed}


def _checks(
    cut: Cut, locale: str, statement: str, index: int, texts: Mapping[int, str]
) -> list[dict[str, Any]]:
    request = WriteRequest(
        segmentation=cut.units,
        locale=locale,
        statement=statement,
        standing={key: text for key, text in texts.items() if key != index},
    )
    return rows_of(verify(texts[index], request, cut.units.units[index]))


def rows_of(checks: Iterable[Any]) -> list[dict[str, Any]]:
    """Return checks as JSON."""
    rows = [asdict(check) for check in checks]
    return [{**row, "span": list(row["span"]) if row["span"] else None} for row in rows]
