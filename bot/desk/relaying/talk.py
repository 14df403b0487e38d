"""Talk among colleagues that says nothing of itself: whom it calls, what it asks them, and how it speaks of a citizen.

It is only held back: a button sends what was meant for the citizen after all.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from bot.desk.relaying.notes import without_notes
from knowledge.events.houses import HOUSES

_SHORT: Final = 12
"""Words of what colleagues ask each other."""
_ONLY_A_CALL: Final = 3
"""Words of a call with a word of thanks."""


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


_YOU: Final = re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine|[Jj]er|[Jj]eres|I|Dem|Deres)\b")
"""Whoever is spoken to. A citizen mostly is, so what speaks to nobody may be about one."""

_ABOUT: Final = _any_of(
    r"\bborgeren\b",
    r"\bborger\s+(?:har|er|vil|ringer|ringede|skriver|skrev|spørger|siger)\b",
    r"\b(?:ring|skriv|skrev|svar|mail|kontakt|sms)\w*\s+(?:\w+\s+){0,2}(?:hende|ham)\b",
    r"\b(?:hun|han)\s+har\s+(?:\w+\s+){0,4}(?:ringet|skrevet|spurgt|henvendt|svaret|mailet|klaget|fået\s+svar)\b",
    r"\b(?:hun|han)\s+(?:ringede|skrev|spurgte)\b",
    r"\b(?:hun|han)\s+er\s+(?:\w+\s+)?(?:sur|vred|gal|ked|uhøflig|ubehagelig|fuld)\b",
)
"""What is said of a citizen to somebody else."""

_THIRD: Final = _any_of(r"\b(?:hun|han|hende|ham|borger|borgeren)\b")
_MANY: Final = _any_of(
    r"^(?:hej|hejsa|godmorgen|goddag|kære)\s+(?:alle(?:\s*sammen)?|kolleger|kollegaer|team|folkens)\b",
    r"^fyi\b",
)
"""A case has one citizen; who is greeted as many, or told for information in English, is no citizen."""

_CASE: Final = _any_of(
    r"^(?:den|sagen|denne)\s+(?:tager|har|svarer|klarer|ordner)\s+jeg\b",
    r"^(?:er\s+)?(?:den|sagen|denne)(?:\s+er)?\s+(?:min|besvaret|taget)\b",
    r"^(?:er\s+)?sagen(?:\s+er)?\s+(?:lukket|afsluttet|løst)\b",
    r"^(?:luk|lukkes|lukker|lukket|afslut|afsluttes)(?:\s+(?:den|sagen))?\s*[.!]?$",
    rf"^hører\s+til\s+i\s+(?:{'|'.join(HOUSES)})\b",
    r"^skal\s+(?:videre|over)\s+til\b",
    r"^(?:svaret|ringet|mailet|talt|snakket|skrevet)\s+(?:op|med|til|tilbage|hende|ham|på\s+(?:mail|telefon)\w*)\b",
    r"^(?:hej[,!]?\s+)?hvem\s+(?:tager|svarer|kender|ved|har\s+(?:styr|den|sagen|tid|vagt)|kan\s+(?:svare|tage|hjælpe))\b",
    r"\b(?:er\s+der|har|kan|ved)\s+nogen\b.*\b(?:ved|svare[rt]?|kender|tage[rt]?|styr|hjælpe|kigge[rt]?)\b",
    r"\bnogen,?\s+(?:der|som)\s+(?:ved|kender)\b",
    r"^(?:test|tester|ups|hov)[.!]*$",
)
"""What becomes of a case, and who knows about it. It speaks to nobody, or to whoever reads it."""

_ASKS: Final = re.compile(
    r"\b(?:kan|vil|gider|ved|har|tager|gør|husker|svarer|ringer|ordner|klarer)\s+(?:du|i)\b", re.IGNORECASE
)
_LOOK: Final = re.compile(
    r"\b(?:kan|vil|gider)\s+(?:du|I|en\s+af\s+jer)\s+(?:lige\s+)?(?:kigge|hjælpe|overtage|se\s+på\s+(?:den|det|sagen))"
    r"(?:\s+(?:på|med|den|det|sagen|denne|her|lige))*\s*[?.!]*$",
    re.IGNORECASE,
)
"""A request to look at it: there is nothing in it to be looked at but the case."""

_OPENING: Final = (
    r"(?:(?:hej|hejsa|hey|halløj|goddag|godmorgen|kære|tak|ja|nej|ok|okay|super|fint|godt|fedt|perfekt|cc|sorry|undskyld"
    r"|spørg|og|@)[,!]?\s*)*"
)


def is_talk_of_staff(text: str, names: Collection[str]) -> bool:
    """Whether a text of staff most likely is for colleagues.

    Args:
        text: what was written.
        names: the first names of colleagues, in small letters.
    """
    left = without_notes(text)
    return _calls(left, names) or _is_about_a_case(left)


def _is_about_a_case(text: str) -> bool:
    short = len(text.split()) <= _SHORT
    if _MANY.search(text) or (short and _LOOK.search(text)):
        return True
    return not _YOU.search(text) and bool(_ABOUT.search(text) or (short and _CASE.search(text)))


def _calls(text: str, names: Collection[str]) -> bool:
    """Whether it calls a colleague by name. A citizen may have the same name: what tells them something goes there."""
    if not names:
        return False
    name = rf"(?:{'|'.join(map(re.escape, sorted(names)))})\b"
    called = re.match(
        rf"{_OPENING}{name}(?:(?:\s*[,&]\s*|\s+og\s+){name})*(?P<behind>.*)", text, re.IGNORECASE | re.DOTALL
    )
    if re.match(rf"(?:cc|til)\s+{name}\s*(?::|$)", text, re.IGNORECASE):
        return True
    if called is None:
        return re.search(rf",\s*{name}\s*\?+$", text, re.IGNORECASE) is not None
    behind = called["behind"]
    if not re.match(r"\s*(?:[,!?.–-]|$)", behind) and not _ASKS.match(behind.strip()):
        return False
    asks = text.rstrip().endswith("?") or _ASKS.match(behind.strip(" ,!.–-")) is not None
    return asks or bool(_THIRD.search(text)) or len(text.split()) <= _ONLY_A_CALL
