"""The card shows the last exchange, and a closed case is rated once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_EXCHANGE = ("answered_question", "answered_with")


def upgrade() -> None:
    for table in ("conversation", "case"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in _EXCHANGE:
                batch_op.add_column(sa.Column(name, sa.Text(), server_default=sa.text("''"), nullable=False))
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rating", sa.String(length=10), nullable=True))
    op.create_table(
        "case_rating",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_rating")),
    )


def downgrade() -> None:
    op.drop_table("case_rating")
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.drop_column("rating")
    for table in ("case", "conversation"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name in reversed(_EXCHANGE):
                batch_op.drop_column(name)
