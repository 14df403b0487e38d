"""Asking for a field of a draft: what it holds now, and what can be chosen with buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.authoring.buttons import Press as Pressing
from bot.authoring.buttons import Step, fits, in_rows, of_draft
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft
from bot.authoring.fields import ANSWER, EXAMPLES, PLACE, REVIEW, SOURCE, TITLE, VALID, WHY, Places, text_in
from bot.authoring.showing import name
from bot.authoring.suggesting import Suggestion, suggestions
from bot.messages import Button, Keyboard
from bot.render import escape, split_text
from knowledge.entries import Language

_PART = 3000
_REVIEWS = (90, 182, 365)
"""Days until an entry is looked at again, as buttons."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Makes the pages that ask.

    Attributes:
        desk: what they are read with.
    """

    desk: KnowledgeDesk

    async def question(self, draft: Draft, note: str = "") -> Page:
        """What a draft asks its author for now."""
        field, texts = draft.asks, self.desk.texts
        part = field.rpartition(".")[2]
        parts = [note, texts.html(f"staff-kb-ask-{part}", language=self.language(field))]
        now = list(filter(None, self._now(draft, field)))
        parts += [texts.html("staff-kb-now"), *now] if now else []
        rows, told = await self._choices(draft, field)
        ends = [of_draft(texts.plain("staff-kb-skip"), draft.id, Step.SKIP)]
        if draft.guided:
            ends.append(of_draft(texts.plain("staff-kb-aside"), draft.id, Step.ASIDE))
        return Page((*parts, *told), (*rows, tuple(ends)))

    def _now(self, draft: Draft, field: str) -> Sequence[str]:
        """What a field holds, as HTML in parts that fit a message; none for nothing."""
        language, part, entry = language_of(field), field.rpartition(".")[2], draft.entry
        if language is not None:
            text = text_in(entry, language)
            if part == ANSWER:
                return self.desk.replies.text_of(entry, language) if text.answer else ()
            lines = [f"{at}. {each}" for at, each in enumerate(text.examples, start=1)]
            return [escape(each) for each in split_text(text.title if part == TITLE else "\n".join(lines), _PART)]
        if part == SOURCE:
            return [escape(f"{source.title}: {source.url}") for source in entry.sources]
        return [escape(draft.why if part == WHY else "")]

    async def _choices(self, draft: Draft, field: str) -> tuple[Keyboard, Sequence[str]]:
        """What can be chosen for a field with buttons, and what is to be said of them."""
        part, texts = field.rpartition(".")[2], self.desk.texts
        if part == EXAMPLES:
            return await self._suggested(draft, language_of(field) or Language.DA)
        if part == PLACE:
            return self.areas(draft), ()
        if part == VALID:
            return ((of_draft(texts.plain("staff-kb-always"), draft.id, Step.ALWAYS),),), ()
        if part == REVIEW:
            days = [of_draft(texts.plain("staff-kb-days", days=each), draft.id, Step.REVIEW, each) for each in _REVIEWS]
            return in_rows(days, 3), ()
        return (), ()

    async def _suggested(self, draft: Draft, language: Language) -> tuple[Keyboard, Sequence[str]]:
        async with self.desk.database.reading() as session:
            found: Sequence[Suggestion] = await suggestions(session, draft.entry, language)
        if not found:
            return (), ()
        rows = [(of_draft(f"+ {each.question}"[:60], draft.id, Step.SUGGESTED, each.id),) for each in found]
        return tuple(rows), (self.desk.texts.html("staff-kb-suggested"),)

    def areas(self, draft: Draft) -> Keyboard:
        """A button for each area."""
        keys = dict.fromkeys(area for area, _ in self.places().values())
        return in_rows([self._named(draft, Step.AREA, "area", key, key) for key in keys])

    async def topics(self, draft: Draft, area: str) -> Page:
        """The topics of an area, as buttons."""
        keys = dict.fromkeys(topic for where, topic in self.places().values() if where == area)
        found = [
            self._named(draft, Step.TOPIC, "topic", key, f"{area}/{key}")
            for key in keys
            if fits(Pressing.DRAFT, draft.id, Step.TOPIC.value, f"{area}/{key}")
        ]
        html = self.desk.texts.html("staff-kb-ask-topic", area=name(self.desk.texts, "area", area))
        return Page((html,), in_rows(found))

    def _named(self, draft: Draft, step: Step, kind: str, key: str, about: str) -> Button:
        return of_draft(name(self.desk.texts, kind, key), draft.id, step, about)

    def places(self) -> Places:
        """The topics that the knowledge base has, by their names."""
        found = dict.fromkeys((each.area, each.topic) for each in self.desk.live.knowledge.entries.values())
        return {name(self.desk.texts, "topic", topic).casefold(): (area, topic) for area, topic in found}

    def language(self, field: str) -> str:
        """The name of the language of a field, "" for one of the whole entry."""
        language = language_of(field)
        return "" if language is None else self.desk.texts.plain(f"staff-kb-language-{language.value}")


def language_of(field: str) -> Language | None:
    """The language of a field, None for one of the whole entry."""
    code, point, _ = field.partition(".")
    return Language(code) if point else None
