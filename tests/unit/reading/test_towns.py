"""Questions about another town are told apart from ours, and are not answered with what holds here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asked import Asked
from knowledge.decide import decide
from knowledge.decisions import Answer, Clarify
from knowledge.entries import Detail, Entry, EntryText, KnowledgeBase, Language
from knowledge.matching import Candidate, Ranking
from knowledge.matching.spelling import Speller
from knowledge.policy import Policy
from knowledge.reading.towns import asks_of_another_town

TODAY = date(2026, 11, 27)
CAFE = Entry("cafe", "bibliotek", "moed", {Language.DA: EntryText("Strikkecafé", "Hver onsdag.", ("strikkecafé",))})


@pytest.mark.parametrize(
    "question",
    [
        "er der strikkecafé i Svendborg om tirsdagen",
        "hvor holder borgerservicen på Langeland til",
        "Hillerød bibliotek telefon",
        "er biblioteket Korsør lukket i dag",
        "hvad koster det at låne på Frederiksbergs biblioteker",
        "kan man få kørekort i koege",
        "is there a homework café in Copenhagen?",
        "phone number of the library in Esbjerg",
        "what does Roskilde municipality charge",
        "er der åbent i Store Heddinge",
        "hvad tid lukker jeres borgerservice på torvet i Slagelse",
        "does your small branch in Greve have a café",
    ],
)
def test_what_is_asked_for_in_another_town_is_not_ours(question: str) -> None:
    """A town after "in" or "at", or beside the name of an office, is where something is asked for."""
    assert asks_of_another_town(question)


@pytest.mark.parametrize(
    "question",
    [
        "jeg bor i Ringsted, hvordan bliver jeg låner",
        "min mor er lige flyttet til Vordingborg, skal hun have nyt sundhedskort",
        "I work in Copenhagen, can I return books in the evening",
        "kan bogen fra biblioteket i Næstved afleveres hos jer",
        "kan I hente den i Odense",
        "må jeg lægge jeres lydbog på biblioteket i Vordingborg",
        "hvornår har jeres kontor i Haslev åbent, jeg arbejder i Køge",
        "hvornår går bussen til Køge",
        "er der strikkecafé i Haslev",
        "skal jeg til Haslev, eller kan jeg gøre det i Køge",
        "har I åbent på søndag",
        "vejen til biblioteket",
        "hvem kan jeg ringe til",
    ],
)
def test_who_lives_or_borrows_elsewhere_asks_of_us(question: str) -> None:
    """Where somebody lives, where a book comes from, and what speaks of us, leave a question ours."""
    assert not asks_of_another_town(question)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    """No text breaks it, and one without a town is ours."""
    assert asks_of_another_town(f"{text} i Odense") in {True, False}
    assert not asks_of_another_town("strikkecafé")


def test_what_another_town_has_is_offered_not_answered() -> None:
    """The likeliest entry is offered, unless it leads elsewhere anyway or the question was written for it."""
    ranking = Ranking((Candidate("cafe", 0.95),))
    there = Asked(another_town=True)

    def decided(entry: Entry, ranking: Ranking = ranking, asked: Asked = there) -> object:
        return decide(ranking, KnowledgeBase({"cafe": entry}), TODAY, Policy(), asked)[0]

    assert decided(CAFE) == Clarify(("cafe",), lacks_detail=True)
    assert decided(CAFE, asked=Asked()) == Answer("cafe")
    assert decided(CAFE, Ranking((Candidate("cafe", 1.0),))) == Answer("cafe")
    assert decided(replace(CAFE, details=(Detail.ANY,))) == Answer("cafe")


def test_a_town_is_no_slip_of_the_finger() -> None:
    """Regression: "Greve" was read as "breve", letters."""
    speller = Speller([("hent", "breve")], lambda _: False)
    assert speller.repair(("hent", "greve")).words == ("hent", "greve")
    assert speller.repair(("hent", "greves")).words == ("hent", "greves")
    assert speller.repair(("hent", "brevr")).words == ("hent", "breve")
