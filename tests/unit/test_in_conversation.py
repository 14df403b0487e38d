"""What was said before, and beside, changes what is made of a message."""

from __future__ import annotations

import pytest

from bot.chat.questions.in_conversation import no_mere_thanks
from knowledge.decisions import HandOver, Reason, SmallTalk
from knowledge.entries import Language
from knowledge.judgement import Judgement
from knowledge.reading.said_to_us.courtesies import GREETING

THANKS = SmallTalk(GREETING, thanks=True)


@pytest.mark.parametrize("text", ["ok tak, hvad med et skur?", "tak, og hvordan virker månen"])
def test_a_question_behind_thanks_is_not_lost(text: str) -> None:
    """It is a question that nobody has a sure answer to."""
    assert no_mere_thanks(Judgement(text, Language.DA, THANKS)).decision == HandOver(Reason.UNSURE)


@pytest.mark.parametrize("text", ["tak for hjælpen", "mange tak skal du have", "tak for det gode svar om mit pas"])
def test_thanks_are_thanks(text: str) -> None:
    """Without a question they are answered as such."""
    assert no_mere_thanks(Judgement(text, Language.DA, THANKS)).decision == THANKS


def test_a_greeting_may_ask_how_it_goes() -> None:
    """That is no question for staff."""
    greeted = Judgement("hej, hvordan går det?", Language.DA, SmallTalk(GREETING))
    assert no_mere_thanks(greeted) == greeted
