"""The highest number that a case ever had, so that none is given twice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0010"
branch_labels = None
depends_on = None

_DRAFT = "udkast-"


def upgrade() -> None:
    numbers = op.create_table(
        "case_number",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_number")),
    )
    op.bulk_insert(numbers, [{"id": 1, "last": max(_numbers())}])


def _numbers() -> list[int]:
    """The numbers of cases, and of those that are gone but whose drafts are there or were."""
    connection = op.get_bind()
    cases = connection.execute(sa.select(sa.column("id")).select_from(sa.table("case"))).scalars().all()
    slugs: set[str] = set()
    for table in ("entry", "entry_version"):
        drafts = sa.select(sa.column("slug")).select_from(sa.table(table)).where(sa.column("slug").startswith(_DRAFT))
        slugs.update(connection.execute(drafts).scalars())
    named = (slug.removeprefix(_DRAFT) for slug in slugs)
    return [0, *cases, *(int(number) for number in named if number.isascii() and number.isdigit())]


def downgrade() -> None:
    op.drop_table("case_number")
