"""Whether somebody wants no more messages: "stop", "afmeld mig", "jeg vil ikke have flere beskeder"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.reading.said_to_us.whole import says_just

_MESSAGES: Final = (
    "(?:alle |all |de her |disse |mine |mit )?(?:beskeder(?:ne)?|abonnement(?:et)?|nyheder(?:ne)?|messages|events)"
)
_COMPANY: Final = (
    "mig|det|dem|fra alt|alle|alt|nu|tak|venligst|please|me|all|this|det hele|"
    f"{_MESSAGES}|(?:beskeder )?om arrangementer"
)
_STOP: Final = re.compile(
    f"(?:(?:stop|stopp|afmeld|frameld|opsig|unsubscribe)(?: (?:{_COMPANY}))*|"
    f"(?:jeg (?:vil|ønsker|gider) )?ikke (?:længere )?(?:have |få |at få )?flere {_MESSAGES}"
    "(?: om arrangementer)?(?: tak)?|"
    f"stop med at (?:skrive(?: til mig)?|sende(?: mig)?(?: (?:ting|{_MESSAGES}))?)|"
    f"(?:i want )?no more {_MESSAGES}(?: please)?)"
)
_ONLY: Final = re.compile(
    "stopp?(?: (?:nu|tak|venligst|please|now))*|"
    "(?:stopp?|afmeld|frameld)(?: mig)? (?:alt|det hele|alle beskeder|beskederne|fra alt|everything)"
    "(?: nu| tak| venligst)*"
)


def says_only_stop(text: str) -> bool:
    """Whether a text is "stop" and no more, so that nothing else can be meant that goes on."""
    return says_just(text, _ONLY)


def says_stop(text: str) -> bool:
    """Whether a text says to somebody who gets messages that they shall stop; one word about anything else, and not."""
    return says_just(text, _STOP)
