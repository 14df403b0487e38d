"""Numbers in the words of German, Polish, Ukrainian, Russian and, figure by figure, Arabic."""

from __future__ import annotations

import re
from typing import Final

# From zero on, from ten on, and the tens from twenty on; each value with its spellings.
_SCALES: Final = (
    (
        "null eins|ein zwei|zwo drei vier fünf|fuenf sechs sieben acht neun",
        "zehn elf zwölf|zwoelf dreizehn vierzehn fünfzehn|fuenfzehn sechzehn siebzehn achtzehn neunzehn",
        "zwanzig dreißig|dreissig vierzig fünfzig|fuenfzig sechzig siebzig achtzig neunzig",
    ),
    (
        "zero jeden|jedna dwa trzy cztery pięć|piec sześć|szesc siedem osiem dziewięć|dziewiec",
        (
            "dziesięć|dziesiec jedenaście|jedenascie dwanaście|dwanascie trzynaście|trzynascie czternaście|czternascie"
            " piętnaście|pietnascie szesnaście|szesnascie siedemnaście|siedemnascie osiemnaście|osiemnascie"
            " dziewiętnaście|dziewietnascie"
        ),
        (
            "dwadzieścia|dwadziescia trzydzieści|trzydziesci czterdzieści|czterdziesci pięćdziesiąt|piecdziesiat"
            " sześćdziesiąt|szescdziesiat siedemdziesiąt|siedemdziesiat osiemdziesiąt|osiemdziesiat"
            " dziewięćdziesiąt|dziewiecdziesiat"
        ),
    ),
    (
        "нуль один два три чотири п.?ять шість сім вісім дев.?ять",
        (
            "десять одинадцять дванадцять тринадцять чотирнадцять п.?ятнадцять шістнадцять сімнадцять вісімнадцять"
            " дев.?ятнадцять"
        ),
        "двадцять тридцять сорок п.?ятдесят шістдесят сімдесят вісімдесят дев.?яносто",
    ),
    (
        "ноль один два три четыре пять шесть семь восемь девять",
        (
            "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать"
            " девятнадцать"
        ),
        "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    ),
    ("صفر واحد [اإ]ثنان|[اإ]ثنين ثلاث[ةه]? [أا]ربع[ةه]? خمس[ةه]? ست[ةه]? سبع[ةه]? ثماني[ةه]? تسع[ةه]?", "", ""),
)
_READ: Final = tuple(
    tuple(re.compile(word, re.IGNORECASE) for word in f"{units} {teens} {tens}".split())
    for units, teens, tens in _SCALES
)
_TWENTY: Final = 20


def _any(place: int, first: int = 0) -> str:
    return "|".join(word for scale in _SCALES for word in scale[place].split()[first:])


FOREIGN: Final = re.compile(
    rf"\b(?:(?P<unit>{_any(0)})und(?P<behind>{_any(2)})|(?P<tens>{_any(2)})\s(?P<rest>{_any(0, 1)})"
    rf"|(?:{_any(0)}|{_any(1)}|{_any(2)}))\b",
    re.IGNORECASE,
)
"""A number below a hundred: "sechsundsechzig", "sześćdziesiąt sześć", "сорок"."""


def read_foreign(found: str) -> str:
    """The figures of what `FOREIGN` found."""
    match = FOREIGN.fullmatch(found)
    if match is None:
        return ""
    tens, unit = match["tens"] or match["behind"], match["rest"] or match["unit"]
    return str(_value(tens) + _value(unit) if tens else _value(found))


def _value(word: str) -> int:
    """The value of one word: units and teens by their place, then the tens."""
    at = next(at for words in _READ for at, each in enumerate(words) if each.fullmatch(word))
    return at if at < _TWENTY else (at - _TWENTY + 2) * 10
