"""Asking Telegram who is in a group."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from telegram import Bot, ChatMember, ChatMemberAdministrator, ChatMemberRestricted
from telegram.constants import ChatMemberStatus
from telegram.error import BadRequest, ChatMigrated, TelegramError

from bot.desk.staff import CannotAskError

_log = structlog.get_logger(__name__)
_MEMBERS = frozenset({ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER})
_NOBODY = ("user not found", "member not found", "participant_id_invalid", "user_not_participant")
"""How Telegram says that it knows no such person there."""


@dataclass(frozen=True, slots=True)
class TelegramMembers:
    """Asks with `getChatMember`."""

    bot: Bot

    async def is_member(self, chat_id: int, person: int) -> bool:
        """Whether a person is in a group.

        Raises:
            CannotAskError: if Telegram does not answer, or may not tell the assistant.
        """
        try:
            return is_present(await self.bot.get_chat_member(chat_id, person))
        except ChatMigrated as error:
            return await self.is_member(error.new_chat_id, person)
        except BadRequest as error:
            if any(known in error.message.lower() for known in _NOBODY):
                return False
            raise _cannot_ask(error) from None
        except TelegramError as error:
            raise _cannot_ask(error) from None


def is_present(member: ChatMember) -> bool:
    """Whether somebody is in the group: not who left or was thrown out; who is restricted may be either."""
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status in _MEMBERS


def may_make_topics(member: ChatMember) -> bool:
    """Whether somebody may make and close topics in the group, where it has some."""
    if isinstance(member, ChatMemberAdministrator):
        return bool(member.can_manage_topics)
    return member.status == ChatMemberStatus.OWNER


def _cannot_ask(error: TelegramError) -> CannotAskError:
    _log.warning("staff.cannot_ask", error=type(error).__name__)
    return CannotAskError(type(error).__name__)
