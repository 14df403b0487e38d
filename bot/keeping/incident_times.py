"""The command `/drift` as staff write it: what citizens are told, until when, and before which answers."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.clock import local_date
from bot.desk.waiting.snooze_times import snoozed_until
from knowledge.dates import moment_of, read_dates
from knowledge.incidents import plain

LONGEST = timedelta(days=60)
LONGEST_TEXT = 300
"""Characters; it stands before an answer, and must not hide it."""

_MARKS = "\"'“”„«»’"
_QUOTED = re.compile(rf"[{_MARKS}](?P<text>.+?)[{_MARKS}]\s+(?:(?:frem |ind)?til\s+)?(?P<rest>.+)", re.IGNORECASE)
_BARE = re.compile(r"(?P<text>.+)\s+til\s+(?P<rest>.+)", re.IGNORECASE)
_REST_OF_DAY = re.compile(r"\bresten af dagen\b|\bhele dagen\b", re.IGNORECASE)
_SPAN = re.compile(r"\d{1,4}\s*[a-zæøå]+")
_CLOCK = re.compile(r"(?:^|\s)(?:kl\.?\s*)?(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minute>[0-5]\d))?$")
_END_OF_DAY = time(23, 59)


@dataclass(frozen=True, slots=True)
class Written:
    """What a command says; parts that could not be read are None or empty.

    Attributes:
        text: what citizens are told.
        until: until when, aware.
        about: words for the answers.
        unknown: words after the time that stand for no answer.
    """

    text: str
    until: datetime | None
    about: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def read_incident(written: str, now: datetime, known: Callable[[str], bool]) -> Written | None:
    """What stands behind `/drift`, or None if it is no incident at all.

    Args:
        written: such as `"MitID er nede" til 14:00 mitid`; the quotation marks may be left out.
        now: the present moment, aware.
        known: whether a word stands for any answer.
    """
    text = _REST_OF_DAY.sub("i dag", " ".join(written.split()))
    found = _QUOTED.fullmatch(text) or _BARE.fullmatch(text)
    if found is None:
        return None
    words = found["rest"].split()
    about: list[str] = []
    while len(words) > 1 and known(plain(words[-1])):
        about.insert(0, plain(words.pop()))
    until, unknown = _time_and_rest(words, now)
    return Written(found["text"].strip(), until, tuple(dict.fromkeys(about)), unknown)


def _time_and_rest(words: list[str], now: datetime) -> tuple[datetime | None, tuple[str, ...]]:
    """The time that words begin with, and those after it, which were meant for answers; figures belong to the time."""
    for end in range(len(words), 0, -1):
        until = shown_until(" ".join(words[:end]), now)
        if until is not None:
            rest = tuple(words[end:])
            return (None, ()) if any(map(str.isdigit, "".join(rest))) else (until, rest)
    return None, ()


def shown_until(written: str, now: datetime) -> datetime | None:
    """The moment that "14:00", "i morgen 10", "fredag kl. 12.30" or "2 timer" means; None where nothing, or too late.

    A clock time alone is today's; a day alone ends with it. Every word must belong to the time.
    """
    text = written.strip().casefold()
    until = snoozed_until(text, now) if _SPAN.fullmatch(text) else _moment(text, now)
    return until if until is not None and now < until <= now + LONGEST else None


def _moment(text: str, now: datetime) -> datetime | None:
    clock = _CLOCK.search(text)
    named = text if clock is None else text[: clock.start()].strip()
    at = _END_OF_DAY if clock is None else time(int(clock["hour"]), int(clock["minute"] or 0))
    if clock is not None and not named:
        return moment_of(local_date(now), at)
    reading = read_dates(named, now)
    if reading.first is None or reading.past or reading.rest or reading.window is not None:
        return None
    return moment_of(reading.last or reading.first, at)
