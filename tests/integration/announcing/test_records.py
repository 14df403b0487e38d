"""What announcing stores about a person is theirs to see and to erase, and goes in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot import privacy
from bot.announcing import notices, posts, subscriptions
from bot.announcing.posts import PostText
from bot.announcing.records import NOTICE_FIELDS, SUBSCRIPTION_FIELDS
from bot.announcing.subscriptions import Subscriber
from bot.announcing.tables import AnnouncementRow, NoticeRow, SubscriptionRow
from bot.desk.states import CaseState
from bot.erasing import erase
from bot.privacy import Retention
from bot.running import housekeeping
from bot.storage.database import Database
from bot.storage.tables import BlockedChatRow, CaseRow
from knowledge.entries import Language
from knowledge.subscriptions.notices import Notice, NoticeKind
from knowledge.subscriptions.wishes import Subscription

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
WISHES = Subscription(houses=frozenset({"haslev"}), categories=frozenset({"Musik", "Digitalt"}))


async def known(database: Database, *chats: int) -> None:
    """Chats that subscribe and have a notice."""
    async with database.transaction() as session:
        for chat in chats:
            await subscriptions.keep(session, Subscriber(chat, Language.DA, WISHES, NOW))
            notice = Notice(chat, "cafe", NoticeKind.NEW, 0, NOW, NOW + DAY)
            await notices.add(session, [(notice, Language.DA)])


async def counts(database: Database) -> tuple[int, int]:
    """How many subscriptions and notices there are."""
    async with database.reading() as session:
        tables = (SubscriptionRow, NoticeRow)
        found = [(await session.execute(select(func.count()).select_from(table))).scalar_one() for table in tables]
    return found[0], found[1]


async def test_everything_is_shown_and_erased_of_one_person_only(database: Database) -> None:
    """The file with one's data has the subscription and what was told; an erasure takes both, and nobody else's."""
    await known(database, 1, 2)
    async with database.transaction() as session:
        stored = await privacy.stored_about(session, 1)
        assert stored.kinds["subscription"][0]["categories"] == "Digitalt, Musik"
        assert stored.kinds["notice"][0]["subject"] == "cafe"
        assert stored.erasable
        assert not (await erase(session, 1, NOW)).nothing
        assert (await privacy.stored_about(session, 1)).empty
    assert await counts(database) == (1, 1)


def test_every_column_about_a_person_is_shown() -> None:
    """A new column is in the file with one's data, unless it only says how the program goes about it."""
    inner = {"id", "chat_id", "language", "edition", "until", "tries", "message_key"}
    assert {column.name for column in NoticeRow.__table__.columns} - set(NOTICE_FIELDS.split()) == inner
    assert {column.name for column in SubscriptionRow.__table__.columns} - set(SUBSCRIPTION_FIELDS.split()) == {
        "chat_id"
    }


async def test_what_is_over_is_forgotten(database: Database) -> None:
    """A notice goes thirty days after its event, a subscription ninety days after its person blocked the assistant."""
    await known(database, 1, 2)
    async with database.transaction() as session:
        session.add(BlockedChatRow(chat_id=1, since=NOW))
    for days, left in ((31, (2, 2)), (32, (2, 0)), (90, (2, 0)), (91, (1, 0))):
        async with database.transaction() as session:
            await housekeeping.forget(session, NOW + days * DAY, Retention())
            assert (await session.get(BlockedChatRow, 1) is None) is (days > 90)
        assert await counts(database) == left, days


async def test_that_somebody_has_blocked_us_is_forgotten_when_nothing_is_left_to_tell_them(database: Database) -> None:
    """It stays with a subscription, a notice or an open case, ninety days at most, and goes the same night without."""
    far = NOW + 400 * DAY
    await known(database, 1)
    async with database.transaction() as session:
        await notices.add(session, [(Notice(2, "fest", NoticeKind.NEW, 0, NOW, far), Language.DA)])
        session.add_all(BlockedChatRow(chat_id=chat, since=NOW) for chat in (1, 2, 3, 4, 5))
        said = {"language": "da", "question": "", "reason": "asked", "trace": ""}
        session.add(CaseRow(chat_id=4, state=CaseState.OPEN.value, opened_at=NOW, **said))
        session.add(CaseRow(chat_id=5, state=CaseState.CLOSED.value, opened_at=NOW, closed_at=NOW, **said))
    for days, left in ((1, [1, 2, 4]), (90, [1, 2, 4]), (91, [])):
        async with database.transaction() as session:
            await housekeeping.forget(session, NOW + days * DAY, Retention())
            found = await session.scalars(select(BlockedChatRow.chat_id).order_by(BlockedChatRow.chat_id))
            assert list(found) == left, days


async def test_what_staff_announced_is_forgotten_after_400_days(database: Database) -> None:
    """An announcement, with the name of who approved it, goes 400 days after it was written, whatever became of it."""
    async with database.transaction() as session:
        await posts.make(session, PostText("Vi flytter"), NOW)
    for days, left in ((400, 1), (401, 0)):
        async with database.transaction() as session:
            await housekeeping.forget(session, NOW + days * DAY, Retention())
            assert len((await session.scalars(select(AnnouncementRow))).all()) == left, days
