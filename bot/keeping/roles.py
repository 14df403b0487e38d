"""Roles of staff: administrators give them in the group, and every other act asks here whether it is allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Catalogue, Texts
from bot.clock import Clock
from bot.desk.cases import Colleague
from bot.desk.said import FromStaff
from bot.keeping.answering import answer, reply, signature
from bot.keeping.tables import StaffRoleRow
from bot.storage.database import Database, write_over
from bot.transport.outgoing import outbox
from bot.work import current
from knowledge.publication.roles import Right, Role, allowed, least_role
from knowledge.storing.changing import Act, note

_NUMBER = re.compile(r"\d{1,15}", re.ASCII)
_WORDS = {
    "læser": Role.READER,
    "laeser": Role.READER,
    "ingen": Role.READER,
    "redaktør": Role.EDITOR,
    "redaktoer": Role.EDITOR,
    "godkender": Role.APPROVER,
    "administrator": Role.ADMINISTRATOR,
}
_NAMES = {role: f"staff-role-{role.value}" for role in Role}


@dataclass(frozen=True, slots=True)
class Roles:
    """Who may do what, and the use case of `/rolle`.

    Attributes:
        database: where the roles are.
        catalogue: the texts.
        clock: the time.
        first: numbers of those who are administrators by the settings.
    """

    database: Database
    catalogue: Catalogue
    clock: Clock
    first: frozenset[int] = frozenset()

    async def role_of(self, person: int | None) -> Role:
        """The role of an account; None, for somebody who writes in no name of their own, is a reader."""
        if person is None:
            return Role.READER
        if person in self.first:
            return Role.ADMINISTRATOR
        async with self.database.reading() as session:
            row = await session.get(StaffRoleRow, person)
        return Role.READER if row is None else Role(row.role)

    async def allows(self, person: int | None, right: Right) -> bool:
        """Whether an account may do something to the knowledge base."""
        return allowed(await self.role_of(person), right)

    async def refusal(self, who: Colleague | None, right: Right) -> str | None:
        """What to tell somebody who may not do something, as plain text; None for whoever may."""
        if await self.allows(None if who is None else who.id, right):
            return None
        if who is None:
            return self._texts.plain("staff-role-nameless")
        return self._texts.plain("staff-role-lacks", role=self.name(least_role(right)))

    async def lets(self, who: Colleague | None, right: Right, said: FromStaff) -> bool:
        """Whether somebody may do what they have written; who may not is told so below it."""
        refusal = await self.refusal(who, right)
        if refusal is not None:
            answer(said, refusal)
        return refusal is None

    def name(self, role: Role) -> str:
        """What a role is called."""
        return self._texts.plain(_NAMES[role])

    async def command(self, said: FromStaff, who: Colleague | None, answered: Colleague | None) -> None:
        """`/rolle`: who has which; `/rolle redaktør` in reply to a colleague, or with a number, gives one.

        Args:
            said: the command.
            who: gives it; None where that is not known.
            answered: whom it is about: who wrote the message that it replies to, or has the number in it; or None.
        """
        words = said.text.split()[1:]
        if not words:
            await self._list(said, who)
            return
        role = _WORDS.get(words[-1].casefold())
        if role is None or answered is None or answered.id is None:
            answer(said, self._texts.html("staff-role-how"))
        elif await self.lets(who, Right.GRANT, said) and who is not None:
            self._give(said, who, answered, answered.id, role)

    def _give(self, said: FromStaff, who: Colleague, to: Colleague, number: int, role: Role) -> None:
        if number in self.first and role is not Role.ADMINISTRATOR:
            answer(said, self._texts.html("staff-role-by-settings", name=to.name))
            return
        if number == who.id and role is not Role.ADMINISTRATOR:
            # Whoever takes it off themselves may leave nobody who can give it back.
            answer(said, self._texts.html("staff-role-own"))
            return

        async def change(session: AsyncSession) -> None:
            now = self.clock()
            if role is Role.READER:
                await session.execute(delete(StaffRoleRow).where(StaffRoleRow.person == number))
            else:
                await write_over(session, StaffRoleRow, person=number, name=to.name, role=role.value, at=now)
            await note(session, Act(signature(who), "role", at=now), f"{signature(to)}: {role.value}")
            html = self._texts.html("staff-role-given", name=to.name, role=self.name(role))
            await outbox.put(session, [reply(said, html)], now)

        current().change(change)

    async def _list(self, said: FromStaff, who: Colleague | None) -> None:
        async with self.database.reading() as session:
            rows = (await session.scalars(select(StaffRoleRow).order_by(StaffRoleRow.name))).all()
        lines = list(self._own(await self.role_of(who.id), who.id) if who is not None and who.id is not None else ())
        lines += [
            self._texts.html("staff-role-line", name=row.name, role=self.name(Role(row.role)))
            for row in rows
            if row.person not in self.first
        ]
        if self.first:
            lines.append(self._texts.html("staff-role-first", count=len(self.first)))
        lines.append(self._texts.html("staff-role-how"))
        answer(said, "\n".join(lines))

    def _own(self, role: Role, number: int) -> Iterator[str]:
        yield self._texts.html("staff-role-yours", role=self.name(role), number=str(number))

    @property
    def _texts(self) -> Texts:
        return self.catalogue.staff


def number_in(said: FromStaff) -> int | None:
    """The Telegram number that stands in a command, or None."""
    words = said.text.split()[1:]
    return int(words[0]) if words and _NUMBER.fullmatch(words[0]) else None
