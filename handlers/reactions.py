"""Reactions to messages, in citizens' chats and in the staff group."""

from __future__ import annotations

from typing import Any

from telegram import ReactionTypeEmoji, Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, ContextTypes, MessageReactionHandler

from bot.desk.relaying.reactions import Reaction, Reactions


def reaction_handlers(reactions: Reactions) -> list[BaseHandler[Any, Any, Any]]:
    """The handler of changed reactions."""

    async def changed(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        reaction = update.message_reaction
        if reaction is None:
            return
        emoji = next((each.emoji for each in reaction.new_reaction if isinstance(each, ReactionTypeEmoji)), None)
        given = Reaction(reaction.chat.id, reaction.message_id, emoji)
        if reaction.chat.type == ChatType.PRIVATE:
            await reactions.from_citizen(given)
        else:
            await reactions.from_staff(given)

    return [MessageReactionHandler(changed)]
