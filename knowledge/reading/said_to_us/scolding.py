"""Anger at the assistant and at nothing else: "ubrugelig bot", "fuck jer", "hold kæft din dumme maskine".

It is no question that staff could answer, and it is not given back: whoever is angry got no help, and hears that this
is a pity. One word of anything that we know of, and it is a question in an angry voice.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold

WRONG_ANSWER: Final = "bot-forkert-svar"
"""The small talk that says sorry, and how to ask otherwise."""
_MOST_WORDS: Final = 9

_ANGRY: Final = frozenset(
    fold(
        """
        ubrugelig ubrugeligt ubrugelige elendig elendigt elendige håbløs håbløst håbløse idiot idioter idiotisk
        idiotiske dum dumt dumme åndssvag åndssvagt åndssvage latterlig latterligt latterlige tåbelig tåbeligt pinlig
        pinligt lort lortet lorte lortebot lortesystem pis pisse skod skodbot nar narrøv røvhul helvede satans fandeme
        fanden fucking fuck shit shitty crap crappy bullshit kæft møg møgbot useless worthless stupid dumb idiotic
        garbage rubbish pathetic hopeless terrible awful rend røven skide
        """
    ).split()
)
_COMPANY: Final = frozenset(
    fold(
        """
        bot botten chatbot chatbotten robot robotten maskine maskinen computer computeren system systemet program svar
        svaret hjælp service jer dig du i er det den dit din jeres her hele bare så altså totalt fuldstændig
        fuldstændigt helt vildt virkelig simpelthen for ud ad til hvor en et og ja nej men hold skrid gå ad noget
        intet ingenting kan virker aldrig hør nu nogensinde hjælper forstår mig øret kys op
        you your this that is are so of a an piece what the totally completely really absolutely shut up off answer
        machine thing help never works nothing understand understands
        """
    ).split()
)


_NO_HELP: Final = re.compile(
    fold(
        "(?:(?:nej|men|ok|no|but|well) )*(?:"
        "(?:det|du|i|den|det her|svaret) (?:er|var) (?:(?:da|jo|bare|simpelthen|altså|sgu|virkelig) )*"
        "(?:for (?:dårligt|ringe)|under al kritik|til grin"
        "|(?:ikke|ingen) (?:til )?(?:nogen |megen |meget )?(?:hjælp|nytte))|"
        "(?:you are|youre|you re|that is|thats|this is|that was) (?:(?:really|just) )?"
        "(?:no|not (?:any|much|a)) (?:help|use|good)|"
        "(?:(?:fandme|sgu|simpelthen|virkelig) )*for (?:dårligt|ringe))"
    )
)
"""Whoever says that nothing helped, without a bad word."""


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def scolds(text: str) -> bool:
    """Whether a text (redacted, as typed, Danish or English) scolds, and says nothing that it is about."""
    said = in_plain_letters(text)
    if _NO_HELP.fullmatch(" ".join(said)):
        return True
    angry = [word for word in said if word in _ANGRY]
    return bool(angry) and len(said) <= _MOST_WORDS and all(word in _ANGRY or word in _COMPANY for word in said)
