"""An event that its source calls postponed though its new day is known is kept as such, and may be postponed again.

Which of those that have moved are so nobody knows; a source says it of the others when it is next asked.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_EVENT = sa.table("event", sa.column("state", sa.String()), sa.column("moved_from", sa.JSON(none_as_null=True)))


def upgrade() -> None:
    moved = _EVENT.c.state == "scheduled", _EVENT.c.moved_from.is_not(None)
    op.execute(_EVENT.update().where(*moved).values(state="redated"))


def downgrade() -> None:
    op.execute(_EVENT.update().where(_EVENT.c.state == "redated").values(state="scheduled"))
