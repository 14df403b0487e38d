"""What became of an answer, taking the last change back, and taking an answer out of service; nothing is deleted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.authoring.buttons import Press, button, fits
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.drafts import Writer
from bot.authoring.showing import Showing
from bot.catalogue import Texts
from bot.clock import short_time
from bot.desk.said import CaseMovedError
from bot.messages import Button, Keyboard
from bot.work import current
from knowledge import history
from knowledge.changing import Act, apply
from knowledge.entries import Language, Status
from knowledge.errors import ConflictError, HistoryError
from knowledge.history import Version

_MOST_VERSIONS = 6
_TWO = 2
_LONGEST_WHY = 1000

Turn = Callable[[AsyncSession, str, Act], Awaitable[int | None]]


@dataclass(frozen=True, slots=True)
class TurningBack:
    """The use cases of the history."""

    desk: KnowledgeDesk
    showing: Showing

    async def history(self, slug: str) -> Page:
        """The newest versions of an entry: who changed what, when, and why."""
        found = await self._versions(slug)
        if not found:
            return Page((self._texts.html("staff-kb-no-history"),), self._back(slug))
        shown = range(len(found) - 1, max(-1, len(found) - 1 - _MOST_VERSIONS), -1)
        head = self._texts.html("staff-kb-history-of", title=_title(found[-1]), number=len(found))
        return Page((head, *(self._version(found, at) for at in shown)), self._after_history(slug, found))

    async def ask_undo(self, slug: str) -> Page:
        """What taking the last change of an entry back would change, and the button that does it."""
        found = await self._versions(slug)
        if len(found) < _TWO:
            return Page((self._texts.html("staff-kb-nothing-to-undo"),), self._back(slug))
        newest, before = found[-1], found[-2]
        html = self._texts.html("staff-kb-undo-sure", title=_title(newest), who=newest.who, at=short_time(newest.at))
        return Page(
            (html, self.showing.difference(newest.entry, before.entry)), self._sure(Press.UNDO_SURE, slug, found)
        )

    async def ask_archive(self, slug: str) -> Page:
        """What archiving means, and the button that does it."""
        async with self.desk.database.reading() as session:
            entry = await self.desk.entry(session, slug)
            found = await history.versions(session, slug)
        if entry is None or entry[0].status is Status.ARCHIVED:
            return Page((self._texts.html("staff-kb-gone" if entry is None else "staff-kb-archived-already"),))
        html = self._texts.html("staff-kb-archive-sure", title=entry[0].texts[Language.DA].title)
        return Page((html,), self._sure(Press.ARCHIVE_SURE, slug, found))

    async def undo(self, slug: str, number: int, writer: Writer) -> Page | str:
        """Take the last change back, if it is still the one that was shown."""

        async def turn(session: AsyncSession, slug: str, act: Act) -> int | None:
            return await history.roll_back(session, slug, act, expected_version=number)

        act = Act(writer.name, "undo", at=self.desk.clock())
        return await self._turn(slug, number, turn, act, "staff-kb-undone")

    async def archive(self, slug: str, number: int, writer: Writer) -> Page | str:
        """Take an entry out of service, if it is still as it was shown."""

        async def turn(session: AsyncSession, slug: str, act: Act) -> int | None:
            found = await self.desk.entry(session, slug)
            archived = () if found is None else (replace(found[0], status=Status.ARCHIVED),)
            return await apply(session, archived, act, expected={slug: number})

        act = Act(writer.name, "archive", at=self.desk.clock())
        return await self._turn(slug, number, turn, act, "staff-kb-archived")

    async def _turn(self, slug: str, number: int, turn: Turn, act: Act, identifier: str) -> Page | str:
        found = await self._versions(slug)
        if (found[-1].number if found else 0) != number:
            return self._texts.plain("staff-kb-turned-since")

        async def change(session: AsyncSession) -> None:
            try:
                await turn(session, slug, act)
            except (ConflictError, HistoryError) as error:
                # Handled anew, it finds what came between.
                raise CaseMovedError from error
            await self.desk.changed(session)

        current().change(change)
        title = _title(found[-1]) if found else slug
        return Page((self._texts.html(identifier, title=title, who=act.who, slug=slug),))

    async def _versions(self, slug: str) -> tuple[Version, ...]:
        async with self.desk.database.reading() as session:
            return await history.versions(session, slug)

    def _version(self, found: tuple[Version, ...], at: int) -> str:
        version, before = found[at], found[at - 1] if at else None
        what = f"staff-kb-act-{version.what}"
        head = self._texts.html(
            "staff-kb-version",
            number=version.number,
            at=short_time(version.at),
            who=version.who,
            what=self._texts.plain(what) if what in self._texts else version.what,
        )
        why = self._texts.html("staff-kb-why", why=version.why[:_LONGEST_WHY]) if version.why else ""
        changes = "" if before is None else self.showing.difference(before.entry, version.entry)
        return "\n".join(filter(None, (head, why, changes)))

    def _after_history(self, slug: str, found: tuple[Version, ...]) -> Keyboard:
        undo = (button(self._texts.plain("staff-kb-undo"), Press.UNDO, slug),) if len(found) >= _TWO else ()
        return ((*undo, *self._back(slug)[0]),)

    def _sure(self, press: Press, slug: str, found: tuple[Version, ...]) -> Keyboard:
        number = found[-1].number if found else 0
        yes = "staff-kb-undo-yes" if press is Press.UNDO_SURE else "staff-kb-archive-yes"
        sure: tuple[Button, ...] = ()
        if fits(press, number, slug):
            sure = (button(self._texts.plain(yes), press, number, slug),)
        return ((*sure, *self._back(slug)[0]),)

    def _back(self, slug: str) -> tuple[tuple[Button, ...], ...]:
        return ((button(self._texts.plain("staff-kb-no-back"), Press.SHOW, slug),),)

    @property
    def _texts(self) -> Texts:
        return self.desk.texts


def _title(version: Version) -> str:
    return version.entry.texts[Language.DA].title or version.entry.slug
