"""Files of the knowledge base are recognised wherever staff send them, so that none goes to a citizen by mistake."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from bot.desk.said import Document
from bot.keeping.imports import CannotFetchError, Files
from knowledge import bulk
from knowledge.bulk import BulkFileError
from knowledge.bulk.grid import MOST_BYTES


@dataclass(frozen=True, slots=True)
class KnowledgeFiles:
    """Looks into files whose names say that they may be tables."""

    files: Files

    async def is_knowledge(self, document: Document) -> bool:
        """Whether a file has the form of an export; one that cannot be looked into now counts as such."""
        try:
            bulk.format_of(document.name)
            bulk.refuse_too_large(document.size)
            data = await self.files.fetch(document.file_id, MOST_BYTES)
            return await asyncio.to_thread(bulk.resembles_export, document.name, data)
        except BulkFileError:
            return False
        except CannotFetchError:
            return True
