"""What staff write behind `/opslag` that is meant for an announcement they have made, and is no text for a new one."""

from __future__ import annotations

import re
from typing import Final

_CANCEL: Final = r"(?:slet|fjern|annull[eé]r|aflys|stop|tilbagekald|træk(?: tilbage)?)"
_CANCELS: Final = re.compile(rf"{_CANCEL}(?: opslag)?(?: \d{{1,9}})?|\d{{1,9}}(?: {_CANCEL})?", re.IGNORECASE)


def is_about_one(written: str) -> bool:
    """Whether it would take an announcement back, or is its number alone: as a text it is one press from everybody."""
    return _CANCELS.fullmatch(" ".join(written.split()).rstrip(".!")) is not None
