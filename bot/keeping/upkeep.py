"""What is due for a check: listed to its owners each week, and checked by one button."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.chat.controls.actions import Action, Verb
from bot.clock import local_date
from bot.desk.cases import Colleague
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.desk.telling import mention
from bot.keeping.answering import answer, signature, signer
from bot.keeping.roles import Roles
from bot.keeping.topic import topic_in
from bot.messages import Button, Message
from bot.running.scheduled import Task
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.transport.signals import Signal, Signals
from bot.work import current
from knowledge.entries import Kind, Language
from knowledge.publication.roles import Right
from knowledge.storing import changing, store
from knowledge.storing.changing import Act
from knowledge.storing.history import last_writers
from knowledge.storing.rows import read_rows
from knowledge.validity import Due, checked, due

DUE = "knowledge-due"
_AT_ONCE = 15
"""Entries in one message."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The use cases of checking entries in time."""

    desk: HandOverDesk
    roles: Roles
    signals: Signals

    def tasks(self) -> dict[str, Task]:
        """The weekly list by its name, for the ticker."""
        return {DUE: self._weekly}

    async def show(self, said: FromStaff) -> None:
        """`/tjek`: what is due, now."""
        today = local_date(self.desk.clock())
        async with self.desk.database.reading() as session:
            found = due((await store.read(session)).entries.values(), today)
            writers = await last_writers(session, [each.entry.slug for each in found])
        for message in self._lists(found, writers, today, (said.chat_id, said.topic)):
            current().do(Outgoing(Send(message), Purpose.STATUS))
        if not found:
            answer(said, self._texts.html("staff-due-none"))

    async def press(self, action: Action, message: tuple[int, int], who: Colleague | None) -> str | None:
        """»Tjekket i dag«: the entry may be served as long again; gives the note to show at the button, or None."""
        refusal = await self.roles.refusal(who, Right.CHECK)
        if refusal is not None or who is None:
            return refusal
        slug, today = action.about, local_date(self.desk.clock())
        async with self.desk.database.reading() as session:
            found = await read_rows(session, [slug])
        if slug not in found:
            return self._texts.plain("staff-due-gone")
        entry = found[slug][1]
        if entry.checked_at == today and entry.review_by == checked(entry, today).review_by:
            return self._texts.plain("staff-due-already")
        act = Act(signature(who), "check", at=self.desk.clock())
        current().change(lambda session: self._check(session, slug, act, message))
        return self._texts.plain("staff-due-noted")

    async def _check(self, session: AsyncSession, slug: str, act: Act, message: tuple[int, int]) -> None:
        await changing.keep_other_writers_out(session)
        # Read under the lock: what somebody else has changed meanwhile stays changed.
        found = await read_rows(session, [slug])
        if slug not in found:
            return
        entry = checked(found[slug][1], local_date(act.at))
        await changing.apply(session, [entry], act)
        await self.signals.everywhere(session, Signal.KNOWLEDGE)
        title, until = entry.text(Language.DA).title, _day(entry.review_by)
        html = self._texts.html("staff-due-checked", title=title, who=act.who, until=until)
        topic = await topic_in(session, message[0])
        told = Message(message[0], html, reply_to=message[1], topic=topic)
        await outbox.put(session, [Outgoing(Send(told), Purpose.STATUS)], act.at)

    async def _weekly(self, session: AsyncSession, details: Mapping[str, Any], now: datetime) -> str:
        del details
        chat_id = await self.desk.staff_chat()
        today = local_date(now)
        found = due((await store.read(session)).entries.values(), today)
        if chat_id is None or not found:
            return f"{len(found)} entries are due"
        topic = await topic_in(session, chat_id)
        writers = await last_writers(session, [each.entry.slug for each in found])
        messages = self._lists(found, writers, today, (chat_id, topic))
        await outbox.put(session, [Outgoing(Send(each), Purpose.STATUS) for each in messages], now)
        return f"{len(found)} entries are due, and listed"

    def _lists(
        self, found: Sequence[Due], writers: Mapping[str, str], today: date, place: tuple[int, int | None]
    ) -> Iterator[Message]:
        """A message or more for each owner, which calls those of the owner's who wrote or checked the entries last."""
        for owner, of_owner in groupby(found, key=lambda each: each.entry.owner):
            listed = list(of_owner)
            for start in range(0, len(listed), _AT_ONCE):
                yield self._list(owner, listed[start : start + _AT_ONCE], writers, today, place)

    def _list(
        self,
        owner: str,
        listed: Sequence[Due],
        writers: Mapping[str, str],
        today: date,
        place: tuple[int, int | None],
    ) -> Message:
        lines = [self._texts.html("staff-due-head", owner=owner or "–")]
        lines += [self._line(each, writers.get(each.entry.slug), today) for each in listed]
        keyboard = tuple(
            (
                Button(
                    self._texts.plain("staff-due-button", title=each.entry.text(Language.DA).title),
                    Action(Verb.ENTRY_CHECKED, each.entry.slug).data(),
                ),
            )
            for each in listed
            if not each.ends
        )
        return Message(place[0], "\n".join(lines), keyboard, topic=place[1])

    def _line(self, each: Due, writer: str | None, today: date) -> str:
        line = self._due(each, today)
        return line if writer is None else f"{line} {self._texts.html('staff-due-last')} {mention(signer(writer))}"

    def _due(self, each: Due, today: date) -> str:
        title, slug, day = each.entry.text(Language.DA).title, each.entry.slug, _day(each.last)
        over = each.over(today)
        if each.ends:
            ends = "staff-due-ended" if over else "staff-due-ends"
            return self._texts.html(ends, title=title, slug=slug, day=day)
        # An urgent one is served all the same (`knowledge.decide`): it must be seen to the sooner.
        past = "staff-due-urgent" if each.entry.kind is Kind.SIGNPOST else "staff-due-over"
        return self._texts.html(past if over else "staff-due-soon", title=title, slug=slug, day=day)

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff


def _day(day: date | None) -> str:
    return "–" if day is None else f"{day:%d.%m.%Y}"
