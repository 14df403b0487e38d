"""`/leveringer`: how announcements went out, and those that failed once more."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from bot.announcing import posts, report
from bot.announcing.posts import Post
from bot.announcing.report import AUTOMATIC, Fate, Report
from bot.announcing.wording import Wording
from bot.catalogue import Texts
from bot.chat.controls.actions import Action, Verb
from bot.clock import Clock
from bot.desk.said import FromStaff
from bot.keeping.answering import answer
from bot.messages import Button
from bot.render import markdown_to_html, plain_text
from bot.storage.database import Database
from bot.work import current

_REPORTED = 5


@dataclass(frozen=True, slots=True)
class Deliveries:
    """The use cases of `/leveringer` and of its buttons."""

    database: Database
    wording: Wording
    clock: Clock

    async def tell(self, said: FromStaff) -> None:
        """`/leveringer`: the newest announcements, and what went out by itself."""
        now = self.clock()
        async with self.database.reading() as session:
            newest = await posts.newest(session, _REPORTED)
            reports = [(each.subject, self._name(each), await report.of(session, each.subject, now)) for each in newest]
            automatic = await report.of(session, AUTOMATIC, now)
        reports.append((AUTOMATIC, self._texts.plain("staff-deliveries-automatic"), automatic))
        lines = [self._texts.html("staff-deliveries")]
        lines += [f"<b>{_escaped(self._texts, name)}</b>\n{self._counts(each)}" for _, name, each in reports]
        buttons = tuple(
            (
                Button(
                    self._texts.plain("staff-deliveries-again", count=each[Fate.FAILED], name=_short(name)),
                    Action(Verb.STAFF_RESEND, about).data(),
                ),
            )
            for about, name, each in reports
            if each[Fate.FAILED]
        )
        answer(said, "\n\n".join(lines), buttons)

    def send_again(self, about: str) -> str:
        """The button of a report: what failed is sent again, nothing else; gives the note to show at it."""

        async def change(session: AsyncSession) -> None:
            await report.send_failed_again(session, about, self.clock())

        current().change(change)
        return self._texts.plain("staff-deliveries-sent-again")

    def _name(self, post: Post) -> str:
        first = plain_text(markdown_to_html(post.text.danish)).partition("\n")[0]
        return self._texts.plain("staff-post-name", id=str(post.id), text=_short(first))

    def _counts(self, of: Report) -> str:
        told = [
            self._texts.html(f"staff-delivery-{fate.value}", count=of[fate])
            for fate in Fate
            if of[fate] or fate is not Fate.OVERTAKEN
        ]
        return " · ".join(told)

    @property
    def _texts(self) -> Texts:
        return self.wording.catalogue.staff


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _escaped(texts: Texts, name: str) -> str:
    return texts.html("staff-deliveries-name", name=name)
