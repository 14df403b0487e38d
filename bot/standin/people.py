"""Handles for tests and scripts: a citizen, and a colleague in the staff group."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bot.standin import acts, limits, membership, topics
from bot.standin.errors import ControlError
from bot.standin.jsontypes import Json
from bot.standin.model import Chat, Message, Press, Status, Topic, User
from bot.standin.reading import NothingCameError, Reader, transcript
from bot.standin.shapes import origin_json
from bot.standin.state import State


class Participant:
    """Somebody who can write in a chat.

    Attributes:
        user: the person.
        room: the chat they act in unless told otherwise: with the assistant for citizens, the staff group for staff.
    """

    def __init__(self, world: State, user: User, room: Chat) -> None:
        self.world, self.user, self.room = world, user, room
        self.id = user.id
        self.reader = Reader(world, room)

    @property
    def chat(self) -> list[Message]:
        """The messages of `room` as this person sees them now, in order."""
        return [message for message in self.room.messages.values() if not message.deleted]

    @property
    def last(self) -> Message:
        """The newest message in `room`."""
        return self.chat[-1]

    def send(
        self,
        text: str,
        *,
        reply_to: Message | None = None,
        topic: Topic | int | None = None,
        marked: Sequence[Json] = (),
    ) -> Message:
        """Write a text, perhaps with parts of it `marked` as bold or as a link (entities, as the Bot API has them)."""
        content = acts.text_content(text, marked)
        return acts.write(self.world, self.user, self.room, content, thread=self._topic(topic), reply_to=reply_to)

    def send_media(
        self, kind: str, *, reply_to: Message | None = None, topic: Topic | int | None = None, **details: Any
    ) -> Message:
        """Send a file or a place; `details` as `media` in docs/standin.md."""
        content = acts.media_content(self.world, {"kind": kind, **details})
        return acts.write(self.world, self.user, self.room, content, thread=self._topic(topic), reply_to=reply_to)

    def send_photo(self, caption: str = "", **details: Any) -> Message:
        """Send a photo."""
        return self.send_media("photo", caption=caption, **details)

    def send_voice(self, **details: Any) -> Message:
        """Send a voice message."""
        return self.send_media("voice", **details)

    def send_sticker(self, emoji: str = "🙂", **details: Any) -> Message:
        """Send a sticker."""
        return self.send_media("sticker", emoji=emoji, **details)

    def send_document(self, file_name: str = "dokument.pdf", caption: str = "", **details: Any) -> Message:
        """Send a document."""
        return self.send_media("document", file_name=file_name, caption=caption, **details)

    def send_location(self, latitude: float = 55.2549, longitude: float = 12.1197) -> Message:
        """Send a place."""
        return self.send_media("location", latitude=latitude, longitude=longitude)

    def send_album(
        self, kinds: Sequence[str] = ("photo", "photo"), caption: str = "", topic: Topic | int | None = None
    ) -> list[Message]:
        """Send an album: one message, and one update, for each; the caption is on the first."""
        if not limits.ALBUM[0] <= len(kinds) <= limits.ALBUM[1]:
            message = f"items: {len(kinds)} in an album; 2 to 10 go"
            raise ControlError(message)
        group, thread = self.world.media_group(), self._topic(topic)
        contents = [
            acts.media_content(self.world, {"kind": kind, "caption": caption if index == 0 else ""})
            for index, kind in enumerate(kinds)
        ]
        return [
            acts.write(self.world, self.user, self.room, content, thread=thread, media_group_id=group)
            for content in contents
        ]

    def reply(self, message: Message, text: str) -> Message:
        """Answer a message, in its topic."""
        return self.send(text, reply_to=message)

    def send_poll(self, question: str, *options: str, topic: Topic | int | None = None) -> Message:
        """Ask everybody in the chat to choose."""
        content = acts.poll_content(question, options)
        return acts.write(self.world, self.user, self.room, content, thread=self._topic(topic))

    def forward(self, message: Message, *, topic: Topic | int | None = None) -> Message:
        """Forward what stands in another chat, or in another topic."""
        content, origin = dict(message.content), origin_json(message)
        return acts.write(self.world, self.user, self.room, content, thread=self._topic(topic), origin=origin)

    def edit(self, message: Message, text: str) -> Message:
        """Change one's own message."""
        return acts.edit(self.world, self.user, message, text)

    def delete(self, message: Message) -> None:
        """Delete a message."""
        acts.delete(self.world, self.user, message)

    def react(self, message: Message, emoji: str | None = "👍") -> None:
        """React to a message, or take the reaction away."""
        acts.react(self.world, self.user, message, emoji)

    def press(self, label: str, message: Message | None = None) -> Press:
        """Press the newest inline button with this text.

        Raises:
            ControlError: there is none.
        """
        for candidate in [message] if message else reversed(self.chat):
            for button in (button for row in candidate.keyboard for button in row):
                if button["text"] == label and "callback_data" in button:
                    return acts.press(self.world, self.user, candidate, button["callback_data"])
        problem = f"press: no button {label!r} in {transcript(self.room)}"
        raise ControlError(problem)

    def press_data(self, data: str, message: Message | None = None) -> Press:
        """Press the newest inline button with this callback data, or one of `message`."""
        shown = [message] if message else [m for m in reversed(self.chat) if data in _data(m)]
        if not shown:
            problem = f"press: no button with data {data!r} in {transcript(self.room)}"
            raise ControlError(problem)
        return acts.press(self.world, self.user, shown[0], data)

    async def answered(self, press: Press, *, within: float = 20.0) -> Press:
        """Wait until the assistant has answered a press.

        Raises:
            NothingCameError: it has not.
        """
        if not await press.message.chat.signal.until(lambda: press.answered, within):
            raise NothingCameError(f"the press of {press.data!r} was not answered within {within} s")
        return press

    async def replies(self, count: int = 1, *, within: float = 20.0) -> list[Message]:
        """The assistant's next `count` messages in `room` that this person has not read yet.

        Raises:
            NothingCameError: fewer came within `within` seconds.
        """
        return await self.reader.next(count, within=within)

    async def reply_text(self, *, within: float = 20.0) -> str:
        """The plain text of the assistant's next message."""
        return (await self.replies(1, within=within))[0].text

    async def sees(self, holds: Callable[[list[Message]], bool], *, within: float = 20.0) -> list[Message]:
        """Wait until `holds` is true of what this person sees.

        Raises:
            NothingCameError: it never was.
        """
        if not await self.room.signal.until(lambda: holds(self.chat), within):
            raise NothingCameError(f"not seen within {within} s in {transcript(self.room)}")
        return self.chat

    def _topic(self, topic: Topic | int | None) -> Topic | None:
        if topic is None or isinstance(topic, Topic):
            return topic
        if topic not in self.room.topics:
            message = f"thread_id: no topic {topic} in {self.room.title}"
            raise ControlError(message)
        return self.room.topics[topic]


