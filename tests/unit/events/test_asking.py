"""What questions about events and opening hours are taken to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.command_line.events import as_fields
from knowledge.dates import COPENHAGEN
from knowledge.events.asking import Asked, Intent, read_asked
from knowledge.events.audiences import Audience, audience_in, audiences_of
from knowledge.events.houses import houses_in
from knowledge.events.subject import subject_words

NOW = datetime(2026, 11, 25, 10, 15, tzinfo=COPENHAGEN)
LIST = Path(__file__).parents[2] / "data" / "asked-events.tsv"


def labelled() -> Iterator[list[str]]:
    """The lines of the labelled list, as columns."""
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def asked(question: str) -> Asked:
    """What is asked for on Wednesday, 25 November 2026."""
    return read_asked(question, NOW)


@pytest.mark.parametrize("line", list(labelled()), ids=lambda line: line[6])
def test_the_labelled_questions_are_read_as_they_are_labelled(line: list[str]) -> None:
    """Kind, days, house and audience are those of the list; one of its readings where it has several."""
    fields = as_fields(asked(line[6]))
    assert (fields["from"], fields["to"]) in zip(line[1].split(","), line[2].split(","), strict=True)
    assert [fields["intent"], fields["house"], fields["audience"]] == [line[0], line[3], line[4]]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("er der strikkecafé i Haslev på lørdag", "strikkecafé"),
        ("hvad sker der i weekenden", ""),
        ("koncert for børn i december", "koncert"),
        ("is there a book club in Faxe next week", "book club"),
    ],
)
def test_what_is_left_of_a_question_is_its_subject(question: str, text: str) -> None:
    """Words for when, where and for whom, and those that only ask, are no part of the subject."""
    assert asked(question).text == text


def test_who_greets_and_signs_asks_for_nothing_by_it() -> None:
    """A weekend that is wished, a name and a home town are neither the day, nor the subject, nor the house."""
    signed = asked("Hej med jer 😊 er der foredrag på fredag\nGod weekend. Hilsen Ole, Haslev")
    assert (signed.text, signed.house) == ("foredrag", None)
    assert signed.when == asked("er der foredrag på fredag").when


@pytest.mark.parametrize(
    ("question", "house"),
    [
        ("ikke Haslev men Faxe, hvornår åbner I i morgen", "faxe"),
        ("Haslev er tættere på end Faxe, har Haslev åbent i dag", "haslev"),
        ("I live in Faxe, when does Haslev close", "haslev"),
        ("jeg bor i Faxe, hvad sker der", "faxe"),
        ("både Haslev og Faxe i morgen, åbent", None),
        ("åbent i Faxe, nej jeg mener Haslev", "haslev"),
        ("hvad sker der i Haslev, undskyld, Faxe", "faxe"),
    ],
)
def test_a_house_that_is_turned_down_taken_back_or_only_told_is_not_asked_about(
    question: str, house: str | None
) -> None:
    """Where another house is named, it is meant; where none is, the one that is told of."""
    assert asked(question).house == house


def test_a_short_sunday_is_no_son() -> None:
    """Beside another weekday "søn" is Sunday and names no group."""
    assert asked("lør og søn, hvad sker der").audience is None
    assert asked("noget for min søn på lørdag").audience is Audience.CHILDREN


def test_a_bare_day_is_taken_for_events_but_not_as_told() -> None:
    """A question without a word of either kind says so, so that a chat may ask what was meant."""
    found = asked("lørdag i Haslev")
    assert (found.intent, found.told) == (Intent.EVENTS, False)
    assert asked("hvad sker der lørdag").told
    assert asked("har i åbent lørdag").told


def test_both_houses_are_no_house() -> None:
    """Who names both houses wants to hear of both."""
    assert asked("hvad sker der i Haslev og Faxe på lørdag").house is None


@pytest.mark.parametrize("text", ["faxe kommunes arrangementer", "koncert i Faxe Ladeplads", "has 11 elever"])
def test_a_name_with_the_house_in_it_is_no_house(text: str) -> None:
    """The municipality and another town of it are not the house in Faxe."""
    assert houses_in(text) == frozenset()


@pytest.mark.parametrize(("text", "house"), [("Haslve", "haslev"), ("Fakse", "faxe"), ("Haslev Bibliotek", "haslev")])
def test_a_house_is_known_by_its_name(text: str, house: str) -> None:
    """Old spelling, slips of the finger and the names of the website's branches."""
    assert houses_in(text) == {house}


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("noget for en på 4", Audience.CHILDREN),
        ("min søn er 15 år", Audience.YOUNG),
        ("jeg er 45 år", Audience.ADULTS),
        ("vi er 60+", Audience.SENIORS),
        ("børn i følge med voksne", Audience.CHILDREN),
        ("noget på 4. sal", None),
        ("er der noget kl 14", None),
        ("ældre bøger", None),
        ("hvad sker der", None),
    ],
)
def test_an_audience_is_an_age_or_a_word_for_the_group(text: str, audience: Audience | None) -> None:
    """Numbers that are no ages, and old things, are no audience."""
    assert audience_in(text) is audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("noget for voksne på lørdag, ikke for børn", Audience.ADULTS),
        ("ikke for børn, men noget for unge", Audience.YOUNG),
        ("anything for seniors, not for kids", Audience.SENIORS),
        ("noget på lørdag, ikke for børn på 5 år", None),
        ("noget andet end børneteater", None),
        ("hellere noget for voksne end for børn", Audience.ADULTS),
        ("noget for folk på 60+, ikke for børn", Audience.SENIORS),
        ("har I ikke noget for børn", Audience.CHILDREN),
    ],
)
def test_a_group_that_is_turned_down_is_not_asked_for(text: str, audience: Audience | None) -> None:
    """Another group is meant, or nobody in particular; "ikke" in a question turns nothing down."""
    assert audience_in(text) is audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("noget for bønr", Audience.CHILDREN),
        ("anything for childern", Audience.CHILDREN),
        ("noget for voskne", Audience.ADULTS),
        ("hvad sker der på broen", None),
    ],
)
def test_a_group_is_known_with_a_slip_of_the_finger(text: str, audience: Audience | None) -> None:
    """What is no word and nearly the name of a group is that group."""
    assert audience_in(text) is audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("noget for børen", Audience.CHILDREN),
        ("har I noget for brn", Audience.CHILDREN),
        ("aktiviteter for uneg", Audience.YOUNG),
        ("noget for de ædre", Audience.SENIORS),
        ("har I en bog om bjørne", None),
    ],
)
def test_a_short_name_of_a_group_is_known_with_its_usual_slips(text: str, audience: Audience | None) -> None:
    """What is too short for a sure guess is known by the slips that people make in it; a word of its own is none."""
    assert audience_in(text) is audience


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("en lille en på 14 måneder", Audience.CHILDREN),
        ("min datter på 7 mdr", Audience.CHILDREN),
        ("en dreng på 6 uger", Audience.CHILDREN),
        ("til en tøs på 16", Audience.YOUNG),
        ("en knægt på 13 i Haslev", Audience.YOUNG),
        ("min svigerfar på 71", Audience.SENIORS),
        ("min datter er 14,5 år", Audience.YOUNG),
        ("our twins are 5", Audience.CHILDREN),
        ("someone who's 68", Audience.SENIORS),
        ("et abonnement på 6 måneder", None),
        ("et kursus på 12 timer", None),
        ("en bog på 14 dage", None),
    ],
)
def test_an_age_is_that_of_somebody(text: str, audience: Audience | None) -> None:
    """In months or years behind a word for a person; what lasts or costs so much is nobody."""
    assert audience_in(text) is audience


