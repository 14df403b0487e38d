"""What a citizen may ask of the assistant about themselves: what is kept, all of it, its erasure, and consent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot import privacy
from bot.catalogue import Catalogue, Texts
from bot.chat.controls.actions import Action, Verb
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Erasure, Improving
from bot.desk import cases
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.telling import show_anew
from bot.erasing import Erased, erase
from bot.messages import Button, Keyboard, Message
from bot.privacy import Retention, Stored
from bot.render import plain_text
from bot.running import scheduled
from bot.running.housekeeping import COMPACT
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import ChangeTopic, Delete, Send, SendFile, TopicChange
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.entries import Language

_NAMES = {
    "language": "language-name",
    "house": "house",
    "houses": "house",
    "audiences": "audience",
    "themes": "theme",
    "limits": "limit",
    "rhythm": "rhythm",
    "role": "staff-role",
}
"""Fields whose values, one or several, have names elsewhere in the catalogue: the beginning of those."""
_NEVER = "9999-12-31"
"""How a pause without an end is shown that lasts until its person ends it."""
_FILE = {Language.DA: "mine-data.txt", Language.EN: "my-data.txt"}


@dataclass(frozen=True, slots=True)
class Rights:
    """The use cases of `/privatliv`, `/minedata` and `/slet`; they work in every chat, also while a case is open."""

    memory: Memory
    desk: HandOverDesk
    catalogue: Catalogue
    retention: Retention

    async def explain(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/privatliv`: what is stored, why and how long, where Telegram stands, and whom to ask."""
        conversation = await self.memory.recall(chat_id, device_language)
        texts = self._texts(conversation)
        html = texts.html(
            "privacy",
            text=self.retention.text_days,
            cases=self.retention.case_days,
            questions=self.retention.question_days,
            contact=self.desk.contact_url,
        )
        return (Message(chat_id, html, self._keyboard(texts, conversation)),)

    async def show(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/minedata`: everything that is stored about the citizen, as a file."""
        conversation, texts, stored = await self._look(chat_id, device_language)
        if stored.empty:
            return (Message(chat_id, texts.html("data-nothing")),)
        content = "\n".join(_lines(stored, texts))
        name = _FILE[conversation.language]
        current().do(Outgoing(SendFile(chat_id, name, content, texts.html("data-file"))))
        return ()

    async def ask_erasure(self, chat_id: int, device_language: str | None) -> tuple[Message, ...]:
        """`/slet`: asks once more before everything is erased."""
        return await self.ask_erasure_of(await self.memory.recall(chat_id, device_language))

    async def ask_erasure_of(self, conversation: Conversation) -> tuple[Message, ...]:
        """The same for whoever wishes it in words."""
        chat_id, texts = conversation.chat_id, self._texts(conversation)
        stored = await self._stored(chat_id)
        if not stored.erasable:
            kept = "erased-but-banned" if stored.kinds["banned"] else "erase-only-staff"
            return (Message(chat_id, texts.html("data-nothing" if stored.empty else kept)),)
        self.memory.keep(replace(conversation, pending=Erasure()))
        keyboard = (
            (Button(texts.plain("erase-yes"), Action(Verb.ERASE).data()),),
            (Button(texts.plain("erase-no"), Action(Verb.KEEP_DATA).data()),),
        )
        return (Message(chat_id, texts.html("erase-ask"), keyboard),)

    async def erase(self, conversation: Conversation) -> None:
        """Erase everything now; the citizen is told what is gone and what must be kept."""
        chat_id, texts = conversation.chat_id, self._texts(conversation)

        async def change(session: AsyncSession) -> None:
            now = self.memory.clock()
            erased = await erase(session, chat_id, now)
            await scheduled.schedule(session, COMPACT, now, key=f"{COMPACT}:{now.isoformat(timespec='minutes')}")
            for number in erased.ended:
                await self._show_ended(session, number)
            staff_chat_id = await self.desk.staff_chat()
            told = [] if staff_chat_id is None else list(self._to_staff(erased, staff_chat_id))
            said = Message(chat_id, _farewell(erased, texts))
            await outbox.put(session, [Outgoing(Send(said)), *told], now)

        current().change(change)

    def consent(self, conversation: Conversation, *, given: bool) -> Message:
        """The citizen lets us keep redacted questions, or does not."""
        pending = None if isinstance(conversation.pending, Improving) else conversation.pending
        self.memory.keep(replace(conversation, improve=given, pending=pending))
        texts = self._texts(conversation)
        return Message(conversation.chat_id, texts.html("improve-yes-noted" if given else "improve-no-noted"))

    async def _look(self, chat_id: int, device_language: str | None) -> tuple[Conversation, Texts, Stored]:
        conversation = await self.memory.recall(chat_id, device_language)
        return conversation, self._texts(conversation), await self._stored(chat_id)

    async def _stored(self, chat_id: int) -> Stored:
        async with self.memory.database.reading() as session:
            return await privacy.stored_about(session, chat_id)

    def _to_staff(self, erased: Erased, staff_chat_id: int) -> Iterator[Outgoing]:
        texts = self.catalogue[Language.DA]
        for chat_id, message_id in erased.staff_messages:
            # Ids of a group that has moved since mean other messages there.
            if chat_id == staff_chat_id:
                yield Outgoing(Delete(chat_id, message_id), Purpose.STATUS)
        for chat_id, topic in erased.topics:
            if chat_id == staff_chat_id:
                yield Outgoing(ChangeTopic(chat_id, topic, TopicChange.DELETE), Purpose.STATUS)
        for number in erased.cases:
            yield Outgoing(Send(Message(staff_chat_id, texts.html("staff-erased", id=str(number)))), Purpose.STATUS)
        for number in erased.kept:
            html = texts.html("staff-erased-but-kept", id=str(number))
            yield Outgoing(Send(Message(staff_chat_id, html)), Purpose.STATUS)

    async def _show_ended(self, session: AsyncSession, number: int) -> None:
        """A case that was kept and is over now looks so in the staff group."""
        case = await cases.case_by_id(session, number)
        if case is not None:
            await show_anew(session, self.desk, case)
            if case.topic is not None and case.topic[0] == await self.desk.staff_chat():
                await self.desk.put(session, in_case(case, ChangeTopic(*case.topic, TopicChange.CLOSE)))

    def _keyboard(self, texts: Texts, conversation: Conversation) -> Keyboard:
        change = "improve-stop" if conversation.improve else "improve-start"
        return (
            (Button(texts.plain("data-show"), Action(Verb.MY_DATA).data()),),
            (Button(texts.plain("data-erase"), Action(Verb.ASK_ERASURE).data()),),
            (Button(texts.plain(change), Action(Verb.IMPROVE, "no" if conversation.improve else "yes").data()),),
        )

    def _texts(self, conversation: Conversation) -> Texts:
        return self.catalogue[conversation.language]


def ask_consent(texts: Texts, chat_id: int) -> Message:
    """The question, put once, whether redacted questions may be kept."""
    keyboard = (
        (Button(texts.plain("improve-yes"), Action(Verb.IMPROVE, "yes").data()),),
        (Button(texts.plain("improve-no"), Action(Verb.IMPROVE, "no").data()),),
    )
    return Message(chat_id, texts.html("improve-ask"), keyboard)


def _farewell(erased: Erased, texts: Texts) -> str:
    said = []
    if erased.kept:
        said.append(texts.html("erased-but-kept", cases=", ".join(map(str, erased.kept))))
    if erased.banned:
        said.append(texts.html("erased-but-banned"))
    if not said:
        said.append(texts.html("data-nothing" if erased.nothing else "erased"))
    if erased.staff:
        said.append(texts.html("erase-only-staff"))
    return "\n\n".join(said)


def _lines(stored: Stored, texts: Texts) -> Iterator[str]:
    yield texts.plain("data-intro")
    for kind, records in stored.kinds.items():
        for record in records:
            yield ""
            yield f"== {texts.plain(f'data-kind-{kind}')}"
            for name, value in record.items():
                field = texts.plain(f"data-field-{name.replace('_', '-')}")
                yield f"{field}: {_in_words(name, value, texts)}"


def _in_words(name: str, value: str, texts: Texts) -> str:
    """A value as the citizen reads it: what is a word of the program's own has a text."""
    if value in {"yes", "no"}:
        return texts.plain(f"data-{value}")
    if name == "paused_until" and value.startswith(_NEVER):
        return texts.plain("pause-open")
    if name in _NAMES:
        return ", ".join(_named(f"{_NAMES[name]}-{each}", each, texts) for each in value.split(", "))
    return _named(f"data-value-{name}-{value}", value, texts)


def _named(identifier: str, value: str, texts: Texts) -> str:
    return texts.plain(identifier) if identifier in texts else plain_text(value)
