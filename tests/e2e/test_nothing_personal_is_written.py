"""Two hundred citizens, half of whom write personal numbers: no byte of these is kept, logged or shown to staff."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.logs import configure_logging
from bot.standin import Citizen, Fault, FaultKind, World
from bot.standin.model import Chat
from tests.e2e.renditions import WAYS, traces
from tests.e2e.town import Town, open_town

CITIZENS = 200
CASES = 4
MARK = "Xq7"
"""In every name, and in words of every citizen; it comes from nowhere else."""

_REFUSED = f'Bad Request: can\'t parse entities: unsupported start tag "{MARK}ord" at byte offset 9'


@dataclass(frozen=True, slots=True)
class Written:
    """Everything that was written anywhere."""

    files: dict[str, bytes]
    log: str
    staff: str
    citizens: str


@contextmanager
def talkative_logs() -> Iterator[None]:
    """The log at its most talkative; the stand-in in this process is no part of the assistant."""
    logging.getLogger("uvicorn").setLevel(logging.CRITICAL)
    configure_logging("DEBUG")
    yield
    logging.getLogger("uvicorn").setLevel(logging.NOTSET)
    configure_logging("INFO")


def number_of(citizen: int) -> str:
    """The personal number of a citizen: each has their own."""
    return f"{1 + citizen % 28:02}{1 + citizen % 12:02}{40 + citizen % 60:02}{4000 + 29 * citizen:04}"


def names_personal_number(citizen: int) -> bool:
    """Whether this citizen is one of those who write it."""
    return citizen % 2 == 0


def say(person: Citizen, citizen: int) -> None:
    """What a citizen begins with: a question, with the number in it in one of the ways, or with a name."""
    if not names_personal_number(citizen):
        person.send(f"hvad koster et pas, spørger {MARK}ord Hansen nummer {citizen}")
        return
    number = WAYS[citizen // 2 % len(WAYS)](number_of(citizen))
    match citizen // 2 % 5:
        case 0:
            person.send_photo(f"her er {number}")
        case 1:
            person.edit(person.send(f"hvad koster et pas {MARK}ord"), f"hvad koster et pas, jeg er {number}")
        case 2:
            person.send(f"/menneske {number}")
        case _:
            person.send(f"hvad koster et pas til {number} {MARK}ord")


async def hand_over(person: Citizen, citizen: int) -> None:
    """A case in which the citizen writes the number to staff: in a text, under a picture and in an edited text."""
    person.send("/menneske")
    await person.replies(1)
    person.press("Ja, spørg en medarbejder")
    await person.replies(1)
    ways = [way(number_of(citizen)) for way in WAYS[citizen % 3 : citizen % 3 + 3]]
    text = person.send(f"jeg er {ways[0]}")
    person.send_photo(f"min sygesikring {ways[1]}")
    person.edit(text, f"undskyld, jeg er {ways[2]}")
    await person.replies(3)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file that the assistant has: the database, what belongs to it, and whatever else."""
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def shown_in(chat: Chat, *, by_bot: bool) -> str:
    """What a chat shows, as Telegram carries it."""
    return "\n".join(
        json.dumps([message.content, message.keyboard], ensure_ascii=False)
        for message in chat.messages.values()
        if message.from_bot or not by_bot
    )


async def live(world: World, folder: Path, capsys: pytest.CaptureFixture[str]) -> Written:
    """A busy morning, and what is left of it anywhere."""
    with talkative_logs():
        async with open_town(world, folder) as town:
            people = [world.add_citizen(f"{MARK}Navn{index}", username=f"{MARK}_{index}") for index in range(CITIZENS)]
            for kind in (FaultKind.DROP_BEFORE, FaultKind.SERVER_ERROR):
                world.faults.add(Fault(kind=kind, method="sendMessage"))
            world.faults.add(
                Fault(kind=FaultKind.REFUSE, method="sendMessage", times=1, status=400, description=_REFUSED)
            )
            for index, person in enumerate(people):
                say(person, index)
            for person in people:
                await person.replies(1, within=60)
            for index in range(CASES):
                newcomer = world.add_citizen(f"{MARK}Navn{CITIZENS + index}")
                people.append(newcomer)
                await hand_over(newcomer, CITIZENS + index)
            at_work = {f"{name} at work": data for name, data in files_of(folder).items()}
            chats = "\n".join(shown_in(person.room, by_bot=True) for person in people)
    staff = shown_in(town.group.chat, by_bot=False)
    return Written(at_work | files_of(folder), capsys.readouterr().err, staff, chats)


@pytest.mark.timeout(240)
async def test_no_personal_number_and_no_name_is_written(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither database, WAL, log nor staff group holds a personal number, however written, or anybody's name."""
    written = await live(world, tmp_path, capsys)
    numbers = [number_of(citizen) for citizen in range(CITIZENS + CASES)]
    # What is searched was written to: the masks of the numbers are there.
    assert any(b"[CPR]" in data for data in written.files.values())
    assert any(name.startswith("borgerbot.db-wal") for name in written.files)
    assert "[CPR]" in written.staff
    assert "event=question.judged" in written.log
    assert "event=message.bad_markup" in written.log
    assert "Logging error" not in written.log
    places: dict[str, bytes | str] = {**written.files, "log": written.log, "staff": written.staff}
    for place, data in places.items():
        assert traces(data, numbers) == set(), place
        assert f"{MARK}navn".casefold() not in str(data).casefold(), place
        assert f"{MARK}_".casefold() not in str(data).casefold(), place
    assert traces(written.citizens, numbers) == set()
    assert MARK.casefold() not in written.log.casefold()


async def test_staff_cannot_send_a_personal_number(town: Town) -> None:
    """A reply with a personal number reaches no citizen: staff are told to write it again without."""
    cards, told = town.group.reader(), town.group.reader()
    town.anna.send("/menneske")
    await town.anna.replies(1)
    town.anna.press("Ja, spørg en medarbejder")
    await town.anna.replies(1)
    [card] = await cards.next()
    told.skip()
    town.bo.reply(card, "Dit nummer er 010190-1234")
    assert "en kode eller et kortnummer og er ikke sendt" in (await told.next())[0].text
    town.bo.reply(card, "Det er i orden")
    assert "Det er i orden" in await town.anna.reply_text()
    assert traces(shown_in(town.anna.room, by_bot=True), ["0101901234"]) == set()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("before", ["nr ", '{"text": "', "12-11-2026 kl. 10.15, "])
def test_search_finds_a_number_however_it_was_written(way: object, before: str) -> None:
    """The search above finds a number that was kept in any of the ways, also in JSON."""
    assert callable(way)
    number = number_of(17)
    text = f"{before}{way(number)} og mere"
    assert traces(text, [number, "1111111111"]) == {number}
    assert traces(json.dumps(text).encode(), [number, "1111111111"]) == {number}
