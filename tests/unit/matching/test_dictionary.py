"""The dictionary tells words of Danish and English from strings that are none."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.dictionary import as_steps, is_short_word, is_word, numbered


@pytest.mark.parametrize("word", ["lagkage", "efterlønnen", "trukket", "tirsdag", "fishing", "thrown", "kirkebogen"])
def test_words_are_known_in_all_their_forms(word: str) -> None:
    """Danish and English words are words, whatever their endings."""
    assert is_word(word)


@pytest.mark.parametrize("typed", ["bibliotke", "kørekot", "pasfot", "libary", "adresssen", "åbnigstid", "tommorow"])
def test_slips_are_no_words(typed: str) -> None:
    """What a finger makes of a word is none."""
    assert not is_word(typed)


@given(word=st.text(max_size=3))
def test_what_is_short_is_no_word_that_speaks_for_a_language(word: str) -> None:
    """Strings of up to three letters are looked up apart: nearly all are a word of something."""
    assert not is_word(word)


@pytest.mark.parametrize("word", ["gas", "øl", "år", "pis", "bus"])
def test_short_words_are_known_as_such(word: str) -> None:
    """Words of two and three letters are known, too."""
    assert is_short_word(word)


@pytest.mark.parametrize("typed", ["mna", "jge", "vli", "åas", "lagkage", "kort", "a", ""])
def test_what_is_no_short_word_is_none(typed: str) -> None:
    """A slip of the finger is no short word, and neither is a long one or a letter."""
    assert not is_short_word(typed)


@given(words=st.lists(st.text()))
def test_steps_lead_back_to_the_numbers(words: list[str]) -> None:
    """What the file keeps is the numbers themselves, each once."""
    numbers = numbered(words)
    assert np.cumsum(as_steps(numbers), dtype=np.uint32).tolist() == numbers.tolist()
    assert len(numbers) <= len(set(words))


@pytest.mark.skipif(find_spec("simplemma") is None, reason="the list is compared where its source is installed")
def test_the_list_is_as_the_script_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list that is shipped is what `scripts/ship_words.py` makes; else run it."""
    folder = Path(__file__).parents[3]
    monkeypatch.syspath_prepend(folder / "scripts")
    made = import_module("ship_words").steps()
    with np.load(folder / "knowledge" / "matching" / "data" / "words.npz") as kept:
        assert made.tolist() == kept["steps"].tolist()
