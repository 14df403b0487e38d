"""A draft becomes the answer that citizens get: by a second person, with what it changes, and over nobody else's."""

from __future__ import annotations

from tests.e2e.knowledge_desk import Desk, told_soon
from tests.e2e.town import Town


async def _written(desk: Desk, text: str, slug: str = "pas-tid") -> None:
    """Bo writes another Danish answer, up to the point where it could be published."""
    desk.write(f"/ret {slug}")
    await desk.press("Svar, dansk", await desk.says("(Bo skriver)"))
    await desk.says("Skriv svaret")
    desk.write(text)
    await desk.press("Udgiv …", await desk.says(text))


async def test_a_second_person_publishes_and_citizens_are_answered_so_soon(town: Town) -> None:
    """The author cannot publish, a colleague sees the difference and can, and within seconds citizens get it."""
    desk, eva = Desk.opened(town), town.world.add_member(town.group, "Eva")
    await _written(desk, "Et pas tager otte dage.")
    ready = await desk.says("Klar til at udgive: Ventetid på pas")
    assert "- Et pas kommer efter nogle uger.\n+ Et pas tager otte dage." in ready.text
    assert await desk.press("Udgiv nu", ready) == "Du har skrevet kladden, så en anden skal udgive den."
    await desk.press("Udgiv nu", ready, eva)
    await desk.says("er udgivet som pas-tid")
    await told_soon(town.anna, "hvornår kommer mit pas", lambda text: "Et pas tager otte dage." in text)
    desk.write("/vis pas-tid")
    await desk.says("ændret af Bo (udgivet af Eva)")


async def test_of_two_who_change_one_answer_the_second_is_told_and_overwrites_nothing(town: Town) -> None:
    """Who comes second sees what the first has published, and goes on from there with both changes."""
    desk, eva = Desk.opened(town), town.world.add_member(town.group, "Eva")
    desk.write("/ret pas-tid", eva)
    evas = await desk.says("Eva skriver")
    desk.write("/ret pas-tid")
    await desk.says("Eva skriver også på dette svar")
    await _written(desk, "Et pas tager otte dage.")
    await desk.press("Udgiv nu", await desk.says("Klar til at udgive"), eva)
    await desk.says("er udgivet som pas-tid")
    await desk.press("Titel, dansk", evas, eva)
    await desk.says("Skriv titlen")
    desk.write("Tid til et pas", eva)
    await desk.press("Udgiv …", await desk.says("Tid til et pas – sådan"), eva)
    told = await desk.says("Svaret er blevet ændret imens af Bo (udgivet af Eva)")
    assert "+ Et pas tager otte dage." in told.text
    await desk.press("Læg mine rettelser ind i det nye", told, eva)
    put_together = await desk.says("Dine rettelser er lagt ind")
    assert "Tid til et pas – sådan får borgeren svaret på dansk:\n\nEt pas tager otte dage." in put_together.text
    await desk.press("Udgiv …", put_together, eva)
    await desk.press("Udgiv nu", await desk.says("Klar til at udgive: Tid til et pas"))
    await desk.says("»Tid til et pas« er udgivet")
    await told_soon(town.anna, "hvornår kommer mit pas", lambda text: "Et pas tager otte dage." in text)
