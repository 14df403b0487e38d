"""What a message makes of each field of an entry, and what it refuses."""

from __future__ import annotations

from datetime import date

import pytest

from bot.authoring.fields import FieldError, put, reason
from knowledge.entries import Entry, EntryText, Language, Source

DA = Language.DA
TODAY = date(2026, 11, 25)
ENTRY = Entry("pas", "borgerservice", "pas", {DA: EntryText("Pas", "Svar", ("et", "to"))})
PLACES = {"kørekort": ("borgerservice", "koerekort")}


def test_examples_are_added_and_taken_away_by_number() -> None:
    """Each line is a question more, "-1" takes the first away, and none stands twice."""
    assert put(ENTRY, "da.examples", "-1\n tre  fire \nto", today=TODAY).texts[DA].examples == ("to", "tre fire")


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("borger.dk: Pas https://www.borger.dk/pas", (Source("borger.dk: Pas", "https://www.borger.dk/pas"),)),
        ("https://www.borger.dk/pas_a", (Source("borger.dk", "https://www.borger.dk/pas_a"),)),
        ("Ingen", ()),
        ("A: https://a.dk\nB - https://b.dk/x", (Source("A", "https://a.dk"), Source("B", "https://b.dk/x"))),
    ],
)
def test_sources_are_a_name_and_an_address(text: str, sources: tuple[Source, ...]) -> None:
    """A line is a source; without a name it has its site's."""
    assert put(ENTRY, "source", text, today=TODAY).sources == sources


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("1.12.2026 til 31.1.2027", date(2026, 12, 1), date(2027, 1, 31)),
        ("fra 2026-12-01", date(2026, 12, 1), None),
        ("til 31/1-2027", None, date(2027, 1, 31)),
        ("31.12.27", date(2027, 12, 31), None),
        ("til den 1. februar 2028", None, date(2028, 2, 1)),
        ("1/12 til 31. jan", date(2026, 12, 1), date(2027, 1, 31)),
        ("til og med juleaften", None, date(2026, 12, 24)),
        ("gælder frem til den 1. marts", None, date(2027, 3, 1)),
        ("Gyldig til 1.3.2027", None, date(2027, 3, 1)),
        ("Den gælder indtil 1/3", None, date(2027, 3, 1)),
        ("svaret er gyldigt frem til 1. marts", None, date(2027, 3, 1)),
        ("i december", date(2026, 12, 1), date(2026, 12, 31)),
        ("uge 49-51", date(2026, 11, 30), date(2026, 12, 20)),
        ("fra mandag til fredag", date(2026, 11, 30), date(2026, 12, 4)),
        ("resten af året", date(2026, 11, 25), date(2026, 12, 31)),
        ("næste år", date(2027, 1, 1), date(2027, 12, 31)),
        ("fra i morgen", date(2026, 11, 26), None),
        ("altid", None, None),
    ],
)
def test_a_period_is_one_day_or_two(text: str, start: date | None, end: date | None) -> None:
    """The first day, the last, or both; "altid" takes them away."""
    changed = put(ENTRY, "valid", text, today=TODAY)
    assert (changed.valid_from, changed.valid_to) == (start, end)


def test_a_topic_is_named_as_in_the_menu() -> None:
    """A topic's name sets its area too."""
    changed = put(ENTRY, "place", "Kørekort", places=PLACES, today=TODAY)
    assert (changed.area, changed.topic) == ("borgerservice", "koerekort")


@pytest.mark.parametrize(
    ("field", "text", "why"),
    [
        ("da.title", "x" * 29, "staff-kb-long-title"),
        ("da.answer", "\n \n", "staff-kb-only-text"),
        ("da.answer", "x" * 8001, "staff-kb-long-answer"),
        ("da.examples", "-3", "staff-kb-no-example"),
        ("da.examples", "x" * 201, "staff-kb-long-example"),
        ("en.examples", "\n".join(f"nr{number}" for number in range(201)), "staff-kb-too-many"),
        ("source", "borger.dk", "staff-kb-no-address"),
        ("source", "Pas: http://www.borger.dk/pas", "staff-kb-no-address"),
        ("source", "[Pas](http://www.borger.dk/pas)", "staff-kb-no-address"),
        ("valid", "31.2.2027", "staff-kb-no-period"),
        ("valid", "2.1.2027 til 1.1.2027", "staff-kb-no-period"),
        ("valid", "til 24.11.2026", "staff-kb-past-period"),
        ("review", "snart", "staff-kb-no-day"),
        ("review", "1.1.2020", "staff-kb-past-day"),
        ("review", "25.11.2026", "staff-kb-past-day"),
        ("review", "1.6.2099", "staff-kb-far-day"),
        ("valid", "1.6.2099", "staff-kb-far-day"),
        ("valid", "snart", "staff-kb-no-period"),
        ("valid", "kun i dag", "staff-kb-no-period"),
        ("valid", "til udgangen af januar", "staff-kb-no-period"),
        ("valid", "i morgen kl. 10", "staff-kb-no-period"),
        ("review", "i december", "staff-kb-no-day"),
        ("place", "Månen", "staff-kb-no-place"),
    ],
)
def test_what_a_field_cannot_take_is_refused(field: str, text: str, why: str) -> None:
    """Nothing is cut off or guessed: whoever writes is told why."""
    with pytest.raises(FieldError) as refused:
        put(ENTRY, field, text, places=PLACES, today=TODAY)
    assert refused.value.identifier == why


def test_a_line_with_no_word_and_no_number_in_it_is_no_question() -> None:
    """A sign or a lone figure that was pasted along asks nothing; "112" does."""
    put_in = put(ENTRY, "da.examples", "-1\n-2\n?\n112\n2\n…", today=TODAY).texts[DA].examples
    assert put_in == ("112",)


@pytest.mark.parametrize("field", ["da.title", "da.answer", "da.examples", "source", "valid", "place"])
@pytest.mark.parametrize("number", ["010190-1234", "[CPR]"])
def test_a_personal_number_is_no_part_of_an_answer(field: str, number: str) -> None:
    """Neither itself, nor the mask that stands for it by then, in whatever field."""
    with pytest.raises(FieldError, match="staff-kb-personal"):
        put(ENTRY, field, f"Pas {number} https://www.borger.dk", places=PLACES, today=TODAY)
    with pytest.raises(FieldError, match="staff-kb-personal"):
        reason(f"Bo har {number}")


@pytest.mark.parametrize(
    ("pasted", "examples"),
    [
        (
            "1. må jeg det\n2) hvor gør jeg det\n- hvornår\n•\thvem",
            ("må jeg det", "hvor gør jeg det", "hvornår", "hvem"),
        ),
        ("- 3 bøger på en gang\n– to bøger", ("3 bøger på en gang", "to bøger")),
        ("1. maj er der åbent\n5. juni er der åbent", ("1. maj er der åbent", "5. juni er der åbent")),
        ("1. maj er der åbent", ("1. maj er der åbent",)),
        ("e-bøger\n-5 grader", ("e-bøger", "-5 grader")),
    ],
)
def test_the_marks_of_a_pasted_list_are_no_part_of_a_question(pasted: str, examples: tuple[str, ...]) -> None:
    """Bullets go, and numbers that count on from one; days, figures and hyphens stay."""
    entry = put(ENTRY, "da.examples", "-1\n-2", today=TODAY)
    assert put(entry, "da.examples", pasted, today=TODAY).texts[DA].examples == examples
