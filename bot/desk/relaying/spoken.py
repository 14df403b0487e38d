"""What was said in a case, by whom and in which order, as far as the outbox has it: read here and nowhere else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, String, and_, cast, exists, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.desk.cases import Case
from bot.render import plain_text
from bot.storage.tables import CaseRow, OutboxRow
from bot.transport.outgoing.outbox import Purpose, lane_of_case
from bot.transport.outgoing.results import OutboxState

_SAID = frozenset({"send", "edit", "copy"})
_TO_CHAT = (Purpose.TO_CITIZEN.value, Purpose.REPLY.value)
_CANNED = "canned:"
_LANE = lane_of_case(0).removesuffix("0")


class Speaker(StrEnum):
    """Who said something."""

    CITIZEN = "citizen"
    STAFF = "staff"
    ASSISTANT = "assistant"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing that was said.

    Attributes:
        who: said it.
        at: when, aware.
        text: as plain text without the line that says who it is from, "" for a picture, a sound or a file.
        source: the message of staff (chat id, message id) that it is; a correction has that of what it corrects.
        canned: it is an answer of the knowledge base that staff had sent.
        taken_back: staff have had it deleted in the citizen's chat.
    """

    who: Speaker
    at: datetime
    text: str
    source: tuple[int, int] | None = None
    canned: bool = False
    taken_back: bool = False


async def read_spoken(
    session: AsyncSession, case: Case, *, states: Collection[OutboxState] = (OutboxState.SENT,)
) -> tuple[Spoken, ...]:
    """What was said since the case was opened, and before it was closed, if it is; nothing is masked.

    `states` are those of what counts as said.
    """
    kept = await session.get(CaseRow, case.id)
    if kept is None:
        return ()
    in_group = (OutboxRow.lane == lane_of_case(case.id)) & (OutboxRow.purpose == Purpose.TO_STAFF.value)
    in_chat = (OutboxRow.chat_id == case.chat_id) & OutboxRow.purpose.in_(_TO_CHAT)
    query = select(OutboxRow).where(
        OutboxRow.state.in_([state.value for state in states]),
        OutboxRow.created_at >= kept.opened_at,
        or_(in_group, in_chat),
    )
    if kept.closed_at is not None:
        query = query.where(OutboxRow.created_at <= kept.closed_at)
    return tuple(_spoken((await session.scalars(query.order_by(OutboxRow.id))).all(), case.id))


def said_in_a_case(of: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether a row of the outbox is what was said in a case for which `of` holds: that goes with the case's text."""
    in_group = OutboxRow.lane == literal(_LANE) + cast(CaseRow.id, String)
    in_chat = and_(
        OutboxRow.chat_id == CaseRow.chat_id,
        OutboxRow.purpose.in_(_TO_CHAT),
        OutboxRow.created_at >= CaseRow.opened_at,
        or_(CaseRow.closed_at.is_(None), OutboxRow.created_at <= CaseRow.closed_at),
    )
    return exists(select(CaseRow.id).where(of, or_(in_group, in_chat)).correlate(OutboxRow))


def _spoken(rows: Sequence[OutboxRow], case_id: int) -> Iterator[Spoken]:
    gone = {row.payload["message_id"] for row in rows if row.payload.get("do") == "delete"}
    parts: list[OutboxRow] = []
    for row in rows:
        if row.payload.get("do") not in _SAID:
            continue
        match Purpose(row.purpose):
            case Purpose.REPLY:
                yield Spoken(Speaker.ASSISTANT, row.created_at, _shown(row))
            case Purpose.TO_STAFF:
                if "citizen_message" in row.context and row.context.get("case") == case_id:
                    yield Spoken(Speaker.CITIZEN, row.created_at, _written(row))
            case _:
                parts.append(row)
                # The earlier parts of what staff wrote do not say what they belong to; the last one does.
                if "staff_message" in row.context:
                    if row.context.get("case") == case_id:
                        yield _by_staff(parts, gone)
                    parts = []


def _by_staff(parts: Sequence[OutboxRow], gone: Collection[int]) -> Spoken:
    chat_id, message_id = parts[-1].context["staff_message"]
    return Spoken(
        Speaker.STAFF,
        parts[0].created_at,
        "\n".join(filter(None, map(_written, parts))),
        source=(chat_id, message_id),
        canned=(parts[-1].dedupe_key or "").startswith(_CANNED),
        taken_back=any(part.message_id in gone for part in parts),
    )


def _shown(row: OutboxRow) -> str:
    html = row.payload.get("html")
    return (plain_text(html) if html else row.payload.get("caption") or "").strip()


def _written(row: OutboxRow) -> str:
    """What a person wrote: over it stands a line that says who it is from, but not over a copy's caption."""
    shown = _shown(row)
    return shown if row.payload["do"] == "copy" else shown.partition("\n")[2].strip()
