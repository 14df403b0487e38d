"""Understanding which of some buttons a typed reply means: "2", "nummer to", "2'eren", "ingen af dem"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import Enum
from typing import Final

from rapidfuzz import fuzz, process

from knowledge.reading.said_to_us.consent import Consent, parse_consent, words_of_reply

_ORDINALS: Final = (
    frozenset(
        "1 en et ét én een one første foerste 1st first øverste oeverste ettern etteren eneren et'eren en'eren".split()
    ),
    frozenset("2 to two anden andet 2nd second toeren toern to'eren".split()),
    frozenset("3 tre three tredje tredie 3rd third treeren treern tre'eren".split()),
)
_MIDDLE: Final = frozenset("midterste mellemste midten middle".split())
_LAST: Final = frozenset("sidste nederste last bottom".split())
_FILLERS: Final = frozenset(
    "nummer nr number no svar valg valgmulighed mulighed option den det de i jeg vælger tager mener tak please thanks"
    " the i'll take choose pick it's it er var venligst vil vælge gerne have ja yes ok okay jo mon må bare hej hi knap"
    " knappen and med om".split()
)
_NONE: Final = frozenset(
    "ingen|ingen af dem|ingen af delene|ingen af de|ingen af de der|intet af det|ikke nogen af dem|nej|nej tak"
    "|nej ingen af dem|næ|næ tak|andet|noget andet|noget helt andet|en anden|et andet|hverken eller|niks|nix|intet|none"
    "|nej noget andet|ved ikke|det ved jeg ikke|jeg ved ikke|jeg ved det ikke|aner det ikke|det aner jeg ikke"
    "|i don't know|dont know|no idea|not sure|no something else|none of these|none of them"
    "|none of the above|neither|neither of them|no|nope|no thanks|no thank you"
    "|something else|other|another".split("|")
)
_NOT_IT: Final = re.compile(
    r"(?:(?:nej|næ|nah|no|nope|øh|men) )*(?:"
    r"(?:det|den|dem|de|ingen af dem)(?: der)? (?:er|var)(?: (?:altså|nu|slet|desværre|nok))* ikke"
    r"(?: (?:det|den|dem|de|nogen af dem|nogen af delene|rigtigt|rigtig|noget af det|hvad|det hvad))?"
    r"(?: (?:her|der))?(?: (?:som )?jeg (?:mente|mener|spurgte om|spørger om|leder efter|ledte efter|søger))?"
    r"|(?:det|dem|den) (?:mente|mener|spurgte) jeg ikke(?: om)?|det spurgte jeg ikke om"
    r"|ikke (?:det|den|dem|nogen af dem)"
    r"|(?:not|none of) (?:that|those|these|it)|(?:that|it) (?:is not|isn't|was not|wasn't)"
    r"(?: (?:it|that|what i (?:meant|mean|asked)))?"
    r")(?: (?:her|heller|men tak|tak|thanks))*"
)
"""Whoever says that it was not what they were asked about says no more of what it was."""

_QUESTION_WORDS: Final = frozenset(
    "hvad hva hvor hvordan hvornår hvornaar hvem hvilken hvilket hvilke hvorfor kan skal må what where when how who"
    " which why can do does koster cost".split()
)
_STAFF: Final = frozenset("medarbejder staff".split())
_FUZZY_TITLE: Final = 85
_TELLING_LENGTH: Final = 3


class Choice(Enum):
    """What a typed reply chose besides one of the options."""

    NONE_OF_THESE = "none_of_these"
    SOMETHING_ELSE = "something_else"


def parse_choice(text: str, titles: Sequence[str]) -> int | Choice:
    """Which of `titles` a typed reply picks.

    Returns:
        the index of the chosen title, or that none of them was meant, or that this is no choice at all (then it is
        a new question).
    """
    words = words_of_reply(text)
    consent = Consent.SOMETHING_ELSE if len(titles) != 1 or _STAFF.intersection(words) else parse_consent(text)
    if consent is not Consent.SOMETHING_ELSE:
        # One choice is a question of yes or no; "ja, spørg en medarbejder" wants none.
        return 0 if consent is Consent.YES else Choice.NONE_OF_THESE
    if not words or not titles:
        return Choice.SOMETHING_ELSE
    if " ".join(words) in _NONE or ("?" not in text and _NOT_IT.fullmatch(" ".join(words))):
        return Choice.NONE_OF_THESE
    by_title = _by_title(words, titles)
    if by_title is not None:
        return by_title
    named = {_named(word, len(titles)) for word in _content(text)}
    index = named.pop() if len(named) == 1 else None
    return Choice.SOMETHING_ELSE if index is None else index


def parse_number(text: str, numbers: Collection[str]) -> str | None:
    """Which of `numbers` ("1", "2", …) a typed reply names ("2", "den anden tak", "the last one"); None for none."""
    content = _content(text)
    if len(content) != 1 or " ".join(words_of_reply(text)) in _NONE:
        return None
    [word] = content
    if word in _LAST:
        return max(numbers, key=int, default=None)
    number = next((str(place) for place, names in enumerate(_ORDINALS, start=1) if word in names), word)
    return number if number in numbers else None


def _named(word: str, count: int) -> int | None:
    """The index of the option that a word names, if there are so many."""
    for index, names in enumerate(_ORDINALS[:count]):
        if word in names:
            return index
    if word in _LAST:
        return count - 1
    return count // 2 if word in _MIDDLE and count % 2 else None


def _by_title(words: Sequence[str], titles: Sequence[str]) -> int | None:
    """The index of the title that was typed, nearly typed, or told by words that only it has."""
    lowered = [" ".join(words_of_reply(title)) for title in titles]
    plain = " ".join(words)
    if plain in lowered:
        return lowered.index(plain)
    # Near matches only for texts about as long as a title: a longer text is a question of its own.
    best = process.extract(plain, lowered, scorer=fuzz.ratio, score_cutoff=_FUZZY_TITLE, limit=2)
    if best and (len(best) == 1 or best[0][1] > best[1][1]) and _counts(words) <= _counts(best[0][0].split()):
        return int(best[0][2])
    return _by_telling_words(words, lowered)


def _counts(words: Sequence[str]) -> set[str]:
    """The numbers among `words`: "two passports" is no misspelling of "a passport"."""
    return {word for word in words if word.isdigit() or any(word in names for names in _ORDINALS)}


def _by_telling_words(words: Sequence[str], lowered: Sequence[str]) -> int | None:
    content = {word for word in words if word not in _FILLERS}
    if not content or content & _QUESTION_WORDS or not any(len(word) >= _TELLING_LENGTH for word in content):
        return None
    holding = [index for index, title in enumerate(lowered) if content <= set(title.split())]
    return holding[0] if len(holding) == 1 else None


def _content(text: str) -> list[str]:
    """The words of a reply that may say which; "the second one" names the second, not two of them."""
    content = [word for word in words_of_reply(text) if word not in _FILLERS]
    return content[:-1] if len(content) > 1 and content[-1] == "one" else content
