"""Who wants to be forgotten by the assistant says so in words; other registers are other questions."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.erasing import confirms_erasure, wishes_erasure


@pytest.mark.parametrize(
    "text",
    [
        "slet alt hvad i har om mig",
        "Slet mine data!",
        "kan du slette mine beskeder",
        "vil I slette alt om mig nu tak",
        "jeg vil gerne have mine beskeder slettet",
        "glem alt om mig",
        "delete my data please",
        "can you erase everything you know about me",
    ],
)
def test_the_wish_to_be_forgotten_is_understood(text: str) -> None:
    """Asked or told, in Danish and English."""
    assert wishes_erasure(text)


@pytest.mark.parametrize(
    "text",
    [
        "slet mig som låner",
        "slet mine data hos biblioteket",
        "slet min reservation",
        "slet mine oplysninger",
        "kan man slette det igen",
        "jeg vil gerne slettes",
        "hvordan sletter jeg mine data",
        "slet ikke",
        "har i slettet min konto",
    ],
)
def test_other_registers_and_how_it_is_done_are_questions(text: str) -> None:
    """A borrower, a reservation, and what does not say whose."""
    assert not wishes_erasure(text)


@pytest.mark.parametrize("text", ["ja slet", "slet", "Slet det hele", "ja tak slet bare alt", "delete it please"])
def test_the_erasure_is_confirmed_in_its_own_words(text: str) -> None:
    """Asked whether all shall be erased, whoever says that it shall has said yes."""
    assert confirms_erasure(text)


@pytest.mark.parametrize(
    "text", ["slet?", "slet ikke", "nej slet det ikke", "slet mig som låner", "ja men slet ikke sagen"]
)
def test_anything_else_confirms_no_erasure(text: str) -> None:
    """A no, a doubt, and another register are no yes."""
    assert not confirms_erasure(text)
