"""What becomes of events, told: to whom, how often, and what not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from telegram.constants import MessageLimit

from bot.announcing import notices, subscriptions
from bot.announcing.delivery import IN_OUTBOX
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import NoticeRow
from bot.announcing.wording import MOST_LINES
from bot.desk.waiting.promises import Promises
from bot.desk.waiting.watching import Watching
from bot.render import plain_text, utf16_length
from bot.storage.tables import BlockedChatRow, OutboxRow
from bot.transport.outgoing.outcomes import Outcomes
from bot.transport.outgoing.results import OutboxState
from knowledge.dates.spans import COPENHAGEN
from knowledge.entries import Language
from knowledge.events.model import Spot, State
from knowledge.subscriptions.notices import Notice, NoticeKind
from knowledge.subscriptions.quiet import NO_QUIET, Quiet
from knowledge.subscriptions.wishes import Rhythm, Subscription
from tests.integration.announcing.libraries import ANNA, AT_ONCE, BENT, CAFE, DAY_BEFORE, at, settle, told
from tests.integration.announcing.simulated import CATALOGUE, Library, occurrence


async def test_new_and_cancelled_are_told_to_who_wants_it_at_once(either: Library) -> None:
    """Each once, with title, time and place, and with the buttons; nobody else hears of it."""
    library = either
    await library.subscribe(ANNA, AT_ONCE)
    await library.subscribe(BENT, Subscription(houses=frozenset({"faxe"}), rhythm=Rhythm.AT_ONCE))
    await library.publish(CAFE)
    await library.tick()
    assert library.messages == []
    await settle(library)
    [(_, _, html)] = library.messages
    assert "<b>Nyt:</b> <b>Arrangement cafe</b>\nlørdag den 28. november kl. 19.00, haslev Bibliotek" in html
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    await settle(library)
    assert told(library) == ["new", "cancelled"]
    assert told(library, BENT) == []


async def test_slip_that_is_corrected_within_minutes_is_told_to_nobody(library: Library) -> None:
    """What is cancelled and put back, or moved there and back, before it has settled is no news."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    for slip in (replace(CAFE, state=State.CANCELLED), CAFE, occurrence("cafe", at(29, 19)), CAFE):
        await library.publish(slip)
        await library.tick(library.now + timedelta(minutes=2))
    await settle(library)
    assert told(library) == ["new"]


async def test_missing_event_is_never_announced_as_cancelled(library: Library) -> None:
    """Who was told of it hears nothing when it goes missing and comes back; a reminder says that it is missing."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.subscribe(BENT, DAY_BEFORE)
    await library.publish(CAFE)
    await settle(library)
    await library.miss("cafe", among={"cafe"})
    await settle(library)
    assert told(library) == ["new"]
    await library.publish(CAFE)
    await settle(library)
    await library.tick(at(27, 16, 56))
    await library.miss("cafe", among={"cafe"})
    await library.tick(at(27, 17, 1))
    assert told(library) == ["new"]
    [(_, person, html)] = library.messages[1:]
    assert person == BENT
    assert "står ikke længere i kalenderen" in html


async def test_what_was_missing_at_five_is_reminded_of_when_it_is_back(library: Library) -> None:
    """A website that leaves an event out for an hour takes nobody's reminder."""
    await library.subscribe(ANNA, DAY_BEFORE)
    await library.publish(CAFE)
    await settle(library)
    library.now = at(27, 16, 30)
    await library.miss("cafe", among={"cafe"})
    await library.tick(at(27, 17))
    assert told(library) == []
    library.now = at(27, 18)
    await library.publish(CAFE)
    await settle(library)
    assert told(library) == ["reminder"]


@pytest.mark.parametrize("minutes", [3, 50])
async def test_what_would_begin_soon_is_told_at_once(library: Library, minutes: int) -> None:
    """Nobody waits for a slip to be corrected while people are on their way."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    library.now = at(28, 19) - timedelta(minutes=minutes)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await library.tick(library.now + timedelta(seconds=20))
    assert told(library) == ["new", "cancelled"]


async def test_a_day_gone_by_is_a_slip_that_is_waited_for(library: Library) -> None:
    """An event that has the year before by mistake for some hours is no news, and is reminded of in time."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.subscribe(BENT, DAY_BEFORE)
    await library.publish(CAFE)
    await settle(library)
    slip = replace(CAFE.spot, starts=CAFE.starts - timedelta(days=365), ends=CAFE.ends - timedelta(days=365))
    await library.publish(replace(CAFE, spot=slip))
    await library.tick(at(25, 14))
    await library.publish(CAFE)
    await settle(library)
    await library.tick(at(27, 17))
    assert (told(library), told(library, BENT)) == (["new"], ["reminder"])


