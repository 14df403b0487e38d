"""What staff need to keep the knowledge base in order, put together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.chat.controls.actions import Action, Verb
from bot.chat.questions.incident_banner import IncidentBanner
from bot.desk.cases import Colleague
from bot.desk.handover import HandOverDesk
from bot.keeping import deciding
from bot.keeping.banner import Banner
from bot.keeping.deciding import Deciding
from bot.keeping.imports import Files, Imports
from bot.keeping.roles import Roles
from bot.keeping.topic import KnowledgeTopic
from bot.keeping.upkeep import Upkeep
from bot.running.live import LiveJudge
from bot.transport.signals import Signals

Press = Callable[[Action, tuple[int, int], Colleague | None], Awaitable[str | None]]
"""A pressed button, its message (chat id, message id) and who pressed it; gives the note to show at it, or None."""


@dataclass(frozen=True, slots=True)
class KeepingParts:
    """The use cases, and what their buttons do."""

    roles: Roles
    banner: Banner
    topic: KnowledgeTopic
    imports: Imports
    upkeep: Upkeep
    presses: Mapping[Verb, Press]


def keeping_parts(
    desk: HandOverDesk,
    live: LiveJudge,
    roles: Roles,
    shown: IncidentBanner,
    files: Files,
    signals: Signals,
    *,
    four_eyes: bool,
) -> KeepingParts:
    """The parts.

    Args:
        desk: the staff group and the database.
        live: the knowledge base in force.
        roles: who may do what.
        shown: what citizens read of incidents.
        files: fetches what staff send.
        signals: wakes other processes when something is published.
        four_eyes: what one hands in, another carries out.
    """
    imports = Imports(desk.database, desk.clock, roles, files, four_eyes)
    upkeep = Upkeep(desk, roles, signals)
    decide = Deciding(imports, signals).press
    presses: dict[Verb, Press] = {**dict.fromkeys(deciding.VERBS, decide), Verb.ENTRY_CHECKED: upkeep.press}
    return KeepingParts(roles, Banner(roles, shown, live), KnowledgeTopic(desk, roles), imports, upkeep, presses)
