"""Want that no entry answers: no roof, no food, no heat."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalogue import Catalogue
from knowledge.decisions import Answer, HandOver, Reason, Signpost
from knowledge.files.entry_files import read_folder
from knowledge.judge import Judge
from knowledge.matching import Candidate, Ranking
from knowledge.reading.need import tells_of_want

TODAY = date(2026, 11, 27)
KNOWLEDGE = read_folder()


class OneSidedMatcher:
    """A matcher that takes everything for one entry, or for none."""

    def __init__(self, slug: str = "") -> None:
        self._slug = slug

    def rank(self, question: str) -> Ranking:
        """The entry, nearly certain."""
        return Ranking((Candidate(self._slug, 0.95),) if self._slug else (), informative=bool(question))


@pytest.mark.parametrize(
    "text",
    [
        "jeg har ingen steder at sove når i lukker",
        "Vi er blevet husvilde!",
        "er der et herberg i Faxe",
        "fogeden sætter os ud på mandag",
        "min udlejer har skiftet låsen og mine ting er derinde",
        "jeg sover i min bil",
        "vi har ikke fået noget at spise siden i går",
        "vi har ikke råd til mad før den første",
        "de har slukket for varmen, og jeg har en baby",
        "I have nowhere to sleep",
        "we are homeless",
        "I have no money for food, I had nothing to eat today",
    ],
)
def test_who_lacks_a_roof_food_or_heat_is_offered_a_person_kindly(text: str) -> None:
    """Nothing else is said to it: no choice of entries, and no "I do not know"."""
    assert tells_of_want(text)
    assert Judge(KNOWLEDGE, OneSidedMatcher()).judge(text, today=TODAY).decision == HandOver(Reason.IN_WANT)


@pytest.mark.parametrize(
    "text",
    [
        "har i bøger om hjemløse",
        "kan man blive fritaget for digital post hvis man er hjemløs",
        "må man have noget at spise med ind",
        "er der et sted at sidde",
        "vi har ikke bestilt mad til mødet",
        "jeg har ingen steder at lade min telefon",
        "jeg sulter ihjel, hvornår åbner I",
        "there is no reason to live",
        "katten har ikke noget sted at sove",
        "der er ingen varme i min lejlighed",
        "no food allowed in the reading room?",
    ],
)
def test_talk_of_food_and_places_is_no_want(text: str) -> None:
    """What is read about it, house rules, meetings and animals are none of it."""
    assert not tells_of_want(text)


def test_an_entry_that_answers_goes_before() -> None:
    """Whoever has no roof and asks for an address in the register is answered that."""
    judge = Judge(KNOWLEDGE, OneSidedMatcher("flytning-meld"))
    assert judge.judge("jeg er hjemløs og har fået en ny adresse", today=TODAY).decision == Answer("flytning-meld")


def test_danger_goes_before() -> None:
    """A child that was thrown out has its own helpline."""
    told = "min far har smidt mig ud, jeg er 16 og har ikke noget sted at sove"
    assert Judge(KNOWLEDGE, OneSidedMatcher()).judge(told, today=TODAY).decision == Signpost("noed-boern-unge")


@pytest.mark.parametrize("code", ["da", "en", "uk", "ar", "pl", "de", "tr"])
def test_the_offer_names_the_number_for_danger(code: str) -> None:
    """In every language that an offer is made in, 112 stands beside it."""
    assert "112" in Catalogue()[code].html("offer-in_want")
