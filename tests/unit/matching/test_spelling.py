"""Spelling is repaired towards the words of the knowledge base."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.matching.dictionary import is_word
from knowledge.matching.spelling import Speller

WORDS = [
    "kørekort",
    "pas",
    "bibliotek",
    "åbningstider",
    "bøde",
    "reservation",
    "fornye",
    "sprogcafé",
    "koster",
    "mitid",
    "lån",
    "låne",
]


def speller(*, known: frozenset[str] = frozenset()) -> Speller:
    """One that knows `WORDS`, and takes `known` for common words."""
    return Speller([[word] for word in WORDS], known.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("koerekort", "kørekort"),
        ("korekort", "kørekort"),
        ("aabningstider", "åbningstider"),
        ("abningstider", "åbningstider"),
        ("sprogcafe", "sprogcafé"),
        ("bibliotke", "bibliotek"),
        ("bibliottek", "bibliotek"),
        ("bibliotel", "bibliotek"),
        ("kster", "koster"),
        ("mtid", "mitid"),
        ("reservatoin", "reservation"),
        ("lan", "lån"),
    ],
)
def test_a_mistyped_word_is_repaired(typed: str, meant: str) -> None:
    """A missing, doubled, swapped or neighbouring letter, and Danish letters typed otherwise, are put right."""
    repaired = speller().repair([typed])
    assert repaired.words == (meant,)
    assert repaired.notes == (f"spelling: {typed} -> {meant}",)


@pytest.mark.parametrize("typed", ["efterløn", "fishing", "lagkage", "hæve", "plejebolig", "trukket", "honning"])
def test_a_word_of_the_dictionary_is_no_slip(typed: str) -> None:
    """A word that no example has is left as it is, however near it is to one that some have."""
    words = ["efterlod", "filling", "language", "have", "lejebolig", "trykket", "housing"]
    repaired = Speller([[word] for word in words], is_word).repair([typed])
    assert repaired.words == (typed,)


def test_danish_letters_that_were_not_typed_are_put_in_all_the_same() -> None:
    """An English word may be a Danish one from a keyboard without its letters: "lane" is "låne"."""
    assert speller(known=frozenset({"lane"})).repair(["lane"]).words == ("låne",)


@given(words=st.lists(st.sampled_from([*WORDS, "biblioteket", "passet", "jeg", "ikke"]), max_size=6))
def test_a_known_word_is_never_changed(words: list[str]) -> None:
    """Words of the examples, their other endings and stop words stay as they are."""
    repaired = speller().repair(words)
    assert repaired.words == tuple(words)
    assert repaired.notes == ()


@pytest.mark.parametrize("word", ["pis", "xyz", "hestevogn", "gas", "42", "2026", "devrservation", "rfornzyet"])
def test_a_short_or_distant_word_is_left_alone(word: str) -> None:
    """What is too short or too far from every known word is not bent into one."""
    assert speller().repair([word]).words == (word,)


def test_a_common_word_is_not_taken_for_a_slip() -> None:
    """A word that the engine's vocabulary has is what the citizen meant, even where an example's word is near."""
    assert speller().repair(["poster"]).words == ("koster",)
    assert speller(known=frozenset({"poster"})).repair(["poster"]).words == ("poster",)


@pytest.mark.parametrize("typed", [["kør", "kort"], ["køre", "kort"]])
def test_a_compound_written_apart_is_joined(typed: list[str]) -> None:
    """Two words that together are a known word become that word."""
    both = Speller([["kørekort"], ["kørkort"]], lambda _: False)
    assert both.repair(["mit", *typed]).words == ("mit", "".join(typed))


def test_known_neighbours_are_not_joined() -> None:
    """Two words that both mean something are left apart, even if their joined form is known."""
    both = Speller([["pas", "foto"], ["pasfoto"]], lambda _: False)
    assert both.repair(["pas", "foto"]).words == ("pas", "foto")


@given(typed=st.lists(st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøå", min_size=1, max_size=12), max_size=6))
def test_repair_is_stable(typed: list[str]) -> None:
    """Repairing what was repaired changes nothing more, and words never become more."""
    once = speller().repair(typed)
    assert speller().repair(once.words).words == once.words
    assert len(once.words) <= len(typed)


def test_the_commonest_word_wins_a_tie() -> None:
    """Of two words equally near, the one that the examples have more often is meant."""
    ties = Speller([["konto"], ["konti"], ["konti"]], lambda _: False)
    assert ties.repair(["kontx"]).words == ("konti",)


COMMON = [["jeg"] * 60, ["man"] * 40, ["bog"] * 20, ["pas"] * 30, ["hvad"] * 30, ["har"] * 30, ["hår"], ["hav"] * 25]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("jge", "jeg"),
        ("jegg", "jeg"),
        ("jjeg", "jeg"),
        ("mna", "man"),
        ("bohg", "bog"),
        ("åas", "pas"),
        ("hvda", "hvad"),
    ],
)
def test_a_short_word_is_repaired_where_it_is_sure_which(typed: str, meant: str) -> None:
    """Swapped, doubled and neighbouring letters of common short words are put right, too."""
    assert Speller(COMMON, is_word).repair([typed]).words == (meant,)


@pytest.mark.parametrize("typed", ["haq", "ha", "pq", "b", "ios", "usb", "gas", "bus", "hvor"])
def test_a_short_word_that_may_be_anything_is_left_alone(typed: str) -> None:
    """Where several words are as near, and where it is a word or an abbreviation, nothing is guessed."""
    assert Speller(COMMON, is_word).repair([typed]).words == (typed,)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bibleotek", "bibliotek"),
        ("borgerservis", "borgerservice"),
        ("viælse", "vielse"),
        ("lægtiehjælp", "lektiehjælp"),
        ("sunnhetskort", "sundhedskort"),
        ("resservasjon", "reservation"),
    ],
)
def test_a_word_written_by_ear_is_repaired(typed: str, meant: str) -> None:
    """Letters that sound alike, that are not heard or that are written twice do not hide a word."""
    words = ["bibliotek", "borgerservice", "vielse", "vilde", "lektiehjælp", "sundhedskort", "reservation"]
    assert Speller([[word] for word in words], is_word).repair([typed]).words == (meant,)


def test_a_slip_with_the_stem_of_a_known_word_is_repaired() -> None:
    """What is no word is repaired though it is cut to the stem of one; another ending that is a word stays."""
    both = Speller([["kommunen"], ["snakker"]], is_word)
    assert both.repair(["komunen", "snakkker"]).words == ("kommunen", "snakker")
    assert both.repair(["kommuner", "snakkede"]).words == ("kommuner", "snakkede")


def test_of_two_words_as_near_the_much_commoner_is_meant() -> None:
    """A word that is used ten times as often makes up for a slip that is a little odder."""
    common = Speller([["vielse"], ["vilde"], *[["billede"]] * 20], lambda _: False)
    assert common.repair(["bilede"]).words == ("billede",)
