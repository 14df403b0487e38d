"""Talk among staff in a case stays with them, and goes to the citizen only where they say so."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete

from bot.standin import Staff, World
from bot.standin.model import Message, Topic
from bot.storage.tables import CaseMessageRow
from knowledge import bulk
from knowledge.bulk.columns import COLUMNS
from tests.e2e.knowledge_desk import says
from tests.e2e.opening_cases import STRANGE, open_case
from tests.e2e.settling import settled
from tests.e2e.town import Town, labels, open_town

NOT_SENT = "Ikke sendt til borgeren"
SEND = "Send til borgeren"


class Case:
    """A case of Anna's with its card, in its topic or in the group itself."""

    def __init__(self, town: Town, card: Message, topic: Topic | None) -> None:
        self.town, self.card, self.topic = town, card, topic
        self.eva = town.world.add_member(town.group, "Eva")

    async def answered(self, text: str = "Du skal søge om tilladelse") -> Message:
        """An answer of Bo's that Anna has."""
        written = self.town.bo.send(text, topic=self.topic, reply_to=self.card)
        assert text in await self.town.anna.reply_text()
        await settled(self.town)
        return written

    async def held(self, who: Staff, text: str, reply_to: Message | None = None) -> Message:
        """The line below what somebody wrote and Anna did not get."""
        before = len(self.town.anna.chat)
        written = who.send(text, topic=self.topic, reply_to=reply_to)
        line = await self.line_below(written)
        assert line.text.startswith(NOT_SENT)
        assert labels(line) == [SEND]
        await settled(self.town)
        assert len(self.town.anna.chat) == before
        return line

    def send_file(self, name: str, data: bytes) -> None:
        """Bo sends a file in the case."""
        written = base64.b64encode(data).decode()
        self.town.bo.send_media("document", topic=self.topic, reply_to=self.card, file_name=name, data=written)

    async def line_below(self, written: Message) -> Message:
        """What the assistant says below a message."""

        def found() -> list[Message]:
            return [each for each in self.town.group.messages(self.topic) if each.reply_to is written]

        assert await self.town.world.until(lambda: bool(found()))
        return found()[-1]


@pytest.fixture(params=["topics", "replies"])
async def case(request: pytest.FixtureRequest, world: World, tmp_path: Path) -> AsyncIterator[Case]:
    """A case in a group with topics, and in one without."""
    without = () if request.param == "topics" else ("can_manage_topics",)
    async with open_town(world, tmp_path, without=without) as town:
        if request.param == "topics":
            topic, card = await open_case(town)
            yield Case(town, card, topic)
            return
        town.anna.send(STRANGE)
        await town.anna.replies(1)
        town.anna.press("Ja, spørg en medarbejder")
        assert "sendt til en medarbejder" in await town.anna.reply_text()
        [card] = await town.group.reader().next()
        yield Case(town, card, None)


async def test_a_reply_to_a_colleagues_answer_stays_with_staff(case: Case) -> None:
    """What answers a colleague is talk; what answers one's own words, the card or the citizen goes to the citizen."""
    town, answer = case.town, await case.answered()
    line = await case.held(case.eva, "Skal hun ikke også betale gebyr?", reply_to=answer)
    assert "en kollegas besked" in line.text
    town.bo.send("Og husk et foto", topic=case.topic, reply_to=answer)
    assert "Og husk et foto" in await town.anna.reply_text()
    case.eva.send("Vi har et kort", topic=case.topic, reply_to=case.card)
    assert "Vi har et kort" in await town.anna.reply_text()
    town.anna.send("hvor lang tid tager det")
    asked = await says(town, "hvor lang tid", case.topic)
    case.eva.send("Tre uger", topic=case.topic, reply_to=asked)
    assert "Tre uger" in await town.anna.reply_text()


async def test_a_call_to_a_colleague_stays_with_staff(case: Case) -> None:
    """A text that begins with a colleague's @name is for the colleague, also below a note."""
    for text in ("@eva_bib kan du tage den her?", "// hun ringede\n@eva_bib du kender hende"):
        line = await case.held(case.town.bo, text, reply_to=case.card)
        assert "en kollegas navn" in line.text
    case.town.bo.send("Skriv til @faxe_bibliotek", topic=case.topic, reply_to=case.card)
    assert "Skriv til @faxe" in await case.town.anna.reply_text()


