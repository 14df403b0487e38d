"""What was said in a case, for the record: who, when, and the text without personal data, as far as it is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import local_time
from bot.desk import asked
from bot.desk.cards import STAFF_LANGUAGE
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk
from bot.desk.said import FromStaff
from bot.render import plain_text
from bot.tables import CaseRow, OutboxRow
from bot.transport.operations import SendFile
from bot.transport.outbox import REMEMBERED, Purpose, lane_of_case
from bot.transport.results import OutboxState
from knowledge.guard import redact

_CITIZEN, _STAFF, _ASSISTANT = "citizen", "staff", "assistant"
_SAID = ("send", "edit", "copy")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said.

    Attributes:
        who: "citizen", "staff" or "assistant".
        at: when, aware.
        text: without personal data; "" for a picture, a sound or a file.
    """

    who: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """A case's lines, and what was masked in them: how often each kind, never what it was."""

    case: Case
    opened_at: datetime
    lines: tuple[Line, ...]
    masked: dict[str, int]


@dataclass(frozen=True, slots=True)
class Transcripts:
    """The use case of `/udskrift`."""

    desk: HandOverDesk

    async def export(self, said: FromStaff) -> None:
        """`/udskrift` or `/udskrift json`: a file with what was said comes into the topic."""
        case = await asked.any_case(self.desk, said)
        if case is None:
            return
        async with self.desk.database.reading() as session:
            transcript = await read_transcript(session, case)
        if transcript is None:
            return
        texts = self.desk.catalogue[STAFF_LANGUAGE]
        as_json = asked.argument(said).casefold() == "json"
        content = to_json(transcript, texts) if as_json else to_text(transcript, texts)
        name = f"sag-{case.id}.{'json' if as_json else 'txt'}"
        caption = texts.html("staff-transcript", id=str(case.id))
        asked.do_in_place(said, case, SendFile(said.chat_id, name, content, caption, said.topic))


async def read_transcript(session: AsyncSession, case: Case) -> Transcript | None:
    """What is kept of a case; None where the case itself is gone."""
    kept = await session.get(CaseRow, case.id)
    if kept is None:
        return None
    in_chat = (OutboxRow.chat_id == case.chat_id) & OutboxRow.purpose.in_(
        (Purpose.TO_CITIZEN.value, Purpose.REPLY.value)
    )
    in_group = (OutboxRow.lane == lane_of_case(case.id)) & (OutboxRow.purpose == Purpose.TO_STAFF.value)
    query = select(OutboxRow).where(
        OutboxRow.state == OutboxState.SENT.value, OutboxRow.created_at >= kept.opened_at, or_(in_chat, in_group)
    )
    if kept.closed_at is not None:
        query = query.where(OutboxRow.created_at <= kept.closed_at)
    rows = (await session.scalars(query.order_by(OutboxRow.id))).all()
    first = [Line(_CITIZEN, kept.opened_at, case.question)] if case.question else []
    lines, masked = _redacted([*first, *_lines(rows, case.id)])
    return Transcript(case, kept.opened_at, lines, masked)


def to_text(transcript: Transcript, texts: Texts) -> str:
    """The transcript for people to read."""
    names = {who: texts.plain(f"staff-transcript-{who}") for who in (_CITIZEN, _STAFF, _ASSISTANT)}
    said = [
        f"{local_time(line.at):%d.%m.%Y %H.%M} {names[line.who]}:\n{line.text or texts.plain('staff-said-no-text')}"
        for line in transcript.lines
    ]
    masked = ", ".join(f"{kind} {count}" for kind, count in transcript.masked.items())
    foot = texts.plain("staff-transcript-masked", kinds=masked or "0")
    head = f"{texts.plain('staff-transcript', id=str(transcript.case.id))}\n{_not_kept(texts)}"
    return "\n\n".join((head, *said, foot)) + "\n"


def to_json(transcript: Transcript, texts: Texts) -> str:
    """The transcript for other programs; times are UTC."""
    return json.dumps(
        {
            "case": transcript.case.id,
            "opened_at": transcript.opened_at.isoformat(),
            "state": transcript.case.state.value,
            "note": _not_kept(texts),
            "lines": [{"who": line.who, "at": line.at.isoformat(), "text": line.text} for line in transcript.lines],
            "redacted": transcript.masked,
        },
        ensure_ascii=False,
        indent=2,
    )


def _not_kept(texts: Texts) -> str:
    return texts.plain("staff-transcript-not-kept", days=REMEMBERED.days)


def _lines(rows: Sequence[OutboxRow], case_id: int) -> Iterator[Line]:
    for row in rows:
        if row.payload.get("do") not in _SAID:
            continue
        by_staff = row.purpose == Purpose.TO_CITIZEN.value
        who = _STAFF if by_staff else _ASSISTANT
        if row.purpose == Purpose.TO_STAFF.value:
            if "citizen_message" not in row.context or row.context.get("case") != case_id:
                continue
            who = _CITIZEN
        text = plain_text(row.payload.get("html") or row.payload.get("caption") or "")
        # Over what a person wrote stands a line that says who it is from.
        headed = who != _ASSISTANT and row.payload["do"] != "copy"
        yield Line(who, row.created_at, text.partition("\n")[2] if headed else text)


def _redacted(lines: Sequence[Line]) -> tuple[tuple[Line, ...], dict[str, int]]:
    counts: Counter[str] = Counter()
    masked = []
    for line in lines:
        # In the assistant's own texts the telephone numbers are the municipality's.
        shown = redact(line.text, quietly=line.who != _ASSISTANT)
        counts.update(str(kind) for kind in shown.masked)
        masked.append(replace(line, text=shown.text))
    return tuple(masked), dict(sorted(counts.items()))
