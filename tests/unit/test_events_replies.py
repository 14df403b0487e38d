"""What a citizen reads of events."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.catalogue import Catalogue
from bot.chat.controls.actions import Action, Verb, parse_action
from bot.events.replies import PER_PAGE, EventReplies, events_page
from bot.messages import Message
from bot.render import MESSAGE_LIMIT, utf16_length
from bot.standin.markup import parse_html
from knowledge.dates import COPENHAGEN, Span
from knowledge.entries import KnowledgeBase, Language
from knowledge.events.model import Occurrence, Spot, State
from knowledge.events.programme import Programme
from knowledge.events.wishes import Wish, from_key
from tests.unit.events.coming import AUTHOR, BEES, CAFES, CONCERT, GONE, NOW, PROGRAMME, event

PAGE = "https://www.faxebibliotek.dk/arrangementer"
REPLIES = EventReplies(Catalogue(), lambda: PAGE, lambda: "faxe_bot")
SUNDAY = Wish(days=(Span.of(NOW.date() + timedelta(days=4)),))


def seen(message: Message) -> str:
    """What a reader sees."""
    return parse_html(message.html)[0]


def found(
    wish: Wish, programme: Programme = PROGRAMME, language: Language = Language.DA, *, if_off: bool = False
) -> str:
    """What is read of a wish."""
    message = REPLIES.found(1, language, wish, programme, NOW, if_off=if_off)
    assert message is not None
    return seen(message)


def card(occurrence: Occurrence, language: Language = Language.DA) -> str:
    """What is read of one event."""
    return seen(REPLIES.card(1, language, occurrence, PROGRAMME, NOW))


def buttons(message: Message) -> list[list[Action | None]]:
    """What the buttons do."""
    return [[parse_action(button.action) for button in row] for row in message.keyboard]


def test_list_has_five_on_a_page_and_says_how_many_there_are() -> None:
    """Numbers go on over the pages; each number opens its event, and the rest is one tap away."""
    programme = Programme(tuple(event(number, f"Nr {number}", number, 10) for number in range(1, 13)), NOW)
    first = REPLIES.listing(1, Language.DA, Wish(), programme, NOW, 0)
    last = REPLIES.listing(1, Language.DA, Wish(), programme, NOW, 2)
    assert "(1–5 af 12)" in seen(first)
    assert "(11–12 af 12)" in seen(last)
    assert [button.label for button in first.keyboard[0]] == ["1", "2", "3", "4", "5"]
    assert [button.label for row in last.keyboard for button in row] == ["11", "12", "‹ Tilbage"]
    assert len(first.keyboard[0]) == PER_PAGE
    step = buttons(first)[1][0]
    assert step is not None
    assert from_key(step.about.partition(".")[2]) == Wish()


@pytest.mark.parametrize("page", [-1, 99])
def test_page_that_is_not_there_is_the_nearest(page: int) -> None:
    """An old button leads to what there is now."""
    assert "Babycafé" in seen(
        REPLIES.listing(1, Language.DA, Wish(audience=None, house="haslev"), PROGRAMME, NOW, page)
    )


def test_list_says_what_was_understood_and_when_it_was_read() -> None:
    """The day, the house and the group stand in the heading, and below where it is from."""
    wish = Wish(days=(Span.of(NOW.date() + timedelta(days=3)),), house="faxe")
    told = found(wish)
    assert told.startswith("Det sker lørdag den 28. november i Faxe\n\n1. Krea\nlør. 28. nov. kl. 13.00–15.00 · Faxe")
    assert told.endswith("Læst på hjemmesiden i dag kl. 09.35. Se alt på siden med arrangementer.")
    assert found(wish, language=Language.EN).startswith("What’s on Saturday 28 November in Faxe")


def test_days_asked_for_are_told_without_a_point_at_their_end() -> None:
    """The days stand in a sentence, and the year where it is another one."""
    days = Wish(days=(Span.of(NOW.date() + timedelta(days=36), 3),))
    assert found(days).startswith("Jeg har ikke fundet noget 31. december – 2. januar 2027. Hjemmesiden")
    assert found(Wish(days=(Span(NOW.date(), None),))).startswith("Det sker fra 25. november (1–5 af 7)")


def test_series_is_a_line_with_its_next_dates() -> None:
    """Not a line for each week."""
    told = found(Wish(house="faxe"))
    assert told.count("Strikkecafé") == 1
    assert "Også 3. dec., 10. dec., 17. dec. og flere gange" in told


@pytest.mark.parametrize(
    ("occurrence", "mark"),
    [
        (BEES, "Foredrag: Bier i haven – AFLYST"),
        (CONCERT, "Julekoncert med koret – UDSOLGT"),
        (replace(BEES, state=State.POSTPONED), "haven – UDSAT"),
        (GONE, "IKKE SIKKERT"),
    ],
)
def test_what_does_not_take_place_as_told_says_so_at_its_title(occurrence: Occurrence, mark: str) -> None:
    """Cancelled, sold out, or no longer on the website."""
    assert mark in card(occurrence)


def test_card_has_all_that_is_known() -> None:
    """When, where, price, what it is, and links to its page, to tickets, and to pass it on."""
    message = REPLIES.card(1, Language.DA, replace(AUTHOR, spot=replace(AUTHOR.spot, place="Salen")), PROGRAMME, NOW)
    told = seen(message)
    for part in ("onsdag den 2. december kl. 19.00–21.00", "Salen, Haslev", "Pris: 75 kr.", AUTHOR.description):
        assert part in told
    for link in (AUTHOR.url, AUTHOR.ticket_url, f"start%3Devent-{AUTHOR.uuid}"):
        assert link in message.html
    assert buttons(message) == [[Action(Verb.EVENT_FILE, AUTHOR.uuid)], [Action(Verb.REMIND, AUTHOR.uuid)]]


@pytest.mark.parametrize("state", [State.CANCELLED, State.SOLD_OUT])
def test_no_tickets_are_offered_where_there_are_none(state: State) -> None:
    """A link to tickets that cannot be had leads nowhere."""
    assert "Billetter" not in card(replace(AUTHOR, state=state))


@pytest.mark.parametrize("occurrence", [replace(AUTHOR, state=State.CANCELLED), GONE, event(1, "Kor", 0, 9)])
def test_no_reminder_is_offered_where_there_is_nothing_to_be_reminded_of(occurrence: Occurrence) -> None:
    """Of what is cancelled, not certain, or has begun."""
    message = REPLIES.card(1, Language.DA, occurrence, PROGRAMME, NOW)
    assert buttons(message) == [[Action(Verb.EVENT_FILE, occurrence.uuid)]]


def test_moved_event_says_from_where_and_when() -> None:
    """Whoever knew it otherwise sees that it has moved."""
    before = Spot(AUTHOR.starts - timedelta(days=1), AUTHOR.ends - timedelta(days=1), ("faxe",))
    told = card(replace(AUTHOR, state=State.MOVED, moved_from=before))
    assert "FLYTTET" in told
    assert "Flyttet fra: tirs. 1. dec. kl. 19.00–21.00, Faxe" in told


def test_question_if_it_is_off_is_answered_first() -> None:
    """Where the website says nothing of it, that is all that is said; where it is off, the title says so."""
    assert found(Wish(words=("forfatteraften",)), if_off=True).startswith("Det er ikke meldt aflyst.")
    assert found(Wish(words=("bier",)), if_off=True).startswith("Foredrag: Bier i haven – AFLYST")
    assert "ikke meldt aflyst" not in found(Wish(words=("forfatteraften",)))
    titled = replace(AUTHOR, title="Forfatteraften (udsat til den 3. januar)")
    told = REPLIES.card(1, Language.DA, titled, PROGRAMME, NOW, if_off=True)
    assert seen(told).startswith("Forfatteraften (udsat til")


def test_nothing_found_says_what_was_read_when_and_what_is_next() -> None:
    """No bare "no": when the website was read, where to look, what comes next, and a person."""
    message = REPLIES.found(1, Language.DA, SUNDAY, PROGRAMME, NOW)
    assert message is not None
    told = seen(message)
    assert told.startswith("Jeg har ikke fundet noget søndag den 29. november. Hjemmesiden er læst i dag kl. 09.35.")
    assert "1. Babycafé" in told
    assert PAGE in message.html
    assert buttons(message)[-1] == [Action(Verb.ASK_PERSON)]


def test_nothing_found_by_name_says_so_and_looks_further() -> None:
    """Of what was named nothing is found there; it is shown where and when it is."""
    told = found(replace(SUNDAY, words=("strikkecafe",), house="haslev"))
    assert told.startswith("Jeg har ikke fundet noget, der ligner det, du skrev, søndag den 29. november i Haslev.")
    assert "1. Strikkecafé" in told
    assert "Juleværksted" not in told


def test_other_events_than_the_one_named_are_introduced_as_such() -> None:
    """Where no event is called so, the day's others are shown, and it is said that they are others."""
    saturday = Wish(days=(Span.of(NOW.date() + timedelta(days=3)),))
    message = REPLIES.found(1, Language.DA, saturday, PROGRAMME, NOW, other=True)
    assert message is not None
    assert seen(message).startswith("Jeg kender ikke noget arrangement, der hedder sådan. Men:\n\nDet sker lørdag")


