"""A question that asks in a way in which nobody asks for an entry is asked back."""

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
from knowledge.policy import Policy
from knowledge.reading.asking import FEWEST_EXAMPLES, HARDLY_EVER, Way, hardly_used, unasked_ways, ways_of

TODAY = date(2026, 11, 27)
MANY = tuple(f"hvordan strikker jeg mønster nummer {number}" for number in range(FEWEST_EXAMPLES))


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("Hvem bestemmer farven?", Way.WHO),
        ("hej, hvorfor er den rød", Way.WHY),
        ("Hvilket garn er det", Way.WHICH),
        ("hvordan vasker man det", Way.HOW),
        ("hvor tit skal det luftes", Way.HOW_OFTEN),
        ("how many times may I wash it", Way.HOW_OFTEN),
        ("Hvor længe holder det?", Way.HOW_LONG),
        ("hvor mange pinde er der", Way.HOW_MANY),
        ("how far does one ball reach", Way.HOW_FAR),
        ("hvad sker der når det bliver vådt", Way.WHAT_HAPPENS),
        ("maa jeg tage det med", Way.MAY),
        ("ka jeg gøre det selv", Way.CAN_I),
        ("can my sister knit it", Way.CAN_MINE),
    ],
)
def test_the_beginning_of_a_question_tells_its_way(question: str, way: Way) -> None:
    """Danish and English, with a greeting before it, without Danish letters, and in short forms."""
    assert way in ways_of(question)


@pytest.mark.parametrize("question", ["strikkeopskrift", "jeg ved ikke hvem der strikker", "hvor er garnet", "makeup"])
def test_what_stands_later_or_inside_a_word_is_no_way(question: str) -> None:
    """A question word in the middle of a story does not say what is asked."""
    assert ways_of(question) == frozenset()


def test_a_way_of_which_examples_tell_is_used() -> None:
    """One example is enough for an entry with some, at its beginning or later; of one with few nothing is known."""
    used = hardly_used([*MANY, "sig mig hvem der strikker"])
    assert Way.WHO not in used
    assert Way.HOW not in used
    assert Way.WHY in used
    assert hardly_used(MANY[1:]) == frozenset()


def test_a_slip_among_very_many_examples_tells_nothing() -> None:
    """A way that fewer than one in thirty examples use is hardly ever used."""
    many = [f"strikning {number}" for number in range(HARDLY_EVER)]
    assert Way.WHO in hardly_used([*many, "hvem strikker"])
    assert Way.WHO not in hardly_used([*many[1:], "hvem strikker"])


@given(texts=st.lists(st.text(max_size=30), max_size=40), question=st.text(max_size=60))
def test_any_texts_can_be_read(texts: list[str], question: str) -> None:
    """Whatever is typed has ways, and whatever examples say leaves some unused."""
    assert ways_of(question) <= set(Way)
    assert hardly_used(texts) <= set(Way)


KNIT = Entry("strik", "bibliotek", "moed", {Language.DA: EntryText("Strik", "Sådan strikker du.", MANY)})


def test_an_unusual_way_is_asked_back_unless_the_entry_is_said_to_answer_it() -> None:
    """Answered are what is nearly certain, an entry that leads elsewhere, and one that gives the detail asked for."""
    ranking = Ranking((Candidate("strik", Policy().unasked - 0.01),))
    unusual = Asked(unasked=("how long",), details=frozenset({Detail.VALIDITY}))

    def decided(entry: Entry, ranking: Ranking = ranking, asked: Asked = unusual) -> object:
        return decide(ranking, KnowledgeBase({"strik": entry}), TODAY, Policy(), asked)[0]

    assert decided(KNIT) == Clarify(("strik",))
    assert decided(KNIT, asked=Asked()) == Answer("strik")
    assert decided(KNIT, Ranking((Candidate("strik", Policy().unasked),))) == Answer("strik")
    assert decided(replace(KNIT, details=(Detail.ANY,))) == Answer("strik")
    assert decided(replace(KNIT, details=(Detail.VALIDITY,))) == Answer("strik")


def test_a_new_example_makes_a_way_usual_at_once() -> None:
    """After an edit the ways of the entry that changed are read anew, and those of others kept."""
    other = replace(KNIT, slug="andet")
    asked = "hvorfor strikker de så meget"
    assert Way.WHY in unasked_ways(asked, KNIT)
    text = replace(KNIT.texts[Language.DA], examples=(*MANY, "hvorfor strikker man"))
    edited = replace(KNIT, texts={Language.DA: text})
    assert Way.WHY not in unasked_ways(asked, edited)
    assert Way.WHY in unasked_ways(asked, other)
    assert unasked_ways("strikning", KNIT) == frozenset()
