"""Publishing: a draft is shown with what it changes, and becomes the answer when somebody else says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.authoring import drafts
from bot.authoring.buttons import Step, of_draft
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft, DraftState, Place, Writer
from bot.authoring.drafts import DraftMovedError
from bot.authoring.editing import Editing, surely
from bot.authoring.showing import Showing
from bot.authoring.trial import Trial, TrialQueue, TrialTold
from bot.clock import short_time
from bot.desk.cases import Colleague
from bot.desk.said import CaseMovedError
from bot.desk.telling import mention
from bot.messages import Button, Keyboard
from bot.work import current
from knowledge.entries import Entry, Language
from knowledge.errors import ConflictError
from knowledge.publication.merging import merged
from knowledge.publication.publishing import as_published, free_slug
from knowledge.storing import store
from knowledge.storing.changing import Act, apply, keep_other_writers_out
from knowledge.storing.history import versions
from knowledge.storing.tables import EntryRow

_LONGEST_WHO = 100


@dataclass(frozen=True, slots=True)
class Publishing:
    """The use cases between a draft that is ready and an answer that citizens get."""

    desk: KnowledgeDesk
    showing: Showing
    editing: Editing
    told: TrialTold
    queue: TrialQueue

    async def propose(self, draft: Draft, place: Place) -> Page | str:
        """Its author finds a draft ready: it is tried, or its author is told what keeps it back.

        Returns:
            the page, or the note at the button while the stored questions are tried.
        """
        blocking = [hint for hint in await self.showing.hints(draft) if hint.blocks]
        if blocking:
            html = self.desk.texts.html("staff-kb-blocked")
            return Page((html, await self.showing.advice(draft)), self.showing.draft_keyboard(draft))
        if draft.base is not None and await self._overtaken(draft):
            return await self.overtaken(draft)
        if not self._changes_anything(draft):
            return Page((self.desk.texts.html("staff-kb-nothing-to-publish"),), self.showing.draft_keyboard(draft))
        self._try_out(replace(draft, place=place))
        return self.desk.texts.plain("staff-kb-trying")

    def _try_out(self, draft: Draft) -> None:
        tried = replace(draft, state=DraftState.TRYING, asks="", trial=None, updated_at=self.desk.clock())

        async def change(session: AsyncSession) -> None:
            await drafts.write(session, tried)
            self.queue.add(draft.id)

        current().change(surely(change))

    def first_look(self, draft: Draft, kept: Mapping[str, Any]) -> Page:
        """What the stored questions say before the whole trial is done; nothing can be published from it."""
        head = self.desk.texts.html("staff-kb-first-look", name=draft.name, author=draft.author.name)
        return Page((head, self.told.of(Trial(kept))))

    def ready(self, draft: Draft) -> Page:
        """A draft that waits to be published: what it changes, how citizens get it, and the buttons."""
        texts = self.desk.texts
        entry = as_published(draft.entry, self.desk.today)
        who = "staff-kb-ready-another" if self.desk.four_eyes else "staff-kb-ready"
        head = [texts.html(who, name=draft.name, author=draft.author.name)]
        if draft.why:
            head.append(texts.html("staff-kb-why", why=draft.why))
        trial = Trial(draft.trial or {})
        parts = (
            "\n".join(head),
            f"{texts.html('staff-kb-changes')}\n{self.showing.difference(draft.base, entry)}",
            *self.showing.previews(entry),
            self.told.of(trial),
        )
        return Page(parts, (*self._accepting(draft, trial), self._buttons(draft, trial)))

    async def publish(self, draft: Draft, writer: Writer, revision: int, place: Place) -> Page | str:
        """Somebody publishes a draft that waits; gives the page, or the note where it cannot be published so."""
        texts = self.desk.texts
        if draft.state is not DraftState.WAITING or revision != draft.revision:
            return texts.plain("staff-kb-changed-since")
        if self.desk.four_eyes and draft.is_of(writer.id):
            return texts.plain("staff-kb-another-publishes")
        if Trial(draft.trial or {}).open:
            return texts.plain("staff-kb-accept-first")
        if await self._overtaken(draft):
            # It stays a draft; nothing of what the other has published is overwritten.
            return await self.overtaken(draft)
        async with self.desk.database.reading() as session:
            tried_last = await store.version(session) == Trial(draft.trial or {}).version
        if not tried_last:
            self._try_out(draft)
            return Page((texts.html("staff-kb-trying-again", name=draft.name),))
        current().change(lambda session: self._publish(session, draft, writer, place))
        return Page((texts.html("staff-kb-publishing", name=draft.name, who=writer.name),))

    async def accept(self, draft: Draft, writer: Writer, number: int, revision: int) -> Page | str:
        """Somebody takes it on their name that a question will not be answered rightly any more."""
        trial = Trial(draft.trial or {})
        if draft.state is not DraftState.WAITING or revision != draft.revision or number >= len(trial.breaking):
            return self.desk.texts.plain("staff-kb-changed-since")
        kept = replace(draft, trial=trial.accepted_by(number, writer.name), updated_at=self.desk.clock())
        current().change(surely(lambda session: drafts.write(session, kept)))
        return self.ready(replace(kept, revision=draft.revision + 1))

    async def send_back(self, number: int, writer: Writer, why: str = "") -> Page | str:
        """Somebody finds that a draft is not ready; its author is called, and reads why."""
        async with self.desk.database.reading() as session:
            draft = await drafts.read(session, number)
        if draft is None or draft.state is not DraftState.WAITING:
            return self.desk.texts.plain("staff-kb-draft-gone" if draft is None else "staff-kb-changed-since")
        kept = replace(draft, state=DraftState.WRITING, updated_at=self.desk.clock())
        current().change(surely(lambda session: drafts.write(session, kept)))
        author = mention(Colleague(draft.author.id or None, draft.author.name))
        html = self.desk.texts.html("staff-kb-sent-back", name=draft.name, who=writer.name)
        open_again = of_draft(self.desk.texts.plain("staff-kb-resume"), draft.id, Step.OPEN)
        told = self.desk.texts.html("staff-kb-why", why=why) if why else ""
        return Page((f"{html} {author}\n{told}".strip(),), ((open_again,),))

    async def overtaken(self, draft: Draft) -> Page:
        """Somebody else has published another version meanwhile: what they changed, and how to go on."""
        texts = self.desk.texts
        async with self.desk.database.reading() as session:
            found = await self.desk.entry(session, draft.entry.slug)
            made = await versions(session, draft.entry.slug)
        if found is None or draft.base is None:
            return Page((texts.html("staff-kb-gone"),))
        newest = made[-1] if made else None
        html = texts.html(
            "staff-kb-overtaken",
            who="" if newest is None else newest.who,
            at="" if newest is None else short_time(newest.at),
        )
        keyboard = (
            (of_draft(texts.plain("staff-kb-rebase"), draft.id, Step.REBASE),),
            (of_draft(texts.plain("staff-kb-aside"), draft.id, Step.ASIDE),),
        )
        return Page((html, self.showing.difference(draft.base, found[0])), keyboard)

    async def rebase(self, draft: Draft) -> Page:
        """Go on with the newest version of the entry, and put this draft's changes into it."""
        async with self.desk.database.reading() as session:
            found = await self.desk.entry(session, draft.entry.slug)
        if found is None or draft.base is None:
            return Page((self.desk.texts.html("staff-kb-gone"),))
        newest, version = found
        entry, both = merged(draft.base, draft.entry, newest)
        kept = replace(draft, entry=entry, base=newest, base_version=version)
        fields = ", ".join(map(self.showing.field, both))
        identifier = "staff-kb-rebased-both" if both else "staff-kb-rebased"
        return await self.editing.go_on(kept, self.desk.texts.html(identifier, fields=fields))

    async def _publish(self, session: AsyncSession, draft: Draft, writer: Writer, place: Place) -> None:
        entry = await self._named(session, as_published(draft.entry, self.desk.today))
        kind, why = "new" if draft.base is None else "edit", self._why(draft)
        act = Act(self._who(draft, writer), kind, why, self.desk.clock())
        await keep_other_writers_out(session)
        if await store.version(session) != Trial(draft.trial or {}).version:
            # Somebody has published just now; handled anew, the questions are tried again.
            raise CaseMovedError
        try:
            await drafts.drop(session, draft)
            await apply(session, [entry], act, expected={entry.slug: draft.base_version})
        except (DraftMovedError, ConflictError) as error:
            # Handled anew, it finds what came between.
            raise CaseMovedError from error
        await self.desk.changed(session)
        html = self.desk.texts.html("staff-kb-published", name=draft.name, slug=entry.slug)
        await self.desk.say(session, Page((html,)).messages(place))

    async def _named(self, session: AsyncSession, entry: Entry) -> Entry:
        if entry.slug:
            return entry
        taken = set((await session.scalars(select(EntryRow.slug))).all())
        return replace(entry, slug=free_slug(entry.texts[Language.DA].title, taken))

    async def _overtaken(self, draft: Draft) -> bool:
        if draft.base is None:
            return False
        async with self.desk.database.reading() as session:
            found = await self.desk.entry(session, draft.entry.slug)
        return found is None or found[1] != draft.base_version

    def _changes_anything(self, draft: Draft) -> bool:
        if draft.base is None:
            return True
        entry = as_published(draft.entry, self.desk.today)
        return replace(entry, checked_at=draft.base.checked_at) != draft.base

    def _why(self, draft: Draft) -> str:
        """The reason for the history, with who has accepted which question."""
        accepted = Trial(draft.trial or {}).accepted
        told = (self.desk.texts.plain("staff-kb-accepted", question=each, who=who) for each, who in accepted.items())
        return "\n".join(filter(None, (draft.why, *told)))

    def _who(self, draft: Draft, writer: Writer) -> str:
        if draft.author.id == writer.id:
            return writer.name
        who = self.desk.texts.plain("staff-kb-who", author=draft.author.name, publisher=writer.name)
        return who[:_LONGEST_WHO]

    def _accepting(self, draft: Draft, trial: Trial) -> Keyboard:
        label = self.desk.texts.plain("staff-kb-accept-one")
        return tuple(
            (of_draft(f"{label} {question}"[:60], draft.id, Step.ACCEPT, number, draft.revision),)
            for number, question in enumerate(trial.breaking)
            if question in trial.open
        )

    def _buttons(self, draft: Draft, trial: Trial) -> tuple[Button, ...]:
        texts = self.desk.texts
        back = of_draft(texts.plain("staff-kb-send-back"), draft.id, Step.BACK)
        if trial.open:
            return (back,)
        return (of_draft(texts.plain("staff-kb-publish-now"), draft.id, Step.SURE, draft.revision), back)
