"""Answers of the knowledge base for staff: found in a case's topic, shown as the citizen would get them, and sent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import STAFF_LANGUAGE, Texts
from bot.chat.controls.actions import MOST_BYTES, Action, Verb, row_number
from bot.chat.questions.incident_banner import IncidentBanner
from bot.chat.questions.replies import Replies
from bot.clock import local_date
from bot.desk import asked, cases
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.said import CaseMovedError, FromStaff
from bot.desk.states import CaseEvent, CaseState
from bot.desk.telling import show_change
from bot.messages import Button, Keyboard, Message
from bot.render import escape, plain_text
from bot.running.live import LiveJudge
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.entries import Availability, Entry, Kind

_MOST = 3
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Canned:
    """The use cases of `/svar` and its buttons."""

    desk: HandOverDesk
    live: LiveJudge
    replies: Replies
    banner: IncidentBanner

    async def search(self, said: FromStaff) -> None:
        """`/svar pas`: the answers that fit best, as buttons; without words, those to the case's question."""
        case = await asked.open_case(self.desk, said)
        if case is None:
            return
        found = await self._found(asked.argument(said) or case.question)
        rows = tuple(
            (Button(entry.text(STAFF_LANGUAGE).title, self._action(Verb.STAFF_CANNED, case, entry.slug)),)
            for entry in found
        )
        asked.answer(said, case, self._texts.html("staff-canned-found" if rows else "staff-canned-none"), rows)

    async def press(self, action: Action, message: tuple[int, int]) -> tuple[str | None, bool]:
        """A button of an answer under a message of the staff group.

        Returns:
            the note to show at it, or None, and whether its message loses its buttons.
        """
        about, _, slug = action.about.partition(".")
        number = row_number(about)
        if number is None:
            return None, False
        async with self.desk.database.reading() as session:
            case = await cases.case_by_id(session, number)
        entry = self.live.knowledge.entries.get(slug)
        if case is None or case.state is CaseState.CLOSED:
            return self._texts.plain("staff-no-case" if case is None else "staff-command-closed"), True
        if entry is None or not self._served(entry):
            return self._texts.plain("staff-canned-gone"), True
        match action.verb:
            case Verb.STAFF_CANNED:
                self._show(case, entry, message[0])
            case Verb.STAFF_CANNED_EDIT:
                self._draft(case, entry, message[0])
            case _:
                await self._send(case, entry, message)
                return self._texts.plain("staff-canned-sent"), True
        return None, False

    async def _found(self, words: str) -> list[Entry]:
        knowledge, today = self.live.knowledge, local_date(self.desk.clock())
        wanted = words.casefold().split()
        titled = [
            each.slug
            for each in knowledge.published()
            if wanted and all(word in each.text(STAFF_LANGUAGE).title.casefold() for word in wanted)
        ]
        judged = await self.live.judge(words, today=today, pinned=STAFF_LANGUAGE) if wanted else None
        likely = [] if judged is None else [candidate.entry for candidate in judged.candidates]
        entries = (knowledge.entries.get(slug) for slug in dict.fromkeys((*titled, *likely)))
        return [each for each in entries if each is not None and self._served(each)][:_MOST]

    def _served(self, entry: Entry) -> bool:
        today = local_date(self.desk.clock())
        fits = len(entry.slug) <= MOST_BYTES - len("sv:.") - len(str(2**31))
        return fits and entry.kind is Kind.ANSWER and entry.availability(today) is Availability.SERVED

    def _show(self, case: Case, entry: Entry, chat_id: int) -> None:
        keyboard: Keyboard = (
            (Button(self._texts.plain("staff-canned-send"), self._action(Verb.STAFF_CANNED_SEND, case, entry.slug)),),
            (Button(self._texts.plain("staff-canned-edit"), self._action(Verb.STAFF_CANNED_EDIT, case, entry.slug)),),
        )
        *first, last = self.replies.text_of(entry, case.language)
        parts = [*((part, ()) for part in first), (last, keyboard)]
        head = self._texts.html("staff-canned-shown")
        self._tell(case, chat_id, [(f"{head}\n\n{parts[0][0]}", parts[0][1]), *parts[1:]])

    def _draft(self, case: Case, entry: Entry, chat_id: int) -> None:
        drafts = [f"<pre>{escape(_written(part))}</pre>" for part in self.replies.text_of(entry, case.language)]
        self._tell(case, chat_id, [(each, ()) for each in (self._texts.html("staff-canned-draft"), *drafts)])

    def _tell(self, case: Case, chat_id: int, parts: list[tuple[str, Keyboard]]) -> None:
        topic = case.topic_in(chat_id)
        for html, keyboard in parts:
            current().do(in_case(case, Send(Message(chat_id, html, keyboard, topic=topic))))

    async def _send(self, case: Case, entry: Entry, message: tuple[int, int]) -> None:
        texts = self.desk.catalogue[case.language]
        told = texts.html("from-person", name=self.desk.staff_name)
        parts = self.replies.text_of(entry, case.language)
        notices = await self.banner.before_entry(case.chat_id, entry, case.language)
        messages = [*notices, *(Message(case.chat_id, f"{told}\n{part}") for part in parts)]
        messages[-1] = replace(messages[-1], keyboard=self.desk.close_keyboard(texts))
        contexts = [{"case": case.id} for _ in messages[1:]] + [{"case": case.id, "staff_message": list(message)}]
        outgoing = [
            # Pressed twice, it is sent once.
            Outgoing(Send(each), Purpose.TO_CITIZEN, why, dedupe_key=f"canned:{message[0]}:{message[1]}:{part}")
            for part, (each, why) in enumerate(zip(messages, contexts, strict=True))
        ]

        async def change(session: AsyncSession) -> None:
            now = self.desk.clock()
            if not await cases.move(session, case, CaseEvent.STAFF_ANSWERED, now):
                raise CaseMovedError
            await self.desk.watching.answered(session, case.id, now)
            await self.desk.put(session, *outgoing)
            await show_change(session, self.desk, case)

        current().change(change)

    def _action(self, verb: Verb, case: Case, slug: str) -> str:
        return Action(verb, f"{case.id}.{slug}").data()

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff


def _written(html: str) -> str:
    """What a person would write of an answer: without markup, and with the addresses of its links."""
    return plain_text(_LINK.sub(lambda link: f"{link[2]} ({link[1]})", html))
