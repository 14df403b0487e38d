"""Whether a question is answered from the events rather than from the entries, and what it looks for.

| what the judge says | what else must hold to go to the events |
|---|---|
| danger, personal data, small talk, a person asked for, another language, another town | never |
| an entry about how events work (signing up, news) | one wants a reminder, and the words name an event |
| the entry about tickets | the words name an event that is sold out, or whose price is known |
| an entry about what there is, or first of all that one | there is no word that no event has; or a day is named |
| another entry | a day or "when" is asked, and the words name an event |
| between entries, or unsure | the words name an event; or there are none, but two of a day, a group, "anything", free |

Only what is to come counts: of what has been, the events say nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from typing import Final

from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason
from knowledge.events.asking import Asked, Intent, read_asked
from knowledge.events.free import asks_for_free
from knowledge.events.likeness import NAMED, skeleton_words
from knowledge.events.model import Occurrence, State
from knowledge.events.programme import Programme
from knowledge.events.subject import CERTAIN, asks_for_reminder, asks_whether_cancelled, subject_words, wish_in
from knowledge.events.wishes import Wish
from knowledge.judgement import Judgement
from knowledge.reading.leaning import is_short
from knowledge.reading.said_to_us.agreeing import asks
from knowledge.reading.towns import asks_of_another_town

FIND: Final = "arrangement-find"
"""The entry that says where events are found: the events themselves say it better."""

SUBSCRIPTION: Final = "arrangement-abonnement"
"""The entry that says how one hears of events."""

TICKETS: Final = "arrangement-billet-pris"
"""The entry about tickets and prices: an event whose own price is known, or that is sold out, says it better."""

WHAT_THERE_IS: Final = frozenset({FIND, "arrangement-maalgrupper", "arrangement-aflyst"})
_HOW: Final = frozenset({"arrangement-tilmelding", TICKETS, SUBSCRIPTION})
_OF_ONE: Final = frozenset({TICKETS, "arrangement-aflyst"})
# "Hvad med den anden" asks of another one, "hvordan har du det" of none.
_IT: Final = re.compile(r"\b(?<!har du )(?<!har i )(?:det|den|it)\b(?! and(?:en|et)\b)")
_OPEN: Final = frozenset({Reason.NOT_UNDERSTOOD, Reason.UNSURE, Reason.NOT_FILLED_IN, Reason.REVIEW_OVERDUE})
_ENOUGH: Final = 5
_WHEN: Final = re.compile(
    r"\b(?:hvornar|hvad tid|hvilken dag|hvilke dage|naeste|naste|when|what time|which day|next)\b"
)
_ANYTHING: Final = re.compile(r"\b(?:noget|nogle ting|anything|something|whats on|what is on)\b")


def wish_of(asked: Asked, judgement: Judgement, programme: Programme, now: datetime) -> Wish | None:
    """What the question looks for among the events, or None where the entries answer it.

    Args:
        asked: the question as it was read.
        judgement: what the entries make of it.
        programme: what is to come.
        now: the present moment (aware).
    """
    ours = judgement.foreign is None and asked.intent is Intent.EVENTS and not asked.when.past
    if not ours or not _may_be(asked, judgement.decision) or asks_of_another_town(judgement.question):
        return None
    wish = wish_in(asked, programme, now)
    if judgement.decision == Answer(TICKETS) and not _tells_price(programme.likest(wish.words, now)):
        return None
    return _routed(asked, judgement.decision, wish, programme.named(wish.words, now))


def is_of_one_told(judgement: Judgement, now: datetime) -> bool:
    """Whether a question may be about the one event that was just told in full: it names nothing, and asks of "it"."""
    question = judgement.question
    ours = judgement.foreign is None and not judgement.personal and is_short(question)
    # What is asked for is read last: that takes time.
    if not ours or not _asks_of_it(question, judgement.decision):
        return False
    asked = read_asked(question, now)
    named = _is_dated(asked) or asked.house or asked.audience or subject_words(asked)
    return asked.intent is Intent.EVENTS and not named


def may_say_none(judgement: Judgement, wish: Wish) -> bool:
    """Whether it helps to say that no event fits: not where an entry may answer, but for a day or an event by name."""
    match judgement.decision:
        case Answer(slug) | Clarify((slug, *_)):
            return slug in WHAT_THERE_IS and bool(wish.days or wish.weekdays or wish.words)
        case _:
            return True


def _may_be(asked: Asked, decision: Decision) -> bool:
    """Whether it may be for the events, before anything is looked for among them: that takes time."""
    match decision:
        case Answer(slug) | Clarify((slug, *_)) if slug in WHAT_THERE_IS:
            return True
        case Answer(slug) if slug in _HOW:
            return slug == TICKETS or (slug == SUBSCRIPTION and asks_for_reminder(asked.question))
        case Answer():
            return (asked.told and _asks_when(asked)) or _asks_for_free_for_a_group(asked)
        case Clarify():
            return asked.told or _is_dated(asked) or asks_for_reminder(asked.question) or asks_for_free(asked.question)
        case HandOver(reason):
            return reason in _OPEN
        case _:
            return False


def _asks_of_it(question: str, decision: Decision) -> bool:
    match decision:
        case Answer(slug) | Clarify((slug, *_)) if slug in _OF_ONE:
            return asks(question)
        case Answer() | Clarify():
            pass
        case HandOver(reason) if reason in _OPEN:
            pass
        case _:
            return False
    return asks_for_reminder(question) or (
        asks(question) and _IT.search(" ".join(skeleton_words(question))) is not None
    )


def _routed(asked: Asked, decision: Decision, wish: Wish, named: float) -> Wish | None:
    match decision:
        case Answer(slug) | Clarify((slug, *_)) if slug in WHAT_THERE_IS:
            return _of_what_there_is(asked, wish, named)
        case Answer() if not wish.words and _asks_for_free_for_a_group(asked):
            return wish
        case Answer(slug):
            return wish if named >= (NAMED if slug == SUBSCRIPTION else CERTAIN) else None
        case _:
            return _of_open(asked, wish, named)


def _of_what_there_is(asked: Asked, wish: Wish, named: float) -> Wish | None:
    """What the judge takes for a question about events; words that name none are left to the entry, but for a day."""
    if not wish.words or named >= NAMED:
        return wish if wish.narrow or not asks_whether_cancelled(asked) else None
    return replace(wish, words=()) if _is_dated(asked) and not asks_whether_cancelled(asked) else None


def _of_open(asked: Asked, wish: Wish, named: float) -> Wish | None:
    if wish.words:
        needed = NAMED if asked.told or _is_dated(asked) else CERTAIN
        return wish if named >= needed and sum(map(len, wish.words)) >= _ENOUGH else None
    anything = asked.told or _ANYTHING.search(_line(asked)) is not None
    for_whom_or_where = wish.house is not None or wish.audience is not None
    said = (_is_dated(asked), anything, for_whom_or_where, wish.free)
    return wish if sum(said) > 1 else None


def _asks_for_free_for_a_group(asked: Asked) -> bool:
    return asked.audience is not None and asks_for_free(asked.question)


def _tells_price(event: Occurrence | None) -> bool:
    return event is not None and (event.state is State.SOLD_OUT or bool(event.price) or event.free is True)


def _is_dated(asked: Asked) -> bool:
    return bool(asked.when.days or asked.when.weekdays or asked.when.window)


def _asks_when(asked: Asked) -> bool:
    return _is_dated(asked) or _WHEN.search(_line(asked)) is not None


def _line(asked: Asked) -> str:
    return " ".join(skeleton_words(asked.question))
