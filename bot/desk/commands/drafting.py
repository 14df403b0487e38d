"""From answer to knowledge: what staff answered in a case becomes a draft entry, without personal data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.catalogue import Catalogue, Texts
from bot.chat.controls.actions import Action, Verb
from bot.chat.remembering import conversations
from bot.clock import local_date
from bot.desk.cases import Case
from bot.desk.handover import HandOverDesk, in_case
from bot.desk.relaying.spoken import Speaker, read_spoken
from bot.desk.said import CaseMovedError
from bot.desk.states import CaseState
from bot.messages import Button, Message
from bot.transport.outgoing.operations import ChangeTopic, Send, TopicChange
from bot.transport.outgoing.results import OutboxState
from bot.work import current
from knowledge.entries import Entry, EntryText, Language, Status
from knowledge.errors import ConflictError
from knowledge.guard import redact
from knowledge.storing.changing import Act, apply
from knowledge.storing.rows import read_rows

AREA, TOPIC = "kontakt", "kommunen"
"""Where a draft stands until somebody has found its place."""

OWNER = "personale"
WRITER = "medarbejdergruppen"
"""Who makes a draft, for the history: a person's name would outlive the case there."""

REVIEW = timedelta(days=365)
_SAID = (OutboxState.DUE, OutboxState.SENDING, OutboxState.SENT, OutboxState.UNCERTAIN)


@dataclass(frozen=True, slots=True)
class Drafting:
    """The use case of the button »Gem som viden«."""

    desk: HandOverDesk

    async def make(self, case: Case, message: tuple[int, int]) -> str | None:
        """Make a draft of a case, and say so where its button stands (chat id, message id).

        Returns:
            the note to show at the button where no draft is made, else None.
        """
        async with self.desk.database.reading() as session:
            answers = await staff_answers(session, case)
            there = await read_rows(session, [slug_of(case)])
            known = await conversations.read(session, case.chat_id)
        if there:
            return self._texts.plain("staff-draft-already", slug=slug_of(case))
        if not answers:
            return self._texts.plain("staff-draft-nothing")
        now = self.desk.clock()
        consented = known is not None and known.improve is True
        entry = draft_of(case if consented else _without_question(case), answers, self.desk.catalogue, local_date(now))
        act = Act(WRITER, "draft", self._texts.plain("staff-draft-why", id=str(case.id)), now)

        async def change(session: AsyncSession) -> None:
            try:
                await apply(session, [entry], act, expected={entry.slug: 0})
            except ConflictError as error:
                # Two pressed at once: handled anew, the second finds the draft of the first.
                raise CaseMovedError from error
            await self._tell(session, case, entry, message)

        current().change(change)
        return None

    async def _tell(self, session: AsyncSession, case: Case, entry: Entry, message: tuple[int, int]) -> None:
        chat_id, pressed = message
        html = self._texts.html("staff-draft-made", slug=entry.slug, id=str(case.id))
        topic = case.topic_in(chat_id)
        await self.desk.put(session, in_case(case, Send(Message(chat_id, html, reply_to=pressed, topic=topic))))
        if topic is not None and case.state is CaseState.CLOSED:
            await self.desk.put(session, in_case(case, ChangeTopic(chat_id, topic, TopicChange.CLOSE)))

    @property
    def _texts(self) -> Texts:
        return self.desk.catalogue.staff


async def button(session: AsyncSession, case: Case, texts: Texts) -> tuple[Button, ...]:
    """The button that makes a draft of a case; none where staff have answered nothing in words."""
    if not await staff_answers(session, case):
        return ()
    return (Button(texts.plain("staff-draft"), Action(Verb.STAFF_DRAFT, str(case.id)).data()),)


def slug_of(case: Case) -> str:
    """The slug of a case's draft; each case has one at most."""
    return f"udkast-{case.id}"


def _without_question(case: Case) -> Case:
    """What a citizen asked is kept beyond the case only where the citizen has consented to it."""
    return replace(case, question="", exchange=None)


def draft_of(case: Case, answers: Sequence[str], catalogue: Catalogue, today: date) -> Entry:
    """The draft of a case, without personal data; what it lacks in Danish is marked as missing."""
    asked = case.question or ("" if case.exchange is None else case.exchange.question)
    question = " ".join(redact(asked).text.split())
    title = catalogue[case.language].plain("staff-draft-title", id=str(case.id))
    # Masked as one text: what was said in two messages may be one number.
    answer = redact("\n\n".join(answers)).text
    texts = {case.language: EntryText(title, answer, (question or title,))}
    if Language.DA not in texts:
        danish = catalogue[Language.DA]
        missing = danish.plain("staff-draft-title", id=str(case.id))
        texts[Language.DA] = EntryText(missing, danish.plain("staff-draft-missing"), (missing,))
    return Entry(slug_of(case), AREA, TOPIC, texts, status=Status.DRAFT, owner=OWNER, review_by=today + REVIEW)


async def staff_answers(session: AsyncSession, case: Case) -> tuple[str, ...]:
    """What staff wrote to a case's citizen themselves, as last corrected and in order, as far as it is kept.

    What they took back is not among it, nor are answers that the knowledge base has already. Nothing is masked.
    """
    spoken = await read_spoken(session, case, states=_SAID)
    latest = {each.source: each for each in spoken if each.who is Speaker.STAFF and not each.canned}
    return tuple(each.text for each in latest.values() if each.text and not each.taken_back)
