"""What names nothing that it is about leans on the question before it."""

from __future__ import annotations

import pytest

from knowledge.entries import Detail
from knowledge.reading.leaning import (
    goes_on,
    leans_back,
    leans_with_somebody,
    only_names_somebody,
    only_of_somebody,
    wanted_details,
)


@pytest.mark.parametrize(
    "text",
    [
        "hvad koster det",
        "og hvor lang tid tager det?",
        "hvad skal jeg bruge",
        "hvornår",
        "how long does it take",
        "og prisen",
        "og hvis vi kun er 30?",
    ],
)
def test_a_piece_leans_on_what_was_said(text: str) -> None:
    """Price, time and way of something that is not named."""
    assert leans_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "hvad koster et pas",
        "om mit pas",
        "og i Faxe",
        "ja",
        "nej tak",
        "ok",
        "?",
        "2",
        "",
        "hvad koster det at være med hver uge nu",
    ],
)
def test_what_names_something_or_asks_nothing_stands_alone(text: str) -> None:
    """A question with its subject, a yes or no, and a sign; nor is a long one a piece."""
    assert not leans_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "skal hans far med?",
        "min datter kan jo gøre det for mig",
        "kan min mormor hente det",
        "can my wife do it for me",
        "hvad med min mor på 70",
        "nej det er min datters",
    ],
)
def test_who_does_it_says_nothing_of_what_it_is(text: str) -> None:
    """Somebody of the family, perhaps with their age."""
    assert leans_with_somebody(text)
    assert not leans_back(text)


@pytest.mark.parametrize(
    "text", ["far", "min far er død", "min mand slår mig", "er der noget for børn", "min kone skal have pas"]
)
def test_what_is_said_of_somebody_names_something(text: str) -> None:
    """What happened to them, and the groups that events are for; nor is somebody alone a question."""
    assert not leans_with_somebody(text)


@pytest.mark.parametrize("text", ["skal hans far så også være med når vi gør det der nu igen", "hvad koster det"])
def test_what_is_long_or_names_nobody_leans_on_nobody(text: str) -> None:
    """A long text has its own say, and a piece without somebody is another kind of piece."""
    assert not leans_with_somebody(text)


def test_whether_anything_is_to_be_paid_asks_for_the_price() -> None:
    """How it is paid does not."""
    for text in ("er det gratis", "er det dyrt?", "is it free", "skal man betale", "hvad koster det"):
        assert wanted_details(text) == {Detail.PRICE}
    assert Detail.PRICE not in wanted_details("hvordan betaler jeg")


@pytest.mark.parametrize(
    "text", ["skal hans far med?", "kan min mand hente det", "mit barn er 4", "does my wife need to come"]
)
def test_who_may_or_must_and_how_old_they_are_frightens_nobody(text: str) -> None:
    """A question of whether, and one age."""
    assert only_names_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "min far gør det igen",
        "hvorfor gør min far det",
        "min kæreste er 25 og jeg er 14",
        "min mand slår mig",
        "min mor er død",
    ],
)
def test_what_somebody_does_may_be_danger(text: str) -> None:
    """So may two ages, and whatever names what has happened."""
    assert not only_names_somebody(text)


def test_somebody_alone_is_no_question() -> None:
    """Whoever corrects whom it is for names nothing else."""
    assert only_of_somebody("mit barns")
    assert only_of_somebody("min mand")
    assert not only_of_somebody("min mands pas")
    assert not only_of_somebody("")


@pytest.mark.parametrize(
    "text",
    [
        "kan jeg få den på sms",
        "skal jeg aflevere dem",
        "how much does it cost",
        "og hvis jeg er 70",
        "hvad hvis jeg skal på ferie",
        "hvad koster et nyt",
        "kan jeg stadig låne bøger",
        "what about my kids",
    ],
)
def test_what_points_back_or_adds_something_goes_on(text: str) -> None:
    """It may name something, but only beside what was said."""
    assert goes_on(text)


@pytest.mark.parametrize(
    "text",
    [
        "er den her sms fup",
        "hvornår kommer den røde bog",
        "og må jeg bygge et drivhus",
        "hvor ligger det gamle rådhus",
        "do you have wifi",
        "kan jeg få den bog der lå på disken i går sendt hjem",
    ],
)
def test_what_stands_alone_does_not_go_on(text: str) -> None:
    """What points at the word behind it, a question of its own, and a long one."""
    assert not goes_on(text)
