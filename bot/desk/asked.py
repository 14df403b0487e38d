"""A command that staff give in a case: which case it is about, and how it is answered there."""

from __future__ import annotations

from bot.desk.cards import STAFF_LANGUAGE
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.said import LOOKS_FOR_CASE, CaseMovedError, FromStaff
from bot.desk.states import CaseState
from bot.messages import Keyboard, Message
from bot.transport.operations import ChangeTopic, Operation, Send, TopicChange
from bot.transport.outbox import Outgoing, Purpose
from bot.work import current


async def case_of(desk: HandOverDesk, said: FromStaff) -> Case | None:
    """The case whose topic something was written in, or whose message it replies to; or None.

    Raises:
        CaseMovedError: if it is too early to say; handled anew, it finds the case.
    """
    case = await desk.case_of_place(said.chat_id, said.reply_to, said.topic)
    if case is None and said.to_us and current().attempt <= LOOKS_FOR_CASE:
        # Whoever is quick may be faster than the note that the message or topic belongs to a case.
        raise CaseMovedError
    return case


async def any_case(desk: HandOverDesk, said: FromStaff, otherwise: str = "staff-command-where") -> Case | None:
    """The case that a command is about, open or closed; where there is none, staff are told the text `otherwise`."""
    case = await case_of(desk, said)
    if case is None:
        html = desk.catalogue[STAFF_LANGUAGE].html(otherwise)
        message = Message(said.chat_id, html, reply_to=said.message_id, topic=said.topic)
        current().do(Outgoing(Send(message), Purpose.STATUS))
    return case


async def open_case(desk: HandOverDesk, said: FromStaff) -> Case | None:
    """The open case that a command is about; where there is none, staff are told so."""
    case = await any_case(desk, said)
    if case is None or case.state is not CaseState.CLOSED:
        return case
    answer(said, case, desk.catalogue[STAFF_LANGUAGE].html("staff-command-closed"))
    return None


def answer(said: FromStaff, case: Case, html: str, keyboard: Keyboard = ()) -> None:
    """Answer a command, in order with what else is said of its case; a closed case's topic is closed again."""
    message = Message(said.chat_id, html, keyboard, reply_to=said.message_id, topic=said.topic)
    do_in_place(said, case, Send(message))


def do_in_place(said: FromStaff, case: Case, operation: Operation) -> None:
    """Do something where a command was given, as `answer` does."""
    current().do(in_case(case, operation))
    if case.state is CaseState.CLOSED and said.topic is not None:
        current().do(in_case(case, ChangeTopic(said.chat_id, said.topic, TopicChange.CLOSE)))


def argument(said: FromStaff) -> str:
    """What stands behind a command on its line, "" for nothing."""
    return " ".join(said.text.partition("\n")[0].split()[1:])