async def test_every_move_is_told_and_the_last_time_counts(library: Library) -> None:
    """A move and its taking back are two pieces of news; two that wait through the night are one."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    for start in (at(29, 19), CAFE.starts):
        await library.publish(occurrence("cafe", start))
        await settle(library)
        await settle(library)
    assert told(library) == ["new", "moved", "moved"]
    library.now = at(25, 22)
    for day in (29, 30):
        await library.publish(occurrence("cafe", at(day, 20)))
        await settle(library)
    await library.tick(at(26, 7, 59))
    assert told(library) == ["new", "moved", "moved"]
    await library.tick(at(26, 8))
    assert len(library.messages) == 4
    assert "mandag den 30. november kl. 20.00" in library.messages[-1][2]
    assert "Før: lørdag den 28. november kl. 19.00" in library.messages[-1][2]


@pytest.mark.parametrize(
    ("known", "overnight", "told"),
    [
        ("on", "off on", ""),
        ("on", "off later", "Ændret"),
        ("on", "later off", "Aflyst"),
        ("on", "off on off", "Aflyst"),
        ("off", "on off", ""),
        ("off", "later off", ""),
        ("off", "on off later", "Bliver alligevel til noget"),
    ],
)
async def test_of_what_turns_overnight_people_read_how_it_differs_from_what_they_know(
    library: Library, known: str, overnight: str, told: str
) -> None:
    """Regression: off, on, off again was told as called off twice; off and on as on after all, though nobody knew."""
    stands = {
        "on": CAFE,
        "off": replace(CAFE, state=State.CANCELLED),
        "later": replace(CAFE, spot=occurrence("cafe", at(29, 19)).spot),
    }
    await library.subscribe(ANNA, AT_ONCE)
    for each in ("on", known):
        await library.publish(stands[each])
        await settle(library)
    heard = len(library.messages)
    library.now = at(25, 22)
    for each in overnight.split():
        await library.publish(stands[each])
        await settle(library)
    await library.tick(at(26, 9))
    read = [html.partition(":</b>")[0].removeprefix("<b>") for _, _, html in library.messages[heard:]]
    assert read == [told] * bool(told)


async def test_what_nobody_was_told_as_it_was_over_by_then_is_not_taken_back(library: Library) -> None:
    """Regression: on again just before the night ended, it was on after all to who had not heard that it was off."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    library.now = at(25, 22)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    library.now = at(26, 7, 58)
    await library.publish(CAFE)
    await library.tick(at(26, 8))
    await settle(library)
    assert told(library) == ["new"]


async def test_of_a_move_people_read_from_where_they_know_it(library: Library) -> None:
    """That is what they were told last, not where it was to be at first; moved and back before they heard is no news.

    Regression: who knew of ten o'clock read that it had been seven, and of a move that had not been one.
    """
    await library.subscribe(ANNA, replace(AT_ONCE, quiet=Quiet(21, 8)))
    await library.publish(CAFE)
    await settle(library)
    for hour in (10, 20):
        await library.publish(occurrence("cafe", at(28, hour)))
        await settle(library)
    befores = [html.rpartition("Før: ")[2].partition(",")[0] for _, _, html in library.messages]
    assert befores[1:] == ["lørdag den 28. november kl. 19.00", "lørdag den 28. november kl. 10.00"]
    library.now = at(26, 22)
    for hour in (12, 13, 20):
        await library.publish(occurrence("cafe", at(28, hour)))
        await settle(library)
    await library.tick(at(27, 8))
    assert len(library.messages) == 3
    library.now = at(27, 22)
    for hour in (12, 13):
        await library.publish(occurrence("cafe", at(28, hour)))
        await settle(library)
    await library.tick(at(28, 8))
    assert "i dag kl. 13.00" in library.messages[-1][2]
    assert "Før: i dag kl. 20.00" in library.messages[-1][2]


