"""Alembic's entry point; the connection comes from `bot.schema`, which owns the transaction."""

from __future__ import annotations

from alembic import context

from bot.every_table import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
