"""A draft becomes the answer that citizens get: by a second person, with what it changes, and over nobody else's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.standin import Citizen, World
from knowledge.storing import set_store, store
from knowledge.storing.changing import Act
from knowledge.storing.set_store import Question, SetName
from tests.e2e.knowledge_desk import Desk, approver, told_soon
from tests.e2e.town import Town, labels, open_town


async def _written(desk: Desk, text: str, slug: str = "pas-tid") -> None:
    """Bo writes another Danish answer, up to the point where it could be published."""
    desk.write(f"/ret {slug}")
    await desk.press("Svar, dansk", await desk.says("(Bo skriver)"))
    await desk.says("Skriv svaret")
    desk.write(text)
    await desk.press("Udgiv …", await desk.says(text))


OWN = "Du har skrevet kladden eller noget af den, så en anden skal udgive den."
QUESTIONS = (
    Question(SetName.GOLDEN, ("pas-tid",), "plain", "hvornår kommer mit pas"),
    Question(SetName.MUST_NOT_ANSWER, (), "near-miss", "må jeg bygge et drivhus i forhaven"),
)


async def test_a_second_person_publishes_and_citizens_are_answered_so_soon(town: Town) -> None:
    """The author cannot publish, a colleague sees the difference and can, and within seconds citizens get it."""
    desk, eva = Desk.opened(town), await approver(town, "Eva")
    await _written(desk, "Et pas tager otte dage.")
    ready = await desk.says("Klar til at udgive: Ventetid på pas")
    assert "- Et pas kommer efter nogle uger.\n+ Et pas tager otte dage." in ready.text
    assert await desk.press("Udgiv nu", ready) == OWN
    await desk.press("Udgiv nu", ready, eva)
    await desk.says("er udgivet som pas-tid")
    await told_soon(town.anna, "hvornår kommer mit pas", lambda text: "Et pas tager otte dage." in text)
    desk.write("/vis pas-tid")
    await desk.says("ændret af Bo (udgivet af Eva)")


async def test_who_erases_themselves_does_not_publish_their_own_words(town: Town) -> None:
    """`/slet` takes the writer's name from a draft that waits, and still another person publishes it."""
    desk, eva = Desk.opened(town), await approver(town, "Eva")
    await _written(desk, "Et pas er gratis.")
    ready = await desk.says("Klar til at udgive: Ventetid på pas")
    bo = Citizen(town.world, town.bo.user, town.world.chats[town.bo.user.id])
    bo.send("/slet")
    await bo.replies(1)
    bo.press("Ja, slet alt")
    assert "dit nummer ved kladder, du har skrevet noget af" in await bo.reply_text()
    assert await desk.press("Udgiv nu", ready) == "Kladden er ændret, siden den blev vist her. Åbn den igen med /vis."
    desk.write("/vis")
    await desk.press("⏳ Ventetid på pas (…)", await desk.says("Herunder står de kladder"))
    again = await desk.says("… har skrevet den")
    assert await desk.press("Udgiv nu", again) == OWN
    await desk.press("Udgiv nu", again, eva)
    await desk.says("er udgivet som pas-tid")


async def test_who_wrote_some_of_a_draft_does_not_publish_it_for_whoever_took_it_over(town: Town) -> None:
    """After »Overtag« the former author's words are theirs still: neither of the two publishes them, a third does."""
    desk, eva, ida = Desk.opened(town), await approver(town, "Eva"), await approver(town, "Ida")
    await _written(desk, "Et pas tager otte dage.")
    await desk.press("Send tilbage", await desk.says("Klar til at udgive"), eva)
    await desk.press("Send tilbage uden begrundelse", await desk.says("Send »Ventetid på pas« tilbage?"), eva)
    await desk.says("Eva har sendt »Ventetid på pas« tilbage")
    desk.write("/vis")
    listed = await desk.says("Herunder står de kladder")
    await desk.press("✎ Ventetid på pas (Bo)", listed, eva)
    assert await town.world.until(lambda: "Overtag kladden" in labels(listed))
    await desk.press("Overtag kladden", listed, eva)
    await desk.press("Udgiv …", await desk.says("(Eva skriver)"), eva)
    ready = await desk.says("Eva har skrevet den")
    for author in (eva, town.bo):
        assert await desk.press("Udgiv nu", ready, author) == OWN
    await desk.press("Udgiv nu", ready, ida)
    await desk.says("er udgivet som pas-tid")


async def test_who_sends_a_draft_back_says_why_and_its_author_reads_it(town: Town) -> None:
    """The reason stands where the author is called; whoever thinks better of it leaves the draft waiting."""
    desk, eva = Desk.opened(town), await approver(town, "Eva")
    await _written(desk, "Et pas tager otte dage.")
    ready = await desk.says("Klar til at udgive")
    await desk.press("Send tilbage", ready, eva)
    await desk.press("Tilbage", await desk.says("Send »Ventetid på pas« tilbage?"), eva)
    await desk.says("venter stadig på at blive udgivet")
    desk.write("hvad synes I?", eva)
    await desk.press("Send tilbage", ready, eva)
    await desk.says("Send »Ventetid på pas« tilbage?")
    desk.write("Der er ti dage, cpr 010190-1234", eva)
    await desk.says("CPR-nummer, en kode eller")
    desk.write("Det tager ti dage", eva)
    told = await desk.says("Eva har sendt »Ventetid på pas« tilbage. Bo")
    assert "Det tager ti dage" in told.text
    assert labels(told) == ["Gå videre"]
    assert (
        await desk.press("Udgiv nu", ready, eva) == "Kladden er ændret, siden den blev vist her. Åbn den igen med /vis."
    )


