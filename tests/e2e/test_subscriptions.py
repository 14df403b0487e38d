"""A citizen says with the thumb what they want to hear about, hears it, changes it, and stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select

from bot.announcing.tables import NoticeRow, SubscriptionRow
from bot.standin.model import Message
from knowledge.entries import EntryText, Language
from knowledge.events import store
from knowledge.events.model import Occurrence, State
from knowledge.events.routing import SUBSCRIPTION
from knowledge.storing import store as knowledge_store
from tests.e2e.opening_cases import STRANGE, open_case
from tests.e2e.town import NOW, Town, labels
from tests.integration.announcing.simulated import HOUR, occurrence

CAFE = occurrence("cafe", NOW + timedelta(days=3))
EDITS = ["Huse", "Målgrupper", "Kategorier", "Temaer", "Tid og pris", "Hvornår", "Stille timer"]
OVERVIEW = [*EDITS, "Pause", "Stop alle beskeder"]


async def _publish(town: Town, *occurrences: Occurrence) -> None:
    now = town.clock()
    async with town.assistant.database.transaction() as session:
        await store.upsert(session, [replace(each, updated_at=now) for each in occurrences], now)


async def _subscribe(town: Town, rhythm: str = "Med det samme") -> Message:
    """Three taps in one message that changes."""
    town.anna.send("/abonnement")
    [message] = await town.anna.replies(1)
    assert labels(message) == ["Haslev", "Faxe", "Begge huse"]
    for label in ("Haslev", "Voksne", rhythm):
        await town.anna.sees(lambda _, label=label: label in labels(message))  # type: ignore[misc]
        town.anna.press(label)
    await town.anna.sees(lambda _: labels(message) == OVERVIEW)
    return message


async def _rows(town: Town) -> int:
    async with town.assistant.database.reading() as session:
        return (await session.execute(select(func.count()).select_from(SubscriptionRow))).scalar_one()


async def test_three_taps_make_a_subscription_and_each_of_it_can_be_changed(town: Town) -> None:
    """House, group, rhythm, all in one message; then every choice is shown, and is turned on and off by one tap."""
    await _publish(town, replace(CAFE, categories=("Strik",)))
    message = await _subscribe(town)
    for line in (
        "Huse: Haslev",
        "For: Voksne",
        "Kategorier: alle",
        "Tid og pris: alle",
        "Hvornår: Med det samme",
        "Stille: kl. 21-8",
    ):
        assert line in message.text
    for field, choice, shown in (
        ("Huse", "Faxe", "Huse: Haslev, Faxe"),
        ("Kategorier", "Strik", "Kategorier: Strik"),
        ("Temaer", "Digital dannelse", "Temaer: Digital dannelse"),
        ("Tid og pris", "Gratis", "Tid og pris: Gratis"),
    ):
        town.anna.press(field)
        await town.anna.sees(lambda _, choice=choice: choice in labels(message))  # type: ignore[misc]
        town.anna.press(choice)
        await town.anna.sees(lambda _, choice=choice: f"✓ {choice}" in labels(message))  # type: ignore[misc]
        town.anna.press("Tilbage")
        await town.anna.sees(lambda _, shown=shown: shown in message.text)  # type: ignore[misc]
    for field, choice, shown in (
        ("Hvornår", "En oversigt hver torsdag", "Hvornår: En oversigt hver torsdag"),
        ("Stille timer", "Aldrig", "Stille: Aldrig"),
        ("Pause", "Til jeg slår det til igen", "På pause"),
    ):
        town.anna.press(field)
        await town.anna.sees(lambda _, choice=choice: choice in labels(message))  # type: ignore[misc]
        town.anna.press(choice)
        await town.anna.sees(lambda _, shown=shown: shown in message.text)  # type: ignore[misc]
    assert "Slut med pause" in labels(message)


async def test_new_event_arrives_with_a_reminder_and_one_button_stops_everything(town: Town) -> None:
    """Some minutes after it was published it is told; its buttons remind, change and stop, and then nothing comes."""
    await _subscribe(town)
    town.anna.reader.skip()
    await _publish(town, CAFE)
    town.clock.turn(timedelta(minutes=6))
    [told] = await town.anna.replies(1)
    assert "Nyt: Arrangement cafe" in told.text
    assert labels(told) == ["Mind mig om det", "Ret", "Stop alle beskeder"]
    pressed = await town.anna.answered(town.anna.press("Mind mig om det"))
    assert pressed.text == "Jeg minder dig om det: fredag den 27. november kl. 17.00."
    again = await town.anna.answered(town.anna.press("Mind mig om det"))
    assert again.text == "Jeg minder dig allerede om det."
    town.anna.press("Ret", told)
    [overview] = await town.anna.replies(1)
    assert "Du har bedt om 1 påmindelse." in overview.text
    town.anna.press("Stop alle beskeder", told)
    assert "Du får ikke flere beskeder" in await town.anna.reply_text()
    assert await _rows(town) == 0
    await _publish(town, replace(CAFE, state=State.CANCELLED), occurrence("ny", NOW + timedelta(days=4)))
    town.clock.turn(timedelta(days=2, hours=9))
    town.anna.send("/stop")
    assert "Du har ikke bedt om beskeder" in await town.anna.reply_text()


async def test_who_gets_messages_stops_them_in_words_too(town: Town) -> None:
    """What the button says, typed, does what the button does; somebody who gets none is told that they get none."""
    town.anna.send("Stop alle beskeder")
    assert "Du får ikke flere beskeder" not in await town.anna.reply_text()
    await _subscribe(town)
    town.anna.reader.skip()
    town.anna.send("Stop alle beskeder")
    assert "Du får ikke flere beskeder" in await town.anna.reply_text()
    assert await _rows(town) == 0


async def test_complaints_in_words_lead_to_all_that_can_be_changed_and_stopped(town: Town) -> None:
    """Nothing is changed by a guess: the overview comes with its buttons, in the language that was written."""
    await _subscribe(town)
    town.anna.reader.skip()
    for said in ("I sender alt for mange beskeder", "jeg vil kun have dem om børn", "hold op med at spamme mig"):
        town.anna.send(said)
        [overview] = await town.anna.replies(1)
        assert "Tryk på det, du vil ændre" in overview.text
        assert labels(overview) == OVERVIEW
    town.anna.send("I don't want these messages anymore")
    [overview] = await town.anna.replies(1)
    assert "Press what you want to change" in overview.text
    assert await _rows(town) == 1
    town.anna.press("Stop all messages", overview)
    await town.anna.replies(1)
    assert await _rows(town) == 0


async def test_what_narrows_down_is_of_the_messages_only_while_these_are_spoken_of(town: Town) -> None:
    """Behind a question about events "kun i Haslev" narrows these down; behind a complaint it is about the messages."""
    await _subscribe(town)
    town.anna.reader.skip()
    town.anna.send("hvad sker der i weekenden")
    await town.anna.replies(1)
    town.anna.send("kun i Haslev")
    assert "Tryk på det, du vil ændre" not in await town.anna.reply_text()
    town.anna.send("I skriver for tit")
    assert "Tryk på det, du vil ændre" in await town.anna.reply_text()
    town.anna.send("kun fra Haslev")
    assert "Tryk på det, du vil ændre" in await town.anna.reply_text()


async def test_who_wants_only_what_is_free_says_so_and_hears_of_nothing_that_costs(town: Town) -> None:
    """The words "kun gratis" lead to the choice of times and price; what has a price is not told, what has none is.

    A press too many by a shaking hand takes nothing back.
    """
    await _subscribe(town)
    town.anna.reader.skip()
    town.anna.send("kun gratis")
    [choices] = await town.anna.replies(1)
    assert labels(choices) == ["Hverdage før kl. 16", "Hverdage efter kl. 16", "Weekender", "Gratis", "Tilbage"]
    for _ in range(2):
        town.anna.press("Gratis", choices)
    await town.anna.sees(lambda _: "✓ Gratis" in labels(choices))
    town.anna.press("Tilbage", choices)
    await town.anna.sees(lambda _: "Tid og pris: Gratis" in choices.text)
    await _publish(town, replace(CAFE, free=False), occurrence("fri", NOW + timedelta(days=2)))
    town.clock.turn(timedelta(minutes=6))
    [told] = await town.anna.replies(1)
    assert "Nyt: Arrangement fri" in told.text
    assert "cafe" not in told.text


async def test_who_asks_in_words_to_be_told_chooses_what_they_have_not_said(town: Town) -> None:
    """Nothing is kept before the last button; who subscribes already sees what they have chosen."""
    town.anna.send("giv mig besked, når der er noget for børn i Faxe om fredagen")
    [invited] = await town.anna.replies(1)
    assert "Huse: Faxe\nFor: Børn" in invited.text
    assert await _rows(town) == 0
    town.anna.press("Med det samme", invited)
    await town.anna.sees(lambda _: labels(invited) == OVERVIEW)
    assert await _rows(town) == 1
    town.anna.send("let me know when there is something for kids in Haslev")
    [overview] = await town.anna.replies(1)
    assert "Press what you want to change" in overview.text
    town.anna.send("start igen")
    [overview] = await town.anna.replies(1)
    assert labels(overview) == OVERVIEW


async def test_old_buttons_of_a_subscription_do_what_they_say_after_it_ended(town: Town) -> None:
    """A choice pressed afterwards begins anew, and nothing fails or subscribes anybody."""
    message = await _subscribe(town)
    town.anna.reader.skip()
    rows = [list(row) for row in message.keyboard]
    town.anna.send("/stop")
    assert "Du får ikke flere beskeder" in await town.anna.reply_text()
    message.keyboard[:] = rows
    town.anna.press("Huse", message)
    await town.anna.sees(lambda _: labels(message) == ["Haslev", "Faxe", "Begge huse"])
    assert await _rows(town) == 0


async def test_who_gets_no_messages_is_told_so_and_no_complaint_is_guessed_at(town: Town) -> None:
    """A plain "stop writing to me" is answered honestly; what is less sure is a question like any other."""
    town.anna.send("stop med at skrive til mig")
    assert "Jeg sender dig ikke noget af mig selv" in await town.anna.reply_text()
    town.anna.send("kun fra Haslev")
    assert "Jeg sender dig ikke noget" not in await town.anna.reply_text()


async def test_who_has_only_asked_for_a_reminder_can_stop_it_in_words(town: Town) -> None:
    """Without a subscription the reminders are told, with the button that stops them."""
    await _publish(town, CAFE)
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    await town.anna.answered(town.anna.press_data("rm:cafe", _button_of(town)))
    town.anna.send("meld mig fra påmindelserne")
    [told] = await town.anna.replies(1)
    assert "Du har bedt om 1 påmindelse." in told.text
    assert labels(told) == ["Stop alle beskeder"]
    town.anna.press("Stop alle beskeder", told)
    assert "Du får ikke flere beskeder" in await town.anna.reply_text()


async def test_a_reminder_can_be_asked_for_while_a_person_has_the_case(town: Town) -> None:
    """Buttons of events and subscriptions say nothing in the person's stead, so they work in an open case."""
    await _publish(town, CAFE)
    await open_case(town)
    press = await town.anna.answered(town.anna.press_data("rm:cafe", _button_of(town)))
    assert press.text is not None
    assert "minder" in press.text
    await _asked(town)


