"""Whether a question is answered from the events rather than from the entries, and what it looks for.

| what the judge says | what else must hold to go to the events |
|---|---|
| danger, personal data, small talk, a person asked for, another language | never |
| an entry about how events work (signing up, tickets, news) | never |
| an entry about what there is, or first of all that one | there is no word that no event has; or a day is named |
| another entry | a day or "when" is asked, and the words name an event |
| between entries, or unsure | the words name an event; or there are none, but a group, a house or a day is named |

Only what is to come counts: of what has been, the events say nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from knowledge.decide import Answer, Clarify, Decision, HandOver, Reason
from knowledge.events.asking import Asked, Intent
from knowledge.events.houses import house_words
from knowledge.events.likeness import NAMED, skeleton_words
from knowledge.events.programme import Programme
from knowledge.events.wishes import Wish
from knowledge.judge import Judgement
from knowledge.matching.text import is_stop_word, skeleton

FIND: Final = "arrangement-find"
"""The entry that says where events are found: the events themselves say it better."""

_WHAT_THERE_IS: Final = frozenset({FIND, "arrangement-maalgrupper", "arrangement-aflyst"})
_HOW: Final = frozenset({"arrangement-tilmelding", "arrangement-billet-pris", "arrangement-abonnement"})
_OPEN: Final = frozenset({Reason.NOT_UNDERSTOOD, Reason.UNSURE, Reason.NOT_FILLED_IN, Reason.REVIEW_OVERDUE})
_CERTAIN: Final = 90.0
_ENOUGH: Final = 5
_WHEN: Final = re.compile(
    r"\b(?:hvornar|hvad tid|hvilken dag|hvilke dage|naeste|naste|when|what time|which day|next)\b"
)
_CANCELLED: Final = re.compile(r"\b(?:aflyst\w*|aflyses|cancel\w*|called off|til noget|udsat|flyttet|postponed)\b")
_GENERAL: Final = frozenset(
    "born barn bornene kids kid child children unge ung voksne adults senior seniorer familie familier family families "
    "pensionist pensionister aldre elderly dreng pige drenge piger son datter baby babyer".split()
)
_EMPTY: Final = frozenset(
    "been goes naeste naste next arrangeret melder ind penge til noget gang stadig still vaere with".split()
)


def asks_whether_cancelled(asked: Asked) -> bool:
    """Whether the question is if something takes place at all."""
    return _CANCELLED.search(" ".join(skeleton_words(asked.question))) is not None


def wish_of(asked: Asked, judgement: Judgement, programme: Programme, now: datetime) -> Wish | None:
    """What the question looks for among the events, or None where the entries answer it.

    Args:
        asked: the question as it was read.
        judgement: what the entries make of it.
        programme: what is to come.
        now: the present moment (aware).
    """
    if judgement.foreign is not None or asked.intent is not Intent.EVENTS or asked.when.past:
        return None
    wish = _wish(asked, programme, now)
    return _routed(asked, judgement.decision, wish, programme.named(wish.words, now))


def may_say_none(judgement: Judgement) -> bool:
    """Whether it helps to say that no event fits: not where an entry about something else has an answer."""
    return not isinstance(judgement.decision, Answer) or judgement.decision.entry in _WHAT_THERE_IS


def _routed(asked: Asked, decision: Decision, wish: Wish, named: float) -> Wish | None:
    match decision:
        case Answer(slug) | Clarify((slug, *_)) if slug in _WHAT_THERE_IS:
            return _of_what_there_is(asked, wish, named)
        case Answer(slug):
            takes = slug not in _HOW and asked.told and named >= _CERTAIN and _asks_when(asked)
            return wish if takes else None
        case Clarify():
            return _of_open(asked, wish, named) if asked.told or _is_dated(asked) else None
        case HandOver(reason) if reason in _OPEN:
            return _of_open(asked, wish, named)
        case _:
            return None


def _of_what_there_is(asked: Asked, wish: Wish, named: float) -> Wish | None:
    """What the judge takes for a question about events; words that name none are left to the entry, but for a day."""
    if not wish.words or named >= NAMED:
        return wish if wish.narrow or not asks_whether_cancelled(asked) else None
    return replace(wish, words=()) if _is_dated(asked) and not asks_whether_cancelled(asked) else None


def _of_open(asked: Asked, wish: Wish, named: float) -> Wish | None:
    if wish.words:
        needed = NAMED if asked.told or _is_dated(asked) else _CERTAIN
        return wish if named >= needed and sum(map(len, wish.words)) >= _ENOUGH else None
    where_or_whom = wish.house is not None or wish.audience is not None
    return wish if (_is_dated(asked) and (asked.told or where_or_whom)) or (asked.told and where_or_whom) else None


def _wish(asked: Asked, programme: Programme, now: datetime) -> Wish:
    words = tuple(skeleton(word) for word in asked.text.split() if _says_something(word))
    if asks_whether_cancelled(asked):
        # "… despite the snow": what is asked about is what there is.
        words = tuple(word for word in words if programme.named((word,), now) >= NAMED) or words
    wish = Wish(
        days=asked.when.days,
        window=asked.when.window,
        weekdays=asked.when.weekdays,
        house=asked.house,
        audience=asked.audience,
        words=words,
    )
    own = _own_names(asked, programme, now)
    # "Babycafé" is for children, and a name: as a name it says more.
    return (replace(wish, words=(*wish.words, *own), audience=None) if own else wish).fitted()


def _own_names(asked: Asked, programme: Programme, now: datetime) -> tuple[str, ...]:
    """Words that name a group and an event in one."""
    if asked.audience is None:
        return ()
    typed = skeleton_words(asked.when.rest)
    houses = {number for _, number in house_words(typed)}
    kept = {skeleton(word) for word in asked.text.split()}
    return tuple(
        word
        for number, word in enumerate(typed)
        if number not in houses
        and len(word) > _ENOUGH
        and word not in kept | _GENERAL
        and not is_stop_word(word)
        and programme.named((word,), now) >= _CERTAIN
    )


def _says_something(word: str) -> bool:
    return not is_stop_word(word) and skeleton(word) not in _EMPTY


def _is_dated(asked: Asked) -> bool:
    return bool(asked.when.days or asked.when.weekdays or asked.when.window)


def _asks_when(asked: Asked) -> bool:
    return _is_dated(asked) or _WHEN.search(" ".join(skeleton_words(asked.question))) is not None
