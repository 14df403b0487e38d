"""Joining: of all that is due to one person, what is still so, and what says the same twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from knowledge.dates.spans import day_of
from knowledge.events.model import Spot
from knowledge.events.twins import Mark, mark, one_of_each
from knowledge.subscriptions.happenings import Happening, news_of
from knowledge.subscriptions.notices import TURNS, NoticeKind, holds

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
    """One line of a message: what is told of which happening, and of a move, from when and where people know it."""

    kind: NoticeKind
    happening: Happening
    before: Spot | None = None


def joined(
    due: Iterable[Due],
    happenings: Mapping[str, Happening],
    now: datetime,
    befores: Mapping[str, Happening],
) -> tuple[Line, ...]:
    """What one message tells, the most important first; empty where all of it was overtaken.

    Of what somebody has not heard of yet they hear only that it is new, as it stands now; nothing if it is cancelled.
    Of what was called off, moved or on again by turns they hear how it differs from what they know. What two ids say of
    the same event is one line.

    Args:
        due: the notices.
        happenings: what they are about, by id.
        now: the present moment.
        befores: how something stood when they last heard of such a turn, by its id; for what has such a notice.
    """
    by_subject: dict[str, list[Due]] = {}
    for each in due:
        by_subject.setdefault(each.subject, []).append(each)
    lines = [
        Line(kind, happening, before.spot if kind is NoticeKind.MOVED and before is not None else None)
        for subject, notices in by_subject.items()
        if (happening := happenings.get(subject)) is not None
        for before in [befores.get(subject)]
        for kind in _kinds(notices, happening, before, now)
    ]
    in_order = sorted(lines, key=lambda line: (_ORDER.index(line.kind), line.happening.starts_at))
    once = one_of_each(in_order, lambda line: (line.kind, mark(line.happening)), lambda line: line.happening)
    turns: dict[Mark, Line] = {}
    # What two sources moved and called on again by turns is one outcome, too.
    return tuple(
        each for each in once if each.kind not in TURNS or turns.setdefault(mark(each.happening), each) is each
    )


def is_off(kind: str) -> bool:
    """Whether a turn of this kind says that something does not take place."""
    return kind == NoticeKind.CANCELLED


def _kinds(notices: Sequence[Due], happening: Happening, before: Happening | None, now: datetime) -> list[NoticeKind]:
    kinds = {NoticeKind(each.kind) for each in notices if _of_this_day(each, happening)}
    if NoticeKind.NEW in kinds:
        kinds = {NoticeKind.NEW}
    elif before is not None:
        # Of what has not settled yet there are no such notices: it is told when it has.
        off = {is_off(each.kind) for each in notices if each.kind in TURNS}
        turned = {NoticeKind(each) for each in news_of(before, happening)} & TURNS
        kinds = kinds - TURNS | {each for each in turned if is_off(each) in off}
    return [kind for kind in kinds if holds(kind, happening, now)]


def _of_this_day(notice: Due, happening: Happening) -> bool:
    """A reminder is one of a day; the happening may have been moved to another."""
    return notice.kind != NoticeKind.REMINDER or notice.edition == day_of(happening.starts_at).toordinal()
