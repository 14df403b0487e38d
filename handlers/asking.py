"""A citizen writes: text, pictures, stickers, voice, and edits of these."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, ContextTypes, MessageHandler, filters

from bot.chat.heard import Heard
from bot.chat.talk import Talk
from bot.chat.typed import TypedButtons
from bot.work import current

_FROM_CITIZENS = (
    filters.ChatType.PRIVATE
    & (filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE)
    & ~filters.StatusUpdate.ALL
)


def asking_handlers(talk: Talk, typed: TypedButtons) -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of what citizens write; commands come before them."""

    async def hear(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        message = update.effective_message
        if message is not None:
            heard = heard_in(message, edited=update.edited_message is not None)
            pressed = await typed.press(heard)
            current().say(await talk.hear(heard) if pressed is None else pressed)

    return [MessageHandler(_FROM_CITIZENS, hear)]


def heard_in(message: Message, *, edited: bool = False) -> Heard:
    """A citizen's message as the service reads it."""
    # Of what a citizen sends, only a name with a personal number in it, masked, has come so far.
    withheld = "" if message.document is None else message.document.file_name or ""
    said = message.text or message.caption or ""
    return Heard(
        chat_id=message.chat_id,
        message_id=message.message_id,
        text=f"{said}\n{withheld}".strip(),
        device_language=None if message.from_user is None else message.from_user.language_code,
        media=message.text is None and not withheld,
        withheld=bool(withheld),
        sticker=message.sticker is not None,
        album=message.media_group_id,
        edited=edited,
        reply_to=None if message.reply_to_message is None else message.reply_to_message.message_id,
    )
