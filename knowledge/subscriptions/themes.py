"""The themes of the library's policy, and which of them an event belongs to by the words that it is described with."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from knowledge.matching.text import clean, skeleton, words


class Theme(StrEnum):
    """What the policy wants to strengthen."""

    NON_FICTION = "faglitteratur"
    READING_TOGETHER = "laesefaellesskaber"
    NEW_FORMATS = "litteraere-formater"
    DIGITAL = "digital-dannelse"


_WORDS: Final = {
    Theme.NON_FICTION: re.compile(
        r"faglitt\w*|fagb[oø]?g\w*|nonfiction|biografi\w*|selvbiografi\w*|erindring\w*|essay\w*|debatb\w*|reportageb\w*"
    ),
    Theme.READING_TOGETHER: re.compile(
        r"lase(?:kreds|klub|grupp|fallesskab|cirk|cafe|hold|ven)\w*|bog(?:klub|cafe|kreds|snak)\w*|litteraturklub\w*"
        r"|litteratur(?:kreds|cafe)\w*|falleslas\w*|hojtlas\w*|bookclub\w*"
    ),
    Theme.NEW_FORMATS: re.compile(
        r"podcast\w*|lydb[oø]?g\w*|lydfortalling\w*|eb[oø]?g\w*|ereolen\w*|tegneserie\w*|manga\w*|graphic|slam|spokenword"
        r"|zines?|fanzine\w*|instapo\w*|bookto\w*"
    ),
    Theme.DIGITAL: re.compile(
        r"digital\w*|it|itcafe\w*|ithjalp\w*|itkurs\w*|mitid|ai|chatgpt|kod(?:e|ning|eklub)\w*|programmer\w*|robot\w*"
        r"|3dprint\w*|computer\w*|pckurs\w*|ipad\w*|tablet\w*|smartphone\w*|internet\w*|onlinesikker\w*|cyber\w*"
    ),
}
_PHRASES: Final = {
    Theme.NON_FICTION: re.compile(r"\bnon fiction\b"),
    Theme.READING_TOGETHER: re.compile(r"\b(?:shared reading|book club|guidet fallesl\w+)\b"),
    Theme.NEW_FORMATS: re.compile(r"\b(?:graphic novels?|spoken word|poetry slam|e b[oø]?g\w*)\b"),
    Theme.DIGITAL: re.compile(r"\b(?:kunstig intelligens|sociale medier|3d print\w*|fake news|deep fake\w*)\b"),
}


def themes_of(*texts: str) -> frozenset[Theme]:
    """The themes that an event's texts (its title, labels, a summary) speak of."""
    typed = [skeleton(word) for text in texts for word in words(clean(text))]
    line = " ".join(typed)
    return frozenset(
        theme
        for theme in Theme
        if any(_WORDS[theme].fullmatch(word) for word in typed) or _PHRASES[theme].search(line) is not None
    )
