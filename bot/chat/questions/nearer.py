"""A question that says something by itself, right after an answer: what is near to that answer comes first.

"Hvad koster et nyt" is asked of three cards, and after the answer on a lost licence of one of them; "skal jeg aflevere
dem" is asked of books, and after the answer on e-books of those.

| by itself | with the question before it | it goes on | it is |
|---|---|---|---|
| among choices, one of them a neighbour | that neighbour | yes | that neighbour |
| among choices | | | the neighbours first, and what both are likeliest about at last |
| among choices, or nothing | neighbours, or the entry | yes | these, the neighbours among the choices first |
| an answer that is no neighbour | a neighbour, or the entry | it points at it | one of these two |

A neighbour is what is about the same thing as the entry that was answered with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from bot.chat.questions.following import LEAST, neighbours
from knowledge.decide import MOST_OPTIONS, is_word_for_word
from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason
from knowledge.entries import Entry, KnowledgeBase
from knowledge.judgement import Judgement
from knowledge.reading.leaning import goes_on, points_back


def nearer(told: Entry, alone: Judgement, both: Judgement, knowledge: KnowledgeBase, today: date) -> Decision:
    """What is made of a question by what was answered before it.

    Args:
        told: the entry that was answered with.
        alone: the question by itself.
        both: it and the question before it as one.
        knowledge: the entries.
        today: for validity and review dates.
    """
    kin = {told.slug, *(each.slug for each in neighbours(told, knowledge, today))}
    leads_on = goes_on(alone.question)
    together = _among(kin, (*_entries(both.decision), *_slightly_likely(both)))
    match alone.decision:
        case Clarify(options, lacks_detail=False):
            own = _among(kin, options)
            if leads_on:
                sure = isinstance(both.decision, Answer) and both.decision.entry in set(own) - {told.slug}
                return both.decision if sure else _choices((*own, *together, *options))
            # What says nothing of going on may be about something new: the last choice at most is what went before.
            own = tuple(dict.fromkeys((*own, *options)))
            return Clarify(own if not together or together[0] in own else (*own[: MOST_OPTIONS - 1], together[0]))
        case HandOver(Reason.UNSURE | Reason.NOT_UNDERSTOOD) if leads_on and together:
            return _choices(together)
        case Answer(slug) if together and slug not in kin and _may_be_another(alone):
            return _choices((together[0], slug))
        case _:
            return alone.decision


def _entries(decision: Decision) -> tuple[str, ...]:
    match decision:
        case Answer(slug) | HandOver(Reason.NEEDS_PERSON, str(slug)):
            return (slug,)
        case Clarify(options):
            return options
        case _:
            return ()


def _among(kin: Collection[str], entries: Iterable[str]) -> tuple[str, ...]:
    return tuple(slug for slug in entries if slug in kin)


def _choices(entries: Iterable[str]) -> Clarify:
    return Clarify(tuple(dict.fromkeys(entries))[:MOST_OPTIONS])


def _slightly_likely(both: Judgement) -> Iterator[str]:
    return (each.entry for each in both.candidates if each.probability >= LEAST)


def _may_be_another(alone: Judgement) -> bool:
    """Whether an answer may be none: its question points at what was said, and is no example word for word."""
    return points_back(alone.question) and not is_word_for_word(alone.candidates)
