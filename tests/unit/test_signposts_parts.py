"""The sentences of a story: which of them sounds most of danger, alone and beside its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.signposts.parts import most_dangerous, sentences_of_story

CALM = "Jeg vil gerne forny mine bøger hos jer."
DANGER = "Han har låst døren og holder mig her."
ASKED = "Kan jeg gøre det i morgen tidlig?"


def by_share(texts: Sequence[str]) -> list[float]:
    """A text sounds of danger as much of it as is about a door."""
    return [float("døren" in text) / text.count(".") if "." in text else 0.0 for text in texts]


def test_a_short_text_and_a_single_sentence_are_no_story() -> None:
    """Their danger is not hidden: they are heard as a whole."""
    assert not sentences_of_story(f"{CALM} {ASKED}")
    assert not sentences_of_story(f"{CALM.rstrip('.')} men {DANGER.lower()}")
    assert list(sentences_of_story(f"{CALM} {DANGER} {ASKED}")) == [CALM, DANGER, ASKED]


def test_danger_counts_alone_and_beside_a_neighbour() -> None:
    """It is the mean of both, and of the neighbours the one that sounds more of danger."""
    assert most_dangerous([CALM, DANGER], by_share) == (DANGER, 0.75)
    assert most_dangerous([CALM, DANGER, ASKED], by_share) == (DANGER, 1.0)


def test_a_brief_sentence_counts_only_beside_its_neighbour() -> None:
    """By itself it tells nothing of anybody, and where all are brief there is none."""
    assert most_dangerous([CALM, "Luk døren."], by_share) == (CALM, 0.25)
    assert most_dangerous(["Luk døren.", "Kom så."], by_share) == ("", float("-inf"))
    assert most_dangerous([], by_share) == ("", float("-inf"))
