"""The buttons of the knowledge desk: which use case each is, and who may press it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.authoring import drafts
from bot.authoring.buttons import Press, Step
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft, DraftState, Place, Writer
from bot.authoring.editing import Editing
from bot.authoring.looking import Looking
from bot.authoring.permissions import right_of
from bot.authoring.publishing import Publishing
from bot.authoring.showing import Showing
from bot.authoring.turning_back import TurningBack
from bot.chat.controls.actions import row_number
from bot.chat.controls.pressed import Pressed
from knowledge.publication.roles import Right

Refusal = Callable[[Writer, Right], Awaitable[str | None]]
"""What to tell somebody who may not do something, or None for whoever may."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """What a press does."""

    desk: KnowledgeDesk
    showing: Showing
    looking: Looking
    editing: Editing
    publishing: Publishing
    turning: TurningBack
    refusal: Refusal

    async def press(self, about: str, writer: Writer | None, place: Place) -> Pressed:
        """A button of the knowledge desk; `about` is what it carries."""
        if writer is None:
            return Pressed(toast=self.desk.texts.plain("staff-kb-nameless"))
        kind, _, rest = about.partition(".")
        refused = await self.refusal(writer, right_of(kind, rest))
        if refused is not None:
            return Pressed(toast=refused)
        if kind == Press.DRAFT:
            return await self._press_draft(rest, writer, place)
        uses: dict[str, Callable[[], Awaitable[Page | None]]] = {
            Press.OVERVIEW: self.looking.overview,
            Press.SHOW: lambda: self.looking.show(rest),
            Press.EDIT: lambda: self.editing.edit(rest, writer, place),
            Press.HISTORY: lambda: self.turning.history(rest),
            Press.UNDO: lambda: self.turning.ask_undo(rest, writer, place),
            Press.ARCHIVE: lambda: self.turning.ask_archive(rest, writer, place),
            Press.KEEP: lambda: self.looking.show(rest),
        }
        if kind in {Press.UNDO_SURE, Press.ARCHIVE_SURE}:
            number, _, slug = rest.partition(".")
            turn = self.turning.undo if kind == Press.UNDO_SURE else self.turning.archive
            return _noted(await turn(slug, row_number(number) or 0, writer), place)
        if kind in {Press.KEEP, Press.SHOW, Press.HISTORY, Press.OVERVIEW}:
            self.turning.keep(writer)
        if kind == Press.NEW:
            await self.editing.new(writer, place)
        use = uses.get(kind)
        return Pressed() if use is None else _pressed(await use(), place)

    async def _press_draft(self, about: str, writer: Writer, place: Place) -> Pressed:
        number, step, *rest = about.split(".", 2)
        async with self.desk.database.reading() as session:
            draft = await drafts.read(session, row_number(number) or 0)
        if draft is None or step not in set(Step):
            return Pressed(toast=self.desk.texts.plain("staff-kb-draft-gone"), drop_keyboard=True)
        about = "".join(rest)
        made = await self._press_of_anybody(draft, Step(step), about, writer, place)
        if made is None and draft.author.id != writer.id:
            return await self._press_of_another(draft, Step(step), writer, place)
        return _noted(await self._step(draft, Step(step), about, place) if made is None else made, place)

    async def _press_of_anybody(
        self, draft: Draft, step: Step, about: str, writer: Writer, place: Place
    ) -> Page | str | None:
        """What its author may do as well as others; None for any other step."""
        number, _, revision = about.partition(".")
        match step:
            case Step.TAKE:
                return await self.editing.take_over(draft, writer, place)
            case Step.SURE:
                return await self.publishing.publish(draft, writer, row_number(number) or 0, place)
            case Step.ACCEPT:
                numbers = row_number(number) or 0, row_number(revision) or 0
                return await self.publishing.accept(draft, writer, *numbers)
            case _:
                return None

    async def _press_of_another(self, draft: Draft, step: Step, writer: Writer, place: Place) -> Pressed:
        waits = draft.state is DraftState.WAITING
        if step is Step.BACK and waits:
            # What is shown stays where it is: whoever thinks better of it still finds it.
            return Pressed((await self.turning.ask_back(draft, writer, place)).messages(place))
        if step in {Step.BACK_SURE, Step.LEAVE}:
            self.turning.keep(writer)
            if step is Step.BACK_SURE:
                return _noted(await self.publishing.send_back(draft.id, writer), place)
            return _pressed(Page((self.desk.texts.html("staff-kb-not-sent-back", name=draft.name),)), place)
        if step is Step.OPEN:
            return _pressed(self.publishing.ready(draft) if waits else await self.showing.of_another(draft), place)
        return Pressed(toast=self.desk.texts.plain("staff-kb-not-yours", author=draft.author.name))

    async def _step(self, draft: Draft, step: Step, about: str, place: Place) -> Page | str:
        number = row_number(about) or 0
        uses: dict[Step, Callable[[], Awaitable[Page | str]]] = {
            Step.PUBLISH: lambda: self.publishing.propose(draft, place),
            Step.OPEN: lambda: self._open(draft, place),
            Step.REBASE: lambda: self.publishing.rebase(draft),
            Step.BACK: lambda: self.editing.resume(draft, place),
            Step.ASK: lambda: self.editing.ask(draft, about, place),
            Step.SKIP: lambda: self.editing.skip(draft),
            Step.AREA: lambda: self.editing.asking.topics(draft, about),
            Step.TOPIC: lambda: self.editing.choose_topic(draft, *about.partition("/")[::2]),
            Step.ALWAYS: lambda: self.editing.always(draft),
            Step.REVIEW: lambda: self.editing.review_in(draft, min(max(number, 1), 3650)),
            Step.SUGGESTED: lambda: self.editing.add_suggested(draft, number),
            Step.ASIDE: lambda: self.editing.put_aside(draft),
            Step.THROW: lambda: self.editing.ask_throw(draft),
            Step.THROW_SURE: lambda: self.editing.throw(draft),
        }
        use = uses.get(step)
        return await (self.editing.resume(draft, place) if use is None else use())

    async def _open(self, draft: Draft, place: Place) -> Page:
        waits = draft.state is DraftState.WAITING
        return self.publishing.ready(draft) if waits else await self.editing.resume(draft, place)


def _noted(made: Page | str, place: Place) -> Pressed:
    """A page, or a note at the button."""
    return Pressed(toast=made) if isinstance(made, str) else _pressed(made, place)


def _pressed(page: Page | None, place: Place) -> Pressed:
    """One message takes the place of the one with the button; more than one are sent."""
    if page is None:
        return Pressed()
    messages = page.messages(place)
    return Pressed(messages, replace=len(messages) == 1)
