"""For whom: the audience that a citizen's words name, and the one that a label of the website stands for.

Nothing is inferred about a person: only what the words themselves say counts, an age or a word for the group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from knowledge.matching.text import clean, fold, skeleton, words


class Audience(StrEnum):
    """Groups that events are made for, by their names in Danish without special letters."""

    CHILDREN = "boern"
    YOUNG = "unge"
    ADULTS = "voksne"
    SENIORS = "seniorer"


_CHILDREN: Final = re.compile(
    r"(?:sma|skole|indskolings|institutions|dagpleje|familie|olde)?(?:born|barn)(?:e\w*|s|et|enes|ene|lige)?"
    r"|unger|ungerne|ungernes|poderne|poden|rollinger\w*|unge(?:flok|r)\w*|baby\w*|babies|spadborn\w*|tumling\w*"
    r"|vuggestue\w*|bornehave\w*|dagpleje\w*|knagt\w*|tos|tosen|piltene"
    r"|kids?|kiddos?|child|childs|children|childrens|toddlers?|infants?|preschool\w*|grandchild(?:ren)?|grandkids?"
    r"|famil\w*|families|storytime|junior\w*"
)
_OWN_CHILD: Final = re.compile(r"son|sonnen|sonner|datter|dattere|dotre|datters|drenge?|drengene?|piger?|pigerne?|"
                               r"daughters?|sons|boys?|girls?|nevo|niece|lillebror|lilleso?ster")  # fmt: skip
_YOUNG: Final = re.compile(
    r"unge|unges|ung|ungdom\w*|ungdoms\w*|teen\w*|teens|tweens?|konfirmand\w*|gymnasie\w*|youth|youngsters?|adolescents?"
    r"|student\w*|studerende|gymnasiast\w*|ungemiljo\w*|young"
)
_ADULTS: Final = re.compile(r"voksn\w*|voksen\w*|adults?|grownups?|grown")
_SENIORS: Final = re.compile(
    r"senior\w*|pensionist\w*|pensioner\w*|aldre\w*|efterlon\w*|folkepension\w*|elderly|elders|elder|retired|retirees?"
    r"|oldies|(?:mor|far)(?:mor|far|mors|fars)|bedste(?:mor|far|foraldre)\w*|oldemor|oldefar|grand(?:ma|pa|mother|father"
    r"|parents?)\w*"
)
_GROWN: Final = re.compile(r"(?:korer|hjalper|henter|folger|bor|siger|sagde|mener|drives|helps|lives|says) ?")
"""What only a grown son or daughter does: nothing is asked for a child."""
_OLD_ONES: Final = re.compile(r"\b(?:os|de|for|vi) gamle\b(?! (?:bog|film|bil|by|dag|navn|skole))")
_LITTLE_ONES: Final = re.compile(r"\b(?:de|for) (?:helt )?(?:smaa|mindste)\b(?! ?(?:timer|penge))|\blittle ones\b")
_CLASS: Final = re.compile(r"\b(\d{1,2})\. ?klasse")
_FIRST_CLASS_AGE: Final = 6
_OTHER_GREY: Final = re.compile(r"end|bog|boger|numre|film")
"""After "ældre" these say that a thing is old."""

_NUMBERS: Final = {
    name: number
    for number, names in enumerate(
        "- et|en|one to|two tre|three fire|four fem|five seks|six syv|seven otte|eight ni|nine ti|ten elleve|eleven "
        "tolv|twelve tretten|thirteen fjorten|fourteen femten|fifteen seksten|sixteen".split()
    )
    for name in names.split("|")
    if name != "-"
}
_NUMBER: Final = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_YEARS: Final = re.compile(
    rf"\b{_NUMBER}(?: ?(?:-|–|til|to|og|and) ?{_NUMBER})?[ -]?"
    r"(?:aar(?:ig\w*|s|ene)?|aars alderen|ar|(?:year|yr)s?[ -]?olds?|yo)\b(?! siden)"
)
_MONTHS: Final = re.compile(
    rf"\b{_NUMBER}[ -]?(?:mdr\w*|maaneder(?:s)?|months?)[ -]?(?:gamm?el|gammelt|olds?|baby|dreng|pige)"
)
_AGED: Final = re.compile(
    r"(?:(?:soen|datter|dreng|pige|barn|boern|barnebarn|boerneboern|unge|unger|en|et|to|tre|dem|os|mig|nevoe|niece|"
    r"\b(?:mor|far|mormor|farmor|morfar|farfar|kone|mand))\w* (?:der er|er|paa) |"
    r"\b(?:jeg er|hun er|han er|som er|der er|[a-z]{4,}(?:en|et|er|ne) paa|(?:i'?m|am|is|who is|aged?|ages)) )"
    rf"{_NUMBER}(?! ?[/:%]|\.(?! ?$| (?:er|har|hvad|hvornaar|kan|noget|is|are|what|when)\b)|\w"
    r"| (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec))"
    r"(?! (?:plads|bil|sal|etage|sted|arr|event))"
)
_AGE_ALONE: Final = re.compile(r"(?:^|[?.!,] ?)(?:jeg )?er (\d{1,2})\.?$")
_OVER: Final = re.compile(
    r"\b(?:over|plus|above) ?(?:the age of )?([1-9]\d)\b(?! ?(?:kr|min|pers))|\b([1-9]\d) ?plus\b"
)
_CHILD_END: Final = 12
_YOUNG_END: Final = 19
_SENIOR_FROM: Final = 60


def audience_of_age(years: int) -> Audience:
    """The group that somebody of so many years is counted to."""
    if years <= _CHILD_END:
        return Audience.CHILDREN
    if years <= _YOUNG_END:
        return Audience.YOUNG
    return Audience.SENIORS if years >= _SENIOR_FROM else Audience.ADULTS


def audience_in(text: str, *, but: frozenset[str] = frozenset()) -> Audience | None:
    """For whom `text` asks, or None; an age counts more than a word, a child more than who comes along.

    Args:
        text: as it was typed.
        but: words that are no group here: in "lør og søn" the last one is a day.
    """
    typed = tuple(skeleton(word) for word in words(clean(text)) if word not in but)
    by_age = _by_age(text)
    if by_age is not None:
        return by_age
    plain = _plain(text)
    if _LITTLE_ONES.search(plain):
        return Audience.CHILDREN
    if _OLD_ONES.search(plain):
        return Audience.SENIORS
    return next((audience for audience in _ORDER if any(_hits(audience, typed))), None)


def audience_words(typed: Sequence[str]) -> frozenset[int]:
    """Where words for a group stand among `typed`, which are skeletons of words."""
    return frozenset(number for audience in Audience for number, hit in enumerate(_hits(audience, typed)) if hit)


def audiences_of(labels: Sequence[str]) -> frozenset[Audience]:
    """The groups that labels of the website ("Børn", "Unge 13-17 år", "Familier") stand for."""
    return frozenset(found for label in labels if (found := audience_in(label)) is not None)


_ORDER: Final = (Audience.CHILDREN, Audience.YOUNG, Audience.SENIORS, Audience.ADULTS)
_WORDS: Final = {
    Audience.CHILDREN: re.compile(f"{_CHILDREN.pattern}|{_OWN_CHILD.pattern}"),
    Audience.YOUNG: _YOUNG,
    Audience.ADULTS: _ADULTS,
    Audience.SENIORS: _SENIORS,
}


def _hits(audience: Audience, typed: Sequence[str]) -> list[bool]:
    pattern = _WORDS[audience]
    return [
        pattern.fullmatch(word) is not None
        and not (_OWN_CHILD.fullmatch(word) and any(_GROWN.fullmatch(each) for each in typed[number + 1 : number + 2]))
        and not (
            word.startswith("aldre") and any(_OTHER_GREY.fullmatch(each) for each in typed[number + 1 : number + 2])
        )
        for number, word in enumerate(typed)
    ]


def _by_age(text: str) -> Audience | None:
    plain = _plain(text)
    if _MONTHS.search(plain):
        return Audience.CHILDREN
    over = _OVER.search(plain)
    if over is not None:
        return (
            audience_of_age(max(int(over[1] or over[2]), _YOUNG_END + 1))
            if int(over[1] or over[2]) > _CHILD_END
            else None
        )
    in_class = _CLASS.search(plain)
    if in_class is not None:
        return audience_of_age(int(in_class[1]) + _FIRST_CLASS_AGE)
    aged = _YEARS.search(plain) or _AGED.search(plain) or _AGE_ALONE.search(plain)
    return None if aged is None else audience_of_age(_NUMBERS.get(aged[1]) or int(aged[1]))


def _plain(text: str) -> str:
    return fold(clean(text.replace("+", " plus ")))  # cleaning drops symbols
