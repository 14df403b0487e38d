"""Who greets and who signs says nothing of what is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.letters import without_courtesies
from knowledge.reading.said_to_us.consent import Consent, parse_consent
from knowledge.reading.said_to_us.erasing import wishes_erasure

ASKED = "hvad koster et pas"


@pytest.mark.parametrize(
    "greeting",
    [
        "Hej\n",
        "Hej med jer 😊 ",
        "God formiddag\n\n",
        "Godt nytår til jer alle 🎉 ",
        "Undskyld jeg forstyrrer igen. ",
        "Ok, tak for hjælpen før. ",
        "Hej, jeg hedder Kirsten Jensen. ",
        "Jeg har lige et spørgsmål: ",
        "Sorry to bother you again. ",
        "Undskyld, ",
    ],
)
def test_a_greeting_is_left_out(greeting: str) -> None:
    """What is asked begins where the greeting ends."""
    assert without_courtesies(greeting + ASKED) == ASKED


@pytest.mark.parametrize(
    "farewell",
    [
        "\nMvh Lis",
        " mvh Lis og Bent",
        " På forhånd tak, hilsen Bent",
        " mange tak på forhånd",
        "\n\nDe bedste hilsner\nKirsten Jensen, Karise",
        "\nTak\n/Ole",
        "\nThanks, Anna",
        "\nKind regards\nMaria",
        " KH Bodil",
        " M.v.h. Lis",
        " hjertelige hilsener Bodil",
    ],
)
def test_a_farewell_is_left_out_with_its_name(farewell: str) -> None:
    """What is asked ends where the farewell begins, with its question mark."""
    assert without_courtesies(ASKED + farewell) == ASKED
    assert without_courtesies(f"{ASKED}?{farewell}") == f"{ASKED}?"


@pytest.mark.parametrize("before", ["Hej, ", "Ok. ", "Tak. "])
def test_a_greeting_before_what_is_told_is_left_out(before: str) -> None:
    """Nods and thanks are, where they end with their sentence."""
    assert without_courtesies(f"{before}mit pas er væk") == "mit pas er væk"


@pytest.mark.parametrize(
    "text",
    [
        "tak, mit pas er fundet",
        "hvad koster et pas. Tak. har I åbent i dag",
        "kan I sende en hilsen til Bente",
        "hvad hedder forfatteren. Karen Blixen",
        "har I bøger om Bornholm, Karise",
        "hvor sent kan man nå at stemme på forhånd",
        "tak for lån af bogen, hvor afleverer jeg den",
        "super, det var lige det jeg ville vide",
        "det var præcis hvad jeg havde brug for, tak",
        "Hjælp, døren går ikke op",
    ],
)
def test_what_is_asked_or_told_stays(text: str) -> None:
    """A name, thanks or a cry for help that belongs to the sentence is none of a letter's."""
    assert without_courtesies(text) == text


@pytest.mark.parametrize("text", ["mvh Lis", "Hej. Tak", "Godt nytår 🎉", "", "?!"])
def test_nothing_but_a_courtesy_stays_as_it_is(text: str) -> None:
    """A text that would have nothing left is left whole."""
    assert without_courtesies(text) == text


@pytest.mark.parametrize("said", ["ja tak", "nej tak"])
def test_a_signed_reply_is_the_reply(said: str) -> None:
    """Whoever signs every message agrees and declines like anybody else; thanks alone are no yes."""
    assert parse_consent(f"{said}\nMvh Lis") is parse_consent(said) is not Consent.SOMETHING_ELSE
    assert parse_consent("Hej. Tak") is parse_consent("tak")


def test_a_signed_wish_is_the_wish() -> None:
    """What is read whole is read so without the greeting and the name around it."""
    assert wishes_erasure("Hej\nSlet mine data\nMvh Lis")
    assert not wishes_erasure("Hej\nSlet ikke mine data\nMvh Lis")


@given(st.text())
def test_what_is_left_is_a_part_of_the_text(text: str) -> None:
    """Nothing is made up, and nothing inside is taken out."""
    assert without_courtesies(text) in text
