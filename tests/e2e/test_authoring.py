"""Staff look up, write and correct answers in their group; what they write is kept, and shown as citizens get it."""

from __future__ import annotations

from pathlib import Path

from bot.running.app import running
from bot.standin import World, serve
from tests.e2e.knowledge_desk import Desk, approver, says
from tests.e2e.opening_cases import open_topic
from tests.e2e.town import Town, fill_database, labels, make_settings, open_town, running_clock


async def test_an_answer_is_found_and_shown_as_citizens_get_it(town: Town) -> None:
    """`/vis` with a few words offers what fits; an entry is shown in both languages, with its source."""
    desk = Desk.opened(town)
    desk.write("/vis pas")
    found = await desk.says("Disse svar passer")
    assert {label.split(" · ")[0] for label in labels(found)} == {"Pris på pas", "Ventetid på pas"}
    await desk.press("Pris på pas · pas-pris", found)
    shown = await desk.says("pas-pris · udgivet")
    assert "Et pas koster penge. Se prisen på borger.dk.\n\nKilde: borger.dk: Pas" in shown.text
    assert "A passport costs money." in shown.text
    assert "<b>penge</b>" in shown.html
    assert labels(shown) == ["Ret", "Historik", "Fortryd seneste", "Arkivér"]


async def test_an_answer_is_written_as_telegram_shows_it(town: Town) -> None:
    """Bold words, links and lists stay what they are, and the preview shows them as the citizen will read them."""
    desk = Desk.opened(town)
    desk.write("/ret pas-tid")
    await desk.press("Svar, dansk", await desk.says("Kladde: Ventetid på pas"))
    await desk.says("Et pas kommer efter nogle uger.")
    text = "Et pas tager 4 uger.\n• Bestil tid\n• Se mere på siden"
    marked = [
        {"type": "bold", "offset": 13, "length": 6},
        {"type": "text_link", "offset": 35, "length": 16, "url": "https://www.borger.dk/pas"},
    ]
    desk.write(text, marked=marked)
    shown = await desk.says("Et pas tager 4 uger.")
    assert "<b>4 uger</b>" in shown.html
    assert '<a href="https://www.borger.dk/pas"' in shown.html
    assert "\n• Bestil tid\n• Se mere på siden" in shown.text
    assert "Der er ingen kilde." in shown.text


async def test_a_draft_survives_a_restart_in_the_middle_of_a_step(world: World, tmp_path: Path) -> None:
    """What a draft had asked for before a restart is understood after it; what was written before is still there."""
    group = world.add_staff_group("Vagten")
    bo = world.add_member(group, "Bo")
    topic = bo.create_topic("Viden")
    said = group.reader(topic)
    async with serve(world) as server:
        settings = make_settings(server, tmp_path, group.id).model_copy(update={"administrators": str(bo.id)})
        await fill_database(settings)
        async with running(settings, clock=running_clock()):
            await said.next()
            bo.send_in_topic(topic, "/ret pas-tid")
            bo.press("Svar, dansk", (await said.next())[0])
            assert await world.until(lambda: "Skriv svaret" in group.messages(topic)[-1].text)
            bo.send_in_topic(topic, "Et pas tager tre uger.")
            bo.press("Titel, dansk", (await said.next())[0])
            assert await world.until(lambda: "Skriv titlen" in group.messages(topic)[-1].text)
        async with running(settings, clock=running_clock()):
            bo.send_in_topic(topic, "Hvornår kommer passet")
            [shown] = await said.next()
    assert "Hvornår kommer passet – sådan får borgeren svaret på dansk:\n\nEt pas tager tre uger." in shown.text
    assert "Udgiv …" in labels(shown)


async def test_in_a_group_without_topics_the_draft_is_written_in_replies(world: World, tmp_path: Path) -> None:
    """Without topics a reply to the assistant is for the draft, and what staff say to one another is not."""
    async with open_town(world, tmp_path, basic_group=True) as town:
        town.bo.send("/ret pas-tid")
        town.bo.press("Svar, dansk", await says(town, "Kladde: Ventetid på pas"))
        asked = await says(town, "Skriv svaret")
        town.bo.send("Frokost kl. 12?")
        town.bo.reply(asked, "Et pas tager fem uger.")
        shown = await says(town, "Et pas tager fem uger.")
        assert "Frokost" not in shown.text


async def test_what_is_said_to_a_colleague_is_not_for_the_draft(town: Town) -> None:
    """While a draft asks for its text, its writer may answer a colleague in the same topic."""
    desk = Desk.opened(town)
    eva = town.world.add_member(town.group, "Eva")
    desk.write("/ret pas-tid")
    await desk.press("Svar, dansk", await desk.says("Kladde: Ventetid på pas"))
    await desk.says("Skriv svaret")
    town.bo.reply(desk.write("Skal der ikke stå tre uger?", eva), "Jo, godt set")
    desk.write("Et pas tager tre uger.")
    await desk.says("Et pas tager tre uger.")
    assert not desk.shows("godt set")


async def test_a_cancelled_draft_is_found_again_taken_over_and_thrown_away(town: Town) -> None:
    """/annuller loses nothing: the draft stands in the overview, and a colleague may go on with it or throw it away."""
    desk, eva = Desk.opened(town), await approver(town, "Eva")
    desk.write("/ret pas-tid")
    await desk.press("Svar, dansk", await desk.says("Kladde: Ventetid på pas"))
    await desk.says("Skriv svaret")
    desk.write("Et pas tager ni dage.")
    await desk.press("Begrundelse", await desk.says("Et pas tager ni dage."))
    await desk.says("Hvorfor rettes svaret?")
    desk.write("/annuller")
    await desk.says("Kladden »Ventetid på pas« er lagt til side")
    desk.write("Skal vi have kaffe?")
    desk.write("/vis", eva)
    overview = await desk.says("svar er udgivet")
    await desk.press("✎ Ventetid på pas (Bo)", overview, eva)
    shown = await desk.says("(Bo skriver)")
    assert "Et pas tager ni dage." in shown.text
    assert "kaffe" not in shown.text
    await desk.press("Overtag kladden", shown, eva)
    mine = await desk.says("(Eva skriver)")
    assert await desk.press("Læg til side", mine) == "Eva skriver på den kladde."
    await desk.press("Læg til side", mine, eva)
    await desk.press("Smid kladden væk", await desk.says("er lagt til side. Intet er tabt"), eva)
    await desk.press("Smid kladden væk", await desk.says("Skal kladden"), eva)
    await desk.says("er smidt væk. Det udgivne svar er, som det var.")


async def test_nothing_is_written_where_it_would_go_to_a_citizen_or_without_a_name(town: Town) -> None:
    """In a case's topic, and from an anonymous administrator, the commands only say why they do nothing."""
    topic = await open_topic(town)
    town.bo.send_in_topic(topic, "/ret pas-tid")
    await says(town, "Hvad der skrives her, går til borgeren.", topic)
    boss = town.world.add_member(town.group, "Chef", anonymous=True)
    desk = Desk.opened(town)
    desk.write("/ny", boss)
    await desk.says("Skriv under dit eget navn")
