"""Reactions cross between a citizen's chat and the case's messages in the staff group, while the case is open."""

from __future__ import annotations

import asyncio

from sqlalchemy import delete

from bot.standin.model import Message, Topic
from bot.storage.tables import OutboxRow
from bot.transport.incoming import inbox
from bot.transport.outgoing.outcomes import SENT_MARK
from tests.e2e.opening_cases import open_topic
from tests.e2e.settling import settled
from tests.e2e.town import Town


def _shown(town: Town, message: Message) -> str | None:
    """The assistant's own reaction to a message."""
    given = message.reactions.get(town.world.bot.id)
    return given[0]["emoji"] if given else None


async def _shows(town: Town, message: Message, emoji: str | None) -> bool:
    return await town.world.until(lambda: _shown(town, message) == emoji)


async def _relayed(town: Town, topic: Topic) -> tuple[Message, Message]:
    """A message of the citizen's, in their chat and in the staff group."""
    read = town.group.reader(topic)
    read.skip()
    written = town.anna.send("i Haslev")
    [relayed] = await read.next()
    await settled(town)
    return written, relayed


async def _answered(town: Town, topic: Topic) -> tuple[Message, Message]:
    """An answer of staff, in the staff group and in the citizen's chat."""
    written = town.bo.send_in_topic(topic, "Ja, det må du")
    [answer] = await town.anna.replies(1)
    assert await _shows(town, written, SENT_MARK)
    await settled(town)
    return written, answer


async def _handled(town: Town) -> None:
    """Wait until whatever was done has been handled, and what followed from it too."""
    async with asyncio.timeout(10):
        waiting = True
        while waiting:
            async with town.assistant.database.reading() as session:
                # That an update is fetched is no change in the town, so nothing wakes whoever waits for it.
                waiting = bool(town.world.updates.pending) or await inbox.unfinished(session) > 0
    await settled(town)


async def test_a_reaction_of_staff_to_what_a_citizen_wrote_comes_and_goes_there(town: Town) -> None:
    """Staff's reaction to a relayed message shows on the citizen's own, is exchanged, and goes with theirs."""
    topic = await open_topic(town)
    written, relayed = await _relayed(town, topic)
    town.bo.react(relayed, "👀")
    assert await _shows(town, written, "👀")
    town.bo.react(relayed, "❤")
    assert await _shows(town, written, "❤")
    town.bo.react(relayed, None)
    assert await _shows(town, written, None)


async def test_an_anonymous_administrators_reaction_passes_too(town: Town) -> None:
    """Who reacted does not matter: those who write in the group's name are staff as well."""
    topic = await open_topic(town)
    written, relayed = await _relayed(town, topic)
    town.group.set_admin(town.bo, anonymous=True)
    town.bo.react(relayed, "🙏")
    assert await _shows(town, written, "🙏")


async def test_a_citizens_reaction_takes_the_place_of_the_mark_until_it_goes(town: Town) -> None:
    """Staff see a citizen's reaction at their own answer; when it is taken away, the answer still counts as arrived."""
    topic = await open_topic(town)
    written, answer = await _answered(town, topic)
    town.anna.react(answer, "❤")
    assert await _shows(town, written, "❤")
    town.anna.react(answer, None)
    assert await _shows(town, written, SENT_MARK)


async def test_reactions_cross_for_as_long_as_the_case_lives(town: Town) -> None:
    """What was said long ago, and has left the outbox, is still reacted to across, in both directions."""
    topic = await open_topic(town)
    own, relayed = await _relayed(town, topic)
    written, answer = await _answered(town, topic)
    await _handled(town)
    async with town.assistant.database.transaction() as session:
        await session.execute(delete(OutboxRow))
    town.bo.react(relayed, "👀")
    assert await _shows(town, own, "👀")
    town.anna.react(answer, "❤")
    assert await _shows(town, written, "❤")


async def test_reactions_among_staff_and_to_the_assistant_stay_where_they_are(town: Town) -> None:
    """Only what the other side wrote is reacted to across: no colleague's answer, no card, nothing of one's own."""
    topic = await open_topic(town)
    card = next(each for each in town.group.messages(topic) if each.keyboard)
    own, _ = await _relayed(town, topic)
    written, answer = await _answered(town, topic)
    receipt = next(each for each in town.anna.chat if "sendt til en medarbejder" in each.text)
    before = _reactions_set(town)
    for message in (card, written):
        town.bo.react(message, "👎")
    for message in (own, receipt):
        town.anna.react(message, "👎")
    await _handled(town)
    assert _reactions_set(town) == before
    assert (_shown(town, written), _shown(town, answer)) == (SENT_MARK, None)


async def test_reactions_end_with_the_case(town: Town) -> None:
    """Once a case is closed, no reaction crosses any more."""
    topic = await open_topic(town)
    _, relayed = await _relayed(town, topic)
    _, answer = await _answered(town, topic)
    town.anna.press("Afslut samtalen")
    await _handled(town)
    before = _reactions_set(town)
    town.bo.react(relayed, "🎉")
    town.anna.react(answer, "🎉")
    await _handled(town)
    assert _reactions_set(town) == before


def _reactions_set(town: Town) -> int:
    return sum(entry.method == "setMessageReaction" for entry in town.world.log)
