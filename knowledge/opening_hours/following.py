"""Remainders after opening hours: "og på søndag", "også i Faxe?", "og borgerservice?" ask for the hours of that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from knowledge.events.asking import read_asked
from knowledge.events.remainder import read_remainder
from knowledge.opening_hours.questions import HoursQuestion, asked_of, coming_week, days_of, read_hours_question

_OF_PARTS: Final = frozenset(
    """
    borgerservice borgerservicen borgerservices citizen citizens service services telefon telefonen telefonisk
    telefontid telefontiden phone phones folk personale personalet ansatte medarbejdere staff selvbetjening
    selvbetjeningen selvbetjent betjent self bibliotek biblioteket bibliotekerne library libraries uden without der
    """.split()
)
"""What is open, as skeletons of words."""


def read_hours_follow_up(before: str, text: str, now: datetime) -> HoursQuestion | None:
    """What `text` asks of opening hours after they were spoken of; None where it asks for anything else.

    Args:
        before: what was asked of them before (redacted), and in a line each what has gone on with it; what `text` does
            not name anew still holds.
        text: the redacted text, in Danish or English.
        now: the present moment (aware).
    """
    remainder = read_remainder(text, now)
    if remainder is None or remainder.grouped or not _OF_PARTS.issuperset(remainder.besides):
        return None
    asked = read_asked(text, now)
    question = asked_of(asked, days_of(asked) if remainder.dated else (), now)
    if not (question.days or (not remainder.dated and (remainder.placed or question.kinds))):
        return None
    head, _, last = before.rpartition("\n")
    base = (read_hours_follow_up(head, last, now) if head else None) or read_hours_question(before, now)
    if base is None:
        return question if question.days else replace(question, days=coming_week(now))
    if not remainder.dated:
        question = replace(question, days=base.days, now=base.now)
    if not remainder.placed:
        question = replace(question, house=base.house, both=base.both)
    return question if question.kinds else replace(question, kinds=base.kinds, leading=base.leading)