async def test_reminder_needs_no_subscription_and_follows_the_event(town: Town) -> None:
    """Who asks to be reminded of one event hears if it is moved, and is reminded on the evening before its new day."""
    await _publish(town, CAFE)
    town.anna.send("hvad koster et pas")
    await town.anna.replies(1)
    async with town.assistant.database.reading() as session:
        assert (await session.execute(select(func.count()).select_from(NoticeRow))).scalar_one() == 0
    town.anna.press_data("rm:cafe", _button_of(town))
    await _asked(town)
    await _publish(town, occurrence("cafe", CAFE.starts + timedelta(days=1) + HOUR))
    town.clock.turn(timedelta(minutes=6))
    assert "Ændret: Arrangement cafe" in await town.anna.reply_text()
    town.clock.turn(timedelta(days=3, hours=7))
    assert "Husk: Arrangement cafe\ni morgen kl. 11.15" in await town.anna.reply_text()


def _button_of(town: Town) -> Message:
    """A message with the reminder's button, as the calendar in the chat will have it."""
    message = town.anna.last
    message.keyboard.append([{"text": "Mind mig om det", "callback_data": "rm:cafe"}])
    return message


async def _asked(town: Town) -> None:
    async def there() -> int:
        async with town.assistant.database.reading() as session:
            return (await session.execute(select(func.count()).select_from(NoticeRow))).scalar_one()

    while await there() == 0:
        continue


