"""The website's list of events is read as it is written, its known traps among them, and as its schema allows."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.events import cleaning, dpl
from knowledge.events.answer import Answer, UnreadableError
from knowledge.events.audiences import Audience
from knowledge.events.model import Occurrence, State

SCHEMA = json.loads((Path(__file__).parents[2] / "data" / "events-schema.json").read_text(encoding="utf-8"))
NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
UUID = "00000000-0000-4000-8000-000000000001"
ITEM: dict[str, Any] = {
    "uuid": UUID,
    "title": "IT-café i Haslev",
    "description": "Få hjælp til MitID.",
    "url": "https://www.faxebibliotek.dk/arrangementer/it-cafe",
    "created_at": "2026-02-01T09:00:00+01:00",
    "updated_at": "2026-02-20T14:31:00+01:00",
    "state": "Active",
    "all_day": False,
    "date_time": {"start": "2026-07-12T10:00:00+02:00", "end": "2026-07-12T12:00:00+02:00"},
    "branches": ["Haslev Bibliotek"],
    "address": {
        "locationType": "physical",
        "location": "Mødelokale 1",
        "street": "Prøvevej 1",
        "zip_code": 4690,
        "city": "Haslev",
        "country": "DK",
    },
    "categories": ["Digitalt"],
    "tags": ["it-hjælp"],
    "series": {"uuid": "00000000-0000-4000-8000-0000000000AA"},
    "body": "<p>Du behøver ikke <b>tilmelde</b> dig.</p>",
    "external_data": {"url": "https://www.place2book.com/da/1", "admin_url": "https://admin.place2book.com/1"},
}


def one(**changed: Any) -> Occurrence:
    """The occurrence of an item with these fields changed."""
    [occurrence] = read(ITEM | changed).occurrences
    return occurrence


def read(*items: object) -> Answer:
    """The answer that holds these items."""
    return dpl.read_events(json.dumps(items).encode())


def test_item_is_read_with_all_that_people_ask_for() -> None:
    """Names, times as UTC, the house, the place, labels, texts and addresses are where they belong."""
    occurrence = one()
    assert occurrence.uuid == UUID
    assert occurrence.series == "00000000-0000-4000-8000-0000000000aa"
    assert occurrence.starts == datetime(2026, 7, 12, 8, tzinfo=UTC)
    assert occurrence.ends == datetime(2026, 7, 12, 10, tzinfo=UTC)
    assert occurrence.updated_at == datetime(2026, 2, 20, 13, 31, tzinfo=UTC)
    assert (occurrence.houses, occurrence.branches) == (("haslev",), ("Haslev Bibliotek",))
    assert occurrence.place == "Mødelokale 1, Prøvevej 1, 4690 Haslev"
    assert occurrence.categories == ("Digitalt", "it-hjælp")
    assert occurrence.description == "Få hjælp til MitID.\nDu behøver ikke tilmelde dig."
    assert occurrence.ticket_url == "https://www.place2book.com/da/1"
    assert not occurrence.online


def test_where_ticket_systems_administer_an_event_is_kept_nowhere() -> None:
    """The address that needs a login is not read."""
    assert "admin.place2book" not in repr(one())


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("TicketSaleNotOpen", State.SCHEDULED),
        ("Active", State.SCHEDULED),
        ("SoldOut", State.SOLD_OUT),
        ("Cancelled", State.CANCELLED),
        ("Occurred", State.SCHEDULED),
        (None, State.SCHEDULED),
    ],
)
def test_states_are_recognised(state: object, expected: State) -> None:
    """Sold out and cancelled are what the website says; a running event that it calls over is still on."""
    assert one(state=state).state is expected


@pytest.mark.parametrize(
    ("value", "free"),
    [
        ([0], True),
        ([75], False),
        ([0, 75], False),
        ([None, 75], False),
        ([0, None], None),
        ([], None),
        ([None], None),
        (["75"], None),
    ],
)
def test_price_is_never_quoted_only_whether_it_is_free(value: list[object], free: bool | None) -> None:
    """Whether the figure is kroner or øre cannot be known, so no price is read; nothing costs nothing in either."""
    tickets = [{"title": "Voksen", "price": {"currency": "DKK", "value": each}} for each in value]
    occurrence = one(ticket_categories=tickets)
    assert (occurrence.price, occurrence.free) == ("", free)


@pytest.mark.parametrize("end", ["2026-07-12T23:59:00+02:00", "2026-07-13T00:00:00+02:00", "2026-07-12T08:00:00+02:00"])
def test_times_of_an_event_all_day_are_whole_days(end: str) -> None:
    """Its clock times mean nothing: it lasts from midnight to midnight in Copenhagen."""
    occurrence = one(all_day=True, date_time={"start": "2026-07-12T08:00:00+02:00", "end": end})
    assert occurrence.all_day
    assert occurrence.starts == datetime(2026, 7, 11, 22, tzinfo=UTC)
    assert occurrence.ends == datetime(2026, 7, 12, 22, tzinfo=UTC)


def test_all_day_over_several_days_and_a_changed_clock() -> None:
    """The last day counts whole, and the night when clocks change is no hour too short."""
    told = {"start": "2026-10-24T00:00:00+02:00", "end": "2026-10-25T12:00:00+01:00"}
    assert one(all_day=True, date_time=told).ends == datetime(2026, 10, 25, 23, tzinfo=UTC)


def test_fields_that_came_later_are_taken_or_do_no_harm() -> None:
    """Audiences are used where the website gives them; a new picture and fields of tomorrow are passed over."""
    occurrence = one(audiences=["Børn", "Voksne"], originalImage={"url": "https://x.dk"}, of_tomorrow=[{"a": None}])
    assert occurrence.audiences == ("Børn", "Voksne")
    assert occurrence.groups == {Audience.CHILDREN, Audience.ADULTS}


@pytest.mark.parametrize("gone", sorted(ITEM.keys() - {"uuid", "title", "date_time"}))
def test_missing_field_costs_that_field_only(gone: str) -> None:
    """Without any field but its id, its title and its time an event is still told of."""
    [occurrence] = read({name: value for name, value in ITEM.items() if name != gone}).occurrences
    assert (occurrence.uuid, occurrence.title, occurrence.starts) == (UUID, one().title, one().starts)


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ({"title": " "}, {UUID}),
        ({"date_time": {}}, {UUID}),
        ({"date_time": {"start": "snart"}}, {UUID}),
        ({"date_time": {"start": "9999-12-31T10:00:00Z"}, "all_day": True}, {UUID}),
        ({"uuid": 7}, set()),
    ],
)
def test_item_that_cannot_be_understood_is_left_out_and_named(broken: dict[str, Any], named: set[str]) -> None:
    """The others are read; one whose id is readable is not taken for missing."""
    other = ITEM | {"uuid": "other"}
    answer = read(ITEM | broken, other)
    assert [each.uuid for each in answer.occurrences] == ["other"]
    assert answer.present == {"other", *named}
    assert len(answer.left_out) == 1
    assert answer.whole == bool(named)


@pytest.mark.parametrize(
    ("branches", "address", "houses"),
    [
        (["Haslev Bibliotek", "Faxe Bibliotek"], {}, ("haslev", "faxe")),
        (["Faxe Ladeplads Bibliotek"], {"location": "Faxe Bibliotek"}, ()),
        ([], {"location": "Faxe Bibliotek"}, ("faxe",)),
        ([], {"location": "Haslev Idrætscenter", "city": "Haslev"}, ()),
    ],
)
def test_houses_are_ours_and_other_branches_are_kept_by_name(
    branches: list[str], address: dict[str, str], houses: tuple[str, ...]
) -> None:
    """A branch that is none of the houses is kept by its name; a town alone makes no house."""
    occurrence = one(branches=branches, address=address)
    assert (occurrence.houses, occurrence.branches) == (houses, tuple(branches))


def test_a_label_alone_is_a_list_of_one() -> None:
    """Whoever has one branch may be given it without its list; it is no list of letters either."""
    assert one(branches="Haslev Bibliotek").houses == ("haslev",)


def test_end_before_the_start_or_without_one_is_the_start() -> None:
    """A slip in the times costs the end, not the event."""
    for told in ({"start": "2026-07-12T10:00:00Z"}, {"start": "2026-07-12T10:00:00Z", "end": "2026-07-11T10:00:00Z"}):
        assert one(date_time=told).ends == datetime(2026, 7, 12, 10, tzinfo=UTC)


def test_time_without_a_zone_is_copenhagens() -> None:
    """The website's own zone is meant."""
    assert one(date_time={"start": "2026-07-12T10:00:00"}).starts == datetime(2026, 7, 12, 8, tzinfo=UTC)


