"""What is said about an update that could not be handled: kindly to the citizen, plainly to staff nothing at all."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ChatType

from bot.catalogue import Catalogue
from bot.messages import Message
from bot.transport.outgoing.outbox import Outgoing, said
from knowledge.entries import Language


def apology(update: Update, catalogue: Catalogue, contact_url: str) -> list[Outgoing]:
    """A kind sentence and the way to a person, in the language of the citizen's device; nothing in groups."""
    chat = update.effective_chat
    if chat is None or chat.type != ChatType.PRIVATE:
        return []
    texts = catalogue[language_of(update)]
    return said([Message(chat.id, texts.html("went-wrong", contact=contact_url))])


def language_of(update: Update) -> Language:
    """The language of a citizen's device, where nothing else is known of them."""
    user = update.effective_user
    english = user is not None and (user.language_code or "").startswith("en")
    return Language.EN if english else Language.DA
