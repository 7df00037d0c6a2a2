"""Answers of the judge that are given again, and the conditions that they hold under.

Revision: 0011_verdicts, after 0010_guideline_checks.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0011_verdicts'
down_revision: str | None = '0010_guideline_checks'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("workers") as table:
        table.add_column(sa.Column("conditions", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "verdicts",
        sa.Column("question", sa.String(), primary_key=True),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index(op.f("ix_verdicts_kept_at"), "verdicts", ["kept_at"])


def downgrade() -> None:
    op.drop_index(op.f("ix_verdicts_kept_at"), "verdicts")
    op.drop_table("verdicts")
    with op.batch_alter_table("workers") as table:
        table.drop_column("conditions")
