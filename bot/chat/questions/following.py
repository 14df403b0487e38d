"""What goes on with something that was just answered: about which entry it is, and what of it may be meant.

"Hvad koster det" and "og hvad med børn" say nothing by themselves. What they may mean is looked for among the entry
that was answered with and its neighbours; whatever else is near to the words has nothing to do with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from bot.chat.remembering.conversations import Conversation, Exchange
from bot.chat.remembering.pending import Clarification, Offer, together
from knowledge.decide import MOST_OPTIONS
from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason
from knowledge.entries import Availability, Detail, Entry, Kind, KnowledgeBase, Language
from knowledge.events.routing import FIND, WHAT_THERE_IS
from knowledge.judgement import Judgement
from knowledge.matching import Candidate
from knowledge.reading.leaning import wanted_details

HOURS_ENTRIES: Final = frozenset({"kontakt-aabningstid-bibliotek", "kontakt-aabningstid-borgerservice"})
"""The entries that say where opening hours are found."""
LEAST: Final = 0.01
"""The probability from which on a neighbour of another topic may be meant."""
_LONGEST: Final = 400
"""Characters of a question with what went on with it."""


def answered(conversation: Conversation) -> str | None:
    """What was answered with last, by its Danish title; None where the latest question got no answer."""
    exchange, latest = conversation.exchange, conversation.last_question
    if exchange is None or not latest or not (exchange.question == latest or exchange.question.endswith(f"\n{latest}")):
        return None
    return exchange.title


def entry_answered(conversation: Conversation, knowledge: KnowledgeBase) -> Entry | None:
    """The entry that was answered with last, or None."""
    title = answered(conversation)
    return None if title is None else _titled(title, knowledge)


def speaks_of_hours(conversation: Conversation, knowledge: KnowledgeBase, title: str) -> bool:
    """Whether opening hours were told last (under `title`), or the entries about them, or asked back about."""
    pending = conversation.pending
    if isinstance(pending, Clarification) and pending.options[:1]:
        return pending.options[0] in HOURS_ENTRIES
    told = entry_answered(conversation, knowledge)
    return answered(conversation) == title or (told is not None and told.slug in HOURS_ENTRIES)


def question_before(conversation: Conversation) -> str:
    """The question that is gone on with, with what went on with it already."""
    return conversation.last_question if answered(conversation) is None else _told_question(conversation)


def joined(conversation: Conversation, question: str) -> str:
    """The question that is gone on with, and what is asked now, in a line each."""
    whole = together(question_before(conversation), question)
    return whole if len(whole) <= _LONGEST else question


def back_at(conversation: Conversation, slug: str, knowledge: KnowledgeBase) -> Conversation:
    """The conversation as it was at an answer, whose buttons are not about what was asked since.

    The citizen's words are remembered of the latest answer alone; for one before it stands its title.
    """
    if slug not in knowledge:
        return conversation
    entry, latest = knowledge[slug], conversation.exchange
    title = entry.text(Language.DA).title
    same = latest is not None and latest.title == title
    question = latest.question if latest is not None and same else entry.text(conversation.language).title
    if question == conversation.last_question:
        return conversation
    return replace(conversation, last_question=question, last_trace="", exchange=Exchange(question, title))


def following(told: Entry, both: Judgement, question: str, knowledge: KnowledgeBase, today: date) -> Decision:
    """What is made of a question that goes on with an entry.

    Args:
        told: the entry that was answered with.
        both: what the question before and this one are judged to be together.
        question: this one (redacted).
        knowledge: the entries.
        today: for validity and review dates.
    """
    kin = {each.slug: each for each in neighbours(told, knowledge, today)}
    details = wanted_details(question)
    match both.decision:
        case Answer(slug) if slug in kin and kin[slug].gives(details):
            return both.decision
        case Clarify(options) if any(slug in kin for slug in options):
            return Clarify(tuple(slug for slug in options if slug in kin or slug == told.slug)[:MOST_OPTIONS])
        case _:
            pass
    likely = [each.entry for each in both.candidates if _may_be_meant(told, each, kin)]
    giving = [slug for slug in likely if slug in kin and (not details or _says_that_it_gives(kin[slug], details))]
    if details and _says_that_it_gives(told, details):
        return Clarify((told.slug, *giving)[:MOST_OPTIONS]) if giving else Answer(told.slug)
    itself = [told.slug] if giving and not details and told.slug in likely else []
    return Clarify((*itself, *giving)[:MOST_OPTIONS]) if giving else HandOver(Reason.UNSURE)


def without(decision: Decision, told: Entry) -> Decision:
    """A decision without an entry in whose place something else was told: it would only lead there again."""
    again = WHAT_THERE_IS | {told.slug}
    match decision:
        case Answer(slug) if slug in again:
            return HandOver(Reason.UNSURE)
        case Clarify(options) if not again.isdisjoint(options):
            others = tuple(slug for slug in options if slug not in again)
            return Clarify(others) if others else HandOver(Reason.UNSURE)
        case _:
            return decision


def about(slug: str, knowledge: KnowledgeBase) -> Entry | None:
    """The published entry of that name, or None."""
    return next((each for each in knowledge.published() if each.slug == slug), None)


def entry_spoken_of(conversation: Conversation, knowledge: KnowledgeBase, events: str, hours: str) -> Entry | None:
    """The entry that a question may go on with; after events and opening hours (by their titles), the one on them."""
    title = answered(conversation)
    if title == events:
        return about(FIND, knowledge)
    if title == hours:
        return about("kontakt-aabningstid-bibliotek", knowledge)
    if title is not None:
        return _titled(title, knowledge)
    exchange, pending = conversation.exchange, conversation.pending
    before = None if exchange is None else _titled(exchange.title, knowledge)
    match pending:
        case Clarification(_, options) if before is not None and is_among_kin(before, options, knowledge):
            return before
        case Offer(question) if exchange is not None and question.startswith(f"{exchange.question} "):
            return before
        case _:
            return None


def is_among_kin(entry: Entry, options: tuple[str, ...], knowledge: KnowledgeBase) -> bool:
    """Whether entries that are answered or asked back are the entry's neighbours, so that it is spoken of still."""
    others = (knowledge[slug] for slug in options if slug in knowledge)
    return any(each.slug in (entry.slug, *entry.related) or entry.slug in each.related for each in others)


