"""The starter knowledge base: every rule holds, and what is served makes sense with and without the local facts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.catalogue import Catalogue
from bot.chat.controls.profile import COMMANDS
from bot.render import markdown_to_html, plain_text
from knowledge.checks import Report, check_folder
from knowledge.checks.quality import lix
from knowledge.checks.rules import FEWEST_EXAMPLES
from knowledge.entries import Availability, Entry, Kind, Language
from knowledge.files.entry_files import STARTER_FOLDER, entry_files, read_files_with_places, read_folder
from knowledge.files.local_facts import LOCAL_FILE, PRICE_YEAR, LocalFacts, fill_entry, read_local_facts

TOPICS = Path(__file__).parents[3] / "shared" / "topics" / "topics.yaml"
ENTRIES = [each.entry for each in read_files_with_places(entry_files(STARTER_FOLDER))]
FACTS = read_local_facts(STARTER_FOLDER / LOCAL_FILE)
LAUNCH = date(2026, 12, 1)

URGENT_NUMBERS = {
    "noed-112": "112",
    "noed-laegevagt": "1818",
    "noed-selvmordstanker": "70 201 201",
    "noed-vold": "1888",
    "noed-boern-unge": "116 111",
    "mitid-spaer-misbrug": "33 98 00 10",
}


def example_value(name: str) -> str:
    """Something that staff might fill in for a fact."""
    if name == PRICE_YEAR:
        return "2026"
    return "https://www.faxekommune.dk/tid" if name.endswith("_link") else "12"


FILLED = LocalFacts({name: example_value(name) for name in FACTS.values}, FACTS.lines)


@pytest.fixture(scope="module")
def report() -> Report:
    """The check of the starter entries."""
    return check_folder()


def test_every_rule_holds(report: Report) -> None:
    """The starter entries, their local facts and their question sets pass the check without a word."""
    assert [str(finding) for finding in report.findings] == []


def test_danish_is_easy_to_read(report: Report) -> None:
    """Each Danish answer is at most LIX 35, and half of them are very easy (24 or less)."""
    assert max(lix(entry.texts[Language.DA].answer) for entry in ENTRIES) <= 35
    assert report.median_lix <= 24


def test_all_170_entries_are_there_in_both_languages() -> None:
    """Nothing is missing, and nothing is written twice."""
    assert len({entry.slug for entry in ENTRIES}) == len(ENTRIES) == 170
    assert all(set(entry.texts) == set(Language) for entry in ENTRIES)
    assert FEWEST_EXAMPLES == {Language.DA: 8, Language.EN: 4}


@pytest.mark.skipif(not TOPICS.exists(), reason="the list of topics is not beside this checkout")
def test_slugs_topics_and_look_alikes_are_carried_over() -> None:
    """Slug, area, topic, hand-over, related entries and look-alikes are those of the list of topics."""
    topics: list[dict[str, Any]] = yaml.safe_load(TOPICS.read_text(encoding="utf-8"))
    wanted = {topic["slug"]: topic for topic in topics}
    assert {entry.slug for entry in ENTRIES} == set(wanted)
    for entry in ENTRIES:
        topic = wanted[entry.slug]
        assert (entry.area, entry.topic, entry.hands_over) == (topic["area"], topic["topic"], topic["hands_over"])
        assert list(entry.related) == topic["related"], entry.slug
        assert list(entry.look_alikes) == topic["not_to_be_confused_with"], entry.slug


def test_as_delivered_no_entry_waits_for_a_local_fact() -> None:
    """Each says what it can without the facts of the houses, and where to ask for the rest."""
    knowledge = read_folder()
    waiting = [entry.slug for entry in knowledge.published() if entry.availability(LAUNCH) is not Availability.SERVED]
    assert waiting == []


@pytest.mark.parametrize("language", Language)
def test_no_citizen_sees_braces(language: Language) -> None:
    """What is served holds no blank, whether no fact or every fact is filled in."""
    for facts in (FACTS, FILLED):
        for entry in ENTRIES:
            filled = fill_entry(entry, facts)
            assert filled.local or "{{" not in filled.texts[language].answer, entry.slug


def test_every_entry_is_served_once_all_facts_are_filled_in() -> None:
    """Filling in the one file is all that staff have to do."""
    assert all(fill_entry(entry, FILLED).availability(LAUNCH) is Availability.SERVED for entry in ENTRIES)


@pytest.mark.parametrize("name", sorted(name for name in FACTS.values if name != PRICE_YEAR))
def test_each_fact_shows_once_it_is_filled_in(name: str) -> None:
    """A fact that is filled in reaches an answer in its language, and nothing else has to be filled in but the year."""
    value = example_value(name) if name.endswith("_link") else "xyzzy"
    facts = LocalFacts({**dict.fromkeys(FACTS.values, ""), PRICE_YEAR: "2026", name: value}, FACTS.lines)
    language = Language.EN if name.endswith("_en") else Language.DA
    shown = [entry.slug for entry in ENTRIES if value in fill_entry(entry, facts).texts[language].answer]
    assert shown


def test_price_without_its_year_is_not_shown() -> None:
    """Whoever fills in prices and forgets the year gets the answer without them."""
    facts = replace(FILLED, values={**FILLED.values, PRICE_YEAR: ""})
    [print_entry] = [entry for entry in ENTRIES if entry.slug == "print-kopi-scan"]
    assert "12 kr." in fill_entry(print_entry, FILLED).texts[Language.DA].answer
    assert "12 kr." not in fill_entry(print_entry, facts).texts[Language.DA].answer


def test_old_passport_prices_give_way_to_the_local_ones() -> None:
    """The prices of 2023 are shown with their year, until staff fill in newer ones."""
    [passport] = [entry for entry in ENTRIES if entry.slug == "pas-pris"]
    assert "I 2023 kostede det:" in fill_entry(passport, FACTS).texts[Language.DA].answer
    assert "2023" not in fill_entry(passport, FILLED).texts[Language.DA].answer


@pytest.mark.parametrize(("slug", "number"), URGENT_NUMBERS.items())
def test_urgent_answer_names_its_number_in_both_languages(slug: str, number: str) -> None:
    """An emergency text is a signpost, and the number to call stands in its first four lines."""
    [entry] = [entry for entry in ENTRIES if entry.slug == slug]
    assert entry.kind is Kind.SIGNPOST
    for text in entry.texts.values():
        lines = [line for line in plain_text(markdown_to_html(text.answer)).splitlines() if line]
        assert number in "\n".join(lines[:4])


def _figures(answer: str) -> set[str]:
    """The numbers that an answer names, without its links and its numbered steps, written the English way."""
    told = re.sub(r"\]\([^)]*\)|^\d+\. ", "", answer, flags=re.MULTILINE)
    return {figure.replace(".", "").replace(",", "") for figure in re.findall(r"\d+(?:[.,]\d+)*", told)}


def test_both_languages_name_the_same_figures() -> None:
    """A price, an age, a deadline or a number that is put right in Danish is put right in English, too."""
    assert [
        entry.slug
        for entry in ENTRIES
        if _figures(entry.texts[Language.DA].answer) != _figures(entry.texts[Language.EN].answer)
    ] == []


def test_english_says_what_borgerservice_is() -> None:
    """Who reads English need not know the Danish name of citizen service; the name of the whole house is one."""
    told = {each.slug: each.texts[Language.EN].answer.replace("Biblioteker og Borgerservice", "") for each in ENTRIES}
    named = [slug for slug, answer in told.items() if "Borgerservice" in answer]
    assert [slug for slug in named if "itizen service (borgerservice)" not in told[slug].casefold()] == []


@pytest.mark.parametrize("language", Language)
def test_what_an_answer_says_to_press_or_write_is_there(language: Language) -> None:
    """A button that an answer names is one of the texts, word for word, and a command is one that citizens have."""
    answers = [re.sub(r"\]\([^)]*\)", "", entry.texts[language].answer) for entry in ENTRIES]
    pressed = {each for answer in answers for each in re.findall(r"(?:tryk på|press) [»“]([^«”]+)[«”]", answer)}
    assert pressed == {Catalogue()[language].plain(button) for button in ("erase-yes", "remind-me")}
    assert {each for answer in answers for each in re.findall(r"(?<![\w/.])/(\w+)", answer)} <= COMMANDS.keys()


def test_small_talk_says_that_a_computer_speaks() -> None:
    """Whoever greets or asks who is there is told that it is a computer, in both languages."""
    for entry in ENTRIES:
        if entry.slug in {"bot-hilsen", "bot-hvem"}:
            assert entry.kind is Kind.SMALL_TALK
            assert "en computer" in entry.texts[Language.DA].answer
            assert "a computer" in entry.texts[Language.EN].answer


def has_markup_left(entry: Entry, language: Language) -> bool:
    """Whether rendered text still shows Markdown signs."""
    shown = plain_text(markdown_to_html(fill_entry(entry, FILLED).texts[language].answer))
    return "**" in shown or "](" in shown or "\\" in shown


@pytest.mark.parametrize("language", Language)
def test_answers_render_without_leftovers(language: Language) -> None:
    """Every mark of an answer is understood by the renderer, filled in or not."""
    assert [entry.slug for entry in ENTRIES if has_markup_left(entry, language)] == []
