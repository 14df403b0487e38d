"""Want that no entry answers and no signpost is for: no roof tonight, nothing to eat, no heat that can be paid.

There is no number that the assistant may give for it, and a choice among entries that are all wrong would hurt, so
whoever tells of it is offered a person, in kinder words than for a question that was not understood.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from knowledge.matching.text import QUESTIONS_REMEMBERED

_NONE: Final = r"\b(?:ikke|ikk?|ingen|intet|ingenting|aldrig)\b"
_WE: Final = r"\b(?:jeg|vi|børnene|ungerne|mine børn|min søn|min datter|han|hun|de)\b"
_SHORTLY: Final = r"[^.?!]{0,20}"
"""Some words of the same sentence."""
_HOME: Final = r"\b(?:lejlighed\w*|bolig\w*|hus|huset|udlejer\w*|morgen|aften|nat)\b"
_NO_PLACE: Final = r"i (?:min |vores )?bil|i (?:en )?(?:trappeopgang|kælder|skur)|udenfor|under åben himmel"

_ROOF: Final = (
    rf"{_NONE}{_SHORTLY}\b(?:sted|steder|seng|tag)\b[^.?!]{{0,12}}\b(?:sove|bo|overnatte|hovedet|være i nat)\b",
    r"\b(?:er|blevet|bliver|nu) (?:husvilde?|hjemløse?|sat på gaden|smidt på gaden)\b",
    rf"{_WE}{_SHORTLY}\b(?:bor|sover|sov|sovet) (?:på (?:gaden|stationen|en bænk|trappen)|{_NO_PLACE})",
    rf"^(?:bor|sover) (?:på gaden|på stationen|{_NO_PLACE})",
    r"\b(?:nød|nat)?herberg\w*|\bvarmestue\w*|\bforsorgshjem\w*",
    rf"\bfoged\w*\b{_SHORTLY}{_SHORTLY}\b(?:ud|kommer|morgen|dag)\b",
    rf"\b(?:sættes|sat|sætter|smidt|smider) (?:os |mig |jeg )?ud\b{_SHORTLY}{_HOME}",
    rf"\budlejer\w*\b{_SHORTLY}\b(?:smidt|smider|sat|sætter|skiftet lås\w*|låst)\b",
    r"\b(?:hvor|nogen steder|sted)\b[^.?!]{0,15}\bsove i nat\b",
    r"\bnowhere to (?:sleep|stay|live|go tonight)\b|\bhomeless shelter\b",
    rf"\b(?:no|any)\b[^.?!]{{0,12}}\b(?:place|home|bed|room|where)\b{_SHORTLY}\bto (?:sleep|stay|live)\b",
    r"\b(?:am|are|i'm|we're|became) (?:homeless|evicted|sleeping (?:rough|outside|in \w+ car|on the street))\b",
    rf"\b(?:bailiff|landlord)\b{_SHORTLY}\b(?:out|tomorrow|comes?|coming|locks?)\b",
)
_FOOD: Final = (
    rf"{_WE}[^.?!]{{0,15}}\b(?:har|fik|får)\b[^.?!]{{0,12}}{_NONE}{_SHORTLY}\b(?:mad|at spise)\b(?! med| til mødet)",
    rf"\b(?:ikke råd|ingen penge|ikke (?:flere )?penge)\b{_SHORTLY}\b(?:mad|aftensmad|bleer|at spise|varme|medicin)\b",
    rf"\b(?:mad|at spise)\b{_SHORTLY}\b(?:jeg|vi) har (?:ingenting|ingen penge|intet|ikke noget)\b",
    r"\bkøleskabet er tomt\b|\btomt køleskab\b|\bmadpose\b|\bmangler mad\b",
    rf"{_WE} sulter\b(?! ihjel| mig)",
    rf"\b(?:have|got|had|haven'?t|with)\b[^.?!]{{0,12}}\b(?:no|nothing|not|any)\b{_SHORTLY}\b(?:food|to eat|eaten)\b",
    rf"\b(?:no money|can'?t afford|cannot afford)\b{_SHORTLY}\b(?:food|to eat|heating|nappies|diapers|medicine)\b",
    r"\bfood bank\b",
)
_UNPAID: Final = r"\b(?:fryser|baby\w*|barn|børn\w*|betale|råd|regning\w*|penge)\b"
_COLD: Final = (
    rf"\b(?:lukket|lukker|slukket|slukker) for (?:strømmen|varmen|vandet)\b{_SHORTLY}{_SHORTLY}{_UNPAID}",
    rf"\b(?:fryser|fryse)\b{_SHORTLY}\b(?:ikke råd|kan ikke betale|ingen varme|lukket for)\b",
)
_WANT: Final = re.compile("|".join((*_ROOF, *_FOOD, *_COLD)), re.IGNORECASE)
_TALK: Final = re.compile(
    r"\b\w*(?:bog|bøger|bogen|roman\w*|film\w*|opgave\w*|projekt\w*|foredrag\w*|statistik\w*|podcast\w*|digital|fritag\w*"
    r"|frivillig\w*|donere\w*|indsaml\w*|undervisning\w*|arrangement\w*|café\w*|cafe\w*|kat\w*|hund\w*)\b"
    r"|\b(?:books?|novels?|movies?|essay|volunteer|donate|allowed)\b|\bman\b[^.?!]{0,20}\b(?:hjemløs|husvild)\b",
    re.IGNORECASE,
)
"""What is read, studied or given about it, or of an animal."""


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def tells_of_want(text: str) -> bool:
    """Whether a text (redacted, as typed, Danish or English) tells that somebody lacks a roof, food or heat."""
    return _WANT.search(text) is not None and _TALK.search(text) is None