async def test_what_says_that_it_is_internal_stays_with_staff(case: Case) -> None:
    """A label or slashes behind other words hold it back; an answer that is edited into it is taken back."""
    for text in ("Internt: hun er sur", "Det er i orden // hun har ringet før", "Luk sagen"):
        await case.held(case.town.bo, text, reply_to=case.card)
    answer = await case.answered()
    got = case.town.anna.chat[-1]
    case.town.bo.edit(answer, "Internt: forkert sag")
    assert await case.town.world.until(lambda: got.deleted)


async def test_what_has_no_word_in_it_answers_nobody_by_itself(town: Town) -> None:
    """A question mark or a thumb alone stays with staff; in reply to what the citizen wrote it is meant for them."""
    topic, card = await open_case(town)
    case = Case(town, card, topic)
    for text in ("?", "…", "👍", "🙈 !!"):
        assert "ingen ord" in (await case.held(town.bo, text)).text
    town.bo.send("/haster", topic=case.topic)
    told = await says(town, "haster nu", case.topic)
    assert "ingen ord" in (await case.held(town.bo, "👍", reply_to=told)).text
    town.bo.send("1", topic=case.topic)
    assert (await town.anna.reply_text()).endswith("\n1")
    town.anna.send("Mange tak")
    assert await town.world.until(lambda: "Mange tak" in town.group.messages(case.topic)[-1].text)
    await settled(town)
    town.bo.reply(town.group.messages(case.topic)[-1], "❤️")
    assert (await town.anna.reply_text()).endswith("\n❤️")


async def test_a_reply_to_a_note_is_not_lost_in_silence(case: Case) -> None:
    """With topics a button sends it; without them its writer reads that it went to nobody."""
    note = case.town.bo.send("// ring til hende", topic=case.topic, reply_to=case.card)
    await settled(case.town)
    line = await case.line_below(case.town.bo.send("Vi ringer til dig", topic=case.topic, reply_to=note))
    assert line.text.startswith("Ikke sendt til")
    called = case.town.bo.send("@eva_bib kaffe?")
    await settled(case.town)
    said = case.eva.send("ja tak", reply_to=called)
    await settled(case.town)
    assert not any(each.reply_to is said for each in case.town.group.messages())
    assert "Vi ringer" not in "".join(each.text for each in case.town.anna.chat)


async def test_a_reply_to_the_line_that_says_so_stays_too(town: Town) -> None:
    """Whoever answers "not sent to the citizen" speaks of that; once it was sent, the line is none of those."""
    topic, card = await open_case(town)
    case = Case(town, card, topic)
    for text in ("den tager jeg", "luk"):
        line = await case.held(town.bo, text)
        await case.held(town.bo, "Nå, godt", reply_to=line)
    town.bo.send_album(("photo", "photo"), "// kun til os", topic=topic)
    await case.held(town.bo, "Nå, godt", reply_to=await says(town, "De næste i albummet", topic))
    town.bo.press(SEND, line)
    await town.anna.replies(1)
    await settled(town)
    town.bo.reply(line, "Vi ses")
    assert (await town.anna.reply_text()).endswith("\nVi ses")


async def test_talk_goes_to_the_citizen_once_as_it_stands_when_somebody_says_so(case: Case) -> None:
    """Edited before, the newest text goes; pressed twice, it goes once; it counts as an answer of who wrote it."""
    town, answer = case.town, await case.answered()
    line = await case.held(case.eva, "Skal hun betale gebyr?", reply_to=answer)
    assert line.reply_to is not None
    written = line.reply_to
    case.eva.edit(written, "Du skal også betale gebyr")
    assert await town.world.until(
        lambda: "stadig ikke sendt" in "".join(m.text for m in town.group.messages(case.topic))
    )
    presses = [town.bo.press(SEND, line), case.eva.press(SEND, line)]
    got = await town.anna.reply_text()
    assert got.endswith("(et menneske):\nDu skal også betale gebyr")
    for press in presses:
        await town.bo.answered(press)
    await settled(town)
    assert [press.text for press in presses] == ["Sendt", "Sendt"]
    assert (line.text, labels(line)) == ("Sendt til borgeren.", [])
    assert sum("gebyr" in each.text for each in town.anna.chat) == 1
    assert any(written.reactions.values())
    async with town.assistant.database.transaction() as session:
        # As where the topic was taken for lost, and it is forgotten what stood in it.
        await session.execute(delete(CaseMessageRow).where(CaseMessageRow.message_id == written.id))
    line.keyboard.append([{"text": SEND, "callback_data": f"sg:1.{written.id}"}])
    town.bo.press(SEND, line)
    town.bo.send("Vi ses", topic=case.topic, reply_to=case.card)
    assert await town.world.until(lambda: town.anna.chat[-1].text.endswith("Vi ses"))
    assert sum("gebyr" in each.text for each in town.anna.chat) == 1


