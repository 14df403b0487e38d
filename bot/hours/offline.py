"""Opening hours without a running service: `borgerbot ask` tells what a chat would.

What is needed to answer takes a tenth of a second to import, so it is imported where anything is known at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.messages import Message
from bot.settings import Settings
from knowledge.judgement import Judgement

if TYPE_CHECKING:
    from knowledge.opening_hours.known import KnownHours

_SHIPPED = Path(__file__).parents[2] / "knowledge" / "opening_hours" / "opening-hours.yaml"
_FILLED_IN = re.compile(r"^[^#\n]*(?:\d|lukket)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class OfflineHours:
    """Answers questions about opening hours from what is kept.

    Attributes:
        known: what is known.
        settings: among them where the hours come from, which is told with them.
        catalogue: the texts.
        clock: the time.
    """

    known: KnownHours
    settings: Settings
    catalogue: Catalogue
    clock: Clock

    def reply(self, judgement: Judgement) -> Message | None:
        """The answer to what was judged, or None where it asks for something else or nothing is known of it."""
        from bot.hours.asked import answer_to
        from bot.hours.telling import Telling

        telling = Telling(self.catalogue, self.settings.contact_url, self.settings.hours_url)
        return answer_to(judgement, self.known, telling, self.clock())


def open_offline_hours(settings: Settings, catalogue: Catalogue, clock: Clock) -> OfflineHours | None:
    """What is known of opening hours in the database and the file of plans, or None; nothing is created.

    Raises:
        DatabaseVersionError: if the database is not of this program's version.
        EntryFileError: if the file of plans is broken.
    """
    file = settings.hours_file or _SHIPPED
    in_file = settings.hours_file is not None or _FILLED_IN.search(file.read_text(encoding="utf-8")) is not None
    if settings.may_have_database():
        import asyncio

        known = asyncio.run(_kept(settings, file, in_file=in_file))
    else:
        known = _in_file(file) if in_file else None
    return None if known is None or not known.places else OfflineHours(known, settings, catalogue, clock)


async def _kept(settings: Settings, file: Path, *, in_file: bool) -> KnownHours | None:
    from bot.command_line.loading import existing
    from bot.hours import store

    async with existing(settings) as database:
        if database is None:
            return _in_file(file) if in_file else None
        async with database.reading() as session:
            changed = await store.version(session) > 0
        if not changed and not in_file:
            return None
        from bot.hours.live import LiveHours
        from bot.hours.website_names import read_branches, read_categories

        branches, kinds = read_branches(settings.hours_branches), read_categories(settings.hours_categories)
        return await LiveHours(database, branches, kinds, file).look()


def _in_file(file: Path) -> KnownHours:
    from knowledge.opening_hours.known import of_file
    from knowledge.opening_hours.plan_file import read_plans

    return of_file(read_plans(file))
