"""How an event stands where only its title says so: "AFLYST: Foredrag om bier", "Bierne (udsolgt)".

Who keeps a calendar has often no field for it, and who has one forgets it. Only what stands apart from the rest counts:
"Aflyst - en komedie" is a title.
"""

from __future__ import annotations

import re
from typing import Final

from knowledge.events.model import State

_WORDS: Final = {
    State.CANCELLED: r"aflyst|aflyses|aflysning|cancell?ed",
    State.SOLD_OUT: r"udsolgt|alt udsolgt|fuldt booket|ingen ledige pladser|sold out|fully booked",
}
_SPOKEN: Final = "|".join(f"(?P<{state.value}>{words})" for state, words in _WORDS.items())
_CAPITALS: Final = "|".join(f"(?P<{state.value}>{words.upper()})" for state, words in _WORDS.items())
_LED: Final = r"\s*(?:er |desværre |det er )*"
_PLACES: Final = (
    # In capitals it needs no sign behind it; a colon or brackets set it apart in any letters.
    re.compile(rf"[\W_]*(?:{_CAPITALS})(?:[\W_]+)(?P<title>\S.*)", re.DOTALL),
    re.compile(rf"[\W_]*(?:{_SPOKEN})\s*[:!*\])]+[\W_]*(?P<title>\S.*)", re.DOTALL | re.IGNORECASE),
    re.compile(rf"(?P<title>\S.*?)\s*[-–—:(\[*!|,]+{_LED}(?:{_SPOKEN})[\W_]*", re.DOTALL | re.IGNORECASE),
    re.compile(rf"(?P<title>\S.*?)\s+(?:{_CAPITALS})[\W_]*", re.DOTALL),
)


def told_by_title(title: str) -> tuple[str, State | None]:
    """The title without what says how the event stands, and that; None where it says nothing."""
    for place in _PLACES:
        found = place.fullmatch(title)
        if found is not None:
            state = next(each for each in _WORDS if found[each.value] is not None)
            return found["title"].strip(), state
    return title, None


def standing(told: State, by_title: State | None) -> State:
    """How an event stands by a field and by its title: the worse of the two."""
    return told if by_title is None or told is State.CANCELLED else by_title
