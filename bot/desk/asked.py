"""What staff write in a case: which case it is about, and how it is answered there, or that it is in none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.chat.controls.actions import Action, Verb
from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.relaying.notes import NOTE
from bot.desk.said import LOOKS_FOR_CASE, CaseMovedError, FromStaff
from bot.desk.states import CaseState
from bot.messages import Button, Keyboard
from bot.transport.outgoing import looking_back
from bot.transport.outgoing.operations import ChangeTopic, Operation, Send, TopicChange
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current

_REACHED_NOBODY = "reached_nobody"
"""In a row's context: the message says that what it answers has reached nobody."""


async def case_of(desk: HandOverDesk, said: FromStaff) -> Case | None:
    """The case whose topic something was written in, or whose message it replies to; or None.

    Whoever has written it to the assistant, and in no case, reads that nobody has got it: where a request to Telegram
    was carried out though its answer was lost, a card, a message or a topic stands there twice, and only the second is
    known. What staff talk of among themselves, and with the assistant in a topic of their own, is left alone.

    Raises:
        CaseMovedError: if it is too early to say; handled anew, it finds the case.
    """
    case, context = await _found(desk, said)
    note = said.text.lstrip().startswith(NOTE)
    # In a topic of staff's own, as that of the knowledge base, a reply to the assistant is talk with it.
    talk = said.topic is not None and said.reply_to is not None and _REACHED_NOBODY not in (context or {})
    if case is None and said.to_us and not note and not talk:
        _tell(desk, said, "staff-in-no-case", {_REACHED_NOBODY: True})
    elif case is None and said.to_note and not note and said.topic is None:
        # Where cases have no topics, nothing tells whose case a note was written in.
        _tell(desk, said, "staff-reply-to-note")
    return case


async def _found(desk: HandOverDesk, said: FromStaff) -> tuple[Case | None, dict[str, Any] | None]:
    """The case, and the context of the assistant's message that is replied to as far as the outbox has it."""
    case, context = await desk.case_of_place(said.chat_id, said.reply_to, said.topic), None
    if case is not None or not said.to_us:
        return case, None
    async with desk.database.reading() as session:
        if said.reply_to is not None:
            context = await looking_back.context_of(session, said.chat_id, said.reply_to)
        if context is not None:
            # A reminder, an answer to a command and the like: no message of the case, but about it.
            case = await cases.case_by_id(session, context.get("case", 0))
    if context is None and current().attempt <= LOOKS_FOR_CASE:
        # Whoever is quick may be faster than the note that the message or topic belongs to a case.
        raise CaseMovedError
    return case, context


async def any_case(desk: HandOverDesk, said: FromStaff, otherwise: str = "staff-command-where") -> Case | None:
    """The case that a command is about, open or closed; where there is none, staff are told the text `otherwise`."""
    case, _ = await _found(desk, said)
    if case is None:
        _tell(desk, said, otherwise)
    return case


def _tell(desk: HandOverDesk, said: FromStaff, identifier: str, context: dict[str, Any] | None = None) -> None:
    message = said.answered(desk.catalogue.staff.html(identifier))
    current().do(Outgoing(Send(message), Purpose.STATUS, context or {}))


async def open_case(desk: HandOverDesk, said: FromStaff) -> Case | None:
    """The open case that a command is about; where there is none, staff are told so."""
    case = await any_case(desk, said)
    if case is None or case.state is not CaseState.CLOSED:
        return case
    texts = desk.catalogue.staff
    again = Button(texts.plain("staff-reopen"), Action(Verb.STAFF_REOPEN, str(case.id)).data())
    answer(said, case, texts.html("staff-command-closed"), ((again,),))
    return None


def answer(said: FromStaff, case: Case | None, html: str, keyboard: Keyboard = (), *, once: str | None = None) -> None:
    """Answer a command, in order with what else is said of its case, if any; a closed case's topic is closed again.

    What is answered under the name `once` is answered no second time.
    """
    first, *rest = in_place(said, case, Send(said.answered(html, keyboard)))
    for each in (replace(first, dedupe_key=once), *rest):
        current().do(each)


def do_in_place(said: FromStaff, case: Case, operation: Operation) -> None:
    """Do something where a command was given, as `answer` does."""
    for each in in_place(said, case, operation):
        current().do(each)


def in_place(said: FromStaff, case: Case | None, operation: Operation) -> Iterator[Outgoing]:
    """The same for a transaction of the caller's."""
    if case is None:
        yield Outgoing(operation, Purpose.STATUS)
        return
    yield in_case(case, operation)
    if case.state is CaseState.CLOSED and said.topic is not None:
        yield in_case(case, ChangeTopic(said.chat_id, said.topic, TopicChange.CLOSE))


def argument(said: FromStaff) -> str:
    """What stands behind a command on its line, "" for nothing."""
    return " ".join(said.text.partition("\n")[0].split()[1:])
