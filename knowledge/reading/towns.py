"""Whether a question asks about another town: "hvornår er der sprogcafé i Odense" is not answered with ours.

It is careful: the town has to be where something is asked for, not where somebody lives or a book comes from, and
nothing in the question may speak of us. The names stand in `matching/data/towns.txt`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold, word_list

_THERE: Final = "i|på|ved|omkring|in|at|near|around"
_HOUSE: Final = (
    "kommunes?|bibliotek|borgerservice|rådhus|jobcent|svømmehal|librar|municipalit|citizen service|town hall"
)
_LIVES: Final = (
    "bor|boede|boet|bo|født|arbejder|flytte\\w*|oprettet|tilmeldt|registreret|borger|låner|"
    "live|lives|lived|living|born|work|works|working|moved?|moving|registered|resident"
)
_US: Final = (
    "haslev|faxe|jer|jeres|her|hertil|here|"
    "(?:kan|har|må|skal|vil|tager|gør|laver|sender|låner|skaffer|henter|holder|giver|køber|ved|får) i"
)
"""Words that speak of us; the Danish for "you" is also the word for "in", so it counts after a verb alone."""
_YOUR_HOUSE: Final = "(?:jeres|your) (?:(?!på|i|til|ved|in|at|to)\\w+ )?(?:afdeling|filial|kontor|branch|office|hus|"
"""A house that is called ours and stands in another town, as in "jeres borgerservice i Roskilde", is none of ours."""


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def asks_of_another_town(question: str) -> bool:
    """Whether a question (redacted, as typed, Danish or English) asks for something in another town."""
    there, lives, us, your_house = _patterns()
    # Where somebody lives is taken out: what is left tells what is asked for.
    asked = lives.sub(" ", " ".join(in_plain_letters(question)))
    return there.search(asked) is not None and us.search(your_house.sub(" ", asked)) is None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    towns = "|".join(sorted(map(fold, word_list("towns.txt"))))
    there, house, lives, us, your_house = map(fold, (_THERE, _HOUSE, _LIVES, _US, _YOUR_HOUSE))
    town = rf"(?:store |hoeje )?(?:{towns})s?\b"
    return (
        re.compile(rf"\b(?:{there}) {town}|\b{town} (?:{house})|\b(?:{house})\w* (?:(?:i|of|in) )?{town}"),
        re.compile(rf"\b(?:{lives})\b(?: \w+){{0,2}} (?:i|til|in|to) {town}"),
        re.compile(rf"\b(?:{us})\b(?! {town})"),
        re.compile(rf"\b{your_house}{house})\w*(?: \w+){{0,2}}? (?:{there}) {town}"),
    )
