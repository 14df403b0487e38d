"""Whether the staff group is one that the assistant can work in: looked at when it starts, and said in the log.

A wrong number would else be noticed only when the first citizen who asks for a person gets none.
"""

from __future__ import annotations

import structlog
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.transport.members import is_present, may_make_topics

_log = structlog.get_logger(__name__)
_TODO = (
    "add the assistant to the staff group as an administrator, or set BORGERBOT_STAFF_CHAT_ID to what /id says there;"
    " until then nobody gets the cases"
)
_NO_TOPICS_TODO = (
    "make it an administrator of the staff group who may manage topics, and turn topics on; until then every case comes"
    " in the group itself, and is answered by a reply to it"
)


async def look_at_group(bot: Bot, chat_id: int) -> None:
    """Say in the log what keeps the assistant from the staff group; citizens are answered all the same."""
    try:
        member = await bot.get_chat_member(chat_id, bot.id)
    except (BadRequest, Forbidden) as error:
        _log.critical("staff.no_group", problem=error.message, todo=_TODO)
    except TelegramError as error:
        # Nothing is known of it: the network, or a group that is another one now, to which the sender is led.
        _log.warning("staff.group_not_looked_at", error=type(error).__name__)
    else:
        if not is_present(member):
            _log.critical("staff.no_group", problem="the assistant is no member of it", todo=_TODO)
        elif not may_make_topics(member):
            _log.warning("staff.no_topics", problem="the assistant may not manage topics there", todo=_NO_TOPICS_TODO)
