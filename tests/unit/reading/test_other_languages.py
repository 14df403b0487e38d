"""What is known of the languages that we cannot answer in."""

from __future__ import annotations

import pytest

from knowledge.entries import Language
from knowledge.matching.text import fold, word_list
from knowledge.reading.languages.language import detect
from knowledge.reading.languages.other_languages import (
    courtesy_language,
    is_made_of,
    is_thanks_in,
    language_asked_for,
    other_languages,
)
from knowledge.reading.said_to_us.consent import Consent, parse_consent

CODES = sorted(set(other_languages()) - set(Language))


@pytest.mark.parametrize("language", Language)
def test_a_common_danish_or_english_word_is_never_another_language(language: Language) -> None:
    """Alone it is ours, though other languages may have the word too."""
    ours = {word for word in word_list(f"language_{language.value}.txt") if detect(word).language is None}
    # "Me", "on" and the like stand in both lists.
    assert {word for word in ours if detect(word).certainty > 0} == set()


@pytest.mark.parametrize("code", CODES)
def test_every_greeting_is_known_with_and_without_accents(code: str) -> None:
    """A courtesy is of a language that has it, and never taken for Danish or English."""
    greetings = {each for each in other_languages()[code].hello if detect(each).language is not None}
    assert greetings <= {"moin"}
    assert all(courtesy_language(fold(each)) for each in other_languages()[code].hello)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("english", "en"),
        ("Engelsk tak!", "en"),
        ("på engelsk", "en"),
        ("dansk", "da"),
        ("polski", "pl"),
        ("Türkçe", "tr"),
        ("Deutsch", "de"),
        ("Czy mówisz po polsku?", "pl"),
        ("Sprechen Sie Deutsch?", "de"),
        ("I don't understand Danish", "en"),
        ("sorry, no Danish", "en"),
        ("Do you speak English?", "en"),
        ("I want to learn Danish", None),
        ("tak", None),
        ("bøger på engelsk", None),
        ("danish lessons", None),
        ("", None),
    ],
)
def test_a_language_alone_is_asked_for(text: str, code: str | None) -> None:
    """One word more, and it is a question about something else."""
    assert language_asked_for(text) == code


def test_what_can_be_read_in_many_ways_is_read_at_once() -> None:
    """Phrases that hold each other keep nobody waiting, however often they are repeated."""
    spanish = other_languages()["es"]
    assert is_made_of("hola buenas " * 90, spanish.hello)
    assert not is_made_of("hola buenas " * 90 + "x", spanish.hello)


def test_every_phrase_is_short_enough_to_be_found() -> None:
    """A phrase that is longer than what is looked at would never be recognised."""
    for known in other_languages().values():
        for phrase in known.hello | known.thanks | known.yes | known.no | known.name:
            assert is_made_of(phrase, {phrase}), phrase


def test_thanks_are_told_from_a_greeting() -> None:
    """In their own language."""
    assert is_thanks_in("pl", "Dziękuję!")
    assert not is_thanks_in("pl", "cześć, dziękuję")


@pytest.mark.parametrize(
    ("code", "yes", "no"),
    [
        ("pl", "tak, proszę", "nie, dziękuję"),
        ("de", "Ja bitte", "nein danke"),
        ("tr", "evet", "hayır"),
        ("uk", "так", "ні"),
        ("ru", "да", "нет"),
        ("ar", "نعم", "لا شكرا"),
        ("fa", "بله", "نه"),
        ("so", "haa", "maya"),
        ("ro", "da", "nu"),
        ("es", "sí, gracias", "no"),
        ("zh", "好的", "不用了"),
        ("th", "ใช่", "ไม่"),
    ],
)
def test_an_offer_is_answered_in_its_own_language(code: str, yes: str, no: str) -> None:
    """Yes and no of the language of the offer are that, also beside thanks."""
    assert (parse_consent(yes, code), parse_consent(no, code)) == (Consent.YES, Consent.NO)


@pytest.mark.parametrize("code", CODES)
def test_danish_and_english_answer_every_offer(code: str) -> None:
    """Whoever knows the words here may use them; "no" is no in every language that has the word."""
    assert (parse_consent("yes please", code), parse_consent("nej", code)) == (Consent.YES, Consent.NO)


def test_tak_is_thanks_but_after_a_polish_offer() -> None:
    """Which it is depends on the language of the offer alone."""
    assert parse_consent("tak") is Consent.SOMETHING_ELSE
    assert parse_consent("tak", "de") is Consent.SOMETHING_ELSE
    assert parse_consent("tak", "pl") is Consent.YES
    assert parse_consent("dziękuję", "pl") is Consent.SOMETHING_ELSE
