"""Remainders after opening hours: "og på søndag", "om aftenen", "og borgerservice?" ask for the hours of that."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from knowledge.events.asking import Intent, is_opening_word, read_asked
from knowledge.events.houses import houses_asked
from knowledge.events.remainder import read_remainder
from knowledge.matching.text import clean, skeleton, words
from knowledge.opening_hours.questions import (
    HoursQuestion,
    about_nothing_else,
    asked_of,
    coming_week,
    days_of,
    read_hours_question,
)

_OF_PARTS: Final = frozenset(
    """
    borgerservice borgerservicen borgerservices citizen citizens service services telefon telefonen telefonisk
    telefontid telefontiden phone phones folk personale personalet ansatte medarbejdere staff selvbetjening
    selvbetjeningen selvbetjent betjent self bibliotek biblioteket bibliotekerne library libraries uden without der
    """.split()
)
"""What is open, as skeletons of words."""


_HOW_LONG: Final = re.compile(
    "(?:(?:og|men|ok|okay|and|so|but) )*"
    "(?:hvor lange|hvor sent|til hvornar|(?:til )?(?:hvad tid|(?:kl|klokken) hvad)|how long|how late|until when|when)"
    "(?: (?:endnu|sa|da|i dag|still|then))*"
)
_WHEN: Final = re.compile("hvornar|hvad tid|hvor (?:lange|sent|tidligt)|when|what time|how (?:long|late|early)")
"""Of how one asks for the time, as skeletons."""


def read_hours_follow_up(before: str, text: str, now: datetime) -> HoursQuestion | None:
    """What `text` asks of opening hours after they were spoken of; None where it asks for anything else.

    Args:
        before: what was asked of them before (redacted), and in a line each what has gone on with it; what `text` does
            not name anew still holds.
        text: the redacted text, in Danish or English.
        now: the present moment (aware).
    """
    base = _base(before, now)
    if base is not None and _asks_when(text, now):
        return _kept(asked_of(read_asked(text, now), base.days, now), base, placed=bool(houses_asked(text)))
    remainder = read_remainder(text, now)
    if remainder is None or remainder.grouped or not _OF_PARTS.issuperset(remainder.besides):
        return None
    asked = read_asked(text, now)
    question = asked_of(asked, days_of(asked) if remainder.dated else (), now)
    names = remainder.placed or remainder.timed or question.kinds
    if not (question.days or (not remainder.dated and names)):
        return None
    if base is None:
        return question if question.days else replace(question, days=coming_week(now))
    if not remainder.dated:
        question = replace(question, days=base.days, now=base.now)
    return _kept(question, base, placed=remainder.placed)


def _base(before: str, now: datetime) -> HoursQuestion | None:
    """What was asked of opening hours before, with all that has gone on with it; None where it named no day."""
    head, _, last = before.rpartition("\n")
    return (read_hours_follow_up(head, last, now) if head else None) or read_hours_question(before, now)


def _kept(question: HoursQuestion, base: HoursQuestion, *, placed: bool) -> HoursQuestion:
    """The question with the house and the parts of the one before, where it names none itself."""
    if not placed:
        question = replace(question, house=base.house, both=base.both)
    return question if question.kinds else replace(question, kinds=base.kinds, leading=base.leading)


def _asks_when(text: str, now: datetime) -> bool:
    """Whether a text asks for the times of days that were told of: "hvornår lukker I", "hvor længe endnu"."""
    typed = tuple(skeleton(word) for word in words(clean(text)))
    if _HOW_LONG.fullmatch(" ".join(typed)):
        return True
    asked = read_asked(text, now)
    when = asked.when
    named = when.past or when.days or when.others or when.weekdays
    opening = any(map(is_opening_word, typed)) and _WHEN.search(" ".join(typed)) is not None
    return opening and asked.intent is Intent.HOURS and not named and about_nothing_else(asked)