def test_nothing_is_said_not_to_be_there_of_what_was_read_long_ago() -> None:
    """What is not known is not denied, and what is known is told with its age."""
    old = replace(PROGRAMME, read_at=NOW - timedelta(days=3))
    assert "ikke fundet" not in found(SUNDAY, old)
    assert "siden søn. 22. nov. kl. 10.15" in found(SUNDAY, old)
    assert "Hjemmesiden er sidst læst søn. 22. nov. kl. 10.15" in found(Wish(), old)


def test_nothing_is_said_where_nothing_was_ever_read() -> None:
    """Only events that staff have entered are known then: others may be there."""
    assert REPLIES.found(1, Language.DA, SUNDAY, replace(PROGRAMME, read_at=None), NOW) is None


def test_everything_of_a_source_is_escaped_and_fits_a_message() -> None:
    """Markup in a title is shown as it stands, an address cannot leave its link, and five long ones are one message."""
    nasty = [
        replace(
            event(number, f"<b>&{'x' * 300}{number}", number, 10, place='"><a>'),
            description="<i>" + "ord " * 3000,
            url='https://x.dk/"><b>',
            ticket_url="javascript:alert(1)",
        )
        for number in range(1, 9)
    ]
    for message in (
        REPLIES.listing(1, Language.DA, Wish(), Programme(tuple(nasty), NOW), NOW, 0),
        REPLIES.card(1, Language.DA, nasty[0], PROGRAMME, NOW),
    ):
        assert "<b>&x" in seen(message)
        assert utf16_length(message.html) < MESSAGE_LIMIT
        assert "javascript" not in message.html
    assert 'href="https://x.dk/%22&gt;&lt;b&gt;"' in REPLIES.card(1, Language.DA, nasty[0], PROGRAMME, NOW).html


