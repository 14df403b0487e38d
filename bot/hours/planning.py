"""Staff set opening hours in their group: `/tider`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import local_date
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.hours import in_words, store
from bot.hours.overview import HoursOverview
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.events.houses import HOUSES
from knowledge.opening_hours.order_parts import OrderError
from knowledge.opening_hours.orders import (
    AddException,
    Order,
    RemoveDays,
    RemoveException,
    RemoveWeek,
    SetHolidays,
    SetWeek,
    read_orders,
)
from knowledge.opening_hours.staff_plan import hours_text

_AGAIN = re.compile(r"^\s*/tider\s+", re.IGNORECASE)
_EVERY_DAY = tuple(range(8))


@dataclass(frozen=True, slots=True)
class HoursPlanning:
    """The use cases of `/tider`.

    Attributes:
        desk: the staff group.
        overview: what is set, and what citizens are told.
    """

    desk: HandOverDesk
    overview: HoursOverview

    async def command(self, said: FromStaff) -> None:
        """`/tider` shows; with lines behind it each is carried out, or none where one is not understood."""
        first, *others = said.text.split("\n")
        # Whoever copies what stood there before has the command on every line.
        written = (first.partition(" ")[2], *(_AGAIN.sub("", line) for line in others))
        lines = [line.strip() for line in written if line.strip()]
        if not lines:
            for part in await self.overview.parts():
                self._say(said, part)
            return
        today = local_date(self.desk.clock())
        orders: list[Order] = []
        for line in lines:
            try:
                orders += read_orders(line, today, HOUSES)
            except OrderError as error:
                self._say(said, self._refusal(line, error))
                return

        async def change(session: AsyncSession) -> None:
            told = [await self._carry_out(session, order) for order in orders]
            message = said.answered("\n".join(told))
            await outbox.put(session, [Outgoing(Send(message), Purpose.STATUS)], self.desk.clock())

        current().change(change)

    async def _carry_out(self, session: AsyncSession, order: Order) -> str:
        """Do what is ordered; gives what staff are told."""
        texts, now = self._texts, self.desk.clock()
        match order:
            case SetWeek(houses, kind, weekdays, hours):
                for house in houses:
                    await store.set_weekdays(session, (house, kind), weekdays, hours, now)
                days = in_words.weekdays(weekdays)
                return texts.html(
                    "staff-hours-week", place=in_words.place(texts, houses, kind), days=days, hours=hours_text(hours)
                )
            case SetHolidays(houses, kind, holidays):
                for house in houses:
                    await store.set_holidays(session, (house, kind), holidays, now)
                return texts.html(
                    "staff-hours-holidays", place=in_words.place(texts, houses, kind), hours=holidays.value
                )
            case AddException(houses, kind, days, hours):
                older = await store.exceptions_on(session, houses, kind, days)
                numbers = [await store.add_exception(session, each, kind, days, hours, now) for each in houses]
                told = texts.html(
                    "staff-hours-exception",
                    number=_listed(numbers),
                    place=in_words.place(texts, houses, kind),
                    days=in_words.span(days),
                    hours=hours_text(hours),
                )
                beneath = texts.html("staff-hours-beneath", numbers=_listed(older)) if older else ""
                return f"{told}\n{beneath}".strip()
            case _:
                return await self._remove(session, order)

    async def _remove(self, session: AsyncSession, order: RemoveException | RemoveDays | RemoveWeek) -> str:
        """Forget what is ordered to be forgotten; gives what staff are told."""
        texts = self._texts
        match order:
            case RemoveException(numbers):
                left = [each for each in numbers if not await store.remove_exception(session, each)]
                gone = [each for each in numbers if each not in left]
                if gone and left:
                    return texts.html("staff-hours-some-removed", gone=_listed(gone), left=_listed(left))
            case RemoveDays(houses, kind, days):
                gone = await store.remove_exceptions(session, houses, kind, days)
            case RemoveWeek(houses, of_kind, weekdays):
                places = [(house, of_kind) for house in houses]
                gone = [await store.remove_week(session, place, weekdays or _EVERY_DAY) for place in places]
        return texts.html("staff-hours-removed" if any(gone) else "staff-hours-nothing-removed")

    def _refusal(self, line: str, error: OrderError) -> str:
        today = local_date(self.desk.clock())
        wrong = self._texts.html(f"staff-hours-wrong-{error.what}", text=error.text, day=f"{today.day}/{today.month}")
        if error.text and error.what in {"kind", "hours"}:
            wrong += f"\n{self._texts.html('staff-hours-wrong-read', text=error.text)}"
        refused = self._texts.html("staff-hours-refused", line=line[:200])
        return f"{refused}\n{wrong}\n\n{self._texts.html('staff-hours-how')}"

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff

    def _say(self, said: FromStaff, html: str) -> None:
        current().say([said.answered(html)], Purpose.STATUS)


def _listed(numbers: Sequence[int]) -> str:
    *others, last = map(str, numbers)
    return f"{', '.join(others)} og {last}" if others else last
