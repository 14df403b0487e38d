"""What a question about events or opening hours asks for: kind, days, house, audience and the words that are left."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from knowledge.dates import Reading, read_dates
from knowledge.events.audiences import Audience, audience_in, audience_words, group_spelled
from knowledge.events.houses import house_words, houses_asked
from knowledge.matching.text import clean, skeleton, words
from knowledge.reading.letters import without_courtesies


class Intent(StrEnum):
    """What is asked for."""

    EVENTS = "events"
    HOURS = "hours"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks for.

    Attributes:
        intent: events or hours.
        told: whether a word said so; without one ("lørdag i Haslev"), events are taken for meant.
        when: the days, and the part of them.
        house: the one house that is named; None where none or both are.
        audience: for whom, None where nothing is said; never of hours.
        text: the words that say what it is about, lower case; "" where nothing is left.
        question: as it was typed.
    """

    intent: Intent
    told: bool
    when: Reading
    house: str | None
    audience: Audience | None
    text: str
    question: str


_OPENING: Final = re.compile(
    r"\w*abent|aben\w*|abn\w*|\w+abningstid\w*|(?:apen|opp?en|obb?en|abb?en)(?:t|d|dt)|\w*lukke[trs]?|lukke\w*|luk|\w*lukning\w*|open|opens|opened|opening\w*|openings?"
    r"|clos(?:e|es|ed|ing)|shuts?|(?:u|selv)?betjen\w*|selvbetjen\w*|(?:u)?bemand\w*|personale\w*|telefontid\w*"
    r"|(?:un)?staffed|selfservice|holdning(?:s)?tid\w*|lukketid\w*"
)
_NEARLY_OPENING: Final = ("abent", "abner", "abningstid", "abningstider", "lukket", "lukker", "opening", "closed")
_TOO_SHORT: Final = 5
_HOUSE_USE: Final = re.compile(
    r"\b(?:hvad|hvilken|hvilket|what) (?:tid|tidspunkt|time)\b|\bhvor (?:lange|sent|tidligt)\b"
    r"|\bhow (?:long|late|early)\b|\bfor sent? (?:til )?at (?:komme|na|ga|kigge)\b|\btoo late to (?:come|visit|drop)\b"
    r"|\b(?:lase|laser|lukke|lukker) (?:(?:man|jeg|vi) )?(?:sig|mig|os|dig|en)(?: selv)? ind\b"
    r"|\blet (?:myself|ourselves|yourself) in\b"
    r"|\bkomme? ind\b|\benter\b|\bafle?ve?re?\w*|\b(?:hente|lane) (?:en |mine? |nogle )?(?:bog|boger|reservering\w*)\b"
    r"|\bringe?\b|\btelefon\w*|\bcall(?: you)?\b|\bphone\b|\bborgerservice\w*|\bciti[zs]ens? services?\b"
    r"|\bself service\b|\bkan (?:jeg|man|vi) (?:na )?(?:at )?(?:komme|vare|ga) "
    r"(?:der|forbi|derhen|derned|hen|ned|(?:i|til) (?:haslev|faxe))\b"
    r"|\bgo in\b|\bget in\b|\b(?:return|pick up) (?:a |my |some )?books?\b|\b(?:pas|korekort|passport)\b|\bhours\b"
    r"|\bpa arbejde\b|\b(?:komme?|ga) pa (?:\w+ )?bib\w*|\bvisit (?:the |your )?\w*librar\w*|\ber (?:i|der) der\b"
    r"|\ber i tilbage\b"
    r"|\b(?:anyone|anybody|someone|somebody) (?:there|in|at)\b|\ber der (?:folk|nogen|mennesker|ansatte)\b"
    r"|\bmedarbejder\w*"
    r"|\bhelligdag\w*\b|\ber der adgang\b|\badgang til bib\w*"
    r"|\bholder i (?:fri|ferie)\b|\bnogen pa biblioteket\b|\bstaff\b|\btider(?:ne)?\b"
)
_EVENT: Final = re.compile(
    r"sker|skete|ske|foregar|foregik|aktivitet\w*|oplevelse\w*|program\w*|\w*kalender\w*|arrang\w*|events?|activit\w*|happen\w*"
    r"|\w+arrangement\w*|\w*koncert\w*|\w*concerts?|\w*foredrag\w*|lectures?|talks?|\w{2,}cafe\w*|cafes?|\w*klub|\w*klubben|\w*club|\w*kreds\w*"
    r"|\w{4,}aften(?:en)?|\w*vark?sted\w*|\w*workshop\w*|\w*kurs(?:us|er|et)\w*|courses?|class(?:es)?|\w*teat(?:er|r)\w*|theat\w*|start(?:er|s)?|begynder|begins?"
    r"|\w*quiz\w*|\w*udstilling\w*|exhibition\w*|\w*fernisering\w*|\w*marked(?:et)?|markets?|\w*lasning(?:en)?|\w*reading"
    r"|\w*debat\w*|\w*mode|\w*modet|\w*fest|\w*festen|\w*festival\w*|\w*rytmik|\w*salmesang|\w*sang|\w*bingo|\w*smagning\w*"
    r"|\w*optog\w*|\w*stue|\w*stuen|\w*film\w*|\w*yoga|\w*strik\w*|\w*spil|\w*rejse|\w*vandring\w*|\w*show|\w*hygge"
    r"|\w*tur|\w*forening\w*|billet\w*|tickets?|aflyst|cancel\w*|udsolgt|tilmeld\w*|lave|laves|forfatter\w*|scene|hus"
    r"|house|mic|mike|stage|atelier\w*|hjalp"
)
_SOMETHING_ON: Final = re.compile(
    r"\bsker der (?:(?:ellers|ogsa|mon|egentlig|mere|da|sa) )*noget\b(?! (?:hvis|ved|med|nar|at|sa))"
    r"|\bnoget pa (?:programmet|tapetet)\b|\b(?:anything|something) (?:else )?(?:going on|happening)\b"
)
"""What asks for events whatever else is told: "jeg har tid til pas på tirsdag, sker der ellers noget"."""
_NOT_BY_ITSELF: Final = re.compile(
    r"lave|laves|sker|skete|ske|foregar|hus|house|hjalp|mode|modet|billet\w*|\w*stue|tur|rejse|start\w*|begynder"
)
_OPEN_EVENT: Final = re.compile(
    r"\baben\w* (?:hus|scene|mikrofon|mic|dor|dore|varksted\w*|atelier\w*|bib\w*dag)\b|\bopen (?:house|mic|stage|day)\b"
    r"|\babning(?:en)? (?:af|pa)\b|\bopening of\b"
    r"|\b(?:aben|abent|open) (?:for|to) (?:alle|all|everybody|everyone|born)\b"
    r"|\bluk\w* (?:selskab|arrangement\w*|tilmelding\w*|billet\w*)\b|\babningsfest\w*|\babningsarrangement\w*"
    r"|\babningsreception\w*|\bnyabning\w*|\bgenabning\w*"
)
_FILLERS: Final = frozenset(
    """
    hvad hva hvem hvor hvornar hvordan hvilke hvilken hvilket hvorfor sker skete ske foregar foregik er e var bliver
    blir ar der dr det den de dem en et i jer jeres os vi jeg mig min mit mine du din dit kan ka kunne vil skal ma man
    mon vel jo egentlig ellers maske u gerne har have haft ha holder findes kommer komme tage med me til fra for pa af
    om og eller hos ved under mellem ogsa kun noget nogen nogle mere andet alle alt hele hver ikke ingen nok snart
    igen nu da sa her lige sted steder bare altsa lave laves gore se vise vis vises fortal finde finder find planlagt
    planlagger hore vide brug bruge mulig muligt mulighed tilbud ting spandende sjovt sjov fedt godt hyggeligt keder
    sig ses tak venlig hilsen hej goddag please thanks hi hello bibliotek biblioteket bibliotekerne biblioteker bib
    bibliotekets library libraries biblo huset husene hus arrangement arrangementer arrangementet arrangementerne
    arrangerer event events activity activities aktivitet aktiviteter aktiviteterne program programmet kalender
    kalenderen happening happenings happens oplevelse oplevelser aflyst udsolgt flyttet cancelled canceled sold out
    moved billet billetten billetter billetterne tickets ticket koster pris gratis free what whats when where which
    who how is are there any anything something some the a an do does can could we you your my our us in at on of to
    with and or going this that be will would like want has see hours time times tid tider tiden klokken kl dag dage
    dagen datoer today fa far arig arige gammel gamle age aged year years old over born barn hans hendes
    """.split()
)
"""Words of a question that say nothing about its subject, as skeletons of words (å, aa and a are one)."""