async def test_digest_tells_the_week_once_and_who_got_it_hears_of_a_cancellation(either: Library) -> None:
    """Thursday at five the week comes in one message; nothing in it is told again, but what becomes of it is."""
    library = either
    await library.subscribe(ANNA, Subscription())
    await library.subscribe(BENT, Subscription(houses=frozenset({"faxe"})))
    await library.publish(CAFE)
    await library.publish(occurrence("later", at(4, 19, month=12)))
    for minute in (50, 56, 60):
        await library.tick(at(26, 16) + timedelta(minutes=minute))
    [(_, person, html)] = library.messages
    assert person == ANNA
    assert "Arrangement cafe" in html
    assert "Arrangement later" not in html
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    await library.tick(at(27, 17))
    assert len(library.messages) == 2
    assert "<b>Aflyst:</b>" in library.messages[1][2]
    assert told(library, BENT) == []


@pytest.mark.parametrize(("day", "digests"), [(26, 1), (27, 0), (28, 0)])
async def test_digest_of_before_somebody_subscribed_is_not_made_up_for(
    library: Library, day: int, digests: int
) -> None:
    """Who subscribes on the evening of its day still gets it; later it would come on a day that nobody was told of.

    Regression: who subscribed on a Saturday got the week's events that afternoon, half a week late.
    """
    await library.publish(occurrence("monday", at(30, 19)))
    library.now = at(day, 18)
    await library.subscribe(ANNA, Subscription())
    for each in (27, 28, 29):
        for minute in (56, 60):
            await library.tick(max(library.now, at(each, 16) + timedelta(minutes=minute)))
    assert len(library.messages) == digests


async def test_what_a_digest_has_told_no_other_digest_tells(library: Library) -> None:
    """An event that was moved into the next week is told as moved, and stands in no second digest."""
    await library.subscribe(ANNA, Subscription())
    await library.publish(CAFE)
    for minute in (50, 56, 60):
        await library.tick(at(26, 16) + timedelta(minutes=minute))
    await library.publish(occurrence("cafe", at(5, 19, month=12)))
    await library.publish(occurrence("later", at(5, 12, month=12)))
    await settle(library)
    await library.tick(at(3, 16, 56, month=12))
    await library.tick(at(3, 17, month=12))
    *_, moved, digest = [html for _, _, html in library.messages]
    assert len(library.messages) == 3
    assert "Arrangement cafe" in moved
    assert ("Arrangement later" in digest, "Arrangement cafe" in digest) == (True, False)


async def test_a_digest_that_could_not_go_out_in_time_comes_whole_in_the_morning(library: Library) -> None:
    """Taken back before quiet hours and given again, it still names the events that it named at first."""
    await library.subscribe(ANNA, Subscription())
    await library.publish(CAFE)
    for minute in (50, 56):
        await library.tick(at(26, 16) + timedelta(minutes=minute))
    library.online = False
    await library.tick(at(26, 17))
    await library.tick(at(26, 23))
    library.online = True
    await library.tick(at(27, 8))
    [(_, _, html)] = library.messages
    assert "Arrangement cafe" in html


async def test_few_announcements_wait_in_the_outbox_at_once(library: Library) -> None:
    """However many people are to hear of something, no more than so many messages wait to be sent at any time."""
    async with library.database.transaction() as session:
        for person in range(1, IN_OUTBOX + 50):
            await subscriptions.keep(session, Subscriber(person, Language.DA, AT_ONCE, library.now))
    await library.publish(CAFE)
    library.online = False
    await settle(library)
    await library.tick()
    async with library.database.reading() as session:
        assert len((await session.scalars(select(OutboxRow.id))).all()) == IN_OUTBOX
    library.online = True
    await library.tick()
    await library.tick()
    assert len({person for _, person, _ in library.messages}) == len(library.messages) == IN_OUTBOX + 49


@pytest.mark.parametrize("cancelled", [False, True])
async def test_a_reminder_that_was_asked_for_follows_the_event(library: Library, *, cancelled: bool) -> None:
    """Moved, or on again on another day, it is reminded of on the evening before its new day, and on no other."""
    await library.publish(CAFE)
    await settle(library)
    assert await library.remind(ANNA, "cafe")
    if cancelled:
        await library.publish(replace(CAFE, state=State.CANCELLED))
        await settle(library)
    await library.publish(occurrence("cafe", at(30, 19)))
    await settle(library)
    await library.tick(at(27, 17))
    assert "reminder" not in told(library)
    async with library.database.reading() as session:
        due = (await session.scalars(select(NoticeRow.due_at).where(NoticeRow.kind == "reminder"))).all()
    assert at(29, 17) in due


