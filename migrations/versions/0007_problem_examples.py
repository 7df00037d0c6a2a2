"""Example submissions that came with a problem's package.

Revision: 0007_problem_examples, after 0006_weaknesses.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0007_problem_examples'
down_revision: str | None = '0006_weaknesses'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("problems") as table:
        table.add_column(sa.Column("examples", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("problems") as table:
        table.drop_column("examples")
