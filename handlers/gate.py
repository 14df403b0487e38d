"""The way from the staff group to the desk: only what its members write there comes through."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Bot, MessageEntity, Update, User
from telegram import Message as TelegramMessage
from telegram.constants import ChatID
from telegram.ext import ContextTypes, filters

from bot.desk.door import Door
from bot.desk.relaying.addresses import with_addresses
from bot.desk.relaying.notes import is_note, is_talk
from bot.desk.said import Document, FromStaff
from handlers.membership import author_of

UseCase = Callable[[FromStaff], Awaitable[None]]
WithMessage = Callable[[TelegramMessage, FromStaff], Awaitable[None]]
Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]

GROUPS = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
"""What is newly written in a group."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Makes handlers that hear the staff group's members and nobody else."""

    door: Door
    bot: Bot

    def calls(self, use_case: UseCase, *, placed: bool = False, command: bool = True) -> Callback:
        """A handler that carries on what staff write.

        Args:
            use_case: what is done with it.
            placed: only with what may concern a case: a reply, or in a topic.
            command: it is a command, so that whoever may not give it is told.
        """

        async def use(_: TelegramMessage, said: FromStaff) -> None:
            await use_case(said)

        return self.calls_with_message(use, placed=placed, command=command)

    def calls_with_message(self, use: WithMessage, *, placed: bool = False, command: bool = True) -> Callback:
        """The same for what needs the message as Telegram has it."""

        async def handle(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
            message = update.effective_message
            if message is None or (placed and not _may_concern_a_case(message)):
                return
            if not await self.door.desk.is_staff_chat(message.chat_id):
                return
            said = from_staff(message, self.bot.id)
            if await self.lets_in(message, said, command=command):
                await use(message, said)

        return handle

    async def lets_in(self, message: TelegramMessage, said: FromStaff, *, command: bool) -> bool:
        """Whether its writer is staff; who is not is told so where it matters."""
        return await self.door.lets_in(author_of(message), said, command=command)


def _may_concern_a_case(message: TelegramMessage) -> bool:
    return message.reply_to_message is not None or message.message_thread_id is not None


def place_of(message: TelegramMessage) -> tuple[int | None, int | None]:
    """What a message of a group replies to, and the topic that it stands in; None for nothing."""
    target = answered_by(message)
    return (None if target is None else target.message_id), message.message_thread_id


def answered_by(message: TelegramMessage) -> TelegramMessage | None:
    """What a message of a group replies to, None for nothing."""
    target = message.reply_to_message
    # What replies to nothing shows the message that opened its topic, which somebody else may have done.
    opened = target is not None and target.message_id == message.message_thread_id
    return None if opened else target


def from_staff(message: TelegramMessage, our_id: int) -> FromStaff:
    """A message of the staff group as the desk reads it; `our_id` is the assistant's."""
    target, answered = message.reply_to_message, answered_by(message)
    reply_to, topic = place_of(message)
    return FromStaff(
        chat_id=message.chat_id,
        message_id=message.message_id,
        reply_to=reply_to,
        text=message.text or message.caption or "",
        media=message.text is None,
        to_us=target is not None and target.from_user is not None and target.from_user.id == our_id,
        topic=topic,
        album=message.media_group_id,
        to_colleague=answered is not None and _is_anothers(answered.from_user, message.from_user),
        to_talk=answered is not None and is_talk(answered.text or ""),
        to_note=answered is not None and is_note(answered.text or ""),
        calls=any(each.type == MessageEntity.TEXT_MENTION and each.offset == 0 for each in _marks(message)),
        file=_file(message),
        forwarded=message.forward_origin is not None,
        poll=message.poll is not None,
        addressed=_addressed(message),
    )


def _addressed(message: TelegramMessage) -> str:
    text = message.text or message.caption
    links = [(each.offset, each.length, each.url) for each in _marks(message) if each.url is not None]
    return with_addresses(text, links) if text and links else ""


def _marks(message: TelegramMessage) -> Sequence[MessageEntity]:
    """What is marked in its text, or in the one below its picture."""
    return message.entities or message.caption_entities


def _is_anothers(author: User | None, writer: User | None) -> bool:
    """Whether a message is another colleague's; of anonymous administrators nobody knows who they are."""
    if author is None or (author.is_bot and author.id != ChatID.ANONYMOUS_ADMIN):
        return False
    return author.is_bot or writer is None or author.id != writer.id


def _file(message: TelegramMessage) -> Document | None:
    file = message.document
    return None if file is None else Document(file.file_id, file.file_name or "", file.file_size or 0)