async def test_whoever_wishes_for_news_in_words_begins_with_one_tap(town: Town) -> None:
    """The first question is below the answer that tells of it; "stop" alone is never a question."""
    like = town.assistant.live.knowledge["laan-forny"]
    examples = ("nyhedsbrev om arrangementer", "hvordan slår jeg beskeder fra")
    texts = {Language.DA: EntryText("Besked om arrangementer", "Du kan få besked her.", examples)}
    async with town.assistant.database.transaction() as session:
        await knowledge_store.load(session, [replace(like, slug=SUBSCRIPTION, texts=texts)])
    assert await town.assistant.refresher.look()
    town.anna.send(examples[0])
    _, asked = await town.anna.replies(2)
    assert labels(asked) == ["Haslev", "Faxe", "Begge huse"]
    town.anna.send(examples[1])
    [told] = await town.anna.replies(1)
    assert "Du kan få besked her." in told.text
    town.anna.send("stop tak")
    assert "Jeg sender dig ikke noget af mig selv" in await town.anna.reply_text()


async def test_what_is_said_of_messages_ends_the_offer_before_it(town: Town) -> None:
    """A yes after it is no yes to a person that was offered for something else."""
    town.anna.send(STRANGE)
    await town.anna.replies(1)
    town.anna.send("jeg gider ikke få de beskeder mere")
    assert "Jeg sender dig ikke noget af mig selv" in await town.anna.reply_text()
    town.anna.send("ja")
    assert "Skal jeg sende dit spørgsmål" in await town.anna.reply_text()
    assert town.group.topics == []
