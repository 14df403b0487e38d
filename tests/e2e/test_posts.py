"""Staff announce something: written, seen as citizens see it, approved, cancelled; and how it went out."""

from __future__ import annotations

from datetime import timedelta

from bot.announcing import subscriptions
from bot.announcing.subscriptions import Subscriber
from bot.standin import Fault, FaultKind
from bot.standin.model import Message
from knowledge.entries import Language
from knowledge.subscriptions.wishes import Subscription
from tests.e2e.town import Town, labels

TEXT = "Biblioteket i **Haslev** holder lukket på fredag."


async def _subscribe(town: Town, person: int, *houses: str, language: Language = Language.DA) -> None:
    async with town.assistant.database.transaction() as session:
        wishes = Subscription(houses=frozenset(houses))
        await subscriptions.keep(session, Subscriber(person, language, wishes, town.clock()))


async def _draft(town: Town, text: str = TEXT) -> Message:
    """The message with the buttons, after the preview."""
    reader = town.group.reader()
    reader.skip()
    town.bo.send(f"/opslag {text}")
    preview, control = await reader.next(2)
    assert preview.text == "Biblioteket i Haslev holder lukket på fredag."
    assert labels(preview) == ["Ret", "Stop alle beskeder"]
    return control


async def test_draft_shows_how_many_it_reaches_and_goes_out_when_approved(town: Town) -> None:
    """The number follows the house; after approval it arrives as the preview showed it, and only where it belongs."""
    eve, ib = town.world.add_citizen("Eve"), town.world.add_citizen("Ib")
    for person in (town.anna, eve, ib):
        person.send("hej")
        await person.replies(1)
    await _subscribe(town, town.anna.id, "haslev")
    await _subscribe(town, eve.id, "faxe")
    await _subscribe(town, ib.id, language=Language.EN)
    control = await _draft(town)
    assert "går til 3 personer. Tid: straks. Intet er sendt endnu." in control.text
    town.bo.press("Hus: alle", control)
    await town.bo.sees(lambda _: "går til 2 personer" in control.text)
    assert labels(control)[0] == "Hus: Haslev"
    town.bo.press("Godkend og send", control)
    await town.bo.sees(lambda _: "er godkendt" in control.text)
    assert labels(control) == ["Annullér"]
    [arrived] = await town.anna.replies(1)
    assert arrived.text == "Biblioteket i Haslev holder lukket på fredag."
    assert labels(arrived) == ["Ret", "Stop alle beskeder"]
    assert TEXT.replace("*", "") in await ib.reply_text()
    assert not [each for each in eve.chat if "lukket" in each.text]


async def test_approved_announcement_is_cancelled_until_it_is_sent(town: Town) -> None:
    """What is due later can be cancelled; nobody gets it, and an old button does not bring it back."""
    await _subscribe(town, town.anna.id)
    control = await _draft(town)
    town.bo.press("Tid: straks", control)
    await town.bo.sees(lambda _: "Tid: 26.11. kl. 10.00" in control.text)
    town.bo.press("Godkend og send", control)
    await town.bo.sees(lambda _: labels(control) == ["Annullér"])
    town.bo.press("Annullér", control)
    await town.bo.sees(lambda _: "er annulleret. Ingen har fået det." in control.text)
    town.clock.turn(timedelta(days=1, hours=1))
    town.anna.send("hvad koster et pas")
    assert "Et pas koster" in await town.anna.reply_text()
    assert not [each for each in town.anna.chat if "lukket" in each.text]


