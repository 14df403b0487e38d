"""Numbers of cases are never given twice, and which messages became which, or may yet go to staff, is remembered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
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
    op.create_table(
        "case_echo",
        sa.Column("staff_chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("staff_message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("citizen_message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("by_staff", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_echo_case_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint(
            "staff_chat_id", "staff_message_id", "case_id", "citizen_message_id", name=op.f("pk_case_echo")
        ),
    )
    op.add_column("conversation", sa.Column("shown", sa.JSON(none_as_null=True), nullable=True))
    op.create_index("ix_case_echo_case", "case_echo", ["case_id", "citizen_message_id"])


def _numbers() -> list[int]:
    """The numbers of cases, and of those that are gone but whose drafts are there or were."""
    connection = op.get_bind()
    cases = connection.execute(sa.select(sa.column("id", sa.Integer())).select_from(sa.table("case"))).scalars().all()
    slugs: set[str] = set()
    for table in ("entry", "entry_version"):
        slug = sa.column("slug", sa.String())
        drafts = sa.select(slug).select_from(sa.table(table)).where(slug.startswith(_DRAFT))
        slugs.update(connection.execute(drafts).scalars())
    named = (each.removeprefix(_DRAFT) for each in slugs)
    return [0, *cases, *(int(number) for number in named if number.isascii() and number.isdigit())]


def downgrade() -> None:
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_column("shown")
    op.drop_index("ix_case_echo_case", table_name="case_echo")
    op.drop_table("case_echo")
    op.drop_table("case_number")
