"""Writing: a draft is begun, asked for field by field, put aside, taken up again and thrown away; nothing is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.authoring import drafts
from bot.authoring.asking import Asking, language_of
from bot.authoring.buttons import Step, numbered, of_draft
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft, DraftState, Place, Writer
from bot.authoring.drafts import DraftMovedError
from bot.authoring.fields import FIELDS, GUIDED, WHY, FieldError, put, reason, text_in, with_examples
from bot.authoring.showing import Showing
from bot.authoring.suggesting import suggestion
from bot.authoring.written import Mark
from bot.desk.said import CaseMovedError, FromStaff
from bot.work import Change, current
from knowledge.entries import Entry, EntryText, Language, Status

OWNER = "personale"


@dataclass(frozen=True, slots=True)
class Editing:
    """The use cases of whoever writes."""

    desk: KnowledgeDesk
    showing: Showing
    asking: Asking

    async def edit(self, slug: str, writer: Writer, place: Place) -> Page | None:
        """Begin with an entry, or go on with the draft that this writer has of it.

        Returns:
            what to say where there is no such entry; otherwise it is said when the update is done.
        """
        async with self.desk.database.reading() as session:
            found = await self.desk.entry(session, slug)
            known = await drafts.of_entry(session, slug)
        if found is None:
            return Page((self.desk.texts.html("staff-kb-gone"),))
        mine = next((each for each in known if each.author.id == writer.id), None)
        if mine is not None:
            return await self.resume(mine, place)
        others = [each for each in known if each.author.id != writer.id]
        entry, version = found
        await self._begin(Draft(0, writer, place, entry, entry, version, self.desk.clock()), others)
        return None

    async def new(self, writer: Writer, place: Place) -> None:
        """Begin a new entry; it is asked for field by field."""
        entry = Entry("", "", "", {Language.DA: EntryText("", "", ())}, status=Status.DRAFT, owner=OWNER)
        await self._begin(Draft(0, writer, place, entry, None, 0, self.desk.clock(), asks=GUIDED[0], guided=True), ())

    async def resume(self, draft: Draft, place: Place) -> Page:
        """Go on with a draft, here."""
        return await self.go_on(replace(draft, place=place), self.desk.texts.html("staff-kb-resumed"))

    async def go_on(self, draft: Draft, note: str = "") -> Page:
        """Keep a draft as it is given, and show it to its author."""
        kept = replace(draft, state=DraftState.WRITING, asks="", trial=None)
        self._keep(kept)
        return await self._page(kept, note)

    async def ask(self, draft: Draft, field: str, place: Place, note: str = "") -> Page:
        """Ask for a field: the author's next message here is for it."""
        if field not in FIELDS:
            return await self._page(draft)
        kept = replace(draft, place=place, asks=field, state=DraftState.WRITING, trial=None)
        self._keep(kept, alone=True)
        return await self.asking.question(kept, note)

    async def hear(self, said: FromStaff, author_id: int, marks: Sequence[Mark]) -> bool:
        """What somebody writes while a draft of theirs asks for it; gives whether it was for one."""
        place = Place(said.chat_id, said.topic)
        async with self.desk.database.reading() as session:
            draft = await drafts.asked_of(session, author_id, place)
        if draft is None or draft.state is DraftState.TURNING:
            return False
        self.desk.answer(place, await self._take(draft, said, marks), said.message_id)
        return True

    async def skip(self, draft: Draft) -> Page:
        """Leave the field that is asked for as it is."""
        return await self._next(draft)

    async def choose_topic(self, draft: Draft, area: str, topic: str) -> Page:
        """A topic was chosen with a button."""
        return await self._next(draft.saying(replace(draft.entry, area=area, topic=topic)))

    async def always(self, draft: Draft) -> Page:
        """It holds until further notice."""
        return await self._next(draft.saying(replace(draft.entry, valid_from=None, valid_to=None)))

    async def review_in(self, draft: Draft, days: int) -> Page:
        """It is looked at again after so many days."""
        day = self.desk.today.fromordinal(self.desk.today.toordinal() + days)
        return await self._next(draft.saying(replace(draft.entry, review_by=day)))

    async def add_suggested(self, draft: Draft, number: int) -> Page:
        """A question that a citizen asked becomes an example."""
        language = language_of(draft.asks)
        async with self.desk.database.reading() as session:
            found = await suggestion(session, number)
        if found is None or language is None:
            return await self.asking.question(draft)
        examples = (*text_in(draft.entry, language).examples, found.question)
        try:
            kept = draft.saying(with_examples(draft.entry, language, examples))
        except FieldError as error:
            return await self.asking.question(draft, self.desk.texts.html(error.identifier, **error.variables))
        self._keep(kept)
        # The button's message asks for more of them.
        return await self.asking.question(replace(kept, revision=draft.revision + 1))

    async def put_aside(self, draft: Draft) -> Page:
        """Stop here; everything stays as it is."""
        kept = replace(draft, state=DraftState.ASIDE, asks="", trial=None)
        self._keep(kept)
        html = self.desk.texts.html("staff-kb-put-aside", name=draft.name)
        return Page((html,), self.showing.draft_keyboard(kept))

    async def ask_throw(self, draft: Draft) -> Page:
        """Ask whether a draft shall be thrown away."""
        texts = self.desk.texts
        html = texts.html("staff-kb-throw-sure", name=draft.name)
        yes = of_draft(texts.plain("staff-kb-throw"), draft.id, Step.THROW_SURE)
        return Page((html,), ((yes, of_draft(texts.plain("staff-kb-keep"), draft.id, Step.OPEN)),))

    async def throw(self, draft: Draft) -> Page:
        """Throw a draft away."""
        current().change(surely(lambda session: drafts.drop(session, draft)))
        return Page((self.desk.texts.html("staff-kb-thrown", name=draft.name),))

    async def take_over(self, draft: Draft, writer: Writer, place: Place) -> Page:
        """Somebody else goes on with a draft."""
        return await self.resume(replace(draft, author=writer), place)

    async def _begin(self, draft: Draft, others: Sequence[Draft]) -> None:
        note = "" if draft.base is not None else self.desk.texts.html("staff-kb-new")
        page = await self._page(draft, note, others)

        async def change(session: AsyncSession) -> None:
            number = await drafts.begin(session, draft)
            shown = replace(page, keyboard=numbered(page.keyboard, number))
            await self.desk.say(session, shown.messages(draft.place))

        current().change(change)

    async def _take(self, draft: Draft, said: FromStaff, marks: Sequence[Mark]) -> Page:
        if said.media or not said.text.strip():
            return await self.asking.question(draft, self.desk.texts.html("staff-kb-only-text"))
        try:
            if draft.asks == WHY:
                return await self._next(replace(draft, why=reason(said.text)))
            entry = put(draft.entry, draft.asks, said.text, marks, self.asking.places(), today=self.desk.today)
        except FieldError as error:
            return await self.asking.question(draft, self.desk.texts.html(error.identifier, **error.variables))
        return await self._next(draft.saying(entry))

    async def _next(self, draft: Draft) -> Page:
        """The next field of a new entry, else the draft as it is now."""
        left = GUIDED[GUIDED.index(draft.asks) + 1 :] if draft.guided and draft.asks in GUIDED else ()
        kept = replace(draft, asks=left[0] if left else "", guided=bool(left), trial=None)
        self._keep(kept)
        return await self._page(replace(kept, revision=draft.revision + 1))

    async def _page(self, draft: Draft, note: str = "", others: Sequence[Draft] = ()) -> Page:
        if draft.asks:
            return await self.asking.question(draft, note)
        return await self.showing.draft(draft, others, note=note)

    def _keep(self, draft: Draft, *, alone: bool = False) -> None:
        kept = replace(draft, updated_at=self.desk.clock())

        async def change(session: AsyncSession) -> None:
            if alone:
                await drafts.listen_no_more(session, kept.author.id, besides=kept.id)
            await drafts.write(session, kept)

        current().change(surely(change))


def surely(change: Change) -> Change:
    """A change of a draft that is begun anew where the draft has moved meanwhile."""

    async def changed(session: AsyncSession) -> None:
        try:
            await change(session)
        except DraftMovedError as error:
            raise CaseMovedError from error

    return changed
