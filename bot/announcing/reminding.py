"""Somebody asks to be reminded of one event."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import notices, programme, subscriptions
from bot.announcing.notices import NoticeState
from bot.announcing.tables import NoticeRow
from bot.announcing.wording import Wording
from bot.clock import Clock
from bot.storage.database import Database
from bot.work import current
from knowledge.entries import Language
from knowledge.subscriptions.notices import Notice, reminder_notice
from knowledge.subscriptions.quiet import Quiet


@dataclass(frozen=True, slots=True)
class Reminding:
    """The use case of the button »Mind mig om det« (`bot.announcing.wording.remind_button`)."""

    database: Database
    wording: Wording
    clock: Clock

    async def remind(self, chat_id: int, language: Language, occurrence: str) -> str:
        """Have a chat reminded of an occurrence, once the update that is handled is done.

        It needs no subscription. Who is reminded of an event also hears if it is moved or cancelled.

        Args:
            chat_id: the private chat.
            language: that it is in.
            occurrence: the uuid.

        Returns:
            what to tell the person, as plain text short enough for a toast.
        """
        texts, now = self.wording.catalogue[language], self.clock()
        async with self.database.reading() as session:
            happening = (await programme.happenings(session, [occurrence])).get(occurrence)
            known = await subscriptions.of_chat(session, chat_id)
            if happening is None or not happening.takes_place or happening.starts_at <= now:
                return texts.plain("reminder-gone")
            quiet = Quiet() if known is None else known.wishes.quiet
            notice = reminder_notice(chat_id, quiet, happening, now, asked=True)
            if notice is None:
                return texts.plain("reminder-too-late")
            row = await _row(session, notice)
        if row is not None and row.state == NoticeState.DUE.value and row.asked:
            return texts.plain("reminder-already")
        current().change(lambda session: _set(session, notice, language))
        due = replace(happening.spot, starts=notice.due_at, ends=notice.due_at, all_day=False)
        return texts.plain("reminder-set", when=self.wording.when(language, due, now))


async def _set(session: AsyncSession, notice: Notice, language: Language) -> None:
    if await notices.add(session, [(notice, language)]):
        return
    row = await _row(session, notice)
    if row is not None:
        # There was one, from a subscription or from before everything was stopped: now it was asked for by itself.
        row.asked = True
        if row.state != NoticeState.DUE.value:
            row.state, row.tries, row.message_key = NoticeState.DUE.value, row.tries + 1, None
            row.due_at, row.until, row.language = notice.due_at, notice.until, language.value


async def _row(session: AsyncSession, notice: Notice) -> NoticeRow | None:
    query = select(NoticeRow).where(
        NoticeRow.chat_id == notice.person,
        NoticeRow.subject == notice.subject,
        NoticeRow.kind == notice.kind.value,
        NoticeRow.edition == notice.edition,
    )
    return await session.scalar(query)
