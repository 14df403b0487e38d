"""Addresses with a house number: a street by its ending, or what somebody says to live in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from knowledge.guarding.house_numbers import GOES_ON, HOUSE, RANGE
from knowledge.guarding.reading import Reading, Span

_SURE_ENDINGS = "vejen|vejn|vej|vje|vj|gaden|gade|strædet|stræde|allé|boulevarden|boulevard|vænget|vænge"
_ENDINGS = (
    f"{_SURE_ENDINGS}|straede|alléen|alleen|alle|vaenget|vaenge|gyden|gyde|torvet|torv|pladsen|plads|stien|sti|toften|toft"
    "|krogen|bakken|bakke|parken|park|engen|marken|lunden|lund|haven|skrænten|svinget|brinken|kæret|løkken|ageren|ringen"
    "|kvarteret|kajen|kaj|skellet|diget|hegnet|dammen|vangen|vang|gården|højen|høj|buen|passagen|ledet|led|høje|agre|mosen|kær|bjerget|holmen|eng|skoven|ager|krog|brink"
    "|volden|gård"
)
_FIRST_WORDS = (
    r"(?:(?:(?-i:[A-ZÆØÅÉ])[\w.’'\-]{0,24}|gl\.?|gammel|ny|nye|store|lille|øster|vester|nørre|sønder|sankt|sct\.?|skt\.?|st\.?"
    r"|dr\.?)\s){0,3}"
)
_COMPOUND = rf"[^\W\d_][\w’'\-]{{1,24}}?(?:{_ENDINGS})"
_ALONE = r"(?<=\s)(?:Vej|Gade|Allé|Alle|Plads|Torv|Stræde|Vænge|Boulevard|Park)|Boulevarden|Torvet|Strædet"
# "kong valdemars vej": what is named after somebody, and written small.
_SMALL_WORD = (
    r"(?:på|paa|i|til|fra|og|er|bor|bo|ved|hos|min|mit|vores|den|det|de|nu|ny|nye|adressen?|flytter?|flyttet"
    r"|at|in|on|to|from|is)\s"
)
_NOBODY = r"(?:deres|jeres|vores|hans|hendes|dens|dets|ens|alles|livets|dagens)\s"
_OF_SOMEBODY = (
    rf"(?:(?!{_SMALL_WORD})[^\W\d_][\w’'\-]{{0,24}}\.?\s){{0,2}}?(?!{_NOBODY})[^\W\d_][\w’'\-]{{2,24}}s"
    r"\s(?:vej|gade|all[eé]|plads|torv|stræde|vænge|boulevard|park|have)"
)
_NUMBER = r"(?:,?(?:\s(?:nr\.?|nummer|no\.?))?,?\s{1,2}|\si\s(?:nr\.?|nummer)\s|\s(?:nr|no)\.)" + HOUSE
_STREET: Final = re.compile(rf"(?<!\w)(?P<street>{_FIRST_WORDS}(?:{_COMPOUND}|{_ALONE})){_NUMBER}")
_STREET_IN_ANY_CASE: Final = re.compile(
    rf"(?<!\w)(?P<street>{_FIRST_WORDS}{_COMPOUND}|{_OF_SOMEBODY}){_NUMBER}", re.IGNORECASE
)
_GLUED: Final = re.compile(r"(?<!\w)[^\W\d_]{3,24}(?:vej|gade|stræde|allé|vænget)\d{1,3}[A-Za-z]?(?!\w)", re.IGNORECASE)
_LED = (
    r"\b(?:lives?|living|address|adressen?|adr|bor|boende|moved?|moving|flytte[rt]?)\b\.?"
    r"(?:[\s:]{1,3}(?:at|on|in|to|from|is|er|på|paa|i|til|fra|my|min)\b){0,3}[\s:]{1,3}"
)
_ENGLISH: Final = re.compile(
    rf"{_LED}(?P<place>\d{{1,3}}[A-Za-z]?\s(?:(?-i:[A-Z])[a-z]{{2,20}}\s){{1,2}}(?:Street|Road|Lane|Avenue|Drive|Close|St\.|Rd\.)"
    rf"(?!\w)|(?:\d{{1,3}}[A-Za-z]?|n(?:umme)?r\.?\s\d{{1,3}}[A-Za-z]?\s(?:på|i))\s{_COMPOUND}(?!\w))",
    re.IGNORECASE,
)
_NUMBER_FIRST: Final = re.compile(
    rf"(?<![\w.,\-/])\d{{1,3}}[A-Za-z]?\s(?-i:[A-ZÆØÅ])[^\W\d_]{{1,24}}(?:{_SURE_ENDINGS})(?:,?\s[1-9]\d{{3}}(?!\d)"
    rf"|,\s(?-i:[A-ZÆØÅ])[^\W\d_]{{1,24}})"
    r"|\b[A-Z][a-z]{2,20}\s(?:Street|Road|Lane|Avenue)\s\d{1,3}[A-Za-z]?(?!\w)"
    r"|^\W*\d{1,3}[A-Za-z]?\s(?:[A-Z][a-z]{2,20}\s){1,2}(?:Street|Road|Lane|Avenue)\W*$"
)
# "nr. 7 Birkevej", "Ved Stationen 5".
_PUT_OTHERWISE: Final = re.compile(
    r"(?<![\w.\-])(?<!bus )(?:nr\.?|nummer)\s\d{1,3}[A-Za-z]?\s(?:på\s)?(?-i:[A-ZÆØÅ])[^\W\d_]{1,24}"
    rf"(?:{_SURE_ENDINGS})(?!\w)"
    rf"|(?<!\w)(?-i:Ved|Bag|Bagved|Under|Langs)\s(?-i:[A-ZÆØÅ])\w{{1,20}}e[nt]\s{HOUSE}(?!\w|[.:,/\-]\d)",
    re.IGNORECASE,
)
# "bor på birke vej 7": a compound that is written apart.
_APART: Final = re.compile(
    r"\b(?:bor|boende|adressen?|flytte[rt]?|lives?|address)(?:\s(?:på|paa|i|til|fra|er|on|at|in|to|is)){0,2}:?\s"
    rf"(?P<place>[^\W\d_]{{3,24}}\s(?:vej|gade|all[eé]|stræde|vænge)\s{HOUSE})(?!\w|[.:,/\-]\d)",
    re.IGNORECASE,
)
_LIVING: Final = re.compile(
    r"\b(?:bor|boende|bopæl|adressen?|adr|address|lives?|living|flytte[rt]?|flytning|hjemme|moved|moving)\b\.?"
    r"(?:[\s:]{1,3}(?:på|paa|i|til|fra|at|on|in|to|from|er|is|hos|ved|nu|min|den|nye|now)\b){0,4}[\s:]{1,3}"
    rf"(?P<place>(?-i:[A-ZÆØÅÉ])[\w’'\-]{{1,24}}(?:\s[\w’'.\-]{{1,24}}){{0,2}}?\s{HOUSE})"
    r"(?=\s{0,2}(?:$|[,;!?)\n]|\.(?!\s?[a-z\d]))|\s(?:og|and|hvor|i|in|oven|over|overfor|ved|lige|bag|nær|med|next|near|above)\s)",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"\b(?:adressen?|adr|address|bopæl)\b\.?(?:\s(?:er|is|nu))?\s?:?\s{1,2}"
    rf"(?P<place>(?!(?:er|is|nu)\s)[^\W\d_][\w’'.\-]{{1,24}}(?:\s[^\W\d_][\w’'.\-]{{1,24}}){{0,2}}?\s{HOUSE})(?!\w|[\-:/]\d)",
    re.IGNORECASE,
)
_BEFORE_OTHER_NUMBERS: Final = re.compile(
    r"\s(?:d|den|d\.|kl|kl\.|uge|om|ca|ca\.|cirka|omkring|fra|til|på|i|de|alle|in|on|about|for)\s\d", re.IGNORECASE
)
# Words with such an ending that are no streets.
_NO_STREET: Final = re.compile(
    r"(?:^|\s)(?:(?:over|under|om|ud|gen|af|ad|til|motor|cykel|halv|sam|hen|luft|vand|jern|ind)vej(?:en)?|(?:bri|blok)gade"
    r"|(?:parkerings|p-?|lege|arbejds|sidde|stå|bo|bygge|praktik|børnehave|vuggestue|institutions|sommer|camping|bade"
    r"|studie|lære|dagtilbuds|uddannelses|vente|sove|hvile|elev|internet|læse|gruppe|kolonihave|plejehjems)plads(?:en)?"
    r"|samtalle|(?:natur|national|forlystelses|dyre|tivoli|vandre|skate|by|bil|vogn|maskin)park(?:en)?"
    r"|(?:børne|barne|urte|zoologisk\s|bio|skole|køkken|kirke|dag)haven?|(?:ikke|der|også|altså|kun|med)høj"
    r"|(?:bonde|børne|herre|pleje|aktivitets)gården?|(?:by|cykel|natur|vandre)stien?)$",
    re.IGNORECASE,
)
_SURE: Final = re.compile(rf"(?:{_SURE_ENDINGS})$", re.IGNORECASE)


def find_addresses(reading: Reading) -> Iterator[Span]:
    """Where addresses with a house number stand, with floor, postcode and town; the places may overlap."""
    text = reading.text
    for pattern in (_STREET, _STREET_IN_ANY_CASE):
        for match in pattern.finditer(text):
            if _is_street(text, match) and (match["street"][0].isupper() or not reading.spelled):
                numbers = RANGE.match(text, match.end())
                yield match.start(), match.end() if numbers is None else numbers.end()
    if reading.spelled:
        # Where each "en" is a 1, numbers stand behind any word.
        return
    for pattern in (_LIVING, _CALLED, _APART):
        for match in pattern.finditer(text):
            if not GOES_ON.match(text, match.end("place")) and not _BEFORE_OTHER_NUMBERS.search(match["place"]):
                yield match.span("place")
    yield from (match.span("place") for match in _ENGLISH.finditer(text))
    for pattern in (_GLUED, _NUMBER_FIRST, _PUT_OTHERWISE):
        yield from (match.span() for match in pattern.finditer(text))


def _is_street(text: str, match: re.Match[str]) -> bool:
    """Whether it is a street: by an ending that little else has, or written large, or with a floor or a letter."""
    street = match["street"]
    if _NO_STREET.search(street):
        return False
    sure = _SURE.search(street) is not None
    if sure and RANGE.match(text, match.end()):
        return True
    if GOES_ON.match(text, match.end()):
        return False
    return sure or bool(match["letter"] or match["rest"]) or street.split()[-1][:1].isupper()
