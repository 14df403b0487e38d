"""The sources of events: who is asked, for what, and how the answer is understood."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import httpx

from bot.clock import local_date
from bot.settings import Settings
from knowledge.events import dpl, ical
from knowledge.events.answer import Answer
from knowledge.events.model import DPL, ICAL

JSON_TYPES: Final = frozenset({"application/json", "application/hal+json"})
CALENDAR_TYPES: Final = frozenset({"text/calendar", "text/plain", "application/octet-stream"})
"""Calendars lie on many a simple server; what they are shows in their first line."""

_SHORT: Final = 12


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody on the net who tells of events.

    Attributes:
        name: what its occurrences have as their source.
        url: where it is asked.
        types: the content types of its answers.
        read: understands an answer, had at a time (aware).
        complete_from: from when on (aware) its answer names everything, seen from a time.
        asked: the whole address, with what depends on the time.
    """

    name: str
    url: str
    types: frozenset[str]
    read: Callable[[bytes, datetime], Answer]
    complete_from: Callable[[datetime], datetime]
    asked: Callable[[datetime], str]

    @property
    def host(self) -> str:
        """How it is called when people are told of it."""
        return httpx.URL(self.url).host


def sources_of(settings: Settings) -> tuple[Source, ...]:
    """The sources that are set."""
    site = () if settings.events_url is None else (website(settings.events_url),)
    feeds = {source.name: source for source in map(feed, (settings.events_ical or "").split())}
    return (*site, *feeds.values())


def website(url: str) -> Source:
    """The libraries' website."""

    def asked(now: datetime) -> str:
        day = local_date(dpl.first_day(now)).isoformat()
        return str(httpx.URL(url).copy_merge_params({"_format": "json", "from_date": day}))

    return Source(DPL, url, JSON_TYPES, lambda data, _: dpl.read_events(data), dpl.complete_from, asked)


def feed(url: str) -> Source:
    """A calendar feed; "webcal" is what calendar programs call the same."""
    scheme, _, rest = url.partition(":")
    address = f"https:{rest}" if scheme.lower() == "webcal" else url
    name = ICAL + hashlib.sha256(address.encode()).hexdigest()[:_SHORT]

    def read(data: bytes, now: datetime) -> Answer:
        return ical.read_calendar(data, name, now)

    return Source(name, address, CALENDAR_TYPES, read, ical.complete_from, lambda _: address)
