"""What does not work is told before the answers that it concerns, at once and only as long as it lasts."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.running.app import running
from bot.standin import World, serve
from tests.e2e.town import Town, fill_database, make_settings, running_clock

TOLD = "Driftsforstyrrelse: Passkranken er lukket"


async def _show(town: Town) -> None:
    told = town.group.reader()
    told.skip()
    town.bo.send('/drift "Passkranken er lukket" til 14:00 pas')
    [shown] = await told.next()
    assert "vises nu før 2 svar" in shown.text
    assert TOLD in shown.text


async def test_an_incident_is_told_before_its_answers_until_it_is_over(town: Town) -> None:
    """It stands before the answers about its topic and no other, and goes by itself when its time has come."""
    await _show(town)
    town.anna.send("hvad koster et pas")
    first, second = await town.anna.replies(2)
    assert first.text == f"{TOLD} (meldt til og med 25. november kl. 14.00)".replace("Drift", "⚠️ Drift", 1)
    assert "Et pas koster penge" in second.text
    town.anna.send("hvordan fornyer jeg mine lån")
    assert "Du fornyer lån" in await town.anna.reply_text()
    town.clock.turn(timedelta(hours=4))
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()


async def test_an_incident_survives_a_restart_is_listed_and_ended(world: World, tmp_path: Path) -> None:
    """What was begun before the assistant was started anew is told after it, until somebody ends it."""
    group = world.add_staff_group("Vagten")
    bo, anna = world.add_member(group, "Bo"), world.add_citizen("Anna")
    async with serve(world) as server:
        settings = make_settings(server, tmp_path, group.id).model_copy(update={"administrators": str(bo.id)})
        await fill_database(settings)
        async with running(settings, clock=running_clock()):
            bo.send('/drift "Passkranken er lukket" til 14:00 pas')
            told = group.reader()
            await told.next()
        async with running(settings, clock=running_clock()):
            anna.send("hvad koster et pas")
            assert TOLD in (await anna.replies(2))[0].text
            bo.send("/drift")
            assert "1 · til 25.11. kl. 14.00 · pas · Passkranken er lukket" in (await told.next())[0].text
            bo.send("/drift slut")
            assert (await told.next())[0].text == "Driftsmeddelelse 1 vises ikke mere."
            anna.send("hvad koster et pas")
            assert "Et pas koster penge" in await anna.reply_text()
            bo.send("/drift slut 1")
            assert "Hvilken?" in (await told.next())[0].text


async def test_of_several_incidents_the_one_that_is_over_is_named(town: Town) -> None:
    """Where more than one is shown, `/drift slut` alone ends none and asks which."""
    told = town.group.reader()
    for text, about in (("Passkranken er lukket", "pas"), ("Alt er lukket", "alle")):
        town.bo.send(f'/drift "{text}" til 14:00 {about}')
        await told.next()
    town.bo.send("/drift slut")
    assert "Hvilken?" in (await told.next())[0].text
    town.bo.send("/drift")
    [listed] = await told.next()
    assert ("Passkranken er lukket" in listed.text, "Alt er lukket" in listed.text) == (True, True)


async def test_an_incident_is_told_once(town: Town) -> None:
    """The same words about the same answers are not shown a second time; staff read which number they have."""
    await _show(town)
    told = town.group.reader()
    told.skip()
    town.bo.send('/drift "passkranken er lukket" til 15:00 pas')
    assert "vises allerede som nummer 1, til 25.11. kl. 14.00" in (await told.next())[0].text
    town.anna.send("hvad koster et pas")
    assert [TOLD in each.text for each in await town.anna.replies(2)] == [True, False]


async def test_only_an_editor_shows_an_incident_and_a_wrong_one_is_explained(town: Town) -> None:
    """A reader may not; without a time or an answer nothing is shown, and the group reads what is missing."""
    eva = town.world.add_member(town.group, "Eva")
    told = town.group.reader()
    eva.send("/drift Passkranken er lukket til 14:00 pas")
    town.bo.send("/drift Passkranken er lukket til kl. 9 pas")
    town.bo.send("/drift Passkranken er lukket til 14:00 passs")
    town.bo.send("/drift Passkranken er lukket til 14:00")
    reader, past, mistyped, bare = await told.next(4)
    assert "kræver rollen redaktør" in reader.text
    assert "til hvornår" in past.text
    assert "»passs« er ikke et emne" in mistyped.text
    assert "hvilke svar det gælder" in bare.text
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()


async def test_an_incident_with_a_personal_number_is_refused(town: Town) -> None:
    """Nothing of it is shown, kept or repeated, masked or not."""
    told = town.group.reader()
    town.bo.send('/drift "Bo 010190-1234 er syg" til 14:00 pas')
    [refused] = await told.next()
    assert "Intet bliver vist eller gemt" in refused.text
    assert "CPR-nummer" in refused.text
    assert "010190" not in refused.text
    town.bo.send("/drift")
    assert "Ingen driftsmeddelelse" in (await told.next())[0].text
    town.anna.send("hvad koster et pas")
    assert "Et pas koster penge" in await town.anna.reply_text()


async def test_an_incident_is_ended_in_the_words_that_people_use(town: Town) -> None:
    """The number may stand before or behind the word; without one the only incident is meant."""
    told = town.group.reader()
    for order in ("/drift stop 1", "/drift 2 slut", "/drift fjern"):
        await _show(town)
        told.skip()
        town.bo.send(order)
        assert "vises ikke mere" in (await told.next())[0].text
