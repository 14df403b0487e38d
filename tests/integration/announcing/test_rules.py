"""Whatever happens, in whatever order: everybody hears of what concerns them once, in time, and of nothing else."""

from __future__ import annotations

import asyncio
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.storage import schema
from bot.storage.database import Database
from knowledge.dates.spans import COPENHAGEN
from knowledge.events.model import State
from knowledge.subscriptions.quiet import NO_QUIET, Quiet
from knowledge.subscriptions.wishes import Rhythm, Subscription
from tests.integration.announcing.simulated import HOUR, Library, Mortal, Sent, occurrence

BEGIN = datetime(2026, 10, 22, 6, 0, tzinfo=UTC)
"""A Thursday; the clocks change on the Sunday."""

DAYS = 3
EXAMPLES = 3
EVENTS = ("a", "b", "c")
ONCE = {"new", "sold_out", "digest"}


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens: `what`, `minutes` after the beginning, to person or event number `which`."""

    minutes: int
    what: str
    which: int
    more: int


WHAT = (
    "publish",
    "publish",
    "move",
    "cancel",
    "sell",
    "miss",
    "subscribe",
    "subscribe",
    "stop",
    "off",
    "on",
    "on",
    "remind",
)
BEGUN = (
    *(Act(0, "subscribe", 0, 2), Act(0, "subscribe", 1, 5), Act(0, "subscribe", 2, 11), Act(5, "publish", 0, 3)),
    *(Act(755, "publish", 2, 4), Act(758, "off", 0, 0), Act(783, "on", 0, 0)),
)
"""Somebody for each rhythm, and something to hear of, once while the network is gone until quiet hours have begun.

What happens besides is found by chance.
"""

ACTS = st.builds(Act, st.integers(10, DAYS * 24 * 60), st.sampled_from(WHAT), st.integers(0, 2), st.integers(0, 11))
SCRIPTS = st.lists(ACTS, min_size=8, max_size=14).map(
    lambda acts: tuple(sorted((*BEGUN, *acts), key=lambda act: (act.minutes, act.what)))
)
Comings = list[tuple[datetime, int, Quiet | None]]
"""Who wants something from when on, with their quiet hours, and who nothing (None)."""

QUIETS = (Quiet(), Quiet(17, 10), NO_QUIET)


def wishes_of(act: Act) -> Subscription:
    """A subscription, by the act's numbers."""
    houses = (frozenset({"haslev"}), frozenset({"faxe"}), frozenset[str]())[act.more % 3]
    return Subscription(houses=houses, rhythm=tuple(Rhythm)[act.more // 4], quiet=QUIETS[act.which])


async def play(script: Iterable[Act], database: Mortal, deaths: int) -> tuple[Library, Comings]:
    """Everything on the list happens; gives the library, and when who began and stopped to be subscribed."""
    library = Library(database, BEGIN)
    comings: Comings = []
    published: set[str] = set()
    moments = [
        BEGIN + timedelta(days=day, hours=hour) for day in range(DAYS + 2) for hour in (0, 1, 2, 9, 13, 15, 16, 19)
    ]
    queue = sorted([(BEGIN + timedelta(minutes=act.minutes), act) for act in script], key=lambda each: each[0])
    for moment in sorted({*moments, *(at for at, _ in queue), *(at + timedelta(minutes=6) for at, _ in queue)}):
        library.now = moment
        while queue and queue[0][0] <= moment:
            await happen(library, queue.pop(0)[1], published, comings)
        database.deaths = deaths
        await library.tick(moment)
    return library, comings


async def happen(library: Library, act: Act, published: set[str], comings: Comings) -> None:
    """One thing on the list."""
    name, house = EVENTS[act.which], ("haslev", "faxe")[act.which % 2]
    start = BEGIN + timedelta(days=2 + act.which, hours=8 + act.more)
    match act.what:
        case "subscribe":
            await library.subscribe(act.which + 1, wishes_of(act))
            comings.append((library.now, act.which + 1, wishes_of(act).quiet))
        case "stop":
            await library.stop(act.which + 1)
            comings.append((library.now, act.which + 1, None))
        case "remind":
            if await library.remind(act.which + 1, EVENTS[act.more % 3]):
                comings.append((library.now, act.which + 1, wanted(comings, library.now, act.which + 1) or Quiet()))
        case "off" | "on":
            library.online = act.what == "on"
        case "miss":
            await library.miss(name, among=published)
        case what:
            state = {"cancel": State.CANCELLED, "sell": State.SOLD_OUT}.get(what, State.SCHEDULED)
            moved = timedelta(days=1) if what == "move" else timedelta()
            await library.publish(occurrence(name, start - act.more * HOUR + moved, house, state))
            published.add(name)


def once(sent: list[Sent]) -> None:
    """The same news goes to nobody twice; what can only be told once is told once."""
    assert [news for news, times in Counter(each.news for each in sent).items() if times > 1] == []
    told = Counter((each.person, each.subject, each.kind) for each in sent if each.kind in ONCE)
    assert [news for news, times in told.items() if times > 1] == []


def wanted(comings: Comings, now: datetime, person: int) -> Quiet | None:
    """The quiet hours of somebody at a time, or None if they want nothing then."""
    return next((quiet for at, who, quiet in reversed(comings) if who == person and at <= now), None)


def never_quiet_nor_after_a_stop(library: Library, comings: Comings) -> None:
    """Nobody gets anything in their quiet hours, before they ask for something, or after they stop."""
    for at, person, _ in library.messages:
        quiet = wanted(comings, at, person)
        assert quiet is not None, (at, person)
        assert not quiet.holds(at), (at.astimezone(COPENHAGEN), person)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database to copy."""
    path = tmp_path_factory.mktemp("announcing") / "template.db"

    async def make() -> None:
        database = Database(f"sqlite:///{path}")
        await schema.upgrade(database)
        await database.close()

    asyncio.run(make())
    return path


@settings(max_examples=EXAMPLES, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(script=SCRIPTS)
def test_everybody_hears_of_everything_once_in_time_and_never_after_stopping(
    template: Path, script: tuple[Act, ...]
) -> None:
    """Nobody gets the same news twice, any after a stop, or any in quiet hours; and a death loses none."""

    async def live(deaths: int) -> Library:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "library.db"
            shutil.copyfile(template, path)
            database = Mortal(f"sqlite:///{path}")
            try:
                library, comings = await play(script, database, deaths)
            finally:
                await database.close()
        once(library.sent)
        never_quiet_nor_after_a_stop(library, comings)
        return library

    calm, deadly = asyncio.run(live(0)), asyncio.run(live(1))
    assert calm.sent, "the first event concerns somebody"
    assert [(each.at, each.news) for each in deadly.sent] == [(each.at, each.news) for each in calm.sent]
