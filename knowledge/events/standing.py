"""How an event stands where only its title says so: "AFLYST: Foredrag om bier", "Bierne (udsolgt)".

Who keeps a calendar has often no field for it, and who has one forgets it. Only what stands apart from the rest counts:
"Aflyst - en komedie" is a title. Of an event that is known it also counts if its title has got the word since:
"Babysang" that becomes "Babysang er aflyst".
"""

from __future__ import annotations

import re
from typing import Final

from knowledge.events.likeness import skeleton_words
from knowledge.events.model import State

_WORDS: Final = {
    State.CANCELLED: r"aflyst|aflyses|aflysning|cancell?ed",
    State.POSTPONED: r"udsat|udskudt|postponed",
    State.SOLD_OUT: r"(?:alt |alle billetter (?:er )?)?udsolgt|alle pladser (?:er )?(?:optaget|besat)"
    r"|fuldt (?:booket|hold|besat)|overtegnet|ingen ledige pladser|sold out|fully booked",
}
_ITS_DAY_FOLLOWS: Final = r"(?!\W+(?i:til|to)\b)"
"""Whose title tells the new day needs no other word."""

_BEHIND: Final = {State.POSTPONED: _ITS_DAY_FOLLOWS}
_SPOKEN: Final = "|".join(f"(?P<{state.value}>{words}){_BEHIND.get(state, '')}" for state, words in _WORDS.items())
_CAPITALS: Final = "|".join(
    f"(?P<{state.value}>{words.upper()}){_BEHIND.get(state, '')}" for state, words in _WORDS.items()
)
# "Udsat: et liv på gaden" is a title.
_NO_TITLE: Final = "|".join(
    f"(?P<{state.value}>{words})" for state, words in _WORDS.items() if state is not State.POSTPONED
)
_BECAUSE: Final = r"(?:pga\b\.?|p\.?g\.?a\.?|på grund af|grundet|på gr\. af|due to|because of)"
_WARNED: Final = r"(?:(?:obs|nb|vigtigt|bemærk)\b[\W_]*)?"
_THIS: Final = r"(?:(?:arrangementet|foredraget|kurset|mødet|koncerten|forestillingen) (?:er|bliver) )?"
_LED: Final = rf"{_WARNED}{_THIS}(?:er |desværre |det er )*"
_TAIL: Final = (
    rf"(?:[ ,]+{_BECAUSE}[^:()\[\]–—]{{2,60}}|[ ,]+(?:i dag|i aften|i morgen|(?:d\.|den)? ?\d[\d./ ]*)(?!\w))?"
)
_BECAUSE_IN_CAPITALS: Final = r"(?: (?:PGA\.?|PÅ GRUND AF|GRUNDET)(?: [A-ZÆØÅ]{3,})+)?"
_ANYWHERE: Final = re.compile(rf"\b(?:{_SPOKEN})\b", re.IGNORECASE)
_SAID: Final = re.compile(rf"\b(?:{'|'.join(_WORDS.values())})\b", re.IGNORECASE)
_NOT: Final = frozenset({"ikke", "not", "ej"})
_PLACES: Final = (
    # In capitals it needs no sign behind it; a colon or brackets set it apart in any letters.
    re.compile(
        rf"[\W_]*(?i:{_LED})(?:{_CAPITALS}){_BECAUSE_IN_CAPITALS}(?: \([^()]{{2,60}}\))?[\W_]+(?P<title>\S.*)",
        re.DOTALL,
    ),
    re.compile(rf"[\W_]*{_LED}(?:{_NO_TITLE}){_TAIL}\s*[:!*\])]+[\W_]*(?P<title>\S.*)", re.DOTALL | re.IGNORECASE),
    re.compile(rf"(?P<title>\S.*?)\s*[-–—:(\[*!|,/]+\s*{_LED}(?:{_SPOKEN}){_TAIL}[\W_]*", re.DOTALL | re.IGNORECASE),
    re.compile(rf"(?P<title>\S.*?)\s+(?i:(?:er |desværre )*)(?:{_CAPITALS})(?i:{_TAIL})[\W_]*", re.DOTALL),
)


def told_by_title(title: str) -> tuple[str, State | None]:
    """The title without what says how the event stands, and that; None where it says nothing."""
    for place in _PLACES:
        found = place.fullmatch(title)
        if found is not None:
            return found["title"].strip(), _state(found)
    return title, None


def speaks_of_it(title: str) -> bool:
    """Whether a title has such a word anywhere, whatever it says with it: "Udsat til 3. december: Bierne"."""
    return _SAID.search(title) is not None


def told_since(known: str, title: str) -> State | None:
    """How an event stands whose title was another one before; None where what was added does not say it."""
    before, now = skeleton_words(known), skeleton_words(title)
    added = set(now) - set(before)
    if not before or not set(before) <= set(now) or added & _NOT:
        return None
    found = _ANYWHERE.search(title)
    return None if found is None or found[0].casefold() in known.casefold() else _state(found)


def _state(found: re.Match[str]) -> State:
    named = found.groupdict()
    return next(each for each in _WORDS if named.get(each.value) is not None)


def standing(told: State, by_title: State | None) -> State:
    """How an event stands by a field and by its title: the worse of the two."""
    return told if by_title is None or told is State.CANCELLED else by_title
