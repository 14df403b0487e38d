"""Typed replies to questions with buttons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.reading.said_to_us.consent import Consent, parse_consent
from knowledge.reading.said_to_us.replies import Choice, parse_choice, parse_number

TITLES = ("Forny pas", "Pas til børn", "Mistet pas")
PICKS = {
    0: "1|1.|1)|nr. 1|et|en|én|den første|den foerste|første|den øverste|tak, 1|1'eren|ettern|1st|first one please"
    "|I'll take the first|forny pas|Forny Pas!|forny|fornye pas|jeg vil gerne have den første",
    1: "2|2.|2)|(2)|#2|2!|nr 2|nr.2|nr. 2|nr2|no. 2|nummer 2|nummer to|Nummer To tak|valg 2|svar 2|to|to tak|2 tak!!"
    "|2'eren|2’eren|2eren|2-eren|2'ern|toeren|to'eren|den anden|den 2.|ja, 2 tak|ja tak den anden|2 please|number two"
    "|the second one|2nd|2️⃣|２|٢|den midterste|den i midten|the middle one|pas til børn|til børn|børn|pas til boern"
    "|det er den anden|den med børn|den om pas til børn",
    2: "3|tre|3eren tak|den tredje|den sidste|den nederste|the last one|third|mistet|mistet pass",
}
NONE = (
    "ingen|ingen af dem|Ingen af dem!|ingen af delene|nej|nej tak|næ tak|andet|noget andet|en anden|none of these"
    "|neither|no thanks|something else|ved ikke|det ved jeg ikke|I don't know"
)
NO_CHOICE = (
    "hvad koster to pas?|hvad koster pas til to børn|1 eller 2|1 og 2|2-3|begge|begge to|ikke 2|ikke den første|0"
    "|4|12|22|-|?|👍|ja|tak|pas|hvor|hvornår|hvordan|2 børn|to pas|jeg har tre børn|jeg vil have et kørekort"
    "|åbningstider|hvad er forskellen på de to|den første jeg spurgte om|what does the first one cost"
    "|min mand har mistet sit kørekort"
)
YES = (
    "ja|Ja|JA!|ja.|ja tak|jatak|ja, tak|ja mange tak|jaja|ja ja|jaaaa|jaa tak|jo|jo tak|jep|ja gerne|gerne"
    "|meget gerne|ja det vil jeg gerne|det vil jeg gerne|ja det må du gerne|det må du gerne|gør det|ja gør det"
    "|send den|ja send det|ja venligst|ok|ok tak|okay|ja ok|ja selvfølgelig|spørg en medarbejder"
    "|Ja, spørg en medarbejder|y|yes|Yes please!|yes, please|yeah|yep|sure|please|please do|ok yes"
    "|yes that would be great|I'd like that|Yes, ask a member of staff|👍|👍🏽|👌|✅|ok 👍|ja tak 👍"
)
NO = (
    "nej|Nej!|nej tak|nej tk|nejtak|nej, ellers tak|ellers tak|næ|næ tak|nå nej|neeej|nejnej|niks|nope|no|no thanks"
    "|No, thanks|nah im good|no thank you"
    "|not now|never mind|ikke nu|nej ikke nu|lad være|glem det|det er ok|det er fint tak"
    "|nej det er fint|det behøves ikke|jeg vil ikke|n|👎|nej tak 👎|nå så nej|jamen nej tak"
)
NO_CONSENT = (
    "|tak|hvad|hvad koster to pas?|ja hvad koster to pas|ja nej|nej ja|ja ikke|ja 👎|nej 👍|👍👎|❤️|måske"
    "|det ved jeg ikke|jeg vil gerne forny mit pas|nej, jeg vil gerne have et pas|ok hvornår åbner I"
    "|ja men hvad koster det|yes but when|er det ok?|kan du sende det?|ikke|no idea what to do|sure about that"
    "|hvor er en medarbejder"
)


def _cases(texts: str) -> list[str]:
    return texts.split("|")


@pytest.mark.parametrize(("index", "text"), [(index, text) for index, texts in PICKS.items() for text in _cases(texts)])
def test_a_choice_may_be_typed(index: int, text: str) -> None:
    """An option is picked by its number, its place or its words, as people type them."""
    assert parse_choice(text, TITLES) == index


@pytest.mark.parametrize("text", _cases(NONE))
def test_none_of_these_may_be_typed(text: str) -> None:
    """Whoever wants none of the options may say so in words."""
    assert parse_choice(text, TITLES) is Choice.NONE_OF_THESE


@pytest.mark.parametrize(
    "text",
    ["nej det var ikke det", "det er ikke nogen af dem", "Nej, det var ikke det jeg mente.", "ikke det", "not that",
     "nej det er ikke dem", "det mente jeg ikke", "it wasn't what I meant"],
)  # fmt: skip
def test_what_it_was_not_is_none_of_these(text: str) -> None:
    """Whoever only says that it was something else has refused all options, and has asked nothing new."""
    assert parse_choice(text, TITLES) is Choice.NONE_OF_THESE


@pytest.mark.parametrize(
    "text", ["det er ikke mit barns pas", "ikke det gule kort", "er det ikke det?", "det var ikke så dyrt"]
)
def test_what_it_was_not_may_be_told(text: str) -> None:
    """With one word of what it is about it is a text of its own, and so is a question."""
    assert parse_choice(text, TITLES) is Choice.SOMETHING_ELSE


@pytest.mark.parametrize("text", _cases(NO_CHOICE))
def test_a_new_question_is_no_choice(text: str) -> None:
    """A question, a number that no option has, two numbers at once or a refusal of one option picks nothing."""
    assert parse_choice(text, TITLES) is Choice.SOMETHING_ELSE


@pytest.mark.parametrize("text", ["3", "tre", "den tredje", "den midterste"])
def test_a_place_that_is_not_there_is_no_choice(text: str) -> None:
    """With two options there is no third and no middle one."""
    assert parse_choice(text, TITLES[:2]) is Choice.SOMETHING_ELSE


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("ja", 0),
        ("Ja tak!", 0),
        ("👍", 0),
        ("yes please", 0),
        ("nej", Choice.NONE_OF_THESE),
        ("nej, noget andet", Choice.NONE_OF_THESE),
        ("no thanks", Choice.NONE_OF_THESE),
        ("2", Choice.SOMETHING_ELSE),
        ("ja men hvad koster det", Choice.SOMETHING_ELSE),
    ],
)
def test_one_choice_is_a_question_of_yes_or_no(text: str, chosen: int | Choice) -> None:
    """Where only one title was offered, yes takes it and no refuses it; of several, neither says which."""
    assert parse_choice(text, TITLES[:1]) == chosen
    assert parse_choice("ja", TITLES) is Choice.SOMETHING_ELSE


def test_the_last_is_the_last_of_those_shown() -> None:
    """Of two options, "the last" is the second."""
    assert parse_choice("den sidste", TITLES[:2]) == 1


def test_a_title_that_is_typed_whole_wins_over_a_number_in_it() -> None:
    """A title with a number word in it is picked by its whole text, not by that number."""
    assert parse_choice("et pas", ("Kørekort", "Et pas")) == 1


def test_a_question_that_is_a_title_is_a_choice() -> None:
    """Where a title is a question, typing that question picks it; another number of things is another question."""
    titles = ("Hvad koster et pas?", "Forny pas")
    assert parse_choice("hvad koster et pas", titles) == 0
    assert parse_choice("hvad koster to pas?", titles) is Choice.SOMETHING_ELSE


def test_what_two_titles_have_in_common_picks_neither() -> None:
    """Words that stand in several titles do not tell which is meant."""
    assert parse_choice("pas", ("Pas", "Pas til børn")) == 0
    assert parse_choice("mistet", ("Mistet pas", "Mistet kørekort")) is Choice.SOMETHING_ELSE


def test_a_question_word_of_a_title_picks_nothing() -> None:
    """A bare question word is a question, also where only one title has it."""
    assert parse_choice("hvor", ("Hvor er I?", "Forny pas")) is Choice.SOMETHING_ELSE


def test_what_is_as_near_to_two_titles_picks_neither() -> None:
    """A misspelling that may be either of two titles does not tell which is meant."""
    assert parse_choice("mødelokale x", ("Mødelokale A", "Mødelokale B")) is Choice.SOMETHING_ELSE


@pytest.mark.parametrize("text", _cases(YES))
def test_an_offer_is_accepted_in_words(text: str) -> None:
    """A yes is understood as people type it, a thumb among them."""
    assert parse_consent(text) is Consent.YES


@pytest.mark.parametrize("text", _cases(NO))
def test_an_offer_is_declined_in_words(text: str) -> None:
    """A no is understood as people type it, however polite."""
    assert parse_consent(text) is Consent.NO


@pytest.mark.parametrize("text", _cases(NO_CONSENT))
def test_anything_longer_is_no_consent(text: str) -> None:
    """What says more than yes or no, or both, neither opens a case nor drops an offer."""
    assert parse_consent(text) is Consent.SOMETHING_ELSE


@given(text=st.text(max_size=60), titles=st.lists(st.text(max_size=28), max_size=4))
def test_a_choice_is_always_one_of_those_shown(text: str, titles: list[str]) -> None:
    """No text and no titles make a choice outside of the options."""
    chosen = parse_choice(text, titles)
    assert isinstance(chosen, Choice) or 0 <= chosen < len(titles)


WORDS = st.sampled_from("1 2 3 den sidste anden nej ja tak to pas ok 👍 ikke hvad første one ' . ) ?".split())


@given(words=st.lists(WORDS, max_size=6), count=st.integers(0, 3))
def test_likely_words_stay_within_the_options(words: list[str], count: int) -> None:
    """Words of replies, in any order, never pick an option that is not there and always get one of three consents."""
    text = " ".join(words)
    chosen = parse_choice(text, TITLES[:count])
    assert isinstance(chosen, Choice) or 0 <= chosen < count
    assert parse_consent(text) in set(Consent)


@given(text=st.text(max_size=200))
def test_any_text_gets_a_consent(text: str) -> None:
    """No text is too odd to be read as a reply, and one without letters or signs is no consent."""
    consent = parse_consent(text)
    assert consent in set(Consent)
    if not any(character.isalnum() for character in text) and not set(text) & set("👍👌✅✔☑🆗👎❌✖🚫⛔"):
        assert consent is Consent.SOMETHING_ELSE


@pytest.mark.parametrize(
    ("text", "expected"),
    [("7", "7"), ("nr. 7", "7"), ("nummer 7 tak", "7"), ("den anden", "2"), ("second", "2"), ("1", None), ("6 7", None),
     ("hvad koster 7", None), ("den sidste", "7"), ("the last one", "7"), ("", None),
     ("andet", None), ("et andet", None)],
)  # fmt: skip
def test_number_of_a_list_is_typed_alone(text: str, expected: str | None) -> None:
    """A number that is on the list, with at most a few small words; whatever else is said is a new question."""
    assert parse_number(text, ["2", "3", "6", "7"]) == expected


def test_a_yes_to_a_member_of_staff_picks_no_answer() -> None:
    """One choice is a question of yes or no, but whoever asks for a person wants another answer."""
    assert parse_choice("ja tak", ["Lån et lokale"]) == 0
    assert parse_choice("ja tak spørg en medarbejder", ["Lån et lokale"]) is Choice.SOMETHING_ELSE
