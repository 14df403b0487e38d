"""A local stand-in for Telegram: a stateful Bot API over HTTP, with people in it, for the demo and the tests.

It proves that the assistant conforms to this project's reading of Telegram, not to Telegram. docs/standin.md describes
it.
"""

from __future__ import annotations

from bot.standin.clockwork import StoppedClock
from bot.standin.errors import ControlError
from bot.standin.faults import Fault, FaultKind
from bot.standin.flood import Flood
from bot.standin.groups import Group
from bot.standin.people import Citizen, Participant, Staff
from bot.standin.reading import NothingCameError, Reader
from bot.standin.server import Server, make_app, serve
from bot.standin.specification import Specification, find_specification
from bot.standin.world import World

__all__ = [
    "Citizen",
    "ControlError",
    "Fault",
    "FaultKind",
    "Flood",
    "Group",
    "NothingCameError",
    "Participant",
    "Reader",
    "Server",
    "Specification",
    "Staff",
    "StoppedClock",
    "World",
    "find_specification",
    "make_app",
    "serve",
]
