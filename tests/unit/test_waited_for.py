"""What waits for an answer after a message, and what stands as the question then."""

from __future__ import annotations

import pytest

from bot.chat.questions.waited_for import waited_for
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.pending import Clarification, Offer, Pending
from knowledge.decisions import Clarify, Decision, HandOver, Reason
from knowledge.entries import KnowledgeBase, Language
from knowledge.judgement import Judgement

DOG = "må min hund gå løs i skoven"
ASKED_BACK, UNSURE = Clarify(("regler",)), HandOver(Reason.UNSURE)


def _question(pending: Pending, said: str, decision: Decision) -> str:
    before = Conversation(1, Language.DA, pending=pending, last_question=DOG)
    after = waited_for(before, Judgement(said, Language.DA, decision), "", KnowledgeBase({}))
    assert isinstance(after.pending, Clarification | Offer)
    assert after.pending.question == after.question
    return after.question


@pytest.mark.parametrize("decision", [ASKED_BACK, UNSURE])
@pytest.mark.parametrize("pending", [Clarification(DOG, ("regler",)), Offer(DOG, Reason.UNSURE.value, "")])
def test_what_adds_to_a_question_that_waits_does_not_take_its_place(pending: Pending, decision: Decision) -> None:
    """Staff get both, whether it is asked back again or offered to them."""
    assert _question(pending, "det er skoven ved havnen", decision) == f"{DOG}\ndet er skoven ved havnen"


@pytest.mark.parametrize("said", ["hvor kan jeg få et nyt kort", "nyt kort"])
def test_another_question_that_is_asked_back_stands_alone(said: str) -> None:
    """So does a word or two that name another subject."""
    assert _question(Clarification(DOG, ("regler",)), said, ASKED_BACK) == said
