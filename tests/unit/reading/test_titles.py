"""A question for a certain work is told from questions for things that have no name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language, Status
from knowledge.judge import Judge
from knowledge.matching import Candidate, Ranking
from knowledge.reading.titles import SEARCH, asks_for_a_title, is_searched
from knowledge.reading.wording import read_wording

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    "question",
    [
        "har i den nye camilla läckberg",
        "Hej, har I Vredens druer?",
        "kan man låne noget af knausgård",
        "findes Rejseholdet på dvd",
        "do you have Wuthering Heights",
        "can I borrow the new murakami",
    ],
)
def test_a_name_makes_it_a_title(question: str) -> None:
    """A word that is in no dictionary, or has a capital letter, is a name."""
    assert asks_for_a_title(question, knows=lambda _: False)


@pytest.mark.parametrize(
    "question",
    [
        "har i kort over det hele stående hjemme lige nu",
        "staar den nye om dronningen fremme hos jer eller er den lånt ud",
        "is the one about the whale on the shelf in Faxe",
    ],
)
def test_what_stands_on_the_shelf_is_a_title_by_whatever_words(question: str) -> None:
    """Who asks whether it is out on loan asks for a work, though each of its words is in a dictionary."""
    assert asks_for_a_title(question, knows=lambda _: True)


@pytest.mark.parametrize(
    "question",
    ["har i den nye af sort berg", "er Solen af Hanne Bak inde lige nu", "is the latest book by stone in yet"],
)
def test_what_somebody_wrote_is_a_title_by_whatever_words(question: str) -> None:
    """An author's name may be made of words of every dictionary."""
    assert asks_for_a_title(question, knows=lambda _: True)


@pytest.mark.parametrize(
    "question",
    [
        "er formanden af foreningen syg",
        "har i en hammer",
        "er jeg hjemme i tide",
        "er der oplæsning med Halfdan Rasmussen",
        "HAR I EN SAKS",
        "hvem er camilla läckberg",
        "",
        "har i",
    ],
)
def test_what_has_no_name_is_no_title(question: str) -> None:
    """Nor is a question that does not ask whether there is something."""
    assert not asks_for_a_title(question, knows=lambda _: False)


def test_a_name_of_ours_is_no_title() -> None:
    """What an entry speaks of is asked about as itself."""
    assert not asks_for_a_title("har i Filmstriben", knows={"filmstriben"}.__contains__)


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed asks for a title or does not."""
    assert asks_for_a_title(f"har i {text}", knows=lambda _: True) is False
    assert asks_for_a_title(text, knows=lambda _: False) in {True, False}


@dataclass
class Fixed:
    """A matcher that gives the same probability for the entry on searching, whatever is asked."""

    probability: float

    def rank(self, question: str) -> Ranking:
        """One candidate."""
        return Ranking((Candidate(SEARCH, self.probability),), words=tuple(question.lower().split()))


def _judged(question: str, *, probability: float, slug: str = SEARCH, status: Status = Status.PUBLISHED) -> Decision:
    text = EntryText("Find en bog", "Søg på hjemmesiden.", ("har i bogen",))
    base = KnowledgeBase({slug: Entry(slug, "bibliotek", "soegning", {Language.DA: text}, status=status)})
    return Judge(base, Fixed(probability), wording=read_wording(base)).judge(question, today=TODAY).decision


def test_a_title_that_nothing_else_is_found_for_is_searched() -> None:
    """The entry on searching is offered instead of a hand-over; other unsure questions are handed over as ever."""
    assert _judged("har i den nye camilla läckberg", probability=0.05) == Clarify((SEARCH,))
    assert _judged("har i den nye saks", probability=0.05) == HandOver(Reason.UNSURE)


def test_a_title_is_searched_where_that_is_the_likeliest() -> None:
    """Names that no entry has make it less likely, so less is enough; what does not ask for one is asked back."""
    assert _judged("har i den nye camilla läckberg", probability=0.3) == Answer(SEARCH)
    assert _judged("har i den nye saks", probability=0.3) == Clarify((SEARCH,))
    assert _judged("har i den nye camilla läckberg", probability=0.22) == Clarify((SEARCH,))


def test_a_title_is_not_searched_where_another_entry_is_the_likeliest() -> None:
    """However near the one on searching is; nor where there is no entry at all."""
    assert not is_searched(())
    assert not is_searched((Candidate("laan-forny", 0.35), Candidate(SEARCH, 0.3)))
    assert is_searched((Candidate(SEARCH, 0.35), Candidate("laan-forny", 0.3)))


def test_without_the_entry_on_searching_a_title_is_handed_over() -> None:
    """A knowledge base without it, or with a draft of it, offers nothing that is not there."""
    assert isinstance(_judged("har i den nye camilla läckberg", probability=0.05, slug="andet"), HandOver)
    assert isinstance(_judged("har i den nye camilla läckberg", probability=0.05, status=Status.DRAFT), HandOver)
