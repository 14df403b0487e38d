"""The names that people give to feasts, school holidays and seasons."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from knowledge.dates.feasts import feast
from knowledge.dates.found import Build, Found, Rule, found, rule
from knowledge.dates.numbers import YEAR, year_of
from knowledge.dates.spans import Span

_LED: Final = (
    r"(?:(?:i|in|til|paa|over|den|d\.?|the|her|for|hele|af|of|ved|omkring|at|denne|naeste|kommende|resten af"
    r"|i loebet af) ){0,4}"
)
_FIRST: Final = r"(?:1\. ?|ord1 |1 )"
_SECOND: Final = r"(?:2\. ?|ord2 |2 )"
_THIRD: Final = r"(?:3\. ?|ord3 |3 )"
_FOURTH: Final = r"(?:4\. ?|ord4 |4 )"
_BOTH: Final = rf"(?:begge |both |(?:the )?{_FIRST}(?:og|eller|and|/|-|–) ?{_SECOND})"
"""As in "1. og 2. juledag"; "og 2. juledag" goes on with something else."""
_NEW_YEAR: Final = r"(?:the )?new aar'?s?"
_HIMMELFART: Final = r"(?:kr\.? ?|kristi ?)?himmelfarts?"

_OF_IT: Final = r"(?:n|(?!penge|loen|bog|lukke|aab)[a-z]{4,})?"
"""As in "Vinterferieaktiviteter": what is in a holiday is on its days."""

# A season alone is a word of many texts; with a small word before it, it is a time.
_SEASON: Final = r"(?:(?<=til )|(?<=i )|(?<=in )|(?<=denne )|(?<=naeste )|(?<=the ))"

# "Christmas market", "jul events": of that kind, not on those days.
_NO_NOUN: Final = (
    r"(?! (?:event|activit|market|concert|craft|part(?:y|ies)|show|song|carol|film|movie|fair|program|calendar|baking"
    r"|dinner|lunch|workshop|stor(?:y|ies)|reading|theme|decoration|tree)\w*)"
)
_NAMES: Final[dict[str, str]] = {
    "nytaarsdag": rf"nytaarsdag(?:en)?|{_NEW_YEAR} dag",
    "helligtrekonger": r"hellig ?tre ?konger\w*",
    "valentinsdag": r"valentin(?:e?'?s)? ?dag",
    "kvindedag": r"kvindernes (?:internationale )?(?:kamp)?dag|(?:international )?kvinde ?(?:kamp)?dagen?",
    "bogdag": r"verdens ?bog ?dag(?:en)?|(?:verdens)? ?bogens dag|world book dag",
    "arbejdernes-dag": r"arbejdernes (?:internationale )?kampdag",
    "grundlovsdag": r"grundlovs ?dag(?:en)?|constitution dag",
    "sankthans": r"(?:sankt|skt\.?|sct\.?|st\.?) ?hans ?(?:aften|dag)?|midsummer(?:s? (?:eve|aften))?",
    "halloween": r"hall?oween",
    "mortensaften": r"morten ?s ?aften",
    "lucia": r"(?:sankt |skt\.? )?lucia(?:dag(?:en)?)?",
    "lillejuleaften": r"lille ?jule ?aften(?:sdag)?",
    "juleaften": r"jule ?aften(?:s ?dag)?(?:en)?|jul eve|juleaftensdag",
    "juledag": rf"{_FIRST}?jule ?dag(?:en)?|jul dag",
    "anden-juledag": rf"{_SECOND}jule ?dag(?:en)?|boxing dag|(?:anden|ord2) ?dag (?:i )?jul|ord2 dag of jul",
    "tredje-juledag": rf"{_THIRD}jule ?dag(?:en)?|(?:tredje|ord3) ?dag (?:i )?jul|ord3 dag of jul",
    "juledage": rf"juledagene|{_BOTH}jule ?dage?",
    "juleuge": r"jule ?ugen?|jul uge",
    "jul": rf"(?<!med )(?<!om )jul(?:ens?)?{_NO_NOUN}|juletiden|jule ?aab\w*|julelukke(?:t|de)?|juledage",
    "mellem-jul-og-nytaar": (
        rf"mellem\.? (?:jul(?:en)?|juledagene) og (?:nytaar(?:et)?|{_NEW_YEAR})|mellemdagene|r[ou]mjul(?:en)?"
    ),
    "jul-og-nytaar": rf"jul(?:en)? (?:og|/|til) ?(?:nytaar(?:et)?|{_NEW_YEAR})|jule? ?- ?og nytaar\w*",
    "nytaarsaften": rf"nytaars ?aften(?:s ?dag)?|{_NEW_YEAR} eve",
    "nytaar": rf"nytaar(?:ets?)?|nytaarsdagene|{_NEW_YEAR}",
    "fastelavn": r"fastelavn(?:en|s ?soendag|wd6)?",
    "fastelavnsmandag": r"fastelavns? ?(?:mandag|wd0)",
    "palmesoendag": r"palme ?(?:soendag|wd6)|palm wd6",
    "skaertorsdag": r"skaer ?(?:torsdag|wd3)|maundy wd3",
    "langfredag": r"lang ?(?:fredag|wd4)|good wd4",
    "paaskeloerdag": r"paaske ?(?:loerdag|wd5)|paaskeloerdagen|(?:paaske|holy) wd5",
    "paaskeuge": r"paaske ?ugen?|holy uge|den stille uge",
    "paaskedag": rf"{_FIRST}?paaske ?dag(?:en)?|paaske ?(?:soendag|wd6)",
    "anden-paaskedag": rf"{_SECOND}paaske ?dag(?:en)?|paaske ?(?:mandag|wd0)",
    "begge-paaskedage": rf"{_BOTH}paaske ?dage?",
    "paaske": r"paasken?s?|paaskedagene|paaske ?aab\w*|paaskelukke(?:t|de)?",
    "store-bededag": r"(?:(?:st\.?|store) ?)?bede ?dag(?:en)?|great prayer dag",
    "himmelfartsferie": rf"{_HIMMELFART} ?ferien?",
    "himmelfart": rf"{_HIMMELFART}(?: ?dag(?:en)?)?|ascension(?: dag)?",
    "pinseloerdag": r"pinse ?(?:loerdag|wd5)",
    "pinsedag": rf"{_FIRST}?pinse ?dag(?:en)?|pinse ?(?:soendag|wd6)|whit wd6",
    "anden-pinsedag": rf"{_SECOND}pinse ?dag(?:en)?|pinse ?(?:mandag|wd0)|whit wd0",
    "pinse": rf"{_BOTH}pinse ?dage?|pinsen?|pinsedagene|pinseferien?",
    "1-advent": rf"{_FIRST}(?:wd6 )?(?:i |in |of )?advent",
    "2-advent": rf"{_SECOND}(?:wd6 )?(?:i |in |of )?advent",
    "3-advent": rf"{_THIRD}(?:wd6 )?(?:i |in |of )?advent",
    "4-advent": rf"{_FOURTH}(?:wd6 )?(?:i |in |of )?advent",
    "1-adventsweekend": rf"{_FIRST}weekend(?:en)? (?:i |in |of )?advent",
    "2-adventsweekend": rf"{_SECOND}weekend(?:en)? (?:i |in |of )?advent",
    "3-adventsweekend": rf"{_THIRD}weekend(?:en)? (?:i |in |of )?advent",
    "4-adventsweekend": rf"{_FOURTH}weekend(?:en)? (?:i |in |of )?advent",
    "advent": r"advent(?:en|stiden|s ?soendagene|s ?soendage| hwd6)?|hwd6 i advent",
    "fars-dag": r"fars ?dag|father'?s'? dag",
    "mors-dag": r"mors ?dag|mother'?s'? dag",
    "vinterferie": rf"vinter ?ferie{_OF_IT}|vinter holiday|uge ?7 ?ferien",
    "paaskeferie": rf"paaske ?ferie{_OF_IT}|paaske holiday",
    "sommerferie": rf"sommer ?ferie{_OF_IT}|sommer holiday|sommer ?lukke(?:t|de)?|sommer ?aab\w*|sommerferielukke\w*",
    "efteraarsferie": rf"efteraars? ?ferie{_OF_IT}|efteraar holiday|(?:autumn )?half[ -]?term|kartoffel ?ferien?",
    "juleferie": rf"jule? ?ferie{_OF_IT}|jul holiday",
    "foraar": rf"{_SEASON}foraar|foraar(?= 20\d\d)|foraaret",
    "sommer": rf"{_SEASON}sommer|sommer(?= 20\d\d)|sommeren",
    "efteraar": rf"{_SEASON}efteraar|efteraar(?= 20\d\d)|efteraaret",
    "vinter": rf"{_SEASON}vinter|vinter(?= 20\d\d)|vinteren",
}
_SEASONS: Final = frozenset({"foraar", "sommer", "efteraar", "vinter"})
_PAST: Final[dict[str, str]] = {
    "jul": r"i julen sidste aar|sidste jul",
    "sommer": r"i sommers|sidste sommer",
    "vinter": r"i vinters",
    "foraar": r"i foraars",
    "efteraar": r"i efteraars",
    "paaske": r"i paasken sidste aar|sidste paaske",
}


def named() -> set[str]:
    """The feasts that have names here."""
    return set(_NAMES)


def _coming(name: str) -> Build:
    """The next one that is not over, or that of the year that is written."""

    def build(match: re.Match[str], today: date) -> Found:
        written = year_of(match["year"])
        if written is not None:
            span = feast(name, written)
            return found(span, past=span.end < today, feast=True)
        # "Til efteråret" said in autumn is the next one.
        ahead = name in _SEASONS and match.group().startswith("til ")
        spans = (feast(name, year) for year in range(today.year - 1, today.year + 3))
        return found(next(each for each in spans if (each.first if ahead else each.end) >= today), feast=True)

    return build


def _gone(name: str) -> Build:
    def build(_match: re.Match[str], today: date) -> Found:
        spans = (feast(name, today.year - behind) for behind in range(3))
        return found(next(span for span in spans if span.end < today), past=True, feast=True)

    return build


_ADVENT: Final = ("1-advent", "2-advent", "3-advent", "4-advent")


def _next_advent(_match: re.Match[str], today: date) -> Found:
    """The first Sunday in Advent after today."""
    sundays = sorted(feast(name, year).first for name in _ADVENT for year in (today.year, today.year + 1))
    return found(Span.of(next(each for each in sundays if each > today)))


RULES: Final[tuple[Rule, ...]] = (
    rule(
        r"(?:paa )?(?:den |the )?naeste wd6 (?:i|in|of) advent|(?:den )?naeste advents ?(?:wd6|soendag)", _next_advent
    ),
    *(rule(rf"{_LED}(?:{names})(?: i)?{YEAR}", _coming(name)) for name, names in _NAMES.items()),
    *(rule(names, _gone(name)) for name, names in _PAST.items()),
)
