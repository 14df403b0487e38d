"""The opening hours in force: put together from all sources, and looked at again when something has changed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path

import structlog

from bot.hours import store
from bot.running.waiting import until_cancelled
from bot.storage.database import Database
from knowledge.opening_hours.dpl import Place, read_dpl
from knowledge.opening_hours.known import KnownHours, of_file, put_together
from knowledge.opening_hours.plan_file import PLAN_FILE, read_plans
from knowledge.opening_hours.staff_plan import StaffPlan
from knowledge.opening_hours.timetable import Kind, WeeklyPlan

_log = structlog.get_logger(__name__)
_POLL = 5.0


class LiveHours:
    """Holds what is known of opening hours.

    Args:
        database: where it is kept.
        branches: which house each branch of the website is.
        kinds: what a category of the website stands for, where its name does not tell.
        file: plans in a file, for days that nothing else tells of.
    """

    def __init__(
        self,
        database: Database,
        branches: Mapping[int, str],
        kinds: Mapping[str, Kind] | None = None,
        file: Path = PLAN_FILE,
    ) -> None:
        self._database = database
        self._branches = branches
        self._kinds = kinds or {}
        self._file: dict[Place, WeeklyPlan] = read_plans(file)
        self._version: int | None = None
        self.left_out: tuple[str, ...] = ()
        self.known = of_file(self._file)

    async def run(self) -> None:
        """Look for changes until cancelled."""
        await until_cancelled(self._database.outage.bearing(self._look_again))

    async def _look_again(self) -> float:
        await self.look()
        return _POLL

    async def look(self) -> KnownHours:
        """What is known now."""
        async with self._database.reading() as session:
            version = await store.version(session)
            if version == self._version:
                return self.known
            try:
                await self._put_together(await store.read_plan(session), await store.read_website(session))
            except ValueError as error:
                # What was known goes on; the next change is another chance.
                _log.exception("hours.not_understood", version=version, error=type(error).__name__)
        self._version = version
        return self.known

    async def _put_together(self, plan: StaffPlan, website: store.WebsiteState) -> None:
        said = await asyncio.to_thread(read_dpl, website.rows or [], self._branches, self._kinds)
        weeks = plan.weeks()
        others = {*said.places, *weeks, *self._file}
        self.known = put_together(plan.single_days(others), said, website.read_at, weeks, self._file)
        self.left_out = said.left_out
