"""The buttons under a file's difference: carry it out, drop it, or take back what it did."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.controls.actions import Action, Verb, row_number
from bot.desk.cases import Colleague
from bot.desk.said import CaseMovedError
from bot.keeping import held, import_words
from bot.keeping.answering import signature
from bot.keeping.held import Held, Kind, State
from bot.keeping.imports import Imports
from bot.messages import Keyboard, Message
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Edit
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.transport.signals import Signal, Signals
from bot.work import current
from knowledge.errors import ConflictError
from knowledge.publication.roles import Right
from knowledge.storing import history
from knowledge.storing.changing import Act, note
from knowledge.storing.importing import carry_out, carry_out_questions
from knowledge.storing.set_store import SetName

VERBS = frozenset({Verb.IMPORT_APPLY, Verb.IMPORT_ARCHIVE, Verb.IMPORT_DROP, Verb.IMPORT_UNDO})
_RIGHTS = {
    Verb.IMPORT_APPLY: Right.APPLY,
    Verb.IMPORT_ARCHIVE: Right.APPLY,
    Verb.IMPORT_DROP: Right.PROPOSE,
    Verb.IMPORT_UNDO: Right.UNDO,
}


@dataclass(frozen=True, slots=True)
class Deciding:
    """The use case of the buttons under a file."""

    imports: Imports
    signals: Signals

    async def press(self, action: Action, message: tuple[int, int], who: Colleague | None) -> str | None:
        """A button under a file's difference (chat id, message id); gives the note to show at it, or None."""
        refusal = await self.imports.roles.refusal(who, _RIGHTS[action.verb])
        number = row_number(action.about)
        if refusal is not None or who is None or number is None:
            return refusal
        async with self.imports.database.reading() as session:
            file = await held.look(session, number, self.imports.clock())
        wanted = State.DONE if action.verb is Verb.IMPORT_UNDO else State.HELD
        if file is None or file.state is not wanted:
            return self.imports.texts.plain("staff-import-settled")
        carries_out = action.verb in {Verb.IMPORT_APPLY, Verb.IMPORT_ARCHIVE}
        if self.imports.four_eyes and carries_out and file.content[held.BY] == who.id:
            return self.imports.texts.plain("staff-import-another")
        name = signature(who)

        async def change(session: AsyncSession) -> None:
            seen = await held.look(session, number, self.imports.clock(), to_settle=True)
            if seen is None or seen.state is not wanted:
                # Somebody else was faster; handled anew, whoever pressed is told so.
                raise CaseMovedError
            await self._decide(session, seen, action.verb, name, message)

        current().change(change)
        return None

    async def _decide(self, session: AsyncSession, file: Held, verb: Verb, who: str, message: tuple[int, int]) -> None:
        now = self.imports.clock()
        keyboard: Keyboard = ()
        match verb:
            case Verb.IMPORT_DROP:
                await held.settle(session, file.id, State.DROPPED, None)
                await note(session, Act(who, "import-drop", at=now), f"file {file.id}")
                html = self.imports.texts.html("staff-import-dropped")
            case Verb.IMPORT_UNDO:
                html, keyboard = await self._undo(session, file, Act(who, "undo", at=now))
            case _ if file.kind is Kind.SETS:
                gone = file.content["missing"] if verb is Verb.IMPORT_ARCHIVE else []
                html, keyboard = await self._apply_sets(session, file, Act(who, "import", at=now), gone)
            case _:
                archive = file.content.get("missing", []) if verb is Verb.IMPORT_ARCHIVE else []
                html, keyboard = await self._apply(session, file, Act(who, "import", at=now), archive)
        await self._show(session, message, html, keyboard, now)

    async def _apply(
        self, session: AsyncSession, file: Held, act: Act, archive: Collection[str]
    ) -> tuple[str, Keyboard]:
        texts = self.imports.texts
        done = await carry_out(session, held.rows_in(file.content), act, archive=archive)
        if done.plan.conflicts:
            await held.settle(session, file.id, State.DROPPED, None)
            return import_words.faults_html(done.plan.conflicts, texts), ()
        await held.settle(session, file.id, State.DONE, done.change)
        if done.change is None:
            return texts.html("staff-import-nothing"), ()
        await self.signals.everywhere(session, Signal.KNOWLEDGE)
        html = texts.html(
            "staff-import-done",
            who=act.who,
            change=str(done.change),
            new=len(done.plan.new),
            changed=len(done.plan.changed),
            archived=len(done.plan.missing),
        )
        return html, import_words.undo_keyboard(file.id, texts)

    async def _apply_sets(
        self, session: AsyncSession, file: Held, act: Act, gone: Collection[list[str]]
    ) -> tuple[str, Keyboard]:
        texts, questions = self.imports.texts, held.questions_in(file.content)
        keys = {(SetName(name), form) for name, form in gone}
        try:
            change = await carry_out_questions(session, questions, act, gone=keys, base=file.content["base"])
        except ConflictError:
            await held.settle(session, file.id, State.DROPPED, None)
            return texts.html("staff-import-sets-conflict"), ()
        await held.settle(session, file.id, State.DONE, change)
        if change is None:
            return texts.html("staff-import-nothing"), ()
        html = texts.html("staff-import-sets-done", who=act.who, change=str(change))
        return html, import_words.undo_keyboard(file.id, texts)

    async def _undo(self, session: AsyncSession, file: Held, act: Act) -> tuple[str, Keyboard]:
        texts = self.imports.texts
        change = file.change or 0
        try:
            async with session.begin_nested():
                made, _ = await history.undo(session, change, act)
        except ConflictError as error:
            slug = texts.plain("staff-import-sets-name") if file.kind is Kind.SETS else error.what.partition(":")[0]
            return texts.html("staff-import-cannot-undo", change=str(change), slug=slug), ()
        await held.settle(session, file.id, State.UNDONE, file.change)
        await self.signals.everywhere(session, Signal.KNOWLEDGE)
        return texts.html("staff-import-undone", change=str(change), made=str(made or change)), ()

    async def _show(
        self, session: AsyncSession, message: tuple[int, int], html: str, keyboard: Keyboard, now: datetime
    ) -> None:
        chat_id, message_id = message
        shown = Outgoing(Edit(Message(chat_id, html, keyboard), message_id), Purpose.STATUS)
        await outbox.put(session, [shown], now)
