"""What people name in what they send: a personal number in it is masked, and the rest of the message stays away."""

from __future__ import annotations

import pytest

from bot.transport.incoming.named_content import names_without_numbers
from bot.transport.incoming.payload import reduce_update
from bot.transport.incoming.payload_form import Raw
from tests.unit.transport.test_payload_form import CHAT, MESSAGE, PERSON

GROUP: Raw = {"id": -5, "type": "supergroup"}
NUMBER = "010190-1234"
BARE: Raw = {"message_id": 1, "date": MESSAGE["date"], "chat": CHAT, "from": PERSON}


@pytest.mark.parametrize(
    "content",
    [
        {"document": {"file_name": f"{NUMBER} ansøgning.pdf"}},
        {"document": {"file_name": "cpr_0101901234.pdf"}},
        {"document": {"file_name": "Dokument 241125-4015.pdf"}},
        {"document": {"file_name": "Dokument 241135-1015.pdf"}},
        {"document": {"file_name": "Hansen 241125-1015.pdf"}},
        {"document": {"file_name": "scan 010128-1234.pdf"}},
        {"video": {"file_name": f"{NUMBER}.mp4"}},
        {"audio": {"title": f"til {NUMBER}", "performer": "mig"}},
        {"contact": {"phone_number": "22334455", "first_name": "Jens 010190", "last_name": "1234"}},
        {"contact": {"phone_number": "22334455", "first_name": "Jens", "last_name": NUMBER}},
        {"contact": {"phone_number": "22334455", "first_name": "Jens", "vcard": f"TEL:22334455\nNOTE:{NUMBER}\n"}},
        {"venue": {"title": NUMBER, "address": "Torvet"}},
        {"poll": {"question": "er det mit", "options": [{"text": "ja"}, {"text": NUMBER}]}},
        {"poll": {"question": "mit er 010190", "options": [{"text": "1234"}, {"text": "nej"}]}},
        {"checklist": {"title": NUMBER, "tasks": [{"id": 1, "text": "pas"}]}},
        {"checklist": {"title": "husk", "tasks": [{"id": 1, "text": "mit er 010190"}, {"id": 2, "text": "1234"}]}},
    ],
)
def test_a_personal_number_in_a_name_is_found_and_masked(content: Raw) -> None:
    """Whatever it is that is sent: its masked name is kept, and nothing by which it could be fetched."""
    assert "[CPR]" in names_without_numbers({**BARE, **content})
    kept = reduce_update({"update_id": 1, "message": {**BARE, **content}})
    assert kept is not None
    assert set(kept["message"]) == {*BARE, "document"}
    assert "1234" not in str(kept["message"]["document"])


@pytest.mark.parametrize(
    "content",
    [
        {"document": {"file_name": "ansøgning 2024.pdf"}},
        {"document": {"file_name": "IMG_20241125_101530.jpg"}},
        {"document": {"file_name": "Scan_20241125-1015.pdf"}},
        {"document": {"file_name": "20241125101530.pdf"}},
        {"document": {"file_name": "Dokument 241125-1015.pdf"}},
        {"document": {"file_name": "Scan_251124_101530.pdf"}},
        {"contact": {"phone_number": "0701234567", "first_name": "Lise"}},
        {"contact": {"phone_number": "22334455", "first_name": "Lise", "vcard": "BDAY:1990-01-01\nTEL:22334455\n"}},
        {"photo": [{"file_id": "a"}]},
        {"poll": {"question": "kommer I?", "options": [{"text": "ja"}, {"text": "nej"}]}},
        {"poll": {"question": "hvornår?", "options": [{"text": hour} for hour in ("10", "11", "12", "13", "14")]}},
    ],
)
def test_an_innocent_name_changes_nothing(content: Raw) -> None:
    """What has no personal number in its name is kept as a message with something in it, without the name."""
    assert not names_without_numbers({**BARE, **content})
    kept = reduce_update({"update_id": 1, "message": {**BARE, **content}})
    assert kept is not None
    assert set(kept["message"]) == set(BARE)


def test_staff_are_refused_by_the_caption() -> None:
    """A file of staff's with such a name has it, masked, in its caption; one that is handed in has not."""
    file = {"file_id": "a", "file_unique_id": "b", "file_name": f"{NUMBER}.pdf"}
    message = {**BARE, "chat": GROUP, "caption": "her er den", "document": file}
    kept = reduce_update({"update_id": 1, "message": message})
    assert kept is not None
    assert kept["message"]["caption"] == "her er den\n[CPR].pdf"
    sheet = {**message, "document": {**file, "file_name": f"{NUMBER}.xlsx"}}
    kept = reduce_update({"update_id": 1, "message": sheet})
    assert kept is not None
    assert kept["message"]["caption"] == "her er den"


@pytest.mark.parametrize(("date", "masked"), [(MESSAGE["date"], False), (10**30, True), (-1, True), ("i dag", True)])
def test_a_moment_counts_where_it_is_known_to_have_come(date: object, masked: bool) -> None:
    """A file that says when it was made is told from a personal number by when it was sent, if that can be read."""
    named = names_without_numbers({**BARE, "date": date, "document": {"file_name": "Dokument 241125-1015.pdf"}})
    assert bool(named) is masked
