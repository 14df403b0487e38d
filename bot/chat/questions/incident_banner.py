"""What a citizen reads before an answer while something does not work."""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import format_datetime

from bot.catalogue import Catalogue
from bot.clock import Clock, local_time
from bot.keeping import incidents
from bot.messages import Message
from bot.storage.database import Database
from knowledge.decisions import Answer, HandOver, Reason
from knowledge.entries import Entry, KnowledgeBase, Language
from knowledge.incidents import Incident
from knowledge.judgement import Judgement

_WHEN = {Language.DA: "d. MMMM 'kl.' HH.mm", Language.EN: "d MMMM, HH:mm"}


@dataclass(frozen=True, slots=True)
class IncidentBanner:
    """Shows incidents before the answers that they concern.

    Attributes:
        database: where the incidents are.
        catalogue: the texts.
        clock: the time.
    """

    database: Database
    catalogue: Catalogue
    clock: Clock

    async def before(self, chat_id: int, judgement: Judgement, knowledge: KnowledgeBase) -> tuple[Message, ...]:
        """The message that goes before a judgement's answer; nothing where nothing concerns it."""
        match judgement.decision:
            case Answer(slug) | HandOver(Reason.NEEDS_PERSON, str(slug)):
                return await self.before_entry(chat_id, knowledge[slug], judgement.language)
            case _:
                return ()

    async def before_entry(self, chat_id: int, entry: Entry, language: Language) -> tuple[Message, ...]:
        """The message that goes before an entry's answer; nothing where nothing concerns it."""
        async with self.database.reading() as session:
            found = await incidents.in_force(session, self.clock())
        lines = [self.line(each, language) for each in found if each.concerns(entry)]
        return (Message(chat_id, "\n".join(lines)),) if lines else ()

    def line(self, incident: Incident, language: Language) -> str:
        """An incident as a citizen reads it, as HTML."""
        until = format_datetime(local_time(incident.until), _WHEN[language], locale=language.value)
        return self.catalogue[language].html("incident", text=incident.text, until=until)
