"""Opening hours from the website's answer and from the file that staff fill in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.errors import EntryFileError
from knowledge.opening_hours import Hours, Kind, kind_of, read_dpl, read_plans
from knowledge.opening_hours.plan_file import PLAN_FILE, read_hours

HOUSES = {10: "haslev", 12: "faxe"}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("id", "category", "date", "start_time", "end_time", "branch_id")


def row(start: str, end: str, day: str = "2026-11-25", title: str = "Åbent", branch: object = 10) -> dict[str, object]:
    """A row of the website's answer."""
    return {"id": 1, "category": {"title": title, "color": "#4986E7"}, "date": day, "start_time": start,
            "end_time": end, "branch_id": branch, "repetition": {"id": 1, "type": "none"}}  # fmt: skip


def staffed(*rows: Mapping[str, object]) -> dict[str, list[tuple[str, str]]]:
    """The staffed hours of Haslev in those rows, by day."""
    found = read_dpl(list(rows), HOUSES).places["haslev", Kind.STAFFED].days
    return {
        str(day): [(f"{each.opens:%H:%M}", f"{each.closes:%H:%M}") for each in hours] for day, hours in found.items()
    }


def written(folder: Path, text: str) -> Path:
    """A plan file with this text."""
    path = folder / "opening-hours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_one_day_has_several_kinds() -> None:
    """Rows of one house and day with several categories are the hours of several kinds."""
    rows = [
        row("08:00", "17:00"),
        row("09:00", "12:00", title="Borgerservice"),
        row("06:00", "22:00", title="Selvbetjening"),
    ]
    assert set(read_dpl(rows, HOUSES).places) == {
        ("haslev", Kind.STAFFED), ("haslev", Kind.CITIZEN_SERVICE), ("haslev", Kind.SELF_SERVICE)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Åbent", Kind.STAFFED),
        ("Betjent", Kind.STAFFED),
        ("Med personale", Kind.STAFFED),
        ("Åbent bibliotek", Kind.SELF_SERVICE),
        ("Selvbetjent åbningstid", Kind.SELF_SERVICE),
        ("Ubetjent", Kind.SELF_SERVICE),
        ("BORGERSERVICE", Kind.CITIZEN_SERVICE),
        ("Telefontid", Kind.PHONE),
        ("Borgerservice: telefon", Kind.PHONE),
        ("Betjening i Borgerservice", Kind.CITIZEN_SERVICE),
        ("Borgerservice (selvbetjening)", Kind.SELF_SERVICE),
        ("Åbent uden personale", Kind.SELF_SERVICE),
        ("Ingen betjening", Kind.SELF_SERVICE),
        ("Ikke bemandet", Kind.SELF_SERVICE),
        ("Unstaffed", Kind.SELF_SERVICE),
        ("Åbent med sundhedskort", Kind.SELF_SERVICE),
        ("Personalefri åbningstid", Kind.SELF_SERVICE),
        ("Åbent med personlig betjening", Kind.STAFFED),
        ("Lukket for betjening", None),
        ("Café", None),
    ],
)
def test_categories_are_told_by_their_names(title: str, kind: Kind | None) -> None:
    """A category that libraries name freely is told by its words, and is none where they say nothing."""
    assert kind_of(title) is kind


def test_own_names_of_categories_win() -> None:
    """What a setting says about a category goes before its name."""
    places = read_dpl([row("08:00", "17:00", title="Café")], HOUSES, {"Café": Kind.SELF_SERVICE}).places
    assert set(places) == {("haslev", Kind.SELF_SERVICE)}


def test_a_night_in_two_rows_is_one_opening() -> None:
    """A row until 23:59 and one from 00:00 are one opening, told on the first day; the second day stays known."""
    assert staffed(row("18:00", "23:59"), row("00:00", "02:00", "2026-11-26")) == {
        "2026-11-25": [("18:00", "02:00")],
        "2026-11-26": [],
    }


def test_open_all_day_is_no_end_of_a_night() -> None:
    """A day that is open from midnight to midnight keeps its own hours."""
    whole = [row("00:00", "23:59"), row("00:00", "24:00", "2026-11-26")]
    assert staffed(*whole) == {"2026-11-25": [("00:00", "00:00")], "2026-11-26": [("00:00", "00:00")]}


def test_what_cannot_be_read_is_named_and_left_out() -> None:
    """Broken rows, strange branches and categories are told, and do not take the rest with them."""
    rows: list[object] = [row("08:00", "17:00"), row("17:00", "08:00"), row("25:00", "26:00"),
                          row("08:00", "9", branch=12), None,
                          row("08:00", "17:00", branch=99), row("08:00", "17:00", title="Café"),
                          row("08:00", "17:00", "soon")]  # fmt: skip
    found = read_dpl(rows, HOUSES)
    assert list(found.places) == [("haslev", Kind.STAFFED)]
    assert found.places["haslev", Kind.STAFFED].days == {date(2026, 11, 25): (Hours(time(8), time(17)),)}
    assert len(found.left_out) == 4


