"""One way of writing for what is typed in many: Danish and English, joined, misspelled or without æ, ø and å.

The grammar of `knowledge.dates` is written for what comes out here: small letters without æ, ø and å, English words
as their Danish ones where both mean the same, `wd0` to `wd6` for weekdays (`hwd` where they are regular, `pwd` where
they are past), `mo1` to `mo12` for months, `ord1` for "første".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from knowledge.matching.text import WORDS_REMEMBERED, fold

_WEEKDAYS: Final = "mandag tirsdag onsdag torsdag fredag loerdag soendag".split()
_ENGLISH_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = (
    "januar january", "februar february feb febr", "marts march", "april apr", "maj", "juni june jun",
    "juli july", "august aug", "september sept sep", "oktober october okt oct", "november nov", "december dec decem",
)  # fmt: skip
_SHORT_WEEKDAYS: Final = {"tirs": 1, "tir": 1, "tue": 1, "tues": 1, "ons": 2, "tors": 3, "thurs": 3, "thur": 3,
    "thu": 3, "tirsd": 1, "onsd": 2, "torsd": 3, "loerd": 5, "fre": 4, "loer": 5, "lor": 5, "wed": 2}  # fmt: skip
_ORDINALS: Final = (
    "foerste forste first", "anden second", "tredje third", "fjerde fourth", "femte fifth", "sjette sixth",
    "syvende seventh", "ottende eighth", "niende ninth", "tiende tenth", "ellevte eleventh", "tolvte twelfth",
    "trettende thirteenth", "fjortende fourteenth", "femtende fifteenth", "sekstende sixteenth", "syttende seventeenth",
    "attende eighteenth", "nittende nineteenth", "tyvende twentieth", "enogtyvende twenty-first",
    "toogtyvende twenty-second", "treogtyvende twenty-third", "fireogtyvende twenty-fourth",
    "femogtyvende twenty-fifth", "seksogtyvende twenty-sixth", "syvogtyvende twenty-seventh",
    "otteogtyvende twenty-eighth", "niogtyvende twenty-ninth", "tredivte thirtieth", "enogtredivte thirty-first",
)  # fmt: skip
_SAME: Final = {
    "today": "i dag", "tonight": "i aften", "tonite": "i aften", "tomorrow": "i morgen",
    "tomorow": "i morgen", "yesterday": "i gaar", "overmorgen": "overmorgen", "overimorgen": "overmorgen",
    "morn": "morgen", "maarn": "morgen", "morgn": "morgen", "mrogen": "morgen", "mrgn": "morgen", "mrg": "morgen",
    "mrn": "morgen", "overmrg": "overmorgen", "overmrgn": "overmorgen", "2moro": "i morgen", "2morrow": "i morgen",
    "tmr": "i morgen", "tmrw": "i morgen", "rn": "nu", "wknd": "weekend", "paaskn": "paasken", "paasen": "paasken",
    "juln": "julen",
    "afen": "aften", "aftn": "aften", "aftenen": "aftenen", "evening": "aften", "night": "aften", "daa": "dag",
    "afternoon": "eftermiddag", "morning": "formiddag", "noon": "middag", "midday": "middag", "now": "nu", "nuu": "nu",
    "week": "uge", "weeks": "uger", "month": "maaned", "months": "maaneder", "day": "dag", "days": "dage",
    "year": "aar", "years": "aar", "weekday": "hverdag", "weekdays": "hverdage", "hverdagene": "hverdage",
    "next": "naeste", "naste": "naeste", "neste": "naeste", "nste": "naeste", "this": "denne", "last": "sidste",
    "forrige": "sidste", "upcoming": "kommende", "coming": "kommende", "following": "foelgende",
    "foerstkommende": "kommende", "ugens": "ugen", "every": "hver", "each": "hver", "hvert": "hver",
    "before": "foer", "foer": "foer", "inden": "inden", "indn": "inden", "after": "efter", "eftr": "efter",
    "from": "fra", "until": "indtil", "till": "indtil", "through": "indtil", "between": "mellem", "imellem": "mellem",
    "ml": "mellem", "and": "og", "on": "paa", "since": "siden", "ago": "siden", "within": "inden for",
    "indenfor": "inden for", "during": "i loebet af", "rest": "resten", "end": "slutningen",
    "start": "starten", "beginning": "starten", "begyndelsen": "starten",
    "medio": "midten", "primo": "starten", "ultimo": "slutningen", "wkend": "weekend", "weeknd": "weekend",
    "wekend": "weekend", "weekender": "hweekend", "weekends": "hweekend", "weekenderne": "hweekend",
    "xmas": "jul", "christmas": "jul", "easter": "paaske", "pasken": "paasken", "paske": "paaske", "jule": "jule",
    "pentecost": "pinse", "whitsun": "pinse", "nytar": "nytaar", "autumn": "efteraar", "fall": "efteraar",
    "spring": "foraar", "summer": "sommer", "winter": "vinter", "klokken": "kl", "klok": "kl", "kll": "kl",
    "holidays": "holiday", "break": "holiday", "vacation": "holiday", "fortnight": "14 dage", "maned": "maaned",
    "’": "'", "`": "'", "´": "'", "&": "og", "aftes": "aftes", "gar": "gaar",
    "ar": "aar", "arets": "aarets", "maneden": "maaneden", "pa": "paa",
}  # fmt: skip
_FUZZY: Final = (
    "weekend weekenden imorgen overmorgen tomorrow formiddag eftermiddag sommerferien vinterferien efteraarsferien "
    "juleferien paaskeferien skaertorsdag langfredag grundlovsdag pinsedag paaskedag nytaarsaften nytaarsdag "
    "juleaften fastelavn himmelfart himmelfartsdag naeste christmas afternoon yesterday morgen"
).split()
# Words of their own that lie one letter from a name of a day.
_NOT_MISSPELLED: Final = frozenset(
    "moren morden mogen mandat manage mandal fridag fredelig sundry junior julie augusta aprils morges morgan"
    " weekends imorges tirsdags naesten naestes foraaret".split()
)
_WORD = re.compile(r"(?:twenty|thirty)[- ]?(?:first|second|third|\w{1,5}th)\b|[^\W_]+|[^\w\s]|_|\s+")
_PARTS_OF_DAY = re.compile(r"(.+?)s?(morgen|formiddag|eftermiddag|middag|aften|nat)")
_DAY_BEFORE: Final = r"(?:\b(?:paa|aaben|aabent|lukket|open|closed|opened) |wd\d\.? ?(?:og|eller|til|-|–|/) ?)$"
_NO_NOUN_AFTER: Final = r"\.?(?: ?$| ?[?!,;/–-]| (?:kl\b|\d|og\b|eller\b|\w*middag|aften|morgen))"
_OPEN_AFTER: Final = r"\.? (?:aabent?|lukket|open|closed)\b"
_DAY: Final = ((_DAY_BEFORE, _NO_NOUN_AFTER), (r"^$", _OPEN_AFTER))
# "Søn" is also a son, "man" people, "tor" a name, "moren" a mother and "da" then: beside another weekday, where a house
# is open, or after "i" they are times. What stands before and after them where they are, and what they are then.
_TIMES_TOO: Final = {
    "soen": (_DAY, "wd6"),
    "man": (_DAY, "wd0"),
    "tor": (_DAY, "wd3"),
    "moren": (((r"\bi $", ""),), "morgen"),
    "maaren": (((r"\bi $", ""),), "morgen"),
    "da": (((r"\bi $", r" ?(?:$|[?!.,])"),), "dag"),
}
_PLACES: Final = {
    name: [(re.compile(before), re.compile(after)) for before, after in places]
    for name, (places, _) in _TIMES_TOO.items()
}
_MAY = re.compile(r"(?<=\d )may\b|(?<=\dth )may\b|\b(?:in|denne|naeste|of) may\b|\bmay(?= \d)")
_SHORT_ENGLISH = re.compile(r"\b(paa|denne|naeste) (fri|sat|sun)\b")
_A_FEW: Final = {"fri": "wd4", "sat": "wd5", "sun": "wd6"}
_NAMES_TOO = re.compile(r"(?:(?<=\bi )|(?<=\bin )|(?<=\d )|(?<=\d\. )|(?<=\d\.))(?:jan|mar)\b|\b(?:jan|mar)(?= \d)")
_LEAST_FUZZY: Final = 5


def _names() -> dict[str, str]:
    names = dict(_SAME)
    for number, name in enumerate(_WEEKDAYS):
        names |= dict.fromkeys((name, f"{name}en"), f"wd{number}")
        names |= dict.fromkeys((f"{name}e", f"{name}ene"), f"hwd{number}")
        names[f"{name}s"] = f"pwd{number}"
    for number, name in enumerate(_ENGLISH_WEEKDAYS):
        names |= {name: f"wd{number}", f"{name}s": f"hwd{number}"}
    names |= {name: f"wd{number}" for name, number in _SHORT_WEEKDAYS.items()}
    names |= {name: f"mo{number}" for number, words in enumerate(_MONTHS, 1) for name in words.split()}
    for number, words in enumerate(_ORDINALS, 1):
        names |= {form: f"ord{number}" for name in words.split() for form in _forms(name)}
    return names


def _forms(name: str) -> tuple[str, ...]:
    """How the name of a number is written: "twenty-first" in three ways."""
    return (name, name.replace("-", " "), name.replace("-", "")) if "-" in name else (name,)


_NAMES: Final = _names()
_CORRECTED: Final = tuple(
    dict.fromkeys([*_FUZZY, *(name for name, code in _NAMES.items() if re.match(r"h?wd|mo", code) and len(name) > 5)])  # noqa: PLR2004 - shorter names are one letter from too many words
)


@lru_cache(maxsize=WORDS_REMEMBERED)
def written(word: str) -> str:
    """The grammar's way of writing one word (or sign) of a cleaned text."""
    plain = fold(word)
    return _apart(plain) or _known(plain) or _misspelled(plain) or plain


