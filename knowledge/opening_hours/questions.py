"""Which questions ask when a house is open on days that can be told: "har I åbent nu", "open on Saturday?".

Whoever names a house and no day ("åbningstider Faxe") is told of the coming week.

Only a question that is about nothing else counts: every word that is left must be one of opening, of the houses, or of
what is open there. All others go the way of every question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from knowledge.dates.spans import COPENHAGEN, ONE_DAY, Span, day_of
from knowledge.events.asking import Asked, Intent, is_opening_word, read_asked
from knowledge.events.houses import houses_asked
from knowledge.matching.text import clean, skeleton, words
from knowledge.opening_hours.timetable import Kind
from knowledge.reading.letters import without_courtesies

MOST_DAYS: Final = 10
"""Days that one answer tells of."""

_WEEK: Final = 7
_MOST_WORDS: Final = 16

# Skeletons: å, aa and a are one, and so are oe and o.
_ORDERS: Final = frozenset("luk lukke abn abne close shut".split())
"""Words that open and close other things too: by themselves they ask nothing."""

_ASKS: Final = re.compile(
    r"\b(?:when|time|do|dos|will) (?:\w+ ){0,5}close\b|\bhvornar (?:\w+ ){0,3}(?:lukke|abne)\b"
    r"|\ber (?:\w+ ){1,3}abne\b|\bhar (?:\w+ ){1,3}abn\b|\bhours\b"
    r"|\ber der (?:folk|nogen|personale|ansatte|medarbejdere|borgerservice|telefontid|betjening|selvbetjening)\b"
    r"|\bkan (?:jeg|man|vi) (?:\w+ ){0,3}(?:komme|(?:lukke|lase) (?:mig|sig|os)) ind\b"
    r"|\bkan (?:jeg|man|vi) (?:\w+ ){0,3}(?:na|i|pa|forbi|til) (?:borgerservice|bib\w+)\b"
    r"|\b(?:kan|ma) (?:jeg|man|vi) ringe til (?:jer|borgerservice|bib\w+)\b"
    r"|\bcan (?:i|we) (?:(?:call|phone) you|(?:get|come|go) in)\b"
)
_KNOCKS: Final = re.compile("(?:(?:hallo|hej|hello|halloj) )*er der (?:nogen|nogle)(?: (?:der|her|hjemme|derude))?")
"""Whoever only asks whether anybody is there means the chat."""
_KINDS: Final = (
    (
        Kind.SELF_SERVICE,
        re.compile(
            r"\b(?:lukke|lase) (?:mig|sig|os) ind\b|\babent bibliotek\b|\bself ?service\b"
            r"|\b(?:selvbetj\w*|ubetj\w*|ubemand\w*|unstaffed)\b"
            r"|\b(?:uden|without) (?:personale|betjening|ansatte|staff)\b"
        ),
    ),
    (Kind.CITIZEN_SERVICE, re.compile(r"\b(?:borgerservice\w*|citi[zs]ens? services?)\b")),
    (Kind.PHONE, re.compile(r"\b(?:telefon\w*|ringe?|phone|call)\b")),
    (
        Kind.STAFFED,
        re.compile(r"\b(?:betj\w*|bemand\w*|staff\w*|personale\w*|folk|ansatte|medarbejdere|librarian)\b"),
    ),
)
_LIBRARY: Final = re.compile(r"\bbib\w*\b|\blibrar\w*\b")
_OF_HOURS: Final = frozenset(
    """
    borgerservice borgerservicen borgerservices citizen citizens service services telefon telefonen telefonisk
    telefontid telefontiden ringe phone call phones folk personale personalet ansatte medarbejdere staff self skranken
    dos ind komme na inden sig os langt lange sent tidligt until late early long normalt stadig still bade begge both
    huse houses hovedbiblioteket bibl telefonerne bibliotekar bibliotekarer arbejde desk anyone anybody someone got uden
    without tidligere senere earlier later sporge forhand r nar men selv lase forbi vare der derhen get
    """.split()
)
_NEXT: Final = 2
"""Days that are told of to whoever names none: today may be over."""

_LONG: Final = 7
_LONG_WORDS: Final = frozenset({"bibliotek", "biblioteket", *(word for word in _OF_HOURS if len(word) >= _LONG)})
_BOTH: Final = frozenset({"bade", "begge", "both"})


@dataclass(frozen=True, slots=True)
class HoursQuestion:
    """What is asked of opening hours.

    Attributes:
        days: the days meant, in order.
        now: whether the present moment is meant.
        house: the one house that is named; None where none or both are.
        both: whether both are named.
        kinds: what is asked about; empty where everything is.
        leading: of which of these something must be known for an answer to be one.
    """

    days: tuple[date, ...]
    now: bool
    house: str | None
    both: bool
    kinds: tuple[Kind, ...]
    leading: tuple[Kind, ...]


def read_hours_question(text: str, now: datetime) -> HoursQuestion | None:
    """What `text`, in Danish or English, asks of opening hours; None where it asks for anything else.

    Args:
        text: the redacted question.
        now: the present moment (aware).
    """
    asked = _asked_of_hours(text, now)
    if asked is None:
        return None
    days = days_of(asked) or _by_the_clock(asked, now) or (coming_week(now) if _names_house_alone(asked) else ())
    return asked_of(asked, days, now) if days else None


def read_hours_at_large(text: str, now: datetime) -> HoursQuestion | None:
    """What `text` asks of opening hours without a day and a house ("hvornår har I åbent"): those of today and tomorrow.

    None where it asks for anything else. The arguments are those of `read_hours_question`.
    """
    asked = _asked_of_hours(text, now)
    if asked is None or asked.house is not None or not _says_no_when(asked):
        return None
    return asked_of(asked, coming_week(now)[:_NEXT], now)


def _asked_of_hours(text: str, now: datetime) -> Asked | None:
    """What was read of a text that asks for opening hours and for nothing else."""
    text = without_courtesies(text)
    typed = tuple(skeleton(word) for word in words(clean(text)))
    line = " ".join(typed)
    told = any(is_opening_word(word) and word not in _ORDERS for word in typed)
    if len(typed) > _MOST_WORDS or _KNOCKS.fullmatch(line) or not (told or _ASKS.search(line)):
        return None
    asked = read_asked(text, now)
    return asked if asked.intent is Intent.HOURS and asked.told and about_nothing_else(asked) else None


def asked_of(asked: Asked, days: tuple[date, ...], now: datetime) -> HoursQuestion:
    """What a text that was read asks of these days."""
    typed = tuple(skeleton(word) for word in words(clean(asked.question)))
    line = " ".join(typed)
    return HoursQuestion(
        days,
        now=_means_now(asked, now),
        house=asked.house,
        both=len(houses_asked(asked.question)) > 1 or bool(_BOTH.intersection(typed)),
        kinds=_kinds(line),
        leading=_leading(_named(line)),
    )


def coming_week(now: datetime) -> tuple[date, ...]:
    """Today and the six days after it."""
    today = day_of(now)
    return tuple(today + number * ONE_DAY for number in range(_WEEK))


def _by_the_clock(asked: Asked, now: datetime) -> tuple[date, ...]:
    """Today, where nothing but a time is named that is still to come: "har I åbent kl. halv fem"."""
    when, local = asked.when, now.astimezone(COPENHAGEN)
    if when.past or when.days or when.weekdays or when.window is None or when.window.start != when.window.end:
        return ()
    return (local.date(),) if when.window.start > local.time().replace(fold=0) else ()


def _names_house_alone(asked: Asked) -> bool:
    """Whether a house is asked about and nothing is said of when."""
    return asked.house is not None and _says_no_when(asked)


def _says_no_when(asked: Asked) -> bool:
    when = asked.when
    return not (when.past or when.days or when.others or when.weekdays or when.window)


def days_of(asked: Asked) -> tuple[date, ...]:
    """The days meant; none where the text speaks of the past, of no day, or of more than one answer can tell.

    Of what has no end ("efter jul", "fra mandag") the first week is meant.
    """
    if asked.when.past:
        return ()
    spans = [span for days in (asked.when.days, *asked.when.others) for span in days]
    every = {day for span in spans for day in (Span.of(span.first, _WEEK) if span.last is None else span).days()}
    return tuple(sorted(every)) if len(every) <= MOST_DAYS else ()


def about_nothing_else(asked: Asked) -> bool:
    """Whether every word of a text is one of opening, of the houses, or of what is open there."""
    return all(_is_of_hours(skeleton(word)) for word in words(asked.text))


def _is_of_hours(word: str) -> bool:
    """Whether a word belongs to opening hours, a long one with a slip in it too."""
    if word in _OF_HOURS:
        return True
    return len(word) >= _LONG and any(
        word[0] == each[0] and DamerauLevenshtein.distance(word, each, score_cutoff=1) <= 1 for each in _LONG_WORDS
    )


def _means_now(asked: Asked, now: datetime) -> bool:
    window = asked.when.window
    local = now.astimezone(COPENHAGEN).time().replace(fold=0)
    return window is not None and window.start == window.end == local


def _named(line: str) -> list[Kind]:
    left, found = line, []
    for kind, pattern in _KINDS:
        if pattern.search(left):
            found.append(kind)
            left = pattern.sub(" ", left)
    return found


def _leading(named: Sequence[Kind]) -> tuple[Kind, ...]:
    """Whoever wants to call is not helped by when the door is open, nor the other way round."""
    if Kind.PHONE in named:
        return (Kind.PHONE,)
    return tuple(named) or (Kind.STAFFED, Kind.SELF_SERVICE)


def _kinds(line: str) -> tuple[Kind, ...]:
    named = _named(line)
    if named:
        return tuple(kind for kind in Kind if kind in named)
    return (Kind.STAFFED, Kind.SELF_SERVICE) if _LIBRARY.search(line) else ()
