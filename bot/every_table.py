"""Every table of the program: a table is known from the moment its module is imported, so here all of them are."""

from __future__ import annotations

from types import ModuleType
from typing import Final

import bot.announcing.tables
import bot.authoring.tables
import bot.desk.tables
import bot.hours.tables
import bot.keeping_tables
import bot.tables
import knowledge.events.tables
import knowledge.history_tables
import knowledge.set_tables
import knowledge.tables

MODULES: Final[tuple[ModuleType, ...]] = (
    bot.announcing.tables,
    bot.authoring.tables,
    bot.desk.tables,
    bot.hours.tables,
    bot.keeping_tables,
    bot.tables,
    knowledge.events.tables,
    knowledge.history_tables,
    knowledge.set_tables,
    knowledge.tables,
)
"""The modules that make tables."""

METADATA: Final = knowledge.tables.Base.metadata
"""What migrations are compared with."""