class Citizen(Participant):
    """Somebody with a chat of their own with the assistant."""

    def start(self, parameter: str = "") -> Message:
        """Open the chat, perhaps by a link with a start parameter.

        Raises:
            ControlError: the parameter is not 1-64 of A-Z a-z 0-9 _ -.
        """
        if parameter and not limits.START_PARAMETER.fullmatch(parameter):
            message = f"parameter: {parameter!r} is not 1-64 of A-Za-z0-9_-"
            raise ControlError(message)
        return self.send(f"/start {parameter}".strip())

    def block(self) -> None:
        """Block the assistant."""
        membership.set_blocked(self.world, self.user, blocked=True)

    def unblock(self) -> None:
        """Let the assistant in again."""
        membership.set_blocked(self.world, self.user, blocked=False)

    def deactivate(self) -> None:
        """Delete the account."""
        self.user.deactivated = True
        self.world.changed(self.room)


class Staff(Participant):
    """A colleague in a group."""

    def send_in_topic(self, topic: Topic | int, text: str) -> Message:
        """Write in a topic."""
        return self.send(text, topic=topic)

    def create_topic(self, name: str) -> Topic:
        """Open a topic."""
        return topics.create(self.world, self.room, self.user, name)

    def rename_topic(self, topic: Topic, name: str) -> None:
        """Rename a topic."""
        topics.rename(self.world, self.room, self.user, topic, name)

    def close_topic(self, topic: Topic | None) -> None:
        """Close a topic; None is General."""
        topics.set_closed(self.world, self.room, self.user, topic, closed=True)

    def reopen_topic(self, topic: Topic | None) -> None:
        """Reopen a topic; None is General."""
        topics.set_closed(self.world, self.room, self.user, topic, closed=False)

    def delete_topic(self, topic: Topic) -> None:
        """Delete a topic and its messages."""
        topics.delete(self.world, self.room, topic)

    def leave(self) -> None:
        """Leave the group."""
        membership.set_status(self.world, self.room, self.user, Status.LEFT, by=self.user)


def _data(message: Message) -> list[str]:
    return [str(button["callback_data"]) for row in message.keyboard for button in row if "callback_data" in button]
