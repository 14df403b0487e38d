"""Staff enter events in their group, correct them, and say what becomes of them."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.running import ticker
from bot.standin import World
from bot.standin.shapes import message_json
from knowledge.events import store
from knowledge.events.model import Change, Kind, Occurrence, State
from tests.e2e.saying import told_after
from tests.e2e.town import NOW, Town, open_town
from tests.integration.events.occurrences import CAFE, DAY
from tests.integration.events.website import item, serving

FORM = "/arrangement\ntitel: Strikkeklub\ndato: 3. december\ntid: 19-21\nhus: Haslev\nsted: Salen"


async def _coming(town: Town) -> list[Occurrence]:
    async with town.assistant.database.reading() as session:
        return list(await store.between(session, NOW, NOW + 60 * DAY))


async def _changes(town: Town) -> list[Change]:
    async with town.assistant.database.reading() as session:
        return list(await store.changes_after(session, 0))


def _code(text: str) -> str:
    found = re.search(r"[0-9a-f]{6}$", text)
    assert found is not None, text
    return found[0]


async def test_event_is_entered_corrected_and_cancelled(town: Town) -> None:
    """Staff read back what was understood, day and year too; each step is a change that others can tell of."""
    told = await told_after(town, FORM)
    assert "tors. 3. december 2026 kl. 19.00-21.00 · Strikkeklub · Haslev, Salen · " in told
    code = _code(told)
    [entered] = await _coming(town)
    assert (entered.title, entered.starts) == ("Strikkeklub", datetime(2026, 12, 3, 18, tzinfo=UTC))
    assert "fre. 4. december 2026 kl. 19.00-21.00" in await told_after(
        town, f"/arrangement ret {code}\ndato: 4. december"
    )
    assert "udsolgt" in await told_after(town, f"/arrangement udsolgt {code}")
    assert "aflyst" in await told_after(town, f"/arrangement aflyst {code}")
    assert "Som planlagt igen" in await told_after(town, f"/arrangement igen {code.upper()}")
    kinds = [change.kind for change in await _changes(town)]
    assert kinds == [Kind.NEW, Kind.MOVED, Kind.SOLD_OUT, Kind.CANCELLED, Kind.BACK]
    assert code in await told_after(town, "/arrangement liste")


async def test_an_event_is_entered_once(town: Town) -> None:
    """The same title at the same time in the same house is told with its code and not kept again; another house is."""
    code = _code(await told_after(town, FORM))
    again = await told_after(town, FORM.replace("Strikkeklub", "strikkeklub").replace("\nsted: Salen", ""))
    assert "Intet er gemt: det står her allerede" in again
    assert _code(again) == code
    assert "Gemt" in await told_after(town, FORM.replace("Haslev", "Faxe"))
    assert "Gemt" in await told_after(town, FORM.replace("19-21", "20-21"))
    assert len(await _coming(town)) == 3


async def test_slips_are_told_and_nothing_is_kept(town: Town) -> None:
    """Alone, the command explains itself; every slip is named at once; a code that nothing has is said to be so."""
    assert "titel: Strikkeklub" in await told_after(town, "/arrangement")
    assert "titel: Strikkeklub" in await told_after(town, "/arrangement slet 123456")
    told = await told_after(town, "/arrangement titel: Bingo\ntid: om aftenen\nhus: Køge")
    assert "»dato« mangler" in told
    assert "»om aftenen« er ikke et klokkeslæt" in told
    assert "»Køge« kender jeg ikke" in told
    assert "koden »abcdef«" in await told_after(town, "/arrangement aflyst abcdef")
    assert await told_after(town, "/arrangement liste") == "Ingen har skrevet arrangementer ind, som ikke er forbi."
    assert await _coming(town) == []


async def test_what_a_source_tells_is_corrected_there_but_a_missing_one_can_be_cancelled(town: Town) -> None:
    """An event of the website's is the website's; when it is named there no more, staff know better."""
    database = town.assistant.database
    other = replace(CAFE, uuid=CAFE.uuid.replace("1", "2"), title="Foredrag")
    async with database.transaction() as session:
        await store.upsert(session, [CAFE, other], NOW, quiet=True)
        await store.note_missing(session, CAFE.source, {other.uuid}, NOW, NOW)
    assert "henter jeg et andet sted fra" in await told_after(town, f"/arrangement aflyst {other.code}")
    assert "henter jeg et andet sted fra" in await told_after(town, f"/arrangement igen {CAFE.code}")
    assert "Meldt aflyst" in await told_after(town, f"/arrangement aflyst {CAFE.code}")
    assert [(each.title, each.state) for each in await _coming(town)] == [
        ("IT-café", State.CANCELLED), ("Foredrag", State.SCHEDULED)
    ]  # fmt: skip
    async with database.transaction() as session:
        await store.upsert(session, [CAFE, other], NOW)
    assert [change.kind for change in await _changes(town)] == [Kind.MISSING, Kind.CANCELLED, Kind.BACK]


async def test_correction_of_one_event_is_one_day(town: Town) -> None:
    """A series is entered at once, but each of its events is corrected by itself."""
    told = await told_after(town, FORM.replace("3. december", "3. december; 10. december"))
    assert len(await _coming(town)) == 2
    assert "Intet er rettet." in await told_after(town, f"/arrangement ret {_code(told)}")
    answer = await told_after(town, f"/arrangement ret {_code(told)}\ndato: 11. december; 12. december")
    assert "skriv kun den nye dag" in answer
    await told_after(town, f"/arrangement ret {_code(told)}\ndato: 11. december")
    assert [each.starts.day for each in await _coming(town)] == [3, 11]
    assert len({each.series for each in await _coming(town)}) == 1


async def test_nobody_else_enters_events(town: Town) -> None:
    """In a citizen's chat there is no such command, and who has left the group is told why nothing was kept."""
    town.anna.send(FORM)
    await town.anna.replies(1)
    written = town.bo.send("ok")
    town.bo.leave()
    notes = town.group.reader()
    notes.skip()
    command = {"type": "bot_command", "offset": 0, "length": len("/arrangement")}
    town.world.updates.add("message", message_json(written) | {"text": FORM, "entities": [command]})
    [note] = await notes.next()
    assert "kun medlemmer af denne gruppe" in note.text
    assert await _coming(town) == []


async def test_website_is_asked_as_soon_as_the_assistant_runs(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sets the website's address has its events without doing anything more."""
    monkeypatch.setattr(ticker, "_EVERY", timedelta(milliseconds=50))
    async with serving() as site:
        site.items = [item()]
        async with open_town(world, tmp_path, events_url=site.url) as town, asyncio.timeout(20):
            while not (found := await _coming(town)):
                pass
    assert [each.title for each in found] == ["IT-café 1"]


async def test_a_correction_and_an_end_are_understood_in_the_order_that_people_write(town: Town) -> None:
    """The code may stand first, the new day on the same line; a day that is just over moves nothing to next year."""
    code = _code(await told_after(town, FORM))
    assert "lør. 5. december 2026" in await told_after(town, f"/arrangement ret {code} dato: 5. december")
    assert "er forbi" in await told_after(town, f"/arrangement ret {code}\ndato: 1/11")
    [kept] = await _coming(town)
    assert kept.starts == datetime(2026, 12, 5, 18, tzinfo=UTC)
    assert "Meldt aflyst" in await told_after(town, f"/arrangement {code} aflyst")
    assert "Som planlagt igen" in await told_after(town, f"/arrangement igen {code}")
    assert "Meldt aflyst" in await told_after(town, f"/arrangement aflys {code}")
