"""`/opslag`: staff write an announcement, see it as citizens will, choose for whom and when, approve or cancel it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import posts
from bot.announcing.posts import Post, PostState, PostText
from bot.announcing.wording import Wording
from bot.catalogue import Texts
from bot.chat.controls.actions import Action, Verb, row_number
from bot.clock import Clock, local_date, short_time
from bot.desk.said import FromStaff
from bot.desk.waiting.snooze_times import snoozed_until
from bot.keeping.answering import answer
from bot.messages import Button, Keyboard, Message
from bot.render import markdown_to_html, utf16_length
from bot.storage.database import Database
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Edit, Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.dates import read_dates
from knowledge.dates.spans import moment_of
from knowledge.entries import Language
from knowledge.events.audiences import Audience
from knowledge.events.houses import HOUSES
from knowledge.guard import redact

LONGEST = 3500
"""UTF-16 units of an announcement, so that it is one message with room for a line below it."""

_ENGLISH = "\n---\n"
"""What stands between the Danish and the English text."""

_HOUSES = ((), *((house,) for house in HOUSES))
_AUDIENCES = ((), *((audience.value,) for audience in Audience))
_LONGEST_TIME = 5
"""Words of a time, such as "på fredag den 4. kl. 10" at the most."""

_CANCEL = r"(?:slet|fjern|annull[eé]r|aflys|stop|tilbagekald|træk(?: tilbage)?)"
_CANCELS = re.compile(rf"{_CANCEL}(?: opslag)?(?: \d{{1,9}})?|\d{{1,9}}(?: {_CANCEL})?", re.IGNORECASE)
"""What is meant for an announcement that staff have made, and is no text for a new one."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The use cases of `/opslag` and of its buttons."""

    database: Database
    wording: Wording
    clock: Clock

    async def write(self, said: FromStaff) -> None:
        """`/opslag` with a text makes a draft; `/opslag 7 fredag kl. 10` sets when announcement 7 goes out."""
        written = said.text.partition(" ")[2] if " " in said.text.partition("\n")[0] else said.text.partition("\n")[2]
        written = written.strip()
        text = _text(written)
        fault = "staff-post-cancel-how" if is_about_one(written) else None
        if fault is None and "\n" not in said.text and await self._sets_time(said, written):
            return
        fault = fault or _fault(text)
        if fault is not None:
            answer(said, self._texts.html(fault))
            return

        async def change(session: AsyncSession) -> None:
            post = await posts.make(session, text, self.clock())
            previews = [self.wording.post(said.chat_id, Language.DA, text)]
            if text.english:
                previews.append(self.wording.post(said.chat_id, Language.EN, text))
            control = await self._control(session, post, said.chat_id)
            placed = [_placed(each, said) for each in (*previews, control)]
            await outbox.put(session, [Outgoing(Send(each), Purpose.STATUS) for each in placed], self.clock())

        current().change(change)

    async def press(self, about: str, message: tuple[int, int], who: str | None) -> None:
        """A button of an announcement: for whom, when, go, cancel; its message says then how it stands.

        Args:
            about: the announcement's number and what is done.
            message: the button's: chat id and message id.
            who: the name of who pressed it, if it is known.
        """
        written, _, what = about.partition(":")
        number = row_number(written)
        if number is None:
            return

        async def change(session: AsyncSession) -> None:
            post = await posts.by_id(session, number)
            if post is None:
                return
            if what == "x":
                shown = await self._cancel(session, post, message[0])
            else:
                await self._press(session, post, what, who)
                shown = await self._control(session, await posts.by_id(session, number) or post, message[0])
            await outbox.put(session, [Outgoing(Edit(shown, message[1]), Purpose.STATUS)], self.clock())

        current().change(change)

    async def _press(self, session: AsyncSession, post: Post, what: str, who: str | None) -> None:
        """What a button changes, as long as it is a draft."""
        now = self.clock()
        match what:
            case "ok":
                await posts.approve(session, post.id, now, who)
            case "h":
                await posts.change(session, post.id, houses=list(_next(_HOUSES, tuple(sorted(post.houses)))))
            case "a":
                await posts.change(session, post.id, audiences=list(_next(_AUDIENCES, tuple(sorted(post.audiences)))))
            case "d":
                await posts.change(session, post.id, due_at=_next_time(post.due_at, now))

    def example(self) -> str:
        """What a citizen's button says under a preview."""
        return self._texts.plain("staff-post-example")

    async def _sets_time(self, said: FromStaff, written: str) -> bool:
        """Whether a number and a time were written: then that draft goes out at that time, or staff read why not.

        What is no time but as short as one is a slip; taken for a new text it would be one press from everybody.
        """
        first, _, rest = written.partition(" ")
        number, now = row_number(first), self.clock()
        if number is None or not rest.strip() or not _may_be_time(rest, now):
            return False
        async with self.database.reading() as session:
            post = await posts.by_id(session, number)
        due = snoozed_until(rest, now)
        if post is None or post.state is not PostState.DRAFT or due is None:
            fault = "staff-post-no-time"
            if post is None or post.state is not PostState.DRAFT:
                fault = "staff-post-unknown" if post is None else "staff-post-no-draft"
            html = f"{self._texts.html(fault, id=first, written=rest)} {self._texts.html('staff-post-or-text')}"
            answer(said, html)
            return True

        async def change(session: AsyncSession) -> None:
            await posts.change(session, number, due_at=due)
            control = await self._control(session, await posts.by_id(session, number) or post, said.chat_id)
            await outbox.put(session, [Outgoing(Send(_placed(control, said)), Purpose.STATUS)], self.clock())

        current().change(change)
        return True

    async def _cancel(self, session: AsyncSession, post: Post, chat_id: int) -> Message:
        sent = await posts.cancel(session, post.id)
        identifier = "staff-post-too-late" if sent is None else "staff-post-cancelled"
        return Message(chat_id, self._texts.html(identifier, id=str(post.id), count=sent or 0))

    async def _control(self, session: AsyncSession, post: Post, chat_id: int) -> Message:
        now, texts = self.clock(), self._texts
        count = await posts.audience(session, post, now)
        when = texts.plain("staff-post-at-once") if post.due_at is None else short_time(post.due_at)
        identifier = {
            PostState.DRAFT: "staff-post-past" if post.too_late(now) else "staff-post-draft",
            PostState.APPROVED: "staff-post-approved",
            PostState.GIVEN: "staff-post-given",
            PostState.CANCELLED: "staff-post-was-cancelled",
        }[post.state]
        told = texts.html(identifier, id=str(post.id), count=count, when=when)
        return Message(chat_id, told, self._keyboard(post, when, now))

    def _keyboard(self, post: Post, when: str, now: datetime) -> Keyboard:
        def button(label: str, what: str) -> Button:
            return Button(label, Action(Verb.STAFF_POST, f"{post.id}:{what}").data())

        texts = self._texts
        cancel = button(texts.plain("staff-post-cancel"), "x")
        if post.state is not PostState.DRAFT:
            return ((cancel,),) if post.goes_out else ()
        everybody = texts.plain("subscription-all")
        houses = ", ".join(texts.plain(f"house-{each}") for each in sorted(post.houses)) or everybody
        groups = ", ".join(texts.plain(f"audience-{each.value}") for each in sorted(post.audiences)) or everybody
        # At a time that has passed it cannot go out.
        ends = (cancel,) if post.too_late(now) else (button(texts.plain("staff-post-go"), "ok"), cancel)
        return (
            (
                button(texts.plain("staff-post-houses", chosen=houses), "h"),
                button(texts.plain("staff-post-audiences", chosen=groups), "a"),
            ),
            (button(texts.plain("staff-post-when", when=when), "d"),),
            ends,
        )

    @property
    def _texts(self) -> Texts:
        return self.wording.catalogue.staff


