"""Alternatives of references, and every judging of attempts and submissions.

Revision: 0008_judgings, after 0007_problem_examples.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = '0008_judgings'
down_revision: str | None = '0007_problem_examples'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_KEYS = (
    ("attempt_id", "attempts", "CASCADE"),
    ("submission_id", "submissions", "CASCADE"),
    ("revision_id", "revisions", "CASCADE"),
    ("job_id", "jobs", "CASCADE"),
    ("settled_by", "users", "SET NULL"),
)


def upgrade() -> None:
    op.create_table(
        "alternatives",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("problem_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["problem_id"],
            ["problems.id"],
            name=op.f("fk_alternatives_problem_id_problems"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alternatives")),
        sa.UniqueConstraint(
            "problem_id", "language", "label", name=op.f("uq_alternatives_problem_id_language_label")
        ),
    )
    op.create_table(
        "judgings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=True),
        sa.Column("submission_id", sa.Integer(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("cases", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                [f"{table}.id"],
                name=op.f(f"fk_judgings_{column}_{table}"),
                ondelete=ondelete,
            )
            for column, table, ondelete in _KEYS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgings")),
    )
    for column in ("attempt_id", "submission_id", "revision_id", "job_id"):
        op.create_index(op.f(f"ix_judgings_{column}"), "judgings", [column])
    _keep_what_was_said()


def _keep_what_was_said() -> None:
    """Make the judgings of what was judged before there was a history."""
    columns = (
        "INSERT INTO judgings (attempt_id, submission_id, revision_id, reason, sent, alone, verdict,"
        " accepted, decided_by, cases, outcome, note, created_at) "
    )
    op.execute(
        columns + "SELECT NULL, id, revision_id, 'answer', false, false, verdict, verdict = 'AC',"
        " NULL, cases, '', '', created_at FROM submissions WHERE state = 'done'"
    )
    op.execute(
        columns + "SELECT a.id, NULL, w.revision_id, 'answer', false, false, a.verdict, a.accepted,"
        " a.decided_by, '[]', '', '', a.created_at FROM attempts a"
        " JOIN workspaces w ON w.id = a.workspace_id"
        " WHERE a.state = 'done' AND a.decided_by = 'tests'"
    )


def downgrade() -> None:
    op.drop_table("judgings")
    op.drop_table("alternatives")
