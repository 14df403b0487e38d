"""Personal numbers and their last four digits in the words of the neighbours, and as they are said with pauses."""

from __future__ import annotations

import pytest

from knowledge.guard import redact
from knowledge.guarding.foreign_words import read_foreign


@pytest.mark.parametrize(
    "text",
    [
        "ett sju noll fyra fem åtta ett ett två tre",
        "siebzehn null vier achtundfünfzig elf zwei drei",
        "siedemnaście zero cztery pięćdziesiąt osiem jedenaście dwa trzy",
        "сімнадцять нуль чотири п'ятдесят вісім одинадцять два три",
        "один семь ноль четыре пять восемь один один два три",
        "siebzehn null vier achtundfünfzig zwanzig null drei",
        "واحد سبعة صفر أربعة خمسة ثمانية واحد واحد اثنان ثلاثة",
    ],
)
def test_a_number_in_words_of_another_language_is_masked(text: str) -> None:
    """Swedish, German, Polish, Ukrainian and Russian number words are read, Arabic ones figure by figure."""
    assert redact(text).text == "[CPR]"


@pytest.mark.parametrize(
    ("word", "figures"),
    [("elf", "11"), ("vierundsiebzig", "74"), ("сорок один", "41"), ("trzydzieści", "30"), ("x", "")],
)
def test_words_below_a_hundred_have_one_value(word: str, figures: str) -> None:
    """Units go behind the tens, in German before them; what is no number has no figures."""
    assert read_foreign(word) == figures


@pytest.mark.parametrize(
    "told",
    [
        "die letzten vier Ziffern sind {}",
        "ostatnie cztery cyfry to {}",
        "останні чотири цифри {}",
        "последние четыре цифры: {}",
        "آخر أربعة أرقام {}",
    ],
)
def test_the_last_four_are_known_by_their_name_in_other_languages(told: str) -> None:
    """What is told as the last four digits is masked in the languages that are spoken at the desk."""
    assert redact(told.format("4417")).kinds == ("cpr",)


@pytest.mark.parametrize(
    "text", ["ostatnie cztery cyfry karty to 4417", "die letzten vier Ziffern der Karte sind 4417"]
)
def test_the_last_four_of_a_card_stay_in_other_languages(text: str) -> None:
    """A card is named, so they are its digits."""
    assert redact(text).kinds == ()


@pytest.mark.parametrize(
    "text",
    [
        "øh mit cpr det er øh sytten nul fire øh seks seks og så tolv nul ni",
        "sytten fire, øh, seksogtres, øhm, tolv nul ni",
        "altså otte fire seksogtres og så tolv nul ni",
    ],
)
def test_pauses_and_figures_said_one_by_one_hide_no_number(text: str) -> None:
    """A sound between figures is a pause, and "tolv nul ni" are four digits."""
    masked = redact(text)
    assert masked.kinds == ("cpr",)
    assert "ni" not in masked.text.removesuffix(" ik").split()
