"""What people do: write, change, delete, press, react."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any, NoReturn

from bot.standin import limits
from bot.standin.entities import with_detected
from bot.standin.errors import ControlError
from bot.standin.files import SAMPLES
from bot.standin.jsontypes import Json
from bot.standin.model import Chat, ChatKind, Message, Press, Topic, User
from bot.standin.shapes import chat_json, press_json, user_json
from bot.standin.state import State
from bot.standin.units import units


def write(
    world: State,
    user: User,
    chat: Chat,
    content: Json,
    *,
    thread: Topic | None = None,
    reply_to: Message | None = None,
    media_group_id: str | None = None,
    origin: Json | None = None,
) -> Message:
    """Put somebody's message into a chat, and tell the assistant; a first message opens a private chat.

    Raises:
        ControlError: they cannot write there.
    """
    check_may_write(chat, user, thread)
    if chat.kind is ChatKind.PRIVATE:
        chat.opened = True
    if reply_to is not None and thread is None:
        thread = reply_to.thread
    message = world.post(
        chat, user, content, thread=thread, reply_to=reply_to, media_group_id=media_group_id, origin=origin
    )
    if chat.reply_keyboard is not None and chat.reply_keyboard["one_time"]:
        chat.reply_keyboard = None
    world.tell("message", message)
    return message


def poll_content(question: str, options: Sequence[str]) -> Json:
    """A poll that nobody has voted in."""
    chosen = [{"text": each, "voter_count": 0, "persistent_id": each} for each in options]
    flags = {"is_closed": False, "is_anonymous": True, "allows_multiple_answers": False, "allows_revoting": True}
    asked: Json = {"id": question, "question": question, "options": chosen, "total_voter_count": 0, "type": "regular"}
    return {"poll": {**asked, **flags, "members_only": False}}


def check_may_write(chat: Chat, user: User, thread: Topic | None = None) -> None:
    """Refuse what Telegram's apps would not let somebody do.

    Raises:
        ControlError: another's private chat, a blocked assistant, a group they are not in, a closed topic.
    """
    if chat.kind is ChatKind.PRIVATE:
        if chat.id != user.id:
            _refuse("chat_id", f"chat {chat.id} is somebody else's; take a group or leave it out")
        if user.blocked:
            _refuse("from", f"{user.name} has blocked the assistant; unblock it first")
        return
    if chat.migrated_to is not None:
        _refuse("chat_id", f"the group has become {chat.migrated_to}; write there")
    member = chat.members.get(user.id)
    if member is None or not member.status.present:
        _refuse("from", f"{user.name} is not in {chat.title}; let them join first")
    elif (thread.closed if thread else chat.general_closed) and not member.status.rules:
        _refuse("thread_id", "the topic is closed; reopen it, or write as an administrator")


def text_content(text: str, marked: Sequence[Json] = ()) -> Json:
    """The content of what somebody typed, with what Telegram finds in it and how they marked it.

    Raises:
        ControlError: it is empty or too long for one message.
    """
    if not text.strip():
        _refuse("text", "it is empty; write something")
    if units(text) > limits.TEXT:
        _refuse("text", f"{units(text)} UTF-16 units; Telegram's apps send at most {limits.TEXT} at once")
    found = with_detected(text, list(marked))
    return {"text": text, "entities": found} if found else {"text": text}


def media_content(world: State, media: Json) -> Json:
    """The content of a photo, document, voice, audio, video, sticker or location that somebody sends.

    Args:
        world: where its file is kept.
        media: `kind`, and what docs/standin.md lists beside it.

    Raises:
        ControlError: there is no such kind, or the data is not base64.
    """
    kind = media.get("kind")
    if kind == "location":
        place = {"latitude": float(media.get("latitude", 55.2549)), "longitude": float(media.get("longitude", 12.1197))}
        return {"location": place}
    if kind == "contact":
        return {
            "contact": {
                "phone_number": str(media.get("phone", "56202020")),
                "first_name": str(media.get("name", "Anna")),
            }
        }
    if kind not in SAMPLES:
        _refuse("media.kind", f"{kind!r} is not one of {', '.join(SAMPLES)}, location, contact, album")
    file = world.files.add(
        str(kind),
        data=_bytes(media.get("data")),
        mime_type=media.get("mime_type"),
        file_name=media.get("file_name") or ("dokument.pdf" if kind == "document" else None),
        duration=int(media.get("duration", 1)),
        emoji=str(media.get("emoji") or "🙂"),
    )
    content: Json = {str(kind): file.details}
    caption = str(media.get("caption") or "")
    if units(caption) > limits.TEXT:
        # Whoever pays for Premium may write more below a picture than a bot may.
        _refuse("media.caption", f"{units(caption)} UTF-16 units; at most {limits.TEXT}")
    if caption and kind != "sticker":
        content["caption"] = caption
        found = with_detected(caption, list(media.get("marked") or ()))
        content |= {"caption_entities": found} if found else {}
    return content


def _bytes(data: Any) -> bytes | None:
    if data is None:
        return None
    try:
        return base64.b64decode(str(data), validate=True)
    except binascii.Error:
        _refuse("media.data", "it is not base64")


def edit(world: State, user: User, message: Message, text: str) -> Message:
    """Change one's own text or caption, and tell the assistant.

    Raises:
        ControlError: it is another's, or has no text.
    """
    if message.sender is not user or message.service or message.deleted:
        _refuse("message_id", f"message {message.id} is not {user.name}'s to change")
    field = "text" if "text" in message.content else "caption"
    changed = text_content(text)
    entities = {"entities": "entities", "caption": "caption_entities"}.get(field, "entities")
    kept = {key: value for key, value in message.content.items() if key not in (field, entities)}
    message.content = kept | {field: text} | ({entities: changed["entities"]} if "entities" in changed else {})
    message.edited_at = world.now()
    world.touch(message)
    world.tell("edited_message", message)
    return message


def delete(world: State, user: User, message: Message) -> None:
    """Delete one's own message (anybody's in a private chat, or as an administrator); the assistant is not told.

    Raises:
        ControlError: they may not.
    """
    chat = message.chat
    member = chat.members.get(user.id)
    if member is None or not (message.sender is user or chat.kind is ChatKind.PRIVATE or member.status.rules):
        _refuse("message_ids", f"message {message.id} is not {user.name}'s to delete")
    message.deleted = True
    world.touch(message)


def press(world: State, user: User, message: Message, data: str) -> Press:
    """Press an inline button; a message that has just been deleted counts as still under the finger.

    Raises:
        ControlError: there is no such button, or they are not in that chat.
    """
    if data not in [button.get("callback_data") for row in message.keyboard for button in row]:
        _refuse("data", f"message {message.id} has no button with data {data!r}")
    if message.chat.kind is ChatKind.PRIVATE:
        check_may_write(message.chat, user)
    else:
        check_in(message.chat, user)
    pressed = Press(str(len(world.presses) + 1), user, message, data, world.now())
    world.presses[pressed.id] = pressed
    world.changed(message.chat)
    pressed.revision = world.revision
    if _in_chat(message.chat, world.bot) or message.chat.kind is ChatKind.PRIVATE:
        world.updates.add("callback_query", press_json(pressed))
    return pressed


def react(world: State, user: User, message: Message, emoji: str | None) -> None:
    """Set or (with None) take away one's reaction.

    The assistant is told in a private chat (E in `errors.py`), and in a group only as an administrator; and only if it
    asked for message_reaction.

    Raises:
        ControlError: they are not in that chat.
    """
    chat = message.chat
    check_in(chat, user)
    old = message.reactions.pop(user.id, [])
    new = [{"type": "emoji", "emoji": emoji}] if emoji else []
    if new:
        message.reactions[user.id] = new
    world.touch(message)
    mine = chat.members.get(world.bot.id)
    if chat.kind is not ChatKind.PRIVATE and (mine is None or not mine.status.rules):
        return
    actor = {"actor_chat": chat_json(chat)} if chat.members[user.id].anonymous else {"user": user_json(user)}
    changed = {"old_reaction": old, "new_reaction": new}
    about = {"chat": chat_json(chat), "message_id": message.id, "date": int(world.now().timestamp())}
    world.updates.add("message_reaction", about | actor | changed)


def check_in(chat: Chat, user: User) -> None:
    """Refuse for somebody who is not in a chat.

    Raises:
        ControlError: they are not.
    """
    if not _in_chat(chat, user):
        _refuse("from", f"{user.name} is not in {chat.title}; let them join first")


def _in_chat(chat: Chat, user: User) -> bool:
    member = chat.members.get(user.id)
    return member is not None and member.status.present


def _refuse(where: str, problem: str) -> NoReturn:
    raise ControlError(f"{where}: {problem}")