async def test_announcement_whose_time_has_passed_is_not_approved_until_it_has_another(town: Town) -> None:
    """Nobody reads that it goes out when it does not: staff are asked for a new time, and then it arrives."""
    town.anna.send("hej")
    await town.anna.replies(1)
    await _subscribe(town, town.anna.id)
    control = await _draft(town)
    town.bo.press("Tid: straks", control)
    await town.bo.sees(lambda _: "Tid: 26.11. kl. 10.00" in control.text)
    town.clock.turn(timedelta(days=5))
    town.bo.press("Godkend og send", control)
    await town.bo.sees(lambda _: "skulle ud 26.11. kl. 10.00, og den tid er gået. Intet er sendt." in control.text)
    assert labels(control) == ["Hus: alle", "For: alle", "Tid: 26.11. kl. 10.00", "Annullér"]
    town.bo.press("Tid: 26.11. kl. 10.00", control)
    await town.bo.sees(lambda _: "går til 1 person. Tid: straks. Intet er sendt endnu." in control.text)
    town.bo.press("Godkend og send", control)
    assert "lukket på fredag" in await town.anna.reply_text()


async def test_report_counts_and_sends_again_what_failed_and_nothing_else(town: Town) -> None:
    """One that Telegram refused failed, one whose answer was lost is uncertain: only the first is sent again."""
    eve = town.world.add_citizen("Eve")
    for person in (town.anna, eve):
        person.send("hej")
        await person.replies(1)
        await _subscribe(town, person.id)
    control = await _draft(town)
    refusal = Fault(kind=FaultKind.REFUSE, method="sendMessage", status=400, description="Bad Request: MESSAGE_INVALID")
    refusal.chat_id = town.anna.id
    town.world.faults.add(refusal)
    town.world.faults.add(Fault(kind=FaultKind.DROP_AFTER, method="sendMessage", chat_id=eve.id, times=1))
    town.bo.press("Godkend og send", control)
    await eve.replies(1)
    reader = town.group.reader()
    for _ in range(10):
        reader.skip()
        town.bo.send("/leveringer")
        [report] = await reader.next()
        if "1 mislykkedes · 1 usikre" in report.text:
            break
    assert "0 venter · 0 sendt · 0 har blokeret · 1 mislykkedes · 1 usikre" in report.text
    town.bo.press(labels(report)[0], report)
    assert "lukket på fredag" in await town.anna.reply_text()
    assert len([each for each in eve.chat if "lukket" in each.text]) == 1


async def test_announcement_with_a_personal_number_is_refused(town: Town) -> None:
    """Nothing of it is kept; without a text staff read how it is done."""
    reader = town.group.reader()
    for written, told in (
        ("/opslag Ring til 010190-1234", "CPR-nummer"),
        ("/opslag", "Skriv opslaget efter kommandoen"),
    ):
        town.bo.send(written)
        [answer] = await reader.next()
        assert told in answer.text


async def test_a_slip_in_the_time_is_no_announcement(town: Town) -> None:
    """A number and a few words set a draft's time or are refused; on a line of its own it is text."""
    await _draft(town)
    reader = town.group.reader()
    reader.skip()
    for written, told in (
        ("/opslag 1 i går kl. 10", "»i går kl. 10« er ikke et tidspunkt"),
        ("/opslag 1 fredag kl. 25", "»fredag kl. 25« er ikke et tidspunkt"),
        ("/opslag 99 fredag kl. 10", "Der er intet opslag 99."),
        ("/opslag 1 fredag kl. 10", "Tid: 27.11. kl. 10.00."),
    ):
        town.bo.send(written)
        [answer] = await reader.next()
        assert told in answer.text
    for text in ("/opslag 24 nye brætspil kan lånes med hjem i Haslev", "/opslag\n24 nye brætspil"):
        town.bo.send(text)
        preview, _ = await reader.next(2)
        assert preview.text.startswith("24 nye brætspil")


async def test_an_order_to_take_an_announcement_back_becomes_no_announcement(town: Town) -> None:
    """Staff read which button does it."""
    await _draft(town)
    reader = town.group.reader()
    reader.skip()
    for order in ("slet 1", "1 annullér"):
        town.bo.send(f"/opslag {order}")
        [told] = await reader.next()
        assert "knappen »Annullér«" in told.text
