"""Posters for staff: a code that leads to one answer in the chat, made on a word in the group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot import deeplinks
from bot.clock import local_date
from bot.deeplinks import Kind, Link
from bot.desk import asked
from bot.desk.cards import STAFF_LANGUAGE
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.live import LiveJudge
from bot.messages import Message
from bot.posters import Format, Poster
from bot.render import escape
from bot.transport.operations import Operation, Send, SendFile
from bot.transport.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.entries import Entry, Status
from knowledge.entries import Kind as EntryKind

_MOST = 3


@dataclass(frozen=True, slots=True)
class PosterOrders:
    """The use case of `/qr`.

    Attributes:
        desk: the group.
        live: the entries, and what fits to words.
        bot_name: gives the assistant's name on Telegram, without @.
    """

    desk: HandOverDesk
    live: LiveJudge
    bot_name: Callable[[], str]

    async def make(self, said: FromStaff) -> None:
        """`/qr svar-pas-pris` or `/qr svar-pas-pris png`: the poster as a file; other words: what can be ordered."""
        words = asked.argument(said).split()
        form = Format(words.pop().lower()) if len(words) > 1 and words[-1].lower() in set(Format) else Format.PDF
        link = deeplinks.parse(words[0]) if len(words) == 1 else None
        title = None if link is None else self._title(link)
        if link is None or title is None:
            await self._suggest(said, " ".join(words))
            return
        caption = escape(link.address(self.bot_name()))
        content = Poster(link.address(self.bot_name()), title).draw(form)
        self._do(SendFile(said.chat_id, f"{link.payload()}.{form.value}", content, caption, said.topic))

    def _title(self, link: Link) -> str | None:
        entry = self.live.knowledge.entries.get(link.about) if link.kind is Kind.ENTRY else None
        return entry.text(STAFF_LANGUAGE).title if entry is not None and _can_be_ordered(entry) else None

    async def _suggest(self, said: FromStaff, words: str) -> None:
        texts = self.desk.catalogue[STAFF_LANGUAGE]
        lines = [
            f"{escape(entry.text(STAFF_LANGUAGE).title)}: <code>/qr {Link(Kind.ENTRY, entry.slug).payload()}</code>"
            for entry in await self._fitting(words)
        ]
        html = "\n".join((texts.html("staff-qr-which" if lines else "staff-qr-none"), *lines))
        self._do(Send(Message(said.chat_id, html, reply_to=said.message_id, topic=said.topic)))

    async def _fitting(self, words: str) -> list[Entry]:
        if not words:
            return []
        judgement = await self.live.judge(words, today=local_date(self.desk.clock()), pinned=STAFF_LANGUAGE)
        entries = (self.live.knowledge.entries.get(candidate.entry) for candidate in judgement.candidates)
        return [entry for entry in entries if entry is not None and _can_be_ordered(entry)][:_MOST]

    def _do(self, operation: Operation) -> None:
        current().do(Outgoing(operation, Purpose.STATUS))


def _can_be_ordered(entry: Entry) -> bool:
    return entry.kind is EntryKind.ANSWER and entry.status is Status.PUBLISHED