def is_about_one(written: str) -> bool:
    """Whether it would take an announcement back, or is its number alone: as a text it is one press from everybody."""
    return _CANCELS.fullmatch(" ".join(written.split()).rstrip(".!")) is not None


def _text(written: str) -> PostText:
    danish, _, english = written.partition(_ENGLISH)
    return PostText(danish.strip(), english.strip())


def _fault(text: PostText) -> str | None:
    """The text that says what is wrong with an announcement, or None."""
    whole = f"{text.danish}\n{text.english}"
    if not text.danish:
        return "staff-post-how"
    if redact(whole).kinds:
        return "staff-post-cpr"
    longest = max(utf16_length(markdown_to_html(each)) for each in (text.danish, text.english))
    return "staff-post-long" if longest > LONGEST else None


def _may_be_time(text: str, now: datetime) -> bool:
    """Whether a text names a time and nothing else, or is so short that it was meant to."""
    reading = read_dates(text, now)
    named = reading.first is not None or reading.window is not None
    return (named and not reading.rest) or len(text.split()) <= _LONGEST_TIME


def _placed(message: Message, said: FromStaff) -> Message:
    return Message(message.chat_id, message.html, message.keyboard, topic=said.topic)


def _next(choices: Sequence[tuple[str, ...]], chosen: tuple[str, ...]) -> tuple[str, ...]:
    return choices[(choices.index(chosen) + 1) % len(choices)] if chosen in choices else ()


def _next_time(due_at: datetime | None, now: datetime) -> datetime | None:
    """The choices of the button: at once, tomorrow at ten, tomorrow at four, and at once again."""
    tomorrow = local_date(now) + timedelta(days=1)
    ten, four = moment_of(tomorrow, time(10)), moment_of(tomorrow, time(16))
    return {None: ten, ten: four}.get(due_at)
