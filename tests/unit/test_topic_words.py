"""The words of a question that name its topic tell cases apart, and nobody."""

from __future__ import annotations

import pytest

from bot.desk.topic_words import knows_nothing, telling_words

_OURS = frozenset("bygge drivhus bog drager datter pas mitid hente lars jensen vej telefon papirer tyskland".split())


def knows(word: str) -> bool:
    """Whether the knowledge base of these tests uses a word."""
    return word in _OURS


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Må jeg bygge et drivhus i min forhave?", "bygge drivhus"),
        ("Pas til min datter. Pas", "pas datter"),
        ("jeg kan ikke logge ind med MitID", "MitID"),
        ("hej jeg hedder lars jensen. jeg vil hente en bog om drager", "hente bog drager"),
        ("kan Lars Jensen hente min bog\nmvh lars jensen", "hente bog"),
        ("min søn ibrahim vil bygge", "bygge"),
        ("ring til mig på telefon 22334455, lars.jensen@example.dk, Lars Jensens Vej 4, 4690 Haslev", "telefon"),
        ("hvornår?", ""),
        ("", ""),
    ],
)
def test_only_words_of_our_own_name_a_topic(question: str, told: str) -> None:
    """Names, numbers and addresses are in no name of a topic, not even where an approved text has the word."""
    assert telling_words(question, knows) == told


def test_a_name_is_as_long_as_a_phone_shows() -> None:
    """What does not fit is left out whole."""
    every = "papirer tyskland datter bygge drivhus drager telefon"
    assert telling_words(every, knows) == "papirer tyskland datter bygge drivhus drager"


def test_without_a_knowledge_base_there_are_no_words() -> None:
    """Nothing that the citizen wrote is taken on trust."""
    assert telling_words("Må jeg bygge et drivhus", knows_nothing) == ""