@given(st.lists(st.fixed_dictionaries(dict.fromkeys(FIELDS, JSON)) | JSON) | JSON)
def test_no_answer_of_the_website_is_an_error(rows: object) -> None:
    """Whatever comes instead of rows, the result is empty or what could be read."""
    assert read_dpl(rows, HOUSES).places is not None


def test_the_plan_as_it_comes_is_empty() -> None:
    """The file has every house and kind, all blank, and therefore says nothing."""
    assert read_plans() == {}
    text = PLAN_FILE.read_text(encoding="utf-8")
    assert [text.count(f"  {kind}:\n") for kind in Kind] == [2, 2, 2, 2]


def test_a_plan_is_read_as_it_is_written(tmp_path: Path) -> None:
    """Hours, closed days, blanks, holidays, single days and the time a plan holds for are all read."""
    path = written(
        tmp_path,
        'haslev:\n  betjent:\n    mandag: "10-18"\n    tirsdag: "9.30-12, 13-17"\n'
        '    onsdag: "lukket"\n    torsdag: ""\n'
        '    helligdage: "lukket"\n    særlige dage:\n      2026-12-24: "lukket"\n      2026-11-26: ""\n'
        '      2026-12-28 til 2026-12-29: "10-14"\n    gælder fra: "2026-01-01"\n    gælder til: ""\n',
    )
    plan = read_plans(path)["haslev", Kind.STAFFED]
    assert plan.hours(date(2026, 11, 23)) == (Hours(time(10), time(18)),)
    assert plan.hours(date(2026, 11, 24)) == (Hours(time(9, 30), time(12)), Hours(time(13), time(17)))
    assert (plan.hours(date(2026, 11, 25)), plan.hours(date(2026, 11, 26))) == ((), None)
    assert (plan.hours(date(2026, 12, 25)), plan.hours(date(2026, 12, 24))) == ((), ())
    assert plan.hours(date(2026, 12, 29)) == (Hours(time(10), time(14)),)
    assert plan.hours(date(2025, 12, 29)) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('haslev:\n  betjent:\n    mandag: "10 til 18"\n', 3),
        ('haslev:\n  betjent:\n    mandag: "25-26"\n', 3),
        ('haslev:\n  betjent:\n    mandag: "17-10"\n', 3),
        ('haslev:\n  betjent:\n    mandag: "10-10"\n', 3),
        ('haslev:\n  betjent:\n    særlige dage:\n      2026-12-30: "17-10"\n', 4),
        ('faxe:\nHaslev:\n  betjent:\n    mandag: "10-17"\n', 2),
        ('haslev:\n  betjent:\n    mandg: "10-18"\n', 3),
        ('haslev:\n  betjening:\n    mandag: "10-18"\n', 2),
        ('haslev:\n  betjent:\n    helligdage: "måske"\n', 3),
        ('haslev:\n  betjent:\n    særlige dage:\n      juleaften: "lukket"\n', 4),
        ('haslev:\n  betjent:\n    særlige dage:\n      2026-12-30 til 2026-12-28: "lukket"\n', 4),
        ('haslev:\n  betjent:\n    gælder fra: "2026-02-30"\n', 3),
        ('haslev:\n  betjent:\n    mandag: ["10-18"]\n', 3),
        ('haslev:\n  betjent:\n    mandag: "10-18"\n    mandag: "10-17"\n', 4),
        ("haslev: betjent\n", 1),
        ("- haslev\n", 1),
    ],
)
def test_faults_name_their_line(tmp_path: Path, text: str, line: int) -> None:
    """What is not understood is a fault with the line where it stands."""
    path = written(tmp_path, text)
    with pytest.raises(EntryFileError) as fault:
        read_plans(path)
    assert f"{path}:{line}:" in fault.value.what


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    """An empty file is no fault, and no plan."""
    assert read_plans(written(tmp_path, "")) == {}
    assert read_plans(written(tmp_path, 'haslev:\n  betjent: ""\nfaxe:\n')) == {}


@pytest.mark.parametrize(("text", "closes"), [("18-02", time(2)), ("10-24", time()), ("kl. 10–18.30", time(18, 30))])
def test_hours_are_written_as_people_write_them(text: str, closes: time) -> None:
    """Hours may end after midnight or at 24, with either dash."""
    assert [each.closes for each in read_hours(text) or ()] == [closes]
