"""How well events fit to words."""

from __future__ import annotations

import pytest

from knowledge.events.likeness import NAMED, alike, likeness, skeleton_words
from tests.unit.events.coming import AUTHOR, CAFES, CONCERT, event


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("strikkecafé", "Strikkecafé"),
        ("strikkecafeen", "Strikkecafé"),
        ("strik", "Strikkecafé"),
        ("strikning", "Strikkecafé"),
        ("koncerten", "Julekoncert"),
        ("juelkoncert", "Julekoncert"),
        ("forfateraften", "Forfatteraften"),
        ("laesekredsen", "Læsekreds"),
        ("itcafe", "IT-café"),
        ("knitting", "Strikkecafé"),
        ("concert", "Julekoncert"),
        ("lectures", "Foredrag om bier"),
    ],
)
def test_words_name_an_event_in_any_hurry(asked: str, told: str) -> None:
    """Inflected, misspelt, cut short, without Danish letters or in English: the title is still meant."""
    assert likeness(skeleton_words(asked), event(1, told, 1, 10)) >= NAMED


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("pas", "Pas på dig selv"),
        ("julekoncert", "Koncert"),
        ("strikkecafe", "IT-café"),
        ("hund julekoncerten", "Morgensang"),
        ("flytte", "Flyv med en ballon"),
        ("", "Strikkecafé"),
    ],
)
def test_words_name_no_other_event(asked: str, told: str) -> None:
    """A word that is only a little like it, or means something narrower, is not enough."""
    wanted = () if asked == "pas" else skeleton_words(asked)
    assert likeness(wanted, event(1, told, 1, 10)) < NAMED


def test_all_words_count_by_their_length() -> None:
    """What an event has of the words counts for as much as there is of it."""
    assert likeness(("leif", "davidsen"), AUTHOR) == 100
    assert 30 < likeness(("leif", "skovgaard"), AUTHOR) < 40


def test_what_an_event_is_filed_under_and_described_with_names_it_too() -> None:
    """A category or a word of the description fits, though less than the title."""
    assert NAMED <= likeness(("musik",), CONCERT) < 100
    assert NAMED <= likeness(("spandingsromaner",), AUTHOR) < 90
    assert likeness(("skat",), AUTHOR) == 0
    assert likeness(("voksne",), CAFES[0]) < 100


def test_the_same_is_likest_then_inflected_then_a_part() -> None:
    """The order that decides which of several events is meant."""
    assert alike("koncert", "koncert") > alike("koncerten", "koncert") > alike("koncert", "julekoncert") > NAMED
