"""Anger at the assistant alone is met with a word of regret; an angry question is a question."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.scolding import scolds


@pytest.mark.parametrize(
    "text",
    [
        "ubrugelig bot",
        "Fuck jer!!",
        "for helvede det lort virker aldrig",
        "hold kæft din dumme maskine",
        "what a useless answer",
        "hvor er du åndssvag",
        "du er ikke til nogen hjælp",
        "det er simpelthen for dårligt",
        "you are no help",
    ],
)
def test_anger_alone_scolds(text: str) -> None:
    """In Danish and English, at the machine, its answer, or whoever is behind it."""
    assert scolds(text)


@pytest.mark.parametrize(
    "text",
    [
        "det lorte mitid virker aldrig",
        "for helvede hvornår har i åbent",
        "jeg har det ad helvede til",
        "han kalder mig en idiot",
        "din hjælp",
        "det er for dårligt at min bog ikke er kommet",
        "det er ikke dumt",
        "",
    ],
)
def test_what_it_is_about_makes_it_a_question(text: str) -> None:
    """A service, a person, how somebody is: none of that is anger alone."""
    assert not scolds(text)
