"""Talk among colleagues that says nothing of itself: whom it calls, what it asks them, and how it speaks of a citizen.

It is only held back: a button sends what was meant for the citizen after all.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.desk.relaying.notes import without_notes
from knowledge.events.houses import HOUSES

_SHORT: Final = 12
"""Words of what colleagues ask each other."""
_FEW: Final = 6
_CALL: Final = 3
"""Words of what they say in passing with a name in it, and of a call or a word of thanks."""
_HOUSE: Final = "|".join(HOUSES)


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns), re.IGNORECASE)


_YOU: Final = re.compile(r"\b(?:[Dd]u|[Dd]ig|[Dd]in|[Dd]it|[Dd]ine|[Jj]er|[Jj]eres|I|Dem|Deres)\b")
"""Whoever is spoken to. A citizen mostly is, so what speaks to nobody may be about one."""

_OTHERS: Final = _any_of(r"\b(?:hun|han|hende|ham|hendes|(?-i:hans))\b")
_QUOTED: Final = re.compile(r"[\"»“”][^\"«»“”]*[\"«“”]")
_SOMEBODY_ELSE: Final = _any_of(
    r"\b(?:hun|han|hende|ham|hendes|hans|she|he|her|him|his|nogen)\b",
    r"\b\w*(?:far|mor|moder|fader|forælder|forældre|søn|datter|barn|børn|bror|søster|onkel|tante|moster|faster)s?\b",
    r"\b(?:mand|kone|hustru|kæreste|ven|veninde|nabo|kollega|værge|forfatter)\w{0,4}\b",
    r"\b(?:mother|father|parents?|son|daughter|child|children|wife|husband|friend|neighbour|author)\b",
)
"""Whom a citizen may have asked for: then what is said of somebody is an answer, with a capital or without."""

_CITIZEN: Final = _any_of(
    r"(?<!til )\bborgeren\b(?!\s+skal\b)",
    r"\bborger\s+(?:har|er|vil|ringer|ringede|skriver|skrev|spørger|siger)\b",
    r"\bsamme\s+borger\b",
    r"\b(?:hun|han)\s+er\s+(?:\w+\s+)?(?:sur|vred|gal|rasende|uhøflig|ubehagelig|fuld)\b",
)
"""What is said of a citizen to somebody else, whomever the citizen has asked for."""

_MANY: Final = _any_of(
    r"^(?:hej|hejsa|godmorgen|goddag|kære)\s+(?:alle(?:\s*sammen)?|kolleger|kollegaer|team|folkens)\s*(?:[,.!:?]|$)",
    r"^fyi\b",
    r"^(?:svarer|tager|lukker)\s+du(?:\s+(?:den|denne|sagen|eller)\b|\s*\?)",
)
"""A case has one citizen; who is greeted as many, told for information in English, or asked who answers, is none."""

_CASE: Final = _any_of(
    r"^(?:den|sagen|denne)\s+(?:tager|svarer|klarer|ordner)\s+jeg\b|^(?:den|sagen|denne)\s+har\s+jeg\s*[.!]?$",
    r"^jeg\s+(?:svarer|lukker(?:\s+(?:den|sagen))?)\s*[.!]?$",
    r"^(?:er\s+)?(?:den|sagen|denne)(?:\s+er)?\s+(?:min|besvaret|taget)\s*(?:[.!?]|$|af\b)",
    r"^er\s+sagen\s+(?:lukket|afsluttet|løst)\b",
    r"^(?:luk|lukkes|lukker|lukket|afslut|afsluttes)(?:\s+(?:den|sagen))?\s*[.!]?$",
)
"""What becomes of a case."""

_THIS_CASE: Final = _any_of(
    r"\bsag\s+\d+\b",
    r"\b(?:spam|dublet)\b",
    r"\bden\s+her\b",
    r"\b(?:i|til)\s+den\s+anden(?:\s+(?:sag|borger))?\s*$",
    r"^ikke\s+(?:til\s+os|noget\s+for|vores)\b",
)
"""Which case it is, and that it is none."""

_WHOSE: Final = _any_of(
    rf"^hører\s+til\s+i\s+(?:{_HOUSE})\b",
    rf"\b(?:noget\s+for|en\s+til)\s+(?:{_HOUSE}|borgerservice)\b",
    r"^skal\s+(?:videre|over)\s+til\b",
    r"^(?:hej[,!]?\s+)?hvem\s+(?:tager|svarer|kender|ved|har\s+(?:styr|den|sagen|tid|vagten)|kan\s+(?:svare|tage|hjælpe))\b",
    r"\b(?:er\s+der|har|kan|ved)\s+nog(?:en|le)\b.*\b(?:ved|svare[rt]?|kender|tage[rt]?|styr|hjælpe|kigge[rt]?)\b",
    r"^nogen\s*\?+$",
    r"\bnog(?:en|le),?\s+(?:der|som)\s+(?:ved|kender|tager|kan)\b",
    r"\b(?:kan|vil)\s+en\s+(?:anden|af\s+jer)\b",
)
"""Who is asked to know about it, or to take it."""

_DONE: Final = _any_of(
    r"^(?:svaret|ringet|mailet|talt|snakket|skrevet)\s+(?:op|med|til|tilbage|på\s+(?:mail|telefon)\w*)\b",
    r"^(?:har|skal)\s+(?:lige\s+)?(?:ringet|skrevet|mailet|lagt|talt|spurgt|tjekket|tjekke|spørge|ringe)\b",
    r"^(?:afventer|venter)(?:\s+svar)?\s*[.!]?$|^lad\s+den\b",
    r"\bjeg\s+(?:har|går\s+til|skal\s+til|holder)\s+(?:frokost|pause|møde)\b|\bjeg\s+går\s+hjem\b",
)
"""What somebody has done or waits for, without a word of who it is; and where they are."""

_HOW_TO: Final = _any_of(
    r"\bhvad\s+(?:skriver|svarer|siger|gør|plejer)\s+(?:vi|man|jeg)\b",
    r"^(?:bare\s+)?(?:svar|sig)\s+(?:bare\s+)?at\b|^(?:bare\s+skriv|skriv\s+bare)\s+at\b",
    r"^jeg\s+ville\s+(?:bare\s+)?(?:skrive|svare|sige)\b",
    r"\b(?:skal|kan|må|bør)\s+(?:vi|jeg|man)\s+(?:godt\s+|lige\s+)?(?:svare|sige|skrive|love)\b(?!\s+(?:kl|\d|i\b|på\b))",
)
"""What is to be answered."""

_WORDS: Final = re.compile(r"(?:enig|haha\w*|lol|ved\s+ikke|ingen\s+anelse|\+1)[\s.!]*", re.IGNORECASE)
_ASKS: Final = _any_of(r"(?:kan|vil|gider|ved|har|tager|gør|husker|svarer|ringer|ordner|klarer)\s+(?:du|i)\b")
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
_FROM: Final = _any_of(r"\b(?:hilsen|hilsner|vh|mvh|kh|dbh)\b")
"""Whoever signs is named, and not spoken to."""


@dataclass(frozen=True, slots=True)
class Listener:
    """What is known of whoever might be meant.

    Attributes:
        names: the first names of colleagues, in small letters.
        heard: what the citizen has written in the case.
        foreign: it is in a language in which nothing of it is understood here.
    """

    names: Collection[str] = ()
    heard: str = ""
    foreign: bool = False

    @property
    def called(self) -> tuple[str, ...]:
        """The names that are colleagues' and not, as far as is known, the citizen's own."""
        words = set(re.findall(r"\w+", self.heard.casefold()))
        return tuple(sorted(set(self.names) - words))

    @property
    def asks_for_others(self) -> bool:
        """Whether the citizen has asked for somebody else, of whom staff then speak."""
        return self.foreign or _SOMEBODY_ELSE.search(self.heard) is not None


def is_talk_of_staff(text: str, listener: Listener) -> bool:
    """Whether a text of staff most likely is for colleagues."""
    left = without_notes(text)
    return _calls(left, listener.called) or _is_about_a_case(left, others=listener.asks_for_others)


def _is_about_a_case(text: str, *, others: bool) -> bool:
    short = len(text.split()) <= _SHORT
    if _MANY.search(text) or _WORDS.fullmatch(text) or (short and _LOOK.search(text)):
        return True
    if _YOU.search(text):
        return False
    text = _QUOTED.sub(" ", text)
    if _CITIZEN.search(text) or (not others and _in_passing(text) and _OTHERS.search(text)):
        return True
    passing = (_THIS_CASE, _DONE, _HOW_TO) if _in_passing(text) else ()
    return short and any(each.search(text) for each in (_CASE, _WHOSE, *passing))


def _in_passing(text: str) -> bool:
    """Whether a text is written as to colleagues, without a capital: whoever answers a citizen writes sentences."""
    return text[:1].islower()


def _calls(text: str, names: Collection[str]) -> bool:
    """Whether it calls a colleague by name, or speaks of one in passing."""
    if not names:
        return False
    name = rf"(?:{'|'.join(map(re.escape, names))})\b"
    if re.match(rf"(?:cc|til)\s+{name}\s*(?::|$)", text, re.IGNORECASE):
        return True
    if re.search(rf",\s*{name}\s*\?+$", text, re.IGNORECASE):
        return True
    if _names_in_passing(text, name):
        return True
    names_called = rf"{_OPENING}{name}(?:(?:\s*[,&]\s*|\s+og\s+){name})*(?P<behind>.*)"
    called = re.match(names_called, text, re.IGNORECASE | re.DOTALL)
    if called is None or not re.match(r"\s*(?:[,!?.–-]|$)", called["behind"]):
        return called is not None and _ASKS.match(called["behind"].strip()) is not None
    asks = text.rstrip().endswith("?") or _ASKS.match(called["behind"].strip(" ,!.–-")) is not None
    return asks or _OTHERS.search(text) is not None or len(text.split()) <= _CALL


def _names_in_passing(text: str, name: str) -> bool:
    """Whether a few words name somebody who is neither introduced to a citizen nor signs."""
    if not _in_passing(text) or len(text.split()) > _FEW or _YOU.search(text) or _FROM.search(text):
        return False
    introduced = r"(?!\s*:)(?!\s+(?:i|fra|hos|på|ved)\b)(?!\s+(?-i:[A-ZÆØÅ]))"
    return re.search(rf"\b{name}{introduced}", text, re.IGNORECASE) is not None
