"""Links into the chat: what may stand behind `/start`, so that a poster or a web page can lead to one answer.

The grammar is closed: a known word, a hyphen, and a name in lower-case ASCII. Everything else is no link, and nothing
of it is shown, kept or looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 64
"""Characters; Telegram allows no more behind `/start`."""

_LINK = re.compile(r"(?P<kind>[a-z]{1,10})-(?P<about>[a-z0-9]+(?:-[a-z0-9]+)*)")


class Kind(StrEnum):
    """What a link leads to."""

    ENTRY = "svar"
    EVENT = "event"
    SUBSCRIPTION = "besked"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: what it leads to, and which one of these."""

    kind: Kind
    about: str

    def payload(self) -> str:
        """What stands behind `/start`, and behind `?start=` in an address.

        Raises:
            ValueError: if Telegram would not carry it, or it would not be understood again.
        """
        payload = f"{self.kind.value}-{self.about}"
        if not self.possible():
            raise ValueError(f"{payload!r} is no link of at most {LONGEST} lower-case letters, digits and hyphens")
        return payload

    def possible(self) -> bool:
        """Whether Telegram would carry it, and it would be understood again."""
        return parse(f"{self.kind.value}-{self.about}") == self

    def address(self, bot_name: str) -> str:
        """The web address that opens the chat with the bot of that name (without @) and leads there.

        Raises:
            ValueError: as `payload`.
        """
        return f"https://t.me/{bot_name}?start={self.payload()}"


def parse(payload: str) -> Link | None:
    """The link of a payload, or None if it is none of ours."""
    found = _LINK.fullmatch(payload) if len(payload) <= LONGEST else None
    if found is None or found["kind"] not in set(Kind):
        return None
    return Link(Kind(found["kind"]), found["about"])
