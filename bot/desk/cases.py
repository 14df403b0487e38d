"""Cases as they are kept: a question that was handed over, where it stands, and what has been noted on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.remembering.conversations import Exchange, exchange_columns, exchange_of
from bot.desk.houses import House
from bot.desk.states import TRANSITIONS, CaseEvent, CaseState
from bot.desk.tables import CaseNumberRow
from bot.storage.tables import CaseRow
from knowledge.entries import Language
from knowledge.storing.tables import table_of


@dataclass(frozen=True, slots=True)
class Colleague:
    """A member of staff who has a case.

    Attributes:
        id: of the Telegram account, by which they are called; None where only a name was written.
        name: as the group shows it.
    """

    id: int | None
    name: str


_WORDS = frozenset({CaseEvent.CITIZEN_WROTE, CaseEvent.STAFF_ANSWERED, CaseEvent.REOPEN})
"""What shows that a case goes on."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question in the hands of staff.

    Attributes:
        id: its number.
        chat_id: the citizen's chat.
        state: where it is.
        language: the citizen's language, as far as it is one of ours.
        question: what was asked, redacted; "" if the citizen only asked for a person.
        reason: why it was handed over.
        trace: the candidates as the card shows them.
        topic: its forum topic (group's chat id, topic id), or None.
        promised_by: by when an answer was promised, or None.
        active_at: when anybody last wrote or reopened it.
        waiting_since: the citizen's oldest message that nobody has answered, or None.
        colleague: who has it, or None.
        house: the house that it belongs to, or None.
        snoozed_until: until when staff are not reminded of it, or None.
        urgent: it goes before the others.
        exchange: what the assistant answered last before it was handed over, or None.
        foreign: the code of another language that the citizen writes in, or None.
    """

    id: int
    chat_id: int
    state: CaseState
    language: Language
    question: str
    reason: str
    trace: str
    topic: tuple[int, int] | None = None
    promised_by: datetime | None = None
    waiting_since: datetime | None = None
    active_at: datetime | None = None
    colleague: Colleague | None = None
    house: House | None = None
    snoozed_until: datetime | None = None
    urgent: bool = False
    exchange: Exchange | None = None
    foreign: str | None = None

    @property
    def told_in(self) -> str:
        """The code of the language in which the citizen is told what the catalogue can say in it."""
        return self.foreign or self.language.value

    def topic_in(self, chat_id: int) -> int | None:
        """The forum topic of the case in a group, or None where it has none there."""
        return self.topic[1] if self.topic is not None and self.topic[0] == chat_id else None


async def open_case(session: AsyncSession, case: Case, now: datetime) -> Case:
    """Keep a new case (its id is given here); the caller commits.

    Raises:
        sqlalchemy.exc.IntegrityError: if the chat has an open case already.
    """
    row = CaseRow(
        id=await _next_number(session),
        chat_id=case.chat_id,
        state=case.state.value,
        language=case.told_in,
        question=case.question,
        reason=case.reason,
        trace=case.trace,
        opened_at=now,
        promised_by=case.promised_by,
        waiting_since=now,
        active_at=now,
        house=None if case.house is None else case.house.value,
        **exchange_columns(case.exchange),
    )
    session.add(row)
    await session.flush()
    return to_case(row)


async def _next_number(session: AsyncSession) -> int:
    """A number that no case has or ever had."""
    counted = update(CaseNumberRow).values(last=CaseNumberRow.last + 1).returning(CaseNumberRow.last)
    return (await session.execute(counted)).scalar_one()


_TABLE = table_of(CaseRow)
_OPEN_CASE = select(_TABLE).where(_TABLE.c.chat_id == bindparam("wanted"), _TABLE.c.state != CaseState.CLOSED.value)


async def open_case_of(session: AsyncSession, chat_id: int) -> Case | None:
    """The chat's case that is not closed, or None."""
    row = (await session.execute(_OPEN_CASE, {"wanted": chat_id})).first()
    return None if row is None else to_case(row)


async def case_by_id(session: AsyncSession, case_id: int) -> Case | None:
    """The case with this number, or None."""
    row = await session.get(CaseRow, case_id)
    return None if row is None else to_case(row)


async def move(session: AsyncSession, case: Case, event: CaseEvent, now: datetime) -> bool:
    """Move a case, if it is still where the caller saw it and the table allows it.

    Returns:
        False if somebody was faster or the case is closed; nothing is changed then.
    """
    target = TRANSITIONS.get((case.state, event))
    if target is None:
        return False
    values: dict[str, object] = {"state": target.value}
    if event is CaseEvent.CLOSE:
        values["closed_at"] = now
    elif event is CaseEvent.REOPEN:
        values["closed_at"] = None
    values |= _no_more(event)
    if event in _WORDS:
        values["active_at"] = now
    if target is CaseState.CLOSED or event is CaseEvent.STAFF_ANSWERED:
        values["waiting_since"] = None
    elif event in {CaseEvent.CITIZEN_WROTE, CaseEvent.REOPEN, CaseEvent.ANSWER_LOST}:
        values["waiting_since"] = func.coalesce(CaseRow.waiting_since, now)
    changed = await session.execute(
        update(CaseRow)
        .where(CaseRow.id == case.id, CaseRow.state == case.state.value)
        .values(**values)
        .returning(CaseRow.id)
    )
    return changed.scalar_one_or_none() is not None


def _no_more(event: CaseEvent) -> dict[str, object]:
    """What no longer holds after an event: of a closed case nobody needs to know whose it was."""
    nobody = {"colleague_id": None, "colleague_name": None}
    match event:
        case CaseEvent.RELEASE:
            return dict(nobody)
        case CaseEvent.CITIZEN_WROTE:
            return {"snoozed_until": None}
        case CaseEvent.CLOSE:
            return {**nobody, "snoozed_until": None, "urgent": False}
        case _:
            return {}


async def promise(session: AsyncSession, case_id: int, by: datetime | None) -> None:
    """Remember by when an answer was promised; None once the promise is broken."""
    row = await session.get_one(CaseRow, case_id)
    row.promised_by = by


async def tell_in(session: AsyncSession, case_id: int, language: Language) -> None:
    """Remember the language in which the citizen has chosen to be told."""
    row = await session.get_one(CaseRow, case_id)
    row.language = language.value


async def open_cases(session: AsyncSession) -> list[Case]:
    """Every case that is not closed: urgent ones, then those whose citizen waits, the longest waiting ahead."""
    query = select(CaseRow).where(CaseRow.state != CaseState.CLOSED.value)
    order = (CaseRow.urgent.desc(), CaseRow.waiting_since.is_(None), CaseRow.waiting_since, CaseRow.id)
    return [to_case(row) for row in await session.scalars(query.order_by(*order))]


async def turn_record(session: AsyncSession, case_id: int) -> bool:
    """Mark a case as one to be kept for the record, or no longer; gives whether it is kept now."""
    row = await session.get_one(CaseRow, case_id)
    row.for_record = not row.for_record
    return row.for_record


def to_case(row: CaseRow | Row[Any]) -> Case:
    """A case as its row has it."""
    return Case(
        id=row.id,
        chat_id=row.chat_id,
        state=CaseState(row.state),
        language=_ours(row.language),
        question=row.question,
        reason=row.reason,
        trace=row.trace,
        topic=_topic(row),
        promised_by=row.promised_by,
        waiting_since=row.waiting_since,
        active_at=row.active_at,
        colleague=None if row.colleague_name is None else Colleague(row.colleague_id, row.colleague_name),
        house=None if row.house is None else House(row.house),
        snoozed_until=row.snoozed_until,
        urgent=row.urgent,
        exchange=exchange_of(row),
        foreign=None if row.language in set(Language) else row.language,
    )


def _ours(code: str) -> Language:
    """The language of ours in which a citizen is told what there is in no other: English, but for Danes."""
    return Language(code) if code in set(Language) else Language.EN


def _topic(row: CaseRow | Row[Any]) -> tuple[int, int] | None:
    chat_id, topic_id = row.topic_chat_id, row.topic_id
    return None if chat_id is None or topic_id is None else (chat_id, topic_id)
