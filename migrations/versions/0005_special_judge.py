"""Special judges of drafts and revisions, and what judge workers tell of themselves.

Revision: 0005_special_judge, after 0004_guideline_key.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0005_special_judge'
down_revision: str | None = '0004_guideline_key'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    for name in ("problems", "revisions"):
        with op.batch_alter_table(name) as table:
            table.add_column(
                sa.Column("special_judge", sa.JSON(), nullable=False, server_default="{}")
            )
    op.create_table(
        "workers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("protections", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_workers")),
    )


def downgrade() -> None:
    op.drop_table("workers")
    for name in ("problems", "revisions"):
        with op.batch_alter_table(name) as table:
            table.drop_column("special_judge")
