"""Guidelines hang on units by their names, no longer by their numbers.

Revision: 0004_guideline_key, after 0003_reference_edits.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

# The names must be those that the program looks for, so its own code makes them.
from app.domain.edits import from_rows
from app.domain.unit_names import Cut
from segmenter import apply_edits, segment

revision: str = '0004_guideline_key'
down_revision: str | None = '0003_reference_edits'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    names: dict[tuple[int, str], list[str]] = {}
    rows = _taken_out()
    for row in rows:
        place = row["reference_id"], row["level"]
        if place not in names:
            names[place] = _names(*place)
        index = row.pop("index")
        # A unit that is gone leaves its number: the guideline waits, as others do.
        row["key"] = names[place][index] if index < len(names[place]) else f"unit{index}"
    op.bulk_insert(_table(sa.Column("key", sa.String(), nullable=False)), rows)


def downgrade() -> None:
    """Bring numbers back. Guidelines whose unit is not there now are lost."""
    kept = []
    for row in _taken_out():
        names = _names(row["reference_id"], row["level"])
        if (key := row.pop("key")) in names:
            kept.append({**row, "index": names.index(key)})
    op.bulk_insert(_table(sa.Column("index", sa.Integer(), nullable=False)), kept)


def _taken_out() -> list[dict[str, Any]]:
    """Return all guidelines, and drop their table: a primary key is hard to alter."""
    found = op.get_bind().execute(sa.text("SELECT * FROM unit_guidelines")).mappings()
    rows = [dict(row) for row in found]
    for row in rows:
        if isinstance(row["checks"], str):  # SQLite gives JSON as text
            row["checks"] = sa.JSON().result_processor(op.get_bind().dialect, None)(row["checks"])
    op.drop_table("unit_guidelines")
    return rows


def _table(unit: sa.Column[Any]) -> sa.Table:
    return op.create_table(
        "unit_guidelines",
        sa.Column("reference_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("locale", sa.String(), nullable=False),
        unit,
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("writer", sa.String(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference_id"],
            ["references.id"],
            name=op.f("fk_unit_guidelines_reference_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "reference_id", "level", "locale", unit.name, name=op.f("pk_unit_guidelines")
        ),
    )


def _names(reference_id: int, level: str) -> list[str]:
    table = sa.table(
        "references", *map(sa.column, ("id", "language", "source")), sa.column("edits", sa.JSON())
    )
    query = sa.select(table).where(table.c.id == reference_id)
    row = op.get_bind().execute(query).mappings().one()
    plain = segment(row["source"], language=row["language"], level=level)
    return Cut(plain=plain, units=apply_edits(plain, from_rows(row["edits"].get(level, ())))).names()