def _titled(title: str, knowledge: KnowledgeBase) -> Entry | None:
    known = (each for each in knowledge.published() if each.kind is Kind.ANSWER)
    return next((each for each in known if each.text(Language.DA).title == title), None)


def _told_question(conversation: Conversation) -> str:
    return conversation.last_question if conversation.exchange is None else conversation.exchange.question


def neighbours(told: Entry, knowledge: KnowledgeBase, today: date) -> Iterator[Entry]:
    """The entries about the same thing, those first that are named under its answer."""
    named = [knowledge[slug] for slug in told.related if slug in knowledge]
    others = (
        each
        for each in knowledge.published()
        if each not in named and (told.slug in each.related or _are_about_the_same(told, each))
    )
    for entry in (*named, *others):
        served = entry.availability(today) is Availability.SERVED and entry.kind is Kind.ANSWER
        if served and entry.slug != told.slug:
            yield entry


def _are_about_the_same(told: Entry, other: Entry) -> bool:
    """Whether two entries share their topic; all that is said of events is about those that were listed."""
    return told.area == other.area and (told.topic == other.topic or told.slug == FIND)


def _may_be_meant(told: Entry, candidate: Candidate, kin: Mapping[str, Entry]) -> bool:
    """Whether a candidate is near enough: of the same topic, or likely by what was asked."""
    other = kin.get(candidate.entry, told)
    return other.topic == told.topic or candidate.probability >= LEAST


def _says_that_it_gives(entry: Entry, details: frozenset[Detail]) -> bool:
    """Whether somebody has said that the answer gives this, and not merely that it leads on."""
    return not details.isdisjoint(entry.details or ())
