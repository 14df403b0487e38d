"""Times that the writer takes back: "på tirsdag, undskyld jeg mener onsdag", "i morgen, eller nej, på lørdag"."""

from __future__ import annotations

import re
from typing import Final

_SMALL: Final = r"(?:(?:nu|her|lige|paa|i|den|det|d|the|in|for|om|til|fra|er|var|skal|vaere|snarere|rather)[ .,:]+)*"
_SAID: Final = r"(?:mente?|mener|meant?)"
_ALAS: Final = (
    r"(?:nej|naa nej|naeh?|nope|ej|aeh|ehm?|undskyld|sorry|pardon|hov|hovsa|ups|oops|oeh|oej|no wait|wait|vent|argh"
    r"|beklager|rettelse|rettet|correction|forkert|fejl|min fejl|my mistake|my bad|scratch that"
    r"|eller rettere|rettere|or rather)"
)
# "Nej" and "sorry" take back what stands before them only where the other time follows at once …
_TAKEN_BACK: Final = re.compile(
    rf"(?:^|[,.;:!?()–*-]|\b(?:eller|or|og|men|but)\b)\W*(?:no\W+)?(?:{_ALAS}\W+)+{_SMALL}$"
)
_AT_ONCE: Final = re.compile(rf"^\W*(?:{_ALAS}|no)\W+{_SMALL}$")
# … and "jeg mener" where it is near.
_MEANT: Final = re.compile(
    rf"\b(?:(?:jeg|vi|i|we) {_SAID}|{_SAID} (?:jeg|vi)|skulle (?:have )?(?:vaere|vaeret|staa))\b(?! at\b)"
    r"(?:\W+\w+){0,4}\W*$"
)
_MEANT_AFTER: Final = re.compile(rf"^\W*(?:{_SAID} (?:jeg|vi)|(?:jeg|i) {_SAID}|skulle det (?:vaere|have vaeret))\b")
_BESIDE: Final = re.compile(rf"^\W*(?:eller |or )?{_SMALL}$")
_EXPLAINED: Final = re.compile(
    rf"^\W*(?:(?:altsaa|dvs|det vil sige|nemlig|that is|i\.?e|meaning)\W+)+(?:paa )?{_SMALL}$"
)
ITS_HOUR: Final = re.compile(
    r"^(?:,? ?(?:(?:om )?(?:the )?(?:aften|nat|morges|morgen|(?:for|efter)?middag)(?:en)?"
    r"|kl\.? ?\d{1,2}(?:[.:]\d\d)?)\b)+"
)
"""The part of the day that belongs to the time before: "i aften nej i morgen", "fredag kl 10 nej lørdag"."""
_TOO: Final = re.compile(r"\b(?:ogsaa|also|too|baade|both|desuden)\b")


def is_taken_back(between: str, after: str) -> bool:
    """Whether a time is taken back for the next one that is named.

    Args:
        between: what stands between the two, in the grammar's way of writing.
        after: what follows the next one.
    """
    if _TOO.search(between):
        return False
    between = ITS_HOUR.sub("", between)
    if _BESIDE.search(between):
        return _MEANT_AFTER.search(after) is not None
    return any(pattern.search(between) for pattern in (_TAKEN_BACK, _AT_ONCE, _MEANT))


def is_explained(between: str) -> bool:
    """Whether a time only says again, more closely, which one was meant: "tirsdag om to uger, altså den 8."."""
    return _EXPLAINED.search(ITS_HOUR.sub("", between)) is not None
