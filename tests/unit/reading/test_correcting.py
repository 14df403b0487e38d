"""What was meant instead is taken out of a correction, and put in the place of each word that may have been wrong."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.correcting import asked_too, meant_instead, with_it


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("nej jeg mente pas", "pas"),
        ("Undskyld, pas mente jeg", "pas"),
        ("ups jeg mente jo et kørekort, ikke et pas", "et kørekort"),
        ("nej ikke pas men kørekort", "kørekort"),
        ("nej det var mitid", "mitid"),
        ("I meant passport sorry", "passport"),
        ("sorry I mean the library card", "the library card"),
    ],
)
def test_what_was_meant_is_told(text: str, meant: str) -> None:
    """Before or behind it, with an excuse or without, and with what was not meant."""
    assert meant_instead(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "det var dyrt",
        "jeg mente det",
        "det var ikke det jeg mente",
        "hvad mener du",
        "jeg tænker på at rejse",
        "ikke lørdag men søndag, hvad sker der",
        "jeg mener at det er for dårligt at man skal vente så længe på svar",
        "nej tak",
        "",
    ],
)
def test_an_opinion_is_no_correction(text: str) -> None:
    """Nor is what names nothing, and a question of what the assistant means."""
    assert meant_instead(text) is None


def test_each_word_that_tells_something_may_have_been_wrong() -> None:
    """Little words stay, but for those that point at something."""
    assert list(with_it("hvad koster et kørekort", "pas")) == ["hvad pas et kørekort", "hvad koster et pas"]
    assert "hvad koster pas" in with_it("hvad koster det", "pas")
    assert list(with_it("ord " * 13, "pas")) == []


@pytest.mark.parametrize(
    ("text", "too"),
    [
        ("og et pas?", "et pas"),
        ("hvad med kørekort", "kørekort"),
        ("ok og hvad så med mitid", "mitid"),
        ("what about a driving licence then", "a driving licence"),
    ],
)
def test_what_is_asked_for_too_is_told(text: str, too: str) -> None:
    """Behind the word that goes on."""
    assert asked_too(text) == too


@pytest.mark.parametrize("text", ["og hvad så", "og det", "og hvor lang tid tager det så at få det", "et pas", "og"])
def test_what_goes_on_and_names_nothing_asks_for_nothing_else(text: str) -> None:
    """Nor does a question of its own."""
    assert asked_too(text) is None
