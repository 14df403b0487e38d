"""Which questions the events answer, and what they look for."""

from __future__ import annotations

import pytest

from knowledge.decisions import Answer, Clarify, Decision, HandOver, Reason, SmallTalk
from knowledge.entries import Language
from knowledge.events.asking import read_asked
from knowledge.events.programme import Programme
from knowledge.events.routing import is_of_one_told, may_say_none, wish_of
from knowledge.events.subject import subject_words
from knowledge.events.wishes import Wish
from knowledge.judgement import Judgement
from tests.unit.events.coming import NOW, PROGRAMME

FIND = Answer("arrangement-find")
CANCELLED = Answer("arrangement-aflyst")
NEWS = Answer("arrangement-abonnement")
CLUB = Answer("laesekreds")
TICKETS = Answer("arrangement-billet-pris")
UNSURE = HandOver(Reason.UNSURE)
BETWEEN = Clarify(("sprogcafe", "lektiehjaelp"))


def wish(question: str, decision: Decision, foreign: str | None = None) -> Wish | None:
    """What is looked for."""
    judgement = Judgement(question, Language.DA, decision, foreign=foreign)
    return wish_of(read_asked(question, NOW), judgement, PROGRAMME, NOW)


def found(question: str, decision: Decision) -> list[str]:
    """The titles of what is found."""
    wanted = wish(question, decision)
    assert wanted is not None
    return [line.next.title for line in PROGRAMME.find(wanted, NOW)]


@pytest.mark.parametrize(
    ("question", "decision", "expected"),
    [
        ("hvad sker der i weekenden", FIND, ["Juleværksted for hele familien", "Krea"]),
        ("noget for børn på lørdag i Haslev", UNSURE, ["Juleværksted for hele familien"]),
        ("er der noget for unge på lørdag", Clarify(("arrangement-maalgrupper", "laesekreds")), ["Krea"]),
        ("strikkecafé", BETWEEN, ["Strikkecafé"]),
        ("hvor er forfatteraften henne", FIND, ["Forfatteraften med Leif Davidsen"]),
        ("er der noget på lørdag kl. 12.30", UNSURE, ["Krea"]),
        ("sker der noget på lørdag kl. 11", FIND, ["Juleværksted for hele familien", "Krea"]),
        ("sker der noget nu", FIND, ["Babycafé"]),
        ("hvornår er der babycafé", BETWEEN, ["Babycafé"]),
        ("er forfatteraftenen aflyst", CANCELLED, ["Forfatteraften med Leif Davidsen"]),
        ("bliver foredraget til noget trods sneen", CANCELLED, ["Foredrag: Bier i haven"]),
        ("what's on this saturday", FIND, ["Juleværksted for hele familien", "Krea"]),
        ("when is the concert", UNSURE, ["Julekoncert med koret"]),
        ("lørdag i Faxe", UNSURE, ["Krea"]),
        ("er der strikkecafé på torsdag", CLUB, ["Strikkecafé"]),
        ("hvornår er strikkecaféen", CLUB, ["Strikkecafé"]),
        ("hvornår mødes strikkecaféen", Clarify(("arrangement-find",)), ["Strikkecafé"]),
        ("is the author talk cancelled", CANCELLED, ["Forfatteraften med Leif Davidsen"]),
        ("børneværksted", UNSURE, ["Juleværksted for hele familien"]),
        ("aktiviteter for børnefamilier i weekenden", FIND, ["Juleværksted for hele familien"]),
        ("børnearrangementer", FIND, ["Babycafé", "Juleværksted for hele familien"]),
        (
            "noget mellem 27. og 28. november",
            UNSURE,
            ["Foredrag: Bier i haven", "Juleværksted for hele familien", "Krea"],
        ),
        ("er der noget for en på 14", UNSURE, ["Krea"]),
        ("what is on this saturday", UNSURE, ["Juleværksted for hele familien", "Krea"]),
        ("hvad koster forfatteraftenen på onsdag", TICKETS, ["Forfatteraften med Leif Davidsen"]),
        ("er julekoncerten udsolgt", TICKETS, ["Julekoncert med koret"]),
        ("er der noget gratis for unge", Answer("laeseinspiration-unge"), ["Krea"]),
        ("er der fakirshow på lørdag", FIND, ["Juleværksted for hele familien", "Krea"]),
    ],
)
def test_questions_about_what_happens_are_for_the_events(
    question: str, decision: Decision, expected: list[str]
) -> None:
    """Days, houses, groups and names are found, in Danish and English; so is what is free for a group.

    Of tickets the event tells that is sold out, or whose price is known.
    """
    assert found(question, decision) == expected