async def test_who_found_an_event_before_it_settled_hears_that_it_was_moved(library: Library) -> None:
    """To others it is new; who has asked to be reminded of it as it stood at first is told of the move."""
    await library.publish(CAFE)
    await library.tick()
    assert await library.remind(ANNA, "cafe")
    await library.publish(occurrence("cafe", at(29, 19)))
    await settle(library)
    assert told(library) == ["moved"]


async def test_what_nobody_wants_any_more_in_the_morning_is_not_told(library: Library) -> None:
    """Who chooses the other house while news waits through the night hears nothing of what is at the first."""
    await library.subscribe(ANNA, AT_ONCE)
    library.now = at(25, 22)
    await library.publish(CAFE)
    await settle(library)
    await library.subscribe(ANNA, replace(AT_ONCE, houses=frozenset({"faxe"})))
    await library.tick(at(26, 9))
    assert told(library) == []


async def test_reminders_keep_to_the_wall_clock_when_the_clocks_change(library: Library) -> None:
    """An event on the day on which summer time ends is reminded of at five the day before, and so is the one after."""
    library.now = at(22, 10, month=10)
    await library.subscribe(ANNA, DAY_BEFORE)
    await library.publish(occurrence("sunday", at(25, 12, month=10)))
    await library.publish(occurrence("monday", at(26, 12, month=10)))
    for day in (24, 25):
        for hour, minute in ((16, 56), (16, 59), (17, 0)):
            await library.tick(at(day, hour, minute, month=10))
    when = [(each.subject, each.at.astimezone(COPENHAGEN).strftime("%d %H.%M")) for each in library.sent]
    assert when == [("sunday", "24 17.00"), ("monday", "25 17.00")]


async def test_what_could_not_go_out_before_quiet_hours_waits_for_the_morning(either: Library) -> None:
    """A message that was stuck in the outbox at night is taken back and says in the morning what is so then."""
    library = either
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    library.online = False
    await library.tick(at(25, 20, 59))
    library.online = True
    await library.tick(at(25, 23))
    assert library.messages == []
    await library.publish(replace(CAFE, state=State.SOLD_OUT))
    await library.tick(at(26, 8))
    [(_, _, html)] = library.messages
    assert html.count("Udsolgt") == 1
    assert "<b>Nyt:</b>" in html


async def test_blocked_person_is_paused_and_not_flooded_afterwards(library: Library) -> None:
    """Who blocks the assistant is given up on; when they let it in again, nothing of what was missed comes."""
    for person in (ANNA, BENT):
        await library.subscribe(person, Subscription(rhythm=Rhythm.AT_ONCE, quiet=NO_QUIET))
    await library.publish(CAFE)
    library.online = False
    await settle(library)
    promises = Promises(CATALOGUE, lambda: library.now, None, 1)
    outcomes = Outcomes(CATALOGUE, lambda: library.now, "x", Watching(promises, timedelta(), timedelta()))
    async with library.database.transaction() as session:
        row = (await session.scalars(select(OutboxRow).where(OutboxRow.chat_id == ANNA))).one()
        row.state = OutboxState.BLOCKED.value
        await outcomes.follow(session, row, OutboxState.BLOCKED)
    library.online = True
    for number in range(5):
        await library.publish(occurrence(f"new-{number}", at(28, 12)))
    await settle(library)
    async with library.database.transaction() as session:
        await session.delete(await session.get_one(BlockedChatRow, ANNA))
    await library.publish(occurrence("newest", at(28, 12)))
    await settle(library)
    assert told(library) == []
    assert told(library, BENT) == ["new"] * 7


async def test_what_was_dropped_is_not_made_again(library: Library) -> None:
    """Of an event that is cancelled before the morning nobody hears; should it be on again, it is told as that."""
    await library.subscribe(ANNA, AT_ONCE)
    library.now = at(25, 22)
    await library.publish(CAFE)
    await settle(library)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    await library.tick(at(26, 9))
    assert library.messages == []
    await library.publish(CAFE)
    await settle(library)
    assert told(library) == ["back"]
    async with library.database.reading() as session:
        states = (await session.scalars(select(NoticeRow.state).order_by(NoticeRow.id))).all()
    assert list(states) == ["dropped", "dropped", "given"]


