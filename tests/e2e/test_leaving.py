"""Who leaves the staff group has no case any more, and staff read what the assistant may no longer do there."""

from __future__ import annotations

from datetime import timedelta

from bot.standin.model import Status
from tests.e2e.knowledge_desk import says
from tests.e2e.opening_cases import open_case
from tests.e2e.settling import settled
from tests.e2e.town import Town


async def test_the_case_of_a_colleague_who_leaves_is_nobodys(town: Town) -> None:
    """Its card and its topic say so; a case of somebody else stays theirs."""
    eva = town.world.add_member(town.group, "Eva")
    topic, card = await open_case(town)
    other, others_card = await open_case(town, town.world.add_citizen("Carl"))
    eva.send_in_topic(topic, "/tildel")
    town.bo.send_in_topic(other, "/tildel")
    assert await town.world.until(lambda: "Hos Eva" in card.text and "Hos Bo" in others_card.text)
    eva.leave()
    told = await says(town, "ikke i gruppen mere", topic)
    assert told.text.startswith("Eva er ikke i gruppen mere, så sag 1 er ikke hos nogen.")
    assert await town.world.until(lambda: "Hos" not in card.text)
    await settled(town)
    assert "Hos Bo" in others_card.text


async def test_staff_read_that_the_assistant_is_no_administrator_any_more(town: Town) -> None:
    """What they write would reach nobody; with all its rights again nothing is said, and the next case has a topic."""
    group = town.group.reader()
    town.group.set_bot(Status.MEMBER)
    assert "ikke administrator" in (await group.next())[0].text
    town.group.set_bot(Status.ADMINISTRATOR, without=frozenset({"can_manage_topics"}))
    assert "administrere emner" in (await group.next())[0].text
    town.anna.send("må jeg bygge et drivhus i forhaven")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    await group.next()
    await settled(town)
    town.group.set_bot(Status.ADMINISTRATOR)
    await settled(town)
    town.clock.turn(timedelta(minutes=1))
    await open_case(town, town.world.add_citizen("Carl"))
    assert len(town.group.topics) == 1
