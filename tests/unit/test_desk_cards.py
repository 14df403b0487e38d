"""What a case's card shows of what the assistant made of the question."""

from __future__ import annotations

from bot.catalogue import Catalogue
from bot.desk.cards import guesses

TEXTS = Catalogue()["da"]


def test_only_candidates_of_one_per_cent_and_more_are_shown() -> None:
    """A candidate that would show as 0 % is left out; where none is left nothing is shown."""
    shown = guesses([("Pas", 0.62), ("Kørekort", 0.01), ("Bøder", 0.0099), ("Lån", 0.0)], TEXTS)
    assert shown == "Pas (62 %)\nKørekort (1 %)"
    assert guesses([("Pas", 0.004)], TEXTS) == ""


def test_no_more_than_three_candidates_are_shown() -> None:
    """The card stays short: the best three, in their order."""
    assert guesses([(name, 0.2) for name in "ABCD"], TEXTS) == "A (20 %)\nB (20 %)\nC (20 %)"
