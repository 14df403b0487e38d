"""From a question to what it looks for among the events: days, house, group, and the words that name one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from typing import Final

from knowledge.dates import COPENHAGEN, Window
from knowledge.events.asking import Asked
from knowledge.events.audiences import audience_words
from knowledge.events.free import asks_for_free
from knowledge.events.likeness import NAMED, likeness, skeleton_words
from knowledge.events.programme import Programme
from knowledge.events.wishes import Wish
from knowledge.matching.text import is_stop_word, skeleton

CERTAIN: Final = 90.0
"""From here on, of 100, the words name the event and are no part of another word."""

_CANCELLED: Final = re.compile(r"\b(?:aflys\w*|cancel\w*|called off|til noget|udsat|flyttet|postponed)\b")
_GENERAL: Final = frozenset(
    "born barn bornene kids kid child children unge ung voksne adults senior seniorer familie familier family families "
    "pensionist pensionister aldre elderly dreng pige drenge piger son datter baby babyer".split()
)
_REMIND: Final = re.compile(r"\b(?:mind|minde|husk|huske|remind) (?:mig|os|me|us)\b|\bpamind\w*|\breminders?\b")
_NO_MORE: Final = re.compile(r"\b(?:ikke|aldrig|stop\w*|glem\w*|slet\w*|afmeld\w*|not|dont|never|forget|cancel\w*)\b")
_REMINDING: Final = frozenset("mind minde husk huske remind about pamindelse pamindelser paminde reminder".split())
_EMPTY: Final = frozenset(
    "been goes naeste naste next arrangeret melder ind penge til noget gang stadig still vaere with modes begynder "
    "begynde starter starte slutter holdes afholdes vises folk snart endnu sma lille lige henne lange varer "
    "betaling betale entre koste cost paying bring handler lang langt long much tilmelde tilmelding melde plads "
    "pladser kobe kobes buy ledige".split()
)
_NAMED_FOR_GROUP: Final = re.compile(r"(?:borne|born|baby|ungdoms|ungdom|unge|senior|familie|junior)(?P<what>\w{4,})")
_GENERAL_WHAT: Final = re.compile(
    r"familie\w*|arrangement\w*|aktivitet\w*|tilbud\w*|program\w*|borne?\w{0,3}|have\w*|foraldre\w*|flok\w*|gruppe\w*"
)
_SHORTEST: Final = 6
_HOURS: Final = 3
"""Who asks what is on at seven comes at eight as well."""

_A_DAY: Final = 24
_ABOUT_IT: Final = re.compile(r"\bit ((?:caf|hjalp|kurs|under|vejl|support|intro)\w*)")
"""Alone, "it" says nothing in English; before these it is what the event is about."""


def asks_whether_cancelled(asked: Asked) -> bool:
    """Whether the question is if something takes place at all."""
    return _CANCELLED.search(" ".join(skeleton_words(asked.question))) is not None


def asks_for_reminder(question: str) -> bool:
    """Whether somebody wants to be reminded of something; who wants that no more does not."""
    line = " ".join(skeleton_words(question))
    return _REMIND.search(line) is not None and _NO_MORE.search(line) is None


def wish_in(asked: Asked, programme: Programme, now: datetime) -> Wish:
    """What the question looks for.

    Args:
        asked: the question as it was read.
        programme: what is to come; what it calls by a name is one.
        now: the present moment (aware).
    """
    wish = Wish(
        days=asked.when.days,
        window=_window(asked.when.window, now),
        weekdays=asked.when.weekdays,
        house=asked.house,
        audience=asked.audience,
        words=_subject(asked, programme, now),
        free=asks_for_free(asked.question),
    )
    for word in _group_words(asked):
        wish = _with_group_word(wish, word, programme, now)
    if wish.free and wish.words and not programme.find(wish, now):
        # What is asked for by its name is shown with its price.
        wish = replace(wish, free=False)
    return wish.fitted()


def subject_words(asked: Asked) -> tuple[str, ...]:
    """The words, as skeletons, that say what the question is about."""
    about_it = _ABOUT_IT.findall(" ".join(skeleton_words(asked.question)))
    empty = _EMPTY | _REMINDING if asks_for_reminder(asked.question) else _EMPTY
    words = ((skeleton(word), is_stop_word(word)) for word in asked.text.split())
    return tuple(
        f"it{word}" if word in about_it else word
        for word, says_nothing in words
        if word in about_it or not (says_nothing or word in empty)
    )


def _window(asked: Window | None, now: datetime) -> Window | None:
    """The part of the day that is asked about; of a time alone, the hours from it on.

    "Right now" is a moment, at which hardly anything is on: that is the day.
    """
    if asked is None or asked.start != asked.end:
        return asked
    if asked.start == now.astimezone(COPENHAGEN).time().replace(fold=0):
        return None
    later = asked.start.hour + _HOURS
    return Window(asked.start, time() if later >= _A_DAY else asked.start.replace(hour=later))


def _subject(asked: Asked, programme: Programme, now: datetime) -> tuple[str, ...]:
    words = subject_words(asked)
    likest = programme.likest(words, now) if asks_whether_cancelled(asked) else None
    if likest is None:
        return words
    # "… despite the snow": what is asked about is what there is.
    return tuple(word for word in words if likeness((word,), likest) >= NAMED) or words


def _group_words(asked: Asked) -> Iterator[str]:
    """Words that tell for whom it is, and more than that: "babysalmesang"."""
    if asked.audience is not None:
        typed = skeleton_words(asked.when.rest)
        for number in sorted(audience_words(typed)):
            if typed[number] not in _GENERAL and len(typed[number]) >= _SHORTEST:
                yield typed[number]


def _with_group_word(wish: Wish, word: str, programme: Programme, now: datetime) -> Wish:
    """As a name the word says more than for whom it is; else what it says besides is looked for among theirs."""
    found = _NAMED_FOR_GROUP.fullmatch(word)
    if found is not None and _GENERAL_WHAT.fullmatch(found["what"]):
        return wish
    if programme.named((word,), now) >= CERTAIN:
        return replace(wish, words=(*wish.words, word), audience=None)
    if found is None:
        return wish
    known = programme.named((found["what"],), now) >= NAMED
    return replace(wish, words=(*wish.words, found["what"] if known else word))