async def test_of_two_who_change_one_answer_the_second_is_told_and_overwrites_nothing(town: Town) -> None:
    """Who comes second sees what the first has published, and goes on from there with both changes."""
    desk, eva = Desk.opened(town), await approver(town, "Eva")
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


async def test_what_was_tried_before_somebody_else_published_is_tried_again(town: Town) -> None:
    """Whoever publishes after another change is told so, and can publish when the questions have been tried anew."""
    desk, eva = Desk.opened(town), await approver(town, "Eva")
    await _written(desk, "Et pas tager otte dage.")
    ready = await desk.says("Klar til at udgive: Ventetid på pas")
    async with town.assistant.database.transaction() as session:
        other = (await store.read(session))["laan-forny"]
        await store.load(session, [replace(other, owner="andre")], replace=True, act=Act("Bo", "import"))
    await desk.press("Udgiv nu", ready, eva)
    # That takes the place of what could be published, so what is ready now has been tried again.
    await desk.says("Der er udgivet noget andet, siden spørgsmålene blev prøvet af")
    await desk.press("Udgiv nu", await desk.says("Klar til at udgive: Ventetid på pas"), eva)
    await desk.says("er udgivet som pas-tid")


async def test_a_change_that_breaks_a_stored_question_waits_until_somebody_accepts_it(
    world: World, tmp_path: Path
) -> None:
    """The stored questions are tried with a draft; what it breaks keeps it back until it is accepted by name."""
    async with open_town(world, tmp_path) as town:
        async with town.assistant.database.transaction() as session:
            await set_store.write(session, QUESTIONS, Act("Bo", "import"))
        desk, eva = Desk.opened(town), await approver(town, "Eva")
        desk.write("/ret pas-tid")
        await desk.press("Spørgsmål, dansk", await desk.says("(Bo skriver)"))
        await desk.says("Skriv, hvordan borgere spørger")
        desk.write("må jeg bygge et drivhus i forhaven")
        noted = await desk.press("Udgiv …", await desk.says("Eksempler på spørgsmål: 5 på dansk"))
        assert noted.startswith("Jeg prøver de gemte spørgsmål af")
        ready = await desk.says("2 gemte spørgsmål er prøvet; for 1 bliver det anderledes")
        assert "⛔ »må jeg bygge et drivhus i forhaven« var rigtigt og bliver forkert" in ready.text
        assert labels(ready) == ["Godtag: må jeg bygge et drivhus i forhaven", "Send tilbage"]
        await desk.press(labels(ready)[0], ready, eva)
        assert await town.world.until(lambda: "Udgiv nu" in labels(ready))
        await desk.press("Udgiv nu", ready, eva)
        await desk.says("er udgivet som pas-tid")
        desk.write("/historik pas-tid")
        await desk.says("»må jeg bygge et drivhus i forhaven« er godtaget af Eva")


async def test_one_person_publishes_a_new_answer_where_four_eyes_are_off(world: World, tmp_path: Path) -> None:
    """/ny asks field by field; without four eyes its author publishes it, and citizens get it within seconds."""
    async with open_town(world, tmp_path, four_eyes=False) as town:
        desk = Desk.opened(town)
        desk.write("/ny")
        await desk.says("Skriv titlen")
        desk.write("Cykelpumpe")
        await desk.says("Skriv svaret")
        desk.write("Pumpen hænger ved hoveddøren.")
        await desk.says("Skriv, hvordan borgere spørger")
        desk.write("har I en cykelpumpe\nhvor hænger pumpen")
        areas = await desk.says("Hvor hører svaret til?")
        await desk.press("Bibliotek", areas)
        await desk.press("Lån og aflevering", await desk.says("Vælg emnet i Bibliotek"))
        for asked in ("officiel side", "titlen (sprog: eng", "svaret (sprog: eng", "spørger (sprog: eng"):
            await desk.press("Lad det stå", await desk.says(asked))
        shown = await desk.says("Kladde: Cykelpumpe")
        assert "Der er intet svar på engelsk" in shown.text
        await desk.press("Udgiv …", shown)
        await desk.press("Udgiv nu", await desk.says("Klar til at udgive: Cykelpumpe"))
        await desk.says("er udgivet som cykelpumpe")
        await told_soon(town.anna, "har I en cykelpumpe", lambda text: "Pumpen hænger ved hoveddøren." in text)
        desk.write("/vis cykelpumpe")
        assert "ændret af Bo 25" in (await desk.says("cykelpumpe · udgivet")).text
