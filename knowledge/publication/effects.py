"""What a change of the knowledge base changes for questions: which are decided otherwise, or answered otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from knowledge.decisions import Answer, Clarify, Decision, HandOver, Signpost, SmallTalk
from knowledge.entries import Entry, Kind, KnowledgeBase, Language
from knowledge.evaluation.verdicts import Verdict, served_entry, verdict
from knowledge.guard import without_masks
from knowledge.judge import Judge, shorten
from knowledge.judgement import Judgement
from knowledge.matching.fusion import FusionMatcher
from knowledge.matching.touching import Touching
from knowledge.publication.tried_questions import SetKind, TriedQuestion

NOTHING_KNOWN: Final[Mapping[str, Judgement]] = MappingProxyType({})
_RIGHT = frozenset({Verdict.RIGHT, Verdict.REFUSED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a question: the decision's name, and the entries that it is about."""

    decision: str
    entries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """A question that a change makes a difference to.

    Attributes:
        question: redacted.
        kind: the set that it comes from.
        before, after: what becomes of it; the same where only the answer's text differs.
        breaks: it was right and would not be any more.
    """

    question: str
    kind: SetKind
    before: Outcome
    after: Outcome
    breaks: bool


Judgements = Mapping[str, Judgement]
"""What a judge makes of questions, by their texts."""


def effects(
    before: Judge, after: Judge, questions: Sequence[TriedQuestion], *, today: date, known: Judgements = NOTHING_KNOWN
) -> tuple[tuple[Effect, ...], Judgements]:
    """What differs for `questions` when `after` takes the place of `before`.

    Takes a fraction of a second per question with a semantic engine: call it off the event loop.

    Args:
        before: the judge in force.
        after: the one that would be.
        questions: what is tried.
        today: the Copenhagen date.
        known: what `before` is known to make of questions today.

    Returns:
        the effects, what breaks first, and what `before` makes of all questions.
    """
    changed = _changed(before.knowledge, after.knowledge)
    old = _judged(before, questions, today, known)
    new = _judged(after, questions, today, still_known(old, before, after))
    found = (_effect(each, old[each.text], new[each.text], changed) for each in questions)
    return tuple(sorted(filter(None, found), key=_matters_less)), old


def first_effects(
    before: Judge, after: Judge, questions: Sequence[TriedQuestion], *, today: date, known: Judgements = NOTHING_KNOWN
) -> tuple[tuple[Effect, ...], Judgements] | None:
    """What differs as far as it can be told before anything is learned: `after` was made by `provisional.with_texts`.

    Only those questions are judged anew that the changed entries can touch: whose scores move, or whose decision rests
    on one of them. So what moves too little to be looked at can be missed (`Touching`), and what a changed entry's
    words tell of others' questions. What learning does to all questions besides comes with the whole trial.

    Returns:
        the same as `effects`; None where so much changes that nothing can be told yet.
    """
    old_matcher, new_matcher = before.matcher, after.matcher
    if not isinstance(old_matcher, FusionMatcher) or not isinstance(new_matcher, FusionMatcher):
        return None
    old = _judged(before, questions, today, known)
    slugs = {**before.knowledge.entries, **after.knowledge.entries}
    differing = {slug for slug in slugs if before.knowledge.entries.get(slug) != after.knowledge.entries.get(slug)}
    touching, least = Touching(old_matcher, new_matcher), after.policy.option
    new = dict(old)
    for text, judgement in old.items():
        likely, asked = _touched(judgement, least), shorten(without_masks(judgement.question))
        if not differing.isdisjoint(likely) or touching.touches(asked, likely):
            new[text] = after.judge(text, today=today)
    changed = _changed(before.knowledge, after.knowledge)
    found = (_effect(each, old[each.text], new[each.text], changed) for each in questions)
    return tuple(sorted(filter(None, found), key=_matters_less)), old


def still_known(judgements: Judgements, before: Judge, after: Judge) -> Judgements:
    """What `before` made of questions that `after` cannot judge otherwise: none of their entries has changed.

    Nothing, where the judges have not learned the same, hear other dangers, or know other telling words.
    """
    slugs = {**before.knowledge.entries, **after.knowledge.entries}
    pairs = {slug: (before.knowledge.entries.get(slug), after.knowledge.entries.get(slug)) for slug in slugs}
    changed = {slug for slug, (old, new) in pairs.items() if old != new}
    signposts = any(entry is not None and entry.kind is Kind.SIGNPOST for slug in changed for entry in pairs[slug])
    if before.matcher is not after.matcher or signposts or not after.wording.tells_like(before.wording):
        return NOTHING_KNOWN
    least = after.policy.option
    return {text: judgement for text, judgement in judgements.items() if changed.isdisjoint(_touched(judgement, least))}


def _judged(judge: Judge, questions: Iterable[TriedQuestion], today: date, known: Judgements) -> Judgements:
    return {
        each.text: known[each.text] if each.text in known else judge.judge(each.text, today=today) for each in questions
    }


def _touched(judgement: Judgement, least: float) -> set[str]:
    """The entries that a judgement rests on; what is less likely than `least` decides nothing."""
    likely = (candidate.entry for candidate in judgement.candidates if candidate.probability >= least)
    return {*_outcome(judgement.decision).entries, *likely}


def _effect(question: TriedQuestion, old: Judgement, new: Judgement, changed: frozenset[str]) -> Effect | None:
    before, after = _outcome(old.decision), _outcome(new.decision)
    served = served_entry(new.decision)
    if before == after and served not in changed:
        return None
    return Effect(new.question, question.kind, before, after, _breaks(question, old.decision, new.decision))


def _matters_less(effect: Effect) -> tuple[bool, bool, bool]:
    """What breaks comes first, then what is decided otherwise, then another text, then other choices."""
    before, after = effect.before, effect.after
    choices = before.decision == after.decision and before != after and after.decision == Clarify.name
    return (not effect.breaks, before == after or choices, choices)


def _breaks(question: TriedQuestion, old: Decision, new: Decision) -> bool:
    if question.expected is None:
        return False
    return verdict(question.expected, old) in _RIGHT and verdict(question.expected, new) not in _RIGHT


def _outcome(decision: Decision) -> Outcome:
    match decision:
        case Answer(slug) | SmallTalk(slug) | Signpost(slug):
            return Outcome(decision.name, (slug,))
        case Clarify(options):
            # In which order they are offered makes no difference.
            return Outcome(decision.name, tuple(sorted(options)))
        case HandOver(_, entry):
            return Outcome(decision.name, () if entry is None else (entry,))
        case _:
            return Outcome(decision.name)


def _changed(before: KnowledgeBase, after: KnowledgeBase) -> frozenset[str]:
    """The entries whose answers differ."""
    return frozenset(
        slug for slug, entry in after.entries.items() if slug not in before or _answers(before[slug]) != _answers(entry)
    )


def _answers(entry: Entry) -> dict[Language, str]:
    return {language: text.answer for language, text in entry.texts.items()}
