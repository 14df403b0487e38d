"""What the assistant makes of a question: the judge's result, which all others read."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.decisions import Decision
from knowledge.entries import Language
from knowledge.matching import Candidate


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the assistant makes of a question, and why.

    Attributes:
        question: the redacted text; the only form that may be stored, logged or shown to staff.
        language: the language to reply in.
        foreign: the code of another language that the question is written in, or None.
        personal: the kinds of personal data that were masked in the question; the citizen has to be warned of them.
        lasting: whether the chat goes on in `language`: a courtesy or a text in a third language changes nothing.
        decision: what to do.
        candidates: the likeliest entries, best first.
        reason: one sentence for the trace.
        notes: what the matcher did on the way.
        aside: a signpost that may be needed, though too little was heard to give it: a button beside what is said.
    """

    question: str
    language: Language
    decision: Decision
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()
    foreign: str | None = None
    personal: tuple[str, ...] = ()
    lasting: bool = True
    aside: str | None = None