async def test_talk_that_was_sent_is_an_answer_like_any_other(case: Case) -> None:
    """The citizen's copy follows an edit, and who wrote it goes on by replying to it."""
    town, answer = case.town, await case.answered()
    line = await case.held(case.eva, "Du skal også betale gebyr", reply_to=answer)
    assert line.reply_to is not None
    written = line.reply_to
    town.bo.press(SEND, line)
    await town.anna.replies(1)
    await settled(town)
    case.eva.edit(written, "Du skal også betale 500 kr.")
    assert await town.world.until(lambda: "500 kr." in town.anna.chat[-1].text)
    case.eva.send("Det kan du gøre på nettet", topic=case.topic, reply_to=written)
    assert "på nettet" in await town.anna.reply_text()


async def test_talk_is_not_sent_in_a_closed_case_or_with_a_number(case: Case) -> None:
    """The button sends nothing that could not have been written there now, and says why."""
    town, answer = case.town, await case.answered()
    line = await case.held(case.eva, "Skal hun betale gebyr?", reply_to=answer)
    assert line.reply_to is not None
    heard = len(town.anna.chat)
    for text, why in (("cpr 010190-1234", "CPR-nummer"), ("// kun til os", "ikke noget til borgeren")):
        case.eva.edit(line.reply_to, text)
        await settled(town)
        assert why in (str((await town.bo.answered(town.bo.press(SEND, line))).text))
    case.eva.edit(line.reply_to, "Skal hun betale gebyr?")
    town.group.set_admin(town.bo)
    town.bo.send("/luk", topic=case.topic, reply_to=case.card)
    await town.anna.replies(1)
    await settled(town)
    assert "svaret er ikke sendt" in str((await town.bo.answered(town.bo.press(SEND, line))).text)
    await settled(town)
    assert len(town.anna.chat) == heard + 1


async def test_what_goes_on_with_a_note_or_with_talk_is_talk(town: Town) -> None:
    """A reply to a note, or to one's own talk that was held back, goes to nobody; a number taken out does."""
    topic, card = await open_case(town)
    case = Case(town, card, topic)
    note = town.bo.send("// hun var her i går", topic=topic)
    assert "kun er til kolleger" in (await case.held(case.eva, "ja, hun var sur", reply_to=note)).text
    assert "kun er til kolleger" in (await case.held(town.bo, "og igen i dag", reply_to=note)).text
    line = await case.held(town.bo, "@eva_bib er det dig?", reply_to=card)
    await case.held(town.bo, "for jeg går nu", reply_to=line.reply_to)
    refused = town.bo.send("Dit cpr 010190-1234", topic=topic)
    assert "CPR" in (await case.line_below(refused)).text
    town.bo.send("Din sag er klar", topic=topic, reply_to=refused)
    assert "Din sag er klar" in await town.anna.reply_text()


async def test_an_answer_edited_into_a_call_is_taken_back(town: Town) -> None:
    """Who sees too late that a question for a colleague went to the citizen takes it back by naming the colleague."""
    topic, _ = await open_case(town)
    written = town.bo.send("kender du hende?", topic=topic)
    [got] = await town.anna.replies(1)
    await settled(town)
    town.bo.edit(written, "@eva_bib kender du hende?")
    assert await town.world.until(lambda: got.deleted)


async def test_a_command_without_its_slash_is_asked_about(town: Town) -> None:
    """The word alone is not sent; in a sentence it is a word."""
    topic, card = await open_case(town)
    case = Case(town, card, topic)
    assert "skråstreg" in (await case.held(town.bo, "Luk")).text
    town.bo.send("Luk døren", topic=topic)
    assert "Luk døren" in await town.anna.reply_text()