async def test_notice_that_was_made_while_somebody_stopped_is_not_told(library: Library) -> None:
    """Should news be written down for somebody at the moment in which they stop, they still hear nothing of it."""
    await library.publish(CAFE)
    await library.tick()
    late = Notice(ANNA, "cafe", NoticeKind.MOVED, 7, library.now, CAFE.starts)
    async with library.database.transaction() as session:
        await notices.add(session, [(late, Language.DA)])
    await settle(library)
    assert told(library) == []


async def test_after_a_stop_nothing_is_told_of_what_was_asked_for_before(library: Library) -> None:
    """Who was reminded of an event, and stopped then, does not hear that it is cancelled."""
    await library.publish(CAFE)
    assert await library.remind(ANNA, "cafe")
    assert await library.remind(BENT, "cafe")
    await library.tick(at(27, 17))
    await library.stop(ANNA)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    assert (told(library), told(library, BENT)) == (["reminder"], ["reminder", "cancelled"])


async def test_who_asked_for_what_was_called_off_hears_that_it_is_on_again(library: Library) -> None:
    """Also when the time of the reminder has gone by meanwhile; whoever has stopped everything then hears nothing."""
    await library.publish(CAFE)
    assert await library.remind(ANNA, CAFE.uuid)
    assert await library.remind(BENT, CAFE.uuid)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await library.tick(at(27, 17, 30))
    await library.stop(BENT)
    await library.publish(replace(CAFE, spot=replace(CAFE.spot, starts=at(29, 19), ends=at(29, 21))))
    await settle(library)
    await library.tick(at(28, 17))
    assert told(library) == ["cancelled", "back", "reminder"]
    assert told(library, BENT) == ["cancelled"]


@pytest.mark.parametrize("all_day", [True, False])
async def test_what_becomes_of_something_that_goes_on_is_told_until_it_is_over(library: Library, all_day: bool) -> None:
    """Who comes in the afternoon, or in the second week, hears that it is cancelled, moved or on again; not later.

    Regression: nobody heard of an event without a time of day that was cancelled in the morning of its day.
    """
    lasting = replace(CAFE, spot=Spot(at(28, 0), at(29, 0), ("haslev",), "haslev Bibliotek", all_day=all_day))
    cancelled = replace(lasting, state=State.CANCELLED)
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(lasting)
    await settle(library)
    library.now = at(28, 9)
    for each in (cancelled, lasting, replace(lasting, spot=replace(lasting.spot, houses=("faxe",), place="Faxe"))):
        await library.publish(each)
        await settle(library)
    assert told(library) == ["new", "cancelled", "back", "moved"]
    await library.publish(replace(cancelled, uuid="late"))
    await library.publish(replace(lasting, uuid="new"))
    library.now = at(29, 9)
    await library.publish(cancelled)
    await settle(library)
    assert told(library) == ["new", "cancelled", "back", "moved"]


async def test_what_somebody_counts_on_is_told_however_much_it_is(library: Library) -> None:
    """When a storm closes the house each cancellation is named, in several messages; of what is new, what fits in one.

    Regression: of thirty cancelled events twelve were named, and the calendar was said to have the others.
    """
    await library.subscribe(ANNA, AT_ONCE)
    week = [occurrence(f"event-{number:02}", at(28, 8) + number * timedelta(minutes=10)) for number in range(30)]
    for each in week:
        await library.publish(each)
    await settle(library)
    assert len(library.messages) == 1
    for each in week:
        await library.publish(replace(each, state=State.CANCELLED))
    await settle(library)
    assert [html.count("Aflyst") for _, _, html in library.messages] == [0, 12, 12, 6]
    assert "mere. Skriv" not in library.messages[-1][2]
    assert {each.uuid for each in week} == {each.subject for each in library.sent if each.kind == "cancelled"}


async def test_nobody_is_flooded_by_a_website_that_changes_everything(library: Library) -> None:
    """Three messages at a time, the last of which sends people to the calendar."""
    await library.subscribe(ANNA, AT_ONCE)
    everything = [occurrence(f"event-{number}", at(28, 8) + number * timedelta(minutes=10)) for number in range(50)]
    for each in everything:
        await library.publish(each)
    await settle(library)
    for each in everything:
        await library.publish(replace(each, spot=replace(each.spot, place="Et andet sted")))
    await settle(library)
    assert [html.count("Ændret") for _, _, html in library.messages] == [0, 12, 12, 12]
    assert "og 14 mere." in library.messages[-1][2]


