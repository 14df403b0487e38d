"""What was meant instead is taken out of a correction, and put in the place of each word that may have been wrong."""

from __future__ import annotations

import pytest

from knowledge.reading.correcting import meant_instead, with_it


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
