"""An event that its source calls postponed though its new day is known is kept as such, and may be postponed again.

Which of those that have moved are so nobody knows; a source says it of the others when it is next asked. Staff are
asked no more, and mean what they say from then on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_EVENT = sa.table(
    "event",
    *(sa.column(name, sa.String()) for name in ("source", "state")),
    sa.column("moved_from", sa.JSON(none_as_null=True)),
    sa.column("redated", sa.Boolean()),
)


def upgrade() -> None:
    # The default stays: a process of the version before that still runs knows no such column.
    op.add_column("event", sa.Column("redated", sa.Boolean(), server_default=sa.false(), nullable=False))
    moved = _EVENT.c.state == "scheduled", _EVENT.c.moved_from.is_not(None), _EVENT.c.source != "staff"
    op.execute(_EVENT.update().where(*moved).values(redated=True))


def downgrade() -> None:
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_column("redated")
