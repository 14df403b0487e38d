"""Who in the staff group gave a command or pressed a button: asked of Telegram, as updates are stored without names."""

from __future__ import annotations

from telegram import Bot, Message, User
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.authoring.draft import STAFF, Writer
from bot.desk.cases import Colleague

_LONGEST_NAME = 64
_GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})


async def colleague(bot: Bot, chat_id: int, user: User | None) -> Colleague | None:
    """A member of the group with the name that it shows; None for anonymous admins, bots, and who has left.

    Args:
        bot: the way to Telegram.
        chat_id: the group.
        user: as an update names them.
    """
    if user is None or user.is_bot:
        return None
    try:
        member = await bot.get_chat_member(chat_id, user.id)
    except TelegramError:
        # A name is a convenience; without it the case is taken all the same.
        return None
    return None if member.status in _GONE else Colleague(user.id, member.user.first_name[:_LONGEST_NAME])


async def author(bot: Bot, message: Message) -> Colleague | None:
    """Whoever wrote a message of the group, as `colleague` gives them."""
    return await colleague(bot, message.chat_id, message.from_user)


async def writer_of(bot: Bot, chat_id: int, user: User | None) -> Writer | None:
    """Whoever writes a draft or presses one of its buttons; None for anonymous administrators."""
    known = await colleague(bot, chat_id, user)
    if known is not None and known.id is not None:
        return Writer(known.id, known.name)
    # Telegram does not say the name just now; the account is known all the same.
    return None if user is None or user.is_bot else Writer(user.id, STAFF)
