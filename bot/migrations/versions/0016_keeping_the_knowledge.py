"""Roles of staff, incidents, files that wait for a word, the topic of the knowledge base, and the question sets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from knowledge.storing.tables import UtcDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "staff_role",
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_staff_role")),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    op.create_index("ix_incident_until", "incident", ["until"])
    op.create_table(
        "held_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["change"], ["knowledge_change.id"], name=op.f("fk_held_import_change")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_import")),
    )
    op.create_table(
        "knowledge_topic",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("topic_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_knowledge_topic")),
    )
    op.create_table(
        "question_sets",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["knowledge_change.id"], name=op.f("fk_question_sets_change")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_question_sets")),
    )


def downgrade() -> None:
    op.drop_table("question_sets")
    op.drop_table("knowledge_topic")
    op.drop_table("held_import")
    op.drop_index("ix_incident_until", table_name="incident")
    op.drop_table("incident")
    op.drop_table("staff_role")
