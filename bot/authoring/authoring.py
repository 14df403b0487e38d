"""The staff group's commands and buttons about the knowledge base: which use case each is."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.authoring import drafts
from bot.authoring.asking import Asking
from bot.authoring.buttons import Press, Step
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft, DraftState, Place, Writer
from bot.authoring.editing import Editing
from bot.authoring.looking import Looking
from bot.authoring.permissions import RIGHTS, Command, right_of
from bot.authoring.publishing import Publishing
from bot.authoring.showing import Showing
from bot.authoring.stored_questions import QuestionSets
from bot.authoring.trial import TrialQueue, TrialTold
from bot.authoring.trials import Build, Trials
from bot.authoring.turning_back import ARCHIVE, BACK, UNDO, TurningBack
from bot.authoring.written import Mark
from bot.chat.controls.actions import row_number
from bot.chat.controls.pressed import Pressed
from bot.desk.commands.command_words import typed
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from knowledge.entries import Entry
from knowledge.publication.roles import Right

Refusal = Callable[[Writer, Right], Awaitable[str | None]]
"""What to tell somebody who may not do something, or None for whoever may."""


_RIGHTS_OF_REASONS = {UNDO: Right.UNDO, ARCHIVE: Right.ARCHIVE, BACK: Right.DRAFT}


@dataclass(frozen=True, slots=True)
class Authoring:
    """What staff can do with the knowledge base from their group."""

    desk: KnowledgeDesk
    cases: HandOverDesk
    showing: Showing
    looking: Looking
    editing: Editing
    publishing: Publishing
    turning: TurningBack
    trials: Trials
    refusal: Refusal

    @classmethod
    def at(
        cls, desk: KnowledgeDesk, cases: HandOverDesk, *, build: Build, sets: QuestionSets, refusal: Refusal
    ) -> Authoring:
        """Everything put together.

        Args:
            desk: what the use cases need.
            cases: knows which topics are a case's.
            build: makes a judge, to try drafts with.
            sets: the questions that drafts are tried with.
            refusal: who may not do what.
        """
        showing = Showing(desk)
        editing = Editing(desk, showing, Asking(desk))
        told, queue = TrialTold(desk.texts, desk.live), TrialQueue()
        publishing = Publishing(desk, showing, editing, told, queue)
        trials = Trials(desk, publishing, queue, build=build, sets=sets)
        looking, turning = Looking(desk, showing), TurningBack(desk, showing)
        return cls(desk, cases, showing, looking, editing, publishing, turning, trials, refusal)

    async def command(self, command: Command, said: FromStaff, writer: Writer | None) -> None:
        """A command; `writer` is None where Telegram does not say who wrote it."""
        place = Place(said.chat_id, said.topic)
        page = await self._refusal(said, writer, RIGHTS[command])
        if page is None and writer is not None:
            page = await self._command(command, said, writer, place)
        if page is not None:
            self.desk.answer(place, page, said.message_id)

    async def hear(self, said: FromStaff, author_id: int | None, marks: Sequence[Mark]) -> bool:
        """What somebody writes, which may be for a draft; gives whether it was.

        In a topic everything that the author of a draft writes is for it as long as it asks for something; in the
        group itself only what replies to the assistant. Two slashes begin a note for colleagues, as in a case, and a
        reply to a colleague is said to them.
        """
        talk = said.text.lstrip().startswith("//") or said.to_colleague
        if author_id is None or talk or (said.topic is None and not said.to_us):
            return False
        if await self.cases.case_of_place(said.chat_id, said.reply_to, said.topic) is not None:
            return False
        asked = await self.turning.asked(author_id, Place(said.chat_id, said.topic))
        if asked is None:
            return await self.editing.hear(said, author_id, marks)
        # The right may have been taken away since the question.
        page = await self._refusal(said, asked.author, _RIGHTS_OF_REASONS[asked.asks])
        if page is None:
            await self.turning.hear(asked, said, self.publishing.send_back)
        else:
            self.desk.answer(asked.place, page, said.message_id)
        return True

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
        if kind == Press.KEEP:
            self.turning.keep(writer)
        if kind == Press.NEW:
            await self.editing.new(writer, place)
        use = uses.get(kind)
        return Pressed() if use is None else _pressed(await use(), place)

    async def _command(self, command: Command, said: FromStaff, writer: Writer, place: Place) -> Page | None:
        words = " ".join(said.text.partition("\n")[0].split()[1:])
        if command is Command.NEW:
            await self.editing.new(writer, place)
            return None
        if command is Command.CANCEL:
            return await self._cancel(writer, place)
        if not words:
            return await self.looking.overview()
        found = await self.looking.found(words)
        chosen = _chosen(found, words)
        if chosen is None:
            return self.looking.choice(found, words)
        uses: dict[Command, Callable[[str], Awaitable[Page | None]]] = {
            Command.SHOW: self.looking.show,
            Command.EDIT: lambda slug: self.editing.edit(slug, writer, place),
            Command.HISTORY: self.turning.history,
            Command.UNDO: lambda slug: self.turning.ask_undo(slug, writer, place),
            Command.ARCHIVE: lambda slug: self.turning.ask_archive(slug, writer, place),
        }
        return await uses[command](chosen.slug)

    async def _cancel(self, writer: Writer, place: Place) -> Page:
        async with self.desk.database.reading() as session:
            draft = await drafts.asked_of(session, writer.id, place)
        if draft is None:
            return Page((self.desk.texts.html("staff-kb-nothing-asked"),))
        if draft.state is DraftState.TURNING:
            self.turning.keep(writer)
            return await self.looking.show(draft.entry.slug)
        return await self.editing.put_aside(draft)

    async def _refusal(self, said: FromStaff, writer: Writer | None, right: Right) -> Page | None:
        """What is said instead of doing anything: without a name or the right, and where all goes to a citizen."""
        if writer is None:
            return Page((self.desk.texts.html("staff-kb-nameless"),))
        if await self.cases.case_of_place(said.chat_id, None, said.topic) is not None:
            undoes = typed(said.text) == Command.UNDO.value
            return Page((self.desk.texts.html("staff-kb-no-undo-in-case" if undoes else "staff-kb-not-in-case"),))
        refused = await self.refusal(writer, right)
        return None if refused is None else Page((html.escape(refused),))

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


def _chosen(found: Sequence[Entry], words: str) -> Entry | None:
    """The one entry that somebody means: the only one, or the one that is called just so."""
    if len(found) == 1:
        return found[0]
    called = [each for each in found if words.casefold() in {text.title.casefold() for text in each.texts.values()}]
    return called[0] if len(called) == 1 else None


def _noted(made: Page | str, place: Place) -> Pressed:
    """A page, or a note at the button."""
    return Pressed(toast=made) if isinstance(made, str) else _pressed(made, place)


def _pressed(page: Page | None, place: Place) -> Pressed:
    """One message takes the place of the one with the button; more than one are sent."""
    if page is None:
        return Pressed()
    messages = page.messages(place)
    return Pressed(messages, replace=len(messages) == 1)
