"""Another program with the same token: it takes what citizens write, and staff would wonder why nobody asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.clock import local_date
from bot.desk.handover import HandOverDesk
from bot.desk.telling import tell_group

_ONCE: Final = "shared-token"


@dataclass(frozen=True, slots=True)
class Rivals:
    """Tells the staff group of it, once a day at most: the log is read by few."""

    desk: HandOverDesk

    async def tell(self) -> None:
        """Somebody else gets what is meant for us."""
        if self.desk.staff_chat_id is None:
            return
        now = self.desk.clock()
        html = self.desk.catalogue.staff.html("staff-shared-token")
        async with self.desk.database.transaction() as session:
            await tell_group(session, self.desk.staff_chat_id, html, now, once=f"{_ONCE}:{local_date(now)}")
