"""How the assistant answers those who keep the knowledge base, and how an act is signed."""

from __future__ import annotations

import re

from bot.desk.cases import Colleague
from bot.desk.said import FromStaff
from bot.messages import Keyboard
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current


def answer(said: FromStaff, html: str, keyboard: Keyboard = ()) -> None:
    """Answer (HTML) below what somebody wrote in the staff group, when the update is done."""
    current().do(reply(said, html, keyboard))


def reply(said: FromStaff, html: str, keyboard: Keyboard = ()) -> Outgoing:
    """The answer below what somebody wrote in the staff group, for a transaction of its own."""
    message = said.answered(html, keyboard)
    return Outgoing(Send(message), Purpose.STATUS)


_SIGNED = re.compile(r"(.+) \((\d{1,15})\)", re.DOTALL)


def signer(signed: str) -> Colleague:
    """Whoever signed so, or wrote under that name."""
    found = _SIGNED.fullmatch(signed)
    return Colleague(None, signed) if found is None else Colleague(int(found[2]), found[1])


def signature(who: Colleague) -> str:
    """Who did something, for the history and the audit table: the name that the group shows, and the number."""
    return f"{who.name} ({who.id})" if who.id is not None else who.name
