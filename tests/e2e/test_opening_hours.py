"""When a house is open on a day: told from what staff and the website say, and never invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.chat.remembering import conversations
from bot.chat.remembering.conversations import Conversation
from bot.hours.fetching import HoursFetching
from bot.hours.live import LiveHours
from bot.standin import World
from bot.storage.tables import AskedQuestionRow
from knowledge.entries import Language
from tests.e2e.saying import answer, told_after
from tests.e2e.town import Town, labels, open_town
from tests.integration.website import Website, serving

WEEK = "/tider begge betjent mandag-fredag 10-17\nhaslev selvbetjent alle dage 6-22\nbegge betjent lørdag-søndag lukket"


async def test_what_staff_set_is_told_with_its_kinds_day_and_source(town: Town) -> None:
    """`/tider` sets the week; citizens read house, kind, day and hours at once, and that staff wrote them."""
    told = await told_after(town, WEEK)
    assert told.count("Gemt.") == 3
    now = await answer(town, "har I åbent nu?")
    assert "Haslev lige nu, onsdag 25. november kl. 10.15:" in now
    assert "Med personale: åbent til kl. 17" in now
    assert "Selvbetjening: åbent til kl. 22" in now
    assert "Faxe lige nu" in now
    assert "skrevet 25. november 2026 kl. 10.15" in now
    english = await answer(town, "is the library in Haslev open on Saturday?")
    assert "Haslev, Saturday 28 November:\n• With staff: closed\n• Self-service: 6:00-22:00" in english


async def test_opening_hours_are_told_beside_whatever_else_is_asked(town: Town) -> None:
    """What staff set for a day is told first, once, and then the other question is answered; a story is no question."""
    await told_after(town, WEEK)
    await told_after(town, "/tider haslev lukket 27/11")
    said = await answer(town, "Jeg rejser på søndag, er der åbent fredag i Haslev?")
    assert said.startswith("Haslev, fredag 27. november:\n• Med personale: lukket")
    town.anna.send("har Haslev åbent på fredag, og hvad koster et pas")
    hours, price = await town.anna.replies(2)
    assert "fredag 27. november:\n• Med personale: lukket" in hours.text
    assert labels(hours) == []
    assert "Et pas koster penge" in price.text
    town.anna.send("har Haslev åbent på fredag, og må jeg bygge et drivhus i forhaven")
    hours, offer = await town.anna.replies(2)
    assert "• Med personale: lukket" in hours.text
    assert labels(offer) == ["Ja, spørg en medarbejder", "Nej tak"]
    cards = town.group.reader()
    cards.skip()
    town.anna.press("Ja, spørg en medarbejder")
    assert "har Haslev åbent på fredag, og må jeg bygge et drivhus i forhaven" in (await cards.next())[0].text


async def test_a_day_of_which_nothing_is_known_goes_the_way_of_every_question(town: Town) -> None:
    """Without information nobody is told that it is closed: the question is offered to a person, as before."""
    await told_after(town, "/tider haslev betjent mandag-fredag 10-17")
    for question in ("har I åbent på lørdag", "har I åbent 2. påskedag", "er borgerservice åben i morgen"):
        said = await answer(town, question)
        assert "Vil du" in said or "medarbejder" in said
        assert "lukket" not in said
    mixed = await answer(town, "har I åbent i morgen")
    assert "Faxe, torsdag 26. november:\nJeg kan ikke se nogen åbningstid." in mixed


async def test_an_exception_goes_before_the_week_and_can_be_taken_back(town: Town) -> None:
    """What staff close on a date is closed on it, for promises too; taken back, the week holds again."""
    await told_after(town, WEEK)
    told = await told_after(town, "/tider haslev lukket 26/11")
    assert "Gemt som undtagelse 1. Haslev, alt: 26/11 2026 lukket." in told
    closed = await answer(town, "har Haslev åbent i morgen")
    assert closed.startswith("Haslev, torsdag 26. november:\n• Med personale: lukket\n• Selvbetjening: lukket")
    assert "Undtagelse 1" in await told_after(town, "/tider")
    assert "Fjernet." in await told_after(town, "/tider fjern 1")
    assert "Med personale: kl. 10-17" in await answer(town, "har Haslev åbent i morgen")


async def test_the_week_is_shown_as_it_was_written(town: Town) -> None:
    """Days with the same hours stand in one line, and the lines of a house together."""
    await told_after(town, "/tider begge betjent mandag-torsdag 10-17\nbegge betjent fredag 10-14")
    shown = await told_after(town, "/tider")
    lines = [line for line in shown.split("\n") if "Med personale: mandag" in line or "Med personale: fredag" in line]
    assert [line.replace(", Med personale", "") for line in lines] == [
        "Haslev: mandag-torsdag 10-17",
        "Haslev: fredag 10-14",
        "Faxe: mandag-torsdag 10-17",
        "Faxe: fredag 10-14",
    ]


async def test_an_order_that_is_not_understood_changes_nothing(town: Town) -> None:
    """One line that is not understood stops them all, and staff read which and why."""
    told = await told_after(town, "/tider haslev betjent mandag 10-17\nhaslev betjent torsdag 25-17")
    assert "Intet er gemt. Jeg forstår ikke: haslev betjent torsdag 25-17" in told
    assert "Jeg læste: 25-17" in told
    assert "Der er ikke sat tider her." in await told_after(town, "/tider")


async def test_an_answer_is_what_a_person_is_offered_to_go_on_with(town: Town) -> None:
    """After opening hours a citizen can have a person, who reads the question and what was told."""
    await told_after(town, WEEK)
    await answer(town, "har I åbent i morgen")
    cards = town.group.reader()
    cards.skip()
    town.anna.press("Spørg en medarbejder")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    [card] = await cards.next()
    assert "har I åbent i morgen" in card.text
    assert "Åbningstider" in card.text


async def test_promises_count_no_hours_in_which_the_houses_have_no_staff(town: Town) -> None:
    """What is promised follows the houses' hours once they are known: five hours from 10.15, of three a day."""
    await told_after(town, "/tider begge betjent mandag-fredag 10-13")
    await answer(town, "har I åbent i morgen")
    said = await answer(town, "må jeg bygge et drivhus i forhaven")
    assert "i morgen inden kl. 13" in said