def test_online_event_says_so() -> None:
    """What takes place on the net is known to."""
    assert one(address={"locationType": "online"}).online


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[",
        b'[{"uuid": "a"',
        b"<html>",
        b'{"message": "error"}',
        b"[1, 2]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'[{"title": 1}]',
    ],
)
def test_answer_of_which_nothing_can_be_read_is_refused(data: bytes) -> None:
    """What is no list, was cut off, or holds nothing at all is no answer, so nothing is missing from it."""
    with pytest.raises(UnreadableError):
        dpl.read_events(data)


def test_question_reaches_back_and_the_first_day_is_not_relied_on() -> None:
    """What began up to sixty days ago is asked for; events of the first hours there may be lost, so are not missing."""
    assert dpl.first_day(NOW).isoformat() == "2026-09-27T00:00:00+02:00"
    assert dpl.complete_from(NOW) - dpl.first_day(NOW) == timedelta(days=1)


FORMATS = {
    "uuid": st.uuids().map(str),
    "uri": st.from_regex(r"https://[a-z]{1,9}\.dk/[a-z]{0,9}", fullmatch=True),
    "date-time": st.integers(0, 10**8).map(lambda seconds: (NOW + timedelta(seconds=seconds)).isoformat()),
}


def of_schema(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Everything that a schema allows, and a field that it does not name."""
    match schema["type"]:
        case "array":
            return st.lists(of_schema(schema["items"]), max_size=3)
        case "object":
            fields = {name: of_schema(each) for name, each in schema.get("properties", {}).items()}
            needed = {name: each for name, each in fields.items() if name in schema.get("required", [])}
            optional = {name: each for name, each in fields.items() if name not in needed} | {"new": st.text()}
            return st.fixed_dictionaries(needed, optional=optional)
        case "string":
            return (
                st.sampled_from(schema["enum"])
                if "enum" in schema
                else FORMATS.get(schema.get("format", ""), st.text())
            )
        case "boolean":
            return st.booleans()
        case _:
            return st.integers(0, 10**9)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(items=of_schema(SCHEMA))
def test_everything_that_the_schema_allows_is_read(items: list[dict[str, Any]]) -> None:
    """Any list of the schema gives its occurrences; only an event without a title is left out."""
    untitled = [item for item in items if not item["title"].strip() or not cleaning.line(item["title"])]
    if items and len(untitled) == len(items):
        return
    answer = read(*items)
    assert len(answer.left_out) == len(untitled)
    assert answer.present == {item["uuid"] for item in items}
    assert all(each.starts <= each.ends for each in answer.occurrences)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["uuid", "start", "url"]), inner),
    max_leaves=4,
)


@settings(max_examples=25)
@given(changed=st.dictionaries(st.sampled_from(sorted(ITEM)), ANYTHING, max_size=4))
def test_no_value_of_any_field_breaks_the_list(changed: dict[str, Any]) -> None:
    """Whatever one item holds, the other is read."""
    other = ITEM | {"uuid": "other"}
    assert "other" in {each.uuid for each in read(ITEM | changed, other).occurrences}


@pytest.mark.parametrize("state", ["Postponed", "Draft", "Rescheduled"])
def test_event_in_an_unknown_state_is_not_told_as_on(state: str) -> None:
    """It is left out, and not named either, so that staff are asked about one that was there before."""
    answer = read(ITEM | {"state": state}, ITEM | {"uuid": UUID[:-1] + "2"})
    assert [each.uuid for each in answer.occurrences] == [UUID[:-1] + "2"]
    assert answer.present == {UUID[:-1] + "2"}
    assert answer.whole
    assert UUID in answer.left_out[0]


@pytest.mark.parametrize(
    ("state", "read_as"),
    [("Sold Out", State.SOLD_OUT), ("sold_out", State.SOLD_OUT), (None, State.SCHEDULED), ("", State.SCHEDULED)],
)
def test_state_is_read_however_it_is_written(state: object, read_as: State) -> None:
    """With spaces and signs, and not at all."""
    assert one(state=state).state is read_as
