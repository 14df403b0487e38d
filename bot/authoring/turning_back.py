"""What became of an answer, taking the last change back, and taking an answer out of service; nothing is deleted."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.authoring import drafts
from bot.authoring.buttons import Press, Step, button, fits, of_draft
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft, DraftState, Place, Writer
from bot.authoring.fields import FieldError, reason
from bot.authoring.showing import Showing
from bot.catalogue import Texts
from bot.clock import short_time
from bot.desk.said import CaseMovedError, FromStaff
from bot.messages import Button, Keyboard
from bot.work import current
from knowledge.entries import Entry, Language, Status
from knowledge.errors import ConflictError, HistoryError
from knowledge.storing import history
from knowledge.storing.changing import Act, apply
from knowledge.storing.history import Version

_MOST_VERSIONS = 6
_TWO = 2
_LONGEST_WHY = 1000
_PATIENCE = timedelta(minutes=10)
"""How long what somebody writes is taken for the reason that they were asked for."""

UNDO, ARCHIVE = "undo", "archive"
"""What is done to an entry, as it stands in its history."""

BACK = "back"
"""What is asked a reason for and stands in no history: a draft is sent back."""

Turn = Callable[[AsyncSession, str, Act], Awaitable[int | None]]
SendBack = Callable[[int, Writer, str], Awaitable[Page | str]]
"""Sends a draft back by its number, in somebody's name, for a reason."""


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

    async def ask_undo(self, slug: str, writer: Writer, place: Place) -> Page:
        """What taking the last change of an entry back would change; whoever does it is asked why."""
        found = await self._versions(slug)
        if len(found) < _TWO:
            return Page((self._texts.html("staff-kb-nothing-to-undo"),), self._back(slug))
        newest, before = found[-1], found[-2]
        sure = self._texts.html("staff-kb-undo-sure", title=_title(newest), who=newest.who, at=short_time(newest.at))
        self._ask_why(UNDO, newest.entry, newest.number, writer, place)
        return Page(
            (sure, self.showing.difference(newest.entry, before.entry), self._texts.html("staff-kb-ask-reason")),
            self._sure(Press.UNDO_SURE, slug, found),
        )

    async def ask_archive(self, slug: str, writer: Writer, place: Place) -> Page:
        """What archiving means; whoever does it is asked why."""
        async with self.desk.database.reading() as session:
            entry = await self.desk.entry(session, slug)
            found = await history.versions(session, slug)
        if entry is None or entry[0].status is Status.ARCHIVED:
            return Page((self._texts.html("staff-kb-gone" if entry is None else "staff-kb-archived-already"),))
        sure = self._texts.html("staff-kb-archive-sure", title=entry[0].texts[Language.DA].title)
        self._ask_why(ARCHIVE, entry[0], found[-1].number if found else 0, writer, place)
        return Page((sure, self._texts.html("staff-kb-ask-reason")), self._sure(Press.ARCHIVE_SURE, slug, found))

    async def asked(self, author_id: int, place: Place) -> Draft | None:
        """The question for a reason that somebody's next message in a place answers, or None."""
        async with self.desk.database.reading() as session:
            found = await drafts.asked_of(session, author_id, place)
        waits = found is not None and found.state is DraftState.TURNING
        return found if waits and found is not None and self.desk.clock() - found.updated_at < _PATIENCE else None

    async def ask_back(self, draft: Draft, writer: Writer, place: Place) -> Page:
        """A draft is to be sent back; whoever does it is asked why."""
        self._ask_why(BACK, draft.entry, draft.id, writer, place)
        keyboard = (
            (
                of_draft(self._texts.plain("staff-kb-back-yes"), draft.id, Step.BACK_SURE),
                of_draft(self._texts.plain("staff-kb-no-back"), draft.id, Step.LEAVE),
            ),
        )
        return Page((self._texts.html("staff-kb-ask-back", name=draft.name),), keyboard)

    async def hear(self, asked: Draft, said: FromStaff, send_back: SendBack) -> None:
        """Somebody says why: it is done, and the reason goes into the history, or to the draft's author."""
        try:
            why, fault = "" if said.media else reason(said.text), "staff-kb-ask-reason"
        except FieldError as error:
            why, fault = "", error.identifier
        if not why:
            self.desk.answer(asked.place, Page((self._texts.html(fault),)), said.message_id)
            return
        if asked.asks == BACK:
            self.keep(asked.author)
            made = await send_back(asked.base_version, asked.author, why)
        else:
            turn = self.undo if asked.asks == UNDO else self.archive
            made = await turn(asked.entry.slug, asked.base_version, asked.author, why)
        page = Page((html.escape(made),)) if isinstance(made, str) else made
        self.desk.answer(asked.place, page, said.message_id)

    def keep(self, writer: Writer) -> None:
        """Somebody would rather leave it as it is."""
        current().change(lambda session: drafts.ask_no_reason(session, writer.id))

    async def undo(self, slug: str, number: int, writer: Writer, why: str = "") -> Page | str:
        """Take the last change back, if it is still the one that was shown."""

        async def turn(session: AsyncSession, slug: str, act: Act) -> int | None:
            return await history.roll_back(session, slug, act, expected_version=number)

        act = Act(writer.name, UNDO, why, self.desk.clock())
        return await self._turn(slug, number, turn, act, writer)

    async def archive(self, slug: str, number: int, writer: Writer, why: str = "") -> Page | str:
        """Take an entry out of service, if it is still as it was shown."""

        async def turn(session: AsyncSession, slug: str, act: Act) -> int | None:
            found = await self.desk.entry(session, slug)
            archived = () if found is None else (replace(found[0], status=Status.ARCHIVED),)
            return await apply(session, archived, act, expected={slug: number})

        act = Act(writer.name, ARCHIVE, why, self.desk.clock())
        return await self._turn(slug, number, turn, act, writer)

    def _ask_why(self, what: str, entry: Entry, number: int, writer: Writer, place: Place) -> None:
        asked = Draft(0, writer, place, entry, None, number, self.desk.clock(), DraftState.TURNING, what)

        async def change(session: AsyncSession) -> None:
            await drafts.begin(session, asked)

        current().change(change)

    async def _turn(self, slug: str, number: int, turn: Turn, act: Act, writer: Writer) -> Page | str:
        found = await self._versions(slug)
        if (found[-1].number if found else 0) != number:
            return self._texts.plain("staff-kb-turned-since")

        async def change(session: AsyncSession) -> None:
            await drafts.ask_no_reason(session, writer.id)
            try:
                await turn(session, slug, act)
            except (ConflictError, HistoryError) as error:
                # Handled anew, it finds what came between.
                raise CaseMovedError from error
            await self.desk.changed(session)

        current().change(change)
        title = _title(found[-1]) if found else slug
        identifier = "staff-kb-undone" if act.what == UNDO else "staff-kb-archived"
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
        return ((*sure, button(self._texts.plain("staff-kb-no-back"), Press.KEEP, slug)),)

    def _back(self, slug: str) -> tuple[tuple[Button, ...], ...]:
        return ((button(self._texts.plain("staff-kb-no-back"), Press.SHOW, slug),),)

    @property
    def _texts(self) -> Texts:
        return self.desk.texts


def _title(version: Version) -> str:
    return version.entry.texts[Language.DA].title or version.entry.slug
