"""From what was typed to words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from knowledge.matching.text import (
    MAX_CHARACTERS,
    clean,
    expand_short_forms,
    fold,
    is_stop_word,
    plain_characters,
    repair_encoding,
    skeleton,
    stem,
    words,
)

DANISH = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=20)


@given(text=st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """A cleaned text is clean, unless its lower-case letters happen to look like broken encoding."""
    once = clean(text)
    assume(repair_encoding(once) == once)
    assert clean(once) == once


@given(text=st.text())
def test_a_clean_text_has_single_spaces_and_a_limit(text: str) -> None:
    """Cleaning leaves no double or outer spaces and no more than the limit."""
    cleaned = clean(text)
    assert cleaned == " ".join(cleaned.split())
    assert len(cleaned) <= MAX_CHARACTERS


@given(text=st.text(alphabet="abcæøå ", max_size=30), hidden=st.sampled_from("\u200b\u200d\u2060\ufeff\u00ad"))
def test_what_cannot_be_seen_does_not_count(text: str, hidden: str) -> None:
    """Zero-width characters between letters change nothing."""
    assert clean(hidden.join(text)) == clean(text)


@given(text=st.text(alphabet="abcæøå ABC", max_size=30))
def test_full_width_letters_are_plain_letters(text: str) -> None:
    """Latin letters in their full-width form read as the plain ones."""
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert clean(wide) == clean(text)


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("text", ["hvornår har I åbent på lørdag", "jeg får en bøde", "kørekort til ældre borgere"])
def test_mojibake_is_undone(text: str, wrong: str) -> None:
    """Danish text that was read in a wrong character set comes back."""
    assert repair_encoding(text.encode().decode(wrong)) == text


@given(text=st.text(alphabet="abcdefg æøåÆØÅ.,?", max_size=40))
def test_proper_danish_is_no_mojibake(text: str) -> None:
    """Text that was read rightly is left as it is."""
    assert repair_encoding(text) == text


@given(text=st.text(alphabet="abcæøåéü", max_size=20))
def test_decomposed_letters_are_composed(text: str) -> None:
    """An "å" typed as "a" and a ring is an "å"."""
    assert plain_characters(unicodedata.normalize("NFD", text)) == plain_characters(text)


@pytest.mark.parametrize("text", ["hej 👋🏽 med jer 😀", "hej\tmed\njer", "hej 🇩🇰 med jer ♥️"])
def test_emoji_and_line_breaks_are_spaces(text: str) -> None:
    """Symbols separate words and say nothing."""
    assert clean(text) == "hej med jer"


def test_stacked_marks_are_dropped() -> None:
    """Letters under heaps of combining marks are still those letters."""
    assert clean("p̴̡a̷s̵") == "pas"


@given(word=DANISH)
def test_folding_gives_letters_of_every_keyboard(word: str) -> None:
    """A folded word is ASCII, and folding it again changes nothing."""
    folded = fold(word)
    assert folded.isascii()
    assert fold(folded) == folded


@given(word=DANISH)
def test_danish_letters_typed_as_two_have_the_same_skeleton(word: str) -> None:
    """The skeleton of a word does not depend on whether å, æ and ø are typed as aa, ae and oe."""
    assert skeleton(word) == skeleton(word.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"))


@pytest.mark.parametrize(
    ("word", "typed"), [("kørekort", "korekort"), ("åbningstid", "abningstid"), ("lån", "lan"), ("læse", "lase")]
)
def test_danish_letters_typed_as_one_have_the_same_skeleton(word: str, typed: str) -> None:
    """The skeleton of a word does not depend on whether å, æ and ø are typed as a and o either."""
    assert skeleton(word) == skeleton(typed)


@pytest.mark.parametrize(
    "forms",
    [
        ("pas", "passet", "passets"),
        ("bibliotek", "biblioteket", "bibliotekerne", "biblioteker"),
        ("bøde", "bøder", "bøderne"),
        ("kørekort", "kørekortet"),
        ("flytning", "flytninger", "flytningen", "flytte"),
        ("aflysning", "aflyse"),
        ("åbning", "åbne"),
        ("book", "books", "booked"),
        ("library", "libraries"),
    ],
)
def test_endings_are_cut(forms: tuple[str, ...]) -> None:
    """Definite and plural forms, Danish and English, share a stem."""
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("lån", "løn"), ("tid", "tit"), ("bøde", "bo"), ("kort", "kørt"), ("få", "far")]
)
def test_look_alike_words_keep_apart(one: str, other: str) -> None:
    """Cutting endings does not make one word of two that mean different things."""
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ik", "ikke"), ("ka", "kan"), ("hva", "hvad"), ("ha", "have"), ("vornår", "hvornår"), ("biblo", "bibliotek")],
)
def test_sms_spelling_is_written_out(typed: str, meant: str) -> None:
    """The short forms of text messages become whole words."""
    assert expand_short_forms((typed, "pas")) == (meant, "pas")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NemID'et virker ikke!", ("nemid", "virker", "ikke")),
        ("what's my e-mail?", ("what", "my", "e", "mail")),
        ("kørekort/pas, (haster)", ("kørekort", "pas", "haster")),
        ("I don't know", ("i", "dont", "know")),
    ],
)
def test_words_have_no_punctuation(text: str, expected: tuple[str, ...]) -> None:
    """Punctuation separates words; clitic endings and apostrophes go."""
    assert words(clean(text)) == expected


def test_stop_words_are_known_in_every_spelling() -> None:
    """A stop word is one however its Danish letters are typed; a word of the subject is none."""
    assert is_stop_word("når")
    assert is_stop_word("naar")
    assert not is_stop_word("pas")
