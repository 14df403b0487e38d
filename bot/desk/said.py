"""What citizens and staff write in a case, as the desk reads it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.remembering.shown import Shown
from bot.messages import Keyboard, Message

LOOKS_FOR_CASE = 5
"""How often the case of a message in the staff group is looked for before the reply to it counts as talk."""


class CaseMovedError(Exception):
    """The case changed while the update was handled; handled anew, it finds the case as it is now."""


@dataclass(frozen=True, slots=True)
class FromCitizen:
    """What a citizen wrote while a case is open.

    Attributes:
        message_id: in the citizen's chat.
        text: the raw text or caption; it is redacted here before it goes anywhere.
        media: it carries more than text.
        edited: it replaces an earlier text.
        reply_to: the message of the citizen's chat that it answers, or None.
        withheld: it is something with a personal number in its name, which is not passed on; `text` holds the name.
        before: what they showed before a person was asked, where `text` is kept from then and the message is the offer
            of a person; else None.
    """

    message_id: int
    text: str
    media: bool = False
    edited: bool = False
    reply_to: int | None = None
    withheld: bool = False
    before: tuple[Shown, ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that somebody sent.

    Attributes:
        file_id: what it is fetched by.
        name: of which only the ending is known.
        size: bytes, as far as that was told.
    """

    file_id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class FromStaff:
    """A message in the staff group: a reply, or in a topic.

    Attributes:
        chat_id: the staff group.
        message_id: of the message.
        reply_to: the message that it replies to, or None.
        text: what was written, "" for media without a caption.
        media: it carries more than text.
        to_us: the message that it replies to, or the topic that it stands in, is the assistant's.
        topic: the forum topic that it stands in, or None.
        album: the id that the pictures of one album share, or None.
        to_colleague: it replies to what another member of staff wrote.
        to_talk: it replies to what was for colleagues alone: a note, or a call.
        to_note: it replies to a note.
        calls: it begins by calling somebody who has no @name.
        file: the file that it is, or None.
        forwarded: it was written elsewhere, and forwarded here.
        poll: it is one.
        addressed: its text with the address behind each word that hides one, "" where none does.
    """

    chat_id: int
    message_id: int
    reply_to: int | None
    text: str
    media: bool = False
    to_us: bool = False
    topic: int | None = None
    album: str | None = None
    to_colleague: bool = False
    to_talk: bool = False
    to_note: bool = False
    calls: bool = False
    file: Document | None = None
    forwarded: bool = False
    poll: bool = False
    addressed: str = ""

    def answered(self, html: str, keyboard: Keyboard = ()) -> Message:
        """What is said (HTML) below it, in its topic."""
        return Message(self.chat_id, html, keyboard, reply_to=self.message_id, topic=self.topic)
