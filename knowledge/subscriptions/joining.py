"""Joining: of all that is due to one person, what is still so, and what says the same twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.notices import NoticeKind, holds
from knowledge.subscriptions.quiet import local_day

_ORDER: Final = (
    NoticeKind.CANCELLED,
    NoticeKind.MOVED,
    NoticeKind.BACK,
    NoticeKind.SOLD_OUT,
    NoticeKind.REMINDER,
    NoticeKind.NEW,
)
"""What matters most comes first in a message."""


class Due(Protocol):
    """A notice that is due: what `joined` looks at."""

    @property
    def subject(self) -> str:
        """The id of its happening."""

    @property
    def kind(self) -> str:
        """Its kind."""

    @property
    def edition(self) -> int:
        """Its edition."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a message: what is told of which happening."""

    kind: NoticeKind
    happening: Happening


def joined(due: Iterable[Due], happenings: Mapping[str, Happening], now: datetime) -> tuple[Line, ...]:
    """What one message tells, the most important first; empty where all of it was overtaken.

    Of what somebody has not heard of yet they hear only that it is new, as it stands now; nothing if it is cancelled.
    """
    by_subject: dict[str, list[Due]] = {}
    for each in due:
        by_subject.setdefault(each.subject, []).append(each)
    lines = [
        Line(kind, happening)
        for subject, notices in by_subject.items()
        if (happening := happenings.get(subject)) is not None
        for kind in _kinds(notices, happening, now)
    ]
    return tuple(sorted(lines, key=lambda line: (_ORDER.index(line.kind), line.happening.starts_at)))


def _kinds(notices: Sequence[Due], happening: Happening, now: datetime) -> list[NoticeKind]:
    kinds = {NoticeKind(each.kind) for each in notices if _of_this_day(each, happening)}
    if NoticeKind.NEW in kinds:
        kinds = {NoticeKind.NEW}
    elif NoticeKind.BACK in kinds:
        # It says when and where as well.
        kinds.discard(NoticeKind.MOVED)
    return [kind for kind in kinds if holds(kind, happening, now)]


def _of_this_day(notice: Due, happening: Happening) -> bool:
    """A reminder is one of a day; the happening may have been moved to another."""
    return notice.kind != NoticeKind.REMINDER or notice.edition == local_day(happening.starts_at).toordinal()
