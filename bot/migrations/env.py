"""Alembic's entry point; the connection comes from `bot.storage.schema`, which owns the transaction."""

from __future__ import annotations

from alembic import context

import bot.storage.tables
from knowledge.storing.tables import Base

assert bot.storage.tables is not None  # noqa: S101 - imported so that its tables are known

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
