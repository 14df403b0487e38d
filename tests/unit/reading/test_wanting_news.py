"""A wish for news of events is told from how they are stopped, and from reminders."""

from __future__ import annotations

import pytest

from knowledge.reading.said_to_us.wanting_news import wants_news


@pytest.mark.parametrize(
    "text",
    [
        "jeg vil gerne have besked når der er nye arrangementer for børn i haslev",
        "kan du skrive til mig når der er foredrag i Faxe",
        "giv mig et praj når der sker noget",
        "nyhedsbrev",
        "let me know when there is something for kids",
        "can i subscribe",
    ],
)
def test_a_wish_for_news(text: str) -> None:
    """In Danish and English, long or short."""
    assert wants_news(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop med at sende mig beskeder",
        "hvordan framelder jeg mig nyhedsbrevet",
        "jeg vil ikke have flere beskeder",
        "mind mig om foredraget dagen før",
        "how do i unsubscribe",
        "hvad sker der",
    ],
)
def test_whoever_wants_an_end_or_a_reminder_wishes_for_none(text: str) -> None:
    """Nor does whoever asks how it is done."""
    assert not wants_news(text)
