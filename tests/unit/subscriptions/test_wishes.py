"""What concerns whom, what is news, and when which notice is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest

from knowledge.dates.spans import COPENHAGEN
from knowledge.events.audiences import Audience
from knowledge.events.model import Spot, State
from knowledge.subscriptions.happenings import Happening, News, news_of
from knowledge.subscriptions.joining import joined
from knowledge.subscriptions.notices import (
    NoticeKind,
    digest_day,
    digest_notice,
    evening_before,
    in_digest,
    news_notice,
    reminder_notice,
    wants_news,
)
from knowledge.subscriptions.quiet import Quiet
from knowledge.subscriptions.themes import Theme, themes_of
from knowledge.subscriptions.wishes import Rhythm, Subscription, addressed, concerns

HOUR = timedelta(hours=1)


def at(day: int, hour: int, month: int = 11, year: int = 2026) -> datetime:
    """A moment by the clock in Copenhagen."""
    return datetime(year, month, day, hour, tzinfo=COPENHAGEN)


def spot(starts: datetime, *houses: str, place: str = "") -> Spot:
    """Two hours somewhere."""
    return Spot(starts, starts + 2 * HOUR, houses, place)


NOW = at(25, 10)
CAFE = Happening(
    "cafe",
    "IT-café",
    spot(at(27, 19), "haslev", place="Mødelokale 1"),
    frozenset({Audience.ADULTS}),
    frozenset({"Digitalt"}),
    frozenset({Theme.DIGITAL}),
)
CANCELLED, MISSING = replace(CAFE, state=State.CANCELLED), replace(CAFE, state=State.MISSING)
SOLD_OUT = replace(CAFE, state=State.SOLD_OUT)
MOVED = replace(CAFE, spot=spot(at(28, 19), "haslev", place="Mødelokale 1"))
AT_ONCE = Subscription(rhythm=Rhythm.AT_ONCE)


@pytest.mark.parametrize(
    ("wishes", "wanted"),
    [
        ({}, True),
        ({"houses": {"haslev"}}, True),
        ({"houses": {"faxe"}}, False),
        ({"houses": {"faxe", "haslev"}}, True),
        ({"audiences": {Audience.ADULTS}}, True),
        ({"audiences": {Audience.CHILDREN}}, False),
        ({"categories": {"Digitalt"}}, True),
        ({"categories": {"Musik"}}, False),
        ({"themes": {Theme.DIGITAL}}, True),
        ({"themes": {Theme.NON_FICTION}}, False),
        ({"categories": {"Musik"}, "themes": {Theme.DIGITAL}}, True),
        ({"houses": {"faxe"}, "themes": {Theme.DIGITAL}}, False),
    ],
)
def test_every_choice_narrows_but_categories_and_themes_add_up(wishes: dict[str, set[str]], wanted: bool) -> None:
    """House and group must fit; of categories and themes, one that fits will do; nothing chosen is no limit."""
    subscription = Subscription(**{name: frozenset(values) for name, values in wishes.items()})  # type: ignore[arg-type]
    assert concerns(subscription, CAFE) is wanted


def test_what_is_for_everybody_is_for_every_group_but_elsewhere_is_at_no_house() -> None:
    """An event without a group concerns whoever chose one; an event at none of the houses nobody who chose one."""
    for_all = replace(CAFE, audiences=frozenset())
    elsewhere = replace(CAFE, spot=spot(at(27, 19), place="Torvet"))
    assert concerns(Subscription(audiences=frozenset({Audience.CHILDREN})), for_all)
    assert not concerns(Subscription(houses=frozenset({"haslev"})), elsewhere)
    assert concerns(Subscription(), elsewhere)


def test_an_announcement_reaches_those_it_is_for() -> None:
    """To one house: its subscribers and those of all houses; to everybody: everybody."""
    faxe, everywhere = Subscription(houses=frozenset({"faxe"})), Subscription()
    haslev = frozenset({"haslev"})
    assert [addressed(each, haslev, frozenset()) for each in (faxe, everywhere)] == [False, True]
    assert addressed(faxe, frozenset(), frozenset())
    assert not addressed(Subscription(audiences=frozenset({Audience.YOUNG})), haslev, frozenset({Audience.SENIORS}))


@pytest.mark.parametrize(
    ("before", "now", "news"),
    [
        (None, CAFE, (News.NEW,)),
        (None, SOLD_OUT, (News.NEW,)),
        (None, CANCELLED, ()),
        (None, MISSING, ()),
        (CAFE, CAFE, ()),
        (CAFE, MOVED, (News.MOVED,)),
        (CAFE, replace(CAFE, title="Nyt navn"), ()),
        (CAFE, CANCELLED, (News.CANCELLED,)),
        (CANCELLED, CANCELLED, ()),
        (CANCELLED, MOVED, (News.BACK,)),
        (CAFE, SOLD_OUT, (News.SOLD_OUT,)),
        (SOLD_OUT, CAFE, ()),
        (CAFE, replace(MOVED, state=State.SOLD_OUT), (News.MOVED, News.SOLD_OUT)),
        (CAFE, MISSING, ()),
        (MISSING, CAFE, ()),
        (MISSING, CANCELLED, (News.CANCELLED,)),
    ],
)
def test_news_is_what_differs_between_two_looks(
    before: Happening | None, now: Happening, news: tuple[News, ...]
) -> None:
    """Only when and where, sold out, cancelled and back are told; what is missing is never told as cancelled."""
    assert news_of(before, now) == news


def test_who_hears_what_becomes_of_an_event() -> None:
    """Who was told of it, and who wants all such events at once; nobody else, and nobody in a pause."""
    weekly, other = Subscription(), Subscription(houses=frozenset({"faxe"}), rhythm=Rhythm.AT_ONCE)
    paused = replace(AT_ONCE, paused_until=NOW + HOUR)
    for wishes, knows, wanted in (
        (None, True, True), (None, False, False), (weekly, True, True), (weekly, False, False),
        (AT_ONCE, False, True), (other, False, False), (other, True, True), (paused, True, False),
    ):  # fmt: skip
        assert wants_news(wishes, CANCELLED, News.CANCELLED, NOW, knows=knows) is wanted
    assert not wants_news(weekly, CAFE, News.NEW, NOW, knows=True)


def test_a_new_event_is_told_once_a_move_each_time() -> None:
    """That an event is new, or sold out, has one edition; moves, cancellations and their ends have one each."""
    made = {news: news_notice(1, Quiet(), CAFE, news, NOW, edition=7) for news in News}
    editions = {news: notice.edition for news, notice in made.items() if notice is not None}
    assert editions == {News.NEW: 0, News.SOLD_OUT: 0, News.MOVED: 7, News.CANCELLED: 7, News.BACK: 7}


def test_reminder_comes_on_the_evening_before_by_the_wall() -> None:
    """At five on the day before, in summer time and in winter time, also when the clocks change in between."""
    for start in (at(25, 10, month=10), at(26, 10, month=10), at(28, 10, month=3, year=2027), at(29, 10, 3, 2027)):
        evening = evening_before(replace(CAFE, spot=spot(start))).astimezone(COPENHAGEN)
        assert (evening.hour, evening.date()) == (17, (start - timedelta(days=1)).date())


def test_reminder_asked_for_late_comes_shortly_before() -> None:
    """Asked for after that evening it comes two hours before; later still there is none, nor of what is cancelled."""
    quiet = Quiet()
    late = reminder_notice(1, quiet, CAFE, at(27, 10), asked=True)
    assert late is not None
    assert late.due_at == at(27, 17)
    assert reminder_notice(1, quiet, CAFE, at(27, 17), asked=True) is None
    assert reminder_notice(1, quiet, CANCELLED, NOW, asked=True) is None
    subscribed = reminder_notice(1, quiet, CAFE, at(27, 10), asked=False)
    assert subscribed is not None
    assert subscribed.due_at == at(27, 10)


def test_reminder_that_quiet_hours_leave_no_moment_for_comes_before_them() -> None:
    """Quiet from five until ten the next day, and the event begins at nine: the reminder comes at four."""
    early = replace(CAFE, spot=spot(at(27, 9)))
    for now, due in ((at(25, 10), at(26, 16)), (at(26, 16), at(26, 16))):
        notice = reminder_notice(1, Quiet(17, 10), early, now, asked=True)
        assert notice is not None
        assert notice.due_at == due
    assert reminder_notice(1, Quiet(17, 10), early, at(26, 18), asked=False) is None


def test_every_day_is_in_one_digest() -> None:
    """The weeks of digests follow each other without a gap or an overlap, over changed clocks too."""
    days = [date(2026, 10, 22) + timedelta(weeks=number) for number in range(3)]
    assert all(digest_day(datetime(each.year, each.month, each.day, 18, tzinfo=COPENHAGEN)) == each for each in days)
    for before, after in pairwise(days):
        for number in range(1, 8):
            start = datetime(before.year, before.month, before.day, 0, 30, tzinfo=COPENHAGEN) + timedelta(days=number)
            happening = replace(CAFE, spot=spot(start))
            assert (in_digest(happening, before), in_digest(happening, after)) == (True, False)


def test_digest_is_due_on_thursday_at_five_and_of_no_use_on_sunday() -> None:
    """It comes on Thursday, or when the quiet hours of that day are over."""
    digest = digest_notice(1, Quiet(), date(2026, 11, 26))
    assert digest is not None
    assert (digest.due_at, digest.until) == (at(26, 17), at(29, 17))
    put_off = digest_notice(1, Quiet(16, 10), date(2026, 11, 26))
    assert put_off is not None
    assert put_off.due_at == at(27, 10)


def due(kind: NoticeKind, edition: int = 0, subject: str = "cafe") -> SimpleNamespace:
    """A notice of the café that is due."""
    return SimpleNamespace(subject=subject, kind=kind.value, edition=edition)


TODAY = CAFE.starts_at.date().toordinal()


@pytest.mark.parametrize(
    ("kinds", "happening", "told"),
    [
        ((NoticeKind.NEW,), CAFE, (NoticeKind.NEW,)),
        ((NoticeKind.NEW, NoticeKind.MOVED), MOVED, (NoticeKind.NEW,)),
        ((NoticeKind.NEW, NoticeKind.CANCELLED), CANCELLED, ()),
        ((NoticeKind.CANCELLED, NoticeKind.BACK), CAFE, (NoticeKind.BACK,)),
        ((NoticeKind.CANCELLED, NoticeKind.BACK), CANCELLED, (NoticeKind.CANCELLED,)),
        ((NoticeKind.MOVED, NoticeKind.CANCELLED), CANCELLED, (NoticeKind.CANCELLED,)),
        ((NoticeKind.REMINDER, NoticeKind.SOLD_OUT), SOLD_OUT, (NoticeKind.SOLD_OUT, NoticeKind.REMINDER)),
        ((NoticeKind.REMINDER,), MISSING, (NoticeKind.REMINDER,)),
        ((NoticeKind.REMINDER,), MOVED, ()),
        ((NoticeKind.NEW,), MISSING, ()),
    ],
)
def test_what_is_due_together_says_how_it_is_now(
    kinds: tuple[NoticeKind, ...], happening: Happening, told: tuple[NoticeKind, ...]
) -> None:
    """Of notices that wait together nothing is told that is no longer so, or that says the same twice."""
    notices = [due(kind, TODAY if kind is NoticeKind.REMINDER else 0) for kind in kinds]
    assert tuple(line.kind for line in joined(notices, {"cafe": happening}, NOW, {})) == told


def test_what_two_ids_say_of_where_an_event_stands_is_one_line() -> None:
    """Regression: moved by one source and on again by the other overnight, it was told as both in one message."""
    notices = [due(NoticeKind.BACK, 1), due(NoticeKind.MOVED, 2, "again"), due(NoticeKind.REMINDER, TODAY + 1)]
    happenings = {"cafe": MOVED, "again": replace(MOVED, id="again", url="")}
    kinds = [line.kind for line in joined(notices, happenings, NOW, {})]
    assert kinds == [NoticeKind.MOVED, NoticeKind.REMINDER]


def test_nothing_is_told_of_what_has_begun_or_is_gone() -> None:
    """Whatever waits for an event that has begun, or that nobody knows any more, is not told."""
    assert joined([due(NoticeKind.NEW)], {"cafe": CAFE}, CAFE.starts_at, {}) == ()
    assert joined([due(NoticeKind.NEW)], {}, NOW, {}) == ()


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Læsekreds for voksne", {Theme.READING_TOGETHER}),
        ("Digital fælleslæsning", {Theme.DIGITAL, Theme.READING_TOGETHER}),
        ("IT-café", {Theme.DIGITAL}),
        ("Lydbøger og podcast", {Theme.NEW_FORMATS}),
        ("Foredrag: fagbøger om krigen", {Theme.NON_FICTION}),
        ("Babysalmesang", set()),
        ("Julekoncert i Haslev", set()),
    ],
)
def test_themes_are_told_by_words(text: str, themes: set[Theme]) -> None:
    """An event belongs to the themes that its words name, and to none otherwise."""
    assert themes_of(text) == themes
