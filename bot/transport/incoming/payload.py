"""What is kept of an update: enough to handle it again after a crash, without names and personal data."""

from __future__ import annotations

from telegram.constants import ReactionEmoji

from bot.chat.controls.actions import MOST_BYTES, Verb, parse_action
from bot.desk.relaying.notes import CALL, NOTE, is_note, is_talk
from bot.transport.incoming import parts
from bot.transport.incoming.named_content import FILE_ENDINGS, ending_of, names_without_numbers
from bot.transport.incoming.payload_form import (
    COMINGS_AND_GOINGS,
    LONGEST_TEXT,
    REACTIONS,
    Raw,
    in_form,
    in_length,
    storable,
)
from knowledge.guard import redact

_CONTENT = (
    "text", "photo", "video", "voice", "audio", "document", "animation", "sticker", "video_note", "location",
    "venue", "contact", "poll", "checklist", "dice", "story", "game", "invoice", "paid_media", "giveaway",
    "giveaway_winners",
)  # fmt: skip
"""What Telegram calls a message's content, in contrast to service messages; a live photo is a photo, too."""

_KEPT = ("edit_date", "media_group_id", "migrate_to_chat_id", "migrate_from_chat_id")
_WORDS = (("text", "entities"), ("caption", "caption_entities"))
"""What people write, and what tells which of its words are marked."""

_OF_A_STICKER = (
    "file_id", "file_unique_id", "type", "width", "height", "is_animated", "is_video", "emoji",
)  # fmt: skip
_TOPIC_CLOSED = "forum_topic_closed"
_EVENTS = ("migrate_to_chat_id", _TOPIC_CLOSED)
"""What happens in a group and is no message, and concerns the assistant."""

_TOPIC_EVENTS = ("forum_topic_created", "forum_topic_edited")
KNOWLEDGE_TOPIC = "viden"
"""The name of the topic in which staff keep the knowledge base; of no other topic is a name kept."""

