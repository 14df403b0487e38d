"""What became of an answer is shown in the group, the last change is taken back in one step, and deleting archives."""

from __future__ import annotations

from datetime import timedelta

from bot.storage.database import Database
from knowledge.files.entry_files import read_folder
from knowledge.storing import store
from knowledge.storing.changing import Act
from tests.e2e.knowledge_desk import Desk, told_soon
from tests.e2e.town import ENTRIES, Town, labels


async def _archived(desk: Desk) -> None:
    desk.write("/arkiver pas-tid")
    await desk.press("Arkivér uden begrundelse", await desk.says("Arkivér Ventetid på pas?"))
    await desk.says("Bo har arkiveret »Ventetid på pas«")


async def test_an_answer_is_archived_and_brought_back_in_one_step(town: Town) -> None:
    """An archived answer is not given any more; /fortryd shows what comes back, and brings it back."""
    desk = Desk.opened(town)
    await _archived(desk)
    await told_soon(town.anna, "hvornår kommer mit pas", lambda text: "efter nogle uger" not in text)
    desk.write("/fortryd pas-tid")
    asked = await desk.says("Fortryd den seneste ændring af Ventetid på pas?")
    assert "Udgivet eller ej\n- arkiveret, borgere får det ikke\n+ udgivet" in asked.text
    desk.write("Vi tog fejl")
    await desk.says("Bo har fortrudt den seneste ændring")
    desk.write("/historik pas-tid")
    shown = await desk.says("Historik for Ventetid på pas (3 udgaver, nyeste først)")
    assert [part.split(" · ")[0] for part in shown.text.split("\n\n")[1:]] == ["Udgave 3", "Udgave 2", "Udgave 1"]
    assert "Bo · fortrudt\nBegrundelse: Vi tog fejl" in shown.text


async def test_what_is_archived_is_not_archived_again(town: Town) -> None:
    """Who would take an answer out of service that is out of it already reads so, and is asked nothing."""
    desk = Desk.opened(town)
    await _archived(desk)
    desk.write("/arkiver pas-tid")
    await desk.says("Svaret er arkiveret allerede.")
    desk.write("/vis pas-tid")
    assert labels(await desk.says("pas-tid · arkiveret")) == ["Ret", "Historik", "Fortryd seneste"]


async def test_a_button_that_somebody_else_has_overtaken_changes_nothing(town: Town) -> None:
    """Who confirms what was shown before another change is told so; that change stays."""
    desk = Desk.opened(town)
    await _archived(desk)
    desk.write("/fortryd pas-tid")
    asked = await desk.says("Fortryd den seneste ændring")
    other = Database(town.settings.database())
    async with other.transaction() as session:
        entry = read_folder(ENTRIES)["pas-tid"]
        await store.load(session, [entry], replace=True, act=Act("Eva", "import"))
    await other.close()
    assert (
        await desk.press("Fortryd uden begrundelse", asked) == "Svaret er ændret, siden det blev vist her. Se det igen."
    )
    assert labels(asked) == ["Fortryd uden begrundelse", "Tilbage"]


async def test_who_goes_back_is_asked_for_no_reason_any_more(town: Town) -> None:
    """After »Tilbage«, /annuller or ten minutes what somebody writes is no reason; the answer stays in service."""
    desk = Desk.opened(town)
    desk.write("/arkiver pas-tid")
    await desk.press("Tilbage", await desk.says("Skriv hvorfor i én besked"))
    assert await town.world.until(lambda: not desk.shows("Skriv hvorfor i én besked"))
    desk.write("Hvem tager vagten i dag?")
    desk.write("/arkiver pas-tid")
    await desk.says("Arkivér Ventetid på pas?")
    desk.write("/annuller")
    await desk.says("Ventetid på pas – sådan får borgeren svaret på dansk")
    desk.write("/arkiver pas-pris")
    await desk.says("Arkivér Pris på pas?")
    town.clock.turn(timedelta(minutes=11))
    desk.write("Er der mere kaffe?")
    desk.write("/historik pas-pris")
    await desk.says("Historik for Pris på pas (1 udgave")
    assert not desk.shows("har arkiveret")


async def test_who_goes_on_to_something_else_is_asked_for_no_reason_any_more(town: Town) -> None:
    """Another command, or a look at another answer, ends the question: what is written then archives nothing."""
    desk = Desk.opened(town)
    desk.write("/arkiver pas-tid")
    await desk.says("Arkivér Ventetid på pas?")
    desk.write("/vis pas-pris")
    shown = await desk.says("Pris på pas – sådan får borgeren svaret")
    desk.write("slet")
    desk.write("/arkiver pas-tid")
    await desk.says("Arkivér Ventetid på pas?")
    await desk.press("Historik", shown)
    await desk.says("Historik for Pris på pas")
    desk.write("Hvem tager vagten?")
    desk.write("/vis pas-tid")
    await desk.says("Ventetid på pas – sådan får borgeren svaret")
    assert not desk.shows("Bo har arkiveret")
