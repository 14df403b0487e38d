"""Files that staff send in the topic of the knowledge base: what they would change is shown before anything is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import Clock, local_date
from bot.desk.cases import Colleague
from bot.desk.said import Document, FromStaff
from bot.keeping import held, import_words
from bot.keeping.answering import answer, reply, signature
from bot.keeping.fault_words import fault_in_danish
from bot.keeping.held import Kind
from bot.keeping.import_hints import hints_file, hints_html
from bot.keeping.import_words import Shown
from bot.keeping.roles import Roles
from bot.storage.database import Database
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import SendFile
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge import bulk
from knowledge.bulk import BulkFileError, Fault, FileContent, QuestionContent
from knowledge.bulk.grid import MOST_BYTES
from knowledge.checks.imported import import_hints
from knowledge.publication.roles import Right
from knowledge.storing import set_store, store
from knowledge.storing.changing import Act, current_versions, note
from knowledge.storing.importing import plan_beside, plan_of_questions

MOST_ROWS = 3000
"""Of a file in the group; comparing more keeps the process from citizens for seconds. The command line takes more."""

_EXCEL = frozenset({"excel", "xlsx"})


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
class Imports:
    """The use cases of files that are handed in and out.

    Attributes:
        four_eyes: what one hands in, another carries out.
    """

    database: Database
    clock: Clock
    roles: Roles
    files: Files
    four_eyes: bool = False

    async def hand_out(self, said: FromStaff, who: Colleague | None) -> None:
        """`/eksport`: all entries as a file to work in, also for Excel; `/eksport spørgsmål`: the question sets."""
        if not await self.roles.lets(who, Right.EXPORT, said):
            return
        words = {word.casefold() for word in said.text.split()[1:]}
        async with self.database.reading() as session:
            if words - _EXCEL:
                name = "spoergsmaal.csv"
                data = bulk.write_questions(name, await set_store.read(session))
            else:
                entries, versions = (await store.read(session)).entries, await current_versions(session)
                name = "svar.xlsx" if words else "svar.csv"
                # A workbook of thousands of rows takes seconds, in which citizens must not wait.
                data = await asyncio.to_thread(bulk.write, name, entries.values(), versions)
        if who is not None:
            act = Act(signature(who), "export", at=self.clock())
            current().change(lambda session: note(session, act, name))
        content = data if name.endswith(".xlsx") else data.decode()
        caption = "staff-export-or-excel" if name == "svar.csv" else "staff-export"
        current().do(_file(said, name, content, self.texts.html(caption)))

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
            if who is None or self._refuses(said, content):
                return
            if isinstance(content, QuestionContent):
                await self._show_questions(said, content, who)
            else:
                await self._show(said, content, who)

    def _refuses(self, said: FromStaff, content: FileContent | QuestionContent) -> bool:
        """Whether a file has none, so all would be missing, or more rows than are compared while citizens wait."""
        rows = len(content.rows)
        if rows > MOST_ROWS:
            answer(said, self.texts.html("staff-import-many", rows=rows, most=MOST_ROWS))
        elif not rows and not content.faults:
            answer(said, self.texts.html("staff-import-refused", what=self.texts.plain("staff-fault-no-rows")))
        else:
            return False
        return True

    async def _show_questions(self, said: FromStaff, content: QuestionContent, who: Colleague) -> None:
        async with self.database.reading() as session:
            plan, faults = await plan_of_questions(session, content)
            base = await set_store.newest_number(session)
        if faults:
            self._tell_faults(said, sorted(faults, key=lambda fault: fault.row), content.notes)
            return
        if not (plan.new or plan.changed or plan.missing):
            self._tell_nothing(said, content.notes)
            return
        kept = held.sets_content([question for _, question in content.rows], plan.missing, base)
        shown = import_words.of_sets(plan, self.texts)
        self._hold(said, who, Kind.SETS, kept, import_words.noted(shown, content.notes, self.texts))

    async def _show(self, said: FromStaff, content: FileContent, who: Colleague) -> None:
        async with self.database.reading() as session:
            plan, entries = await plan_beside(session, content.rows)
        faults = sorted((*content.faults, *plan.conflicts), key=lambda fault: fault.row)
        if faults:
            self._tell_faults(said, faults, content.notes)
            return
        if not (plan.new or plan.changed or plan.missing):
            self._tell_nothing(said, content.notes)
            return
        changed = [(row.number, row.entry) for row in (*plan.new, *plan.changed)]
        told = await asyncio.to_thread(import_hints, changed, entries, local_date(self.clock()))
        html = hints_html(told, entries, self.texts)
        if any(each.hint.blocks for each in told):
            answer(said, f"{self.texts.html('staff-import-blocked')}\n{html}")
            return
        kept = held.entries_content(content.rows, [entry.slug for entry in plan.missing])
        shown = import_words.of_entries(plan, entries, self.texts)
        if html:
            details = f"{hints_file(told, entries, self.texts)}\n{shown.details}"
            shown = replace(shown, html=f"{shown.html}\n\n{html}", details=details)
        self._hold(said, who, Kind.ENTRIES, kept, import_words.noted(shown, content.notes, self.texts))

    def _hold(self, said: FromStaff, who: Colleague, kind: Kind, content: dict[str, object], shown: Shown) -> None:
        async def change(session: AsyncSession) -> None:
            now = self.clock()
            number = await held.hold(session, kind, {**content, held.BY: who.id}, now)
            await note(session, Act(signature(who), "import-propose", at=now), f"file {number}: {kind.value}")
            details = _file(said, "forskel.txt", shown.details, self.texts.html("staff-import-details"))
            buttons = import_words.keyboard(number, shown, self.texts)
            await outbox.put(session, [details, reply(said, shown.html, buttons)], now)

        current().change(change)

    def _tell_nothing(self, said: FromStaff, notes: tuple[str, ...]) -> None:
        answer(said, import_words.with_notes(self.texts.html("staff-import-nothing"), notes, self.texts))

    def _tell_faults(self, said: FromStaff, faults: list[Fault], notes: tuple[str, ...]) -> None:
        answer(said, import_words.with_notes(import_words.faults_html(faults, self.texts), notes, self.texts))
        if len(faults) > import_words.MOST_FAULTS:
            lines = import_words.fault_lines(faults, self.texts)
            caption = self.texts.html("staff-import-all-faults")
            current().do(_file(said, "fejl.txt", "\n".join(lines), caption))

    @property
    def texts(self) -> Texts:
        """The texts that staff read."""
        return self.roles.catalogue.staff


def _file(said: FromStaff, name: str, content: str | bytes, caption: str) -> Outgoing:
    return Outgoing(SendFile(said.chat_id, name, content, caption, said.topic), Purpose.STATUS)
