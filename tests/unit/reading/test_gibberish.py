"""Keys that were struck at random are no language, and mean nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.gibberish import is_gibberish, known_share


def knows(word: str) -> bool:
    """Whether an entry uses the word; one of them is in no dictionary."""
    return word in {"libby", "ereolen"}


@pytest.mark.parametrize(
    "text",
    [
        "vbnmb bnvmb yeqw czzzx bzbb",
        "tqr nmb czzc ælæ aa kgkg",
        "asdfgh lkjhg qwrtp",
        "hjk fgh bnm",
        "SDFG xcvb, zzzzz!!",
        "øøøø llll mnbv hej",
    ],
)
def test_struck_keys_are_gibberish(text: str) -> None:
    """Rows of keys, one letter again and again, and nothing that anybody could say."""
    assert is_gibberish(text, knows)


@pytest.mark.parametrize(
    "text",
    [
        "hjlp computr",
        "blpt sygesikringskort bestille",
        "ka jg få hjlp t mitid nu",
        "gebyr 170 kr + 25 kr",
        "LBK nr 1089 af 16/08/2023",
        "hvad er libby xyz",
        "vyras mane muša",
        "už nechci žít",
        "jozi wa2e3 3al ard",
        "я не хочу жити",
        "qwerty",
        "😀 😀",
        "",
        "12 34 56",
        "dr hr nr tlf",
    ],
)
def test_what_somebody_may_have_meant_is_none(text: str) -> None:
    """Letters left out, abbreviations, other languages and scripts, lone words, and nothing at all."""
    assert not is_gibberish(text, knows)


@given(text=st.text(max_size=60), more=st.text(alphabet="abcdefg ", max_size=10))
def test_any_text_is_read(text: str, more: str) -> None:
    """Whatever is written, it is gibberish or not; what everybody knows is not."""
    assert is_gibberish(f"{text} {more}", knows) in {True, False}
    assert not is_gibberish(text, lambda _: True)


def test_the_share_of_words_that_are_any() -> None:
    """What the dictionary or an entry knows is a word; of a text without words nothing is strange."""
    assert known_share("vøbomu lynipå råpeto gofisæ", {"råpeto"}.__contains__) == 0.25
    assert known_share("hvor er biblioteket", {"biblioteket"}.__contains__) == 1.0
    assert known_share("12 34", {"12"}.__contains__) == 1.0
    assert [known_share(word, knows) for word in ("i", "cykel", "hat", "libby", "lynipå")] == [1, 1, 1, 1, 0]
