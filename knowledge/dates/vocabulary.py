"""The words of time in Danish and English, each with the grammar's way of writing it."""

from __future__ import annotations

import re
from typing import Final

from knowledge.dates.misspelled import LONG
from knowledge.matching.text import skeleton

_WEEKDAYS: Final = "mandag tirsdag onsdag torsdag fredag loerdag soendag".split()
_ENGLISH_WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTHS: Final = (
    "januar january", "februar february feb febr", "marts march", "april apr", "maj", "juni june jun",
    "juli july", "august aug", "september sept sep", "oktober october okt oct", "november nov", "december dec decem",
)  # fmt: skip
_SHORT_WEEKDAYS: Final = {"tirs": 1, "tir": 1, "tue": 1, "tues": 1, "ons": 2, "tors": 3, "thurs": 3, "thur": 3,
    "thu": 3, "tirsd": 1, "onsd": 2, "torsd": 3, "loerd": 5, "fre": 4, "loer": 5, "lor": 5, "wed": 2,
    "wensday": 2, "wendsday": 2}  # fmt: skip
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
    "toady": "i dag", "tomorow": "i morgen", "tommorow": "i morgen",
    "yesterday": "i gaar", "overmorgen": "overmorgen", "overimorgen": "overmorgen",
    "morn": "morgen", "maarn": "morgen", "morgn": "morgen", "mrogen": "morgen", "mrgn": "morgen", "mrg": "morgen",
    "mrn": "morgen", "overmrg": "overmorgen", "overmrgn": "overmorgen", "2moro": "i morgen", "2morrow": "i morgen",
    "tmr": "i morgen", "tmrw": "i morgen", "rn": "nu", "wknd": "weekend", "paaskn": "paasken", "paasen": "paasken",
    "juln": "julen", "overmaaren": "overmorgen", "overmaarn": "overmorgen", "overmorn": "overmorgen",
    "overmoren": "overmorgen", "aftne": "aften", "morra": "morgen", "morgon": "morgen",
    "kveld": "aften", "kvaell": "aften", "kvall": "aften",
    "maarra": "morgen", "overmorra": "overmorgen",
    "afen": "aften", "aftn": "aften", "aftenen": "aftenen", "evening": "aften", "night": "aften", "daa": "dag",
    "afternoon": "eftermiddag", "morning": "formiddag", "noon": "middag", "midday": "middag", "now": "nu", "nuu": "nu",
    "week": "uge", "weeks": "uger", "month": "maaned", "months": "maaneder", "day": "dag", "days": "dage",
    "year": "aar", "years": "aar", "weekday": "hverdag", "weekdays": "hverdage", "hverdagene": "hverdage",
    "next": "naeste", "naste": "naeste", "neste": "naeste", "nste": "naeste", "this": "denne", "last": "sidste",
    "forrige": "sidste", "upcoming": "kommende", "coming": "kommende", "following": "foelgende",
    "foerstkommende": "kommende", "naestkommende": "kommende",
    "wk": "uge", "ugens": "ugen", "every": "hver", "each": "hver", "hvert": "hver",
    "before": "foer", "foer": "foer", "inden": "inden", "indn": "inden", "after": "efter", "eftr": "efter",
    "from": "fra", "until": "indtil", "till": "indtil", "through": "indtil", "between": "mellem", "imellem": "mellem",
    "ml": "mellem", "and": "og", "on": "paa", "since": "siden", "ago": "siden", "within": "inden for",
    "indenfor": "inden for", "during": "i loebet af", "rest": "resten", "end": "slutningen",
    "start": "starten", "beginning": "starten", "begyndelsen": "starten",
    "medio": "midten", "primo": "starten", "ultimo": "slutningen", "wkend": "weekend", "weknd": "weekend",
    "weknden": "weekenden", "weeknd": "weekend",
    "wekend": "weekend", "weekender": "hweekend", "weekends": "hweekend", "weekenderne": "hweekend",
    "skuddag": "29. mo2", "skuddagen": "29. mo2",
    "xmas": "jul", "christmas": "jul", "easter": "paaske", "pasken": "paasken", "paske": "paaske", "jule": "jule",
    "pentecost": "pinse", "whitsun": "pinse", "nytar": "nytaar", "autumn": "efteraar", "fall": "efteraar",
    "spring": "foraar", "summer": "sommer", "winter": "vinter", "klokken": "kl", "klok": "kl", "kll": "kl",
    "holidays": "holiday", "break": "holiday", "vacation": "holiday", "fortnight": "14 dage", "maned": "maaned",
    "’": "'", "`": "'", "´": "'", "&": "og", "aftes": "aftes", "gar": "gaar",
    "uges": "uge", "ugers": "uger", "dages": "dage", "maaneds": "maaned", "maneds": "maaned", "maaneders": "maaneder",
    "weekendens": "weekenden", "hverdagenes": "hverdage",
    "ar": "aar", "arets": "aarets", "maneden": "maaneden", "pa": "paa",
}  # fmt: skip


def _names() -> dict[str, str]:
    names = dict(_SAME)
    for number, name in [*enumerate(_WEEKDAYS), *enumerate(map(skeleton, _WEEKDAYS))]:
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


NAMES: Final = _names()
"""Every word that is written otherwise in the grammar."""


def _mended() -> dict[str, str]:
    # Shorter names are one letter from too many words.
    days = {name: code for name, code in NAMES.items() if re.match(r"[hp]?wd|mo", code) and len(name) > 5}  # noqa: PLR2004
    return {name: NAMES.get(name, name) for name in (*LONG, "today", "april", "marts")} | days


MENDED: Final = _mended()
"""The words that are known with a letter wrong."""
