"""What happens at the houses, as subscriptions see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from knowledge.events import agreeing, store
from knowledge.events.free import costs
from knowledge.events.model import Occurrence
from knowledge.subscriptions.happenings import Happening
from knowledge.subscriptions.themes import themes_of


def happening_of(occurrence: Occurrence) -> Happening:
    """An occurrence as subscriptions see it."""
    return Happening(
        id=occurrence.uuid,
        title=occurrence.title,
        spot=occurrence.spot,
        audiences=occurrence.groups,
        categories=frozenset(occurrence.categories),
        themes=themes_of(occurrence.title, *occurrence.categories),
        url=occurrence.url,
        state=occurrence.state,
        costs=costs(occurrence),
    )


async def happenings(session: AsyncSession, ids: Collection[str]) -> dict[str, Happening]:
    """Those of the happenings that are known, by id."""
    agreed = await agreeing.as_agreed(session, await store.by_uuids(session, ids))
    return {each.uuid: happening_of(each) for each in agreed}


async def between(session: AsyncSession, first: datetime, last: datetime) -> tuple[Happening, ...]:
    """What begins in a time and can be counted on, the earliest first."""
    found = await agreeing.as_agreed(session, await store.between(session, first, last))
    coming = (happening_of(each) for each in found if each.starts > first)
    return tuple(each for each in coming if each.takes_place)


async def categories(session: AsyncSession, first: datetime, last: datetime, *, most: int) -> tuple[str, ...]:
    """The labels that most of what happens in a time has, as the source has them, in the order of the alphabet."""
    counted = Counter(label for each in await between(session, first, last) for label in each.categories)
    return tuple(sorted(label for label, _ in counted.most_common(most)))
