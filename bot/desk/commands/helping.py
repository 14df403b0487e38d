"""`/hjaelp` in the staff group: every command with a line, by the place where it is of use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.catalogue import Catalogue, Texts
from bot.chat.controls.profile import STAFF_COMMANDS
from bot.desk.said import FromStaff
from bot.render import split_text
from bot.transport.outgoing.outbox import Purpose
from bot.work import current

PLACES = {
    "staff-help-case": "svar tildel hus haster udsaet luk udskrift journal spaer ophaev",
    "staff-help-knowledge": "vis ny ret historik fortryd arkiver annuller tjek eksport viden",
    "staff-help-anywhere": "sager drift tider arrangement opslag leveringer qr spaerringer rolle id hjaelp",
}
"""The text above the commands of a place, and these."""


@dataclass(frozen=True, slots=True)
class StaffHelp:
    """The use case of `/hjaelp` in the staff group."""

    catalogue: Catalogue

    async def show(self, said: FromStaff) -> None:
        """The commands, where they are asked for."""
        texts = self.catalogue.staff
        for part in split_text("\n".join(_lines(texts))):
            current().say([said.answered(part)], Purpose.STATUS)


def _lines(texts: Texts) -> Iterator[str]:
    yield texts.html("staff-help")
    for heading, commands in PLACES.items():
        yield f"\n{texts.html(heading)}"
        for command in commands.split():
            yield texts.html("staff-help-line", command=command, what=texts.plain(STAFF_COMMANDS[command]))
