"""A no to an offer in more words than "nej tak": "nej alligevel ikke", "jeg finder selv ud af det"."""

from __future__ import annotations

import re
from typing import Final

from knowledge.matching.text import clean, words
from knowledge.reading.letters import without_courtesies
from knowledge.reading.said_to_us.courtesies import PARTED
from knowledge.reading.said_to_us.phrases import Phrases

_ALL_OF_IT: Final = (
    "(?:nå |så )?(?:det|dette) (?:var|er) (?:bare |kun |så |vist |nok )*(?:alt|det hele|det)"
    "(?: (?:for nu|for i dag|for denne gang|jeg (?:ville|skulle) (?:vide|spørge om)))?|"
    "(?:så )?(?:ved|forstår) jeg det|(?:så )?(?:er|blev) jeg (?:med|klogere)|(?:så )?ikke mere|"
    "(?:that|it)s?(?: (?:is|was))? (?:all|it)"
)
_PARTING: Final = f"godt? (?:dag|aften|weekend|nat|jul|sommer|ferie|nytår)|hej hej|{PARTED}"
"""Said to an offer: whoever takes leave wants nothing more."""
_LEFT_BY_ITSELF: Final = (
    "alligevel ikke|ikke alligevel|ikke nu alligevel|måske senere|senere|(?:måske )?en anden (?:gang|dag)|"
    "(?:det )?(?:behøver|skal) (?:du|i) ikke|du skal ikke|(?:det )?gider jeg ikke|"
    "(?:(?:så )?(?:det (?:er|var|kan være)|kan det være) (?:helt |sgu |også )?)?(?:lige ?meget|ligegyldigt)|"
    "(?:bare )?(?:så )?glem det|drop det|lad (?:det )?være|skidt (?:være )?med det|pyt|det var bare det|"
    "det var ikke noget|jeg (?:vil|skal) ikke(?: alligevel)?|jeg har ombestemt mig|"
    "jeg fortrød|jeg fortryder|maybe later|later|another time|whatever|never ?mind|nvm|forget (?:about )?it|drop it|"
    "it (?:doesnt|does not) matter|(?:found|figured) it(?: out)?|not anymore|dont bother|(?:i|ive) changed my mind"
)
_COMMANDED: Final = "fortryd|annuller|annullér|stop|afbryd|cancel"
"""Said to a question of the assistant's alone: without one, an appointment or a loan may be meant."""
_COMPANY: Final = (
    "det|den|jer|dem|lige|bare|nok|vist|hellere|selv|først|ud|af|op|forbi|ned|ind|hen|derhen|derned|igen|ellers|"
    "i morgen|senere|til|på biblioteket|i borgerservice|svaret|med det samme|nu"
)
_DONE_ONESELF: Final = (
    "(?:så )?(?:jeg|vi) (?:finder|fandt|har (?:nu |lige |selv )?(?:fundet|løst|ordnet)|klarer|klarede|løser|ringer|"
    f"spørger|prøver|kigger|ser|tager|kommer|går)(?: (?:{_COMPANY}))*"
)
_LEFT_TO_ONESELF: Final = (
    "(?:øv |ærgerligt |nå |men |hm |okay |ok )*så (?:må (?:jeg|vi) (?:(?:jo|bare|vel|nok|lige|da|hellere|selv) )*"
    "(?:finde|ringe|prøve|spørge|kigge|klare|komme|gå|skrive|søge)|"
    "(?:finder|ringer|prøver|spørger|kigger|klarer|kommer|går|skriver|søger|tager) (?:jeg|vi))"
    f"(?: (?:{_COMPANY}|til (?:dem|kommunen)|dem|kommunen|(?:på )?(?:rådhuset|nettet|hjemmesiden)|og spørger|jo|da))*"
)
_DONE_MYSELF: Final = (
    "(?:ill|ive|(?:i|we)(?: will| have| ll| ve)?) (?:find|found|figured?|solved?|call|try|ask|look|manage|come)"
    "(?: (?:it|this|out|myself|ourselves|you|them|first|later|by|in|instead|again|at the library))*"
)
_OPENING: Final = (
    "nej|nejtak|næh?|nah|niks|no|nope|nå+h?|åh|ah|oh|well|men|but|ok|okay|fint|ellers|tak|mange tak|thanks|thank you|"
    "(?:det|den) er (?:helt )?(?:ok|okay|fint|i orden)|(?:that|it)(?: is)? (?:ok|okay|fine)"
)
_CLOSING: Final = "tak|mange tak|thanks|thank you|men tak|but thanks|igen|alligevel|anyway|så|nu|now"
_DONE: Final = f"{_ALL_OF_IT}|{_DONE_ONESELF}|{_LEFT_TO_ONESELF}|{_DONE_MYSELF}"
_TAKEN_BACK: Final = f"{_LEFT_BY_ITSELF}|{_DONE}"
_MORE: Final = re.compile(f"{_CLOSING}|{_DONE}|{_PARTING}")
_OPENINGS: Final = Phrases(re.compile(_OPENING), re.compile(_OPENING))
_NO: Final = Phrases(re.compile(f"{_COMMANDED}|{_TAKEN_BACK}|{_PARTING}"), _MORE)
_BACK: Final = Phrases(re.compile(_TAKEN_BACK), _MORE)


def says_no_in_words(text: str) -> bool:
    """Whether a text, as the answer to an offer, declines it: what was offered is not wanted, or no longer needed.

    It is read whole: one word about anything else, or a question, and it is no answer to the offer.
    """
    return _says(text, _NO)


def takes_back(text: str) -> bool:
    """Whether a text takes back what was asked, though nothing was offered: "nej alligevel ikke"; read whole, too."""
    return _says(text, _BACK)


def _says(text: str, phrases: Phrases) -> bool:
    if "?" in text:
        return False
    typed = (" ".join(words(clean(said))) for said in (text, without_courtesies(text)))
    return any(len(each) in phrases.ends(each, _OPENINGS.starts_behind(each)) for each in typed if each)
