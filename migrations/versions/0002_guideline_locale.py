"""The language of a user's guidelines, "" being that of the pages.

Revision: 0002_guideline_locale, after 0001_initial.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0002_guideline_locale'
down_revision: str | None = '0001_initial'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("users") as table:
        table.add_column(
            sa.Column("guideline_locale", sa.String(), nullable=False, server_default="ko")
        )


def downgrade() -> None:
    with op.batch_alter_table("users") as table:
        table.drop_column("guideline_locale")
