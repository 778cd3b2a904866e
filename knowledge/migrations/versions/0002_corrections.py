"""Corrections of deadlines by hand, and which version each version replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table, add the column."""
    op.add_column("plan_version", sa.Column("replaced", sa.Integer))
    op.create_table(
        "deadline_correction",
        sa.Column("plan_id", sa.String(80), sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("deadline_id", sa.String(80), primary_key=True),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("quote", sa.Text, nullable=False),
        sa.Column("corrected", sa.Text),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    )


def downgrade() -> None:
    """Undo both."""
    op.drop_table("deadline_correction")
    op.drop_column("plan_version", "replaced")
