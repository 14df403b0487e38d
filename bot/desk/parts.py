"""The desk, put together: what a case needs, and what may be promised of it."""

from __future__ import annotations

from datetime import timedelta

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.desk.handover import HandOverDesk
from bot.desk.waiting.promises import Promises, parse_desk_hours
from bot.desk.waiting.watching import Watching
from bot.hours.parts import HoursParts
from bot.running.live import LiveJudge
from bot.settings import Settings
from bot.storage.database import Database


def make_desk(
    settings: Settings, database: Database, catalogue: Catalogue, clock: Clock, hours: HoursParts, live: LiveJudge
) -> HandOverDesk:
    """The desk of a process."""
    promises = _promises(settings, catalogue, clock, hours)
    return HandOverDesk(
        database,
        catalogue,
        clock,
        settings.staff_chat_id,
        settings.staff_name,
        settings.contact_url,
        promises,
        Watching(promises, timedelta(days=settings.silent_days), timedelta(days=settings.close_days)),
        settings.contact_phone,
        knows=live.knows,
    )


def _promises(settings: Settings, catalogue: Catalogue, clock: Clock, hours: HoursParts) -> Promises:
    """What may be promised; without a staff group, nothing."""
    plan = None if settings.staff_chat_id is None else parse_desk_hours(settings.desk_hours)
    return Promises(catalogue, clock, None if plan is None else hours.of_desk(plan), settings.answer_hours)
