"""What the end-to-end tests of the knowledge desk share: a topic »Viden«, and what the assistant says in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from bot.keeping.tables import StaffRoleRow
from bot.standin.model import Message, Topic
from bot.standin.people import Citizen, Staff
from knowledge.publication.roles import Role
from tests.e2e.town import Town

SOON = 5.0
"""Seconds in which citizens must get what was published."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The topic in which staff keep the knowledge base."""

    town: Town
    topic: Topic

    @classmethod
    def opened(cls, town: Town) -> Desk:
        """A topic that a colleague has made."""
        return cls(town, town.bo.create_topic("Viden"))

    def write(self, text: str, who: Staff | None = None, **marked: object) -> Message:
        """Somebody writes in the topic; Bo unless told."""
        return (who or self.town.bo).send(text, topic=self.topic, **marked)  # type: ignore[arg-type]

    async def says(self, words: str) -> Message:
        """The newest message of the topic that holds these words; waits for one."""
        return await says(self.town, words, self.topic)

    def shows(self, words: str) -> bool:
        """Whether a message of the assistant in the topic holds these words now."""
        ours = (each for each in self.town.group.messages(self.topic) if each.sender is self.town.world.bot)
        return any(words in each.text for each in ours)

    async def press(self, label: str, shown: Message, who: Staff | None = None) -> str:
        """Somebody presses a button below a message; gives the note at it, "" for none."""
        person = who or self.town.bo
        return (await person.answered(person.press(label, shown))).text or ""


async def approver(town: Town, name: str) -> Staff:
    """A new colleague who may also publish."""
    member = town.world.add_member(town.group, name)
    async with town.assistant.database.transaction() as session:
        row = StaffRoleRow(person=member.id, name=name, role=Role.APPROVER.value, at=town.clock())
        session.add(row)
    return member


async def says(town: Town, words: str, topic: Topic | None = None) -> Message:
    """The newest message of the group that holds these words; waits for one."""

    def found() -> list[Message]:
        ours = (each for each in town.group.messages(topic) if each.sender is town.world.bot)
        return [each for each in ours if words in each.text]

    if not await town.world.until(lambda: bool(found())):
        raise AssertionError(f"{words!r} is in none of {[each.text for each in town.group.messages(topic)]}")
    return found()[-1]


async def told_soon(citizen: Citizen, question: str, holds: Callable[[str], bool]) -> None:
    """A citizen who asks again and again reads in time what it must hold."""
    begun = time.monotonic()
    while True:
        citizen.send(question)
        if holds(await citizen.reply_text()):
            return
        assert time.monotonic() - begun < SOON, "not answered in time"
