"""A subscription: what somebody has asked to hear about, and in what rhythm. Nothing in it was inferred."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from knowledge.events.audiences import Audience
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.limits import Limit, keeps_within
from knowledge.subscriptions.quiet import Quiet
from knowledge.subscriptions.themes import Theme


class Rhythm(StrEnum):
    """How often somebody wants to hear."""

    AT_ONCE = "at_once"
    WEEKLY = "weekly"
    DAY_BEFORE = "day_before"


@dataclass(frozen=True, slots=True)
class Subscription:
    """What somebody has asked for. An empty set means that they have not narrowed it down.

    Attributes:
        houses: the houses.
        audiences: the groups that events are made for.
        categories: labels of the source.
        themes: themes of the library's policy; an event of one of the categories or of one of the themes will do.
        limits: parts of the week, of which one will do, and that it costs nothing.
        rhythm: how often.
        quiet: when they get nothing.
        paused_until: until when they want nothing at all, or None.
    """

    houses: frozenset[str] = frozenset()
    audiences: frozenset[Audience] = frozenset()
    categories: frozenset[str] = frozenset()
    themes: frozenset[Theme] = frozenset()
    limits: frozenset[Limit] = frozenset()
    rhythm: Rhythm = Rhythm.WEEKLY
    quiet: Quiet = Quiet()  # noqa: RUF009 - frozen
    paused_until: datetime | None = None

    def paused(self, now: datetime) -> bool:
        """Whether they want nothing at `now`."""
        return self.paused_until is not None and self.paused_until > now


def concerns(subscription: Subscription, happening: Happening) -> bool:
    """Whether somebody with this subscription wants to hear of a happening.

    What is for everybody concerns every group; what happens at none of the houses concerns those who chose none.
    """
    return (
        _at(subscription, happening.houses)
        and _for(subscription, happening.audiences)
        and _about(subscription, happening)
        and keeps_within(subscription.limits, happening)
    )


def addressed(subscription: Subscription, houses: frozenset[str], audiences: frozenset[Audience]) -> bool:
    """Whether an announcement of the staff to these houses and groups (empty: to all) is for this subscription."""
    return (not houses or _at(subscription, houses)) and _for(subscription, audiences)


def _at(subscription: Subscription, houses: frozenset[str]) -> bool:
    return not subscription.houses or bool(subscription.houses & houses)


def _for(subscription: Subscription, audiences: frozenset[Audience]) -> bool:
    return not subscription.audiences or not audiences or bool(subscription.audiences & audiences)


def _about(subscription: Subscription, happening: Happening) -> bool:
    if not subscription.categories and not subscription.themes:
        return True
    return bool(subscription.categories & happening.categories or subscription.themes & happening.themes)
