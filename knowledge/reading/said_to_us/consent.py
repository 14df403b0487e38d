"""Understanding a typed reply to an offer: "ja tak", "nejnej", "det lyder godt", a thumb."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from enum import Enum
from typing import Final

from knowledge.reading.languages.other_languages import is_made_of, other_languages
from knowledge.reading.letters import without_courtesies

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
_YES_SIGNS: Final = frozenset("👍👌✅✔☑🆗")
_NO_SIGNS: Final = frozenset("👎❌✖🚫⛔")

_WORD: Final = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*")
# "2'eren", "2-eren", "2eren", "1'ern", "2.": the figure is what counts.
_FIGURE_ENDING: Final = re.compile(r"(?<=\d)['\-.]?(?:eren|ern|er|'?en|nd|st|rd|th)\b")


class Consent(Enum):
    """What a typed reply to a yes-or-no question says."""

    YES = "yes"
    NO = "no"
    SOMETHING_ELSE = "something_else"


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
    words = [_unstretched(word) for word in words_of_reply(text)]
    if "?" in text and len(words) > 1:
        return Consent.SOMETHING_ELSE
    # Thanks are said with a yes and with a no; "ellers tak" is told by its other word.
    plain = " ".join(word for word in words if word not in _THANKS)
    agrees, declines = (not signs.isdisjoint(text) for signs in (_YES_SIGNS, _NO_SIGNS))
    no = plain in _NO_PHRASES or _consists_of(words, _NO, _NO_COMPANY) if words else declines
    yes = plain in _YES_PHRASES or _consists_of(words, _YES, _YES_COMPANY) if words else agrees
    if no and not agrees:
        return Consent.NO
    return Consent.YES if yes and not (no or declines) else Consent.SOMETHING_ELSE


def _consists_of(words: Sequence[str], telling: Collection[str], company: Collection[str]) -> bool:
    return any(word in telling for word in words) and all(word in telling or word in company for word in words)


def _unstretched(word: str) -> str:
    """The plain word for a drawn-out or repeated one: "ja" for "jaaa" and "jaja", "nej" for "neeej"."""
    short = re.sub(r"(.)\1{2,}", r"\1", word)
    short = re.sub(r"^(ja|jo|jep|yes|nej|no|ok)\1+$", r"\1", short)
    return {"jaa": "ja", "joo": "jo", "neej": "nej", "yess": "yes", "noo": "no"}.get(short, short)


def words_of_reply(text: str) -> list[str]:
    """The words and figures of a text, in lower case; digits of any script and keycap emoji are figures."""
    plain = "".join(
        character if unicodedata.digit(character, None) is None else str(unicodedata.digit(character))
        for character in unicodedata.normalize("NFC", text)
    )
    plain = plain.casefold().replace("’", "'").replace("´", "'").replace("`", "'")
    return _WORD.findall(_FIGURE_ENDING.sub(" ", plain))
