"""Files of the knowledge base are recognised wherever staff send them, so that none goes to a citizen by mistake."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from bot.desk.said import Document, FromStaff
from bot.keeping.answering import answer
from bot.keeping.imports import CannotFetchError, Files, Imports
from bot.keeping.topic import KnowledgeTopic
from bot.transport.incoming.named_content import FILE_ENDINGS, ending_of
from knowledge import bulk
from knowledge.bulk import BulkFileError
from knowledge.bulk.grid import MOST_BYTES

_TEXT: Final = ".txt"
"""What mostly is a letter; one that cannot be looked into as a table is none."""


@dataclass(frozen=True, slots=True)
class KnowledgeFiles:
    """Looks into files whose names say that they are tables."""

    files: Files

    async def is_knowledge(self, document: Document) -> bool:
        """Whether a file has the form of an export; a table that cannot be looked into may have it."""
        return await self._looks_so(document) is not False

    async def is_surely_knowledge(self, document: Document) -> bool:
        """The same of a file that can be looked into."""
        return await self._looks_so(document) is True

    async def _looks_so(self, document: Document) -> bool | None:
        """Whether a file has the form of an export; None of a table that cannot be looked into."""
        ending = ending_of(document.name)
        if ending not in FILE_ENDINGS:
            return False
        try:
            bulk.refuse_too_large(document.size)
            data = await self.files.fetch(document.file_id, MOST_BYTES)
            return await asyncio.to_thread(bulk.resembles_export, document.name, data)
        except (BulkFileError, CannotFetchError):
            return False if ending == _TEXT else None


async def is_handed_in(imports: Imports, topic: KnowledgeTopic, said: FromStaff) -> bool:
    """Whether a file in the group itself is for the knowledge base: it answers the assistant, and in no case.

    Where a group has no topics there is no other place for it.
    """
    if said.file is None or not said.to_us:
        return False
    if await topic.desk.case_of_place(said.chat_id, said.reply_to, said.topic) is not None:
        return False
    return await KnowledgeFiles(imports.files).is_surely_knowledge(said.file)


async def tell_astray(imports: Imports, said: FromStaff) -> None:
    """A file in the group itself is nobody's business, unless it was meant for the knowledge base."""
    if said.file is not None and await KnowledgeFiles(imports.files).is_surely_knowledge(said.file):
        answer(said, imports.texts.html("staff-import-where"))
