"""Staff set and see opening hours in their group: `/tider`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import local_date, short_time
from bot.desk.cards import STAFF_LANGUAGE
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.hours import store
from bot.hours.live import LiveHours
from bot.hours.telling import Telling
from bot.render import split_text
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.dates.spans import Span
from knowledge.events.houses import HOUSES
from knowledge.opening_hours.dpl import Place
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
from knowledge.opening_hours.staff_plan import StaffPlan, hours_text
from knowledge.opening_hours.timetable import Kind

_WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()
_AGAIN = re.compile(r"^\s*/tider\s+", re.IGNORECASE)
_EVERY_DAY = tuple(range(8))
_SHOWN = 3
"""Days whose hours are shown as citizens are told them."""


@dataclass(frozen=True, slots=True)
class HoursPlanning:
    """The use cases of `/tider`.

    Attributes:
        desk: the staff group.
        live: what is known.
        telling: how it is said to citizens.
        reads_website: whether the website is read at all.
    """

    desk: HandOverDesk
    live: LiveHours
    telling: Telling
    reads_website: bool

    async def command(self, said: FromStaff) -> None:
        """`/tider` shows; with lines behind it each is carried out, or none where one is not understood."""
        first, *others = said.text.split("\n")
        # Whoever copies what stood there before has the command on every line.
        written = (first.partition(" ")[2], *(_AGAIN.sub("", line) for line in others))
        lines = [line.strip() for line in written if line.strip()]
        if not lines:
            await self._show(said)
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
                days = _weekdays(weekdays)
                return texts.html(
                    "staff-hours-week", place=self._place(houses, kind), days=days, hours=hours_text(hours)
                )
            case SetHolidays(houses, kind, holidays):
                for house in houses:
                    await store.set_holidays(session, (house, kind), holidays, now)
                return texts.html("staff-hours-holidays", place=self._place(houses, kind), hours=holidays.value)
            case AddException(houses, kind, days, hours):
                older = await store.exceptions_on(session, houses, kind, days)
                numbers = [await store.add_exception(session, each, kind, days, hours, now) for each in houses]
                told = texts.html(
                    "staff-hours-exception",
                    number=_listed(numbers),
                    place=self._place(houses, kind),
                    days=_days(days),
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

    async def _show(self, said: FromStaff) -> None:
        known = await self.live.look()
        async with self.desk.database.reading() as session:
            plan, website = await store.read_plan(session), await store.read_website(session)
        now = self.desk.clock()
        blocks = [
            self._texts.html("staff-hours-title"),
            self._website(website),
            "\n".join(self._plan(plan, local_date(now))) or self._texts.html("staff-hours-none"),
        ]
        days = [local_date(now) + timedelta(days=number) for number in range(_SHOWN)]
        told = self.telling.overview(known.at(now), days, STAFF_LANGUAGE, now)
        blocks += [self._texts.html("staff-hours-told"), *told]
        for part in split_text("\n\n".join([*blocks, self._texts.html("staff-hours-how")])):
            self._say(said, part)

    def _website(self, website: store.WebsiteState) -> str:
        if not self.reads_website:
            return self._texts.html("staff-hours-website-off")
        lines = [self._texts.html("staff-hours-website-not-yet")]
        if website.read_at is not None:
            lines = [self._texts.html("staff-hours-website", when=short_time(website.read_at))]
        if website.problem is not None and website.tried_at is not None:
            when = short_time(website.tried_at)
            lines.append(self._texts.html("staff-hours-website-problem", when=when, problem=website.problem))
        if self.live.left_out:
            shown = "; ".join(self.live.left_out[:_SHOWN])
            count = str(len(self.live.left_out))
            lines.append(self._texts.html("staff-hours-website-left-out", count=count, shown=shown))
        return "\n".join(lines)

    def _plan(self, plan: StaffPlan, today: date) -> Iterator[str]:
        alike: dict[Place, dict[str, list[int]]] = {}
        for line in plan.week:
            alike.setdefault(line.place, {}).setdefault(hours_text(line.hours), []).append(line.weekday)
        for (house, kind), weekdays in alike.items():
            # Days with the same hours stand in one line, and the lines of a house together.
            for hours, days in weekdays.items():
                place = self._place((house,), kind)
                yield self._texts.html("staff-hours-line", place=place, days=_weekdays(tuple(days)), hours=hours)
        for holiday in plan.holidays:
            place = self._place((holiday.place[0],), holiday.place[1])
            yield self._texts.html("staff-hours-line", place=place, days="helligdage", hours=holiday.holidays.value)
        for each in plan.exceptions:
            if each.days.end >= today:
                yield self._texts.html(
                    "staff-hours-exception-line",
                    number=str(each.number),
                    place=self._place((each.house,), each.kind),
                    days=_days(each.days),
                    hours=hours_text(each.hours),
                )

    def _refusal(self, line: str, error: OrderError) -> str:
        today = local_date(self.desk.clock())
        wrong = self._texts.html(f"staff-hours-wrong-{error.what}", text=error.text, day=f"{today.day}/{today.month}")
        if error.text and error.what in {"kind", "hours"}:
            wrong += f"\n{self._texts.html('staff-hours-wrong-read', text=error.text)}"
        refused = self._texts.html("staff-hours-refused", line=line[:200])
        return f"{refused}\n{wrong}\n\n{self._texts.html('staff-hours-how')}"

    def _place(self, houses: tuple[str, ...], kind: Kind | None) -> str:
        names = " og ".join(self._texts.plain(f"house-{house}") for house in houses)
        what = self._texts.plain("staff-hours-all" if kind is None else f"hours-kind-{kind.value}")
        return f"{names}, {what}"

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue[STAFF_LANGUAGE]

    def _say(self, said: FromStaff, html: str) -> None:
        current().say([said.answered(html)], Purpose.STATUS)


def _listed(numbers: Sequence[int]) -> str:
    *others, last = map(str, numbers)
    return f"{', '.join(others)} og {last}" if others else last


def _weekdays(weekdays: tuple[int, ...]) -> str:
    """Weekdays in words, runs of three and more as ranges: "mandag-fredag, søndag"."""
    runs: list[list[int]] = []
    for weekday in weekdays:
        if runs and runs[-1][-1] == weekday - 1:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    named = (
        f"{_WEEKDAYS[run[0]]}-{_WEEKDAYS[run[-1]]}" if len(run) > 2 else ", ".join(_WEEKDAYS[each] for each in run)  # noqa: PLR2004 - two days are no range
        for run in runs
    )
    return ", ".join(named)


def _days(days: Span) -> str:
    first = f"{days.first.day}/{days.first.month} {days.first.year}"
    return first if days.single else f"{first} til {days.end.day}/{days.end.month} {days.end.year}"
