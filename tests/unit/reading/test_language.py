"""Which language a message is in."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entries import Language
from knowledge.reading.languages.language import detect

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


NEWCOMERS = {
    "de": [
        "Wo bekomme ich eine CPR-Nummer?",
        "wann ist die bibliothek offen",
        "Ich brauche Hilfe mit MitID",
        "Guten Tag",
    ],
    "pl": ["gdzie jest borgerservice", "chce zapisac sie do biblioteki", "zgubilem paszport", "dzień dobry", "cześć"],
    "ro": ["Am nevoie de număr CPR", "am nevoie de ajutor cu MitID", "unde este biblioteca", "buna ziua"],
    "so": ["Sidee ku heli karaa baasaboor?", "waxaan u baahanahay cpr"],
    "es": ["necesito numero cpr", "quiero una tarjeta de la biblioteca", "hola", "gracias"],
    "fr": ["je voudrais une carte de bibliotheque", "bonjour", "où est la bibliothèque"],
    "it": ["Buongiorno, come posso avere il passaporto?", "ciao"],
    "pt": ["bom dia", "Olá, preciso de um número CPR"],
    "nl": ["Hoe kan ik een paspoort aanvragen?"],
    "lt": ["bibliotekos kortelė", "man reikia pagalbos su MitID", "Labas"],
    "tr": ["merhaba", "selam", "teşekkürler"],
    "hr": ["izgubio sam pasos"],
    "vi": ["Xin chào", "toi muon lam the thu vien"],
    "sw": ["habari"],
    "uk": ["dobryi den, meni potriben pasport"],
    "ar": ["salam alaikum", "salam, bidi cpr, wen lazem rouh"],
    "bg": ["как да получа жълта карта", "kade e bibliotekata"],
}
SENTENCES = {
    "ro": "nu inteleg scrisoarea asta",
    "es": "tienen libros en español",
    "fr": "ou est la mairie svp",
    "lt": "ar turite knygu lietuviu kalba",
    "pt": "mudei de casa o que faço",
}


@pytest.mark.parametrize(
    "text", ["har I åbent i morgen i Haslev", "I åbner i dag i Haslev i morgen", "er i på i i dag"]
)
def test_a_small_word_said_thrice_is_no_other_language(text: str) -> None:
    """Regression: "i" is a word of Polish too, and three of them were an answer in Polish."""
    assert detect(text).language is Language.DA


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in NEWCOMERS.items() for text in texts])
def test_a_newcomers_few_words_are_known(code: str, text: str) -> None:
    """A short message in Latin letters is of the language whose common words it has, with Danish names in it too."""
    guess = detect(text)
    assert (guess.code, guess.is_certain, guess.plausibly_danish) == (code, True, False)


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_a_short_word_does_not_hide_a_sentence_in_another_language(code: str, text: str) -> None:
    """Two letters that are Danish as well ("nu", "en"), or a word of both, say nothing against what the rest is."""
    guess = detect(text, vocabulary={Language.DA: {"ar", "la", "casa"}, Language.EN: set()})
    assert (guess.code, guess.is_certain, guess.plausibly_danish) == (code, True, False)


@pytest.mark.parametrize("text", ["you oen in weekend?", "ikoe denen weeked men", "hvonraar gaar naeste bus"])
def test_danish_with_slips_is_no_other_language(text: str) -> None:
    """Slips of the thumb look like Dutch."""
    assert detect(text).plausibly_danish


@pytest.mark.parametrize(
    "text",
    ["har i it ends with us", "hvor står the lord of the rings", "reserver fourth wing", "findes le petit prince"],
)
def test_who_asks_in_danish_for_a_title_is_answered_in_danish(text: str) -> None:
    """How the question begins tells its language, and the title's own words do not; a settled chat stays as it is."""
    guess = detect(text)
    assert (guess.language, guess.is_clear) == (Language.DA, False)


@pytest.mark.parametrize("text", ["le petit prince bog", "har i il nome della rosa", "don quijote de la mancha lydbog"])
def test_a_title_in_small_letters_is_asked_for_in_danish(text: str) -> None:
    """One word that is Danish alone is enough beside a foreign title."""
    assert detect(text, vocabulary={Language.DA: {"lydbog"}}).plausibly_danish


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("أين مكتب Borgerservice؟", "ar"),
        ("Borgerservice Haslev وين", "ar"),
        ("مجھے پاسپورٹ چاہیے", "ur"),
        ("سلام", "fa"),
        ("де Borgerservice Haslev", "uk"),
        ("дякую", "uk"),
        ("жовта картка", "uk"),
        ("где је библиотека", "sr"),
        ("ፓስፖርት ከመይ ክረክብ እኽእል?", "ti"),
        ("ፓስፖርት እፈልጋለሁ", "am"),
        ("నాకు పాస్‌పోర్ట్ కావాలి", "te"),
        ("എനിക്ക് പാസ്പോർട്ട് വേണം", "ml"),
    ],
)
def test_a_foreign_script_is_read_whatever_is_named_in_it(text: str, code: str) -> None:
    """Neighbours in a script are told apart, and a Danish name within is no Danish."""
    assert detect(text).code == code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("har I Where the Crawdads Sing", Language.DA),
        ("har i Harry Potter and the Goblet of Fire", Language.DA),
        ("har I bogen »Ich bin dann mal weg«", Language.DA),
        ("jeg vil gerne lave pas til min datter Łucja", Language.DA),
        ("min kone Nguyen Thi Hoa skal have MitID", Language.DA),
        ("I need a lånerkort for my child", Language.EN),
        ("borgerservice haslev open?", Language.EN),
    ],
)
def test_titles_and_names_tell_no_language(text: str, language: Language) -> None:
    """What is asked for does not decide in which language it is asked."""
    assert detect(text).language is language


@pytest.mark.parametrize(
    "text", ["book et room?", "Haslev borgerservice", "die", "Lars", "test", "wifi password?", "pas price"]
)
def test_a_word_or_a_name_is_never_clear(text: str) -> None:
    """A chat in the other language is not changed by it."""
    assert not detect(text).is_clear


@pytest.mark.parametrize("text", ["hvad koster et pas", "how do I renew my passport", "opening hours on Friday"])
def test_several_words_of_one_language_are_clear(text: str) -> None:
    """They change the language of any chat."""
    assert detect(text).is_clear


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


@settings(max_examples=100)
@given(text=st.text(max_size=60))
def test_any_text_gets_a_guess(text: str) -> None:
    """Whatever is typed, the certainty is a probability and Danish is plausible whenever it is the guess."""
    guess = detect(text)
    assert 0.0 <= guess.certainty <= 1.0
    assert guess.plausibly_danish or guess.code != "da"


def test_nobody_waits_for_the_identifier_after_it_was_got_ready() -> None:
    """Once made ready, a language is identified without loading anything; a process of its own, where nothing is."""
    program = (
        "from py3langid import langid; from knowledge.reading.languages import language; language.get_ready(); "
        "del langid.LanguageIdentifier.from_model_file; print(language.detect('jak odnowić paszport dziecka').code)"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)  # noqa: S603
    assert (found.stdout, found.stderr) == ("pl\n", "")
