"""What is about the chat itself: its language, its menu, its end, what it sends, and what says too little."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.catalogue import Catalogue
from bot.chat.controls import menus
from bot.chat.offering import Offering
from bot.chat.questions.answering import Answering
from bot.chat.questions.replies import Replies
from bot.chat.remembering.conversations import Conversation
from bot.chat.remembering.memory import Memory
from bot.chat.remembering.pending import Offer
from bot.chat.wishes.own_messages import OwnMessagesTalk, in_language_of
from bot.chat.wishes.rights import Rights
from bot.messages import Message
from bot.running.live import LiveJudge
from knowledge.entries import Language
from knowledge.reading.languages.other_languages import language_asked_for
from knowledge.reading.said_to_us.consent import Consent, parse_consent
from knowledge.reading.said_to_us.declining import takes_back
from knowledge.reading.said_to_us.erasing import wishes_erasure
from knowledge.reading.said_to_us.steering import (
    asks_again,
    asks_for_start,
    is_at_a_loss,
    language_wished,
    says_it_worked,
)


@dataclass(frozen=True, slots=True)
class Steering:
    """The replies; each returns what is to be said, and has kept what must be remembered."""

    memory: Memory
    live: LiveJudge
    replies: Replies
    catalogue: Catalogue
    answering: Answering
    own_messages: OwnMessagesTalk
    offering: Offering
    rights: Rights

    async def reply(self, conversation: Conversation, text: str) -> tuple[Message, ...] | None:
        """The reply to what is about the chat itself; None for any other text."""
        wanted = language_asked_for(text) or language_wished(text)
        if wanted in set(Language):
            return await self._in_language(conversation, Language(wanted))
        if asks_for_start(text):
            self.memory.keep(replace(conversation, pending=None))
            knowledge, language = self.live.knowledge, conversation.language
            return (menus.areas(self.catalogue, conversation.chat_id, language, knowledge, "start"),)
        if asks_again(text):
            return await self.answering.once_more(conversation) or (self.say_more(conversation),)
        if wishes_erasure(text):
            return await self.rights.ask_erasure_of(in_language_of(conversation, text))
        told = await self.own_messages.reply(conversation, text)
        if told is None:
            told = await self._ended(conversation, text)
        return None if told is None else (told,)

    def choose_language(self, conversation: Conversation, language: Language) -> Message:
        """Answer the chat in a language from now on, because the citizen wants that."""
        chosen = conversation.choose_language(language)
        self.memory.keep(chosen)
        return self.replies.simple(chosen.chat_id, chosen.language, "language-set")

    def say_more(self, conversation: Conversation) -> Message:
        """Nobody could answer that: the citizen is asked to say more, and whatever they were asked still stands."""
        return self.replies.beside_a_person(conversation.chat_id, conversation.language, "say-more")

    async def _ended(self, conversation: Conversation, text: str) -> Message | None:
        """A kind sentence for whoever leaves what they asked, or tells that it worked; None for any other text."""
        if not conversation.last_question:
            return None
        if says_it_worked(text):
            return await self.offering.decline(conversation, "worked")
        return await self.offering.decline(conversation) if takes_back(text) else None

    async def _in_language(self, conversation: Conversation, language: Language) -> tuple[Message, ...]:
        """The chat goes on in a language, and what was told or asked back last is said in it."""
        told, pending = self.choose_language(conversation, language), conversation.pending
        offered_abroad = isinstance(pending, Offer) and pending.foreign is not None
        if conversation.language is language and not offered_abroad:
            return (told,)
        return (told, *await self.answering.once_more(conversation.choose_language(language)))


def says_too_little(conversation: Conversation, question: str) -> bool:
    """Whether a text is a question word alone, or a sign or a yes with nothing before it that it could be about."""
    if not conversation.last_question and parse_consent(question) is Consent.YES:
        return True
    return is_at_a_loss(question) and (any(map(str.isalnum, question)) or not conversation.last_question)
