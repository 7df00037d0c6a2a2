"""How units are answered and hinted at, what an edit broke, and input generators.

Revision: 0009_answering, after 0008_judgings.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0009_answering'
down_revision: str | None = '0008_judgings'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    with op.batch_alter_table("problems") as table:
        table.add_column(sa.Column("answering", sa.JSON(), nullable=False, server_default="{}"))
        table.add_column(sa.Column("generator", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("workspace_units") as table:
        table.add_column(sa.Column("before_text", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("broken", sa.JSON(), nullable=False, server_default="{}"))
    with op.batch_alter_table("attempts") as table:
        table.add_column(sa.Column("hints", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("hints_used", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("weaknesses") as table:
        table.add_column(sa.Column("fault", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("weaknesses") as table:
        table.drop_column("fault")
    with op.batch_alter_table("attempts") as table:
        table.drop_column("hints_used")
        table.drop_column("hints")
    with op.batch_alter_table("workspace_units") as table:
        table.drop_column("broken")
        table.drop_column("before_text")
    with op.batch_alter_table("problems") as table:
        table.drop_column("generator")
        table.drop_column("answering")