_BETWEEN: Final = frozenset("en et den det the a an er is ved i".split())


def read_asked(question: str, now: datetime) -> Asked:
    """What `question`, in Danish or English, asks for.

    Args:
        question: as it was typed; its greeting and farewell ask for nothing, also "god weekend, Ole fra Haslev".
        now: the present moment (aware), from which "i morgen" counts.
    """
    question = without_courtesies(question)
    when = read_dates(question, now)
    spelled = words(clean(question))
    typed = tuple(skeleton(word) for word in spelled)
    about = frozenset(words(when.rest))
    intent, told = _intent(typed, frozenset(number for number, word in enumerate(spelled) if word in about))
    named = house_words(typed)
    houses = houses_asked(question)
    taken = audience_words(tuple(map(group_spelled, spelled))) | {number for _, number in named}
    of_days = frozenset(spelled) - about
    audience = audience_in(question, but=of_days) if intent is Intent.EVENTS else None
    return Asked(
        intent=intent,
        told=told,
        when=when,
        house=next(iter(houses)) if len(houses) == 1 else None,
        audience=audience,
        text=_subject(spelled, typed, taken, about),
        question=question,
    )


def _intent(typed: Sequence[str], undated: frozenset[int]) -> tuple[Intent, bool]:
    """The intent and whether a word told it; "nytårsaften" is a day, so only `undated` words are events."""
    line = " ".join(typed)
    opening = [number for number, word in enumerate(typed) if is_opening_word(word)]
    events = [number for number in sorted(undated) if _EVENT.fullmatch(typed[number])]
    nouns = {number for number in events if not _NOT_BY_ITSELF.fullmatch(typed[number])}
    if _OPEN_EVENT.search(line):
        return Intent.EVENTS, True
    if opening:
        about_event = any(_beside(number, nouns, typed) for number in opening)
        return (Intent.EVENTS if about_event else Intent.HOURS), True
    if _HOUSE_USE.search(line) and not nouns and not _SOMETHING_ON.search(line):
        return Intent.HOURS, True
    return Intent.EVENTS, bool(events)