def _known(word: str) -> str | None:
    return _NAMES.get(word) or (word if word in _FUZZY else None)


def _apart(word: str) -> str | None:
    """Words written as one: "imorgen", "pålørdag", "næsteuge", "lørdagaften"."""
    for first in ("i", "paa", "naeste", "denne"):
        rest = word.removeprefix(first)
        if rest != word and (known := _known(rest) or (rest if rest in _SPLIT_OFF else None)):
            return f"{_NAMES.get(first, first)} {_TIMES_TOO[known][1] if known in _TIMES_TOO else known}"
    found = _PARTS_OF_DAY.fullmatch(word)
    if found and (known := _NAMES.get(found[1], "")) and known.startswith("wd"):
        return f"{known} {found[2]}"
    return None


_SPLIT_OFF: Final = frozenset(
    "dag aften gaar forgaars nat aar morges aftes uge weekend weekenden maaned sommer julen moren maaren".split()
)


def _misspelled(word: str) -> str | None:
    """The name of a day, month or part of a day that `word` misses by one letter; None where several would do."""
    if len(word) < _LEAST_FUZZY or not word.isalpha() or word in _NOT_MISSPELLED:
        return None
    near = {
        _NAMES.get(name, name)
        for name in _CORRECTED
        if name[0] == word[0] and OSA.distance(word, name, score_cutoff=1) <= 1
    }
    if len({name.lstrip("hp") if re.fullmatch(r"[hp]?wd\d", name) else name for name in near}) != 1:
        return None
    # "Onsdagg" lies as near to "onsdage" and "onsdags": the day itself is meant.
    name = min(near, key=len)
    return "i morgen" if name == "imorgen" else name


def canonical(text: str) -> tuple[str, list[int]]:
    """The grammar's way of writing a cleaned text, and for each of its characters where it comes from in `text`."""
    pieces: list[str] = []
    origins: list[int] = []
    for found in _WORD.finditer(text):
        piece = " " if found.group().isspace() else written(found.group())
        if piece in _TIMES_TOO and _is_time(piece, "".join(pieces), fold(text[found.end() :])):
            piece = _TIMES_TOO[piece][1]
        pieces.append(piece)
        origins += [found.start()] * len(piece)
    return _in_context("".join(pieces)), origins


def _is_time(piece: str, before: str, after: str) -> bool:
    """Whether a word that is a time only beside others is one here."""
    return any(left.search(before) and right.match(after) for left, right in _PLACES[piece])


def _in_context(text: str) -> str:
    """What only the neighbours tell: the month May, "on sat", and names that are also months. Lengths are kept."""
    text = _MAY.sub(lambda found: found.group().replace("may", "mo5"), text)
    text = _NAMES_TOO.sub(lambda found: "mo1" if found.group() == "jan" else "mo3", text)
    return _SHORT_ENGLISH.sub(lambda found: f"{found[1]} {_A_FEW[found[2]]}", text)
