"""What is to come in the tests, seen from Wednesday 25 November 2026 at 10:15."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from knowledge.dates import COPENHAGEN
from knowledge.events.model import DPL, Occurrence, Spot, State
from knowledge.events.programme import Programme

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=COPENHAGEN)


def event(number: int, title: str, day: int, hour: int, house: str = "haslev", **details: Any) -> Occurrence:
    """An event of two hours, so many days from now."""
    starts = (NOW + timedelta(days=day)).replace(hour=hour, minute=0)
    spot = Spot(starts, starts + timedelta(hours=2), (house,) if house else (), details.pop("place", ""))
    url = f"https://www.faxebibliotek.dk/{number}"
    return Occurrence(uuid_of(number), title, spot, NOW, DPL, url=url, **details)


def uuid_of(number: int) -> str:
    """The id of an event of the tests."""
    return f"00000000-0000-4000-8000-{number:012d}"


CAFES = tuple(
    event(number, "Strikkecafé", 1 + 7 * number, 14, "faxe", series="strik", audiences=("Voksne",))
    for number in range(5)
)
AUTHOR = event(
    *(10, "Forfatteraften med Leif Davidsen", 7, 19),
    ticket_url="https://www.place2book.com/da/sw2/sales/x",
    price="75 kr.",
    description="Han fortæller om at skrive spændingsromaner.",
)
CONCERT = event(11, "Julekoncert med koret", 12, 16, "faxe", state=State.SOLD_OUT, categories=("Musik",))
BEES = event(12, "Foredrag: Bier i haven", 2, 19, "faxe", state=State.CANCELLED)
CHRISTMAS = event(13, "Juleværksted for hele familien", 3, 10, audiences=("Børn",))
BABIES = event(14, "Babycafé", 0, 13, audiences=("Børn",))
TEENS = event(15, "Krea", 3, 13, "faxe", audiences=("Unge 13-17 år",))
GONE = event(16, "Bankospil", 3, 13, state=State.MISSING)
OVER = event(17, "Morgensang", 0, 7)
PROGRAMME = Programme(
    tuple(sorted((*CAFES, AUTHOR, CONCERT, BEES, CHRISTMAS, BABIES, TEENS, GONE, OVER), key=lambda each: each.starts)),
    NOW - timedelta(minutes=40),
)
