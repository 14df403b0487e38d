"""Looking things up: the overview, the search, and an entry as citizens get it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.authoring import drafts
from bot.authoring.buttons import Press, Step, button, of_draft
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft, DraftState, names
from bot.authoring.showing import Showing
from bot.catalogue import Texts
from bot.clock import short_time
from bot.messages import Button
from knowledge.entries import Entry, Status
from knowledge.storing.finding import Finder
from knowledge.storing.history import versions

_MOST_FOUND = 8
_MOST_DRAFTS = 12
_LIKELY = 0.2
"""From which probability an entry is found although it holds none of the words."""


@dataclass(slots=True)
class Looking:
    """The use cases that change nothing."""

    desk: KnowledgeDesk
    showing: Showing
    _made: Finder | None = None

    async def overview(self) -> Page:
        """How many entries there are, what is being written, and where to begin."""
        async with self.desk.database.reading() as session:
            found = await drafts.everyone(session)
        entries = list(self.desk.live.knowledge.entries.values())
        count = {status: sum(entry.status is status for entry in entries) for status in Status}
        html = self._texts.html(
            "staff-kb-overview",
            published=count[Status.PUBLISHED],
            drafts=count[Status.DRAFT],
            archived=count[Status.ARCHIVED],
        )
        rows: list[tuple[Button, ...]] = [
            (of_draft(self._drafted(draft), draft.id, Step.OPEN),) for draft in found[:_MOST_DRAFTS]
        ]
        if found:
            html += f" {self._texts.html('staff-kb-overview-drafts')}"
        return Page((html,), (*rows, (button(self._texts.plain("staff-kb-begin-new"), Press.NEW),)))

    async def found(self, words: str) -> Sequence[Entry]:
        """The entries that fit what somebody wrote, the best first."""
        finder = self._finder()
        named = finder.named(words)
        if named is not None:
            return (named,)
        judged = await self.desk.live.judge(words, today=self.desk.today, pinned=None)
        likely = [candidate.entry for candidate in judged.candidates[:3] if candidate.probability >= _LIKELY]
        return await asyncio.to_thread(finder.find, words, most=_MOST_FOUND, likely=likely)

    def choice(self, entries: Sequence[Entry], words: str) -> Page:
        """Entries to choose among; says so where there is none."""
        if not entries:
            return Page((self._texts.html("staff-kb-none", words=words),))
        return Page((self._texts.html("staff-kb-found", words=words),), self.showing.entry_buttons(entries))

    async def show(self, slug: str) -> Page:
        """An entry as its citizen gets it, who changed it last, and what can be done with it."""
        async with self.desk.database.reading() as session:
            found = await self.desk.entry(session, slug)
            changed = await versions(session, slug)
            known = await drafts.of_entry(session, slug)
        if found is None:
            return Page((self._texts.html("staff-kb-gone"),))
        entry = found[0]
        about = [self.showing.about(entry)]
        if changed:
            newest = changed[-1]
            about.append(
                self._texts.html("staff-kb-changed", number=newest.number, who=newest.who, at=short_time(newest.at))
            )
        if known:
            about.append(self._texts.html("staff-kb-others", who=names(known)))
        return Page((*self.showing.previews(entry), "\n".join(about)), self._keyboard(entry))

    def _finder(self) -> Finder:
        if self._made is None or self._made.knowledge is not self.desk.live.knowledge:
            self._made = Finder(self.desk.live.knowledge)
        return self._made

    def _keyboard(self, entry: Entry) -> tuple[tuple[Button, ...], ...]:
        first = [("staff-kb-edit", Press.EDIT), ("staff-kb-history", Press.HISTORY)]
        second = [("staff-kb-undo", Press.UNDO)]
        if entry.status is not Status.ARCHIVED:
            second.append(("staff-kb-archive", Press.ARCHIVE))
        return tuple(
            tuple(button(self._texts.plain(identifier), press, entry.slug) for identifier, press in row)
            for row in (first, second)
        )

    def _drafted(self, draft: Draft) -> str:
        waiting = "staff-kb-drafted-waiting" if draft.state is DraftState.WAITING else "staff-kb-drafted"
        return self._texts.plain(waiting, name=draft.name or "…", author=draft.author.name)[:60]

    @property
    def _texts(self) -> Texts:
        return self.desk.texts
