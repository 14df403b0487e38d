"""What a change of the knowledge base changes for questions: which are decided otherwise, or answered otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from knowledge.decide import Answer, Clarify, Decision, HandOver, Signpost, SmallTalk
from knowledge.entries import Entry, KnowledgeBase, Language
from knowledge.evaluation.verdicts import Verdict, served_entry, verdict
from knowledge.judge import Judge, Judgement
from knowledge.tried_questions import SetKind, TriedQuestion

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


def effects(before: Judge, after: Judge, questions: Iterable[TriedQuestion], *, today: date) -> tuple[Effect, ...]:
    """What differs for `questions` when `after` takes the place of `before`; what breaks comes first.

    Takes a fraction of a second per question with a semantic engine: call it off the event loop.
    """
    changed = _changed(before.knowledge, after.knowledge)
    found: list[Effect] = []
    for question in questions:
        old, new = (judge.judge(question.text, today=today) for judge in (before, after))
        effect = _effect(question, old, new, changed)
        if effect is not None:
            found.append(effect)
    return tuple(sorted(found, key=_matters_less))


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