@pytest.mark.parametrize("text", ["er det for sent at komme kl 18 i dag", "is it too late to come at 6 pm today"])
def test_whether_it_is_too_late_to_come_asks_for_hours(text: str) -> None:
    """Who asks whether they come too late wants to know when the house closes."""
    assert read_asked(text, NOW).intent is Intent.HOURS


def test_when_people_are_back_asks_for_hours() -> None:
    """It is said of those who work there."""
    assert asked("hvornår er I tilbage på mandag").intent is Intent.HOURS


@pytest.mark.parametrize("text", ["er der oppent lige nu", "har i opent i dag"])
def test_opening_is_known_as_it_is_heard(text: str) -> None:
    """Who writes as people speak asks about hours all the same."""
    assert asked(text).intent is Intent.HOURS


@pytest.mark.parametrize(
    "text", ["har I sommeråbningstider i juli", "kan man låse sig selv ind på søndag", "can I let myself in on Sunday"]
)
def test_hours_are_asked_about_in_compounds_and_by_the_lock(text: str) -> None:
    """Hours of a season are hours, and who locks themselves in asks whether the house is open."""
    assert asked(text).intent is Intent.HOURS


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("jeg har tid til pas på tirsdag, sker der ellers noget", Intent.EVENTS),
        ("sker der noget hvis jeg henter mit pas for sent", Intent.HOURS),
    ],
)
def test_whether_something_is_on_asks_for_events_whatever_is_told(text: str, intent: Intent) -> None:
    """An errand that is told beside it makes no question about hours of it; what comes of something is no event."""
    assert asked(text).intent is intent


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("min søn på 45 siger at der er foredrag", None),
        ("min datter på 38 kører mig, er der noget på lørdag", None),
        ("noget for min søn på 45", Audience.ADULTS),
        ("min datter på 8 siger der er højtlæsning", Audience.CHILDREN),
    ],
)
def test_a_grown_up_who_only_says_or_drives_is_nobody_to_ask_for(text: str, audience: Audience | None) -> None:
    """The age of a grown son or daughter counts where something is asked for them."""
    assert audience_in(text) is audience


def test_labels_of_the_website_are_audiences() -> None:
    """The names that libraries give their target groups; one that says nothing is left out."""
    assert audiences_of(["Børn", "Unge 13-17 år", "Alle"]) == {Audience.CHILDREN, Audience.YOUNG}


def test_of_opening_hours_nobody_is_the_audience() -> None:
    """A house is open to all, so that its hours are never searched by audience."""
    assert asked("har børnebiblioteket åbent på lørdag").audience is None


@pytest.mark.parametrize(
    "question",
    ["hvad handler Bierne om", "er der ledige pladser på Bierne", "hvor kan man købe billet til Bierne"],
)
def test_what_is_asked_of_an_event_is_no_part_of_its_name(question: str) -> None:
    """Regression: what it is about, or whether a place is left, was looked for among what events are called."""
    assert subject_words(read_asked(question, NOW)) == ("bierne",)
