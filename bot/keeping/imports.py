"""Files that staff send in the topic of the knowledge base: what they would change is shown before anything is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import Clock
from bot.database import Database
from bot.desk.cases import Colleague
from bot.desk.said import FromStaff
from bot.keeping import held, import_words
from bot.keeping.answering import answer, reply, staff_texts
from bot.keeping.fault_words import fault_in_danish
from bot.keeping.held import Kind
from bot.keeping.roles import Roles
from bot.transport import outbox
from bot.transport.operations import SendFile
from bot.transport.outbox import Outgoing, Purpose
from bot.work import current
from knowledge import bulk, store
from knowledge.bulk import BulkFileError, Fault, FileContent
from knowledge.bulk.grid import MOST_BYTES
from knowledge.importing import plan_of
from knowledge.roles import Right


class CannotFetchError(Exception):
    """A file that cannot be had just now."""


class Files(Protocol):
    """Fetches files that were sent."""

    async def fetch(self, file_id: str, most: int) -> bytes:
        """The content of a file of at most `most` bytes.

        Raises:
            CannotFetchError: if it cannot be had, or is larger.
        """


@dataclass(frozen=True, slots=True)
class Document:
    """A file that somebody sent.

    Attributes:
        file_id: what it is fetched by.
        name: of which only the ending is known.
        size: bytes, as far as that was told.
    """

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Imports:
    """The use case of a file that is handed in."""

    database: Database
    clock: Clock
    roles: Roles
    files: Files

    async def hand_in(self, said: FromStaff, who: Colleague | None, document: Document) -> None:
        """A file in the topic: what it would change is told, and nothing is changed."""
        if not await self.roles.lets(who, Right.PROPOSE, said):
            return
        try:
            # Looked at before anything is fetched, and nothing is unpacked before its directory is.
            bulk.format_of(document.name)
            bulk.refuse_too_large(document.size)
            data = await self.files.fetch(document.file_id, MOST_BYTES)
            content = await asyncio.to_thread(bulk.read, document.name, data)
        except BulkFileError as error:
            answer(said, self.texts.html("staff-import-refused", what=fault_in_danish(str(error), self.texts)))
        except CannotFetchError:
            answer(said, self.texts.html("staff-import-not-fetched"))
        else:
            await self._show(said, content)

    async def _show(self, said: FromStaff, content: FileContent) -> None:
        async with self.database.reading() as session:
            plan = await plan_of(session, content.rows)
            entries = (await store.read(session)).entries
        faults = sorted((*content.faults, *plan.conflicts), key=lambda fault: fault.row)
        if faults:
            self._tell_faults(said, faults)
            return
        if not (plan.new or plan.changed or plan.missing):
            answer(said, self.texts.html("staff-import-nothing"))
            return
        kept = held.entries_content(content.rows, [entry.slug for entry in plan.missing])
        details = import_words.plan_file(plan, entries, self.texts)
        html = import_words.plan_html(plan, self.texts)
        self.hold(said, Kind.ENTRIES, kept, html=html, missing=len(plan.missing), details=details)

    def hold(
        self, said: FromStaff, kind: Kind, content: dict[str, object], *, html: str, missing: int, details: str
    ) -> None:
        """Keep a file until somebody presses a button under what it would change."""

        async def change(session: AsyncSession) -> None:
            now = self.clock()
            number = await held.hold(session, kind, content, now)
            keyboard = import_words.keyboard(number, missing, self.texts)
            shown = reply(said, html, keyboard)
            await outbox.put(
                session, [_file(said, "forskel.txt", details, self.texts.html("staff-import-details")), shown], now
            )

        current().change(change)

    def _tell_faults(self, said: FromStaff, faults: list[Fault]) -> None:
        answer(said, import_words.faults_html(faults, self.texts))
        if len(faults) > import_words.MOST_FAULTS:
            lines = import_words.fault_lines(faults, self.texts)
            caption = self.texts.html("staff-import-all-faults")
            current().do(_file(said, "fejl.txt", "\n".join(lines), caption))

    @property
    def texts(self) -> Texts:
        """The texts that staff read."""
        return staff_texts(self.roles.catalogue)


def _file(said: FromStaff, name: str, text: str, caption: str) -> Outgoing:
    return Outgoing(SendFile(said.chat_id, name, text, caption, said.topic), Purpose.STATUS)
