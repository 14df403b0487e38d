"""Staff send the knowledge base as a file: what it would change is shown, carried out as one change, taken back."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot.standin import World
from bot.standin.model import Message, Topic
from bot.standin.people import Staff
from bot.standin.reading import Reader
from bot.standin.shapes import message_json
from knowledge import bulk
from knowledge.bulk.columns import COLUMNS
from knowledge.entries import Entry, Language
from knowledge.storing import set_store, store
from tests.e2e.opening_cases import open_card, open_topic
from tests.e2e.town import Town, labels, open_town

QUESTION = "hvordan fornyer jeg mine lån"


@pytest.fixture
async def town(world: World, tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose staff need no second person."""
    async with open_town(world, tmp_path, four_eyes=False) as opened:
        yield opened


def _with_answer(entry: Entry, answer: str) -> Entry:
    return replace(entry, texts={**entry.texts, Language.DA: replace(entry.texts[Language.DA], answer=answer)})


def _changed(entries: dict[str, Entry], *slugs: str) -> list[Entry]:
    return [_with_answer(entry, "Mit nye svar") if slug in slugs else entry for slug, entry in entries.items()]


async def _entries(town: Town) -> dict[str, Entry]:
    async with town.assistant.database.reading() as session:
        return dict((await store.read(session)).entries)


async def _topic(town: Town) -> tuple[Topic, Reader]:
    """The topic of the knowledge base, known to the assistant by its name."""
    topic = town.bo.create_topic("Viden")
    reader = town.group.reader(topic)
    assert "Her arbejder vi med vidensbasen" in (await reader.next())[0].text
    return topic, reader


def _file(name: str, entries: Iterable[Entry]) -> bytes:
    """An export as it is made of the town's entries, which have their first version."""
    listed = list(entries)
    return bulk.write(name, listed, dict.fromkeys((entry.slug for entry in listed), 1))


def _send(who: Staff, topic: Topic, name: str, data: bytes) -> Message:
    return who.send_media("document", topic=topic, file_name=name, data=base64.b64encode(data).decode())


