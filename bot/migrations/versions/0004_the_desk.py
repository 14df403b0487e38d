"""A case knows its topic in the staff group, by when an answer was promised, and since when the citizen waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from knowledge.storing.tables import UtcDateTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CASE = sa.table(
    "case",
    sa.column("state", sa.String),
    sa.column("opened_at", UtcDateTime),
    sa.column("active_at", UtcDateTime),
    sa.column("waiting_since", UtcDateTime),
)


def upgrade() -> None:
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topic_chat_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("topic_id", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("promised_by", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("waiting_since", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("active_at", UtcDateTime(), nullable=True))
        batch_op.create_index("ix_case_topic", ["topic_chat_id", "topic_id"])
    op.execute(_CASE.update().values(active_at=_CASE.c.opened_at))
    waits = _CASE.c.state.in_(("open", "waiting_for_staff"))
    op.execute(_CASE.update().where(waits).values(waiting_since=_CASE.c.opened_at))


def downgrade() -> None:
    # The version before knows neither of these states.
    op.execute(_CASE.update().where(_CASE.c.state.in_(("claimed", "reopened"))).values(state="open"))
    with op.batch_alter_table("case", schema=None) as batch_op:
        batch_op.drop_index("ix_case_topic")
        for name in ("active_at", "waiting_since", "promised_by", "topic_id", "topic_chat_id"):
            batch_op.drop_column(name)
