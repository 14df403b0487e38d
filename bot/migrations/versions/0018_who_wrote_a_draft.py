"""Everybody who wrote some of a draft is kept with it, and nobody's number with what was announced."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("knowledge_draft", sa.Column("writers", sa.JSON(none_as_null=True), nullable=True))
    announced = sa.table("announcement", sa.column("state", sa.String()), sa.column("reached", sa.BigInteger()))
    op.execute(announced.update().where(announced.c.state.in_(("given", "cancelled"))).values(reached=0))


def downgrade() -> None:
    with op.batch_alter_table("knowledge_draft", schema=None) as batch_op:
        batch_op.drop_column("writers")
