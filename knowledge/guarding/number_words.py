"""Numbers in words: Danish ones as they are said, spelled and misspelt, those of the neighbours, and English ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from knowledge.guarding.foreign_words import FOREIGN, read_foreign

_UNITS: Final = (
    ("nul", "null", "noll", "zero", "oh"),
    ("en", "et", "ett", "én", "ét", "een", "one"),
    ("to", "två", "two"),
    ("tre", "three"),
    ("fire", "fir", "fyra", "four"),
    ("fem", "fæm", "five"),
    ("seks", "sex", "sæks", "six"),
    ("syv", "sju", "seven"),
    ("otte", "åtte", "åtta", "eight"),
    ("ni", "nio", "nine"),
)
_TEENS: Final = (
    ("ti", "tio", "ten"),
    ("elleve", "ellve", "eleve", "elva", "eleven"),
    ("tolv", "twelve"),
    ("tretten", "tretton", "treten", "thirteen"),
    ("fjorten", "fjorton", "fourteen"),
    ("femten", "femton", "fifteen"),
    ("seksten", "sexten", "sexton", "sixteen"),
    ("sytten", "sjutton", "syten", "seventeen"),
    ("atten", "arton", "eighteen"),
    ("nitten", "nitton", "niten", "nineteen"),
)
_ORDINALS: Final = (
    "første anden tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte trettende fjortende femtende"
    " sekstende syttende attende nittende tyvende"
).split()
_NEIGHBOURS_TENS: Final = (
    "tju(?:e|go|ge)",
    "tret+io?",
    "førti|fyrtio|firti",
    "femtio?",
    "se(?:ks|x)tio?",
    "s(?:y|yv|ju)t+io?",
    "[åo]t+io?",
    "nit+io?",
)
"""The tens from twenty on as in Norway and Sweden, and on Danish banknotes."""
_TENS: Final = tuple(
    f"{ours}|{theirs}"
    for ours, theirs in zip(
        (
            "tyve?",
            "tredi?ve?|tret+ive",
            "fyrre?|førre?|fyrretyve|nørti",
            "hal[vf]?tr[eæ][dt]{0,2}s",
            "tr[eæ][dt]{0,2}s",
            "hal[vf]?fj[eæ]r?[dt]?s",
            "firds|firs|fjers",
            "(?:hal[vf]?)?fem[pt]?s(?:er)?",
        ),
        _NEIGHBOURS_TENS,
        strict=True,
    )
)
"""The tens from twenty on, as they are spelled and misspelt."""
_ENGLISH: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()

_NUMBERS: Final = {word: str(value) for value, words in enumerate((*_UNITS, *_TEENS)) for word in words} | {
    **{word: str(value) for value, word in enumerate(_ORDINALS, start=1)},
    "tredivte": "30",
    "nittenhundrede": "19",
    "nittenhundredeog": "19",
}
_UNIT: Final = "|".join(sorted((word for words in _UNITS[1:] for word in words), key=len, reverse=True))
_TEEN: Final = "|".join(sorted((word for words in _TEENS for word in words), key=len, reverse=True))
_ANY_TENS: Final = "|".join(f"(?P<t{value}>(?:{words})(?:indstyve)?)" for value, words in enumerate(_TENS, start=2))
_TENS_WORD: Final = re.compile(_ANY_TENS)
_PLAIN_TENS: Final = re.sub(r"\?P<t\d>", "?:", _ANY_TENS)
_TOGETHER: Final = rf"(?:{_UNIT})(?:\s|\s?-\s?)?og(?:\s|\s?-\s?)?(?:{_PLAIN_TENS})"
# Run together, only as they are spelled: "niotte" is no Swedish "nio" and a rest.
_DIGIT: Final = "nul|en|et|to|tre|fire|fem|seks|syv|otte|ni"
_DIGIT_WORDS: Final = re.compile(rf"(?:{_DIGIT}){{4,}}")
_EACH_DIGIT: Final = re.compile(_DIGIT)

_ENGLISH_TENS: Final = re.compile(rf"\b(?:{'|'.join(_ENGLISH)})(?:[\s\-](?:{_UNIT}))?\b", re.IGNORECASE)
# "enogtyve", "en og tyve", "to-og-halvfjers", "treogtyvende".
_WITH_TENS: Final = re.compile(rf"\b{_TOGETHER}(?:nde)?\b|\benogtredivte\b", re.IGNORECASE)
# "femtito".
_BEHIND_TENS: Final = re.compile(rf"\b(?:{'|'.join(_NEIGHBOURS_TENS)})(?:{_UNIT})?\b", re.IGNORECASE)
# "tohundredeogtredive", "fire hundrede enoghalvfjerds", "nitten hundrede otteogfirs".
_HUNDREDS: Final = re.compile(
    rf"\b(?:(?P<count>{_UNIT}|nitten)\s?)?hundrede?(?:(?:\s?og\s?|\s)?(?P<rest>{_TOGETHER}|{_PLAIN_TENS}|{_TEEN}|{_UNIT}))?\b",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")
# A pause between figures that are said: "sytten nul fire øh seks seks".
_PAUSE: Final = re.compile(
    r"(?<=\d)[\s,.]{1,3}(?:(?:(?:ø|ø?h?m|æ|e|u)h+m?|h?m+|altså|vent|så|jo|ja|um|well)[\s,.]{1,3}){1,3}(?=\d)",
    re.IGNORECASE,
)
# A sign that is dictated.
_SIGN: Final = re.compile(
    r"(?<=\d)\s{1,2}(?:(?:binde|tanke|skrå|under)?streg|minus|dash|hyphen|slash|punktum|prik|komma|mellemrum|space)"
    r"\s{1,2}(?=\d)",
    re.IGNORECASE,
)


def _english(found: str) -> str:
    """The figures of "sixty", "sixty-two" and "sixty two"."""
    tens, *units = re.split(r"[\s\-]", found.casefold())
    return f"{_ENGLISH.index(tens) + 2}{_NUMBERS[units[0]] if units else 0}"


def _together(found: str) -> str:
    """The figures of "enogtyve" and of "en og tyvende"."""
    unit, _, tens = "".join(found.casefold().replace("-", " ").split()).removesuffix("nde").partition("og")
    return f"{_tens(tens) or 3}{_NUMBERS[unit]}"


def _behind_tens(found: str) -> str:
    """The figures of "femti" and "femtito"."""
    word = found.casefold()
    for stop in range(len(word), 2, -1):
        tens = _tens(word[:stop])
        if tens and (stop == len(word) or word[stop:] in _NUMBERS):
            return f"{tens}{_NUMBERS.get(word[stop:], '0')}"
    return ""


def _hundreds(found: str) -> str | None:
    """The figures of "tohundredeogtredive"; a year's "nittenhundrede" waits for what follows."""
    match = _HUNDREDS.fullmatch(found)
    if match is None or ((match["count"] or "").casefold() == "nitten" and not match["rest"]):
        return None
    count = _NUMBERS[match["count"].casefold()] if match["count"] else "1"
    rest = match["rest"] or "nul"
    figures = _together(rest) if _WITH_TENS.fullmatch(rest) else _word(rest) or "0"
    return f"{count}{figures:0>2}"


def _word(found: str) -> str | None:
    """The figures of one word: a number below twenty, tens, a day of the month, or digits written as one word."""
    word = found.casefold()
    if word in _NUMBERS:
        return _NUMBERS[word]
    tens = _tens(word)
    if tens:
        return f"{tens}0"
    if _DIGIT_WORDS.fullmatch(word):
        return "".join(_NUMBERS[digit] for digit in _EACH_DIGIT.findall(word))
    return None


def _tens(word: str) -> str:
    """The first figure of a word for tens; "" if it is none."""
    match = _TENS_WORD.fullmatch(word)
    return "" if match is None or match.lastgroup is None else match.lastgroup[1:]


STEPS: Final[tuple[tuple[re.Pattern[str], Callable[[str], str | None]], ...]] = (
    (_ENGLISH_TENS, _english),
    (_HUNDREDS, _hundreds),
    (_WITH_TENS, _together),
    (_BEHIND_TENS, _behind_tens),
    (FOREIGN, read_foreign),
    (_WORD, _word),
    (_PAUSE, lambda _: " "),
    (_SIGN, lambda _: " - "),
)
"""What is read as figures, one kind after another, and how."""
