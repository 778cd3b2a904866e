"""Which versions change other plans, to be known without reading them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; what an older program read amends nothing."""
    op.add_column("plan_version", sa.Column("amends", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take it out."""
    op.drop_column("plan_version", "amends")
