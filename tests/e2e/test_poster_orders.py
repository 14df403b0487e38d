"""Staff order a poster in their group."""

from __future__ import annotations

from tests.e2e.town import Town


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
    town.anna.send("/qr svar-pas-pris")
    assert "document" not in (await town.anna.replies(1))[0].content
