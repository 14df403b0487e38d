"""What somebody must be allowed to do who presses a button of the knowledge desk."""

from __future__ import annotations

import pytest

from bot.authoring.buttons import Press, Step
from bot.authoring.permissions import right_of
from knowledge.publication.roles import Right


@pytest.mark.parametrize(
    ("kind", "rest", "right"),
    [
        (Press.SHOW, "pas", Right.READ),
        (Press.EDIT, "pas", Right.DRAFT),
        (Press.DRAFT, f"7.{Step.OPEN}", Right.READ),
        (Press.DRAFT, f"7.{Step.PUBLISH}", Right.DRAFT),
        (Press.DRAFT, f"7.{Step.SURE}.3", Right.PUBLISH),
        (Press.DRAFT, f"7.{Step.ACCEPT}.0.3", Right.PUBLISH),
        (Press.DRAFT, "7.unknown", Right.DRAFT),
        (Press.UNDO, "pas", Right.UNDO),
        (Press.UNDO_SURE, "4.pas", Right.UNDO),
        (Press.ARCHIVE, "pas", Right.ARCHIVE),
        (Press.ARCHIVE_SURE, "4.pas", Right.ARCHIVE),
        ("?", "", Right.READ),
    ],
)
def test_what_reaches_citizens_needs_the_right_to_publish(kind: str, rest: str, right: Right) -> None:
    """Looking is for all, writing for editors; who lets citizens read it, or accepts what breaks, is an approver."""
    assert right_of(kind, rest) is right
