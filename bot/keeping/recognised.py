"""Files of the knowledge base are recognised wherever staff send them, so that none goes to a citizen by mistake."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from bot.desk.said import Document
from bot.keeping.imports import CannotFetchError, Files
from knowledge import bulk
from knowledge.bulk import BulkFileError
from knowledge.bulk.grid import MOST_BYTES

_TABLES: Final = frozenset({".xlsx", ".xls", ".csv", ".tsv", ".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class KnowledgeFiles:
    """Looks into files whose names say that they are tables."""

    files: Files

    async def is_knowledge(self, document: Document) -> bool:
        """Whether a file has the form of an export; a table that cannot be looked into may have it."""
        if PurePath(document.name).suffix.lower() not in _TABLES:
            return False
        try:
            bulk.refuse_too_large(document.size)
            data = await self.files.fetch(document.file_id, MOST_BYTES)
            return await asyncio.to_thread(bulk.resembles_export, document.name, data)
        except (BulkFileError, CannotFetchError):
            return True
