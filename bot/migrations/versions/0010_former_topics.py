"""Topics that a case has left, in which people may still write."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "former_topic",
        sa.Column("topic_chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_former_topic_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("topic_chat_id", "topic_id", name=op.f("pk_former_topic")),
    )
    op.create_index("ix_former_topic_case_id", "former_topic", ["case_id"])


def downgrade() -> None:
    op.drop_index("ix_former_topic_case_id", table_name="former_topic")
    op.drop_table("former_topic")
