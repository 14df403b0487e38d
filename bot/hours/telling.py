"""How an answer about opening hours is said: house, day with its date, kinds and hours, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlsplit

from babel.dates import format_date

from bot.catalogue import Catalogue, Texts
from bot.chat.controls.actions import Action, Verb
from bot.clock import local_date, local_time
from bot.messages import Button, Message
from knowledge.dates.feasts import public_holidays
from knowledge.entries import Language
from knowledge.events.houses import HOUSES
from knowledge.opening_hours.answering import HoursAnswer, HouseDay, Reference, Told, all_of
from knowledge.opening_hours.known import KnownHours, Origin
from knowledge.opening_hours.opening import State, Status
from knowledge.opening_hours.promises import clock_text
from knowledge.opening_hours.timetable import DayHours, Hours

_PATTERNS = {Language.DA: "EEEE d. MMMM", Language.EN: "EEEE d MMMM"}


@dataclass(frozen=True, slots=True)
class Telling:
    """Renders answers about opening hours.

    Attributes:
        catalogue: the texts.
        contact_url: where citizens find what is not known here.
        site_url: the address that hours are read from; its site is named as the source.
    """

    catalogue: Catalogue
    contact_url: str
    site_url: str

    def message(self, chat_id: int, answer: HoursAnswer, language: Language, now: datetime) -> Message:
        """The answer as one message, with the offer of a person below."""
        said = _Said(self.catalogue[language], language, now)
        parts = [said.house(list(days), now=answer.now) for _, days in groupby(answer.days, lambda each: each.house)]
        if not all(each.told for each in answer.days):
            parts.append(said.texts.html("hours-unknown-why", contact=self.contact_url))
        # Two houses may have been written of within a minute: what reads the same is said once.
        sources = dict.fromkeys(self._source(said, each) for each in answer.sources)
        parts.append("<i>" + "\n".join(sources) + "</i>")
        button = Button(said.texts.plain("ask-person"), Action(Verb.ASK_PERSON).data())
        return Message(chat_id, "\n\n".join(parts), ((button,),))

    def overview(self, known: KnownHours, days: Sequence[date], language: Language, now: datetime) -> list[str]:
        """What is known of each house on these days, a text each."""
        said = _Said(self.catalogue[language], language, now)
        return [said.house(list(all_of(known, house, days)), now=False) for house in HOUSES]

    def _source(self, said: _Said, source: Reference) -> str:
        when = "" if source.as_of is None else said.moment(source.as_of)
        if source.origin is Origin.WEBSITE:
            site = urlsplit(self.site_url)
            host = (site.hostname or "").removeprefix("www.")
            return said.texts.html("hours-source-website", url=f"{site.scheme}://{site.netloc}/", site=host, when=when)
        if source.origin is Origin.STAFF:
            return said.texts.html("hours-source-staff", when=when)
        return said.texts.html("hours-source-file")


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of one language, at one moment."""

    texts: Texts
    language: Language
    now: datetime

    def house(self, days: Sequence[HouseDay], *, now: bool) -> str:
        """What is told of one house."""
        name = self.texts.plain(f"house-{days[0].house}")
        if len(days) == 1:
            return "\n".join(self._single(days[0], name, now=now))
        lines = [self.texts.html("hours-house", house=name)]
        if not any(each.told for each in days):
            return "\n".join([*lines, self.texts.html("hours-unknown-line")])
        for each in days:
            told = " · ".join(self._short(told) for told in each.told) or self.texts.html("hours-unknown")
            lines.append(self.texts.html("hours-day-line", day=self.day(each.day), hours="\x00").replace("\x00", told))
        return "\n".join(lines)

    def _single(self, of: HouseDay, name: str, *, now: bool) -> Iterator[str]:
        if now:
            clock = self._clock(self.now)
            yield self.texts.html("hours-now", house=name, day=self.day(of.day), time=clock)
        else:
            yield self.texts.html("hours-day", house=name, day=self.day(of.day))
        for told in of.told:
            said = self.hours(told.hours) if told.state is None else self._state(told.state)
            yield self.texts.html("hours-line", kind=self._kind(told), hours=said)
        if not of.told:
            yield self.texts.html("hours-unknown-line")

    def _short(self, told: Told) -> str:
        return self.texts.html("hours-short", kind=self._kind(told), hours=self.hours(told.hours))

    def _kind(self, told: Told) -> str:
        return self.texts.plain(f"hours-kind-{told.kind.value}")

    def hours(self, hours: DayHours | None) -> str:
        """The hours of a day, as they are said."""
        if hours is None:
            return self.texts.plain("hours-unknown")
        return ", ".join(self._range(each) for each in hours) or self.texts.plain("hours-closed")

    def _range(self, hours: Hours) -> str:
        midnight = hours.closes.hour == hours.closes.minute == 0
        start = clock_text(hours.opens.hour, hours.opens.minute, self.language)
        end = clock_text(24 if midnight else hours.closes.hour, hours.closes.minute, self.language)
        night = hours.closes <= hours.opens and not midnight
        return self.texts.plain("hours-range-night" if night else "hours-range", start=start, end=end)

    def _state(self, state: State) -> str:
        if state.status is Status.UNKNOWN:
            return self.texts.plain("hours-unknown")
        is_open = state.status is Status.OPEN
        if state.until is None:
            return self.texts.plain("hours-open-now" if is_open else "hours-closed-now")
        clock, day = self._clock(state.until), local_date(state.until)
        if day == local_date(self.now):
            return self.texts.plain("hours-open-until" if is_open else "hours-closed-until", time=clock)
        when = "hours-open-until-day" if is_open else "hours-closed-until-day"
        return self.texts.plain(when, day=self.day(day), time=clock)

    def day(self, day: date) -> str:
        """A day with its date, its year where that is another, and whether it is a public holiday."""
        pattern = _PATTERNS[self.language] + ("" if day.year == local_date(self.now).year else " y")
        name = format_date(day, pattern, locale=self.language.value)
        return self.texts.plain("hours-holiday", day=name) if day in public_holidays(day.year) else name

    def moment(self, moment: datetime) -> str:
        """When something was read or written."""
        pattern = f"{_PATTERNS[self.language].removeprefix('EEEE ')} y"
        day = format_date(local_date(moment), pattern, locale=self.language.value)
        return self.texts.plain("hours-moment", day=day, time=self._clock(moment))

    def _clock(self, moment: datetime) -> str:
        local = local_time(moment)
        return clock_text(local.hour, local.minute, self.language)
