"""The decision: a small, readable table over calibrated probabilities.

| what holds (first match wins) | decision |
|---|---|
| nothing to judge by | hand over: not understood |
| best is an urgent signpost at or above `signpost`, and danger may be heard | by the entry: signpost, or hand over |
| best at or above `answer`, and `clear` of all entries together | by the entry: small talk, answer, or hand over |
| the same, but from `strange` on, where the question has a telling word that the best never uses | the same |
| the same, but from `other_kind` on, where it names another kind of what the best is about | the same |
| the same, but from `unasked` on, where it asks as nobody asks for the best | the same |
| as the rows before, but the best is not about the detail, town or house asked for | clarify: offer it all the same |
| as the rows before, but as much is said of a look-alike at or above `rival` (`rival_…`) | clarify |
| best leads elsewhere, at or above `clarify`, `clear` of all other answers, and danger is not heard | by the entry |
| the one to three best at or above `option` (a signpost: `urgent_…`, `harmless_…`) together reach `clarify` | clarify |
| best is "that is no subject of ours", at or above `clarify` | by the entry |
| anything else | hand over: unsure |

What all entries have together is the probability that the question is for us at all: where it is high and no single
entry has most of it, the question is ambiguous and is asked back, not guessed at.
An entry about the right topic is no answer to "how much do I get" where it gives no amount
(`knowledge.reading.details`), nor to what is asked of another town or house (`knowledge.reading.towns`,
`knowledge.reading.houses`) or in a way in which nobody asks for it (`knowledge.reading.asking`), and less likely one to
a question with a word of its own (`knowledge.reading.wording`), in a sentence that asks
(`knowledge.reading.asking_part`). A short question that leaves open which of two
look-alikes it is about is asked back (`knowledge.reading.open_questions`). An example that was written for an entry,
word for word, is its question in any case.
An entry that must not be served today (not filled in, not valid, review overdue) is never the answer: it hands over.
Only an urgent signpost is still served after its review date. Where danger is listened for (`knowledge.signposts`) and
not heard, a signpost is at most offered: "books about suicide" resembles its examples in words alone. Where a question
sounds like anything else ("afslut"), it is not offered either.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from knowledge.asked import NOTHING_TOLD, Asked, leads_elsewhere
from knowledge.decisions import (
    NOT_OUR_SUBJECT,
    PERSON_ENTRY,
    Answer,
    Clarify,
    Decision,
    HandOver,
    Reason,
    Signpost,
    SmallTalk,
)
from knowledge.entries import Availability, Entry, Kind, KnowledgeBase
from knowledge.matching import Candidate, Ranking
from knowledge.policy import Policy
from knowledge.reading.open_questions import AlsoSaidOf

MOST_OPTIONS = 3
WORD_FOR_WORD = 1.0
"""The probability of an entry whose example the question is; no other reaches it."""


def is_word_for_word(candidates: Sequence[Candidate]) -> bool:
    """Whether a question with these candidates, the likeliest first, is an example of one."""
    return any(each.probability >= WORD_FOR_WORD for each in candidates[:1])


def decide(
    ranking: Ranking,
    knowledge: KnowledgeBase,
    today: date,
    policy: Policy,
    asked: Asked = NOTHING_TOLD,
) -> tuple[Decision, str]:
    """The decision for a ranking on `today` (Copenhagen date), and one sentence that says why.

    Args:
        ranking: what the matcher makes of the question.
        knowledge: the entries.
        today: for validity and review dates.
        policy: the thresholds.
        asked: what the question's wording tells.
    """
    candidates = [candidate for candidate in ranking.candidates if candidate.entry in knowledge]
    if not ranking.informative or not candidates:
        return HandOver(Reason.NOT_UNDERSTOOD), "no content to judge by"
    best = candidates[0]
    ours = sum(candidate.probability for candidate in candidates)
    urgent = knowledge[best.entry].kind is Kind.SIGNPOST
    mistaken = urgent and asked.harmless and best.probability < WORD_FOR_WORD
    if urgent and not mistaken and best.probability >= policy.signpost:
        return _serve(knowledge[best.entry], today, f"urgent: {_show(best)} reaches {policy.signpost:.2f}")
    needed = asked.least(knowledge[best.entry], policy)
    if not mistaken and best.probability >= needed and best.probability >= policy.clear * ours:
        why = f"{_show(best)} reaches {needed:.2f} and has {policy.clear:.0%} of {ours:.2f}"
        decision, reason = _serve(knowledge[best.entry], today, why)
        sure = best.probability >= WORD_FOR_WORD or not _gives_the_entry(decision)
        held_back = None if sure else _held_back(candidates, knowledge, policy, asked)
        return (held_back[0], f"{why}, but {held_back[1]}") if held_back else (decision, reason)
    elsewhere = _points_elsewhere(candidates, knowledge, policy, asked)
    options = () if elsewhere else _options(candidates, knowledge, policy, asked)
    if options:
        shown = ", ".join(_show(option) for option in options)
        unlike = asked.other_kinds or asked.strange
        strange = f" (strange to the best: {', '.join(unlike)})" if unlike else ""
        strange += f" (nobody asks the best so: {', '.join(asked.unasked)})" if asked.unasked else ""
        # The hours of our house are offered to who asks for another town's as what they are not asking for.
        choice = Clarify(_slugs(options), lacks_detail=asked.another_town)
        return choice, f"for us with {ours:.2f}, but between: {shown}{strange}"
    if elsewhere or (best.entry == NOT_OUR_SUBJECT and best.probability >= policy.clarify):
        return _serve(knowledge[best.entry], today, f"nothing else is likely: {_show(best)}")
    return HandOver(Reason.UNSURE), f"even the best is unlikely: {_show(best)}"


def _held_back(
    candidates: Sequence[Candidate], knowledge: KnowledgeBase, policy: Policy, asked: Asked
) -> tuple[Clarify, str] | None:
    """What is asked back although the best candidate is likely enough to be the answer, and why; None for nothing."""
    best = candidates[0]
    if not asked.is_given_by(knowledge[best.entry]):
        offered = _options(candidates, knowledge, policy, asked) or (best,)
        return Clarify(_slugs(offered), lacks_detail=True), f"does not give: {asked.missing()}"
    rivals = [
        each
        for each in candidates
        if each.entry in asked.also.entries and each.probability >= _least_of_rival(each.entry, policy, asked.also)
    ]
    if not rivals:
        return None
    return Clarify(_slugs([best, *rivals][:MOST_OPTIONS])), f"as much is said of: {', '.join(map(_show, rivals))}"


def _least_of_rival(slug: str, policy: Policy, also: AlsoSaidOf) -> float:
    if not also.one_word:
        return policy.rival
    return policy.rival_elsewhere if slug in also.other_topics else policy.rival_in_a_word


def _points_elsewhere(candidates: Sequence[Candidate], knowledge: KnowledgeBase, policy: Policy, asked: Asked) -> bool:
    """Whether what says that something belongs elsewhere is the only answer there may be, and no danger is heard.

    Who is told where to turn loses nothing; asked back whether "something else in the municipality" is meant, they
    know no better than before.
    """
    best = candidates[0]
    answers = [each for each in candidates if knowledge[each.entry].kind is Kind.ANSWER]
    danger = any(
        knowledge[each.entry].kind is Kind.SIGNPOST and each.probability >= policy.urgent_option for each in candidates
    )
    likely = best.probability >= max(policy.clarify, policy.clear * sum(each.probability for each in answers))
    return leads_elsewhere(knowledge[best.entry]) and likely and (asked.harmless or not danger)


def choose(entry: Entry, today: date) -> tuple[Decision, str]:
    """The decision for an entry that the citizen picked: from a clarification, a menu or a related entry."""
    return _serve(entry, today, f"{entry.slug} was chosen")


def _serve(entry: Entry, today: date, why: str) -> tuple[Decision, str]:
    withheld = _WITHHELD.get(entry.availability(today))
    if entry.kind is Kind.SIGNPOST and withheld is Reason.REVIEW_OVERDUE:
        # In an emergency a number that waits for its check is better than none.
        withheld = None
    if withheld is not None:
        return HandOver(withheld, entry.slug), f"{why}, but it is withheld: {withheld.value}"
    if entry.slug == PERSON_ENTRY:
        return HandOver(Reason.ASKED_FOR_PERSON, entry.slug), f"{why}: a person is asked for"
    if entry.hands_over:
        return HandOver(Reason.NEEDS_PERSON, entry.slug), f"{why}: a person is the right answer"
    if entry.kind is Kind.SMALL_TALK:
        return SmallTalk(entry.slug), why
    if entry.kind is Kind.SIGNPOST:
        return Signpost(entry.slug), why
    return Answer(entry.slug), why


def _gives_the_entry(decision: Decision) -> bool:
    """Whether the citizen reads the entry: as the answer, or as what holds until a person answers."""
    match decision:
        case Answer() | HandOver(Reason.NEEDS_PERSON):
            return True
        case _:
            return False


_WITHHELD = {
    Availability.NOT_PUBLISHED: Reason.NOT_VALID,
    Availability.NOT_FILLED_IN: Reason.NOT_FILLED_IN,
    Availability.NOT_YET_VALID: Reason.NOT_VALID,
    Availability.NO_LONGER_VALID: Reason.NOT_VALID,
    Availability.REVIEW_OVERDUE: Reason.REVIEW_OVERDUE,
}


def _slugs(options: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(option.entry for option in options)


def _options(
    candidates: Sequence[Candidate], knowledge: KnowledgeBase, policy: Policy, asked: Asked
) -> tuple[Candidate, ...]:
    """The candidates worth asking about; nobody would choose small talk or "that I cannot answer"."""
    least = {Kind.ANSWER: policy.option}
    if not asked.calm:
        least[Kind.SIGNPOST] = policy.urgent_option
    choices = (each for each in candidates if each.entry != NOT_OUR_SUBJECT)
    offered = (each for each in choices if each.probability >= least.get(knowledge[each.entry].kind, math.inf))
    options = tuple(islice(offered, MOST_OPTIONS))
    if sum(option.probability for option in options) < policy.clarify:
        return ()
    if not asked.harmless:
        return options
    # What sounds harmless is not asked about danger; the other choices are as likely as they were. Alone a signpost is
    # a choice only where it would be given, had danger been heard.
    alone = all(knowledge[option.entry].kind is Kind.SIGNPOST for option in options)
    least_urgent = policy.signpost if alone else policy.harmless_option
    return tuple(
        option
        for option in options
        if option.probability >= least_urgent or knowledge[option.entry].kind is not Kind.SIGNPOST
    )


def _show(candidate: Candidate) -> str:
    return f"{candidate.entry} {candidate.probability:.2f}"
