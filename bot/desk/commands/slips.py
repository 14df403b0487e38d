"""Commands of the staff group that there are not: nobody gets them, and staff read which one is like them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import asked
from bot.desk.cards import STAFF_LANGUAGE
from bot.desk.commands.command_words import nearest, typed
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.transport.outgoing.outbox import Purpose
from bot.work import current

_INSTEAD = {
    **dict.fromkeys(("note", "notat", "noter", "intern", "internt"), "staff-note-how"),
    **dict.fromkeys(("slet", "fjern", "traek", "tilbagekald", "delete"), "staff-take-back-how"),
    **dict.fromkeys(("genaabn", "genaaben", "aabn", "aaben", "reopen"), "staff-reopen-how"),
    **dict.fromkeys(("laer", "gem", "husk"), "staff-learn-how"),
    **dict.fromkeys(("send", "besked", "skriv"), "staff-send-how"),
}
"""What is typed as a command and is done in another way, and the text that says how."""


@dataclass(frozen=True, slots=True)
class Slips:
    """The use case of what begins with a slash and is no command."""

    desk: HandOverDesk

    async def tell(self, said: FromStaff) -> None:
        """Say so where it may have been meant for us: in a topic, in a reply, and where it is like one of ours."""
        word = typed(said.text)
        meant = None if word is None else nearest(word)
        if meant is None and said.reply_to is None and said.topic is None:
            return
        texts = self.desk.catalogue[STAFF_LANGUAGE]
        instead = _INSTEAD.get(word or "", "staff-unknown-command")
        html = texts.html(instead) if meant is None else texts.html("staff-meant", command=meant)
        case = await self.desk.case_of_place(said.chat_id, said.reply_to, said.topic)
        if case is not None:
            # In order with what else is said there; a topic that is closed stays so.
            asked.answer(said, case, html)
            return
        current().say([said.answered(html)], Purpose.STATUS)
