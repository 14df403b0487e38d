"""Staff ban a chat for abuse, lift a ban, and see which there are: commands in their group."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import STAFF_LANGUAGE, long_date
from bot.chat import bans
from bot.chat.calling import with_phone
from bot.chat.controls.actions import row_number
from bot.chat.remembering import conversations
from bot.clock import local_date
from bot.desk import asked
from bot.desk.cases import Case
from bot.desk.closing import Closing
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.messages import Message
from bot.render import split_text
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.entries import Language


@dataclass(frozen=True, slots=True)
class Banning:
    """The use cases of `/spaer`, `/ophaev` and `/spaerringer`.

    Attributes:
        days: how long a ban lasts.
    """

    desk: HandOverDesk
    closing: Closing
    days: int

    async def ban(self, said: FromStaff) -> None:
        """`/spaer` in reply to a case's message: its citizen is banned, and told so, kindly and once."""
        case = await asked.any_case(self.desk, said, "staff-ban-how")
        if case is None:
            return
        staff = self.desk.catalogue.staff
        if said.reply_to is None:
            # Chosen by a slip in the menu of a topic it would hit at once: it takes a message that it is about.
            asked.answer(said, case, staff.html("staff-ban-how"))
            return

        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            known = await bans.of_chat(session, case.chat_id, now)
            if known is not None:
                html = staff.html("staff-banned-already", id=str(known.id), until=_day(known.until, STAFF_LANGUAGE))
                await self._say(session, said, html, case)
                return
            ban = await bans.put(session, case.chat_id, now, self.days)
            # First: in a closed topic nothing can be said.
            html = staff.html("staff-banned", id=str(ban.id), until=_day(ban.until, STAFF_LANGUAGE))
            await self._say(session, said, html, case)
            await self.closing.end(session, case.chat_id, "staff-closed-by-ban")
            texts = self.desk.catalogue[case.language]
            until = _day(ban.until, case.language)
            told = with_phone(
                texts, texts.html("banned", until=until, contact=self.desk.contact_url), self.desk.contact_phone
            )
            await outbox.put(session, [Outgoing(Send(Message(case.chat_id, told)))], now)

        current().change(change)

    async def lift(self, said: FromStaff) -> None:
        """`/ophaev` with a ban's number, or in reply to a case's message: the chat is heard again, and told so."""
        number = row_number(said.text.partition(" ")[2].strip())
        case = await asked.any_case(self.desk, said, "staff-ban-how") if number is None else None
        if number is None and case is None:
            return
        staff = self.desk.catalogue.staff

        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            found = [
                each
                for each in await bans.in_force(session, now)
                if each.id == number or (case is not None and each.chat_id == case.chat_id)
            ]
            for ban in found:
                await bans.lift(session, ban.id)
                known = await conversations.read(session, ban.chat_id)
                html = self.desk.catalogue[Language.DA if known is None else known.language].html("ban-lifted")
                await outbox.put(session, [Outgoing(Send(Message(ban.chat_id, html)))], now)
                await self._say(session, said, staff.html("staff-ban-lifted", id=str(ban.id)), case)
            if not found:
                await self._say(session, said, staff.html("staff-ban-unknown"), case)

        current().change(change)

    async def show(self, said: FromStaff) -> None:
        """`/spaerringer`: the bans in force, by number, with their days; whose they are is not shown."""
        async with self.desk.database.reading() as session:
            found = await bans.in_force(session, self.desk.clock())
        texts = self.desk.catalogue.staff
        lines = [
            texts.html(
                "staff-ban-line",
                id=str(ban.id),
                since=_day(ban.since, STAFF_LANGUAGE),
                until=_day(ban.until, STAFF_LANGUAGE),
            )
            for ban in found
        ] or [texts.html("staff-bans-none")]
        for part in split_text("\n".join(lines)):
            current().say([said.answered(part)], Purpose.STATUS)

    async def _say(self, session: AsyncSession, said: FromStaff, html: str, case: Case | None) -> None:
        """Answer staff where they wrote."""
        await outbox.put(session, asked.in_place(said, case, Send(said.answered(html))), self.desk.clock())


def _day(moment: datetime, language: Language) -> str:
    return long_date(local_date(moment), language)
