"""What colleagues are called, as far as it stands somewhere anyway: who has or had a case, and who has a role."""

from __future__ import annotations

from sqlalchemy import select, union
from sqlalchemy.ext.asyncio import AsyncSession

from bot.keeping.tables import StaffRoleRow
from bot.storage.tables import CaseRow
from knowledge.events.houses import HOUSES


async def first_names(session: AsyncSession) -> frozenset[str]:
    """The first names of colleagues, in small letters."""
    had = select(CaseRow.colleague_name).where(CaseRow.colleague_name.is_not(None))
    names = await session.scalars(union(had, select(StaffRoleRow.name)))
    first = {name.split()[0].casefold() for name in names if name and name.split()}
    return frozenset(each for each in first if len(each) > 1 and each.isalpha()) - {*HOUSES}
