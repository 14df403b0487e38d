"""What a citizen says of the messages that the assistant sends by itself: begin, stop, too many, other ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.announcing.invitations import accept
from bot.announcing.subscribing import Subscribing
from bot.chat.questions.replies import Replies
from bot.chat.remembering.conversations import Conversation, Exchange
from bot.chat.remembering.memory import Memory
from bot.clock import Clock
from bot.messages import Message
from bot.running.live import LiveJudge
from knowledge.decisions import Answer
from knowledge.entries import Language
from knowledge.events.asking import Asked, Intent, read_asked
from knowledge.events.following_news import wants_to_hear
from knowledge.events.routing import SUBSCRIPTION
from knowledge.guard import redact
from knowledge.judgement import Judgement
from knowledge.reading.languages.language import detect
from knowledge.reading.said_to_us.own_messages import OwnMessages, names_a_limit, of_own_messages
from knowledge.reading.said_to_us.stopping import says_only_stop, says_stop
from knowledge.reading.said_to_us.wanting_news import wants_news


@dataclass(frozen=True, slots=True)
class OwnMessagesTalk:
    """Stops what is sent where that is all that is said, and else shows what can be changed; nothing is guessed."""

    memory: Memory
    live: LiveJudge
    replies: Replies
    subscribing: Subscribing
    clock: Clock

    async def reply(self, conversation: Conversation, text: str) -> Message | None:
        """What is said to it, or None where a text is about something else.

        Whoever plainly says to stop and gets nothing is told so; anything less sure is a text like any other then.
        """
        wanted = wants_to_hear(text, self.clock())
        if wanted is not None:
            self._leave(conversation)
            return await self._begin(in_language_of(conversation, text), wanted, limits=names_a_limit(text))
        stops, about = says_stop(text), of_own_messages(text)
        if not stops and (about is None or (about is OwnMessages.BARE and self._goes_on(conversation))):
            return None
        reader = in_language_of(conversation, text)
        if await self.subscribing.hears_from_us(conversation.chat_id):
            if stops:
                self._leave(conversation)
                return await self.subscribing.stop(reader)
            self._remember(conversation, redact(text).text)
            return await self.subscribing.manage(reader, limits=names_a_limit(text))
        if about is not OwnMessages.PLAIN and not says_only_stop(text):
            return None
        self._leave(conversation)
        return self.replies.simple(conversation.chat_id, reader.language, "subscription-sends-nothing")

    async def beside(self, conversation: Conversation, judgement: Judgement) -> tuple[Message, ...]:
        """The first question of a subscription below the answer that tells of it, for whoever wishes for one."""
        if judgement.decision != Answer(SUBSCRIPTION) or not wants_news(judgement.question):
            return ()
        return (await self.subscribing.overview(replace(conversation, language=judgement.language)),)

    async def _begin(self, conversation: Conversation, wanted: Asked, *, limits: bool) -> Message | None:
        """What somebody sees who wants to hear of events: all that is left to choose, or what they have chosen."""
        if await self.subscribing.hears_from_us(conversation.chat_id):
            return await self.subscribing.manage(conversation, limits=limits)
        asked = await self._first_question(conversation, wanted)
        return self.subscribing.views.limits_later(conversation, asked) if limits and asked is not None else asked

    async def _first_question(self, conversation: Conversation, wanted: Asked) -> Message | None:
        if wanted.house is None and wanted.audience is None:
            return await self.subscribing.press(conversation, "o")
        about = wanted.house or "begge"
        if wanted.audience is not None:
            about += f"-{wanted.audience.value}"
        told = await accept(self.subscribing, conversation, about)
        return next(iter(told), None)

    def _leave(self, conversation: Conversation) -> None:
        """What was asked before is over: a yes that comes now would be one to this."""
        self.memory.keep(replace(conversation, pending=None))

    def _remember(self, conversation: Conversation, text: str) -> None:
        """What is said next ("kun fra Haslev") goes on with that, and with no question before it."""
        title = self._title()
        exchange = None if title is None else Exchange(text, title)
        self.memory.keep(replace(conversation, last_question=text, last_trace="", pending=None, exchange=exchange))

    def _goes_on(self, conversation: Conversation) -> bool:
        """Whether "kun i Haslev" narrows down a question before it, or answers one of the assistant."""
        question, exchange = conversation.last_question, conversation.exchange
        if conversation.pending is not None:
            return True
        if not question or of_own_messages(question) is not None:
            return False
        if exchange is not None and exchange.question == question and exchange.title == self._title():
            return False
        asked = read_asked(question, self.clock())
        narrow = asked.when.days or asked.when.weekdays or asked.audience or asked.house
        return asked.intent is Intent.EVENTS and bool(asked.told or narrow)

    def _title(self) -> str | None:
        """The title of the entry that says how one hears of events, if there is one."""
        known = self.live.knowledge
        return known[SUBSCRIPTION].text(Language.DA).title if SUBSCRIPTION in known else None


def in_language_of(conversation: Conversation, text: str) -> Conversation:
    """The conversation in the language of a text, if that is one of ours and no other was chosen."""
    code = detect(text).code
    ours = code in set(Language) and not conversation.language_chosen
    return replace(conversation, language=Language(code)) if ours else conversation
