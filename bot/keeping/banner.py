"""Staff tell citizens of an incident, and take it back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Texts
from bot.chat.controls.actions import row_number
from bot.chat.questions.incident_banner import IncidentBanner
from bot.clock import short_time
from bot.desk.cases import Colleague
from bot.desk.said import FromStaff
from bot.keeping import incidents
from bot.keeping.answering import answer, reply, signature
from bot.keeping.incident_times import LONGEST_TEXT, Written, read_incident
from bot.keeping.roles import Roles
from bot.running.live import LiveJudge
from bot.transport.outgoing import outbox
from bot.work import current
from knowledge.entries import Language
from knowledge.guard import redact
from knowledge.incidents import Incident, concerned
from knowledge.publication.roles import Right
from knowledge.storing.changing import Act, note

_END = frozenset({"slut", "stop", "afslut", "fjern", "slet"})
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True)
class Banner:
    """The use case of `/drift`."""

    roles: Roles
    shown: IncidentBanner
    live: LiveJudge

    async def command(self, said: FromStaff, who: Colleague | None) -> None:
        """`/drift "MitID er nede" til 14:00 mitid` shows an incident, `/drift slut 3` ends one, `/drift` lists them."""
        words = said.text.split()[1:]
        if not words:
            await self._list(said)
        elif not await self.roles.lets(who, Right.BANNER, said) or who is None:
            return
        elif _ends(words):
            await self._end(said, who, [each for each in words if each.isdecimal()])
        else:
            await self._show(said, who, " ".join(words))

    async def _show(self, said: FromStaff, who: Colleague, written: str) -> None:
        if redact(written).kinds:
            answer(said, self._texts.html("staff-incident-personal"))
            return
        knowledge = list(self.live.knowledge.published())
        read = read_incident(written, self.shown.clock(), lambda word: bool(concerned([word], knowledge)))
        fault = _fault(read)
        if fault is not None or read is None or read.until is None:
            words = "" if read is None else " ".join(read.unknown)
            answer(said, self._texts.html(fault or "staff-incident-how", words=words))
            return
        incident = Incident(0, read.text, read.about, read.until)
        async with self.shown.database.reading() as session:
            twins = [each for each in await incidents.in_force(session, self.shown.clock()) if _same(each, incident)]
        if twins:
            until = short_time(twins[0].until)
            answer(said, self._texts.html("staff-incident-already", id=str(twins[0].id), until=until))
            return
        entries = concerned(read.about, knowledge)
        titles = ", ".join(entry.text(Language.DA).title for entry in entries[:_MOST_TITLES])
        more = len(entries) - _MOST_TITLES

        async def change(session: AsyncSession) -> None:
            now = self.shown.clock()
            number = await incidents.add(session, incident, now)
            told = f"{number}: {incident.text} (until {short_time(incident.until)}, {', '.join(incident.about)})"
            await note(session, Act(signature(who), "incident", at=now), told)
            html = self._texts.html(
                "staff-incident-shown",
                id=str(number),
                count=len(entries),
                titles=titles if more <= 0 else f"{titles} …",
                until=short_time(incident.until),
            )
            seen = self.shown.line(incident, Language.DA)
            await outbox.put(session, [reply(said, f"{html}\n\n{seen}")], now)

        current().change(change)

    async def _end(self, said: FromStaff, who: Colleague, numbers: list[str]) -> None:
        async with self.shown.database.reading() as session:
            found = await incidents.in_force(session, self.shown.clock())
        only = found[0].id if len(found) == 1 and not numbers else None
        number = row_number(numbers[0]) if numbers else only
        if number is None or number not in {each.id for each in found}:
            answer(said, self._texts.html("staff-incident-which"))
            return

        async def change(session: AsyncSession) -> None:
            now = self.shown.clock()
            if await incidents.end(session, number, now) is not None:
                await note(session, Act(signature(who), "incident-end", at=now), str(number))
            await outbox.put(session, [reply(said, self._texts.html("staff-incident-over", id=str(number)))], now)

        current().change(change)

    async def _list(self, said: FromStaff) -> None:
        async with self.shown.database.reading() as session:
            found = await incidents.in_force(session, self.shown.clock())
        lines = [
            self._texts.html(
                "staff-incident-line",
                id=str(each.id),
                text=each.text,
                until=short_time(each.until),
                about=", ".join(each.about),
            )
            for each in found
        ]
        answer(said, "\n".join([*(lines or [self._texts.html("staff-incident-none")]), self._how()]))

    def _how(self) -> str:
        return self._texts.html("staff-incident-how")

    @property
    def _texts(self) -> Texts:
        return self.shown.catalogue.staff


def _ends(words: list[str]) -> bool:
    """Whether that is what is written: "slut" and a number, in either order, or "slut" alone."""
    others = [each.casefold() for each in words if not each.isdecimal()]
    return len(words) - len(others) <= 1 and len(others) == 1 and others[0] in _END


def _same(one: Incident, other: Incident) -> bool:
    return one.text.casefold() == other.text.casefold() and set(one.about) == set(other.about)


def _fault(read: Written | None) -> str | None:
    """The text that says what is missing, or None where nothing is."""
    if read is None:
        return "staff-incident-how"
    if read.until is None:
        return "staff-incident-when"
    if read.unknown:
        return "staff-incident-unknown"
    if not read.about:
        return "staff-incident-about"
    return "staff-incident-long" if len(read.text) > LONGEST_TEXT else None
