"""What was said in a case, as it is read from the outbox: for a transcript, a new topic, and a draft."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.commands.drafting import staff_answers
from bot.desk.relaying.spoken import Speaker, Spoken, read_spoken
from bot.desk.states import CaseState
from bot.messages import Message
from bot.storage.database import Database
from bot.storage.tables import OutboxRow
from bot.transport.outgoing import outbox
from bot.transport.outgoing.operations import Copy, Delete, Edit, Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from knowledge.entries import Language
from tests.integration.transport.hands import NOW

ANNA, STAFF = 7, -1001
HEAD = "<b>Medarbejder</b> (et menneske):\n"


def _answer(html: str, context: dict[str, Any] | None = None, *, edits: int | None = None, key: str = "") -> Outgoing:
    message = Message(ANNA, HEAD + html)
    operation = Send(message) if edits is None else Edit(message, edits)
    return Outgoing(operation, Purpose.TO_CITIZEN, context or {}, dedupe_key=key or None)


def _from(case: Case, number: int) -> dict[str, Any]:
    return {"case": case.id, "staff_message": [STAFF, number]}


async def _put(session: AsyncSession, *outgoing: Outgoing) -> None:
    """Have things said, each as a message whose number is that of its row."""
    await outbox.put(session, outgoing, NOW + timedelta(minutes=1))
    await session.execute(update(OutboxRow).values(state="sent", message_id=OutboxRow.id, finished_at=NOW))


async def test_what_was_said_is_read_in_order_each_message_once(database: Database) -> None:
    """Both sides' words come as written, without headings, a long answer as one, and another case's not at all."""
    wanted = Case(0, ANNA, CaseState.OPEN, Language.DA, "?", "unsure", "")
    async with database.transaction() as session:
        case = await cases.open_case(session, wanted, NOW)
        other = await cases.open_case(session, Case(0, 8, CaseState.OPEN, Language.DA, "?", "unsure", ""), NOW)
        relay = {"case": case.id, "citizen_message": 5}
        await _put(
            session,
            Outgoing(Send(Message(ANNA, "Dit spørgsmål er sendt"))),
            outbox.in_case(Outgoing(Send(Message(STAFF, "kort")), Purpose.CARD, {}), case.id),
            outbox.in_case(
                Outgoing(Send(Message(STAFF, "Borgeren:\nog et &lt;skur&gt;?")), Purpose.TO_STAFF, relay), case.id
            ),
            outbox.in_case(
                Outgoing(Copy(STAFF, (ANNA, 6), record="ring på [telefon]"), Purpose.TO_STAFF, relay), case.id
            ),
            _answer("første del"),
            _answer("anden del", _from(case, 20)),
            _answer("til en andens sag", _from(other, 21)),
            Outgoing(Copy(ANNA, (STAFF, 22), caption="1 < 2 &amp; <b>"), Purpose.TO_CITIZEN, _from(case, 22)),
            Outgoing(Copy(ANNA, (STAFF, 23)), Purpose.TO_CITIZEN, _from(case, 23)),
        )
        spoken = await read_spoken(session, case)
    assert [(each.who, each.text) for each in spoken] == [
        (Speaker.ASSISTANT, "Dit spørgsmål er sendt"),
        (Speaker.CITIZEN, "og et <skur>?"),
        (Speaker.CITIZEN, "ring på [telefon]"),
        (Speaker.STAFF, "første del\nanden del"),
        (Speaker.STAFF, "1 < 2 &amp; <b>"),
        (Speaker.STAFF, ""),
    ]
    assert spoken[3].source == (STAFF, 20)


async def test_a_draft_has_staffs_own_words_as_last_corrected(database: Database) -> None:
    """A correction takes the place of what it corrects; what was taken back or is in the knowledge already is left."""
    wanted = Case(0, ANNA, CaseState.OPEN, Language.DA, "?", "unsure", "")
    async with database.transaction() as session:
        case = await cases.open_case(session, wanted, NOW)
        await _put(
            session,
            _answer("100 kr.", _from(case, 20)),
            _answer("en fejl", _from(case, 21)),
            _answer("et fast svar", _from(case, 22), key="canned:1:1:0"),
            _answer("spørg igen i morgen", _from(case, 23)),
            _answer("200 kr.", _from(case, 20), edits=1),
            Outgoing(Delete(ANNA, 2)),
        )
        spoken = await read_spoken(session, case)
        assert await staff_answers(session, case) == ("200 kr.", "spørg igen i morgen")
    assert [_marks(each) for each in spoken] == ["", "taken back", "canned", "", ""]


def _marks(spoken: Spoken) -> str:
    return "taken back" * spoken.taken_back + "canned" * spoken.canned
