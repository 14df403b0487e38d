"""Who in the staff group gave a command or pressed a button: asked of Telegram, as updates are stored without names."""

from __future__ import annotations

from telegram import Bot, User
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

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
