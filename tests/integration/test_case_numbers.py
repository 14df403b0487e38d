"""A case's number is never given to another: drafts, messages and people name it after the case is gone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, delete

from bot.desk import cases
from bot.desk.cases import Case
from bot.desk.states import CaseState
from bot.storage import schema
from bot.storage.database import Database
from bot.storage.tables import CaseRow
from knowledge.entries import Language
from tests.integration.test_schema import MIGRATIONS
from tests.integration.transport.hands import NOW


async def _open(database: Database, chat_id: int) -> int:
    wanted = Case(0, chat_id, CaseState.OPEN, Language.DA, "må jeg bygge et drivhus", "unsure", "")
    async with database.transaction() as session:
        return (await cases.open_case(session, wanted, NOW)).id


async def test_the_number_of_an_erased_case_is_not_given_again(database: Database) -> None:
    """Numbers go on from the highest that ever was, also when that case has been erased."""
    assert [await _open(database, chat_id) for chat_id in (1, 2)] == [1, 2]
    async with database.transaction() as session:
        await session.execute(delete(CaseRow))
    assert await _open(database, 3) == 3


async def test_numbers_go_on_after_an_upgrade(blank_database_url: str) -> None:
    """An upgrade counts from the highest case or draft there is, so a draft of an erased case meets no other."""
    database = Database(blank_database_url)
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(_before)
        await schema.upgrade(database)
        assert await _open(database, 5) == 13
    finally:
        await database.close()


def _before(connection: Connection) -> None:
    """A database of the version before, with one case and a draft of one that is gone."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "0010")
    case = sa.table("case", *map(sa.column, "chat_id state language question reason trace closed_at".split()),
                    sa.column("opened_at", sa.DateTime(timezone=True)))  # fmt: skip
    columns = {"state": "closed", "language": "da", "question": "", "reason": "unsure", "trace": ""}
    connection.execute(sa.insert(case).values(chat_id=1, opened_at=NOW, **columns))
    change = sa.table("knowledge_change", *map(sa.column, ("id", "who", "what", "why")),
                      sa.column("at", sa.DateTime(timezone=True)))  # fmt: skip
    connection.execute(sa.insert(change).values(id=1, at=NOW, who="v", what="draft", why=""))
    version = sa.table("entry_version", *map(sa.column, ("slug", "number", "change")), sa.column("content", sa.JSON))
    connection.execute(sa.insert(version).values(slug="udkast-12", number=1, change=1, content={}))
