"""Parts of an update as they may be stored: places, people, files and marks, each without what tells who it is."""

from __future__ import annotations

from collections.abc import Iterable

from bot.transport.incoming.named_content import FILE_ENDINGS, ending_of
from bot.transport.incoming.payload_form import LONGEST_URL, Raw
from knowledge.guard import redact

_OF_A_DOCUMENT = ("file_id", "file_unique_id", "file_size")
_OF_AN_ENTITY = ("type", "offset", "length")
_SHOWN = frozenset({"bold", "italic"})
_CALLED = "text_mention"
_THREAD = ("message_thread_id", "is_topic_message")
_GENERAL = 1
"""The number of a group's own topic, which holds what is in no other."""

NOBODY = "-"
"""In the place of a name."""


def document(document: Raw) -> Raw:
    """A file of staff's; of its name, which may hold anybody's, only the ending."""
    kept = some(document, *_OF_A_DOCUMENT[:-1], maybe=_OF_A_DOCUMENT[-1:])
    ending = ending_of(document.get("file_name", ""))
    return {**kept, "file_name": f"fil{ending if ending in FILE_ENDINGS else ''}"}


def entities(marks: Iterable[Raw], *, shown: bool) -> list[Raw]:
    """The commands in a text, and where it is `shown` as written, what is bold, in italics, a link or a call."""
    found = []
    for entity in marks:
        kept = some(entity, *_OF_AN_ENTITY)
        if kept["type"] == "text_link" and shown:
            url = entity["url"]
            if len(url) <= LONGEST_URL:
                # With its mask it is refused as a text would be; without its address nobody would read why.
                found.append({**kept, "url": redact(url, quietly=False).text})
        elif kept["type"] == "bot_command" or (shown and (kept["type"] in _SHOWN or _is_call(kept))):
            found.append(kept)
    return found


def hidden_number(marks: Iterable[Raw]) -> str:
    """What words hide that is refused, masked, as it stands with the text then: a copy of these would carry it on.

    One is enough; all that a pasted page hides might be more than a text may hold.
    """
    hidden = (redact(entity.get("url") or entity.get("language") or "", quietly=False) for entity in marks)
    return next((f" ({each.text[:LONGEST_URL]})" for each in hidden if each.kinds), "")


def _is_call(entity: Raw) -> bool:
    """Whether a text begins with somebody's name who has no @name; who that is goes no further."""
    return bool(entity["type"] == _CALLED and entity["offset"] == 0)


def place(message: Raw) -> Raw:
    """Where and when a message stands; its thread only where that is a group's topic, into which can be written.

    Nobody writes into a thread of replies, or into General by its number; and a citizen's chat is one conversation,
    whatever topics Telegram divides it into.
    """
    where = chat(message["chat"])
    in_topic = where["type"] != "private" and message.get("message_thread_id") != _GENERAL
    thread = _THREAD if in_topic and message.get("is_topic_message") else ()
    return {**some(message, "message_id", "date", *thread), "chat": where}


def chat(chat: Raw) -> Raw:
    """A chat, without its title and whose it is."""
    return some(chat, "id", "type", maybe=("is_forum",))


def person(person: Raw) -> Raw:
    """A person, without their names."""
    return {**some(person, "id", "is_bot", maybe=("language_code",)), "first_name": NOBODY}


def some(whole: Raw, *names: str, maybe: tuple[str, ...] = ()) -> Raw:
    """Those fields of an object that are kept; without the ones in `names` it is none that Telegram sends."""
    return {name: whole[name] for name in names} | {name: whole[name] for name in maybe if name in whole}
