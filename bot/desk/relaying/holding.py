"""What staff write in a case that is not meant for its citizen as it stands: held back, and sent where they say so.

In a case's topic, and in reply to its messages, everything goes to the citizen, but for talk among colleagues (a reply
to a colleague, to a note or to other talk, what calls somebody, what says of itself that it is internal, and what most
likely is said to colleagues), what has no word in it, what was forwarded, a command without its slash, and a file of
the knowledge base. Staff read that it was not sent, and a button sends it after all, as it stands by then. The same
button takes up again a case that is closed.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.chat.controls.actions import Action, Verb, row_number
from bot.chat.controls.pressed import Pressed
from bot.desk import asked, cases, places
from bot.desk.cases import Case
from bot.desk.casework import CaseWork
from bot.desk.commands.command_words import is_bare
from bot.desk.handover import HandOverDesk
from bot.desk.relaying import answers
from bot.desk.relaying.answers import Answer
from bot.desk.relaying.relay import ALBUM_LINE, carry_to_citizen
from bot.desk.relaying.spoken import Speaker, read_spoken
from bot.desk.relaying.talk import Listener, is_talk_of_staff
from bot.desk.relaying.who import first_names
from bot.desk.said import Document, FromStaff
from bot.desk.states import CaseState
from bot.messages import Button, Keyboard, Message
from bot.transport.outgoing import looking_back

_SAYS: Final = re.compile(r"[^\W_]")
"""A letter or a figure. A question mark or a thumb alone answers nothing; in reply to the citizen it may."""

_TALK: Final = "held-line"
_OTHER: Final = "held-other"

IsKnowledge = Callable[[Document], Awaitable[bool]]
"""Tells whether a file is one of the knowledge base, as the export makes them."""


async def no_knowledge(_: Document) -> bool:
    """No file is."""
    return False


@dataclass(frozen=True, slots=True)
class Holding:
    """Holds back, and sends what was held back.

    Attributes:
        desk: the staff group and its cases.
        casework: takes up cases again.
        is_knowledge: tells files of the knowledge base.
    """

    desk: HandOverDesk
    casework: CaseWork
    is_knowledge: IsKnowledge = no_knowledge

    async def holds(self, case: Case, said: FromStaff, answer: Answer) -> bool:
        """Whether what was written in an open case stays in the group; then staff read why."""
        why = await self._why(case, said, answer)
        if why is None:
            return False
        talk = why in {"staff-held-colleague", "staff-held-talk", "staff-held-call", "staff-held-label"}
        label = self._texts.plain("staff-held-send")
        key = line_key(said.chat_id, said.message_id, talk=talk)
        asked.answer(said, case, self._texts.html(why), _button(label, Verb.STAFF_SEND, case, said), once=key)
        return True

    def closed(self, case: Case, said: FromStaff) -> None:
        """What was written in a closed case is not sent; a button opens the case again and sends it."""
        html = self._texts.html("staff-case-closed-already")
        label = self._texts.plain("staff-reopen-send")
        asked.answer(said, case, html, _button(label, Verb.STAFF_REOPEN_SEND, case, said))

    async def press(self, action: Action, place: tuple[int, int], said: FromStaff | None) -> Pressed:
        """A button under what staff read of a message that was not sent.

        Args:
            action: of the button.
            place: the button's message (chat id, message id).
            said: the message that was not sent as it stands now, None where it is gone.
        """
        about, _, message_id = action.about.partition(".")
        number = row_number(about)
        if said is None or number is None or said.message_id != row_number(message_id):
            return Pressed(toast=self._texts.plain("staff-held-gone"))
        async with self.desk.database.reading() as session:
            case = await cases.case_by_id(session, number)
            sent = await places.link_of(session, said.chat_id, said.message_id) is not None
        if case is None:
            return Pressed(toast=self._texts.plain("staff-no-case"))
        if sent:
            return self._sent(place)
        refused = await self._refused(case, said, again=action.verb is Verb.STAFF_REOPEN_SEND)
        return self._sent(place) if refused is None else Pressed(toast=refused)

    async def _refused(self, case: Case, said: FromStaff, *, again: bool) -> str | None:
        """Send it, in a case that is opened again where it may be; gives why it could not be sent, or None."""
        answer = answers.answer_in(said)
        if answer.empty or answer.is_command:
            return self._texts.plain("staff-held-nothing")
        is_open = case if case.state is not CaseState.CLOSED or not again else replace(case, state=CaseState.REOPENED)
        refused = answers.refusal(is_open, answer.text)
        if refused is not None:
            return self._texts.plain(refused)
        if is_open is not case:
            impossible = await self.casework.reopen(case, "staff-reopened")
            if impossible is not None:
                return impossible
        carry_to_citizen(self.desk, is_open, said, answer.text, once=f"held:{said.chat_id}:{said.message_id}")
        return None

    def _sent(self, place: tuple[int, int]) -> Pressed:
        """The line says from now on that it was sent."""
        html = self._texts.html("staff-held-sent")
        return Pressed((Message(place[0], html),), self._texts.plain("staff-canned-sent"), replace=True)

    async def _why(self, case: Case, said: FromStaff, answer: Answer) -> str | None:
        """The text that says why it is held back, or None where it goes to the citizen."""
        if said.to_talk or await self._goes_on(said):
            return "staff-held-talk"
        if said.to_colleague:
            return "staff-held-colleague"
        why = _by_itself(said, answer)
        if why is None and not said.media and not _SAYS.search(answer.text) and not await self._in_reply(said):
            return "staff-held-wordless"
        if why is None and is_talk_of_staff(said.text, await self._listener(case)):
            return "staff-held-label"
        if why is None and said.file is not None and await self.is_knowledge(said.file):
            return "staff-held-file"
        return why

    async def _goes_on(self, said: FromStaff) -> bool:
        """Whether it goes on with talk that was held back, or replies to the line that says so of anything."""
        if said.reply_to is None:
            return False
        async with self.desk.database.reading() as session:
            key = await looking_back.key_of(session, said.chat_id, said.reply_to) or ""
            if key.startswith(ALBUM_LINE):
                return True
            if key.startswith((_TALK, _OTHER)):
                return await places.link_of(session, said.chat_id, int(key.rpartition(":")[2])) is None
            return await was_held(session, said.chat_id, said.reply_to)

    async def _in_reply(self, said: FromStaff) -> bool:
        """Whether it replies to the citizen, to the card or to an answer; not to what we tell staff of a case."""
        if said.reply_to is None:
            return False
        async with self.desk.database.reading() as session:
            return await places.link_of(session, said.chat_id, said.reply_to) is not None

    async def _listener(self, case: Case) -> Listener:
        async with self.desk.database.reading() as session:
            spoken = await read_spoken(session, case)
            names = await first_names(session)
        before = "" if case.exchange is None else case.exchange.question
        heard = [case.question, before, *(each.text for each in spoken if each.who is Speaker.CITIZEN)]
        return Listener(names, "\n".join(heard), foreign=case.foreign is not None)

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff


def line_key(chat_id: int, message_id: int, *, talk: bool = True) -> str:
    """The name of the line below a message that was held back, as talk or for another reason; there is one."""
    return f"{_TALK if talk else _OTHER}:{chat_id}:{message_id}"


async def was_held(session: AsyncSession, chat_id: int, message_id: int) -> bool:
    """Whether a message was held back as talk, and not sent since; after some days nobody knows."""
    held = await looking_back.is_put(session, line_key(chat_id, message_id))
    return held and await places.link_of(session, chat_id, message_id) is None


def _by_itself(said: FromStaff, answer: Answer) -> str | None:
    """The text that says why a message is held back for what it is and says, or None."""
    if answers.is_call(said):
        return "staff-held-call"
    if answers.is_for_colleagues(said):
        return "staff-held-label"
    if said.forwarded or said.poll:
        return "staff-held-forward" if said.forwarded else "staff-held-poll"
    return "staff-held-command" if not said.media and is_bare(answer.text) else None


def _button(label: str, verb: Verb, case: Case, said: FromStaff) -> Keyboard:
    return ((Button(label, Action(verb, f"{case.id}.{said.message_id}").data()),),)
