"""A question that says something by itself, right after an answer: what is near to that answer comes first."""

from __future__ import annotations

from bot.chat.questions.nearer import nearer
from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason
from knowledge.entries import Language
from knowledge.judgement import Judgement
from knowledge.matching import Candidate
from tests.unit.test_following import KNOWLEDGE, ROOM, TODAY


def made_of(question: str, alone: Decision, both: Decision, probability: float = 0.9) -> Decision:
    """What is made of a question after the entry on the room; `alone` is on it, `both` on it and the one before."""
    candidates = (Candidate(alone.entry, probability),) if isinstance(alone, Answer) else ()
    itself = Judgement(question, Language.DA, alone, candidates)
    return nearer(ROOM, itself, Judgement(question, Language.DA, both), KNOWLEDGE, TODAY)


def test_among_choices_the_neighbours_come_first() -> None:
    """What both are about is the last choice, unless it is one of them already; nothing is answered for it."""
    among = Clarify(("koerekort", "leje"))
    assert made_of("hvem ringer jeg til", among, HandOver(Reason.UNSURE)) == Clarify(("leje", "koerekort"))
    assert made_of("hvem ringer jeg til", among, Answer("lokale")) == Clarify(("leje", "koerekort", "lokale"))
    assert made_of("hvem ringer jeg til", among, Answer("leje")) == Clarify(("leje", "koerekort"))


def test_what_points_back_is_a_neighbour_that_is_likely_by_itself_and_together() -> None:
    """Sure together alone is not enough, nor is the entry that was answered with an answer once more."""
    among = Clarify(("koerekort", "leje"))
    assert made_of("hvad koster et nyt", among, Answer("leje")) == Answer("leje")
    assert made_of("hvad koster et nyt", among, Answer("kaffe")) == Clarify(("leje", "kaffe", "koerekort"))
    assert made_of("kan jeg slette den", Clarify(("lokale", "leje")), Answer("lokale")) == Clarify(("lokale", "leje"))


def test_what_is_not_understood_and_goes_on_is_about_what_was_spoken_of() -> None:
    """What does not go on, or with nothing near, is for a person, as before."""
    unsure = HandOver(Reason.UNSURE)
    assert made_of("hvad hvis jeg skal på ferie", unsure, Answer("lokale")) == Clarify(("lokale",))
    assert made_of("må jeg bygge et drivhus", unsure, Answer("lokale")) == unsure
    assert made_of("hvad hvis jeg skal på ferie", unsure, Answer("koerekort")) == unsure


def test_an_answer_on_something_else_that_points_back_may_be_about_what_was_spoken_of() -> None:
    """Both are asked about; what points at nothing, or is an example word for word, is answered."""
    stranger = Answer("koerekort")
    assert made_of("skal jeg aflevere dem", stranger, Answer("lokale")) == Clarify(("lokale", "koerekort"))
    assert made_of("skal jeg aflevere bøger", stranger, Answer("lokale")) == stranger
    assert made_of("skal jeg aflevere dem", stranger, Answer("lokale"), 1.0) == stranger
    assert made_of("skal jeg aflevere dem", Answer("leje"), Answer("lokale")) == Answer("leje")
