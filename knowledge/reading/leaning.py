"""Whether a question leans on the one before it: "hvad koster det", "og hvor lang tid tager det".

People write in pieces. What names nothing that it could be about is about what was spoken of; by itself it is asked
back, or offered to a person who cannot know either.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import Final

from knowledge.entries import Detail
from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold, is_stop_word
from knowledge.reading.asking_part import begins_question, words_of
from knowledge.reading.details import asked_details
from knowledge.reading.said_to_us.agreeing import asks
from knowledge.reading.said_to_us.consent import Consent, parse_consent
from knowledge.reading.wording import relatives

_MOST_WORDS: Final = 8
_NAMES_NOTHING: Final = frozenset(
    fold(
        """
        koster koste kostede pris prisen dyrt gratis betale betaler penge tid tiden lang lange langt længe
        tager tage tog hurtigt hurtig hurtigere vente venter ventetid ventetiden bruge bruger brug medbringe
        gør gøre gøres egen eget foregår virker mange meget ofte tit tidligst senest sker bestille bestiller
        bestilles hente henter hentes få finde finder findes søge søger møde møder op komme come muligt
        nødvendigt gælder fungerer cost costs price pay free money time long much take takes fast quickly
        wait bring need needs many often happens happen book order collect find apply possible necessary
        work works
        """
    ).split()
)
_SOMEBODY: Final = frozenset(
    fold(
        """
        moren moder faren fader hustru barn barnet samleveren forælder forældre forældrene nabo naboen værge pårørende
        child kid parent parents neighbour friend
        """
    ).split()
)
"""Who it is for, or who does it, besides relatives: that says nothing of what it is."""


_DOES: Final = frozenset(map(fold, "gør gjorde hvorfor did why".split()))
_POINTING: Final = frozenset("den det dem it them hende ham her him denne dette disse these".split())
_POINTING_AT_WHAT_FOLLOWS: Final = frozenset("her der at that".split())
"""After these it is no longer something that was said: "den her sms", "det at flytte"."""
_GOES_ON: Final = re.compile(
    r"(?:(?:og|and|ok|okay|jamen|men|but) )*(?:hvad (?:nu |så )?hvis|what if|hvad med|(?:what|how) about)\b"
    r"|.*\b(?:også|igen|imens|stadig|still|also|again|meanwhile)\b|.*\b(?:et nyt|en ny|nye|gamle|new one|old one)$"
)
_AND: Final = frozenset({"og", "and"})
_PAID: Final = re.compile(
    r"\b(?:gratis|dyrt?|free|expensive|koste|kostede|skal (?:jeg|man|vi) (?:ogsaa )?betale|(?:have|need) to pay)\b"
)


def wanted_details(text: str) -> frozenset[Detail]:
    """The details that a text which leans back asks for; "er det gratis" asks for the price of what was spoken of."""
    asked = asked_details(text)
    if asked or not _PAID.search(" ".join(in_plain_letters(text))):
        return asked
    return frozenset({Detail.PRICE})


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def leans_back(text: str) -> bool:
    """Whether a text (redacted, as typed, Danish or English) asks for something and names nothing that it is about."""
    asked = in_plain_letters(text)
    if not 0 < len(asked) <= _MOST_WORDS or parse_consent(text) is not Consent.SOMETHING_ELSE:
        return False
    # A number says how old or how many: "og hvis vi kun er 30?".
    told = [word for word in asked if not word.isdecimal()]
    return bool(told) and all(is_stop_word(word) or word in _NAMES_NOTHING for word in told)


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def leans_with_somebody(text: str) -> bool:
    """Whether a text (as `leans_back`) names nothing but somebody, perhaps by their age: "skal hans far med"."""
    asked = in_plain_letters(text)
    others = [word for word in asked if not (_is_somebody(word) or word.isdecimal())]
    if not others or len(asked) > _MOST_WORDS or not any(map(_is_somebody, asked)):
        return False
    return all(is_stop_word(word) or word in _NAMES_NOTHING for word in others)


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def only_names_somebody(text: str) -> bool:
    """Whether a text asks whether somebody may or must, or says how old they are, and tells of nothing they do.

    It frightens nobody: "kan min mand hente det", "mit barn er 4". What somebody does is told otherwise.
    """
    typed = in_plain_letters(text)
    if not leans_with_somebody(text) or not _DOES.isdisjoint(typed):
        return False
    # Two ages are those of two people, which may be told for what is wrong with it.
    return asks(text) or sum(word.isdecimal() for word in typed) == 1


def points_back(text: str) -> bool:
    """Whether a text (as `leans_back`) points at what was said before it: "få den på sms", not "den røde bog"."""
    asked = words_of(text)
    return any(
        word in _POINTING and (following is None or _names_nothing(following))
        for word, following in zip_longest(asked, asked[1:])
    )


def is_short(text: str) -> bool:
    """Whether a text has so few words that it may lean on what was said before it."""
    return len(words_of(text)) <= _MOST_WORDS


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def goes_on(text: str) -> bool:
    """Whether a short text (as `leans_back`) goes on with what was said, whatever it names: "hvad hvis det haster"."""
    asked = words_of(text)
    # "Og må jeg bygge et drivhus" is a question of its own, "og hvis jeg er 70" is none.
    joins = bool(asked) and asked[0] in _AND and not begins_question(asked)
    return is_short(text) and (points_back(text) or joins or _GOES_ON.match(" ".join(asked)) is not None)


def only_of_somebody(text: str) -> bool:
    """Whether a text names somebody and nothing else: "min mand", "mit barns"."""
    asked = in_plain_letters(text)
    return bool(asked) and all(_is_somebody(word) or is_stop_word(word) for word in asked)


def _names_nothing(following: str) -> bool:
    """Whether the word after one that points leaves it pointing at what was said: "den på", "it cost"."""
    plain = fold(following)
    return following not in _POINTING_AT_WHAT_FOLLOWS and (is_stop_word(plain) or plain in _NAMES_NOTHING)


def _is_somebody(word: str) -> bool:
    return word in relatives() or word in _SOMEBODY or word.removesuffix("s") in _SOMEBODY