def _rows(entries: dict[str, Entry]) -> list[dict[str, str]]:
    text = _file("a.csv", entries.values()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def _csv(rows: list[dict[str, str]], encoding: str = "cp1252", delimiter: str = ",") -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode(encoding)


async def _answer(town: Town) -> str:
    await town.assistant.refresher.look()
    town.anna.send(QUESTION)
    return await town.anna.reply_text()


async def test_a_file_is_shown_carried_out_and_taken_back_as_one_change(town: Town) -> None:
    """The difference comes first; carried out, citizens get the new answer; one button takes all of it back."""
    topic, reader = await _topic(town)
    before = await _entries(town)
    rows = _rows({slug: entry for slug, entry in before.items() if slug != "lang-historie"})
    changed = next(row for row in rows if row["slug"] == "laan-forny")
    new = {**changed, "slug": "laan-antal", "version": "", "da_examples": "hvor mange bøger må jeg låne"}
    changed["da_answer"] = "Du fornyer lån på nettet, også æ, ø og å."
    _send(town.bo, topic, "svar.csv", _csv([*rows, new]))
    details, shown = await reader.next(2)
    file = town.world.files.find(details.content["document"]["file_id"])
    assert file is not None
    assert "    + Du fornyer lån på nettet, også æ, ø og å." in file.data.decode()
    assert "Nye: 1 (laan-antal)" in shown.text
    assert "Ændrede: 1 (laan-forny)" in shown.text
    assert "arkiverer dem: 1 (lang-historie)" in shown.text
    assert await _entries(town) == before
    town.bo.send_in_topic(topic, "/eksport")
    [export] = await reader.next()
    assert export.content["document"]["file_name"] == "svar.csv"
    town.bo.press("Gennemfør, og arkivér den manglende", shown)
    assert await town.world.until(lambda: "Gennemført som ændring" in shown.text)
    assert "Nye: 1, ændrede: 1, arkiverede: 1" in shown.text
    assert (await _entries(town))["lang-historie"].status.value == "archived"
    assert "Du fornyer lån på nettet, også æ, ø og å." in await _answer(town)
    town.bo.press("Tag ændringen tilbage", shown)
    assert await town.world.until(lambda: "er taget tilbage" in shown.text)
    assert "Du fornyer lån, når du er logget ind." in await _answer(town)
    after = await _entries(town)
    assert after.pop("laan-antal").status.value == "archived"
    assert after == before


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850", "utf-16"])
async def test_old_machines_letters_come_in_as_they_were_written(town: Town, encoding: str) -> None:
    """A file of an old Mac or of DOS, or in Excel's »Unicode text«, changes what was changed in it, with æ, ø and å."""
    topic, reader = await _topic(town)
    rows = _rows(await _entries(town))
    next(row for row in rows if row["slug"] == "laan-forny")["da_answer"] = "Også æ, ø og å på Ærø."
    _send(town.bo, topic, "svar.txt" if encoding == "utf-16" else "svar.csv", _csv(rows, encoding, ";"))
    details, shown = await reader.next(2)
    file = town.world.files.find(details.content["document"]["file_id"])
    assert file is not None
    assert "    + Også æ, ø og å på Ærø." in file.data.decode()
    assert "Ændrede: 1 (laan-forny)" in shown.text


async def test_an_export_for_excel_comes_back_as_it_went_out(town: Town) -> None:
    """`/eksport excel` gives a workbook; sent back untouched it changes nothing."""
    topic, reader = await _topic(town)
    town.bo.send_in_topic(topic, "/eksport excel")
    [sent] = await reader.next()
    assert sent.content["document"]["file_name"] == "svar.xlsx"
    file = town.world.files.find(sent.content["document"]["file_id"])
    assert file is not None
    _send(town.bo, topic, "svar.xlsx", file.data)
    assert "Der er intet at ændre" in (await reader.next())[0].text


async def test_what_of_a_workbook_is_not_read_is_told(town: Town) -> None:
    """A sheet beside the entries and rows that a filter hides are named below what the file would change."""
    topic, reader = await _topic(town)
    data = _book(await _entries(town), _with_notes_beside)
    _send(town.bo, topic, "svar.xlsx", data)
    told = (await reader.next())[0].text
    assert "Der er intet at ændre" in told
    assert "OBS: arket »noter« er ikke læst, kun »svar« er." in told
    assert "OBS: skjulte rækker er også læst: 1." in told


def _with_notes_beside(sheet: Any) -> None:
    sheet.parent.create_sheet("noter")["A1"] = "husk"
    sheet.row_dimensions[2].hidden = True


async def test_question_sets_go_out_and_come_back_the_same_way(town: Town) -> None:
    """`/eksport spørgsmål` gives them as a file; sent back, its difference is carried out and taken back."""
    topic, reader = await _topic(town)
    town.bo.send_in_topic(topic, "/eksport spørgsmål")
    [sent] = await reader.next()
    file = town.world.files.find(sent.content["document"]["file_id"])
    assert file is not None
    mine = "set;expected;kind;question\r\ngolden;pas-pris;slang;hvad skal jeg give for et pas\r\n"
    _send(town.bo, topic, "spoergsmaal.csv", mine.encode())
    details, shown = await reader.next(2)
    assert f"Nye: 1 · Ændrede: 0 · Mangler i filen: {len(set_store.shipped())}" in shown.text
    assert details.content["document"]["file_name"] == "forskel.txt"
    town.bo.press(labels(shown)[1], shown)
    assert await town.world.until(lambda: "Spørgsmålene er ændret" in shown.text)
    async with town.assistant.database.reading() as session:
        assert [each.text for each in await set_store.read(session)] == ["hvad skal jeg give for et pas"]
    town.bo.press("Tag ændringen tilbage", shown)
    assert await town.world.until(lambda: "er taget tilbage" in shown.text)
    async with town.assistant.database.reading() as session:
        assert await set_store.read(session) == set_store.shipped()
    assert bulk.write_questions("a.csv", set_store.shipped()) == file.data


async def test_roles_count_and_a_file_is_settled_once(town: Town) -> None:
    """A reader may hand nothing in, an editor may not carry it out, and what was dropped is dropped."""
    topic, reader = await _topic(town)
    eva = town.world.add_member(town.group, "Eva")
    entries = await _entries(town)
    data = _file("a.xlsx", _changed(entries, "pas-tid"))
    _send(eva, topic, "svar.xlsx", data)
    assert "kræver rollen redaktør" in (await reader.next())[0].text
    town.bo.send_in_topic(topic, f"/rolle {eva.id} redaktør")
    await reader.next()
    _send(eva, topic, "svar.xlsx", data)
    _, shown = await reader.next(2)
    assert labels(shown) == ["Gennemfør", "Fortryd"]
    _send(eva, topic, "svar.xlsx", _file("a.xlsx", [each for each in entries.values() if each.slug != "pas-tid"]))
    assert labels((await reader.next(2))[1]) == ["Gennemfør, og arkivér den manglende", "Fortryd"]
    refused = await eva.answered(eva.press("Gennemfør", shown))
    assert "kræver rollen godkender" in (refused.text or "")
    data_of_apply = shown.keyboard[0][0]["callback_data"]
    eva.press("Fortryd", shown)
    assert await town.world.until(lambda: "lagt væk" in shown.text)
    shown.keyboard = [[{"text": "Gennemfør", "callback_data": data_of_apply}]]
    late = await town.bo.answered(town.bo.press("Gennemfør", shown))
    assert "taget stilling" in (late.text or "")
    assert await _entries(town) == entries


async def test_what_changed_since_the_difference_was_shown_is_not_overwritten(town: Town) -> None:
    """An entry that somebody else changes before the button is pressed is a conflict, and nothing at all is changed.

    The topic has another name here: `/viden` in it makes it the one in which files are read.
    """
    topic = town.bo.create_topic("Svar og rettelser")
    reader = town.group.reader(topic)
    town.bo.send_in_topic(topic, "/viden")
    assert "Her arbejder vi med vidensbasen" in (await reader.next())[0].text
    entries = await _entries(town)
    _send(town.bo, topic, "svar.yaml", _file("a.yaml", entries.values()))
    assert "Filen er, som vidensbasen er" in (await reader.next())[0].text
    mine = [
        _with_answer(entry, "Mit") if slug in {"pas-tid", "laan-forny"} else entry for slug, entry in entries.items()
    ]
    _send(town.bo, topic, "svar.yaml", _file("a.yaml", mine))
    _, shown = await reader.next(2)
    async with town.assistant.database.transaction() as session:
        await store.load(session, [_with_answer(entries["pas-tid"], "Deres")], replace=True)
    between = await _entries(town)
    town.bo.press("Gennemfør", shown)
    assert await town.world.until(lambda: "pas-tid er ændret her siden eksporten" in shown.text)
    assert not labels(shown)
    assert await _entries(town) == between


async def test_a_fault_in_row_999_leaves_everything_untouched(town: Town) -> None:
    """One wrong cell among a thousand rows is told with its place, and none of the rows is written or held."""
    topic, reader = await _topic(town)
    before = await _entries(town)
    rows = _rows(before)
    new = [{**rows[1], "slug": f"ny-{number}", "version": ""} for number in range(len(rows) + 2, 1002)]
    new[999 - len(rows) - 2]["da_title"] = "x" * 29
    _send(town.bo, topic, "svar.csv", _csv([*rows, *new], "utf-8", "\t"))
    [told] = await reader.next()
    assert "filen har en fejl" in told.text
    assert "række 999, kolonne H (da_title): højst 28 tegn, her er 29" in told.text
    assert not labels(told)
    assert await _entries(town) == before


def _book(entries: dict[str, Entry], change: Callable[[Any], object]) -> bytes:
    made = openpyxl.load_workbook(io.BytesIO(_file("a.xlsx", entries.values())))
    change(made["svar"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _questions(count: int) -> bytes:
    rows = (f"must-not-answer;-;x;spørgsmål nummer {number}" for number in range(count))
    return "\n".join(["set;expected;kind;question", *rows]).encode()


async def test_wrong_files_are_told_what_is_wrong_and_change_nothing(town: Town) -> None:
    """An old Excel file, a picture, formulas, merged cells, too many rows, 50 MB: each gets one answer in Danish."""
    topic, reader = await _topic(town)
    before = await _entries(town)
    wrong: list[tuple[str, bytes, str]] = [
        ("gammel.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "fra et gammelt Excel"),
        ("gammel.xls", b"\xd0\xcf\x11\xe0", "den slags filer kan ikke læses. Brug .xlsx"),
        ("billede.csv", b"\x89PNG\r\n\x1a\n", "filen er et billede"),
        ("billede.png", b"\x89PNG\r\n\x1a\n", "kan ikke læses. Brug .xlsx"),
        ("a.xlsx", _book(before, lambda sheet: sheet.__setitem__("H2", "=1+1")), "kolonne H (da_title): en formel"),
        ("a.xlsx", _book(before, lambda sheet: sheet.merge_cells("H2:I2")), "cellerne H2:I2 er flettet"),
        ("a.csv", _csv([dict.fromkeys(COLUMNS, "x")] * 40_000), "der står noget i række 10001, højst 10000 rækker"),
        ("a.csv", _file("a.csv", []), "filen har ingen rækker"),
        ("a.yaml", b"[]", "filen har ingen rækker"),
        ("a.csv", "slug;Ældre\n".encode("mac_roman"), "tegnene kan ikke læses"),
        ("a.csv", _questions(3001), "filen har 3.001 rækker. Her læses højst 3.000"),
    ]
    for name, data, expected in wrong:
        _send(town.bo, topic, name, data)
        [told] = await reader.next()
        assert expected in told.text, name
        assert not labels(told)
    # Of 50 MB only the size that Telegram tells is looked at; nothing is fetched.
    fetched = len(town.world.log.calls("getFile"))
    written = message_json(town.group.messages(topic)[-2])
    document = written["document"] | {"file_size": 50_000_000, "file_name": "viden.xlsx"}
    town.world.updates.add("message", written | {"message_id": written["message_id"] + 1000, "document": document})
    assert "filen fylder 50.0 MB, højst 10 MB læses" in (await reader.next())[0].text
    assert len(town.world.log.calls("getFile")) == fetched
    assert await _entries(town) == before
    assert "Du fornyer lån" in await _answer(town)


async def test_files_in_a_case_still_go_to_its_citizen(town: Town) -> None:
    """Only in the topic of the knowledge base is a file read; in a case's topic it is an answer."""
    case = await open_topic(town)
    _send(town.bo, case, "svar.csv", b"slug;version")
    _, copy = await town.anna.replies(2)
    assert copy.content["document"]["file_name"] == "svar.csv"


@pytest.mark.parametrize("command", ["Viden", "/viden"])
async def test_a_cases_topic_never_becomes_that_of_the_knowledge_base(town: Town, command: str) -> None:
    """Whoever gives a case's topic that name, or `/viden` in it, reads why not, and files still go to its citizen."""
    await open_card(town)
    [case] = town.group.topics
    reader = town.group.reader(case)
    reader.skip()
    if command.startswith("/"):
        town.bo.send_in_topic(case, command)
    else:
        town.bo.rename_topic(case, command)
    assert "ikke i en sags emne" in (await reader.next())[0].text
    town.bo.send_media("document", topic=case, file_name="vejledning.pdf")
    assert (await town.anna.replies(2))[1].content["document"]["file_name"] == "vejledning.pdf"


@pytest.mark.parametrize("renamed", [True, False])
async def test_a_reader_makes_no_topic_that_of_the_knowledge_base(town: Town, *, renamed: bool) -> None:
    """Whose role does not let them hand in files moves the work on the knowledge base nowhere, and reads why."""
    topic, reader = await _topic(town)
    eva = town.world.add_member(town.group, "Eva")
    other = eva.create_topic("Kaffe" if renamed else "Viden")
    if renamed:
        eva.rename_topic(other, "viden")
    assert "kræver rollen redaktør" in (await town.group.reader(other).next())[0].text
    _send(town.bo, topic, "svar.csv", _file("a.csv", (await _entries(town)).values()))
    assert "Filen er, som vidensbasen er" in (await reader.next())[0].text


async def test_a_file_of_the_knowledge_base_in_the_group_itself_is_told_where_it_belongs(town: Town) -> None:
    """Staff read that it was not read; any other file there is nobody's business."""
    await _topic(town)
    group = town.group.reader()
    group.skip()
    entries = await _entries(town)
    for name, data in (("vagtplan.csv", b"dag;hvem\nmandag;Bo\n"), ("svar.csv", _file("svar.csv", entries.values()))):
        town.bo.send_media("document", file_name=name, data=base64.b64encode(data).decode())
    [told] = await group.next()
    assert "Send den i emnet »Viden«" in told.text
    assert told.reply_to is not None
    assert told.reply_to.content["document"]["file_name"] == "svar.csv"


async def test_a_group_without_topics_takes_a_file_in_reply_to_the_assistant(world: World, tmp_path: Path) -> None:
    """There is no topic for it; what it would change is shown, and one press carries it out."""
    async with open_town(world, tmp_path, four_eyes=False, without=("can_manage_topics",)) as town:
        read = town.group.reader()
        town.bo.send("/eksport")
        [export] = await read.next()
        data = base64.b64encode(_file("svar.csv", _changed(await _entries(town), "pas-pris"))).decode()
        town.bo.send_media("document", file_name="svar.csv", reply_to=export, data=data)
        _, shown = await read.next(2)
        assert "Ændrede: 1 (pas-pris)" in shown.text
        town.bo.press("Gennemfør", shown)
        assert await town.world.until(lambda: "Gennemført som ændring" in shown.text)


async def test_slips_that_no_cell_is_wrong_for_are_told_before_anything_is_carried_out(town: Town) -> None:
    """What citizens would not get any more is told beside the difference; what no citizen could ever get is refused."""
    topic, reader = await _topic(town)
    rows = _rows(await _entries(town))
    changed = next(row for row in rows if row["slug"] == "laan-forny")
    changed |= {"valid_to": "2026-01-01", "topic": "laaaan"}
    _send(town.bo, topic, "svar.csv", _csv(rows))
    details, shown = await reader.next(2)
    assert "laan-forny: Borgerne får ikke svaret mere" in shown.text
    assert "Er området og emnet stavet rigtigt?" in shown.text
    assert labels(shown) == ["Gennemfør", "Fortryd"]
    file = town.world.files.find(details.content["document"]["file_id"])
    assert file is not None
    assert "Borgerne får ikke svaret mere" in file.data.decode()
    changed |= {"valid_to": "2026-01-01", "valid_from": "2026-06-01"}
    _send(town.bo, topic, "svar.csv", _csv(rows))
    [refused] = await reader.next()
    assert refused.text.startswith("Intet er ændret: der er noget i filen")
    assert labels(refused) == []
