"""Understanding a typed reply to a question with buttons: "2", "nummer to", "2'eren", "ja tak", "ingen af dem"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from enum import Enum
from typing import Final

from rapidfuzz import fuzz, process

from knowledge.reading.languages.other_languages import is_made_of, other_languages
from knowledge.reading.letters import without_courtesies

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

# A consent is made of these words alone, at least one of them telling; any other word makes it a new question.
_THANKS: Final = frozenset("tak thanks tk tx thx tnx".split())
_YES: Final = frozenset(
    "ja jada javist jatak jo jov jep jeps japs yup yep yes yeah yea y j ok okay okey okej oki gerne sure please send"
    " gør spørg ask certainly absolutely absolut selvfølgelig naturligvis".split()
)
_YES_COMPANY: Final = _THANKS | frozenset(
    "mange det den vil jeg du må meget venligst mig for a member of staff en medarbejder do it fint"
    " thank you that would be great nice good i'd like love to kan bare så hjertens lige da endelig om be bede vi"
    " skal er dejligt herligt super godt videre and go ahead i og".split()
)
_YES_PHRASES: Final = frozenset(
    "that would be great|that would be nice|i'd like that|i would like that|sure thing|det lyder godt"
    "|det ville være godt|det ville være dejligt|go ahead".split("|")
)
_NO: Final = frozenset("nej nejtak næ næh nix niks nope no nah n ellers never nevermind nvm".split())
_NO_COMPANY: Final = _THANKS | frozenset(
    "det den er ok fint ikke nødvendigt behøves nu nå ellers mange jeg vil skal for thank you not now"
    " need mind that's fine it's i'm im good okay du behøver lige så jamen".split()
)
_NO_PHRASES: Final = frozenset(
    "ikke nu|ikke lige nu|det er ok|det er fint|det er okay|jeg vil ikke|det vil jeg ikke|i'm good"
    "|det er ikke nødvendigt|det behøves ikke|lad være|glem det|not now|det er lige meget|ikke nødvendigt|forget it"
    "|don't".split("|")
)
_STAFF: Final = frozenset("medarbejder staff".split())
_YES_SIGNS: Final = frozenset("👍👌✅✔☑🆗")
_NO_SIGNS: Final = frozenset("👎❌✖🚫⛔")

_QUESTION_WORDS: Final = frozenset(
    "hvad hva hvor hvordan hvornår hvornaar hvem hvilken hvilket hvilke hvorfor kan skal må what where when how who"
    " which why can do does koster cost".split()
)
_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
# "2'eren", "2-eren", "2eren", "1'ern", "2.": the figure is what counts.
_FIGURE_ENDING: Final = re.compile(r"(?<=\d)['\-.]?(?:eren|ern|er|'?en|nd|st|rd|th)\b")
_FUZZY_TITLE: Final = 85
_TELLING_LENGTH: Final = 3


class Choice(Enum):
    """What a typed reply chose besides one of the options."""

    NONE_OF_THESE = "none_of_these"
    SOMETHING_ELSE = "something_else"


class Consent(Enum):
    """What a typed reply to a yes-or-no question says."""

    YES = "yes"
    NO = "no"
    SOMETHING_ELSE = "something_else"


def parse_choice(text: str, titles: Sequence[str]) -> int | Choice:
    """Which of `titles` a typed reply picks.

    Returns:
        the index of the chosen title, or that none of them was meant, or that this is no choice at all (then it is
        a new question).
    """
    words = _words(text)
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
    if len(content) != 1 or " ".join(_words(text)) in _NONE:
        return None
    [word] = content
    if word in _LAST:
        return max(numbers, key=int, default=None)
    number = next((str(place) for place, names in enumerate(_ORDINALS, start=1) if word in names), word)
    return number if number in numbers else None


def parse_consent(text: str, offered_in: str | None = None) -> Consent:
    """Whether a typed reply accepts or declines an offer; anything longer is a new question.

    Args:
        text: the reply.
        offered_in: the code of the language of the offer, where it is neither Danish nor English: its own yes and no
            go first, so that "tak" is a Pole's yes and a Dane's thanks.
    """
    own = None if offered_in is None else _own_consent(text, offered_in)
    if own is not None:
        return own
    said = _consent(text)
    return said if said is not Consent.SOMETHING_ELSE else _consent(without_courtesies(text))


def _own_consent(text: str, code: str) -> Consent | None:
    """A yes or no in another language, and thanks beside it; None where the text is neither."""
    known = other_languages().get(code)
    if known is None or is_made_of(text, known.thanks):
        return None
    if is_made_of(text, known.no, known.thanks):
        return Consent.NO
    return Consent.YES if is_made_of(text, known.yes, known.thanks) else None


def _consent(text: str) -> Consent:
    signs = {sign for sign in text if sign in _YES_SIGNS or sign in _NO_SIGNS}
    words = [_unstretched(word) for word in _words(text)]
    if not words:
        return _by_signs(signs)
    if "?" in text and len(words) > 1:
        return Consent.SOMETHING_ELSE
    # Thanks are said with a yes and with a no; "ellers tak" is told by its other word.
    plain = " ".join(word for word in words if word not in _THANKS)
    if plain in _NO_PHRASES or _consists_of(words, _NO, _NO_COMPANY):
        return Consent.SOMETHING_ELSE if signs & _YES_SIGNS else Consent.NO
    if plain in _YES_PHRASES or _consists_of(words, _YES, _YES_COMPANY):
        return Consent.SOMETHING_ELSE if signs & _NO_SIGNS else Consent.YES
    return Consent.SOMETHING_ELSE


def _by_signs(signs: Collection[str]) -> Consent:
    if signs and all(sign in _YES_SIGNS for sign in signs):
        return Consent.YES
    if signs and all(sign in _NO_SIGNS for sign in signs):
        return Consent.NO
    return Consent.SOMETHING_ELSE


def _consists_of(words: Sequence[str], telling: Collection[str], company: Collection[str]) -> bool:
    return any(word in telling for word in words) and all(word in telling or word in company for word in words)


def _unstretched(word: str) -> str:
    """The plain word for a drawn-out or repeated one: "ja" for "jaaa" and "jaja", "nej" for "neeej"."""
    short = re.sub(r"(.)\1{2,}", r"\1", word)
    short = re.sub(r"^(ja|jo|jep|yes|nej|no|ok)\1+$", r"\1", short)
    return {"jaa": "ja", "joo": "jo", "neej": "nej", "yess": "yes", "noo": "no"}.get(short, short)


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
    lowered = [" ".join(_words(title)) for title in titles]
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
    content = [word for word in _words(text) if word not in _FILLERS]
    return content[:-1] if len(content) > 1 and content[-1] == "one" else content


def _words(text: str) -> list[str]:
    """The words and figures of a text, in lower case; digits of any script and keycap emoji are figures."""
    plain = "".join(
        character if unicodedata.digit(character, None) is None else str(unicodedata.digit(character))
        for character in unicodedata.normalize("NFC", text)
    )
    plain = plain.casefold().replace("’", "'").replace("´", "'").replace("`", "'")
    return _WORD.findall(_FIGURE_ENDING.sub(" ", plain))
