"""One attempt at Telegram, and what became of it; what its errors mean is in `bot.transport.outgoing.refusals`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from bot.messages import Keyboard, Message
from bot.render import plain_text
from bot.transport.outgoing.operations import (
    ChangeTopic,
    Copy,
    CreateTopic,
    Delete,
    DropKeyboard,
    Edit,
    Mark,
    Operation,
    RenameTopic,
    Send,
    SendFile,
    TopicChange,
    chat_of,
)
from bot.transport.outgoing.refusals import (
    found_topic_closed,
    has_nothing_to_edit,
    is_of_a_group,
    is_so_already,
    outcome_of,
)
from bot.transport.outgoing.results import LONGEST_PAUSE, Outcome, Result

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class TelegramGateway:
    """Does operations through a python-telegram-bot `Bot`.

    Args:
        bot: an initialised bot.
    """

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def perform(self, operation: Operation, *, plain: bool = False) -> Outcome:
        """One attempt; never raises for what Telegram or the network does.

        Args:
            operation: what to do.
            plain: send the text without markup, since Telegram refused it before.
        """
        try:
            message_id = await self._do(operation, plain=plain)
        except TelegramError as error:
            return await self._failed(operation, error, plain=plain)
        return Outcome(Result.SENT, message_id)

    async def reachable(self) -> bool:
        """Whether Telegram answers at all right now, be it with a refusal."""
        try:
            await self._bot.get_me(read_timeout=3, connect_timeout=3, pool_timeout=3)
        except TelegramError as error:
            return outcome_of(error).result not in {Result.UNCERTAIN, Result.NOT_SENT}
        return True

    async def _do(self, operation: Operation, *, plain: bool) -> int | None:
        match operation:
            case Send(message):
                return (
                    await self._bot.send_message(
                        message.chat_id,
                        message_thread_id=message.topic,
                        reply_parameters=_reply(message.reply_to),
                        **_text(message, plain=plain),
                    )
                ).message_id
            case Edit(message, message_id):
                await self._bot.edit_message_text(
                    chat_id=message.chat_id, message_id=message_id, **_text(message, plain=plain)
                )
                return message_id
            case Copy(chat_id, (from_chat, message_id), reply_to, caption, topic):
                copied = await self._bot.copy_message(
                    chat_id,
                    from_chat,
                    message_id,
                    caption=caption,
                    reply_parameters=_reply(reply_to),
                    message_thread_id=topic,
                )
                return copied.message_id
            case Mark(chat_id, message_id, emoji):
                await self._bot.set_message_reaction(chat_id, message_id, emoji)
            case DropKeyboard(chat_id, message_id):
                await self._bot.edit_message_reply_markup(chat_id, message_id)
            case Delete(chat_id, message_id):
                await self._bot.delete_message(chat_id, message_id)
            case SendFile(chat_id, name, content, caption, topic):
                file = InputFile(content.encode() if isinstance(content, str) else content, filename=name)
                sent = await self._bot.send_document(
                    chat_id, file, caption=caption, parse_mode=ParseMode.HTML, message_thread_id=topic
                )
                return sent.message_id
            case CreateTopic(chat_id, name):
                return (await self._bot.create_forum_topic(chat_id, name)).message_thread_id
            case RenameTopic(chat_id, topic, name):
                await self._bot.edit_forum_topic(chat_id, topic, name=name)
            case ChangeTopic(chat_id, topic, change):
                await self._change_topic(chat_id, topic, change)
        return None

    async def _change_topic(self, chat_id: int, topic: int, change: TopicChange) -> None:
        match change:
            case TopicChange.CLOSE:
                await self._bot.close_forum_topic(chat_id, topic)
            case TopicChange.REOPEN:
                await self._bot.reopen_forum_topic(chat_id, topic)
            case TopicChange.DELETE:
                await self._bot.delete_forum_topic(chat_id, topic)

    async def _failed(self, operation: Operation, error: TelegramError, *, plain: bool) -> Outcome:
        if isinstance(error, BadRequest):
            if is_so_already(operation, error):
                return Outcome(Result.SENT, operation.message_id if isinstance(operation, Edit) else None)
            if isinstance(operation, Edit) and has_nothing_to_edit(error):
                # Whoever deleted it in their own chat gets it as a new one. In a group it is not wanted, or went with
                # its topic: said anew at each change it would stand there again and again, outside of that.
                own = chat_of(operation) > 0
                return await self.perform(Send(operation.message), plain=plain) if own else Outcome(Result.SENT)
            topic = _topic_of(operation)
            if topic is not None and found_topic_closed(error):
                return await self._in_reopened(operation, *topic, plain=plain)
        outcome = outcome_of(error)
        if outcome.wait > LONGEST_PAUSE and _says_nothing(operation):
            # Making topics has a limit of its own, which may last for hours: no question waits so long for one.
            return replace(outcome, result=Result.REFUSED)
        if chat_of(operation) > 0 and is_of_a_group(outcome):
            # It is the group from which was to be copied, and nothing can be any more.
            return Outcome(Result.REFUSED, problem=outcome.problem)
        return outcome

    async def _in_reopened(self, operation: Operation, chat_id: int, topic: int, *, plain: bool) -> Outcome:
        """Somebody closed the topic of a case that goes on: it is opened, and the message is sent again, once."""
        outcome = await self.perform(ChangeTopic(chat_id, topic, TopicChange.REOPEN))
        if outcome.result is Result.SENT:
            try:
                return Outcome(Result.SENT, await self._do(operation, plain=plain))
            except TelegramError as error:
                outcome = outcome_of(error)
        return outcome if outcome.result is not Result.REFUSED else replace(outcome, result=Result.TOPIC_SHUT)


def _says_nothing(operation: Operation) -> bool:
    """Whether it is about how what is said looks and where it stands; what must go, and a topic with it, is not."""
    gone = isinstance(operation, ChangeTopic) and operation.change is TopicChange.DELETE
    return not gone and isinstance(operation, CreateTopic | RenameTopic | ChangeTopic | Mark | DropKeyboard)


def _topic_of(operation: Operation) -> tuple[int, int] | None:
    match operation:
        case Send(Message(chat_id=chat_id, topic=int(topic))):
            return chat_id, topic
        case Copy(chat_id=chat_id, topic=int(topic)) | SendFile(chat_id=chat_id, topic=int(topic)):
            return chat_id, topic
        case _:
            return None


def _text(message: Message, *, plain: bool) -> dict[str, Any]:
    return {
        "text": plain_text(message.html) if plain else message.html,
        "parse_mode": None if plain else ParseMode.HTML,
        "reply_markup": _markup(message.keyboard),
        "link_preview_options": _NO_PREVIEW,
    }


def _reply(message_id: int | None) -> ReplyParameters | None:
    # The message may be deleted meanwhile; what is said matters more than what it points at.
    return None if message_id is None else ReplyParameters(message_id, allow_sending_without_reply=True)


def _markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.action) for button in row] for row in keyboard]
    )
