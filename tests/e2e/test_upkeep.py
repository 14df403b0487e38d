"""What is due is listed to its owner; past its day it is not served until somebody has checked it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from knowledge.entries import Entry, Kind
from knowledge.storing import store
from tests.e2e.town import Town, labels

QUESTION = "hvordan fornyer jeg mine lån"


async def _entry(town: Town, slug: str = "laan-forny") -> Entry:
    async with town.assistant.database.reading() as session:
        return (await store.read(session))[slug]


async def _entries(town: Town) -> tuple[Entry, ...]:
    async with town.assistant.database.reading() as session:
        return tuple((await store.read(session)).entries.values())


async def _due(town: Town, day: date) -> None:
    """The entry about loans must be checked by a day."""
    entry = await _entry(town)
    async with town.assistant.database.transaction() as session:
        changed = replace(entry, review_by=day, checked_at=day - timedelta(days=90))
        await store.load(session, [changed], replace=True)
    await town.assistant.refresher.look()


async def test_past_its_day_an_entry_hands_over_until_it_is_checked(town: Town) -> None:
    """The list has a button; pressed, the entry is answered again, and is due as long after as before."""
    await _due(town, date(2026, 11, 24))
    town.anna.send(QUESTION)
    assert "Du fornyer lån" not in await town.anna.reply_text()
    told = town.group.reader()
    town.bo.send("/tjek")
    [listed] = await told.next()
    assert "Skal tjekkes af bibliotek" in listed.text
    assert "Forny lån (laan-forny): bliver ikke vist siden 24.11.2026" in listed.text
    assert labels(listed) == ["Tjekket i dag: Forny lån"]
    eva = town.world.add_member(town.group, "Eva")
    refused = await eva.answered(eva.press("Tjekket i dag: Forny lån", listed))
    assert "kræver rollen redaktør" in (refused.text or "")
    town.bo.press("Tjekket i dag: Forny lån", listed)
    assert f"tjekket i dag af Bo ({town.bo.id})" in (await told.next())[0].text
    assert ((await _entry(town)).checked_at, (await _entry(town)).review_by) == (date(2026, 11, 25), date(2027, 2, 23))
    await town.assistant.refresher.look()
    town.anna.send(QUESTION)
    assert "Du fornyer lån" in await town.anna.reply_text()
    # Use never moves the day, not even an answer that helped.
    before = await _entry(town)
    await town.anna.answered(town.anna.press(town.anna.last.keyboard[0][0]["text"]))
    assert await _entry(town) == before
    again = await town.bo.answered(town.bo.press("Tjekket i dag: Forny lån", listed))
    assert again.text == "Det er allerede tjekket i dag."
    await _due(town, date(2026, 11, 24))
    town.bo.send("/tjek")
    [listed] = await told.next()
    # Whoever checked it last is called by name; what the program has loaded since calls nobody.
    assert "bliver ikke vist siden 24.11.2026 · sidst: Bo" in listed.text
    assert f"tg://user?id={town.bo.id}" in str(listed.content["entities"])


async def test_the_owner_reads_the_list_each_monday_in_the_topic(town: Town) -> None:
    """On Monday morning what is due within two weeks stands in the topic of the knowledge base, once."""
    await _due(town, date(2026, 12, 10))
    topic = town.bo.create_topic("Viden")
    reader = town.group.reader(topic)
    await reader.next()
    await town.assistant.service.ticker.tick()
    town.clock.turn(timedelta(days=5))
    [listed] = await reader.next()
    assert "Forny lån (laan-forny): senest 10.12.2026" in listed.text
    town.clock.turn(timedelta(days=1))
    town.bo.send_in_topic(topic, "/drift")
    assert "Ingen driftsmeddelelse" in (await reader.next())[0].text


async def test_an_urgent_answer_past_its_day_is_listed_as_still_shown(town: Town) -> None:
    """In an emergency a number that waits for its check is better than none, so nobody may be told that it is gone."""
    alarm = next(entry for entry in (await _entries(town)) if entry.kind is Kind.SIGNPOST)
    async with town.assistant.database.transaction() as session:
        await store.load(session, [replace(alarm, review_by=date(2026, 11, 24))], replace=True)
    await town.assistant.refresher.look()
    told = town.group.reader()
    town.bo.send("/tjek")
    [listed] = await told.next()
    assert f"({alarm.slug}): skulle være tjekket 24.11.2026 og bliver stadig vist" in listed.text
