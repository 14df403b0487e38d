"""A citizen asks what happens, opens an event, takes it into the calendar, and comes by its link."""

from __future__ import annotations

from datetime import timedelta

from icalendar import Calendar

from knowledge.events import store
from knowledge.events.model import Occurrence
from knowledge.events.tables import EventSourceRow
from tests.e2e.town import NOW, Town, labels
from tests.unit.events.coming import AUTHOR, PROGRAMME, event


async def learn(town: Town, *occurrences: Occurrence) -> None:
    """Have the website's events read just now."""
    async with town.assistant.database.transaction() as session:
        await store.upsert(session, occurrences, NOW)
        read = {"source": "dpl", "good_at": NOW, "asked_for": "", "told": False}
        session.add(EventSourceRow(**read))


async def test_from_question_to_calendar_file(town: Town) -> None:
    """A list, one of its events, its file and a reminder; the first number on the list is the first event."""
    await learn(town, *PROGRAMME.occurrences)
    town.anna.send("hvad sker der i weekenden")
    [found] = await town.anna.replies(1)
    assert found.text.startswith("Det sker 28. november – 29. november")
    assert labels(found) == ["1", "2"]
    town.anna.send("den første tak")
    [card] = await town.anna.replies(1)
    assert card.text.startswith("Juleværksted for hele familien\nlørdag den 28. november kl. 10.00–12.00")
    assert f"{town.world.bot.username}%3Fstart%3Devent-" in str(card.content)
    town.anna.press("📅 Læg i kalenderen")
    [file] = await town.anna.replies(1)
    stored = town.world.files.find(file.content["document"]["file_id"])
    assert stored is not None
    [taken] = Calendar.from_ical(stored.data).walk("VEVENT")
    assert taken["summary"] == "Juleværksted for hele familien"
    reminded = await town.anna.answered(town.anna.press("Mind mig om det"))
    assert "Jeg minder dig om det" in (reminded.text or "")


async def test_what_is_asked_of_the_event_just_told_gets_that_event_and_a_person(town: Town) -> None:
    """Regression: below an event "hvor er det henne" was asked back about the houses, "hvad koster det" about any."""
    await learn(town, *PROGRAMME.occurrences)
    town.anna.send("hvad sker der i weekenden")
    await town.anna.replies(1)
    town.anna.send("den anden")
    await town.anna.replies(1)
    for question in ("hvor er det henne", "hvem er det for", "hvad koster det", "mind mig om den"):
        town.anna.send(question)
        [card] = await town.anna.replies(1)
        assert card.text.startswith("Det her er, hvad jeg ved om det:\n\nKrea\n")
        assert labels(card)[-1] == "Spørg en medarbejder"
    town.anna.send("og i Haslev?")
    assert "Juleværksted" in await town.anna.reply_text()
    for question in ("hvad koster et pas", "hvad koster det"):
        town.anna.send(question)
        assert "hvad jeg ved om det" not in await town.anna.reply_text()


async def test_pages_take_each_others_place(town: Town) -> None:
    """More events replace the list, so that the chat does not fill; their numbers can be typed as well as pressed."""
    await learn(town, *(event(number, f"Kor {number}", number, 10) for number in range(1, 9)))
    town.anna.send("/arrangementer")
    [found] = await town.anna.replies(1)
    town.anna.press("Flere ›")
    assert await town.world.until(lambda: "(6–8 af 8)" in town.anna.last.text)
    assert town.anna.last.id == found.id
    assert labels(town.anna.last) == ["6", "7", "8", "‹ Tilbage"]
    town.anna.send("nr. 7")
    assert (await town.anna.reply_text()).startswith("Kor 7\n")
    town.anna.press("6")
    assert (await town.anna.reply_text()).startswith("Kor 6\n")
    town.anna.send("ok, hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()


async def test_link_leads_to_the_event_as_long_as_it_is_to_come(town: Town) -> None:
    """A newcomer reads the greeting first; a link to what is over says so, with nothing of the link."""
    await learn(town, AUTHOR)
    town.anna.send(f"/start event-{AUTHOR.uuid}")
    greeting, card = await town.anna.replies(2)
    assert "computer, ikke et menneske" in greeting.text
    assert card.text.startswith(AUTHOR.title)
    town.clock.turn(timedelta(days=8))
    town.anna.send(f"/start event-{AUTHOR.uuid}")
    gone = await town.anna.reply_text()
    assert gone.startswith("Det er slut eller findes ikke længere.")
    assert AUTHOR.uuid not in gone


async def test_entries_answer_where_no_event_is_meant(town: Town) -> None:
    """Other questions get the answers they got before, and so does everything where nothing is known of events."""
    town.anna.send("hvad koster et pas på lørdag")
    assert "Et pas koster" in await town.anna.reply_text()
    town.anna.send("/arrangementer")
    assert "Det er slut" in await town.anna.reply_text()
    await learn(town, *PROGRAMME.occurrences)
    town.anna.send("hvad koster et pas på lørdag")
    assert "Et pas koster" in await town.anna.reply_text()


async def test_events_are_quiet_while_a_person_has_the_case(town: Town) -> None:
    """A question about events goes to the person, as everything else does."""
    await learn(town, *PROGRAMME.occurrences)
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    await town.anna.replies(1)
    town.anna.send("hvad sker der i weekenden")
    assert await town.world.until(
        lambda: any("hvad sker der i weekenden" in each.text for each in town.group.messages())
    )
    assert not any("Det sker" in each.text for each in town.anna.chat)


async def test_a_day_that_is_none_is_said_to_be_none(town: Town) -> None:
    """Nobody reads of other days as if they were that one; what is written next is the day that was meant."""
    await learn(town, *PROGRAMME.occurrences)
    town.anna.send("hvad sker der den 31. november")
    assert await town.anna.reply_text() == "Den 31. november findes ikke. Hvilken dag mener du?"
    town.anna.send("den 28. november")
    assert (await town.anna.reply_text()).startswith("Det sker lørdag den 28. november")


async def test_who_wants_what_is_free_is_not_shown_what_costs(town: Town) -> None:
    """The list says what it does not know; what is known to be free says so."""
    free, dear = event(60, "Sangaften", 3, 19, free=True), event(61, "Vinsmagning", 3, 18, price="150 kr.")
    await learn(town, free, dear)
    town.anna.send("er der noget gratis på lørdag")
    listed = await town.anna.reply_text()
    assert "Vinsmagning" not in listed
    assert "Haslev · Gratis" in listed
    assert "Står der ikke »Gratis«, kender jeg ikke prisen" in listed
