"""Drafts of entries as they are kept: whoever writes one finds it again after a restart, and nobody else's is lost."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.authoring.draft import NOBODY, Draft, DraftState, Place, Writer
from bot.authoring.tables import DraftRow
from knowledge.storing.rows import from_content, to_content

_IS_DRAFT = DraftRow.state != DraftState.TURNING.value


class DraftMovedError(Exception):
    """The draft has changed since it was read."""


async def read(session: AsyncSession, number: int) -> Draft | None:
    """The draft with this number, or None if it is gone."""
    row = await session.get(DraftRow, number, populate_existing=True)
    return None if row is None else _to_draft(row)


async def asked_of(session: AsyncSession, author_id: int, place: Place) -> Draft | None:
    """The draft, or the question for a reason, that somebody's next message in a place is for; or None."""
    query = select(DraftRow).where(
        DraftRow.author_id == author_id,
        DraftRow.asks != "",
        DraftRow.state.in_((DraftState.WRITING.value, DraftState.TURNING.value)),
        DraftRow.chat_id == place.chat_id,
        DraftRow.topic.is_(None) if place.topic is None else DraftRow.topic == place.topic,
    )
    row = await session.scalar(query.order_by(DraftRow.updated_at.desc(), DraftRow.id.desc()).limit(1))
    return None if row is None else _to_draft(row)


async def of_entry(session: AsyncSession, slug: str) -> tuple[Draft, ...]:
    """Every draft of an entry, the oldest first."""
    of_slug = select(DraftRow).where(DraftRow.slug == slug, _IS_DRAFT)
    rows = await session.scalars(of_slug.order_by(DraftRow.id))
    return tuple(map(_to_draft, rows))


async def everyone(session: AsyncSession) -> tuple[Draft, ...]:
    """Every draft, the latest changed first."""
    rows = await session.scalars(
        select(DraftRow).where(_IS_DRAFT).order_by(DraftRow.updated_at.desc(), DraftRow.id.desc())
    )
    return tuple(map(_to_draft, rows))


async def are_written(session: AsyncSession, since: datetime) -> bool:
    """Whether anybody has been writing a draft since then."""
    written = DraftRow.state == DraftState.WRITING.value, DraftRow.updated_at >= since
    return await session.scalar(select(DraftRow.id).where(*written).limit(1)) is not None


async def begin(session: AsyncSession, draft: Draft) -> int:
    """Keep a new draft, which gets its author's next message; gives its number. The caller commits."""
    await listen_no_more(session, draft.author.id)
    row = DraftRow(**_columns(draft), revision=0)
    session.add(row)
    await session.flush()
    return row.id


async def listen_no_more(session: AsyncSession, author_id: int, besides: int = 0) -> None:
    """No draft of an author but `besides` is asked about any more; all stay as they are."""
    other = (DraftRow.author_id == author_id, DraftRow.id != besides, DraftRow.asks != "")
    await ask_no_reason(session, author_id)
    await session.execute(update(DraftRow).where(*other).values(asks=""))


async def ask_no_reason(session: AsyncSession, author_id: int) -> None:
    """Nobody waits for an author's reason any more."""
    asked = DraftRow.author_id == author_id, DraftRow.state == DraftState.TURNING.value
    await session.execute(delete(DraftRow).where(*asked))


async def write(session: AsyncSession, draft: Draft) -> None:
    """Keep a draft as it is now; the caller commits.

    Raises:
        DraftMovedError: if it has changed since it was read, or is gone.
    """
    statement = update(DraftRow).where(DraftRow.id == draft.id, DraftRow.revision == draft.revision)
    done = await session.execute(
        statement.values(**_columns(draft), revision=draft.revision + 1).returning(DraftRow.id)
    )
    if done.first() is None:
        raise DraftMovedError


async def still_tried(session: AsyncSession, numbers: Collection[int], now: datetime) -> None:
    """These drafts are in the hands of a process that lives; nothing else of them changes. The caller commits."""
    tried = update(DraftRow).where(DraftRow.id.in_(numbers), DraftRow.state == DraftState.TRYING.value)
    await session.execute(tried.values(updated_at=now))


async def drop(session: AsyncSession, draft: Draft) -> None:
    """A draft is published or thrown away; the caller commits.

    Raises:
        DraftMovedError: if it has changed since it was read, or is gone.
    """
    statement = delete(DraftRow).where(DraftRow.id == draft.id, DraftRow.revision == draft.revision)
    if (await session.execute(statement.returning(DraftRow.id))).first() is None:
        raise DraftMovedError


async def of_author(session: AsyncSession, account: int) -> Sequence[DraftRow]:
    """The rows of an account's drafts, for whoever asks what is stored about them."""
    return (await session.scalars(select(DraftRow).where(DraftRow.author_id == account).order_by(DraftRow.id))).all()


async def written_by(session: AsyncSession, account: int) -> Sequence[DraftRow]:
    """The rows of the drafts that an account has written some of, and is not the author of any more."""
    others = select(DraftRow).where(DraftRow.author_id != account, DraftRow.writers.is_not(None))
    return [row for row in await session.scalars(others.order_by(DraftRow.id)) if account in (row.writers or ())]


async def disown(session: AsyncSession, account: int) -> int:
    """Forget whose an account's drafts are; they stay, and anybody may take them over. Gives how many they were.

    Only the number stays with what the account has written, until that is published or thrown away: without it
    somebody could erase themselves to publish their own words.
    """
    await ask_no_reason(session, account)
    theirs = select(DraftRow).where(DraftRow.author_id == account).with_for_update()
    rows = (await session.scalars(theirs)).all()
    for row in rows:
        row.writers = sorted(_writers(row))
        row.author_id, row.author, row.asks = NOBODY.id, NOBODY.name, ""
        # Whoever has it in hand, as a trial has, must not write the name back.
        row.revision += 1
    await session.flush()
    return len(rows)


async def purge(session: AsyncSession, before: datetime) -> int:
    """Forget drafts that nobody has touched since; gives how many."""
    old = delete(DraftRow).where(DraftRow.updated_at < before).returning(DraftRow.id)
    return len((await session.execute(old)).all())


def _columns(draft: Draft) -> dict[str, Any]:
    return {
        "slug": draft.entry.slug,
        "author_id": draft.author.id,
        "author": draft.author.name,
        "writers": sorted(draft.writers),
        "chat_id": draft.place.chat_id,
        "topic": draft.place.topic,
        "content": to_content(draft.entry),
        "base": None if draft.base is None else to_content(draft.base),
        "base_version": draft.base_version,
        "state": draft.state.value,
        "asks": draft.asks,
        "guided": draft.guided,
        "why": draft.why,
        "trial": None if draft.trial is None else dict(draft.trial),
        "updated_at": draft.updated_at,
    }


def _to_draft(row: DraftRow) -> Draft:
    return Draft(
        row.id,
        Writer(row.author_id, row.author),
        Place(row.chat_id, row.topic),
        from_content(row.content),
        None if row.base is None else from_content(row.base),
        row.base_version,
        row.updated_at,
        DraftState(row.state),
        row.asks,
        row.guided,
        row.why,
        row.trial,
        row.revision,
        _writers(row),
    )


def _writers(row: DraftRow) -> frozenset[int]:
    return frozenset((row.author_id,) if row.writers is None else row.writers)
