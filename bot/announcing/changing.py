"""What a press on a button of `/abonnement` makes of a subscription."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.announcing.subscriptions import INDEFINITELY
from bot.announcing.views import Views, label_id
from knowledge.events.audiences import Audience
from knowledge.events.houses import HOUSES
from knowledge.subscriptions.limits import Limit
from knowledge.subscriptions.quiet import Quiet
from knowledge.subscriptions.themes import Theme
from knowledge.subscriptions.wishes import Rhythm, Subscription

_PAUSES = {"week": timedelta(days=7), "month": timedelta(days=30)}


def changed(
    wishes: Subscription,
    field: str,
    value: str,
    labels: tuple[str, ...],
    now: datetime,
    *,
    on: bool | None = None,
) -> Subscription | None:
    """A subscription after one press; None for what nobody offers.

    Args:
        wishes: as they were.
        field: what is changed.
        value: the choice or the setting.
        labels: the categories that are offered.
        now: the present moment (aware).
        on: whether the choice is wanted; None turns it round. A setting is set.
    """
    choices: dict[str, Callable[[str], str]] = {
        "houses": _house,
        "audiences": Audience,
        "categories": lambda chosen: _category(chosen, labels),
        "themes": Theme,
        "limits": Limit,
    }
    settings: dict[str, Callable[[], Subscription]] = {
        "rhythm": lambda: replace(wishes, rhythm=Rhythm(value)),
        "quiet": lambda: replace(wishes, quiet=_quiet(value)),
        "pause": lambda: replace(wishes, paused_until=_paused_until(value, now)),
    }
    try:
        if field not in choices:
            return settings[field]()
        choice, chosen = choices[field](value), getattr(wishes, field)
        wanted = choice not in chosen if on is None else on
        return replace(wishes, **{field: chosen | {choice} if wanted else chosen - {choice}})
    except (ValueError, KeyError):
        return None


def _house(value: str) -> str:
    return HOUSES[HOUSES.index(value)]


def _category(value: str, labels: tuple[str, ...]) -> str:
    return {label_id(label): label for label in labels}[value]


def _quiet(value: str) -> Quiet:
    begins, _, ends = value.partition("-")
    return Views.QUIETS[Views.QUIETS.index(Quiet(int(begins), int(ends)))]


def _paused_until(value: str, now: datetime) -> datetime | None:
    if value == "off":
        return None
    return INDEFINITELY if value == "open" else now + _PAUSES[value]


def begun(house: str, audience: str, rhythm: str) -> Subscription | None:
    """The subscription that the first choices make, or None if one of them is none; "" is not chosen yet."""
    try:
        return Subscription(
            houses=frozenset() if house in {"", "both"} else frozenset({_house(house)}),
            audiences=frozenset() if audience in {"", "all"} else frozenset({Audience(audience)}),
            rhythm=Rhythm(rhythm) if rhythm else Rhythm.WEEKLY,
        )
    except ValueError:
        return None
