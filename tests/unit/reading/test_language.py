"""Which language a message is in."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entries import Language
from knowledge.reading.language import detect

DANISH = [
    "hvor er biblioteket",
    "hvad koster et pas",
    "jeg har mistet mit kørekort",
    "hvornaar aabner I",
    "ka jeg låne en bog",
]
ENGLISH = [
    "Let's talk somewhere else",
    "how do I renew my passport",
    "What are your opening hours?",
    "passport price",
]
OTHER = {
    "كيف أجدد جواز سفري": "ar",
    "как продлить паспорт": "ru",
    "як поновити паспорт": "uk",
    "как да подновя паспорта си": "bg",
    "چگونه پاسپورت خود را تمدید کنم": "fa",
    "Hur förnyar jag mitt körkort": "sv",
    "jak odnowić paszport dziecka": "pl",
    "wie bekomme ich einen neuen Reisepass": "de",
    "pasaportumu nasıl yenileyebilirim": "tr",
}


@pytest.mark.parametrize("text", DANISH)
def test_danish_is_known_with_certainty(text: str) -> None:
    """A Danish sentence of a few words is certainly Danish, also without æ, ø and å."""
    guess = detect(text)
    assert guess.language is Language.DA
    assert guess.is_certain


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_known_with_certainty(text: str) -> None:
    """An English sentence of a few words is certainly English."""
    guess = detect(text)
    assert guess.language is Language.EN
    assert guess.is_certain


@pytest.mark.parametrize(("text", "code"), OTHER.items())
def test_another_language_is_named(text: str, code: str) -> None:
    """A sentence in a language without entries is not taken for Danish or English."""
    guess = detect(text)
    assert guess.code == code
    assert guess.language is None


@pytest.mark.parametrize("text", ["ok", "Hi", "taxi", "hej", "pas", "mitid", "corona", "", "🙂", "12345"])
def test_a_lone_ambiguous_word_never_switches_the_language(text: str) -> None:
    """One short word is not enough evidence to change the language of a conversation."""
    assert not detect(text).is_certain


@pytest.mark.parametrize("text", ["Hvordan fornyer jeg mitt pass?", "hva koster det å låne en bok"])
def test_norwegian_gets_the_danish_answer(text: str) -> None:
    """Norwegian is never named: a Norwegian reads Danish."""
    assert detect(text).language is Language.DA


def test_words_of_the_knowledge_base_help() -> None:
    """A short message made of words that only the Danish entries have is Danish."""
    vocabulary = {Language.DA: {"fritagelse", "digital"}, Language.EN: {"digital", "exemption"}}
    assert detect("digital fritagelse", vocabulary=vocabulary).language is Language.DA
    assert detect("digital exemption", vocabulary=vocabulary).language is Language.EN


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_gets_a_guess(text: str) -> None:
    """Whatever is typed, the certainty is a probability and Danish is plausible whenever it is the guess."""
    guess = detect(text)
    assert 0.0 <= guess.certainty <= 1.0
    assert guess.plausibly_danish or guess.code != "da"


def test_nobody_waits_for_the_identifier_after_it_was_got_ready() -> None:
    """Once made ready, a language is identified without loading anything; a process of its own, where nothing is."""
    program = (
        "from py3langid import langid; from knowledge.reading import language; language.get_ready(); "
        "del langid.LanguageIdentifier.from_model_file; print(language.detect('jak odnowić paszport dziecka').code)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert (found.stdout, found.stderr) == ("pl\n", "")
