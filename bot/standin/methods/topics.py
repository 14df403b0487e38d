"""Forum topics: create, rename, close, reopen, delete."""

from __future__ import annotations

from typing import Any

from bot.standin import errors, limits, topics
from bot.standin.errors import ApiError
from bot.standin.methods.registry import METHODS, Method, method
from bot.standin.methods.targets import find_chat, need_right
from bot.standin.model import Chat, Topic
from bot.standin.params import Params
from bot.standin.state import State


def _forum(world: State, params: Params) -> Chat:
    """A forum in which the assistant may manage topics."""
    chat = _any_forum(world, params)
    need_right(world, chat, "can_manage_topics", errors.NO_TOPIC_RIGHTS)
    return chat


def _any_forum(world: State, params: Params) -> Chat:
    chat = find_chat(world, params)
    if not chat.forum:
        raise ApiError(errors.NO_FORUM)
    return chat


def _topic(world: State, params: Params, right: str = "can_manage_topics") -> tuple[Chat, Topic]:
    """A topic that the assistant may change: with the right to, or because it opened it."""
    chat = _any_forum(world, params)
    topic = chat.topics.get(params.integer("message_thread_id") or 0)
    if topic is None:
        raise ApiError(errors.NO_TOPIC)
    if topic.creator is not world.bot or right != "can_manage_topics":
        need_right(world, chat, right, errors.NO_TOPIC_RIGHTS)
    return chat, topic


@method("createForumTopic")
def create_forum_topic(world: State, params: Params) -> Any:
    """Open a topic; its id is that of the service message that says so."""
    chat = _forum(world, params)
    limits.check_topic_name(params.text("name"))
    topic = topics.create(world, chat, world.bot, params.text("name"), icon_color=params.integer("icon_color"))
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


@method("editForumTopic")
def edit_forum_topic(world: State, params: Params) -> Any:
    """Rename a topic; an empty name keeps it."""
    chat, topic = _topic(world, params)
    name = params.text("name")
    limits.check_topic_name(name, least=0)
    if name in ("", topic.name):
        raise ApiError(errors.TOPIC_NOT_MODIFIED)
    topics.rename(world, chat, world.bot, topic, name)
    return True


@method("closeForumTopic")
def close_forum_topic(world: State, params: Params) -> Any:
    """Close a topic to messages."""
    return _set_closed(world, params, closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(world: State, params: Params) -> Any:
    """Open a closed topic again."""
    return _set_closed(world, params, closed=False)


def _set_closed(world: State, params: Params, *, closed: bool) -> bool:
    chat, topic = _topic(world, params)
    if topic.closed is closed:
        raise ApiError(errors.TOPIC_NOT_MODIFIED)
    topics.set_closed(world, chat, world.bot, topic, closed=closed)
    return True


@method("deleteForumTopic")
def delete_forum_topic(world: State, params: Params) -> Any:
    """Delete a topic with all its messages."""
    chat, topic = _topic(world, params, "can_delete_messages")
    topics.delete(world, chat, topic)
    return True


def _general(*, closed: bool) -> Method:
    def change(world: State, params: Params) -> Any:
        chat = _forum(world, params)
        if chat.general_closed is closed:
            raise ApiError(errors.TOPIC_NOT_MODIFIED)
        topics.set_closed(world, chat, world.bot, None, closed=closed)
        return True

    return change


METHODS["closeGeneralForumTopic"] = _general(closed=True)
METHODS["reopenGeneralForumTopic"] = _general(closed=False)


def _hiding(*, hidden: bool) -> Method:
    def change(world: State, params: Params) -> Any:
        chat = _forum(world, params)
        if chat.general_hidden is hidden:
            raise ApiError(errors.TOPIC_NOT_MODIFIED)
        topics.set_hidden(world, chat, world.bot, hidden=hidden)
        return True

    return change


METHODS["hideGeneralForumTopic"] = _hiding(hidden=True)
METHODS["unhideGeneralForumTopic"] = _hiding(hidden=False)


@method("editGeneralForumTopic")
def edit_general_forum_topic(world: State, params: Params) -> Any:
    """Rename the General topic."""
    chat = _forum(world, params)
    limits.check_topic_name(params.text("name"))
    if params.text("name") == chat.general_name:
        raise ApiError(errors.TOPIC_NOT_MODIFIED)
    chat.general_name = params.text("name")
    world.changed(chat)
    return True
