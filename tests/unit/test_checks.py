"""The rules about one entry: a good entry passes, and each fault is named by its rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.checks import Severity, entry_remarks
from knowledge.checks.allowed import PHONES
from knowledge.entries import Detail, Entry, EntryText, Kind, Language, Source

DA, EN = Language.DA, Language.EN
GOOD = Entry(
    slug="pas-pris",
    area="borgerservice",
    topic="pas",
    texts={
        DA: EntryText("Pris på pas", "**Se prisen på [borger.dk](https://www.borger.dk/).**", tuple("abcdefgh")),
        EN: EntryText("Price of a passport", "See the price at [borger.dk](https://borger.dk/).", tuple("ijkl")),
    },
    owner="borgerservice",
    sources=(Source("borger.dk", "https://www.borger.dk/"),),
    checked_at=date(2026, 11, 25),
    review_by=date(2027, 2, 1),
    details=(Detail.NAME,),
)


def rules(entry: Entry) -> list[str]:
    """The names of the rules that `entry` breaks."""
    return [remark.rule for remark in entry_remarks(entry)]


def saying(answer: str, language: Language = DA) -> Entry:
    """The good entry with another answer."""
    return replace(GOOD, texts={**GOOD.texts, language: replace(GOOD.texts[language], answer=answer)})


def test_good_entry_passes() -> None:
    """Nothing is said about an entry that keeps every rule."""
    assert rules(GOOD) == []


@pytest.mark.parametrize(
    ("entry", "rule"),
    [
        (replace(GOOD, review_by=None), "review"),
        (replace(GOOD, checked_at=None), "review"),
        (replace(GOOD, review_by=date(2026, 11, 25)), "review"),
        (replace(GOOD, sources=()), "source"),
        (replace(GOOD, sources=(Source("x", "https://borger.dk.evil.com/"),)), "unknown-site"),
        (replace(GOOD, sources=(Source("x", "https://evilborger.dk/"),)), "unknown-site"),
        (replace(GOOD, texts={DA: GOOD.texts[DA]}), "language"),
        (replace(GOOD, texts={**GOOD.texts, DA: replace(GOOD.texts[DA], title="x" * 29)}), "title"),
        (replace(GOOD, texts={**GOOD.texts, DA: replace(GOOD.texts[DA], examples=tuple("abcdefg"))}), "examples"),
        (replace(GOOD, texts={**GOOD.texts, EN: replace(GOOD.texts[EN], examples=tuple("abc"))}), "examples"),
        (replace(GOOD, local=True), "local"),
        (saying("Vælg {{navn}}."), "local"),
    ],
)
def test_fault_of_a_field_is_named(entry: Entry, rule: str) -> None:
    """Each missing or contradictory field breaks exactly its rule."""
    assert rules(entry) == [rule]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (replace(GOOD, details=None), ["details"]),
        (replace(GOOD, details=None, hands_over=True), []),
        (replace(GOOD, details=None, kind=Kind.SMALL_TALK), []),
        (replace(GOOD, details=()), []),
        (replace(GOOD, details=(Detail.ANY,)), []),
        (replace(GOOD, details=(Detail.ANY, Detail.NAME)), ["details"]),
        (replace(GOOD, details=(Detail.PHONE,)), ["details", "details"]),
        (replace(GOOD, details=(Detail.NAME,)), []),
    ],
)
def test_details_are_said_and_spoken_of(entry: Entry, expected: list[str]) -> None:
    """An entry that answers says which details it gives, and its answer speaks of them in each language."""
    assert rules(entry) == expected


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        ("Det koster 891 kr.", "price-without-year"),
        ("Det koster 1.200 kroner.", "price-without-year"),
        ("It costs DKK 891.", "price-without-year"),
        ("Ring 12 34 56 78.", "unknown-phone"),
        ("Ring 12345678.", "unknown-phone"),
        ("Ring på 113.", "unknown-phone"),
        ("Call **117** now.", "unknown-phone"),
        ("Skriv 010190-1234.", "cpr"),
        ("Skriv til [e-mail].", "masked"),
        ("Se [siden om pas](http://www.borger.dk/).", "link-not-https"),
        ("Se [siden om pas](https://www.borger.evil/).", "unknown-site"),
        ("Se [her](https://www.borger.dk/).", "vague-link"),
        ("Se [Click here](https://www.borger.dk/).", "vague-link"),
        ("Se https://www.borger.dk/", "bare-address"),
        ("Se <b>dette</b>.", "html"),
        ("Se &nbsp; dette.", "html"),
        ("# Pas\nSe dette.", "markup"),
        ("Se ![pas](https://www.borger.dk/pas.png).", "markup"),
        ("| a | b |", "markup"),
        ("Det **koster 900 kr. i 2026.", "markup"),
        ("Det **koster ** ikke noget.", "markup"),
        ("Se [prisen](https://www.borger.dk/pas", "markup"),
        (r"Se \[prisen\](https://www.borger.dk/pas", "markup"),
        ("Se [prisen] (https://www.borger.dk/pas)", "markup"),
        ("Vælg {{Navn}}.", "braces"),
        ("Log på med MitID.", "no-other-way"),
        ("Ja, du kan få en medarbejder.", "yes-or-no"),
        ("**No. You must bring it.**", "yes-or-no"),
        (f"{'Ord ' * 300}.", "long-answer"),
        (f"Og {'ord ' * 30}.", "long-sentence"),
    ],
)
def test_fault_of_an_answer_is_named(answer: str, rule: str, language: Language) -> None:
    """Each fault is found in either language, with the words it is about."""
    found = [remark for remark in entry_remarks(saying(answer, language)) if remark.rule == rule]
    assert len(found) == 1
    assert found[0].where == (language.value, "answer")
    assert found[0].needle in answer


@pytest.mark.parametrize(
    "answer",
    [
        "I 2023 kostede det 891 kr. Se [borger.dk](https://borger.dk/).",
        "Ring 112, 114, 1818 eller på 33 98 00 10. Ring til Livslinien på **70 201 201**.",
        "Søg senest 1. juli 1955 til 31. december 1962. Der går 48 timer, eller 15 km.",
        "Fra 2023-2024, på side 978-87-1234-567-8.",
        "Log på med MitID, eller spørg en medarbejder.",
        "I {{?priser_aar}} koster det {{?pris}} kr.",
        "Ring {{?telefon}}. Se [siden til booking]({{?booking_link}}).",
        "{{^telefon}}Spørg os.",
        "1 < 2, og 3 > 2.",
    ],
)
def test_good_answer_is_left_alone(answer: str) -> None:
    """Prices with their year, checked numbers, and blanks are no faults."""
    assert rules(saying(answer)) == []


def test_danish_is_asked_to_be_easy_and_english_is_not_measured_by_it() -> None:
    """LIX is a Scandinavian measure; too high a figure is advice, not an error."""
    hard = "Kommunalbestyrelsens administrationsafdeling imødekommer ansøgninger."
    [remark] = entry_remarks(saying(hard))
    assert (remark.rule, remark.severity) == ("lix", Severity.WARNING)
    assert rules(saying(hard, EN)) == []


def test_lines_for_both_cases_are_not_counted_together() -> None:
    """What is shown instead of a fact and with it are never read together, so only one of them counts."""
    answer = f"{{{{^a}}}}{'Vi har det. ' * 40}\n{{{{?a}}}}{'Vi har det. ' * 40}"
    assert rules(saying(answer)) == []


def test_entry_that_states_a_price_is_looked_at_by_february() -> None:
    """Prices change on 1 January."""
    priced = saying("I 2026 koster det 5 kr.")
    assert rules(replace(priced, review_by=date(2027, 2, 2))) == ["price-review"]
    assert rules(replace(priced, review_by=date(2027, 2, 1))) == []


@pytest.mark.parametrize("kind", [Kind.SMALL_TALK, Kind.SIGNPOST])
def test_small_talk_and_signposts_need_no_source(kind: Kind) -> None:
    """A greeting rests on no page, and an emergency text is not footed with one."""
    assert rules(replace(GOOD, kind=kind, sources=())) == []


def test_small_talk_need_not_name_a_way_without_mitid() -> None:
    """The rule is for answers."""
    assert rules(replace(saying("Spøg om MitID."), kind=Kind.SMALL_TALK)) == []


@given(st.sampled_from(sorted(PHONES)), st.integers(0, 7), st.sampled_from("0123456789"))
def test_mistyped_number_is_noticed(number: str, place: int, digit: str) -> None:
    """One wrong digit in a long number makes it unknown."""
    wrong = number[:place] + digit + number[place + 1 :]
    if len(number) == 8 and wrong not in PHONES:
        assert "unknown-phone" in rules(saying(f"Ring {wrong}."))
    assert "unknown-phone" not in rules(saying(f"Ring {number}."))


@given(st.text(max_size=200))
def test_any_answer_can_be_judged(answer: str) -> None:
    """Whatever staff type, the rules give remarks and never fail."""
    for remark in entry_remarks(saying(answer or "x")):
        assert remark.what
        assert remark.advice
