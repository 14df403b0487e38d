"""What `/drift` means as staff write it, and which answers an incident concerns."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.catalogue import Catalogue
from bot.chat.questions.incident_banner import IncidentBanner
from bot.clock import COPENHAGEN
from bot.keeping.incident_times import Written, read_incident, shown_until
from knowledge.entries import Entry, EntryText, Kind, Language
from knowledge.incidents import Incident, plain

NOW = datetime(2026, 11, 25, 9, 15, tzinfo=UTC)
"""A Wednesday; a quarter past ten in Denmark."""

ENTRY = Entry("mitid-glemt-kode", "borgerservice", "mitid", {Language.DA: EntryText("MitID", "Ja.", ("x",))})


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment by the clock in Denmark."""
    return datetime(2026, month, day, hour, minute, tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("written", "until"),
    [
        ("14:00", at(25, 14)),
        ("kl. 14.30", at(25, 14, 30)),
        ("14", at(25, 14)),
        ("i morgen 10", at(26, 10)),
        ("i morgen kl. 8", at(26, 8)),
        ("fredag kl 12", at(27, 12)),
        ("fredag", at(27, 23, 59)),
        ("1. december 6:05", at(1, 6, 5, month=12)),
        ("2 timer", at(25, 12, 15)),
        ("90 min", at(25, 11, 45)),
    ],
)
def test_times_are_read_as_they_are_written(written: str, until: datetime) -> None:
    """A clock time is today's, exactly as written; a day alone ends with it."""
    assert shown_until(written, NOW) == until


@pytest.mark.parametrize(
    "written", ["9:00", "10:15", "i går 12", "snart", "14:00 mitdi", "24:30", "", "i morgen måske"]
)
def test_what_is_no_time_ahead_is_refused(written: str) -> None:
    """A time that is past, or words that are none, are never guessed at."""
    assert shown_until(written, NOW) is None


def test_parts_of_a_command_are_told_apart() -> None:
    """Quotation marks of any kind may stand around the text, or none; known words at the end are the answers."""
    wanted = Written("MitID er nede", at(25, 14), ("mitid", "pas"))
    for text in ('"MitID er nede"', "”MitID er nede”", "»MitID er nede«", "MitID er nede"):
        assert read_incident(f"{text} til 14:00 mitid, Pas", NOW, {"mitid", "pas"}.__contains__) == wanted
    assert read_incident("kort til 14:00", NOW, {"mitid"}.__contains__) == Written("kort", at(25, 14), ())
    assert read_incident('"til tider nede" til 14:00 mitid', NOW, {"mitid"}.__contains__) == Written(
        "til tider nede", at(25, 14), ("mitid",)
    )
    assert read_incident("MitID er nede", NOW, {"mitid"}.__contains__) is None
    for time in ("resten af dagen", "til hele dagen", "indtil i dag", "til i dag"):
        told = read_incident(f'"MitID er nede" {time} mitid', NOW, {"mitid"}.__contains__)
        assert told == Written("MitID er nede", at(25, 23, 59), ("mitid",))
    assert read_incident('"MitID er nede" mitid', NOW, {"mitid"}.__contains__) == Written("MitID er nede", None, ())


def test_a_slip_in_an_answers_name_is_no_slip_in_the_time() -> None:
    """Words after a time that name no answer are told as what they are; figures among them belong to the time."""
    for words, about in (("mitd", ()), ("mitd pas", ("pas",))):
        read = read_incident(f"nede til i morgen 10 {words}", NOW, {"pas"}.__contains__)
        assert read == Written("nede", at(26, 10), about, ("mitd",))
    for until in ("fredag kl. 25", "9:00", "snart"):
        assert read_incident(f"nede til {until} pas", NOW, {"pas"}.__contains__) == Written("nede", None, ("pas",))


@pytest.mark.parametrize("word", ["MitID", "borgerservice", "mitid-glemt-kode", "glemt", "Alle"])
def test_an_answer_is_named_by_area_topic_or_slug(word: str) -> None:
    """An incident concerns the answers whose area, topic, slug or part of it is named, and no greeting or danger."""
    incident = Incident(1, "nede", (plain(word),), NOW)
    assert incident.concerns(ENTRY)
    assert not incident.concerns(replace(ENTRY, kind=Kind.SIGNPOST))
    assert not Incident(1, "nede", ("mit",), NOW).concerns(ENTRY)
    assert plain("Kørekort,") == "koerekort"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.DA, "⚠️ <b>Driftsforstyrrelse:</b> a &lt; b (meldt til og med 25. november kl. 14.00)"),
        (
            Language.EN,
            "⚠️ <b>Something is not working</b> (in Danish): a &lt; b (expected until 25 November, 14:00)",
        ),
    ],
)
def test_citizens_read_it_in_their_language_as_text(language: Language, told: str) -> None:
    """What staff wrote is text and no markup, and the time is Denmark's, written as the reader writes it."""
    nowhere: Any = None
    banner = IncidentBanner(nowhere, Catalogue(), lambda: NOW)
    assert banner.line(Incident(1, "a < b", ("pas",), at(25, 14).astimezone(UTC)), language) == told