@pytest.mark.parametrize(
    ("question", "decision"),
    [
        ("hvordan melder jeg mig til et arrangement", Answer("arrangement-tilmelding")),
        ("hvad koster strikkecaféen", Answer("arrangement-billet-pris")),
        ("hvor køber jeg billet", Answer("arrangement-billet-pris")),
        ("gratis bøger til unge", Answer("laeseinspiration-unge")),
        ("hvad koster et pas", Answer("pas-pris")),
        ("jeg skal flytte på lørdag", Answer("flytning-meld")),
        ("skal jeg have pas med til julekoncerten", Answer("pas-medbring")),
        ("hvordan starter jeg en strikkecafé", CLUB),
        ("hvornår åbner I på lørdag i Haslev", UNSURE),
        ("må jeg bygge et drivhus i haven på lørdag", UNSURE),
        ("er der fakirshow", FIND),
        ("er fakirshowet aflyst på lørdag", CANCELLED),
        ("bliver det til noget", CANCELLED),
        ("hej strikkecafé", SmallTalk("bot-hilsen")),
        ("hvad skete der i går", FIND),
        ("jeg vil tale med nogen om strikkecafeen", HandOver(Reason.ASKED_FOR_PERSON)),
        ("haven", BETWEEN),
        ("på lørdag", UNSURE),
        ("er der babyrytmik hos jer", UNSURE),
        ("noget for en pige på 9 år", Clarify(("laeseinspiration-boern",))),
    ],
)
def test_other_questions_stay_with_the_entries(question: str, decision: Decision) -> None:
    """How events work, opening hours, what was, what no event is called, and everything else."""
    assert wish(question, decision) is None


def test_it_is_a_subject_before_what_it_is_about() -> None:
    """An "IT-café" is no café of another kind, though "it" says nothing in English."""
    assert subject_words(read_asked("hvornår er der it-café", NOW)) == ("itcafe",)
    assert subject_words(read_asked("hvornår er der IT hjælp", NOW)) == ("ithjalp",)


def test_question_in_another_language_is_not_guessed_at() -> None:
    """Whoever writes neither Danish nor English is offered a person."""
    assert wish("strikkecafé", UNSURE, foreign="de") is None


def test_nothing_is_found_where_nothing_is_known() -> None:
    """Without events no word names any."""
    judgement = Judgement("strikkecafé", Language.DA, BETWEEN)
    assert wish_of(read_asked("strikkecafé", NOW), judgement, Programme(), NOW) is None


@pytest.mark.parametrize(
    "question",
    [
        "mind mig om juleværkstedet",
        "må jeg få en påmindelse om juleværkstedet",
        "kan du huske mig på juleværkstedet dagen før",
        "please remind me about the workshop",
    ],
)
@pytest.mark.parametrize("decision", [NEWS, Clarify(("arrangement-abonnement", "ide")), UNSURE])
def test_who_wants_to_be_reminded_of_an_event_is_shown_it(question: str, decision: Decision) -> None:
    """There is a button for that under it; how one hears of events in general is no answer."""
    assert found(question, decision) == ["Juleværksted for hele familien"]


@pytest.mark.parametrize(
    "question",
    ["mind mig ikke om juleværkstedet", "kan I minde mig om det dagen før", "mind mig om min bog", "besked om nyt"],
)
def test_a_reminder_of_no_event_is_for_the_entries(question: str) -> None:
    """Which of the events is meant has to be said."""
    assert wish(question, NEWS) is None


@pytest.mark.parametrize(
    ("decision", "question", "expected"),
    [
        (FIND, "noget på søndag", True),
        (FIND, "noget for seniorer", False),
        (UNSURE, "noget for seniorer", True),
        (CLUB, "strikkecafé på søndag", False),
        (BETWEEN, "noget på søndag", False),
    ],
)
def test_that_there_is_none_is_said_only_where_no_entry_answers(
    decision: Decision, question: str, expected: bool
) -> None:
    """An entry is a better answer than "nothing", but for a day that was asked for."""
    wanted = wish(question, FIND)
    assert wanted is not None
    assert may_say_none(Judgement(question, Language.DA, decision), wanted) is expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("hvor er det", True),
        ("ved du hvor det er", True),
        ("hvad med den anden", False),
        ("hvor er det andet", False),
        ("hvordan har du det", False),
    ],
)
def test_it_is_the_event_just_told(question: str, *, expected: bool) -> None:
    """Regression: who asked of the other one of two, or how the assistant is, was told the same event once more."""
    judgement = Judgement(question, Language.DA, HandOver(Reason.NOT_UNDERSTOOD))
    assert is_of_one_told(judgement, NOW) is expected
