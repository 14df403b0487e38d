"""Local facts: reading them, and filling the blanks of answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render import markdown_to_html, plain_text
from knowledge.entries import Availability, Entry, EntryText, Language
from knowledge.errors import EntryFileError
from knowledge.files.entry_files import read_files, read_folder
from knowledge.files.local_facts import (
    Blank,
    LocalFacts,
    blanks,
    fill_answer,
    fill_entry,
    read_local_facts,
    stray_braces,
)

DA, EN = Language.DA, Language.EN
TODAY = date(2026, 11, 25)
ENTRY_FILE = """
- slug: wifi
  area: bibliotek
  topic: it
  owner: bibliotek
  local: true
  da:
    title: Wi-Fi
    answer: |
      Vælg {{navn}}.

      Koden er {{?kode}}.
    examples: [har I wifi]
"""


def facts(**values: str) -> LocalFacts:
    """Local facts with these texts."""
    return LocalFacts(values, dict.fromkeys(values, 1))


def entry(answer: str, *, english: str | None = None, local: bool = False, review_by: date | None = None) -> Entry:
    """An entry with this answer."""
    texts = {DA: EntryText("Titel", answer, ("et spørgsmål",))}
    if english is not None:
        texts[EN] = EntryText("Title", english, ("a question",))
    return Entry("slug", "omraade", "emne", texts, local=local, review_by=review_by)


def filled(answer: str, **values: str) -> str:
    """`answer` filled with these facts, in Danish."""
    return fill_answer(answer, facts(**values), DA)


def test_line_with_an_optional_blank_stands_only_when_it_is_filled() -> None:
    """`{{?name}}` leaves its whole line out as long as the fact is blank, and no gap behind."""
    answer = "Kom ind.\n\n- **Haslev:** {{?haslev}}\n- **Faxe:** {{?faxe}}\n\nFarvel."
    assert filled(answer) == "Kom ind.\n\nFarvel."
    assert filled(answer, haslev="Jernbanegade 1", faxe="") == "Kom ind.\n\n- **Haslev:** Jernbanegade 1\n\nFarvel."


def test_line_with_two_optional_blanks_needs_both() -> None:
    """A price without its year is not shown."""
    answer = "Det koster {{?pris}} kr. i {{?aar}}."
    assert filled(answer, pris="20", aar="") == ""
    assert filled(answer, pris="20", aar="2027") == "Det koster 20 kr. i 2027."


def test_line_that_stands_in_goes_when_the_fact_is_there() -> None:
    """`{{^name}}` is said only while the fact is blank."""
    answer = "1. {{^link}}Spørg os.\n1. Bestil [her hos os]({{?link}})."
    assert filled(answer) == "1. Spørg os."
    assert filled(answer, link="https://x.dk/tid") == "1. Bestil [her hos os](https://x.dk/tid)."


@pytest.mark.parametrize(("price", "year"), [("", ""), ("20", ""), ("", "2027"), ("20", "2027")])
def test_price_line_and_what_stands_in_for_it_never_stand_together_nor_are_both_missing(price: str, year: str) -> None:
    """`?` and `^` with the same names are each other's opposite."""
    answer = "Det koster {{?pris}} kr. i {{?aar}}.\n{{^pris}}{{^aar}}Spørg om prisen."
    expected = "Det koster 20 kr. i 2027." if price and year else "Spørg om prisen."
    assert filled(answer, pris=price, aar=year) == expected


def test_entry_is_served_once_its_required_blanks_are_filled() -> None:
    """A blank that must be filled keeps the entry local; when it is filled, citizens get it."""
    needs = entry("Nettet hedder {{navn}}.", local=True)
    assert fill_entry(needs, facts(navn="")).availability(TODAY) is Availability.NOT_FILLED_IN
    served = fill_entry(needs, facts(navn="Huset"))
    assert served.availability(TODAY) is Availability.SERVED
    assert served.texts[DA].answer == "Nettet hedder Huset."


def test_entry_needs_its_facts_in_every_language() -> None:
    """A fact that is filled in Danish only would leave braces for English readers."""
    needs = entry("Vi {{hvad}}.", english="We {{hvad}}.", local=True)
    assert fill_entry(needs, facts(hvad="læser", hvad_en="")).local
    assert not fill_entry(needs, facts(hvad="læser", hvad_en="read")).local


def test_entry_that_forgot_to_say_that_it_is_local_is_still_not_served() -> None:
    """No citizen sees braces, whatever the file says."""
    assert fill_entry(entry("Ring {{telefon}}.", local=False), facts()).local


def test_optional_blanks_never_hold_an_entry_back() -> None:
    """An entry that is useful without its local facts is served without them."""
    assert not fill_entry(entry("Kom ind.\n{{?adresse}}"), facts()).local


def test_entry_may_be_local_for_other_reasons() -> None:
    """An entry that staff marked local without a blank stays so."""
    assert fill_entry(entry("Kom ind.\n{{?adresse}}", local=True), facts(adresse="x")).local


def test_english_takes_the_twin_where_there_is_one() -> None:
    """`name_en` serves the English answers; a fact without a twin serves both."""
    known = facts(tid="mandag", tid_en="Monday", telefon="12 34 56 78")
    assert fill_answer("{{?tid}} {{?telefon}}", known, EN) == "Monday 12 34 56 78"
    assert fill_answer("{{?tid}}", facts(tid="mandag", tid_en=""), EN) == ""


def test_stated_local_price_must_be_looked_at_before_the_next_february() -> None:
    """Prices change on 1 January, so an answer that shows last year's is not served from 1 February on."""
    priced = entry("I {{?priser_aar}} koster det {{?pris}} kr.", review_by=date(2028, 11, 25))
    assert fill_entry(priced, facts(priser_aar="2026", pris="20")).review_by == date(2027, 2, 1)
    assert fill_entry(priced, facts(priser_aar="2026", pris="")).review_by == date(2028, 11, 25)
    assert fill_entry(priced, facts(priser_aar="2030", pris="20")).review_by == date(2028, 11, 25)


