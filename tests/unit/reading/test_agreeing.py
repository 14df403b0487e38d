"""A yes that goes on, and a wish for a person that says why."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.agreeing import asks_for_it, says_why, says_yes_and_more

YES_AND_MORE = (
    "ja tak, det haster, jeg rejser på fredag|ja gerne, min kone er syg og kan ikke selv skrive|Ja, jeg kan bedst om"
    " formiddagen|meget gerne, det er vigtigt|Yes please, I leave on Friday|JA TAK! Skriv på engelsk|ja tak men det"
    " haster|jo tak, det er til min mor|jaa gerne. Det handler om min mors begravelse|ja tak, jeg ved ikke hvad jeg"
    " skal gøre|yes, my passport is gone|ja mange tak, er på ferie fra mandag|ja tak, [telefon]"
)
NO_SUCH_YES = (
    "|ja|ja tak|meget gerne|ja men hvad koster det|ja hvad koster to pas|ja tak, men hvor lang tid tager det|ja kan jeg"
    " få et pas|ja tak. Åbner I i dag?|yes but when|yes please, how much is it|ja nej|ja 👎|ja ikke|ja, nej tak"
    "|okay mange tak for hjælpen|ok tak for svaret"
    "|ja men jeg vil hellere ringe|nej tak, det haster ikke|ok hvornår åbner I|jo mere jeg læser|jakken er væk"
    "|gerne et pas|hvad koster et pas, ja tak|👍 det haster|jeg siger ja tak"
)
WHY = (
    "can I talk to someone who speaks Arabic"
    "|ring til mig på [telefon]|kan jeg tale med en medarbejder om min mors begravelse"
    "|I'd like a person, regarding my rent|jeg vil tale med et menneske for jeg kan ikke finde ud af det her"
)
WISH_ALONE = "jeg vil tale med et menneske|kan jeg tale med en medarbejder|menneske|can I talk to a person please"


@pytest.mark.parametrize("text", YES_AND_MORE.split("|"))
def test_a_yes_may_go_on(text: str) -> None:
    """Whoever says yes clearly and tells more has said yes."""
    assert says_yes_and_more(text)


@pytest.mark.parametrize("text", NO_SUCH_YES.split("|"))
def test_a_bare_yes_a_question_or_a_reservation_is_no_yes_that_goes_on(text: str) -> None:
    """What asks, takes back or only sounds like a yes is something else, and so is a yes alone."""
    assert not says_yes_and_more(text)


@pytest.mark.parametrize(
    "text",
    ["kan I ikke bare spørge for mig?", "vil du sende det videre", "gider du spørge dem", "det må du godt",
     "så gør det",
     "men kan du ikke gøre det for mig", "lad os gøre det", "could you ask them for me please", "send det bare afsted"],
)  # fmt: skip
def test_what_is_offered_may_be_asked_for(text: str) -> None:
    """As a question, or by telling to go on."""
    assert asks_for_it(text)


@pytest.mark.parametrize(
    "text", ["kan du sende mig prisen", "kan I spørge min mor", "kan jeg spørge om noget", "gør det ondt", "send pas"]
)
def test_what_names_anything_else_is_not_asked_for(text: str) -> None:
    """One word of another thing, and it is a question of its own."""
    assert not asks_for_it(text)


@pytest.mark.parametrize("text", WHY.split("|"))
def test_a_wish_for_a_person_may_say_why(text: str) -> None:
    """A number to call, a subject or a longer story must reach the person."""
    assert says_why(text)


@pytest.mark.parametrize("text", WISH_ALONE.split("|"))
def test_a_wish_for_a_person_alone_says_no_more(text: str) -> None:
    """A mere wish is no question for staff."""
    assert not says_why(text)
