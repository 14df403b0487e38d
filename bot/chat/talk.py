"""A citizen's chat: what the assistant does with what a citizen writes or presses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.catalogue import Catalogue
from bot.chat.awaiting import Awaiting
from bot.chat.controls.actions import Action, Verb
from bot.chat.doorkeeper import Doorkeeper, Hold, without_first_half
from bot.chat.heard import Heard, Seen
from bot.chat.in_danger import InDanger
from bot.chat.offering import Offering
from bot.chat.questions.asking import Asking
from bot.chat.questions.following import back_at
from bot.chat.questions.replies import Replies
from bot.chat.questions.telling import Telling
from bot.chat.remembering import conversations
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.memory import Memory, new_conversation
from bot.chat.remembering.pending import Erasure, Listing
from bot.chat.remembering.shown import Shown, noted, without
from bot.chat.replied import replied_to
from bot.chat.steering import Steering
from bot.chat.wishes.rights import Rights
from bot.clock import Clock
from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.closing import Closing
from bot.desk.handover import HandOverDesk
from bot.desk.relaying.relay import Relay
from bot.desk.said import FromCitizen
from bot.events.replies import choices
from bot.events.talk import EventTalk
from bot.messages import Keyboard, Message
from bot.running.live import LiveJudge
from bot.transport.outgoing.operations import Delete
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current
from knowledge.decisions import Reason
from knowledge.guard import redact


@dataclass(frozen=True, slots=True)
class Talk:
    """The use cases of a citizen's chat; each returns what is to be said, and has kept what must be remembered."""

    memory: Memory
    live: LiveJudge
    desk: HandOverDesk
    relay: Relay
    closing: Closing
    replies: Replies
    catalogue: Catalogue
    clock: Clock
    rights: Rights
    doorkeeper: Doorkeeper
    telling: Telling
    danger: InDanger
    events: EventTalk
    steering: Steering
    asking: Asking
    offering: Offering
    awaiting: Awaiting

    async def end_case(self, conversation: Conversation) -> bool:
        """End the chat's case; gives whether there was one."""
        if not await self.closing.by_citizen(conversation.chat_id):
            return False
        # What was asked is settled; it must not turn up in the next case.
        self.keep(replace(conversation, pending=None, last_question="", last_trace="", exchange=None))
        return True

    async def hear(self, heard: Heard, *, to_person: bool = False) -> tuple[Message, ...]:
        """A message from a citizen: to staff while a case is open, else judged and answered.

        What is said to a person (`to_person`), or replies to one, is offered to them and answered by nobody else.
        """
        seen = await self.look(heard.chat_id, heard.device_language)
        conversation, case = seen.conversation, seen.case
        if seen.hold is not None:
            return await self._held_up(conversation, seen.hold, heard)
        if self.doorkeeper.completes_number(conversation, heard.text):
            return self._refuse_second_half(seen, heard)
        half = self.doorkeeper.half_number(conversation, heard.text)
        if case is not None:
            if half != conversation.half_number_at:
                conversation = replace(conversation, half_number_at=half)
                self.keep(conversation)
            return await self._in_case(case, conversation, heard)
        if _says_nothing_new(conversation, heard):
            return ()
        replied = await replied_to(self.memory.database, heard)
        conversation = self._where_it_replies(conversation, replied)
        heard_of = replace(conversation, half_number_at=half, shown=self._shown(conversation, heard))
        if not heard.text.strip():
            return await self._not_text(heard_of, heard)
        to_person = to_person or (replied is not None and replied.verb is Verb.CLOSE)
        return await self._question(heard_of, heard, shown_before=conversation.shown, to_person=to_person)

    def _where_it_replies(self, conversation: Conversation, replied: Action | None) -> Conversation:
        """The conversation as it was at the answer that a message replies to, if that is not the latest."""
        if replied is None or replied.verb is not Verb.HELPED:
            return conversation
        then = back_at(conversation, replied.about, self.live.knowledge)
        return then if then is conversation else replace(then, pending=None)

    async def _in_case(self, case: Case, conversation: Conversation, heard: Heard) -> tuple[Message, ...]:
        """What a citizen writes while a person has the case goes there, but for a yes or no to the erasure of it all.

        That must be what they say next: a later yes is for the person.
        """
        if isinstance(conversation.pending, Erasure):
            told = await self.awaiting.reply(conversation, heard)
            if told is not None:
                return told
            self.keep(replace(conversation, pending=None))
        written = FromCitizen(
            heard.message_id,
            heard.text,
            media=heard.media,
            edited=heard.edited,
            reply_to=heard.reply_to,
            withheld=heard.withheld,
        )
        await self.relay.from_citizen(case, written)
        return await self.danger.beside_a_person(conversation, heard.text)

    async def _question(
        self, conversation: Conversation, heard: Heard, shown_before: tuple[Shown, ...], *, to_person: bool
    ) -> tuple[Message, ...]:
        # Personal numbers stop everything else; pending choices wait until the text is clean.
        if redact(heard.text).kinds:
            current().do(Outgoing(Delete(heard.chat_id, heard.message_id), Purpose.STATUS))
            if conversation.shown != shown_before:
                self.keep(conversation)
            if heard.withheld:
                return (self.replies.beside_a_person(conversation.chat_id, conversation.language, "withheld"),)
            return await self.asking.reply(conversation, heard)
        awaited = await self.awaiting.reply(conversation, heard)
        return await self.asking.reply(conversation, heard, to_person=to_person) if awaited is None else awaited

    def turn_away(self, conversation: Conversation, hold: Hold) -> None:
        """Whoever writes too fast is told so; who is banned was told when it happened, and hears nothing more."""
        if hold is not Hold.BANNED:
            identifier = "slowly" if hold is Hold.TOO_FAST else "slowly-in-case"
            current().do(self.doorkeeper.slowly(self.say(conversation, identifier)))

    async def _held_up(self, conversation: Conversation, hold: Hold, heard: Heard) -> tuple[Message, ...]:
        """A chat that is not answered: only danger is, and a banned person's yes or no to the erasure of their data."""
        self.turn_away(conversation, hold)
        if hold is Hold.BANNED and isinstance(conversation.pending, Erasure):
            answer = await self.awaiting.reply(conversation, heard)
            if answer is not None:
                return answer
        return await self._only_danger(conversation, heard.text)

    async def _only_danger(self, conversation: Conversation, text: str) -> tuple[Message, ...]:
        """In danger the fixed text alone, at once; nothing else while the chat is held up."""
        return await self.danger.told(conversation, text) if self.live.is_urgent(text) else ()

    def shown(self, conversation: Conversation, messages: tuple[Message, ...]) -> None:
        """Remember the numbers of the events that `messages` list, so that they can be typed."""
        offered = choices(messages)
        waits_for_more = not isinstance(conversation.pending, Listing | None)
        if offered and not waits_for_more:
            self.keep(replace(conversation, pending=Listing(offered)))

    def say(self, conversation: Conversation, identifier: str, keyboard: Keyboard = ()) -> Message:
        """One sentence of the catalogue in the chat's language."""
        return self.replies.simple(conversation.chat_id, conversation.language, identifier, keyboard)

    async def look(self, chat_id: int, device_language: str | None) -> Seen:
        """What there is to know of a chat before it is answered, in one transaction."""
        async with self.memory.database.reading() as session:
            known = await conversations.read(session, chat_id)
            case = await cases.open_case_of(session, chat_id)
            hold = await self.doorkeeper.look(session, chat_id)
        return Seen(known or new_conversation(chat_id, device_language), case, hold, known=known is not None)

    def _refuse_second_half(self, seen: Seen, heard: Heard) -> tuple[Message, ...]:
        """The message before was the first half of a personal number: neither half is kept."""
        conversation = seen.conversation
        current().do(Outgoing(Delete(heard.chat_id, heard.message_id), Purpose.STATUS))
        kept = replace(conversation, shown=without(conversation.shown, heard.message_id))
        self.keep(without_first_half(kept))
        if seen.case is not None:
            return (self.say(conversation, "refuse"),)
        return (self.replies.beside_a_person(conversation.chat_id, conversation.language, "refuse"),)

    async def _not_text(self, conversation: Conversation, heard: Heard) -> tuple[Message, ...]:
        if heard.sticker:
            return (self.say(conversation, "sticker"),)
        others = without(conversation.shown, heard.message_id)
        if heard.album is not None and any(each.album == heard.album for each in others):
            # An album comes as many messages; it was answered at its first picture, or at the words below that.
            self.keep(conversation)
            return ()
        return (await self.offering.offer(conversation, Reason.NOT_TEXT, ""),)

    def _shown(self, conversation: Conversation, heard: Heard) -> tuple[Shown, ...]:
        """What may go to staff if they are asked: pictures and the like, and nothing with a personal number.

        A text with a telephone number, too: the assistant keeps it masked, and a person could not call back.
        """
        others = without(conversation.shown, heard.message_id)
        late = heard.edited and others == conversation.shown
        redaction = redact(heard.text)
        wanted = heard.media or redaction.masked
        if not wanted or heard.sticker or late or redaction.kinds:
            return others
        captioned = heard.media and bool(heard.text)
        numbered = bool(redaction.masked)
        return noted(others, Shown(heard.message_id, self.clock(), captioned, numbered, heard.album))

    async def conversation(self, chat_id: int, device_language: str | None) -> Conversation:
        """What the assistant remembers of a chat; a new one begins in the language of the citizen's device."""
        return await self.memory.recall(chat_id, device_language)

    def keep(self, conversation: Conversation) -> None:
        """Remember a conversation, when the update that it came from is done."""
        self.memory.keep(conversation)


def _says_nothing_new(conversation: Conversation, heard: Heard) -> bool:
    """Whether an edit has changed no words: a picture was put in another's place, or what Telegram alone can see."""
    if not heard.edited:
        return False
    said = redact(heard.text)
    return not said.kinds and said.text.strip() in {"", conversation.last_question}
