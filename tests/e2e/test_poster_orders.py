"""Staff order a poster in their group."""

from __future__ import annotations

from datetime import timedelta

from knowledge.events import store
from tests.e2e.town import NOW, Town
from tests.unit.events.coming import AUTHOR


async def test_staff_get_the_poster_of_an_answer(town: Town) -> None:
    """`/qr` with words names the answers that fit; with one of them it gives the sheet; a citizen gets neither."""
    town.bo.send("/qr hvad koster et pas")
    assert await town.world.until(lambda: any("/qr svar-pas-pris" in each.text for each in town.group.messages(None)))
    town.bo.send("/qr svar-pas-pris")

    def files() -> list[str]:
        return [each.content["document"]["file_id"] for each in town.group.messages(None) if "document" in each.content]

    assert await town.world.until(lambda: len(files()) == 1)
    file = town.world.files.find(files()[0])
    assert file is not None
    assert file.data.startswith(b"%PDF")
    assert f"{town.world.bot.username}?start=svar-pas-pris".encode() in file.data
    async with town.assistant.database.transaction() as session:
        await store.upsert(session, [AUTHOR], NOW)
    town.clock.turn(timedelta(minutes=1))
    town.bo.send("/qr forfatteraften")
    link = f"event-{AUTHOR.uuid}"
    assert await town.world.until(lambda: any(f"/qr {link}" in each.text for each in town.group.messages(None)))
    town.bo.send(f"/qr {link} svg")
    assert await town.world.until(lambda: len(files()) == 2)
    file = town.world.files.find(files()[1])
    assert file is not None
    assert "onsdag den 2. december kl. 19.00–21.00" in file.data.decode()
    town.anna.send("/qr svar-pas-pris")
    assert "document" not in (await town.anna.replies(1))[0].content