def is_opening_word(word: str) -> bool:
    """Whether a word, as a skeleton, speaks of opening or closing, misspelt or not."""
    if _OPENING.fullmatch(word):
        return True
    if len(word) < _TOO_SHORT:
        return False
    return any(word[0] == each[0] and DamerauLevenshtein.distance(word, each) == 1 for each in _NEARLY_OPENING)


def is_event_noun(word: str) -> bool:
    """Whether a word, as a skeleton, names a kind of event by itself."""
    return _EVENT.fullmatch(word) is not None and _NOT_BY_ITSELF.fullmatch(word) is None


def _beside(number: int, nouns: set[int], typed: Sequence[str]) -> bool:
    """Whether the word of opening there is said of an event: "åbner udstillingen", "er julemarkedet åbent"."""
    for step in (1, -1):
        place = number + step
        while 0 <= place < len(typed) and typed[place] in _BETWEEN:
            place += step
        if place in nouns:
            return True
    return False


def _subject(
    spelled: Sequence[str], typed: Sequence[str], taken: set[int] | frozenset[int], rest: frozenset[str]
) -> str:
    kept = (
        word
        for number, word in enumerate(spelled)
        if number not in taken
        and word in rest
        and not word.isdecimal()
        and typed[number] not in _FILLERS
        and not is_opening_word(typed[number])
    )
    return " ".join(kept)
