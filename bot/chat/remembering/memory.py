"""What the assistant remembers of its chats, for the use cases."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.remembering import conversations
from bot.chat.remembering.conversations import Conversation
from bot.clock import Clock
from bot.storage.database import Database
from bot.work import current
from knowledge.entries import Language

_READS_DANISH = frozenset({"da", "nb", "nn", "no", "sv", "fo", "kl"})


@dataclass(frozen=True, slots=True)
class Memory:
    """Conversations, recalled at once and kept when the update that changed them is done."""

    database: Database
    clock: Clock

    async def recall(self, chat_id: int, device_language: str | None) -> Conversation:
        """What is remembered of a chat, or a new conversation."""
        async with self.database.reading() as session:
            known = await conversations.read(session, chat_id)
        return known or new_conversation(chat_id, device_language)

    def keep(self, conversation: Conversation) -> None:
        """Remember a conversation, when the update that it came from is done."""
        now = self.clock()
        current().change(lambda session: conversations.write(session, conversation, now))


def new_conversation(chat_id: int, device_language: str | None) -> Conversation:
    """A conversation with somebody who has not written before, in the language of their device."""
    return Conversation(chat_id, _first_language(device_language))


def _first_language(device_language: str | None) -> Language:
    """Danish where it is unknown or a language whose readers read Danish; English for everybody else."""
    if device_language is None:
        return Language.DA
    return Language.DA if device_language.partition("-")[0].lower() in _READS_DANISH else Language.EN
