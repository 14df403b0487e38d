"""The world: the state, with handles for the people and groups in it."""

from __future__ import annotations

from bot.standin import membership
from bot.standin.groups import Group
from bot.standin.model import ChatKind, Member, Status
from bot.standin.people import Citizen, Staff
from bot.standin.state import State


class World(State):
    """A Telegram of our own; see `State` for its arguments."""

    def add_citizen(self, name: str, *, language_code: str | None = "da", username: str | None = None) -> Citizen:
        """A citizen, who has not opened the chat with the assistant yet."""
        user = self.add_user(name, language_code=language_code, username=username)
        return Citizen(self, user, self.chats[user.id])

    def add_staff_group(
        self,
        title: str = "Vagten",
        *,
        forum: bool = True,
        bot_is_admin: bool = True,
        without: frozenset[str] = frozenset(),
    ) -> Group:
        """A supergroup with the assistant in it.

        Args:
            title: its name.
            forum: whether it has topics.
            bot_is_admin: whether the assistant is an administrator there, or an ordinary member.
            without: administrator's rights to withhold from it.
        """
        group = Group(self, self.add_chat(title, forum=forum))
        self.place_bot(group.chat, Status.ADMINISTRATOR if bot_is_admin else Status.MEMBER, without=without)
        return group

    def add_group(
        self, title: str, *, kind: ChatKind = ChatKind.GROUP, forum: bool = False, bot: Status = Status.MEMBER
    ) -> Group:
        """Any other group: a basic one that may migrate, or one the assistant knows nothing of."""
        group = Group(self, self.add_chat(title, kind=kind, forum=forum))
        if bot.present:
            self.place_bot(group.chat, bot)
        return group

    def add_member(self, group: Group, name: str, *, admin: bool = False, anonymous: bool = False) -> Staff:
        """A colleague in a group; the assistant is not told (they were there before it)."""
        user = self.add_user(name, role="staff")
        group.chat.members[user.id] = Member(user)
        if admin or anonymous:
            group.chat.members[user.id].status = Status.ADMINISTRATOR
        if anonymous:
            membership.set_anonymous(self, group.chat, user, anonymous=True)
        self.changed(group.chat)
        return Staff(self, user, group.chat)
