"""Occurrences to test with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from knowledge.events.model import DPL, Occurrence, Spot

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
CAFE = Occurrence(
    uuid="00000000-0000-4000-8000-000000000001",
    title="IT-café",
    spot=Spot(NOW + DAY, NOW + DAY + 2 * HOUR, ("haslev",), "Mødelokale 1"),
    updated_at=NOW - DAY,
    source=DPL,
    series="00000000-0000-4000-8000-0000000000aa",
    branches=("Haslev Bibliotek",),
    audiences=("Voksne",),
    categories=("Digitalt",),
    url="https://www.faxebibliotek.dk/arrangementer/it-cafe",
)


def later(occurrence: Occurrence, **changes: Any) -> Occurrence:
    """The occurrence as its source changed it an hour later; fields of the spot may be among the changes."""
    spot = {name: changes.pop(name) for name in ("starts", "ends", "houses", "place", "all_day") if name in changes}
    return replace(
        occurrence, **{"updated_at": occurrence.updated_at + HOUR, "spot": replace(occurrence.spot, **spot), **changes}
    )
