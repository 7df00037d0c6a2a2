"""Why a guideline stands although it failed a check, a new text beside the old, and what guideline
workers can.

Revision: 0010_guideline_checks, after 0009_answering.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0010_guideline_checks'
down_revision: str | None = '0009_answering'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("unit_guidelines") as table:
        table.add_column(sa.Column("overridden", sa.JSON(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("proposal", sa.JSON(), nullable=False, server_default="{}"))
    op.create_table(
        "guideline_workers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("writers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_guideline_workers")),
    )


def downgrade() -> None:
    op.drop_table("guideline_workers")
    with op.batch_alter_table("unit_guidelines") as table:
        table.drop_column("proposal")
        table.drop_column("overridden")
