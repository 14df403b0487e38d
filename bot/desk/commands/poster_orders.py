"""Posters for staff: a code that leads to one answer in the chat, made on a word in the group."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.announcing.invitations import invitation
from bot.catalogue import STAFF_LANGUAGE, Texts
from bot.chat.controls import deeplinks
from bot.chat.controls.deeplinks import Kind, Link
from bot.clock import local_date
from bot.desk import asked
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.events import wording
from bot.events.talk import EventTalk
from bot.posters import Format, Poster
from bot.render import escape
from bot.running.live import LiveJudge
from bot.transport.outgoing.operations import Operation, Send, SendFile
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.entries import Entry, Status
from knowledge.entries import Kind as EntryKind
from knowledge.events.likeness import skeleton_words
from knowledge.events.programme import Programme
from knowledge.events.wishes import Wish

_MOST = 3


@dataclass(frozen=True, slots=True)
class PosterOrders:
    """The use case of `/qr`.

    Attributes:
        desk: the group.
        live: the entries, and what fits to words.
        events: what is to come.
        bot_name: gives the assistant's name on Telegram, without @.
    """

    desk: HandOverDesk
    live: LiveJudge
    events: EventTalk
    bot_name: Callable[[], str]

    async def make(self, said: FromStaff) -> None:
        """`/qr svar-pas-pris` or `/qr svar-pas-pris png`: the poster as a file; other words: what can be ordered."""
        words = asked.argument(said).split()
        form = Format(words.pop().lower()) if len(words) > 1 and words[-1].lower() in set(Format) else Format.PDF
        link = deeplinks.parse(words[0]) if len(words) == 1 else None
        poster = None if link is None else await self._poster(link)
        if link is None or poster is None:
            await self._suggest(said, " ".join(words))
            return
        caption = escape(poster.address)
        name = f"{link.payload()}.{form.value}"
        self._do(SendFile(said.chat_id, name, poster.draw(form), caption, said.topic))

    async def _poster(self, link: Link) -> Poster | None:
        address = link.address(self.bot_name())
        if link.kind is Kind.EVENT:
            return event_poster(await self.events.programme(), link, address, self._texts, self.desk.clock())
        if link.kind is Kind.SUBSCRIPTION:
            return subscription_poster(link, address, self._texts)
        entry = self.live.knowledge.entries.get(link.about)
        known = entry is not None and _can_be_ordered(entry)
        return Poster(address, entry.text(STAFF_LANGUAGE).title) if entry is not None and known else None

    async def _suggest(self, said: FromStaff, words: str) -> None:
        links = {**await self._events(words), **await self._entries(words)} if words else {}
        lines = [f"{escape(title)}: <code>/qr {link.payload()}</code>" for link, title in links.items()]
        html = "\n".join((self._texts.html("staff-qr-which" if lines else "staff-qr-none"), *lines))
        self._do(Send(said.answered(html)))

    async def _entries(self, words: str) -> dict[Link, str]:
        judgement = await self.live.judge(words, today=local_date(self.desk.clock()), pinned=STAFF_LANGUAGE)
        entries = (self.live.knowledge.entries.get(candidate.entry) for candidate in judgement.candidates)
        fitting = [entry for entry in entries if entry is not None and _can_be_ordered(entry)][:_MOST]
        return {Link(Kind.ENTRY, entry.slug): entry.text(STAFF_LANGUAGE).title for entry in fitting}

    async def _events(self, words: str) -> dict[Link, str]:
        wish, programme = Wish(words=skeleton_words(words)), await self.events.programme()
        lines = programme.find(wish, self.desk.clock()) if wish.words else ()
        links = {Link(Kind.EVENT, line.next.uuid): line.next.title for line in lines[:_MOST]}
        return {link: title for link, title in links.items() if link.possible()}

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff

    def _do(self, operation: Operation) -> None:
        current().do(Outgoing(operation, Purpose.STATUS))


def event_poster(programme: Programme, link: Link, address: str, texts: Texts, now: datetime) -> Poster | None:
    """The poster of an event, with its time and place below the code; None for one that is not to come."""
    event = next((each for each in programme.occurrences if each.uuid == link.about), None)
    if event is None:
        return None
    facts = (wording.when(event.spot, texts, now, in_full=True), wording.place(event, texts))
    return Poster(address, event.title, tuple(fact for fact in facts if fact))


def subscription_poster(link: Link, address: str, texts: Texts) -> Poster | None:
    """The poster that invites to a subscription; None for a link that does not."""
    return Poster(address, texts.plain("poster-subscription")) if invitation(link.about) is not None else None


def _can_be_ordered(entry: Entry) -> bool:
    return entry.kind is EntryKind.ANSWER and entry.status is Status.PUBLISHED