@pytest.mark.parametrize("name", ["svar.csv", "svar.xlsx", "svar.yaml"])
async def test_a_file_of_the_knowledge_base_in_a_case_is_not_sent(case: Case, name: str) -> None:
    """Staff read where it belongs, and may send it all the same; any other table goes to the citizen."""
    town = case.town
    case.send_file(name, bulk.write(name, (), {}))
    line = await says(town, NOT_SENT, case.topic)
    assert "emnet »Viden«" in line.text
    await settled(town)
    assert not any("document" in each.content for each in town.anna.chat)
    town.bo.press(SEND, line)
    await town.anna.replies(2)
    assert sum("document" in each.content for each in town.anna.chat) == 1
    case.send_file("brev.txt", 'Kære Anna. "Vi ses'.encode())
    await town.anna.replies(2)
    case.send_file("priser.csv", b"Vare;Pris\nPas;900\n")
    await town.anna.replies(2)
    case.send_file("gammel.xls", b"\xd0\xcf\x11\xe0 svar")
    assert await town.world.until(lambda: sum(NOT_SENT in each.text for each in town.group.messages(case.topic)) == 1)
    await settled(town)
    assert sum("document" in each.content for each in town.anna.chat) == 3


def test_a_table_is_ours_by_its_headings() -> None:
    """Also with a heading of its own, or with rows above; with a few words in common it is anybody's."""
    ours = ";".join(COLUMNS)
    assert bulk.resembles_export("a.csv", ours.replace("topic", "emne").encode())
    assert bulk.resembles_export("a.csv", b"Liste\n" + ours.encode())
    assert bulk.resembles_export("a.csv", b"set;expected;kind;question\n")
    assert not bulk.resembles_export("a.csv", b"topic;status;navn\n")


async def test_a_colleague_is_known_by_the_name_that_a_case_or_a_role_has(case: Case) -> None:
    """Who is called by it is asked; before anybody is known by that name, it is a citizen's like every other."""
    case.town.bo.send("Hej Eva, kan du komme i morgen?", topic=case.topic, reply_to=case.card)
    assert "kan du komme" in await case.town.anna.reply_text()
    case.town.bo.send("/tildel Eva", topic=case.topic, reply_to=case.card)
    await says(case.town, "er nu hos Eva", case.topic)
    await case.held(case.town.bo, "hej eva, kan du kigge?", reply_to=case.card)
    case.town.bo.send("Eva i Haslev hjælper dig i morgen", topic=case.topic, reply_to=case.card)
    assert "hjælper dig" in await case.town.anna.reply_text()


async def test_what_is_forwarded_into_a_case_is_sent_when_somebody_says_so(world: World, tmp_path: Path) -> None:
    """It was written elsewhere, perhaps by another citizen."""
    async with open_town(world, tmp_path) as town:
        bent = town.world.add_citizen("Bent")
        theirs, _ = await open_case(town, bent)
        topic, _ = await open_case(town)
        other = town.bo.send("Din bil holder der endnu", topic=theirs)
        assert "Din bil" in await bent.reply_text()
        town.bo.forward(other, topic=topic)
        line = await says(town, "videresendt fra et andet sted", topic)
        await settled(town)
        assert "Din bil" not in "".join(each.text for each in town.anna.chat)
        town.bo.press(SEND, line)
        assert "Din bil" in await town.anna.reply_text()


async def test_a_poll_is_asked_among_colleagues(world: World, tmp_path: Path) -> None:
    """It stays with them; and what Telegram does not take leaves nothing with the citizen, who waits as before."""
    async with open_town(world, tmp_path) as town:
        topic, card = await open_case(town)
        heard = len(town.anna.chat)
        town.bo.send_poll("Hvem tager den?", "Bo", "Eva", topic=topic)
        line = await says(town, "afstemninger og tjeklister er mest til kolleger", topic)
        await settled(town)
        assert len(town.anna.chat) == heard
        town.bo.press(SEND, line)
        await says(town, "borgeren venter stadig på et", topic)
        await settled(town)
        assert [each for each in town.anna.chat[heard:] if not each.deleted] == []
        assert await town.world.until(lambda: card.text.endswith("Venter på os"))
        town.bo.send("Du skal søge om tilladelse", topic=topic)
        assert "søge om tilladelse" in await town.anna.reply_text()
