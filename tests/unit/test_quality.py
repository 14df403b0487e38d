"""The readability index and long sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.checks.quality import lix, long_sentences, prose, readability, sentences, words

PLAIN_WORDS = st.lists(
    st.sampled_from("pas bog kort lån i en hus betjening biblioteket".split()), min_size=1, max_size=30
)


def test_lix_is_words_per_sentence_plus_the_share_of_long_words() -> None:
    """Ten words in two sentences, two of them with seven letters or more, count 10/2 + 100 * 2/10."""
    text = "Du kan låne en bog. Kom ned på biblioteket onsdage."
    counted = readability(text)
    assert (counted.words, counted.sentences, counted.long_words) == (10, 2, 2)
    assert counted.lix == pytest.approx(25.0)


def test_seven_letters_are_long_and_six_are_not() -> None:
    """A long word has seven letters or more; hyphens and digits are no letters."""
    assert readability("Betale betaler e-Boks 33980010.").long_words == 1


def test_text_without_words_has_no_index() -> None:
    """Nothing to read is not hard to read."""
    assert lix("") == 0.0
    assert lix("**-**\n\n- ") == 0.0


def test_markup_does_not_count() -> None:
    """Bold, list markers, addresses behind links and blanks change nothing."""
    plain = "Bestil tid.\nTag dit pas med. Se borger.dk."
    marked = "**Bestil tid.**\n1. Tag dit *pas* med. Se [borger.dk](https://www.borger.dk/pas?a=b).{{^booking_link}}"
    assert prose(marked) == plain
    assert readability(marked) == readability(plain)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tag bl.a. pas med. Kom så.", ["Tag bl.a. pas med.", "Kom så."]),
        ("Det koster 5.678 kr. i 2024. Se her.", ["Det koster 5.678 kr. i 2024.", "Se her."]),
        ("Læs på borger.dk. Der står det.", ["Læs på borger.dk.", "Der står det."]),
        ("Kom kl. 10. Tag nr. 3.", ["Kom kl. 10.", "Tag nr. 3."]),
        ("Fra 1. juli 2026 er det gratis.", ["Fra 1. juli 2026 er det gratis."]),
        ("Det er gratis. e-Boks er privat.", ["Det er gratis.", "e-Boks er privat."]),
        ("Det koster 20 kr. Husk kvittering.", ["Det koster 20 kr.", "Husk kvittering."]),
        ("Har du pas? Så kom! (Tag det med.) Farvel", ["Har du pas?", "Så kom!", "(Tag det med.)", "Farvel"]),
        ("pas\nkort", ["pas", "kort"]),
    ],
)
def test_sentences_end_where_a_reader_pauses(text: str, expected: list[str]) -> None:
    """Abbreviations, decimals, ordinals and addresses end no sentence; a line end does."""
    assert list(sentences(text)) == expected


def test_long_sentences_are_named() -> None:
    """Only a sentence with more words than allowed is given, as it reads."""
    long = "Jeg " + "og " * 9 + "du."
    assert long_sentences(f"**Kort sætning.** {long}", 10) == (long,)
    assert long_sentences(f"**Kort sætning.** {long}", 11) == ()


@given(st.text(max_size=300))
def test_any_text_is_counted_without_loss(text: str) -> None:
    """Splitting into sentences keeps every word, and the index never fails nor falls below zero."""
    plain = prose(text)
    assert [word for each in sentences(plain) for word in words(each)] == words(plain)
    assert lix(text) >= 0


@given(PLAIN_WORDS, PLAIN_WORDS)
def test_breaking_a_sentence_in_two_never_makes_a_text_harder(first: list[str], second: list[str]) -> None:
    """The same words in more sentences have a lower index."""
    joined = f"{' '.join(first)} {' '.join(second)}."
    broken = f"{' '.join(first)}. {' '.join(second).capitalize()}."
    assert lix(broken) < lix(joined)
