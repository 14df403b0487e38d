"""What was said in a case, for the record: who, when, and the text without personal data, as far as it is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.clock import local_time
from bot.desk import asked
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk
from bot.desk.relaying.spoken import Speaker, Spoken, read_spoken
from bot.desk.said import FromStaff
from bot.storage.tables import CaseRow
from bot.transport.outgoing.operations import SendFile
from knowledge.guard import redact


@dataclass(frozen=True, slots=True)
class Transcript:
    """What was said in a case, masked, and what was masked in it: how often each kind, never what it was."""

    case: Case
    opened_at: datetime
    lines: tuple[Spoken, ...]
    masked: dict[str, int]


@dataclass(frozen=True, slots=True)
class Transcripts:
    """The use case of `/udskrift`.

    Attributes:
        desk: knows the cases.
        days: that what was said in a case is kept after it was closed.
    """

    desk: HandOverDesk
    days: int

    async def export(self, said: FromStaff) -> None:
        """`/udskrift` or `/udskrift json`: a file with what was said comes into the topic."""
        case = await asked.any_case(self.desk, said)
        if case is None:
            return
        async with self.desk.database.reading() as session:
            transcript = await read_transcript(session, case)
        if transcript is None:
            return
        texts = self.desk.catalogue.staff
        as_json = asked.argument(said).casefold() == "json"
        note = texts.plain("staff-transcript-not-kept", days=self.days)
        content = to_json(transcript, note) if as_json else to_text(transcript, texts, note)
        name = f"sag-{case.id}.{'json' if as_json else 'txt'}"
        caption = texts.html("staff-transcript", id=str(case.id))
        asked.do_in_place(said, case, SendFile(said.chat_id, name, content, caption, said.topic))


async def read_transcript(session: AsyncSession, case: Case) -> Transcript | None:
    """What is kept of a case; None where the case itself is gone."""
    kept = await session.get(CaseRow, case.id)
    if kept is None:
        return None
    first = [Spoken(Speaker.CITIZEN, kept.opened_at, case.question)] if case.question else []
    lines, masked = _redacted([*first, *await read_spoken(session, case)])
    return Transcript(case, kept.opened_at, lines, masked)


def to_text(transcript: Transcript, texts: Texts, note: str) -> str:
    """The transcript for people to read; `note` says what is not in it."""
    names = {who: texts.plain(f"staff-transcript-{who}") for who in Speaker}
    said = [
        f"{local_time(line.at):%d.%m.%Y %H.%M} {names[line.who]}:\n{line.text or texts.plain('staff-said-no-text')}"
        for line in transcript.lines
    ]
    masked = ", ".join(f"{kind} {count}" for kind, count in transcript.masked.items())
    foot = texts.plain("staff-transcript-masked", kinds=masked or "0")
    head = f"{texts.plain('staff-transcript', id=str(transcript.case.id))}\n{note}"
    return "\n\n".join((head, *said, foot)) + "\n"


def to_json(transcript: Transcript, note: str) -> str:
    """The transcript for other programs, with the same `note`; times are UTC."""
    return json.dumps(
        {
            "case": transcript.case.id,
            "opened_at": transcript.opened_at.isoformat(),
            "state": transcript.case.state.value,
            "note": note,
            "lines": [
                {"who": line.who.value, "at": line.at.isoformat(), "text": line.text} for line in transcript.lines
            ],
            "redacted": transcript.masked,
        },
        ensure_ascii=False,
        indent=2,
    )


def _redacted(lines: Sequence[Spoken]) -> tuple[tuple[Spoken, ...], dict[str, int]]:
    counts: Counter[str] = Counter()
    masked = []
    for line in lines:
        # In the assistant's own texts the telephone numbers are the municipality's.
        shown = redact(line.text, quietly=line.who is not Speaker.ASSISTANT)
        counts.update(str(kind) for kind in shown.masked)
        masked.append(replace(line, text=shown.text))
    return tuple(masked), dict(sorted(counts.items()))
