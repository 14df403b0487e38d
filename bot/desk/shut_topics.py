"""A topic closed by hand: its case goes on, and whoever closed the topic most likely thinks that it has ended."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.controls.actions import Action, Verb
from bot.desk import asked
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.desk.states import STAFFS_TURN, CaseState
from bot.messages import Button


@dataclass(frozen=True, slots=True)
class ShutTopics:
    """The use case of a colleague who has closed a topic."""

    desk: HandOverDesk

    async def tell(self, said: FromStaff) -> None:
        """Say that its case goes on, with a button that ends it; Telegram may open the topic for that."""
        case = await self.desk.case_of_place(said.chat_id, None, said.topic)
        if case is None or case.state is CaseState.CLOSED:
            return
        texts = self.desk.catalogue.staff
        identifier = "staff-topic-shut-waiting" if case.state in STAFFS_TURN else "staff-topic-shut"
        end = Button(texts.plain("staff-close"), Action(Verb.STAFF_CLOSE, str(case.id)).data())
        asked.answer(said, case, texts.html(identifier, id=str(case.id)), ((end,),))
