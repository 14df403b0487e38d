"""Words that sound alike have the same sound, whatever their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.sounding import sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bibliotek", "bibbliotæk"),
        ("sundhedskort", "sunnhetskort"),
        ("hvordan", "vordan"),
        ("hjælp", "jelp"),
        ("reservation", "resservasjon"),
        ("kvæg", "qvæk"),
        ("åbent", "obent"),
        ("telefon", "telephon"),
        ("koerekort", "kørekort"),
    ],
)
def test_words_written_by_ear_sound_as_they_are(one: str, other: str) -> None:
    """Stops, silent letters, doubled letters and foreign spellings make no difference."""
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("kort", "kurt"), ("låne", "løne"), ("bøger", "bager"), ("tid", "tod")])
def test_words_that_sound_otherwise_differ(one: str, other: str) -> None:
    """Vowels that nobody takes for each other tell words apart."""
    assert sound(one) != sound(other)


@given(word=st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåäö", max_size=30))
def test_the_sound_of_any_string_is_no_longer_than_twice_it(word: str) -> None:
    """Nothing is made up: every rule leaves letters out or puts one for another, but for x, which sounds as two."""
    assert len(sound(word)) <= 2 * len(word)
    assert bool(sound(word)) == bool(word.strip("h") or (word and word[-1] == "h"))
