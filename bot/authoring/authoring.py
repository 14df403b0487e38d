"""The staff group's commands about the knowledge base, and what is written for it: which use case each is."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.authoring import drafts
from bot.authoring.asking import Asking
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import DraftState, Place, Writer
from bot.authoring.editing import Editing
from bot.authoring.looking import Looking
from bot.authoring.permissions import RIGHTS, Command
from bot.authoring.pressing import Pressing, Refusal
from bot.authoring.publishing import Publishing
from bot.authoring.showing import Showing
from bot.authoring.stored_questions import QuestionSets
from bot.authoring.trial import TrialQueue, TrialTold
from bot.authoring.trials import Build, Trials
from bot.authoring.turning_back import ARCHIVE, BACK, UNDO, TurningBack
from bot.authoring.written import Mark
from bot.desk.commands.command_words import typed
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from knowledge.entries import Entry
from knowledge.publication.roles import Right

_RIGHTS_OF_REASONS = {UNDO: Right.UNDO, ARCHIVE: Right.ARCHIVE, BACK: Right.DRAFT}


@dataclass(frozen=True, slots=True)
class Authoring:
    """What staff can do with the knowledge base from their group."""

    desk: KnowledgeDesk
    cases: HandOverDesk
    looking: Looking
    editing: Editing
    publishing: Publishing
    turning: TurningBack
    trials: Trials
    refusal: Refusal
    pressing: Pressing

    @classmethod
    def at(
        cls, desk: KnowledgeDesk, cases: HandOverDesk, *, build: Build, sets: QuestionSets, refusal: Refusal
    ) -> Authoring:
        """Everything put together.

        Args:
            desk: what the use cases need.
            cases: knows which topics are a case's.
            build: makes a judge, to try drafts with.
            sets: the questions that drafts are tried with.
            refusal: who may not do what.
        """
        showing = Showing(desk)
        editing = Editing(desk, showing, Asking(desk))
        told, queue = TrialTold(desk.texts, desk.live), TrialQueue()
        publishing = Publishing(desk, showing, editing, told, queue)
        trials = Trials(desk, publishing, queue, build=build, sets=sets)
        looking, turning = Looking(desk, showing), TurningBack(desk, showing)
        pressing = Pressing(desk, showing, looking, editing, publishing, turning, refusal)
        return cls(desk, cases, looking, editing, publishing, turning, trials, refusal, pressing)

    async def command(self, command: Command, said: FromStaff, writer: Writer | None) -> None:
        """A command; `writer` is None where Telegram does not say who wrote it."""
        place = Place(said.chat_id, said.topic)
        page = await self._refusal(said, writer, RIGHTS[command])
        if page is None and writer is not None:
            page = await self._command(command, said, writer, place)
        if page is not None:
            self.desk.answer(place, page, said.message_id)

    async def hear(self, said: FromStaff, author_id: int | None, marks: Sequence[Mark]) -> bool:
        """What somebody writes, which may be for a draft; gives whether it was.

        In a topic everything that the author of a draft writes is for it as long as it asks for something; in the
        group itself only what replies to the assistant. Two slashes begin a note for colleagues, as in a case, and a
        reply to a colleague is said to them.
        """
        talk = said.text.lstrip().startswith("//") or said.to_colleague
        if author_id is None or talk or (said.topic is None and not said.to_us):
            return False
        if await self.cases.case_of_place(said.chat_id, said.reply_to, said.topic) is not None:
            return False
        asked = await self.turning.asked(author_id, Place(said.chat_id, said.topic))
        if asked is None:
            return await self.editing.hear(said, author_id, marks)
        # The right may have been taken away since the question.
        page = await self._refusal(said, asked.author, _RIGHTS_OF_REASONS[asked.asks])
        if page is None:
            await self.turning.hear(asked, said, self.publishing.send_back)
        else:
            self.desk.answer(asked.place, page, said.message_id)
        return True

    async def _command(self, command: Command, said: FromStaff, writer: Writer, place: Place) -> Page | None:
        words = " ".join(said.text.partition("\n")[0].split()[1:])
        # Whoever goes on to something else gives no reason for what they were asked about before.
        self.turning.keep(writer)
        if command is Command.NEW:
            await self.editing.new(writer, place)
            return None
        if command is Command.CANCEL:
            return await self._cancel(writer, place)
        if not words:
            return await self.looking.overview()
        found = await self.looking.found(words)
        chosen = _chosen(found, words)
        if chosen is None:
            return self.looking.choice(found, words)
        uses: dict[Command, Callable[[str], Awaitable[Page | None]]] = {
            Command.SHOW: self.looking.show,
            Command.EDIT: lambda slug: self.editing.edit(slug, writer, place),
            Command.HISTORY: self.turning.history,
            Command.UNDO: lambda slug: self.turning.ask_undo(slug, writer, place),
            Command.ARCHIVE: lambda slug: self.turning.ask_archive(slug, writer, place),
        }
        return await uses[command](chosen.slug)

    async def _cancel(self, writer: Writer, place: Place) -> Page:
        async with self.desk.database.reading() as session:
            draft = await drafts.asked_of(session, writer.id, place)
        if draft is None:
            return Page((self.desk.texts.html("staff-kb-nothing-asked"),))
        if draft.state is DraftState.TURNING:
            self.turning.keep(writer)
            return await self.looking.show(draft.entry.slug)
        return await self.editing.put_aside(draft)

    async def _refusal(self, said: FromStaff, writer: Writer | None, right: Right) -> Page | None:
        """What is said instead of doing anything: without a name or the right, and where all goes to a citizen."""
        if writer is None:
            return Page((self.desk.texts.html("staff-kb-nameless"),))
        if await self.cases.case_of_place(said.chat_id, None, said.topic) is not None:
            undoes = typed(said.text) == Command.UNDO.value
            return Page((self.desk.texts.html("staff-kb-no-undo-in-case" if undoes else "staff-kb-not-in-case"),))
        refused = await self.refusal(writer, right)
        return None if refused is None else Page((html.escape(refused),))


def _chosen(found: Sequence[Entry], words: str) -> Entry | None:
    """The one entry that somebody means: the only one, or the one that is called just so."""
    if len(found) == 1:
        return found[0]
    called = [each for each in found if words.casefold() in {text.title.casefold() for text in each.texts.values()}]
    return called[0] if len(called) == 1 else None
