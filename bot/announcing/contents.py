"""What a round of deliveries tells of: each thing is read once, however many people hear of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import posts, programme
from bot.announcing.posts import Post
from bot.announcing.wording import Blocks
from knowledge.events import store
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.notices import in_digest, week_end


@dataclass(frozen=True, slots=True)
class Contents:
    """Reads happenings, weeks and announcements, in one transaction.

    Attributes:
        session: to read with.
        now: the time of the round.
        blocks: what was written of happenings, by language; most people hear of the same ones.
    """

    session: AsyncSession
    now: datetime
    blocks: Blocks = field(default_factory=dict)
    _happenings: dict[str, Happening | None] = field(default_factory=dict)
    _befores: dict[int, Happening] = field(default_factory=dict)
    _posts: dict[str, Post | None] = field(default_factory=dict)
    _weeks: dict[date, Sequence[Happening]] = field(default_factory=dict)

    async def happenings(self, ids: Iterable[str]) -> dict[str, Happening]:
        """Those of the happenings that are known, by id."""
        wanted = set(ids)
        unread = wanted - self._happenings.keys()
        if unread:
            found = await programme.happenings(self.session, unread)
            self._happenings.update({each: found.get(each) for each in unread})
        read = {each: self._happenings[each] for each in wanted}
        return {each: happening for each, happening in read.items() if happening is not None}

    async def befores(self, turns: Mapping[str, int]) -> dict[str, Happening]:
        """How events stood before turns, by their ids; a turn by its edition: the change with which it began."""
        unread = set(turns.values()) - self._befores.keys()
        if unread:
            found = await store.changes(self.session, unread)
            self._befores.update({each.id: programme.happening_of(each.before or each.after) for each in found})
        return {subject: self._befores[turn] for subject, turn in turns.items() if turn in self._befores}

    async def post(self, subject: str) -> Post | None:
        """The announcement of the staff that notices name so, or None."""
        if subject not in self._posts:
            self._posts[subject] = await posts.by_subject(self.session, subject)
        return self._posts[subject]

    async def week(self, day: date) -> Sequence[Happening]:
        """What is still to come of the week that the digest of `day` is about."""
        if day not in self._weeks:
            coming = await programme.between(self.session, self.now, week_end(day))
            self._weeks[day] = tuple(each for each in coming if in_digest(each, day))
        return self._weeks[day]