def test_event_of_a_foreign_id_has_no_button_and_no_link() -> None:
    """An id that no button or link can carry is shown all the same."""
    odd = replace(AUTHOR, uuid="Æ" * 64)
    message = REPLIES.card(1, Language.DA, odd, PROGRAMME, NOW)
    assert message.keyboard == ()
    assert "Del med andre" not in seen(message)
    assert REPLIES.listing(1, Language.DA, Wish(), Programme((odd,), NOW), NOW, 0).keyboard == ()


def test_long_events_say_until_when() -> None:
    """An exhibition has its first and last day; one that is there already only its last."""
    starts = datetime(2026, 11, 30, tzinfo=COPENHAGEN)
    spot = Spot(starts, starts + timedelta(days=10), ("faxe",), all_day=True)
    assert "man. 30. nov. – ons. 9. dec." in card(replace(CAFES[0], spot=spot))
    begun = replace(spot, starts=starts - timedelta(days=20))
    assert "indtil ons. 9. dec." in card(replace(CAFES[0], spot=begun))
    day = replace(spot, ends=starts + timedelta(days=1))
    assert "mandag den 30. november\n" in card(replace(CAFES[0], spot=day))
    assert "fredag den 1. januar 2027" in card(event(1, "Kur", 37, 10))


def test_page_with_all_events_is_the_contact_page_without_the_entry() -> None:
    """Somewhere to look there always is."""
    assert events_page(KnowledgeBase({}), "https://x.dk") == "https://x.dk"
