"""The wish for a person as a question: "må jeg tale med et menneske", "is there anyone I can talk to"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.reading.said_to_us.whole import says_just

_KIND: Final = "(?:rigtigt?|levende|ægte|virkeligt?|almindeligt?|anden|andet|real|actual|live|living|human|other)"
_PERSON: Final = (
    f"(?:(?:et|en|a|an|any|some|the|jeres|your) )?(?:{_KIND} )*(?:menneske|person|medarbejder|ansat|bibliotekar|human|"
    "human being|people|member of staff|staff member|staff|employee|librarian)"
)
_SPEAKING: Final = (
    "(?: (?:der|som|who|that) (?:(?:kan|can) )?(?:(?:tale|taler|snakke|snakker|forstå|forstår|speaks?|knows?|"
    "understands?) )?(?:(?!hjælpe|help)\\w+)(?: tegnsprog| sign language)?)"
)
"""In which language: "der kan arabisk", "who speaks Arabic"."""
_ANYBODY: Final = (
    f"(?:(?:{_PERSON}|nogen|en|en af jer|en fra (?:jer|biblioteket)|someone|somebody|anyone|anybody){_SPEAKING}?)"
)
_LIKE: Final = (
    "(?:(?:ikke|godt|lige|bare|gerne|evt|eventuelt|hellere|please|just|maybe|få lov (?:til )?at|komme til at) )*"
)
_TALK: Final = (
    "(?:(?:tale|snakke|chatte|skrive)(?: sammen)? med|skrive til|(?:få|komme i) (?:fat i|kontakt (?:med|til))|"
    "(?:talk|speak|chat|write)(?: to| with)|get (?:hold of|in touch with)|reach)"
)
_BESIDES: Final = "(?: (?:tak|please|i stedet(?: for)?|instead|nu|now|her|here|hos jer|om det|about it|venligst))*"
_MAY: Final = "(?:må|maa|kan|kunne|ku|får|mon|can|could|may|might)"
_WISH: Final = re.compile(
    "(?:(?:hej|hi|hello|ok|okay|undskyld|sorry|men|but|og|and|nej|no) )*(?:"
    f"{_MAY} (?:jeg|vi|man|i|we) {_LIKE}{_TALK} {_ANYBODY}|"
    f"{_MAY} (?:jeg|vi|i|we) {_LIKE}(?:få|have|get) {_PERSON}|"
    f"(?:hvordan|how) (?:får|kommer|kan|can|do) (?:jeg|man|vi|i|we) {_LIKE}(?:til at )?(?:{_TALK}|fat i) {_ANYBODY}|"
    f"(?:er|findes) der (?:ikke )?{_ANYBODY} (?:(?:som|der|her) )*(?:jeg|man|vi) {_MAY} "
    f"{_LIKE}(?:tale|snakke|skrive|chatte) med|"
    f"(?:er|findes) der (?:ikke )?(?:(?:også|her) )*(?:et|en) (?:{_KIND} )*(?:menneske|person)(?: her| hos jer)?|"
    f"is there (?:not )?{_ANYBODY} (?:(?:here|that|who) )*(?:i|we) (?:can|could|may) "
    "(?:talk|speak|write|chat)(?: to| with)?|"
    f"(?:kan|vil|can|could|will) (?:du|i|you) {_LIKE}(?:stille mig om|sende mig videre|hente|skaffe(?: mig)?|"
    f"connect me|transfer me|put me through|get me)(?: til| to)? {_ANYBODY}|"
    f"(?:kan|can|could) {_PERSON} (?:ikke )?(?:hjælpe|svare|help|answer)(?: mig| me)?|"
    f"(?:jeg|vi|i|we) (?:vil|ville|ønsker|skal|want to|would like to|need to|have to) {_LIKE}(?:at )?{_TALK} {_ANYBODY}"
    f")(?:{_SPEAKING})?{_BESIDES}"
)

_ABOUT: Final = "(?:om|omkring|ang|angående|vedr|vedrørende|fordi|about|regarding|concerning|because)"
_WISH_ABOUT: Final = re.compile(
    "(?:(?:hej|hallo|hi|hello|ok|okay|undskyld|sorry|men|but|og|and|nej|no) )*"
    f"(?:(?:jeg|vi|i|we) )?(?:(?:{_MAY}|vil|ville|ønsker|skal|want to|would like to|need to|have to|har brug for)"
    f"(?: (?:jeg|vi|man|i|we))? )?{_LIKE}(?:at )?{_TALK} {_ANYBODY}"
    f"(?: (?:hos|fra|i|på|at|from) \\w+){{0,2}} {_ABOUT}\\b.*"
)


def wishes_person_about(text: str) -> bool:
    """Whether a text (redacted, Danish or English) asks for a person to talk to about something that it names."""
    return says_just(text, _WISH_ABOUT)


def wishes_person(text: str) -> bool:
    """Whether a text (redacted, Danish or English) asks for a person to talk to, and for nothing else."""
    return says_just(text, _WISH)
