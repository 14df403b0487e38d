"""A button that is typed: what stands on it is as good as a press ("mind mig om det", "slet mine data", "god")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from bot.chat.buttons import Buttons
from bot.chat.controls.actions import Action, Verb, labelled_actions
from bot.chat.controls.pressed import Pressed
from bot.chat.crossing import crossed
from bot.chat.heard import Heard
from bot.chat.remembering.pending import Choosing, Clarification, Listing
from bot.chat.replied import LATELY
from bot.chat.talk import Talk
from bot.messages import Message
from bot.render import escape
from bot.transport.outgoing import looking_back
from bot.transport.outgoing.operations import DropKeyboard
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.matching.text import clean, words
from knowledge.reading.said_to_us.courtesies import is_nod
from knowledge.reading.said_to_us.replies import parse_number

_LONGEST: Final = 80
"""Characters: no button has as many."""
_LISTS: Final = (Clarification, Listing, Choosing)
"""What waits for a number understands more than the bare figure."""
_UNDERSTOOD_ANYHOW: Final = frozenset({Verb.ACCEPT, Verb.DECLINE, Verb.ERASE, Verb.KEEP_DATA, Verb.LANGUAGE})
"""Buttons whose words are understood in a text whatever stands below: yes, no, a language."""

_OF_LISTS: Final = frozenset({Verb.CHOOSE, Verb.RELATED, Verb.NONE_OF_THESE})
"""Buttons of a list of subjects, which is in sight still while the answer to one of them is read."""
_NUMBERED: Final = frozenset({Verb.CHOOSE, Verb.EVENT})
_BACK: Final = "‹"
"""Before the word on a button that leads back."""
_NUMBER: Final = re.compile(r"\d+")
_TURNED: Final = re.compile(
    "^(?:(?:nej|nå|no|så|hellere|jeg mente?|jeg mener|i (?:mean|meant)) )+|"
    "(?: (?:i stedet|også|alligevel|instead|too))+$"
)
"""What stands about a number of whoever changes their mind, or wants one more."""
_HOW_MANY: Final = re.compile(r"\bhave (?:en|et|to|tre)$")
"""How many somebody wants of what was told: where no list is waiting, none of a list."""
_BESIDES: Final = re.compile(r"^\d+ (?=.)|(?: (?:tak|please|thanks))+$")


@dataclass(frozen=True, slots=True)
class TypedButtons:
    """The use case of a text that is what stands on a button."""

    talk: Talk
    buttons: Buttons

    async def press(self, heard: Heard) -> tuple[Message, ...] | None:
        """What the press of the button leads to that a text names; None for any other text.

        The button stands under the message that the text replies to, else under the latest. A number, or a subject, may
        be one of a list further up, unless a list is waiting for one. Staff get what is written to them as it is.
        """
        if heard.media or heard.edited or len(heard.text) > _LONGEST or is_nod(heard.text):
            return None
        named = await self._named(heard)
        if named is None or self.talk.live.is_urgent(heard.text) or await crossed(self.talk.memory.database, heard):
            return None
        seen = await self.talk.look(heard.chat_id, heard.device_language)
        if seen.case is not None or seen.hold is not None:
            return None
        action, message_id = named
        pending = seen.conversation.pending
        if heard.reply_to is None and action.verb in _NUMBERED and isinstance(pending, _LISTS):
            return None
        if action.verb is Verb.NONE_OF_THESE and pending is not None:
            return None
        pressed = await self.buttons.press(heard.chat_id, heard.device_language, action, message_id)
        if pressed.drop_keyboard:
            current().do(Outgoing(DropKeyboard(heard.chat_id, message_id), Purpose.STATUS))
        return _with_note(heard.chat_id, pressed)

    async def _named(self, heard: Heard) -> tuple[Action, int] | None:
        """The button that a text names, and the message that it stands under."""
        async with self.talk.memory.database.reading() as session:
            rows = await looking_back.said_lately(session, heard.chat_id, LATELY, heard.reply_to)
        shown = [(message_id, labelled_actions(payload["keyboard"])) for message_id, payload in rows]
        labelled = [(_labelled(heard.text, buttons), message_id) for message_id, buttons in shown]
        numbered = [(_numbered(heard.text, buttons), message_id) for message_id, buttons in shown]
        further_up = [each for each in labelled[1:] if each[0] is not None and each[0].verb in _OF_LISTS]
        named = [*labelled[:1], *numbered, *further_up]
        return next(((action, message_id) for action, message_id in named if action is not None), None)


def _with_note(chat_id: int, pressed: Pressed) -> tuple[Message, ...]:
    """What is said, below the note that a press would show at its button."""
    if pressed.toast is None:
        return pressed.messages
    note, others = escape(pressed.toast), pressed.messages
    if not others:
        return (Message(chat_id, note),)
    return (replace(others[0], html=f"{note}\n\n{others[0].html}"), *others[1:])


def _labelled(text: str, buttons: Iterable[tuple[str, Action]]) -> Action | None:
    """The button on which a text stands."""
    said = _said(text)
    named = ((label, each) for label, each in buttons if _said(label) == said)
    return next((each for label, each in named if each.verb not in _UNDERSTOOD_ANYHOW or label.startswith(_BACK)), None)


def _numbered(text: str, buttons: Iterable[tuple[str, Action]]) -> Action | None:
    """The button of a list whose number a text is."""
    numbers = {found[0]: each for label, each in buttons if each.verb in _NUMBERED and (found := _NUMBER.match(label))}
    said = _TURNED.sub("", " ".join(words(clean(text))))
    number = None if _HOW_MANY.search(said) else parse_number(said, numbers)
    return None if number is None else numbers[number]


def _said(text: str) -> str:
    """A text, or a label, without its signs, the number before it and thanks after it."""
    return _BESIDES.sub("", " ".join(words(clean(text))))
