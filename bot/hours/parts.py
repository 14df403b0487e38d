"""The parts of opening hours, put together from the settings."""

from __future__ import annotations

from dataclasses import dataclass

from bot.catalogue import Catalogue
from bot.clock import Clock
from bot.desk.handover import HandOverDesk
from bot.hours.asked import HoursAsked
from bot.hours.desk import DeskHours
from bot.hours.fetching import HoursFetching
from bot.hours.live import LiveHours
from bot.hours.overview import HoursOverview
from bot.hours.planning import HoursPlanning
from bot.hours.telling import Telling
from bot.hours.website_names import read_branches, read_categories
from bot.settings import DESK_HOURS, Settings
from bot.storage.database import Database
from knowledge.opening_hours import PLAN_FILE, OpeningHours, Timetable


@dataclass(frozen=True, slots=True)
class HoursParts:
    """What the service needs of opening hours.

    Attributes:
        settings: among them what the website is, and whether the desk has hours of its own.
        clock: the time.
        live: what is known.
        asked: answers citizens.
        fetching: reads the website.
    """

    settings: Settings
    clock: Clock
    live: LiveHours
    asked: HoursAsked
    fetching: HoursFetching

    def planning(self, desk: HandOverDesk) -> HoursPlanning:
        """What staff set in their group."""
        reads_website = self.settings.hours_branches is not None
        return HoursPlanning(desk, HoursOverview(desk, self.live, self.asked.telling, reads_website))

    def of_desk(self, plan: Timetable) -> OpeningHours:
        """When somebody sits at a desk with this plan, as far as the houses have staff."""
        own = self.settings.desk_hours != DESK_HOURS
        return OpeningHours(DeskHours(lambda: self.live.known.at(self.clock()), plan, own))


def hours_parts(settings: Settings, database: Database, catalogue: Catalogue, clock: Clock) -> HoursParts:
    """The parts, over a database that is up to date.

    Raises:
        EntryFileError: if the file of plans is broken.
    """
    branches, kinds = read_branches(settings.hours_branches), read_categories(settings.hours_categories)
    live = LiveHours(database, branches, kinds, settings.hours_file or PLAN_FILE)
    telling = Telling(catalogue, settings.contact_url, settings.hours_url)
    url = settings.hours_url if branches else None
    return HoursParts(
        settings,
        clock,
        live,
        HoursAsked(live, telling, clock),
        HoursFetching(database, clock, url, live),
    )
