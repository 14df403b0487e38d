"""Who has a case, which house it belongs to, until when it is put off, and whether it is urgent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import knowledge.storing.tables

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("colleague_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("colleague_name", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("house", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("snoozed_until", knowledge.storing.tables.UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("case", schema=None) as batch_op:
        for name in ("urgent", "snoozed_until", "house", "colleague_name", "colleague_id"):
            batch_op.drop_column(name)
