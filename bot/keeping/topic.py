"""The topic of the staff group in which the knowledge base is worked on: called »Viden«, or named by `/viden` in it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.desk.cases import Colleague
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.keeping.answering import answer, reply, signature
from bot.keeping.roles import Roles
from bot.keeping.tables import KnowledgeTopicRow
from bot.storage.database import write_over
from bot.transport.outgoing import outbox
from bot.work import current
from knowledge.publication.roles import Right
from knowledge.storing.changing import Act, note


@dataclass(frozen=True, slots=True)
class KnowledgeTopic:
    """Knows where the knowledge base is worked on."""

    desk: HandOverDesk
    roles: Roles

    async def is_here(self, chat_id: int, topic: int | None) -> bool:
        """Whether a topic of a group is that of the knowledge base."""
        if topic is None:
            return False
        async with self.desk.database.reading() as session:
            return await topic_in(session, chat_id) == topic

    async def choose(self, said: FromStaff, who: Colleague | None) -> None:
        """`/viden` in a topic, or its opening or renaming as »Viden«: it is the one from now on, if `who` may say so.

        A case's topic never is: what is written there is for its citizen.
        """
        topic = said.topic
        if topic is None or await self.desk.case_of_place(said.chat_id, None, topic) is not None:
            answer(said, self._texts.html("staff-knowledge-topic-where"))
            return
        if not await self.roles.lets(who, Right.PROPOSE, said) or who is None:
            return

        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            await remember(session, said.chat_id, topic)
            await note(session, Act(signature(who), "topic", at=now), str(topic))
            await outbox.put(session, [reply(said, self._texts.html("staff-knowledge-topic"))], now)

        current().change(change)

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff


async def topic_in(session: AsyncSession, chat_id: int) -> int | None:
    """The topic of the knowledge base in a group, or None."""
    row = await session.get(KnowledgeTopicRow, chat_id)
    return None if row is None else row.topic_id


async def remember(session: AsyncSession, chat_id: int, topic: int) -> None:
    """A topic is that of the knowledge base from now on; the caller commits."""
    await write_over(session, KnowledgeTopicRow, chat_id=chat_id, topic_id=topic)
