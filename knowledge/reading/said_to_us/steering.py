"""What steers the chat itself and asks for nothing that we know of: the menu, the language, success, "hva?"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.entries import Language
from knowledge.matching.text import clean, words
from knowledge.reading.said_to_us.whole import says_just

_POLITE: Final = "(?: (?:tak|please|venligst|igen|again|nu|now|så|then|i stedet|instead))*"
_START: Final = re.compile(
    "(?:(?:vis|show)(?: mig| me)?(?: the)? )?(?:hoved)?(?:menu|menuen)|main menu|(?:the )?menu|forfra|fra start|"
    "(?:kan vi |lad os |can we |let us |lets )?"
    "(?:start|starte|begynd|begynde|restart) ?(?:forfra|fra start|over|again)?|"
    "(?:gå )?tilbage til (?:start|menuen|begyndelsen)|(?:go )?back to (?:the )?(?:start|menu|beginning)"
)
_SAY: Final = (
    "(?:(?:ok|okay|men|og|and|but|nej|no|ja|yes|sorry|undskyld|please|tak|thanks|så) )*"
    "(?:(?:(?:kan|kunne|vil|can|could|would|will) (?:du|i|vi|jeg|you|we) )?"
    "(?:(?:ikke|godt|lige|bare|please|maybe|just) )*"
    "(?:sige|skrive|svare|gentage|forklare|tale|snakke|få|have|tag|sig|skriv|svar|"
    "say|write|repeat|explain|answer|speak|talk|get|have|tell me|translate|do)"
    "(?: (?:det|den|svaret|that|it|this|me|the answer|mig))*"
    "(?: (?:igen|again))? )?(?:(?:på|til|in|into|to) )?"
)
_WISHED: Final = {
    language: re.compile(f"{_SAY}(?:{names}){_POLITE}")
    for language, names in {Language.DA: "dansk|danish", Language.EN: "engelsk|english"}.items()
}
_AGAIN: Final = re.compile(
    "(?:(?:kan|kunne|vil|can|could|would|will) (?:du|i|you) )?(?:(?:godt|lige|please|venligst) )*"
    "(?:gentage?|repeat|(?:(?:sige?|skrive?|læse?|say|write|read|tell me)(?: (?:det|svaret|that|it|the answer))?"
    "(?: (?:op|højt|out loud|aloud))? (?:igen|again|en gang til|once more)))"
    f"(?: (?:det|svaret|that|it|the answer))?{_POLITE}|"
    f"(?:(?:prøv|sig det|skriv det) )?(?:en gang til|engang til|once more){_POLITE}|"
    "hvad (?:skrev|sagde|svarede) (?:du|i)(?: (?:nu|lige|før|igen))*|what (?:did you|was that you) (?:say|write|said)"
)
_WORKED: Final = re.compile(
    "(?:(?:ja+|yes+|jubi+|hurra|super|fedt|tak|wow|ok|okay|hey|nej|nå+h?|great|thanks|perfekt) )*"
    "(?:(?:det|den) (?:lykkedes|virker|virkede|fungerer|hjalp|gik (?:godt|fint)|gjorde det)|"
    "(?:svaret|tak det|it|that) (?:hjalp|helped)(?: (?:mig|rigtig meget|meget|godt|me|a lot))*|"
    "(?:nu|så|endelig) (?:lykkedes|virker|virkede|fungerer) (?:det|den)|(?:jeg|vi) fik det til at virke|"
    "(?:it|that) work(?:s|ed)|its? (?:is )?working|it did work|all good|problem solved|i got it to work)"
    "(?: (?:nu|igen|endelig|fint|godt|for mig|tak|now|again|fine|thanks|finally|for me|mange tak))*"
)
_AT_A_LOSS: Final = re.compile(
    "(?:hv(?:a|ad|or|ordan|orfor|em|ilken|ilket|ornår)|what|where|why|how|who|when|huh|eh|hæ+h?|og)"
    "(?: (?:hvad|hva|så|for noget|mener du|what|do you mean|now|then|siger du))*"
)


def asks_for_start(text: str) -> bool:
    """Whether a text asks for the menu, or to begin anew."""
    return says_just(text, _START)


def asks_again(text: str) -> bool:
    """Whether a text asks for what was told last, once more: "gentag", "hvad skrev du?"."""
    return says_just(text, _AGAIN)


def language_wished(text: str) -> Language | None:
    """The language in which a text, Danish or English, asks to be answered, and asks nothing else; or None."""
    return next((language for language, wish in _WISHED.items() if says_just(text, wish)), None)


def says_it_worked(text: str) -> bool:
    """Whether a text tells that something has worked: "det lykkedes!!"."""
    return "?" not in text and says_just(text, _WORKED)


def is_at_a_loss(text: str) -> bool:
    """Whether a text is a question mark or a question word and nothing else."""
    if not words(clean(text)):
        return "?" in text
    return says_just(text, _AT_A_LOSS)