async def test_event_that_is_deleted_and_made_anew_is_told_once(either: Library) -> None:
    """It has another id then: nobody hears again that it is new, and who asked for it is reminded of it as it is.

    Regression: a citizen read of a new event twice, and another that theirs was gone from the calendar.
    """
    library, anew = either, replace(CAFE, uuid="anew")
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    assert await library.remind(BENT, "cafe")
    await library.miss("cafe", among={"cafe"})
    await library.publish(anew)
    await settle(library)
    await library.tick(at(27, 17))
    assert (told(library), told(library, BENT)) == (["new"], ["reminder"])
    assert "står ikke mere" not in library.messages[-1][2]
    await library.publish(replace(anew, state=State.CANCELLED))
    await settle(library)
    assert (told(library), told(library, BENT)) == (["new", "cancelled"], ["reminder", "cancelled"])


@pytest.mark.parametrize("title", ["Arrangement  CAFE!", "Arrangement Cafe."])
async def test_event_that_is_made_anew_in_other_letters_is_told_once(library: Library, title: str) -> None:
    """Capitals and signs of a title make no other event."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    await library.miss("cafe", among={"cafe"})
    await settle(library)
    await library.publish(replace(CAFE, uuid="anew", title=title))
    await settle(library)
    await library.publish(replace(CAFE, uuid="anew", title=title, state=State.CANCELLED))
    await settle(library)
    assert told(library) == ["new", "cancelled"]


async def test_event_that_is_deleted_after_it_was_made_anew_is_reminded_of(library: Library) -> None:
    """Who asked for the old one is reminded of the new one, as it is then."""
    await library.publish(CAFE)
    await library.tick()
    assert await library.remind(ANNA, "cafe")
    await library.publish(replace(CAFE, uuid="anew"))
    await settle(library)
    await library.miss("cafe", among={"cafe", "anew"})
    await settle(library)
    await library.tick(at(27, 17))
    assert [(each.subject, each.kind) for each in library.sent] == [("anew", "reminder")]


async def test_what_was_cancelled_and_comes_anew_is_new(library: Library) -> None:
    """Who read that it is cancelled is not left with that."""
    await library.subscribe(ANNA, AT_ONCE)
    await library.publish(CAFE)
    await settle(library)
    await library.publish(replace(CAFE, state=State.CANCELLED))
    await settle(library)
    await library.miss("cafe", among={"cafe"})
    await library.publish(replace(CAFE, uuid="anew"))
    await settle(library)
    assert told(library) == ["new", "cancelled", "new"]


async def test_somebody_who_has_asked_for_both_is_reminded_once(library: Library) -> None:
    """Also where they found the new one in the calendar before the old one was known to be gone."""
    await library.publish(CAFE)
    await library.tick()
    assert await library.remind(ANNA, "cafe")
    await library.miss("cafe", among={"cafe"})
    await library.publish(replace(CAFE, uuid="anew"))
    assert await library.remind(ANNA, "anew")
    await settle(library)
    await library.tick(at(27, 17))
    assert [each.subject for each in library.sent] == ["anew"]


async def test_the_longest_message_is_one_message(library: Library) -> None:
    """However long titles and places are, and whatever is said of them: in parts the links would be lost.

    Regression: twelve long titles that had moved were more than Telegram takes at a time.
    """
    await library.subscribe(ANNA, AT_ONCE)
    for day in (24, 31):
        spot = Spot(at(day, 19, month=12), at(day, 20, month=12), ("haslev",), f"Den {day}. et andet sted " * 20)
        for number in range(20):
            told_of = replace(CAFE, title=f"{number:02}. Torsdagsforedrag " * 20, state=State.SOLD_OUT)
            await library.publish(replace(told_of, uuid=f"event-{number}", spot=spot))
        await settle(library)
    longest = max((html for _, _, html in library.messages), key=len)
    assert longest.count("Ændret") == longest.count("Læs mere") == MOST_LINES
    assert utf16_length(plain_text(longest)) <= MessageLimit.MAX_TEXT_LENGTH
