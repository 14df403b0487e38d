"""Whose a case is: given to a colleague or to the other house, and put before the others."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.chat.controls.actions import Action, Verb, row_number
from bot.desk import asked, cases, marks
from bot.desk.cases import Case, Colleague
from bot.desk.commands import assignees
from bot.desk.handover import HandOverDesk
from bot.desk.houses import House, read_house
from bot.desk.said import CaseMovedError, FromStaff
from bot.desk.states import TRANSITIONS, CaseEvent, CaseState
from bot.desk.telling import mention, tell_marked
from bot.messages import Button
from bot.transport.outgoing import outbox
from bot.work import current

_LONGEST_NAME = 64
_NO_MORE = frozenset({"nej", "ikke", "slut", "fjern", "fra"})
_BESIDE_IT = frozenset({"mere", "længere", "alligevel", "tak"})
"""Said behind `/haster`, that it is not urgent; among other words it is a reason why it is."""

_Marking = Callable[[AsyncSession], Awaitable[Case | None]]
Named = Callable[[], Awaitable[Colleague | None]]
"""Asks Telegram who somebody is; None where that is no colleague. Each question costs a call."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """The use cases of `/tildel`, `/hus` and `/haster`."""

    desk: HandOverDesk

    async def assign(self, said: FromStaff, answered: Named, writer: Named) -> None:
        """`/tildel`: the case is given to somebody; only of whom it is given to the name is asked.

        Args:
            said: the command; what stands behind it names somebody, themselves, or nobody (see `assignees.assignee`).
            answered: who wrote the message that it replies to.
            writer: who gave the command, and takes the case where nobody else is named.
        """
        case = await asked.open_case(self.desk, said)
        if case is None:
            return
        name = assignees.assignee(asked.argument(said))[:_LONGEST_NAME]
        colleague = None
        match name:
            case "":
                colleague = await answered() or await writer()
            case assignees.WRITER:
                colleague = await writer()
            case assignees.NOBODY:
                pass
            case _:
                colleague = Colleague(None, name)
        if colleague is None and name != assignees.NOBODY:
            asked.answer(said, case, self._texts.html("staff-assign-how"))
            return
        event = CaseEvent.RELEASE if colleague is None else CaseEvent.CLAIM

        async def mark(session: AsyncSession) -> Case | None:
            may_move = (case.state, event) in TRANSITIONS
            if may_move and not await cases.move(session, case, event, self.desk.clock()):
                raise CaseMovedError
            return await marks.give_to(session, case.id, colleague)

        html = self._texts.html("staff-assigned-nobody", id=str(case.id))
        if colleague is not None:
            html = f"{self._texts.html('staff-assigned', id=str(case.id))} {mention(colleague)}"
            if colleague.id is None and not colleague.name.startswith("@"):
                # Telegram tells no bot who is in a group, so a bare name may be nobody's; it calls nobody.
                html = f"{html}. {self._texts.html('staff-assigned-by-name')}"
        self._mark(said, mark, html)

    async def hand_on(self, said: FromStaff) -> None:
        """`/hus`: the case belongs to the house that is named, or to the other one than now."""
        case = await asked.open_case(self.desk, said)
        if case is None:
            return
        named = asked.argument(said)
        house = read_house(named) if named else (case.house and case.house.other)
        if house is None:
            rows = tuple(
                (Button(self._name(each), Action(Verb.STAFF_HOUSE, f"{case.id}.{each.value}").data()),)
                for each in House
            )
            html = self._texts.html("staff-house-unknown", named=named) if named else ""
            which = self._texts.html("staff-house-which")
            asked.answer(said, case, f"{html} {which}".strip(), rows)
            return
        self._mark(said, self._moved_to(case, house), self._handed_on(case, house), renamed=True)

    async def press_house(self, about: str, staff_chat_id: int) -> str | None:
        """A button with a house; gives the note to show at it, or None."""
        number, _, name = about.partition(".")
        case_id = row_number(number)
        if case_id is None or name not in set(House):
            return None
        async with self.desk.database.reading() as session:
            case = await cases.case_by_id(session, case_id)
        if case is None or case.state is CaseState.CLOSED:
            return self._texts.plain("staff-no-case" if case is None else "staff-command-closed")
        house = House(name)
        place = FromStaff(staff_chat_id, 0, None, "", topic=None if case.topic is None else case.topic[1])
        if case.house is not house:
            self._mark(place, self._moved_to(case, house), self._handed_on(case, house), renamed=True)
        return self._name(house)

    async def turn_urgent(self, said: FromStaff) -> None:
        """`/haster`: the case goes before the others, or no longer; with words behind it, as they say."""
        case = await asked.open_case(self.desk, said)
        if case is None:
            return
        words = set(re.findall(r"\w+", asked.argument(said).casefold()))
        calmed = bool(words & _NO_MORE) and words <= _NO_MORE | _BESIDE_IT
        urgent = not calmed if words else not case.urgent

        async def mark(session: AsyncSession) -> Case | None:
            await outbox.hurry(session, case.id, urgent=urgent)
            return await marks.make_urgent(session, case.id, urgent=urgent)

        identifier = "staff-urgent" if urgent else "staff-not-urgent"
        self._mark(said, mark, self._texts.html(identifier, id=str(case.id)))

    def _moved_to(self, case: Case, house: House) -> _Marking:
        async def mark(session: AsyncSession) -> Case | None:
            # Whoever had it does not work there.
            may_move = (case.state, CaseEvent.RELEASE) in TRANSITIONS
            if may_move and not await cases.move(session, case, CaseEvent.RELEASE, self.desk.clock()):
                raise CaseMovedError
            return await marks.move_to(session, case.id, house)

        return mark

    def _handed_on(self, case: Case, house: House) -> str:
        return self._texts.html("staff-house-now", id=str(case.id), house=self._name(house))

    def _mark(self, said: FromStaff, mark: _Marking, html: str, *, renamed: bool = False) -> None:
        """Change what is noted on a case, tell staff so where they said it, and have the card say it."""

        async def change(session: AsyncSession) -> None:
            marked = await mark(session)
            if marked is None or marked.state is CaseState.CLOSED:
                raise CaseMovedError
            await tell_marked(session, self.desk, said, marked, html, renamed=renamed)

        current().change(change)

    def _name(self, house: House) -> str:
        return self._texts.plain(f"house-{house.value}")

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff
