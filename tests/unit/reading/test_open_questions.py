"""A short question that leaves open which of two look-alikes it is about is asked back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asked import Asked
from knowledge.decide import decide
from knowledge.decisions import Answer, Clarify
from knowledge.entries import Entry, EntryText, Kind, KnowledgeBase, Language, Status
from knowledge.files.entry_files import read_folder
from knowledge.matching import Candidate, Ranking
from knowledge.policy import Policy
from knowledge.reading.open_questions import MOST_WORDS, AlsoSaidOf, also_said_of
from knowledge.reading.wording import read_wording

TODAY = date(2026, 11, 28)
POLICY = Policy()


def entry(slug: str, *examples: str, alike: tuple[str, ...] = ()) -> Entry:
    """An entry with these examples."""
    return Entry(slug, "dyr", "dyr", texts={Language.DA: EntryText(slug, "Sådan gør du.", examples)}, look_alikes=alike)


CAT = entry("kat", "min kat er blevet væk", "katten er løbet sin vej", alike=("hund",))
DOG = entry("hund", "min hund er blevet væk fra mig i parken", "hvordan gør jeg hvis et dyr bliver væk")
FISH = entry("fisk", "mit akvarium lækker", "et dyr er blevet væk")


def animals(*changed: Entry) -> KnowledgeBase:
    """The three entries, or others in their place."""
    return KnowledgeBase({each.slug: each for each in (CAT, DOG, FISH, *changed)})


ANIMALS = animals()


@pytest.mark.parametrize("slug", ["kat", "hund"])
def test_a_look_alike_that_says_all_of_it_may_be_meant_too(slug: str) -> None:
    """Whichever of two look-alikes names the other."""
    knowledge = animals(replace(CAT, texts=DOG.texts))
    (other,) = {"kat", "hund"} - {slug}
    assert also_said_of(("mit", "dyr", "er", "blevet", "væk"), slug, knowledge).entries == (other,)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (("min", "kat", "er", "blevet", "væk"), "one word names the entry"),
        (("dyr", "parken"), "no single example has both words"),
        (("er", "det", "mig"), "nothing in it tells anything"),
        (("akvarium",), "it is said of an entry that is no look-alike"),
    ],
)
def test_a_question_that_names_its_entry_is_not_open(question: tuple[str, ...], why: str) -> None:
    """Nothing is asked back about it."""
    assert also_said_of(question, "kat", ANIMALS).entries == (), why


def test_a_question_of_many_words_says_what_it_is_about() -> None:
    """All its words may stand in the look-alike, and it is still not a short question."""
    words = ("dyr", "væk", "parken", "hegnet", "skoven")
    knowledge = KnowledgeBase({"kat": CAT, "hund": entry("hund", " ".join(words))})
    assert also_said_of(words[:MOST_WORDS], "kat", knowledge).entries == ("hund",)
    assert also_said_of(words[: MOST_WORDS + 1], "kat", knowledge).entries == ()


def test_the_words_that_were_read_change_nothing() -> None:
    """They only save the reading of lines."""
    for knowledge in (ANIMALS, animals(replace(CAT, texts=DOG.texts))):
        for question in (("dyr", "væk"), ("kat", "væk"), ("dyr", "parken"), ("akvarium",)):
            read = also_said_of(question, "kat", knowledge, read_wording(knowledge))
            assert read == also_said_of(question, "kat", knowledge)


def test_only_answers_that_are_published_may_be_meant() -> None:
    """Neither a draft nor small talk is something to choose."""
    question = ("dyr", "væk")
    for changed in (replace(DOG, status=Status.DRAFT), replace(DOG, kind=Kind.SMALL_TALK)):
        assert also_said_of(question, "kat", ANIMALS).entries == ("hund",)
        assert also_said_of(question, "kat", animals(changed)).entries == ()


def test_one_telling_word_is_more_open_than_several() -> None:
    """How many words tell anything is told with the look-alikes."""
    assert also_said_of(("et", "dyr"), "kat", ANIMALS) == AlsoSaidOf(("hund",), one_word=True)
    assert also_said_of(("dyr", "væk"), "kat", ANIMALS) == AlsoSaidOf(("hund",), one_word=False)
    assert POLICY.rival_in_a_word < POLICY.rival


def test_a_word_is_said_of_its_kinds() -> None:
    """A card is a driving licence ("kørekort") as well as a health card ("sundhedskort"), in whatever form."""
    health = entry("sundhed", "pris på nyt sundhedskort", alike=("kørsel",))
    driving = entry("kørsel", "pris på kørekortet")
    knowledge = KnowledgeBase({"sundhed": health, "kørsel": driving})
    for question in (("pris", "kort"), ("pris", "på", "kortet")):
        assert also_said_of(question, "sundhed", knowledge).entries == ("kørsel",)
    assert also_said_of(("pris", "sundhedskort"), "sundhed", knowledge).entries == ()


def test_forms_of_a_short_word_are_the_same_word() -> None:
    """A word of four letters may have an ending; one of three may be the beginning of anything."""
    chat = entry("chat", "slet samtalen nu", alike=("konto",))
    account = entry("konto", "få slettet kontoen nu", "passer det")
    knowledge = KnowledgeBase({"chat": chat, "konto": account})
    assert also_said_of(("slet",), "chat", knowledge).entries == ("konto",)
    assert also_said_of(("slettes",), "chat", knowledge).entries == ("konto",)
    assert also_said_of(("pas",), "chat", knowledge).entries == ()


def test_a_compound_is_no_form_of_a_word_with_the_same_beginning() -> None:
    """Who wants an evening of board games wants no board game."""
    evening = entry("aften", "lav en brætspilsaften", alike=("spil",))
    games = entry("spil", "køb et brætspil")
    knowledge = KnowledgeBase({"aften": evening, "spil": games})
    assert also_said_of(("brætspilsaften",), "aften", knowledge).entries == ()
    assert also_said_of(("brætspillet",), "aften", knowledge).entries == ("spil",)


@given(likely=st.floats(POLICY.answer, 0.95), share=st.floats(0.0, 1.0))
def test_a_single_word_that_is_said_of_another_topic_is_asked_back_though_little_speaks_for_that(
    likely: float, share: float
) -> None:
    """A bare "how do I renew" may be a loan or a licence, whatever the examples of the one make more likely."""
    car = replace(entry("bil", "min bil er blevet væk"), topic="færdsel")
    knowledge = animals(car, replace(CAT, look_alikes=("hund", "bil")))
    also = also_said_of(("væk",), "kat", knowledge)
    assert also == AlsoSaidOf(("hund", "bil"), one_word=True, other_topics=("bil",))
    other = share * (1 - likely) / 3
    ranking = Ranking((Candidate("kat", likely), Candidate("bil", other)))
    asked = decide(ranking, knowledge, TODAY, POLICY, Asked(also=also))[0]
    assert asked == (Clarify(("kat", "bil")) if other >= POLICY.rival_elsewhere else Answer("kat"))
    assert POLICY.rival_elsewhere < POLICY.rival_in_a_word


def test_several_words_are_as_open_whatever_the_topic() -> None:
    """They tell more, so the look-alike of another topic must be as likely as any."""
    car = replace(entry("bil", "min bil er blevet væk i byen"), topic="færdsel")
    knowledge = animals(car, replace(CAT, look_alikes=("bil",)))
    also = also_said_of(("væk", "byen"), "kat", knowledge)
    assert also == AlsoSaidOf(("bil",), one_word=False, other_topics=("bil",))
    for other, decision in ((POLICY.rival_in_a_word, Answer("kat")), (POLICY.rival, Clarify(("kat", "bil")))):
        ranking = Ranking((Candidate("kat", 0.9), Candidate("bil", other)))
        assert decide(ranking, knowledge, TODAY, POLICY, Asked(also=also))[0] == decision


@given(likely=st.floats(POLICY.answer, 0.95), share=st.floats(0.0, 1.0), one_word=st.booleans())
def test_an_open_question_is_asked_back_unless_the_look_alike_is_out_of_question(
    likely: float, share: float, *, one_word: bool
) -> None:
    """The likeliest stands first; a look-alike that hardly anything speaks for is not asked about."""
    other = share * (1 - likely) / 3
    ranking = Ranking((Candidate("kat", likely), Candidate("hund", other)))
    decision, reason = decide(ranking, ANIMALS, TODAY, POLICY, Asked(also=AlsoSaidOf(("hund",), one_word)))
    if other >= (POLICY.rival_in_a_word if one_word else POLICY.rival):
        assert decision == Clarify(("kat", "hund"))
        assert "hund" in reason
    else:
        assert decision == Answer("kat")


def test_what_was_written_for_an_entry_is_answered_all_the_same() -> None:
    """Word for word an example is its entry's question."""
    ranking = Ranking((Candidate("kat", 1.0), Candidate("hund", POLICY.rival)))
    assert decide(ranking, ANIMALS, TODAY, POLICY, Asked(also=AlsoSaidOf(("hund",))))[0] == Answer("kat")


@pytest.mark.parametrize(
    ("question", "slug", "other"),
    [
        (("jeg", "har", "mistet", "mit", "kort"), "laanerkort-mistet", "sundhedskort-bestil"),
        (("glemt", "pinkode"), "pinkode-glemt", "mitid-glemt-pinkode"),
    ],
)
def test_the_starters_look_alikes_are_asked_about(question: tuple[str, ...], slug: str, other: str) -> None:
    """A card or a code may be the library's or not."""
    assert other in also_said_of(question, slug, read_folder()).entries
