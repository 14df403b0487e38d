"""The Bot API's methods, by group; importing this package offers them all."""

from __future__ import annotations

from bot.standin.methods import callbacks, chats, copies, edits, media, messages, polling, profile, topics
from bot.standin.methods.registry import METHODS

__all__ = ["METHODS", "callbacks", "chats", "copies", "edits", "media", "messages", "polling", "profile", "topics"]
