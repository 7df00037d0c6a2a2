"""The merges and splits of a reference's units, by level.

Revision: 0003_reference_edits, after 0002_guideline_locale.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0003_reference_edits'
down_revision: str | None = '0002_guideline_locale'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("references") as table:
        table.add_column(sa.Column("edits", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    with op.batch_alter_table("references") as table:
        table.drop_column("edits")
