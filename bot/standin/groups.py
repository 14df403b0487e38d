"""The handle of a group, for tests and scripts."""

from __future__ import annotations

from bot.standin import membership
from bot.standin.errors import ControlError
from bot.standin.model import Chat, Member, Message, Status, Topic, User
from bot.standin.people import Staff
from bot.standin.reading import NothingCameError, Reader
from bot.standin.state import State


class Group:
    """A group, basic or super.

    Attributes:
        chat: the chat itself; after `migrate`, the new one.
    """

    def __init__(self, world: State, chat: Chat) -> None:
        self.world, self.chat = world, chat
        self._known: set[int] = set()

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.chat.id

    @property
    def topics(self) -> list[Topic]:
        """The topics that are there, oldest first."""
        return list(self.chat.topics.values())

    def messages(self, topic: Topic | int | None = None) -> list[Message]:
        """The messages that are there, or those of one topic, in order; without service messages."""
        thread = topic.id if isinstance(topic, Topic) else topic
        return [
            m
            for m in self.chat.messages.values()
            if not m.deleted and not m.service and (thread is None or (m.thread is not None and m.thread.id == thread))
        ]

    def reader(self, topic: Topic | int | None = None) -> Reader:
        """Reads what the assistant sends here, or into one topic, from the beginning."""
        return Reader(self.world, self.chat, topic.id if isinstance(topic, Topic) else topic)

    async def new_topic(self, *, within: float = 20.0) -> Topic:
        """The next topic that this handle has not given yet, waiting for one.

        Raises:
            NothingCameError: none came.
        """

        def unknown() -> list[Topic]:
            return [topic for topic in self.topics if topic.id not in self._known]

        if not await self.chat.signal.until(lambda: bool(unknown()), within):
            raise NothingCameError(f"no new topic in {self.chat.title} within {within} s; there are {self.topics}")
        topic = unknown()[0]
        self._known.add(topic.id)
        return topic

    def member(self, staff: Staff) -> Member:
        """Somebody's place here."""
        return self.chat.members[staff.id]

    def set_bot(self, status: Status | str, *, without: frozenset[str] = frozenset(), by: Staff | None = None) -> None:
        """Change the assistant's place here, and tell it.

        Args:
            status: administrator, member, left or kicked.
            without: administrator's rights to withhold, such as "can_manage_topics".
            by: who does it; by default somebody who is in the group.
        """
        actor = by.user if by else self._somebody()
        membership.set_status(self.world, self.chat, self.world.bot, Status(status), by=actor, without=without)

    def remove_bot(self, by: Staff | None = None) -> None:
        """Throw the assistant out."""
        self.set_bot(Status.KICKED, by=by)

    def set_admin(self, staff: Staff, *, admin: bool = True, anonymous: bool = False) -> None:
        """Make a colleague an administrator, or an ordinary member again."""
        status = Status.ADMINISTRATOR if admin else Status.MEMBER
        membership.set_status(self.world, self.chat, staff.user, status, by=staff.user)
        if admin:
            membership.set_anonymous(self.world, self.chat, staff.user, anonymous=anonymous)

    def migrate(self, *, forum: bool = False) -> None:
        """Become a supergroup with a new id; this handle goes on with the new chat, handles of people with `move`."""
        self.chat = membership.migrate(self.world, self.chat, forum=forum)

    def move(self, staff: Staff) -> None:
        """Let a colleague's handle act in the chat this group is now."""
        staff.room = self.chat
        staff.reader = Reader(self.world, self.chat)

    def _somebody(self) -> User:
        present = [m.user for m in self.chat.members.values() if m.status.present and m.user is not self.world.bot]
        if not present:
            message = f"by: nobody but the assistant is in {self.chat.title}; add a member first"
            raise ControlError(message)
        return present[0]