_A_POLL: Raw = {
    "id": "-", "question": "-", "type": "regular", "options": [], "total_voter_count": 0, "is_closed": False,
    "is_anonymous": True, "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip
"""Of a poll or a checklist of staff's only that it is one: both are mostly for colleagues."""

_CARRIES = frozenset({Verb.STAFF_SEND, Verb.STAFF_REOPEN_SEND})
"""Buttons that send the message above them, which so is needed as it stands by then."""

_PRESENT = frozenset({"creator", "administrator", "member"})
_EMOJI = frozenset(emoji.value for emoji in ReactionEmoji)

_MOST_ENTITIES = 100


def reduce_update(update: Raw) -> Raw | None:
    """The update as it may be stored, or None where nothing in it concerns the assistant.

    Args:
        update: as Telegram sent it.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: if it is not as Telegram describes updates.
    """
    reduced = _reduced(update)
    return None if reduced is None else {name: in_form(each, name) for name, each in reduced.items()}


def _reduced(update: Raw) -> Raw | None:
    if "location" in update.get("edited_message", {}):
        # A step of a place that is shared live: many a minute, and of none is kept where it is.
        return None
    for kind in ("message", "edited_message"):
        if kind in update:
            message = _message(update[kind])
            return None if message is None else {"update_id": update["update_id"], kind: message}
    if "callback_query" in update:
        query = _query(update["callback_query"])
        return None if query is None else {"update_id": update["update_id"], "callback_query": query}
    for kind in COMINGS_AND_GOINGS:
        if kind in update and update[kind]["chat"]["type"] != "private":
            return {"update_id": update["update_id"], kind: _change_of_place(update[kind])}
    if "message_reaction" in update:
        reaction = _reaction(update["message_reaction"])
        return None if reaction is None else {"update_id": update["update_id"], "message_reaction": reaction}
    return None


def lane_of(update: Raw) -> str:
    """What the update must stay in order with: its chat, and in a group its topic."""
    kind = next(name for name in update if name != "update_id")
    message: Raw = update[kind]["message"] if kind == "callback_query" else update[kind]
    topic = message.get("message_thread_id")
    return f"{message['chat']['id']:d}" + ("" if topic is None else f":{topic}")


def _message(message: Raw) -> Raw | None:
    named = _names_our_topic(message)
    if not named and not any(name in message for name in (*_CONTENT, *_EVENTS)):
        # Somebody joined, something was pinned, a topic was renamed: nobody has asked anything.
        return None
    kept: Raw = {**parts.place(message), **{name: message[name] for name in _KEPT if name in message}}
    kept |= _kind(message, named=named)
    if "from" in message:
        kept["from"] = parts.person(message["from"])
    if "sender_chat" in message:
        kept["sender_chat"] = parts.chat(message["sender_chat"])
    # Staff write telephone numbers and addresses on purpose; a citizen's go no further than the message itself.
    from_citizen = message["chat"].get("type") == "private"
    for name, marks in _WORDS:
        if name in message:
            # Before anything is looked for in it: that takes time with its length.
            in_length(message[name], name)
            kept[name] = redact(storable(message[name]), quietly=from_citizen).text
            kept[name] += parts.hidden_number(message.get(marks, ())) if from_citizen else ""
    kept |= _withheld(message, str(kept.get("caption", "")), from_citizen=from_citizen)
    for name, marks in _WORDS:
        shown = not from_citizen and kept.get(name) == message.get(name)
        entities = parts.entities(message.get(marks, ()), shown=shown)
        if entities:
            kept[marks] = entities[:_MOST_ENTITIES]
    if "reply_to_message" in message:
        kept["reply_to_message"] = _answered(message["reply_to_message"], of_staff=not from_citizen)
    return kept


def _withheld(message: Raw, caption: str, *, from_citizen: bool) -> Raw:
    """What stands in the place of what must not be copied, as there is a personal number in its name; {} for nothing.

    Of a citizen's the masked name is kept as that of a file, and is all that staff will see of it; of staff's it stands
    with the caption, which is refused then.
    """
    named = names_without_numbers(message)
    if not named:
        return {}
    if from_citizen:
        return {"document": {"file_id": parts.NOBODY, "file_unique_id": parts.NOBODY, "file_name": named}}
    handed_in = ending_of(message.get("document", {}).get("file_name", "")) in FILE_ENDINGS
    return {} if handed_in else {"caption": f"{caption}\n{named}".strip()}


def _answered(message: Raw, *, of_staff: bool) -> Raw:
    """What a message answers: where it stands and whose it is; of staff's words only if they were for staff."""
    kept = parts.place(message)
    if "from" in message:
        kept["from"] = parts.person(message["from"])
    said = message.get("text", message.get("caption", ""))
    if of_staff and isinstance(said, str) and len(said) <= LONGEST_TEXT and is_talk(said):
        kept["text"] = NOTE if is_note(said) else CALL
    return kept


def _kind(message: Raw, *, named: bool) -> Raw:
    """What a message is besides a text, where that must be told apart."""
    kept: Raw = {}
    if "sticker" in message:
        # Without the name of its set, which people make up themselves.
        kept["sticker"] = parts.some(message["sticker"], *_OF_A_STICKER[:-1], maybe=_OF_A_STICKER[-1:])
    if "forward_origin" in message and message["chat"].get("type") != "private":
        # That staff have not written it themselves; not whose it is.
        kept["forward_origin"] = {"type": "hidden_user", "date": message["date"], "sender_user_name": parts.NOBODY}
    if message.keys() & {"poll", "checklist"} and message["chat"].get("type") != "private":
        kept["poll"] = dict(_A_POLL)
    if named:
        kept["forum_topic_edited"] = {"name": KNOWLEDGE_TOPIC}
    if _TOPIC_CLOSED in message:
        kept[_TOPIC_CLOSED] = {}
    if "document" in message and message["chat"].get("type") != "private":
        kept["document"] = parts.document(message["document"])
    return kept


def _names_our_topic(message: Raw) -> bool:
    """Whether a topic is opened or renamed as that of the knowledge base."""
    names = (message[event].get("name") for event in _TOPIC_EVENTS if event in message)
    return any(isinstance(name, str) and name.strip().casefold() == KNOWLEDGE_TOPIC for name in names)


def _query(query: Raw) -> Raw | None:
    if "message" not in query or "data" not in query:
        return None
    if len(query["data"].encode(errors="replace")) > MOST_BYTES:
        raise ValueError("data: longer than a button can carry")
    kept: Raw = {name: query[name] for name in ("id", "data", "chat_instance")}
    place = parts.place(query["message"])
    action = parse_action(query["data"])
    if action is not None and action.verb in _CARRIES and "reply_to_message" in query["message"]:
        carried = _message(query["message"]["reply_to_message"])
        place |= {} if carried is None else {"reply_to_message": carried}
    return {**kept, "from": parts.person(query["from"]), "message": place}


def _reaction(reaction: Raw) -> Raw | None:
    """A changed reaction without whose it is; None where nothing has changed that the assistant could set itself."""
    old, new = (_emoji(reaction[name]) for name in REACTIONS)
    if old == new:
        return None
    kept = parts.some(reaction, "message_id", "date")
    return {**kept, "chat": parts.chat(reaction["chat"]), "old_reaction": old, "new_reaction": new}


def _emoji(given: list[Raw]) -> list[Raw]:
    """The newest of somebody's reactions to a message that the assistant may set; it may set only one."""
    known = [each for each in given if each["type"] == "emoji" and each["emoji"] in _EMOJI]
    return [parts.some(each, "type", "emoji") for each in known[-1:]]


def _change_of_place(change: Raw) -> Raw:
    """Somebody's place in a group has changed; of the place itself only whether they are there."""
    kept: Raw = {"chat": parts.chat(change["chat"]), "from": parts.person(change["from"]), "date": change["date"]}
    return kept | {name: _member(change[name]) for name in ("old_chat_member", "new_chat_member")}


def _member(member: Raw) -> Raw:
    present = member["status"] in _PRESENT or bool(member.get("is_member"))
    return {"status": "member" if present else "left", "user": parts.person(member["user"])}
