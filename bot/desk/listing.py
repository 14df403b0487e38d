"""The list of open cases: all of them, those of a house, or those that somebody has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.catalogue import Texts
from bot.clock import short_time
from bot.desk import asked, cases
from bot.desk.backlog import in_words, read_backlog
from bot.desk.cases import Case
from bot.desk.commands.assignees import WRITER, assignee
from bot.desk.handover import HandOverDesk
from bot.desk.houses import House, read_house
from bot.desk.said import FromStaff
from bot.render import escape
from bot.transport.outgoing.operations import Send
from bot.transport.outgoing.outbox import Outgoing, Purpose
from bot.work import current

_MOST = 30
"""Cases in one list; a phone shows no more, and a message takes no more."""

_MINE = "mine"
_EVERY = frozenset({"", "alle", "alt"})
_SUPERGROUP = "-100"


@dataclass(frozen=True, slots=True)
class CaseList:
    """The use case of `/sager`."""

    desk: HandOverDesk

    async def show(self, said: FromStaff, writer: int | None = None) -> None:
        """`/sager`: the open cases, those waiting for staff first and the longest waiting ahead.

        `/sager faxe`: those of a house, and those of none, which may be anybody's. `/sager mine`: those of the
        `writer`, an account's number, where that is known, and those given to a name, which may be theirs. `/sager Bo`:
        those that Bo has, who may be away.
        """
        async with self.desk.database.reading() as session:
            found = await cases.open_cases(session)
            waiting = await read_backlog(session)
        found, named = self._named(found, asked.argument(said), writer)
        message = said.answered("\n".join([in_words(waiting, self._texts), *named, *self.lines(found)]))
        # Whoever asks how much waits must not wait for all of it.
        current().do(Outgoing(Send(message), Purpose.STATUS, lane=f"list:{said.chat_id}", urgent=True))

    def _named(self, found: list[Case], named: str, writer: int | None) -> tuple[list[Case], list[str]]:
        """Those of the cases that `named` speaks of, and the line that says which they are."""
        house = read_house(named) if named else None
        if house is not None:
            found = [case for case in found if case.house in {house, None}]
            count = sum(case.house is house for case in found)
            return found, [self._texts.html("staff-cases-of-house", house=self._house(house), count=count)]
        if named.casefold() == _MINE or assignee(named) == WRITER:
            if writer is None:
                return found, [self._texts.html("staff-cases-whose")]
            found = [case for case in found if case.colleague is not None and case.colleague.id in {writer, None}]
            count = sum(case.colleague is not None and case.colleague.id == writer for case in found)
            return found, [self._texts.html("staff-cases-mine", count=count)]
        if named.casefold() in _EVERY:
            return found, []
        theirs = [case for case in found if case.colleague is not None and _is_called(case.colleague.name, named)]
        if theirs:
            return theirs, [self._texts.html("staff-cases-of-colleague", name=named, count=len(theirs))]
        houses = ", ".join(map(self._house, House))
        return found, [self._texts.html("staff-cases-no-house", named=named, houses=houses)]

    def lines(self, found: Sequence[Case]) -> Iterator[str]:
        """A line for each case, as HTML; behind the last that a list takes, how many more there are."""
        yield from map(self._line, found[:_MOST])
        if len(found) > _MOST:
            yield self._texts.html("staff-cases-more", count=len(found) - _MOST)

    def _line(self, case: Case) -> str:
        html = self._texts.html(
            "staff-cases-line",
            name=self.desk.cards.name_in_lists(case),
            state=self._texts.plain(f"staff-state-{case.state.value}"),
        )
        # The house stands in the name.
        marks_shown = self.desk.cards.marks(replace(case, house=None))
        html = " · ".join((html, *map(escape, marks_shown)))
        if case.waiting_since is not None:
            since = short_time(case.waiting_since)
            html = f"{html} · {self._texts.html('staff-cases-since', since=since)}"
        link = _link(case.topic)
        return html if link is None else f'<a href="{escape(link)}">{html}</a>'

    def _house(self, house: House) -> str:
        return self._texts.plain(f"house-{house.value}")

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff


def _is_called(name: str, named: str) -> bool:
    """Whether a colleague is meant by what was written: their name, or the first word of it."""
    wanted = named.casefold().removeprefix("@")
    called = name.casefold().removeprefix("@")
    return wanted in {called, called.partition(" ")[0]}


def _link(topic: tuple[int, int] | None) -> str | None:
    """Where a click leads to a topic of a supergroup."""
    if topic is None or not str(topic[0]).startswith(_SUPERGROUP):
        return None
    return f"https://t.me/c/{str(topic[0]).removeprefix(_SUPERGROUP)}/{topic[1]}"
