"""What needs no judging: a greeting, thanks, a goodbye, and "I need help" with nothing said about with what.

Such texts have no content to judge by ("hej hej", "godmorgen", "tusind tak"), and whoever greets is not to be told that
nobody understood. Each text is read whole: one word more than a courtesy, and it is a question.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold

GREETING: Final = "bot-hilsen"
"""The small talk that answers a courtesy."""
WHAT_I_CAN: Final = "bot-hvad-kan-du"
"""The small talk that says with what the assistant can help."""

_DAY: Final = "dag|formiddag|middag|eftermiddag|aften|nat|weekend|ferie|jul|påske|sommer|\\w{3,4}dag"
_SAID: Final = (
    "he+j|hejsan?|halløj\\w*|davs?|goddag|gomorgen|gom[oå]rn|mojn|møjn|mojen|hallo|yo|hey|hi|hiya|hello|howdy|"
    f"god(?:morgen|aften|nat)|(?:god|go) (?:morgen|{_DAY})|"
    "good (?:day|morning|afternoon|evening|night|weekend)|"
    "tak|takker|(?:tusind|tusen|mange|1000) takk?|selv tak|velbekomme|thanks|thank you|many thanks|thx|tnx|cheers|"
    "farvel|vi ses|på gensyn|ha det|hav? (?:det (?:rigtig )?godt|en (?:rigtig )?(?:god|dejlig) (?:dag|aften|weekend))|"
    "bye|goodbye|see you|take care|ok|okay|fint|super|perfekt|dejligt|fedt|great|perfect|lovely|cool"
)
_BESIDES: Final = (
    "dig|jer|du|alle|allesammen|alle sammen|igen|og|så|nå|men|jo|da|med|til|derinde|herinde|skal (?:du|i) have|"
    "for (?:hjælpen|det|svaret|i dag|snakken|your help|the help|that)|"
    "so much|very much|a lot|again|there|all|everyone|everybody|then|and|to you|you"
)
_ASKED: Final = (
    "jeg har brug for|jeg (?:skal|vil gerne|vil) bruge|jeg (?:vil gerne|skal|kunne godt) have|jeg mangler|kan jeg få|"
    "kan (?:du|i)|kunne (?:du|i)|vil (?:du|i)|i need|i could use|can i get|can you|could you|can anyone"
)
_HELP: Final = (
    f"(?:(?:{_ASKED}) (?:(?:lidt|noget|some|a bit of|please|godt) )*(?:hjælpe?|help)|hjælp|help)"
    "(?: (?:mig|os|me|us))?(?: (?:lidt|med noget|med lidt|with something|please|tak|venligst))*"
)
_CRY: Final = re.compile("!|(?:mig|me)$")
"""A cry for help is none of this; with nothing else said, a person is offered."""


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def courtesy_of(text: str) -> str | None:
    """The small talk that answers a text (redacted, as typed, Danish or English) that is a courtesy and nothing else.

    Returns:
        its slug, or None where the text says anything else besides.
    """
    asked = " ".join(in_plain_letters(text))
    courtesy, help_asked, bare = _patterns()
    if courtesy.fullmatch(asked):
        return GREETING
    cried = bare.match(asked) is not None and _CRY.search(text.strip()) is not None
    return WHAT_I_CAN if help_asked.fullmatch(asked) and not cried else None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    said, besides, wanted = map(fold, (_SAID, _BESIDES, _HELP))
    courtesies = f"(?:{said})(?: (?:{said}|{besides}))*"
    return (
        re.compile(courtesies),
        re.compile(f"(?:{courtesies} )?{wanted}"),
        re.compile(f"(?:{courtesies} )?(?:{fold('hjælp|help')})\\b"),
    )
