"""Menus: three presses lead from the areas to every entry that people look up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.catalogue import Catalogue
from bot.chat.controls import menus
from bot.chat.controls.actions import Action, Verb, parse_action
from bot.messages import Button, Message
from bot.standin.markup import parse_html
from knowledge.entries import Entry, EntryText, KnowledgeBase, Language, Status
from knowledge.files.entry_files import read_folder

CATALOGUE = Catalogue()
STARTER = read_folder()
CHAT = 1001
LONGEST_LABEL = 40
MOST_BUTTONS = 100
"""Telegram shows no more under a message."""


def entry(slug: str, area: str, topic: str, status: Status = Status.PUBLISHED) -> Entry:
    """An entry with a Danish text only."""
    return Entry(slug, area, topic, {Language.DA: EntryText(f"Om {slug}", "Svar.", ("hvad",))}, status=status)


def base(*entries: Entry) -> KnowledgeBase:
    """A knowledge base of these entries."""
    return KnowledgeBase({each.slug: each for each in entries})


SMALL = base(
    entry("pas-pris", "borgerservice", "pas"),
    entry("pas-tid", "borgerservice", "pas"),
    entry("laan-forny", "bibliotek", "laan"),
    entry("flyt", "borgerservice", "flytning"),
    entry("bot-hilsen", "bot", "smaasnak"),
    entry("bot-graense", "bot", "graenser"),
    entry("kladde", "kontakt", "sted", Status.DRAFT),
    entry("gammel", "kontakt", "telefon", Status.ARCHIVED),
)


def buttons(message: Message | None) -> list[Button]:
    """The buttons of a menu, row by row."""
    assert message is not None
    return [button for row in message.keyboard for button in row]


def actions(message: Message | None) -> list[Action]:
    """What the buttons of a menu mean."""
    found = [parse_action(button.action) for button in buttons(message)]
    assert None not in found
    return [action for action in found if action is not None]


def walk(language: Language, knowledge: KnowledgeBase) -> list[Message]:
    """Every menu that can be reached by pressing."""
    first = menus.areas(CATALOGUE, CHAT, language, knowledge, "menu-areas")
    found = [first]
    for area in actions(first):
        second = menus.topics(CATALOGUE, CHAT, language, knowledge, area.about)
        assert second is not None
        found.append(second)
        for topic in actions(second):
            if topic.verb is Verb.TOPIC:
                third = menus.entries(CATALOGUE, CHAT, language, knowledge, topic.about)
                assert third is not None
                found.append(third)
    return found


def test_areas_are_those_with_something_to_look_up_in_the_order_of_the_entries() -> None:
    """Areas with nothing but greetings, drafts or archived entries are not shown; the intro is what was asked for."""
    menu = menus.areas(CATALOGUE, CHAT, Language.DA, SMALL, "menu-areas")
    assert menu.html == CATALOGUE["da"].html("menu-areas")
    assert [button.label for button in buttons(menu)] == ["Borgerservice", "Bibliotek"]
    assert actions(menu) == [Action(Verb.AREA, "borgerservice"), Action(Verb.AREA, "bibliotek")]


def test_topics_are_those_of_the_area_with_a_way_back() -> None:
    """The second menu names its area, lists each topic once, and leads back."""
    menu = menus.topics(CATALOGUE, CHAT, Language.DA, SMALL, "borgerservice")
    assert actions(menu) == [
        Action(Verb.TOPIC, "borgerservice/pas"),
        Action(Verb.TOPIC, "borgerservice/flytning"),
        Action(Verb.AREAS),
    ]
    assert menu is not None
    assert "<b>Borgerservice</b>" in menu.html


def test_entries_are_those_of_the_topic_with_a_way_back() -> None:
    """The third menu lists the topic's entries by their titles, one a row, and leads back to the area."""
    menu = menus.entries(CATALOGUE, CHAT, Language.EN, SMALL, "borgerservice/pas")
    assert [button.label for button in buttons(menu)] == ["Om pas-pris", "Om pas-tid", "‹ Back"]
    assert actions(menu)[0] == Action(Verb.RELATED, "pas-pris")
    assert actions(menu)[-1] == Action(Verb.AREA, "borgerservice")
    assert menu is not None
    assert all(len(row) == 1 for row in menu.keyboard)


@pytest.mark.parametrize("about", ["bot", "kontakt", "findes-ikke", ""])
def test_area_that_is_gone_has_no_menu(about: str) -> None:
    """An old button for an area that is empty or hidden by now leads to no menu."""
    assert menus.topics(CATALOGUE, CHAT, Language.DA, SMALL, about) is None


@pytest.mark.parametrize("about", ["borgerservice/laan", "borgerservice", "", "/", "kontakt/sted", "bot/smaasnak"])
def test_topic_that_is_gone_has_no_menu(about: str) -> None:
    """An old button for a topic that is empty, hidden or moved by now leads to no menu."""
    assert menus.entries(CATALOGUE, CHAT, Language.DA, SMALL, about) is None


@pytest.mark.parametrize("language", Language)
def test_every_published_starter_entry_can_be_reached(language: Language) -> None:
    """Pressing leads to each starter entry that people look up, and to no draft."""
    reached = {
        action.about for menu in walk(language, STARTER) for action in actions(menu) if action.verb is Verb.RELATED
    }
    assert reached == {each.slug for each in STARTER.published() if each.topic not in {"smaasnak", "graenser"}}


@pytest.mark.parametrize("language", Language)
def test_menus_of_the_starter_entries_keep_telegrams_and_a_phones_limits(language: Language) -> None:
    """No menu has more buttons than Telegram shows, more than two in a row, or a label that a phone cuts off."""
    for menu in walk(language, STARTER):
        assert 1 <= len(buttons(menu)) <= MOST_BUTTONS
        assert all(len(row) <= 2 for row in menu.keyboard)
        assert [button.label for button in buttons(menu) if not 0 < len(button.label) <= LONGEST_LABEL] == []
        parse_html(menu.html)


def test_starter_entries_lack_no_names() -> None:
    """The check at start passes for the entries that are shipped."""
    assert menus.missing_names(CATALOGUE, STARTER) == []


def test_a_place_without_a_name_is_shown_as_it_is_written() -> None:
    """Regression: an area that a file misspelled broke the menus, and the next start."""
    knowledge = base(entry("a", "skov-og-strand", "svampe"))
    shown = menus.areas(CATALOGUE, CHAT, Language.DA, knowledge, "help")
    assert shown.keyboard[0][0].label == "Skov og strand"
    topics = menus.topics(CATALOGUE, CHAT, Language.DA, knowledge, "skov-og-strand")
    assert topics is not None
    assert topics.keyboard[0][0].label == "Svampe"


def test_missing_names_are_those_of_published_entries_once_each() -> None:
    """A name that the catalogue lacks is found before a menu breaks; drafts may wait for theirs."""
    knowledge = base(
        entry("a", "skov", "pas"),
        entry("b", "skov", "svampe"),
        replace(entry("c", "hav", "fisk"), status=Status.DRAFT),
    )
    assert menus.missing_names(CATALOGUE, knowledge) == ["area-skov", "topic-svampe"]
