"""Staff enter events in their group with `/arrangement`, and say what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from babel.dates import format_date, format_time
from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import STAFF_LANGUAGE, Catalogue, Texts
from bot.clock import Clock, local_time
from bot.desk.said import FromStaff
from bot.render import escape, split_text
from bot.storage.database import Database
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.events import store
from knowledge.events.fields import Field, FormError, FormFault, Slip, read_lines
from knowledge.events.form import read_form, read_state, to_fields
from knowledge.events.model import FILE, STAFF, Occurrence, State

_ENTERED: Final = frozenset({STAFF, FILE})
_LISTED: Final = 40
_CORRECT, _LIST = "ret", "liste"
_WORD_AND_CODE: Final = 2
_SAID: Final = {**dict.fromkeys(("aflys", "aflyse", "aflyses"), "aflyst"), "udsolgte": "udsolgt"}


@dataclass(frozen=True, slots=True)
class Entering:
    """The use cases of `/arrangement`."""

    database: Database
    catalogue: Catalogue
    clock: Clock

    async def take(self, said: FromStaff) -> None:
        """`/arrangement` with a form on the lines below, with a word and a code, or alone, which explains it."""
        first, _, below = said.text.partition("\n")
        words = _in_order(first.split()[1:])
        word = words[0].casefold() if words else ""
        if word == _CORRECT and ":" in first:
            below = f"{' '.join(words[2:])}\n{below}"
        elif ":" in first:
            below = f"{' '.join(words)}\n{below}"
            words = []
        try:
            if not words and below.strip():
                self._enter(said, below)
            elif word == _LIST:
                await self._list(said)
            elif len(words) > 1 and (word == _CORRECT or read_state(word) is not None):
                await self._change(said, word, words[1], below)
            else:
                self._answer(said, self._texts.html("staff-event-how"))
        except FormError as error:
            self._answer(said, self._faults(error))

    @property
    def _texts(self) -> Texts:
        return self.catalogue.staff

    def _enter(self, said: FromStaff, form: str) -> None:
        now = self.clock()
        key = f"{said.chat_id} {said.message_id}"
        occurrences = read_form(read_lines(form), now, source=STAFF, key=key)

        async def change(session: AsyncSession) -> None:
            known = [twin for each in occurrences for twin in await store.twins(session, each)]
            if known:
                await self._tell(session, said, "staff-event-already", known)
            else:
                await store.upsert(session, occurrences, self.clock())
                await self._tell(session, said, "staff-event-entered", occurrences)

        current().change(change)

    async def _change(self, said: FromStaff, word: str, code: str, below: str) -> None:
        now = self.clock()
        async with self.database.reading() as session:
            found = await store.by_code(session, code, now)
        if len(found) != 1:
            self._answer(said, self._texts.html("staff-event-unknown", code=code))
            return
        [known] = found
        state = read_state(word)
        # What a source still tells of, it tells anew; only of what it names no more staff know better.
        mine = known.source in _ENTERED or (known.state is State.MISSING and state is State.CANCELLED)
        if not mine:
            self._answer(said, self._texts.html("staff-event-elsewhere", title=known.title))
        elif state is None and not below.strip():
            self._answer(said, self._texts.html("staff-event-no-correction", code=code))
        elif state is None:
            fields = to_fields(known) | read_lines(below)
            [told, *others] = read_form(fields, now, source=known.source, key="")
            if others:
                raise FormError((FormFault(Slip.ONE_DAY, Field.DAY.value, fields[Field.DAY]),))
            kept = State.SCHEDULED if known.state is State.MOVED else known.state
            changed = replace(told, uuid=known.uuid, series=known.series, state=kept)
            self._keep(said, [changed], "staff-event-corrected")
        else:
            # Not changed now: should its source name it again, that is no older version.
            self._keep(said, [replace(known, state=state)], f"staff-event-{word}")

    async def _list(self, said: FromStaff) -> None:
        now = self.clock()
        async with self.database.reading() as session:
            coming = await store.entered(session, _ENTERED, now, limit=_LISTED)
        html = "\n".join(map(self._line, coming)) or self._texts.html("staff-events-none")
        for part in split_text(html):
            self._answer(said, part)

    def _keep(self, said: FromStaff, occurrences: Sequence[Occurrence], told: str) -> None:
        async def change(session: AsyncSession) -> None:
            await store.upsert(session, occurrences, self.clock())
            await self._tell(session, said, told, occurrences)

        current().change(change)

    async def _tell(
        self, session: AsyncSession, said: FromStaff, identifier: str, occurrences: Sequence[Occurrence]
    ) -> None:
        html = "\n".join([self._texts.html(identifier), *map(self._line, occurrences)])
        answers = [Outgoing(Send(said.answered(part)), Purpose.STATUS) for part in split_text(html)]
        await outbox.put(session, answers, self.clock())

    def _answer(self, said: FromStaff, html: str) -> None:
        current().say([said.answered(html)], Purpose.STATUS)

    def _line(self, occurrence: Occurrence) -> str:
        state = "" if occurrence.state is State.SCHEDULED else self._state(occurrence.state)
        where = ", ".join(
            filter(None, [*(self._texts.plain(f"house-{each}") for each in occurrence.houses), occurrence.place])
        )
        parts = [escape(when(occurrence)), escape(occurrence.title), escape(where), state]
        return " · ".join([*filter(None, parts), f"<code>{occurrence.code}</code>"])

    def _state(self, state: State) -> str:
        return self._texts.html(f"staff-event-state-{state.value}")

    def _faults(self, error: FormError) -> str:
        lines = [
            self._texts.html(f"staff-event-fault-{fault.slip.value}", field=fault.field, value=fault.value)
            for fault in error.faults
        ]
        return "\n".join([self._texts.html("staff-event-faults"), *lines])


def _in_order(words: list[str]) -> list[str]:
    """A word and a code as they are meant: the code may stand first, and "aflys" says what "aflyst" does."""
    known = [_SAID.get(each.casefold(), each) for each in words]
    if len(known) == _WORD_AND_CODE and _is_word(known[1]) and not _is_word(known[0]):
        known.reverse()
    return known


def _is_word(word: str) -> bool:
    return word.casefold() == _CORRECT or read_state(word) is not None


def when(occurrence: Occurrence) -> str:
    """When an occurrence is, in Danish and whole, so that a slip in the day or year is seen."""
    begin, end = local_time(occurrence.starts), local_time(occurrence.ends)
    day = _day(begin)
    if occurrence.all_day:
        last = _day(end - timedelta(days=1))
        return day if last == day else f"{day} – {last}"
    times = _clock(begin) if begin == end else f"{_clock(begin)}-{_clock(end)}"
    return f"{day} kl. {times}"


def _day(moment: datetime) -> str:
    return format_date(moment, "EEE d. MMMM y", locale=STAFF_LANGUAGE.value)


def _clock(moment: datetime) -> str:
    return format_time(moment, "HH.mm", locale=STAFF_LANGUAGE.value)
