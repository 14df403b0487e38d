"""The stand-in's whole state, and the few changes that everything else is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.clock import Clock, system_clock
from bot.standin.errors import ControlError
from bot.standin.faults import Faults
from bot.standin.files import FileStore
from bot.standin.flood import Flood
from bot.standin.jsontypes import Json
from bot.standin.log import RequestLog, Violation
from bot.standin.model import RIGHTS, Chat, ChatKind, Member, Message, Press, Status, Topic, User
from bot.standin.profile import Profile
from bot.standin.shapes import message_json
from bot.standin.signals import Signal
from bot.standin.specification import Specification
from bot.standin.updates import Updates
from bot.standin.webhook import Webhook

FIRST_PERSON: Final = 1001
FIRST_GROUP: Final = -5001
FIRST_SUPERGROUP: Final = -1_001_000_000_001


class State:
    """A Telegram of our own.

    Args:
        token: the assistant's token; the number before the colon is its user id.
        bot_username: without the at sign.
        bot_name: what citizens see at the top of the chat.
        now: the clock; a test may turn it.
        specification: checks requests and the stand-in's own answers, or None for the written limits only.
        log_limit: how many requests the log keeps, or None for all.
        history_limit: how many messages each chat keeps, or None for all.

    Attributes:
        revision: grows by one at each change.
        violations: requests that broke the specification or a limit; a test should find it empty.
        flood: Telegram's send limits, or None while they are not enforced.
    """

    def __init__(
        self,
        *,
        token: str = "1:TEST",  # noqa: S107 - no secret: the stand-in's own, for everybody to use
        bot_username: str = "borgerbot_test_bot",
        bot_name: str = "Borgerbot",
        now: Clock = system_clock,
        specification: Specification | None = None,
        log_limit: int | None = None,
        history_limit: int | None = None,
    ) -> None:
        self.token = token
        self.now = now
        self.specification = specification
        self.history_limit = history_limit
        self.bot = User(_bot_id(token), bot_name, is_bot=True, username=bot_username, role="bot")
        self.reads_all = False
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.updates = Updates()
        if specification is not None:
            self.updates.check = self._check_update
        self.updates.on_connect = self.changed
        self.webhook = Webhook(now)
        self.files = FileStore()
        self.profile = Profile()
        self.faults = Faults()
        self.faults.on_change = lambda: self.updates.set_away(away=self.faults.away)
        self.flood: Flood | None = None
        self.log = RequestLog(log_limit)
        self.violations: list[Violation] = []
        self.revision = 0
        self.started_at = now()
        self.signal = Signal()
        self._next_person = FIRST_PERSON
        self._next_group = FIRST_GROUP
        self._next_supergroup = FIRST_SUPERGROUP
        self._groups_of_media = 0

    # -- people and chats ---------------------------------------------------------------------------------------

    def add_user(
        self, name: str, *, language_code: str | None = "da", role: str = "citizen", username: str | None = None
    ) -> User:
        """Make a person, with a chat with the assistant that nobody has opened yet."""
        user = User(self._next_person, name, language_code=language_code, role=role, username=username)
        self._next_person += 1
        self.users[user.id] = user
        chat = Chat(user.id, ChatKind.PRIVATE, user.name, members={user.id: Member(user)})
        self.chats[chat.id] = chat
        self.changed(chat)
        return user

    def add_chat(self, title: str, *, kind: ChatKind = ChatKind.SUPERGROUP, forum: bool = False) -> Chat:
        """Make a group without members.

        Raises:
            ControlError: a basic group cannot have topics.
        """
        if kind is ChatKind.GROUP and forum:
            message = "group: a basic group has no topics; make a supergroup, or migrate it"
            raise ControlError(message)
        if kind is ChatKind.GROUP:
            chat_id, self._next_group = self._next_group, self._next_group - 1
        else:
            chat_id, self._next_supergroup = self._next_supergroup, self._next_supergroup - 1
        # A supergroup's first message says that it was made, and its number is that of General: no other topic has it.
        chat = Chat(chat_id, kind, title, forum=forum, last_id=int(kind is ChatKind.SUPERGROUP))
        self.chats[chat_id] = chat
        self.changed(chat)
        return chat

    def place_bot(self, chat: Chat, status: Status, *, without: frozenset[str] = frozenset()) -> Member:
        """Put the assistant into a group, with all administrator's rights but those in `without`; tells nobody."""
        rights = frozenset(RIGHTS) - without if status.rules else frozenset()
        member = chat.members[self.bot.id] = Member(self.bot, status, rights)
        self.changed(chat)
        return member

    # -- messages -----------------------------------------------------------------------------------------------

    def post(
        self,
        chat: Chat,
        sender: User | None,
        content: Json,
        *,
        thread: Topic | None = None,
        reply_to: Message | None = None,
        media_group_id: str | None = None,
        keyboard: list[list[Json]] | None = None,
        origin: Json | None = None,
        service: bool = False,
    ) -> Message:
        """Put a message into a chat; it tells the assistant nothing yet, see `tell`."""
        chat.last_id += 1
        member = chat.members.get(sender.id) if sender else None
        message = Message(
            chat,
            chat.last_id,
            self.now(),
            sender,
            content,
            thread=thread,
            reply_to=reply_to,
            root=_root(chat, thread, reply_to),
            keyboard=keyboard or [],
            media_group_id=media_group_id,
            origin=origin,
            anonymous=member is not None and member.anonymous,
            service=service,
        )
        chat.messages[message.id] = message
        self._forget_old(chat)
        if sender is self.bot:
            chat.action = None
        self.touch(message)
        return message

    def tell(self, kind: str, message: Message) -> None:
        """Give the assistant an update about a message, if Telegram would: it is there and may read it."""
        if self.hears(message):
            self.updates.add(kind, message_json(message))

    def hears(self, message: Message) -> bool:
        """Whether the assistant gets this message.

        In a group without administrator's rights (and with privacy mode) it gets commands, replies to itself and
        service messages only.
        """
        chat = message.chat
        if chat.kind is ChatKind.PRIVATE:
            return True
        member = chat.members.get(self.bot.id)
        if member is None or not member.status.present:
            return False
        if member.status.rules or self.reads_all or message.service or message.text.startswith("/"):
            return True
        return message.reply_to is not None and message.reply_to.sender is self.bot

    def touch(self, message: Message) -> None:
        """Note that a message is new or has changed."""
        self.changed(message.chat)
        message.revision = self.revision

    def changed(self, chat: Chat | None = None) -> None:
        """Note a change (in `chat`), and wake whoever waits for one."""
        self.revision += 1
        if chat is not None:
            chat.signal.notify()
        self.signal.notify()

    def media_group(self) -> str:
        """A new album's id."""
        self._groups_of_media += 1
        return str(9_000_000 + self._groups_of_media)

    def sent_to(self, chat_id: int) -> list[Message]:
        """What the assistant sent to a chat, in order, without what was deleted and without service messages."""
        chat = self.chats[chat_id]
        return [m for m in chat.messages.values() if m.sender is self.bot and not m.deleted and not m.service]

    # -- waiting ------------------------------------------------------------------------------------------------

    async def until(self, holds: Callable[[], bool], within: float = 20.0) -> bool:
        """Wait until `holds()` is true, at most `within` seconds; gives whether it became true."""
        return await self.signal.until(holds, within)

    def violated(self, violation: Violation) -> None:
        """Note a request that broke the specification or a limit."""
        self.violations.append(violation)

    def _check_update(self, update: Json) -> None:
        for where, problem in self.specification.check_update(update) if self.specification else ():
            self.violated(Violation(self.log.last, "getUpdates", f"the stand-in's own {where}", problem))

    def _forget_old(self, chat: Chat) -> None:
        while self.history_limit is not None and len(chat.messages) > self.history_limit:
            del chat.messages[next(iter(chat.messages))]


def _bot_id(token: str) -> int:
    head, colon, _ = token.partition(":")
    if not (head.isdecimal() and colon):
        message = f"token: {token!r} has no user id before a colon; take one such as 1:TEST"
        raise ControlError(message)
    return int(head)


def _root(chat: Chat, thread: Topic | None, reply_to: Message | None) -> int | None:
    if chat.kind is not ChatKind.SUPERGROUP or thread is not None or reply_to is None:
        return None
    return reply_to.root or reply_to.id
