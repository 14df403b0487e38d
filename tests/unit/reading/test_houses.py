"""Questions about another house than ours are not answered with what holds in ours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.building import build_judge
from knowledge.decisions import Answer, Clarify
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language
from knowledge.reading.houses import MOST_WORDS, houses_of

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("question", "houses"),
    [
        ("hvordan flytter jeg min tid hos tandlægen", {"tandlaege"}),
        ("I want to cancel at the dentist", {"dentist"}),
        ("saldoen på mine lån i Sparekassen?", {"sparekasse"}),
        ("er der trådløst net på gymnasiet", {"gymnasi"}),
        ("hvad koster det på kirkekontoret", {"kirkekontor"}),
        ("mit abonnement hos Netflix", {"netflix"}),
        ("er der gratis wifi i toget", {"toget"}),
        ("what is the wifi password at my hotel", {"hotel"}),
        ("hvad koster et nyt rejsekort", {"rejsekort"}),
        ("bankende hjerte", set()),
        ("hvordan låner jeg en bog", set()),
    ],
)
def test_houses_are_found_by_their_names(question: str, houses: set[str]) -> None:
    """With any ending, and the longest name where one begins with another."""
    assert houses_of(question) == houses


@pytest.mark.parametrize(
    "question",
    [
        "jeg har tabt mit kort i svømmehallen",
        "min taske blev stjålet på hospitalet",
        "my son lost his card at school",
        "mor bor på plejehjem og vil læse",
        f"{'meget ' * MOST_WORDS}lang historie om banken",
    ],
)
def test_where_something_was_lost_or_somebody_lives_is_not_asked_about(question: str) -> None:
    """A house is the place of what happened there, and one of many in a story."""
    assert houses_of(question) == frozenset()


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed, the houses are stems of the list."""
    assert all(stem.isascii() for stem in houses_of(text))


CANCEL = Entry(
    "aflys",
    "borgerservice",
    "tid",
    {
        Language.DA: EntryText(
            "Aflys din tid",
            "Brug linket i din kvittering. Har du en tid til vielse på rådhuset, så ring.",
            ("hvordan aflyser jeg min tid", "aflyse en tid i borgerservice", "jeg kan ikke komme til min tid"),
        )
    },
)
LOAN = Entry(
    "laan",
    "bibliotek",
    "laan",
    {Language.DA: EntryText("Lån", "Du låner med dit kort.", ("hvordan låner jeg en bog", "låne bøger"))},
)


def test_a_house_that_the_entry_does_not_speak_of_is_offered_not_answered() -> None:
    """The same question is answered where the entry itself knows the house, and where none is named."""
    judge = build_judge(KnowledgeBase({"aflys": CANCEL, "laan": LOAN}), embedder="none", cache=None)
    asked = {
        house: judge.judge(f"hvordan aflyser jeg min tid {house}", today=TODAY)
        for house in ("på sygehuset", "på rådhuset", "hos jer")
    }
    assert asked["på sygehuset"].decision == Clarify(("aflys",), lacks_detail=True)
    assert "another house" in asked["på sygehuset"].reason
    assert asked["på rådhuset"].decision == Answer("aflys")
    assert asked["hos jer"].decision == Answer("aflys")
