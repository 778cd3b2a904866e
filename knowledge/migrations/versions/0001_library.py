"""The library: plans, versions, originals, chunks, vectors, and the generation number."""

import uuid

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    state = op.create_table(
        "library_state",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
    )
    op.bulk_insert(state, [{"id": 1, "name": uuid.uuid4().hex[:12], "generation": 0}])
    op.create_table(
        "plan",
        sa.Column("id", sa.String(80), primary_key=True),
        sa.Column("active_version", sa.Integer),
    )
    op.create_table(
        "plan_version",
        sa.Column("plan_id", sa.String(80), sa.ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("format", sa.String(20), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("words", sa.String(64), nullable=False, index=True),
        sa.Column("analysis", sa.String(64), nullable=False),
        sa.Column("header", sa.Text, nullable=False),
        sa.Column("sections", sa.Text, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("warnings", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("chunks", sa.Integer, nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False, server_default=sa.func.now()),
    )
    _of_version(
        "plan_original",
        sa.Column("plan_id", sa.String(80), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    _of_version(
        "chunk",
        sa.Column("id", sa.String(120), primary_key=True),
        sa.Column("plan_id", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("section", sa.Text, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False, index=True),
        sa.Index("chunk_of_version", "plan_id", "version"),
    )
    op.create_table(
        "vector",
        sa.Column("chunk_id", sa.String(120), sa.ForeignKey("chunk.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("model", sa.String(255), primary_key=True),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables."""
    for name in ("vector", "chunk", "plan_original", "plan_version", "plan", "library_state"):
        op.drop_table(name)


def _of_version(name: str, *columns: sa.schema.SchemaItem) -> None:
    version = sa.ForeignKeyConstraint(
        ["plan_id", "version"], ["plan_version.plan_id", "plan_version.number"], ondelete="CASCADE"
    )
    op.create_table(name, *columns, version)
