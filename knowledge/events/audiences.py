"""For whom: the audience that a citizen's words name, and the one that a label of the website stands for.

Nothing is inferred about a person: only what the words themselves say counts, an age or a word for the group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate
from typing import Final

from knowledge.events.ages import CHILD_END, years_in
from knowledge.matching.dictionary import is_word
from knowledge.matching.keyboard import is_plain_slip, is_slip
from knowledge.matching.text import WORDS_REMEMBERED, clean, fold, skeleton, words


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
_GROWN: Final = re.compile(
    r"(?:(?:pa|er|is|aged) [2-9]\d (?:ar )?)?"
    r"(?:korer|hjalper|henter|folger|bor|siger|sagde|mener|drives|helps|lives|says)\b"
)
"""What only a grown son or daughter does: nothing is asked for a child."""
_OLD_ONES: Final = re.compile(r"\b(?:os|de|for|vi) gamle\b(?! (?:bog|film|bil|by|dag|navn|skole))")
_LITTLE_ONES: Final = re.compile(r"\b(?:de|for) (?:helt )?(?:smaa|mindste)\b(?! ?(?:timer|penge))|\blittle ones\b")
_OTHER_GREY: Final = re.compile(r"end|bog|boger|numre|film")
"""After "ældre" these say that a thing is old."""

_YOUNG_END: Final = 19
_SENIOR_FROM: Final = 60


def audience_of_age(years: int) -> Audience:
    """The group that somebody of so many years is counted to."""
    if years <= CHILD_END:
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
    left = _without_turned_down(text)
    if left is not None:
        return _audience_in(left, but) if left else None
    return _audience_in(text, but)


def _audience_in(text: str, but: frozenset[str]) -> Audience | None:
    typed = tuple(group_spelled(word) for word in words(clean(text)) if word not in but)
    plain = _plain(text)
    years = years_in(plain)
    if years is not None:
        return audience_of_age(years)
    if _LITTLE_ONES.search(plain):
        return Audience.CHILDREN
    if _OLD_ONES.search(plain):
        return Audience.SENIORS
    return next((audience for audience in _ORDER if any(_hits(audience, typed))), None)


def _plain(text: str) -> str:
    return fold(clean(_with_plus(text)))


def _with_plus(text: str) -> str:
    """A text that keeps "60+", though cleaning drops symbols."""
    return text.replace("+", " plus ")


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


_NAMES: Final = (
    "born bornene voksne voksen familier familien seniorer pensionister teenagere teenager ungdom children toddlers "
    "teenagers adults seniors families daughter"
).split()
_SLIPS: Final = {"boren": "born", "brn": "born", "borne": "born", "boern": "born", "uneg": "unge", "ugne": "unge",
    "ungee": "unge", "adre": "aldre", "aldrre": "aldre", "kidz": "kids", "bbay": "baby", "babby": "baby"}  # fmt: skip
"""Slips that are words of their own, too, or too short to be sure of: beside nothing else they are meant so."""
_SHORT_NAME: Final = 6
_LEAST_LETTERS: Final = 4


@lru_cache(maxsize=WORDS_REMEMBERED)
def group_spelled(word: str) -> str:
    """The skeleton of a word, or of the group it misses by one slip of the finger; "broen" is none."""
    typed = skeleton(word)
    if typed in _SLIPS:
        return _SLIPS[typed]
    if len(typed) < _LEAST_LETTERS or is_word(word) or any(each.fullmatch(typed) for each in _WORDS.values()):
        return typed
    return next((name for name in _NAMES if _is_near(typed, name)), typed)


def _is_near(word: str, name: str) -> bool:
    if len(name) < _SHORT_NAME:
        return is_plain_slip(word, name) or (len(word) == len(name) and word[0] == name[0] and is_slip(word, name))
    return word[0] == name[0] and is_slip(word, name)


_GROUP: Final = "|".join(f"(?:{each.pattern})" for each in _WORDS.values())
_AT_AGE: Final = r"(?: (?:pa|under|over|op til|mellem|der er) \d+(?: ?(?:-|til|og) ?\d+)?(?: ar)?)?"
_TURNED_DOWN: Final = re.compile(
    r"(?P<set_off>[,(–-] ?|\b(?:men|but|og|and|altsa|dog) )?"
    r"\b(?:(?P<no>ikke|ik|not)|uden|without|undtagen|except|i stedet for|instead of|frem ?for"
    r"|(?:andet|andre|mere|hellere|bedre|other|more|rather|better) (?:\w+ ){0,3}(?P<than>end|than))"
    rf"(?: (?:noget|nogen|nogle|anything|for|til|med|to|with|sma|little|de|the)){{0,3}} (?:{_GROUP})\b"
    rf"(?: (?:og|eller|or|and) (?:{_GROUP})\b)?{_AT_AGE}"
)
_PIECES: Final = re.compile(r"\w+|\W")


def _without_turned_down(text: str) -> str | None:
    """A text without the group it turns down: "for voksne, ikke for børn". None where it turns down none.

    Empty where no other group is named: then nobody in particular is meant. "Har I ikke noget for børn" asks for them.
    """
    pieces = _PIECES.findall(clean(_with_plus(text)))
    plain = [skeleton(piece) for piece in pieces]
    found = _TURNED_DOWN.search("".join(plain))
    if found is None:
        return None
    starts = accumulate(map(len, plain), initial=0)
    # "Hellere noget for voksne end for børn" keeps what stands before "end".
    out = range(max(found.start(), found.start("than")), found.end())
    left = "".join(" " if start in out else piece for piece, start in zip(pieces, starts, strict=False))
    if _audience_in(left, frozenset()) is not None:
        return left
    return "" if found["set_off"] or not found["no"] else None


def _hits(audience: Audience, typed: Sequence[str]) -> list[bool]:
    pattern = _WORDS[audience]
    return [
        pattern.fullmatch(word) is not None
        and not (_OWN_CHILD.fullmatch(word) and _GROWN.match(" ".join(typed[number + 1 : number + 5])))
        and not (
            word.startswith("aldre") and any(_OTHER_GREY.fullmatch(each) for each in typed[number + 1 : number + 2])
        )
        for number, word in enumerate(typed)
    ]
