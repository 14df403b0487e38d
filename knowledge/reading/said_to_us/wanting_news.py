"""Whether somebody wants to be told of what is to come: "skriv til mig når der er noget for børn", "nyhedsbrev".

Only a wish: how one stops it, and what one is to be reminded of, is asked in the same words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold

_TOLD: Final = re.compile(
    fold(
        r"\b(?:abonner\w*|abonnement(?:et)?|nyhedsbrev\w*|besked(?:er)?|praj|notifikation\w*|nyt|nyheder|hører? om"
        r"|program\w*|skriv(?:er?)? til (?:mig|os)|sige? til|(?:giv|send|fortæl)(?:le|er?)? (?:mig|os)"
        r"|subscri\w+|newsletters?|notif\w+|let (?:me|us) know|(?:tell|send) (?:me|us)|updates?|news|hear about)\b"
    )
)
_ENDED: Final = re.compile(
    fold(
        r"\b(?:stop\w*|fra|framel\w*|afmel\w*|opsig\w*|ikke|aldrig|slet\w*|slå|slår|mind|minde\w*|påmind\w*"
        r"|hvordan|hvorfor|hvem|ændre\w*|pause\w*|off|unsubscri\w*|not|dont|never|remind\w*|how|why|who|change)\b"
    )
)


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def wants_news(text: str) -> bool:
    """Whether a text (redacted, as typed, Danish or English) that is about news of events wishes for them."""
    said = " ".join(in_plain_letters(text))
    return _TOLD.search(said) is not None and _ENDED.search(said) is None
