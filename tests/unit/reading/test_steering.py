"""What steers the chat is read whole: one word about anything else, and it is a question."""

from __future__ import annotations

import pytest

from knowledge.entries import Language
from knowledge.reading.said_to_us.person_wish import wishes_person, wishes_person_about
from knowledge.reading.said_to_us.steering import (
    asks_again,
    asks_for_start,
    is_at_a_loss,
    language_wished,
    says_it_worked,
)


@pytest.mark.parametrize(
    "text",
    [
        "må jeg tale med et menneske",
        "Kan jeg ikke få lov at snakke med en rigtig person?",
        "er der et menneske jeg kan tale med",
        "can i talk to someone please",
        "how do i reach a real person",
        "kan du stille mig om til en medarbejder",
        "hvordan får jeg fat i en medarbejder",
        "kan jeg tale med en der kan arabisk",
        "I would like to talk to someone who speaks Ukrainian",
    ],
)
def test_a_person_is_wished_for_in_a_question(text: str) -> None:
    """In Danish and English."""
    assert wishes_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "kan jeg tale med en læge",
        "kan jeg tale med en læge der kan arabisk",
        "er der en medarbejder på søndag",
        "må jeg få en person med til min tid",
    ],
)
def test_other_people_and_other_wishes_are_questions(text: str) -> None:
    """A doctor is none of ours, and whether somebody is there is asked of the opening hours."""
    assert not wishes_person(text)


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil gerne tale med en medarbejder om min folkepension",
        "skal snakke med en om noget med min skat",
        "vil gerne tale med nogen fra borgerservice om børnepasning",
        "Hej, må jeg skrive med en person angående min sag",
        "I would like to talk to someone about my tax card",
    ],
)
def test_a_person_is_wished_for_about_something(text: str) -> None:
    """With what it is about, in Danish and English; it is no wish for nothing else."""
    assert wishes_person_about(text)
    assert not wishes_person(text)


@pytest.mark.parametrize(
    "text",
    ["kan jeg tale med en læge om det", "må jeg låne en bog om at tale med nogen",
     "hvem kan jeg tale med om boligstøtte", "jeg har talt med en medarbejder om mit pas"],
)  # fmt: skip
def test_who_asks_about_talking_wishes_for_nobody(text: str) -> None:
    """Somebody else's person, a book, who it is that helps, and a talk that is over."""
    assert not wishes_person_about(text)


def test_what_only_looks_like_steering_is_a_question() -> None:
    """A menu in a café, a course in English, what does not work, where something is."""
    assert not asks_for_start("har I en menu til arrangementet")
    assert language_wished("do you have books in english") is None
    assert language_wished("kan du sige det på engelsk") is Language.EN
    assert language_wished("og på dansk") is Language.DA
    assert language_wished("ok tak, og på dansk igen") is Language.DA
    assert says_it_worked("ja det hjalp")
    assert not says_it_worked("det hjalp ikke")
    assert not says_it_worked("det virker ikke")
    assert not is_at_a_loss("hvor er det")
    assert not asks_again("kan jeg låne den en gang til")
