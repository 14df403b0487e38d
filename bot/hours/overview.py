"""What staff read of opening hours: what they have set, what the website said, and what citizens are told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.catalogue import STAFF_LANGUAGE, Texts
from bot.clock import local_date, short_time
from bot.desk.handover import HandOverDesk
from bot.hours import in_words, store
from bot.hours.live import LiveHours
from bot.hours.telling import Telling
from bot.render import split_text
from knowledge.opening_hours.dpl import Place
from knowledge.opening_hours.staff_plan import StaffPlan, hours_text

_SHOWN = 3
"""Days whose hours are shown as citizens are told them."""


@dataclass(frozen=True, slots=True)
class HoursOverview:
    """The use case of `/tider` alone.

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

    async def parts(self) -> Sequence[str]:
        """All of it, as HTML in parts that fit a message."""
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
        return split_text("\n\n".join([*blocks, self._texts.html("staff-hours-how")]))

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
                place = in_words.place(self._texts, (house,), kind)
                yield self._texts.html(
                    "staff-hours-line", place=place, days=in_words.weekdays(tuple(days)), hours=hours
                )
        for holiday in plan.holidays:
            place = in_words.place(self._texts, (holiday.place[0],), holiday.place[1])
            yield self._texts.html("staff-hours-line", place=place, days="helligdage", hours=holiday.holidays.value)
        for each in plan.exceptions:
            if each.days.end >= today:
                yield self._texts.html(
                    "staff-hours-exception-line",
                    number=str(each.number),
                    place=in_words.place(self._texts, (each.house,), each.kind),
                    days=in_words.span(each.days),
                    hours=hours_text(each.hours),
                )

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff
