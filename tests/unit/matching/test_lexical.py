"""Lexical evidence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.counting import Sentences
from knowledge.matching.lexical import EntryTerms, LexicalSpace

SENTENCES = [("pris", "på", "pas"), ("forny", "pas"), ("låne", "bøger"), ("aflevere", "bøger", "for", "sent")]
OWNER = np.array([0, 0, 1, 2])
WORD = st.sampled_from(["pris", "pas", "bøger", "låne", "hest", "xyzzy", "på"])


@given(words=st.lists(WORD, max_size=6))
def test_a_similarity_is_a_share(words: list[str]) -> None:
    """Similarities lie between 0 and 1 whatever is asked."""
    similarities = LexicalSpace(Sentences(SENTENCES)).similarities(words)
    assert similarities.shape == (4,)
    assert similarities.min() >= 0.0
    assert similarities.max() <= 1.0 + 1e-5


def test_a_sentence_is_itself() -> None:
    """An example's similarity with itself is 1, in the table of examples too, and the table is symmetric."""
    space = LexicalSpace(Sentences(SENTENCES))
    kernel = space.similarities_to(np.arange(4))
    assert space.similarities_of(np.arange(4)) == pytest.approx(kernel)
    for at, sentence in enumerate(SENTENCES):
        assert space.similarities(sentence)[at] == pytest.approx(1.0, abs=1e-5)
        assert kernel[at] == pytest.approx(space.similarities(sentence), abs=1e-5)
    assert kernel == pytest.approx(kernel.T)


def test_a_strange_word_makes_a_sentence_less_alike() -> None:
    """A word that no example has moves a question away from every example."""
    space = LexicalSpace(Sentences(SENTENCES))
    plain, strange = space.similarities(["forny", "pas"]), space.similarities(["forny", "pas", "hundetegn"])
    assert strange[1] < plain[1]


def test_one_shared_word_is_not_enough() -> None:
    """A lone word that stands in a long example is not the example (as set-based fuzzy scores would have it)."""
    assert LexicalSpace(Sentences(SENTENCES)).similarities(["bøger"])[3] < 0.7


def test_a_misspelt_word_still_resembles() -> None:
    """Character n-grams find an example behind a spelling that no example has."""
    similarities = LexicalSpace(Sentences(SENTENCES)).similarities(["aflevre", "bøgger"])
    assert similarities.argmax() == 3
    assert similarities[3] > 0.1


@given(words=st.lists(WORD, max_size=6))
def test_the_share_of_terms_is_a_share(words: list[str]) -> None:
    """An entry speaks of none to all of a question."""
    shares = EntryTerms(Sentences(SENTENCES).content_stems(), OWNER, 3).shares(words)
    assert shares.min() >= 0.0
    assert shares.max() <= 1.0


def test_an_entry_that_has_every_content_word_speaks_of_all() -> None:
    """Stop words do not count; unknown words lower the share of every entry."""
    terms = EntryTerms(Sentences(SENTENCES).content_stems(), OWNER, 3)
    assert terms.shares(["pas", "på"])[0] == 1.0
    assert terms.shares(["pas", "hundetegn"])[0] < 0.7
    assert terms.shares(["på"]).tolist() == [0.0, 0.0, 0.0]


def test_an_example_does_not_vouch_for_itself() -> None:
    """Without an example, its entry speaks only of what its other examples have."""
    terms = EntryTerms(Sentences(SENTENCES).content_stems(), OWNER, 3)
    without = terms.shares_without(0)
    assert 0.0 < without[0] < 1.0
    fewer = Sentences(SENTENCES[1:]).content_stems()
    assert without.tolist() == EntryTerms(fewer, OWNER[1:], 3).shares(SENTENCES[0]).tolist() or without[0] < 1.0


def test_how_many_examples_an_entry_has_does_not_matter() -> None:
    """Repeating an entry's examples does not raise its share."""
    once = EntryTerms(Sentences(SENTENCES).content_stems(), OWNER, 3).shares(["bøger"])
    repeated = Sentences([*SENTENCES, *[SENTENCES[2]] * 5]).content_stems()
    often = EntryTerms(repeated, np.array([*OWNER, *[1] * 5]), 3).shares(["bøger"])
    assert often[1] <= once[1] * 1.3


def test_examples_without_words_are_like_nothing() -> None:
    """A knowledge base whose examples hold no word yet has a space all the same; no question is like them."""
    assert LexicalSpace(Sentences([(), ()])).similarities(["pas"]).tolist() == [0.0, 0.0]
    assert LexicalSpace(Sentences([(), ("pas",)])).similarities(["pas"])[0] == 0.0
