"""What citizens think of the help in a case: asked once, and kept without the person and the case."""

from __future__ import annotations

from datetime import date

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.chat.controls.actions import Action, Verb
from bot.desk.cases import Case
from bot.desk.relaying import echoes
from bot.desk.states import CaseState
from bot.messages import Button, Keyboard
from bot.storage.tables import CaseRatingRow, CaseRow

VERDICTS = ("good", "fair", "poor")
_ASKED, _GIVEN = "asked", "given"


async def ask(session: AsyncSession, case: Case) -> bool:
    """Whether the citizen is to be asked now: the first time that a case is closed in which a person has answered.

    The caller commits.
    """
    # What they wrote just now may still be on its way, and then no echo of it is known yet.
    if case.state is not CaseState.WAITING_FOR_CITIZEN and not await echoes.any_by_staff(session, case.id):
        return False
    asked = (
        update(CaseRow)
        .where(CaseRow.id == case.id, CaseRow.rating.is_(None))
        .values(rating=_ASKED)
        .returning(CaseRow.id)
    )
    return (await session.execute(asked)).scalar_one_or_none() is not None


async def give(session: AsyncSession, chat_id: int, case_id: int, verdict: str, today: date) -> None:
    """Count a verdict, once for each case and only from its own chat; the caller commits."""
    given = (
        update(CaseRow)
        .where(CaseRow.id == case_id, CaseRow.chat_id == chat_id, CaseRow.rating == _ASKED)
        .values(rating=_GIVEN)
        .returning(CaseRow.id)
    )
    if (await session.execute(given)).scalar_one_or_none() is not None:
        session.add(CaseRatingRow(verdict=verdict, on=today))
        await session.flush()


def keyboard(texts: Texts, case_id: int) -> Keyboard:
    """The buttons that ask for a verdict."""
    row = (Button(texts.plain(f"rate-{each}"), Action(Verb.RATE, f"{case_id}:{each}").data()) for each in VERDICTS)
    return (tuple(row),)


def reopen_keyboard(texts: Texts, case_id: int) -> Keyboard:
    """The button of whoever is not finished."""
    return ((Button(texts.plain("case-reopen"), Action(Verb.REOPEN, str(case_id)).data()),),)
