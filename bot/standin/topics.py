"""What happens in a forum when a topic is opened, renamed, closed or deleted, whoever does it.

The assistant is told of every service message, also of those that its own requests made, as Telegram does for topics
(E in `errors.py`).
"""

from __future__ import annotations

from bot.standin.jsontypes import Json
from bot.standin.model import Chat, Message, Topic, User
from bot.standin.state import State


def _say(world: State, chat: Chat, sender: User, content: Json, topic: Topic | None) -> Message:
    message = world.post(chat, sender, content, thread=topic, service=True)
    world.tell("message", message)
    return message


def create(world: State, chat: Chat, sender: User, name: str, *, icon_color: int | None = None) -> Topic:
    """Open a topic."""
    color = icon_color or 7322096
    topic = Topic(chat.last_id + 1, name, color, creator=sender)
    chat.topics[topic.id] = topic
    _say(world, chat, sender, {"forum_topic_created": {"name": name, "icon_color": color}}, topic)
    return topic


def rename(world: State, chat: Chat, sender: User, topic: Topic, name: str) -> None:
    """Give a topic another name."""
    topic.name = name
    _say(world, chat, sender, {"forum_topic_edited": {"name": name}}, topic)


def set_closed(world: State, chat: Chat, sender: User, topic: Topic | None, *, closed: bool) -> None:
    """Close or reopen a topic; None is General."""
    if topic is None:
        chat.general_closed = closed
    else:
        topic.closed = closed
    _say(world, chat, sender, {"forum_topic_closed" if closed else "forum_topic_reopened": {}}, topic)


def set_hidden(world: State, chat: Chat, sender: User, *, hidden: bool) -> None:
    """Hide General from the list, or show it again; hiding closes it, as in Telegram."""
    chat.general_hidden = hidden
    chat.general_closed = chat.general_closed or hidden
    _say(world, chat, sender, {f"general_forum_topic_{'hidden' if hidden else 'unhidden'}": {}}, None)


def delete(world: State, chat: Chat, topic: Topic) -> None:
    """Delete a topic and its messages; Telegram tells nobody."""
    del chat.topics[topic.id]
    for message in chat.messages.values():
        if message.thread is topic:
            message.deleted = True
            world.touch(message)
    world.changed(chat)
