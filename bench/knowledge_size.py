"""Measures a large knowledge base in a SQLite file: adding, listing, changing, comparing and undoing its entries.

    python bench/knowledge_size.py                   5,000 entries made from the starter's
    python bench/knowledge_size.py --entries 20000

Prints the seconds by the clock of each step, done once.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.storage import schema
from bot.storage.database import Database
from knowledge.files.entry_files import read_folder
from knowledge.storing import history, store
from knowledge.storing.changing import Act, apply, current_versions
from knowledge.storing.differences import differences

ACT = Act("bench", "edit")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", type=int, default=5000)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="borgerbot-size-") as folder:
        asyncio.run(measure(Path(folder), options.entries))


async def measure(folder: Path, number: int) -> None:
    """Do each step once."""
    starter = islice(cycle(read_folder().entries.values()), number)
    entries = [replace(entry, slug=f"entry-{index}") for index, entry in enumerate(starter)]
    database = Database(f"sqlite:///{folder}/bench.db")
    await schema.upgrade(database)
    with timed(f"add {number} entries"):
        async with database.transaction() as session:
            await store.load(session, entries)
    with timed("list them all"):
        async with database.reading() as session:
            live = await store.read(session)
    with timed("their newest versions"):
        async with database.reading() as session:
            await current_versions(session)
    changed = [replace(entry, owner="another team") for entry in entries]
    with timed("compare them all"):
        found = [differences(live[entry.slug], entry) for entry in changed]
    assert all(found)
    with timed("change one"):
        async with database.transaction() as session:
            await apply(session, [replace(entries[0], owner="a third team")], ACT)
    with timed("the history of one"):
        async with database.reading() as session:
            assert len(await history.versions(session, entries[0].slug)) == 2
    with timed("change them all"):
        async with database.transaction() as session:
            change = await apply(session, changed, ACT)
    assert change is not None
    with timed("undo that"):
        async with database.transaction() as session:
            await history.undo(session, change, ACT)
    await database.close()


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Print how long the block took."""
    start = time.perf_counter()
    yield
    print(f"{step:24} {time.perf_counter() - start:6.2f} s")


if __name__ == "__main__":
    main()
