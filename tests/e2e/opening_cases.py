"""A case as citizens open it: a question that nobody answers, and a yes to the offer of a person."""

from __future__ import annotations

from bot.standin import Citizen
from bot.standin.model import Message, Topic
from tests.e2e.town import Town

STRANGE = "må jeg bygge et drivhus i forhaven"
"""A question that no entry answers."""
YES = "Ja, spørg en medarbejder"


async def offered(citizen: Citizen, question: str = STRANGE) -> Message:
    """The offer of a person that a citizen gets for a question nobody can answer."""
    citizen.send(question)
    [offer] = await citizen.replies(1)
    assert "jeg vil ikke gætte" in offer.text or "forstod desværre ikke" in offer.text
    return offer


async def open_topic(town: Town, citizen: Citizen | None = None) -> Topic:
    """A case of a citizen (Anna's, if none is named), who has the receipt; gives its topic in the staff group."""
    await _accept(citizen or town.anna)
    return await town.group.new_topic()


async def open_case(town: Town, citizen: Citizen | None = None) -> tuple[Topic, Message]:
    """The same; gives the case's topic and its card there."""
    topic = await open_topic(town, citizen)
    [card] = await town.group.reader(topic).next()
    return topic, card


async def open_card(town: Town, citizen: Citizen | None = None, question: str = STRANGE) -> Message:
    """The same; gives the case's card, wherever that stands."""
    cards = town.group.reader()
    cards.skip()
    await _accept(citizen or town.anna, question)
    [card] = await cards.next()
    return card


async def _accept(who: Citizen, question: str = STRANGE) -> None:
    await offered(who, question)
    who.press(YES)
    assert "sendt til en medarbejder" in await who.reply_text()