@given(st.text(alphabet=st.characters(exclude_characters="{}", exclude_categories=("C", "Z")), min_size=1, max_size=60))
def test_fact_is_shown_as_it_was_typed(value: str) -> None:
    """Stars, underscores and brackets of a Wi-Fi code are no markup."""
    shown = plain_text(markdown_to_html(filled("Koden er {{?kode}} i dag.", kode=value)))
    assert shown == f"Koden er {value} i dag."


def test_lines_of_a_fact_stay_lines_and_become_no_list() -> None:
    """Opening hours on several lines are shown on several lines, also within a list."""
    answer = filled("- **Haslev:** {{?tider}}\n- **Faxe:** spørg", tider="man 10-18\n\n1. januar lukket\n- søn lukket")
    assert plain_text(markdown_to_html(answer)).splitlines() == [
        "• Haslev: man 10-18",
        "1. januar lukket",
        "- søn lukket",
        "• Faxe: spørg",
    ]


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.sampled_from(["", "x", "y z"])), st.data())
def test_no_optional_blank_is_ever_left(values: dict[str, str], data: st.DataObject) -> None:
    """Whatever is filled in, no braces of an optional blank or a stand-in remain."""
    pieces = st.sampled_from(["ord", "{{?a}}", "{{^b}}", "{{?c}}", "\n", "\n\n", " "])
    answer = "".join(data.draw(st.lists(pieces, max_size=12)))
    assert "{{" not in fill_answer(answer, LocalFacts(values), DA)


def test_blanks_are_found_with_their_marks() -> None:
    """The three kinds of blanks are told apart."""
    assert list(blanks("{{a}} {{?b_1}} {{^c}}")) == [Blank("a", ""), Blank("b_1", "?"), Blank("c", "^")]
    assert [each.required for each in blanks("{{a}} {{?b}} {{^c}}")] == [True, False, False]


@pytest.mark.parametrize("text", ["{{Navn}}", "{{ navn }}", "{{navn}", "{navn}}", "{{}}", "{{a-b}}", "{{!a}}"])
def test_malformed_blanks_are_noticed(text: str) -> None:
    """Braces that are no blank would reach citizens."""
    assert stray_braces(text) == ("{{" in text or "}}" in text)


def test_well_formed_blanks_are_not_stray() -> None:
    """The blanks themselves are no fault, nor is a single brace."""
    assert not stray_braces("{{a}} {{?b}} {{^c}} {")


def test_facts_are_read_as_typed(tmp_path: Path) -> None:
    """YAML's own ideas of numbers, times and truth change nothing; comments are none of them."""
    path = tmp_path / "local.yaml"
    path.write_text(
        '# note\nkode: 0123\nkl: 8:30\nsvar: no\ntom: ""\ningen:\nflere: |\n  man\n  tir\n', encoding="utf-8"
    )
    read = read_local_facts(path)
    assert read.values == {"kode": "0123", "kl": "8:30", "svar": "no", "tom": "", "ingen": "", "flere": "man\ntir"}
    assert read.lines["kl"] == 3


def test_missing_or_empty_file_holds_no_facts(tmp_path: Path) -> None:
    """A folder without local facts is read all the same."""
    assert read_local_facts(tmp_path / "local.yaml") == LocalFacts()
    (tmp_path / "local.yaml").write_text("# only a comment\n", encoding="utf-8")
    assert read_local_facts(tmp_path / "local.yaml") == LocalFacts()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("- a\n", ":1: expected one fact per line"),
        ('a: "x"\na: "y"\n', ":2: a: stands twice in this file"),
        ("\na: [1, 2]\n", ":2: a: expected a text"),
        ('Navn: "x"\n', ":1: Navn: expected a name of small letters"),
        ('a: "{{b}}"\n', ":1: a: holds double braces"),
        (f'a: "{"x" * 601}"\n', ":1: a: longer than 600 characters"),
        ('a: "cpr 010190-1234"\n', ":1: a: expected a text without a number like a CPR number"),
        ('booking_link: "www.x.dk"\n', ":1: booking_link: expected an address that begins with https://"),
        ('priser_aar: "i år"\n', ":1: priser_aar: expected a year such as 2027"),
        ('a: "x\n', "not valid YAML"),
    ],
)
def test_faulty_facts_are_named_with_their_place(tmp_path: Path, content: str, expected: str) -> None:
    """A fault in local.yaml is one line with file, line, name and what was expected."""
    path = tmp_path / "local.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EntryFileError) as caught:
        read_local_facts(path)
    assert str(path) + expected in str(caught.value) or ("YAML" in expected and expected in str(caught.value))
    assert "\n" not in str(caught.value)


def test_every_reader_gets_filled_entries(tmp_path: Path) -> None:
    """Reading a folder or single files fills them from the local.yaml beside them."""
    file = tmp_path / "it.yaml"
    file.write_text(ENTRY_FILE, encoding="utf-8")
    assert read_folder(tmp_path)["wifi"].local
    assert "Koden" not in read_folder(tmp_path)["wifi"].texts[DA].answer
    (tmp_path / "local.yaml").write_text('navn: "Huset"\nkode: "1*2*3"\n', encoding="utf-8")
    for knowledge in (read_folder(tmp_path), read_files([file])):
        assert not knowledge["wifi"].local
        html = markdown_to_html(knowledge["wifi"].texts[DA].answer)
        assert html == "Vælg Huset.\n\nKoden er 1*2*3."
