"""What a citizen gets of what staff write in their case, and what of it must not go to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from bot.desk.cases import Case
from bot.desk.commands.command_words import without_commands
from bot.desk.handover import HandOverDesk
from bot.desk.relaying.notes import calls, is_labelled, without_notes
from bot.desk.said import FromStaff
from bot.desk.states import CaseState
from bot.messages import Message
from bot.render import escape, fits_caption, split_text
from bot.transport.outgoing.operations import Copy, Send
from bot.transport.outgoing.outbox import PART_OF, WHOLE, Outgoing, Purpose
from knowledge.guard import redact


@dataclass(frozen=True, slots=True)
class Answer:
    """What of a message of staff is for the citizen.

    Attributes:
        text: without notes, and without commands below its first line; "" for nothing.
        commands: those commands, "" for none.
        empty: nothing of the message is for the citizen, not even a picture.
    """

    text: str
    commands: str
    empty: bool

    @property
    def is_command(self) -> bool:
        """Whether it begins with a slash: it is meant for the assistant, or a slip of the pen."""
        return self.text.startswith("/")


def answer_in(said: FromStaff) -> Answer:
    """What of a message of staff is for the citizen, as far as its own words tell."""
    text, commands = without_commands(without_notes(said.addressed or said.text))
    return Answer(text, commands, empty=not text and bool(said.text or not said.media))


def is_call(said: FromStaff) -> bool:
    """Whether a message begins by calling a colleague."""
    return said.calls or calls(said.text)


def is_for_colleagues(said: FromStaff) -> bool:
    """Whether a message says by its own words that it, or part of it, is for colleagues."""
    return is_call(said) or is_labelled(said.text)


def refusal(case: Case, text: str) -> str | None:
    """What staff read (its name in the catalogue) where `text`, without its notes, must not go to the citizen."""
    if redact(text).kinds:
        return "staff-cpr"
    return "staff-case-closed-already" if case.state is CaseState.CLOSED else None


def to_citizen(
    desk: HandOverDesk, case: Case, said: FromStaff, text: str, answered: int | None = None, *, corrected: bool = False
) -> list[Outgoing]:
    """What the citizen gets of a message of staff.

    Args:
        desk: whose words stand above it.
        case: the citizen's.
        said: the message.
        text: what of its text is for the citizen.
        answered: the message of the citizen's own that it answers, or None.
        corrected: it takes the place of what it said before.
    """
    texts = desk.catalogue[case.told_in]
    told = texts.html("from-person-corrected" if corrected else "from-person", name=desk.staff_name)
    place = [said.chat_id, said.message_id]
    earlier: dict[str, Any] = {PART_OF: place}
    last: dict[str, Any] = {"case": case.id, "staff_message": place}
    below = text if said.media and fits_caption(text) else ""
    bodies = [told] if below or not text else [f"{told}\n{escape(part)}" for part in split_text(text)]
    messages = [Message(case.chat_id, body, reply_to=answered) for body in bodies]
    if said.media:
        # What was judged is what is sent: without a caption of its own, a copy has the one that stands there by then.
        copy = Copy(case.chat_id, (said.chat_id, said.message_id), caption=below)
        # An album comes as many messages; who it is from is said once, and stays when one of them is taken back.
        once = said.album is not None and bodies == [told]
        key = f"album:{said.chat_id}:{said.album}" if once else None
        above = [Outgoing(Send(each), Purpose.TO_CITIZEN, {} if once else earlier, dedupe_key=key) for each in messages]
        return [*above, Outgoing(copy, Purpose.TO_CITIZEN, last)]
    messages[-1] = replace(messages[-1], keyboard=desk.close_keyboard(texts))
    contexts = [*(earlier for _ in bodies[1:]), last | {WHOLE: len(bodies) == 1}]
    return [Outgoing(Send(message), Purpose.TO_CITIZEN, why) for message, why in zip(messages, contexts, strict=True)]
