"""What a press on a button of a subscription makes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.announcing.changing import changed
from bot.announcing.subscriptions import INDEFINITELY
from bot.announcing.views import label_id
from knowledge.events.audiences import Audience
from knowledge.subscriptions.limits import Limit
from knowledge.subscriptions.quiet import Quiet
from knowledge.subscriptions.themes import Theme
from knowledge.subscriptions.wishes import Rhythm, Subscription

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
LABELS = ("Teater", "Foredrag")
PLAIN = Subscription()


def press(wishes: Subscription, field: str, value: str, *, on: bool | None = None) -> Subscription | None:
    """The subscription after a button."""
    return changed(wishes, field, value, LABELS, NOW, on=on)


@pytest.mark.parametrize(
    ("field", "value", "chosen"),
    [
        ("houses", "faxe", replace(PLAIN, houses=frozenset({"faxe"}))),
        ("audiences", "boern", replace(PLAIN, audiences=frozenset({Audience.CHILDREN}))),
        ("themes", "faglitteratur", replace(PLAIN, themes=frozenset({Theme("faglitteratur")}))),
        ("limits", "weekends", replace(PLAIN, limits=frozenset({Limit.WEEKENDS}))),
        ("categories", label_id("Teater"), replace(PLAIN, categories=frozenset({"Teater"}))),
    ],
)
def test_a_choice_is_turned_on_and_off_again(field: str, value: str, chosen: Subscription) -> None:
    """A button does what it says however often it is pressed; one of old turns it round. Nothing else is touched."""
    for before in (PLAIN, chosen):
        assert press(before, field, value, on=True) == chosen
        assert press(before, field, value, on=False) == PLAIN
    assert press(PLAIN, field, value) == chosen
    assert press(chosen, field, value) == PLAIN


def test_a_setting_is_set() -> None:
    """Rhythm and quiet hours are those of the button; a pause lasts a week, a month, or until it is ended."""
    assert press(PLAIN, "rhythm", "at_once") == replace(PLAIN, rhythm=Rhythm.AT_ONCE)
    assert press(PLAIN, "quiet", "20-9") == replace(PLAIN, quiet=Quiet(20, 9))
    assert press(PLAIN, "pause", "week") == replace(PLAIN, paused_until=NOW + timedelta(days=7))
    assert press(PLAIN, "pause", "month") == replace(PLAIN, paused_until=NOW + timedelta(days=30))
    paused = replace(PLAIN, paused_until=INDEFINITELY)
    assert press(PLAIN, "pause", "open") == paused
    assert press(paused, "pause", "off") == PLAIN


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("houses", "køge"),
        ("audiences", "hunde"),
        ("themes", "hunde"),
        ("limits", "cheap"),
        ("categories", label_id("Opera")),
        ("rhythm", "hourly"),
        ("quiet", "3-4"),
        ("quiet", "nat"),
        ("pause", "year"),
        ("language", "en"),
    ],
)
def test_what_no_button_offers_changes_nothing(field: str, value: str) -> None:
    """A press that was made up sets no hours, house or group that a view has no button for."""
    assert press(PLAIN, field, value) is None
