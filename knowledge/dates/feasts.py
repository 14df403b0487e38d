"""The Danish calendar: public holidays, named days, school holidays and seasons, computed for any year.

Store bededag was abolished as a public holiday from 2024 on; people still name it.
Grundlovsdag, juleaftensdag and nytårsaftensdag are no public holidays by law, so what is open then is a local fact.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from knowledge.dates.spans import ONE_DAY, Span

LAST_YEAR_OF_STORE_BEDEDAG: Final = 2023


@lru_cache(maxsize=64)
def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year (J. Meeus, Astronomical Algorithms, chapter 8)."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, of_four = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * of_four + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def public_holidays(year: int) -> frozenset[date]:
    """The days of `year` that are public holidays in Denmark by law."""
    names = ["nytaarsdag", "skaertorsdag", "langfredag", "paaskedag", "anden-paaskedag", "himmelfart"]
    names += ["pinsedag", "anden-pinsedag", "juledag", "anden-juledag"]
    if year <= LAST_YEAR_OF_STORE_BEDEDAG:
        names.append("store-bededag")
    return frozenset(feast(name, year).first for name in names)


def feast(name: str, year: int) -> Span:
    """The days of a feast, school holiday or season of `FEASTS` that begins in `year`."""
    return FEASTS[name](year)


def week_span(year: int, week: int) -> Span | None:
    """Monday to Sunday of an ISO week; None where the year has no such week."""
    try:
        return Span.of(date.fromisocalendar(year, week, 1), 7)
    except ValueError:
        return None


def _fixed(month: int, day: int, days: int = 1) -> Callable[[int], Span]:
    return lambda year: Span.of(date(year, month, day), days)


def _after_easter(offset: int, days: int = 1) -> Callable[[int], Span]:
    return lambda year: Span.of(easter_sunday(year) + timedelta(days=offset), days)


def _advent(number: int) -> Callable[[int], Span]:
    return lambda year: Span.of(_fourth_advent(year) - timedelta(weeks=4 - number))


def _advent_weekend(number: int) -> Callable[[int], Span]:
    """The Saturday before a Sunday in Advent, and that Sunday."""
    return lambda year: Span.of(_fourth_advent(year) - timedelta(weeks=4 - number, days=1), 2)


def _fourth_advent(year: int) -> date:
    """The last Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.isoweekday())


def _mothers_day(year: int) -> Span:
    return Span.of(date(year, 5, 14) - timedelta(days=date(year, 5, 14).isoweekday() % 7))


def _week(number: int) -> Callable[[int], Span]:
    return lambda year: Span.of(date.fromisocalendar(year, number, 1), 7)


def _months(first: int, count: int) -> Callable[[int], Span]:
    def span(year: int) -> Span:
        after = first + count
        end = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
        return Span(date(year, first, 1), end - ONE_DAY)

    return span


def _summer_holiday(year: int) -> Span:
    """From the last Saturday of June for six weeks and the weekend after, as schools in the region have it."""
    end_of_june = date(year, 6, 30)
    first = end_of_june - timedelta(days=(end_of_june.weekday() - 5) % 7)
    return Span.of(first, 44)


def _christmas_holiday(year: int) -> Span:
    """From the Saturday on or before the 22nd to the Sunday after New Year."""
    late = date(year, 12, 22)
    new_year = date(year + 1, 1, 1)
    return Span(
        late - timedelta(days=(late.weekday() - 5) % 7), new_year + timedelta(days=(6 - new_year.weekday()) % 7)
    )


FEASTS: Final[dict[str, Callable[[int], Span]]] = {
    "nytaarsdag": _fixed(1, 1),
    "helligtrekonger": _fixed(1, 6),
    "valentinsdag": _fixed(2, 14),
    "kvindedag": _fixed(3, 8),
    "bogdag": _fixed(4, 23),
    "arbejdernes-dag": _fixed(5, 1),
    "grundlovsdag": _fixed(6, 5),
    "sankthans": _fixed(6, 23),
    "halloween": _fixed(10, 31),
    "mortensaften": _fixed(11, 10),
    "lucia": _fixed(12, 13),
    "lillejuleaften": _fixed(12, 23),
    "juleaften": _fixed(12, 24),
    "juledag": _fixed(12, 25),
    "anden-juledag": _fixed(12, 26),
    "tredje-juledag": _fixed(12, 27),
    "jul": _fixed(12, 24, 3),
    "juledage": _fixed(12, 25, 2),
    "juleuge": lambda year: Span.of(date(year, 12, 24) - date(year, 12, 24).weekday() * ONE_DAY, 7),
    "mellem-jul-og-nytaar": _fixed(12, 27, 4),
    "jul-og-nytaar": _fixed(12, 24, 9),
    "nytaarsaften": _fixed(12, 31),
    "nytaar": _fixed(12, 31, 2),
    "fastelavn": _after_easter(-49),
    "fastelavnsmandag": _after_easter(-48),
    "palmesoendag": _after_easter(-7),
    "skaertorsdag": _after_easter(-3),
    "langfredag": _after_easter(-2),
    "paaskeloerdag": _after_easter(-1),
    "paaskeuge": _after_easter(-6, 7),
    "paaskedag": _after_easter(0),
    "anden-paaskedag": _after_easter(1),
    "begge-paaskedage": _after_easter(0, 2),
    "paaske": _after_easter(-3, 5),
    "store-bededag": _after_easter(26),
    "himmelfart": _after_easter(39),
    "himmelfartsferie": _after_easter(39, 4),
    "pinseloerdag": _after_easter(48),
    "pinsedag": _after_easter(49),
    "anden-pinsedag": _after_easter(50),
    "pinse": _after_easter(49, 2),
    "1-advent": _advent(1),
    "2-advent": _advent(2),
    "3-advent": _advent(3),
    "4-advent": _advent(4),
    "1-adventsweekend": _advent_weekend(1),
    "2-adventsweekend": _advent_weekend(2),
    "3-adventsweekend": _advent_weekend(3),
    "4-adventsweekend": _advent_weekend(4),
    "advent": lambda year: Span(_fourth_advent(year) - timedelta(weeks=3), _fourth_advent(year)),
    "fars-dag": _fixed(6, 5),
    "mors-dag": _mothers_day,
    "vinterferie": _week(7),
    "paaskeferie": _after_easter(-8, 10),
    "sommerferie": _summer_holiday,
    "efteraarsferie": _week(42),
    "juleferie": _christmas_holiday,
    "foraar": _months(3, 3),
    "sommer": _months(6, 3),
    "efteraar": _months(9, 3),
    "vinter": _months(12, 3),
}
