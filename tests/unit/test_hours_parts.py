"""Opening hours that are asked for beside something else are found, and the rest is left as it was typed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from knowledge.dates import COPENHAGEN
from knowledge.opening_hours.parts import read_hours_part

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("text", "days", "rest"),
    [
        ("Jeg rejser på søndag, er der åbent fredag i Haslev", ["2026-11-27"], "Jeg rejser på søndag,"),
        ("er der åbent den 24. december og kan jeg hente pas der", ["2026-12-24"], "og kan jeg hente pas der"),
        ("Hej. Min datter skal have pas. Har I åbent i morgen?", ["2026-11-26"], "Hej. Min datter skal have pas."),
        ("er der åbent lørdag og søndag og kan jeg printe", ["2026-11-28", "2026-11-29"], "og kan jeg printe"),
        ("Jeg skal til byen. Er der åbent fredag eller lørdag?", ["2026-11-27", "2026-11-28"], "Jeg skal til byen."),
        ("I am leaving on Sunday, are you open on Friday?", ["2026-11-27"], "I am leaving on Sunday,"),
    ],
)
def test_opening_hours_are_found_beside_something_else(text: str, days: list[str], rest: str) -> None:
    """Clause by clause, with all their days; a figure's full stop ends no sentence."""
    part = read_hours_part(text, NOW)
    assert part is not None
    assert [day.isoformat() for day in part.asked.days] == days
    assert part.rest == rest


@pytest.mark.parametrize(
    "text",
    [
        "har I åbent i morgen",
        "Brugsen, har den åbent i morgen",
        "svømmehallen, hvornår åbner de i dag",
        "apoteket er lukket. er der åbent et andet sted i dag?",
        "hvad koster et pas, og hvor lang tid tager det",
        "min konto er lukket, kan jeg få den åbnet i morgen",
    ],
)
def test_what_is_asked_of_another_place_is_none_of_it(text: str) -> None:
    """What another clause names has hours of its own, and what asks for nothing else is no part of anything."""
    assert read_hours_part(text, NOW) is None


def test_the_days_are_those_of_the_clause() -> None:
    """The day on which somebody travels is not the day on which they come."""
    part = read_hours_part("Jeg rejser på søndag, er der åbent fredag", NOW)
    assert part is not None
    assert part.asked.days == (date(2026, 11, 27),)


@pytest.mark.parametrize(
    "text",
    [
        "har I åbent mellem jul og nytår",
        "er der åbent i Haslev og Faxe på lørdag",
        "har I åbent juleaften og nytårsaften",
    ],
)
def test_what_asks_for_nothing_else_has_no_part(text: str) -> None:
    """Where nothing is known of the days that are asked for, others that a piece of the question names are none."""
    assert read_hours_part(text, NOW) is None
