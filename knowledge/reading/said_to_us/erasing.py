"""The wish that the assistant forgets somebody: "slet alt hvad I har om mig", "delete my data please".

Only a text that says that and nothing else: whoever wants to be erased as a borrower, or to have a loan taken off,
means another register, and whoever only asks how that is done is told.
"""

from __future__ import annotations

import re
from typing import Final

from knowledge.reading.said_to_us.whole import says_just

_MINE: Final = (
    "(?:alle? )?(?:(?:mine|de|vores) )?(?:data|beskeder|spørgsmål)"
    "(?: (?:i har |du har )?om mig| om os)?|"
    "alt(?:ing)?(?: (?:det |hvad )*(?:i|du)(?: \\w+)? (?:har|ved|gemmer|har gemt)(?: gemt)?)? om mig|"
    "(?:det hele|alt) om mig|hele (?:min |vores )?(?:chat|samtale)|min (?:chat|samtale|historik|chathistorik)|"
    "(?:alt )?hvad (?:i|du) (?:har|ved|har gemt)(?: gemt)? om mig"
)
_MY: Final = (
    "(?:all )?(?:of )?my (?:data|messages|information|info|personal data|questions|chat|chat history)|"
    "(?:everything|all|all the data|whatever)(?: (?:that )?you (?:have|know|store|keep|have stored|saved))?"
    "(?: about| on) me"
)
_HERE: Final = "(?: (?:her|nu|i chatten|her i chatten|tak|venligst|please|now|here|in this chat|med det samme))*"
_WISH: Final = re.compile(
    "(?:(?:hej|ok|okay|ja|hi|hello|please|vær venlig at|så) )*(?:"
    "(?:jeg vil (?:gerne )?(?:have )?(?:(?:at )?(?:i|du) )?|(?:kan|vil) (?:du|i) (?:(?:ikke|godt|lige|venligst) )*)?"
    f"(?:slet(?:te|ter)?|fjern(?:e|er)?|glem(?:me|mer)?) (?:{_MINE})|"
    f"jeg (?:vil|ønsker) (?:gerne )?(?:at )?(?:have |få )(?:{_MINE}) (?:slettet|fjernet)|"
    f"jeg (?:vil|ønsker) (?:gerne )?(?:at )?(?:have |få )(?:slettet|fjernet) (?:{_MINE})|"
    f"(?:i want (?:you )?to |i would like (?:you )?to |(?:can|could|will) you (?:please )?)?"
    f"(?:delete|erase|remove|forget) (?:{_MY})"
    f"){_HERE}"
)

_SURE: Final = re.compile(
    "(?:(?:ja|jo|jatak|tak|yes|ok|okay|please|gerne|bare|du må gerne|gå i gang) )*"
    "(?:slet(?:te|ter)?|fjern|glem|delete|erase|forget)(?: (?:bare|så))?"
    f"(?: (?:det hele|det|alt|allting|alle?|everything|all of it|it|all|{_MINE}|{_MY}))?{_HERE}"
)


def confirms_erasure(text: str) -> bool:
    """Whether a text, said to the question whether all shall be erased, says so: "ja slet", "slet det hele"."""
    return "?" not in text and (says_just(text, _SURE) or wishes_erasure(text))


def wishes_erasure(text: str) -> bool:
    """Whether a text, Danish or English, asks the assistant to erase what it keeps about its writer; read whole."""
    return says_just(text, _WISH)
