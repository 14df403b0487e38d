"""The desk's door: whoever is not staff changes nothing and reaches nobody, and is told so where it matters."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.desk.staff import Actor, StaffCheck, Standing
from bot.transport.outgoing.outbox import Purpose
from bot.work import current

_REFUSALS = {Standing.STRANGER: "staff-not-staff", Standing.UNKNOWN: "staff-cannot-look"}


@dataclass(frozen=True, slots=True)
class Door:
    """Lets staff act in their group, and nobody else."""

    desk: HandOverDesk
    check: StaffCheck

    async def refusal(self, actor: Actor) -> str | None:
        """What to tell somebody who may not act in the staff group, as plain text; None for staff."""
        identifier = _REFUSALS.get(await self.check.standing(actor))
        return None if identifier is None else self.desk.catalogue.staff.plain(identifier)

    async def lets_in(self, actor: Actor, said: FromStaff, *, command: bool) -> bool:
        """Whether what was written in the staff group counts.

        If not, its writer is told so below it: after a command, and where it might have reached a citizen.
        """
        identifier = _REFUSALS.get(await self.check.standing(actor))
        if identifier is None:
            return True
        if command or said.to_us or await self.desk.case_of_place(said.chat_id, said.reply_to, said.topic) is not None:
            html = self.desk.catalogue.staff.html(identifier)
            answer = said.answered(html)
            current().say([answer], Purpose.STATUS)
        return False