@pytest.fixture
async def website() -> Website:
    """A library's website that can be changed."""
    return Website()


async def test_the_website_is_read_by_itself_and_named_as_the_source(
    world: World, tmp_path: Path, website: Website
) -> None:
    """Its hours are told with the time of reading; a failure leaves what was read."""
    website.add("Åbent", "2026-11-26", "10:00", "16:00")
    website.add("Borgerservice", "2026-11-26", "10:00", "12:00")
    async with serving(website) as url:
        changes = {"hours_url": url, "hours_branches": "10=haslev"}
        async with open_town(world, tmp_path, changes=changes) as town:
            await website.read(1)
            fetching = HoursFetching(town.assistant.database, town.clock, url, LiveHours(town.assistant.database, {}))
            await fetching.work()
            said = await answer(town, "har I åbent i morgen i Haslev")
            assert "• Med personale: kl. 10-16\n• Borgerservice: kl. 10-12" in said
            assert "Kilde: 127.0.0.1, læst 25. november 2026 kl. 10.15" in said
            website.status = 500
            await fetching.work()
            assert "Med personale: kl. 10-16" in await answer(town, "har I åbent i morgen i Haslev")
            assert "HTTP status 500" in await told_after(town, "/tider")


async def test_with_consent_a_question_counts_as_answered(town: Town) -> None:
    """Who lets us learn from questions leaves one that was answered, by no entry; nothing else of it is kept."""
    await told_after(town, WEEK)
    async with town.assistant.database.transaction() as session:
        conversation = Conversation(town.anna.user.id, Language.DA, improve=True)
        await conversations.write(session, conversation, town.clock())
    await answer(town, "har I åbent i morgen")
    async with town.assistant.database.reading() as session:
        [row] = await session.scalars(select(AskedQuestionRow))
    assert (row.question, row.decision, row.entry) == ("har I åbent i morgen", "answer", None)


async def test_hours_are_set_by_lines_that_each_name_the_command_and_misspell_the_house(town: Town) -> None:
    """Whoever copies what stood there before is understood, and so is the old spelling of a house."""
    told = await told_after(town, "/tider haslef betjent mandag 10-17\n/tider fakse betjent tirsdag 10-17")
    assert "Haslev, Med personale: mandag 10-17" in told
    assert "Faxe, Med personale: tirsdag 10-17" in told


async def test_a_day_set_for_both_houses_is_taken_back_for_both(town: Town) -> None:
    """The answer names what takes all of it back, and a day can be named as well as a number."""
    told = await told_after(town, "/tider begge lukket juleaften")
    assert "undtagelse 1 og 2" in told
    assert told.endswith("/tider fjern 1 og 2")
    assert "Fjernet." in await told_after(town, "/tider fjern 1 og 2")
    await told_after(town, "/tider begge lukket juleaften")
    assert "Fjernet." in await told_after(town, "/tider fjern begge 24/12")
    assert "intet er fjernet" in await told_after(town, "/tider fjern begge 24/12")


async def test_an_exception_says_what_it_goes_before(town: Town) -> None:
    """Whoever takes it back knows that the older one holds again; one of another day or house is not named."""
    await told_after(town, "/tider haslev lukket 24/12\nfaxe lukket 24/12\nhaslev lukket 23/12")
    told = await told_after(town, "/tider haslev betjent 24/12 10-12")
    assert told.endswith("Den går forud for undtagelse 1, som gælder igen, når denne fjernes.")
    assert "går forud for" not in await told_after(town, "/tider haslev lukket 22/12")


async def test_hours_of_a_day_that_is_none(town: Town) -> None:
    """The date is said to be none, and no hours are told of another one."""
    await told_after(town, WEEK)
    assert await answer(town, "har I åbent den 31. april?") == "Den 31. april findes ikke. Hvilken dag mener du?"
