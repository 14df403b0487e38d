"""Commands of the staff group that there are not: nobody gets them, and staff read which one is like them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import asked
from bot.desk.commands.command_words import INSTEAD, nearest, typed
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff


@dataclass(frozen=True, slots=True)
class Slips:
    """The use case of what begins with a slash and is no command."""

    desk: HandOverDesk

    async def tell(self, said: FromStaff) -> None:
        """Say so below it; beside the topics what only begins with a slash, as an address may, is talk."""
        word = typed(said.text)
        if word is None and said.reply_to is None and said.topic is None:
            return
        meant = None if word is None else nearest(word)
        texts = self.desk.catalogue.staff
        instead = INSTEAD.get(word or "", "staff-unknown-command")
        html = texts.html(instead) if meant is None else texts.html("staff-meant", command=meant)
        asked.answer(said, await self.desk.case_of_place(said.chat_id, said.reply_to, said.topic), html)
