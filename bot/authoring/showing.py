"""How entries and drafts show themselves to staff: as a citizen gets them, what is known of them, what to mend."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.authoring.buttons import Press, Step, button, fits, in_rows, of_draft
from bot.authoring.desk import KnowledgeDesk, Page
from bot.authoring.draft import Draft, DraftState
from bot.authoring.fields import ANSWER, EXAMPLES, PLACE, REVIEW, SOURCE, TITLE, VALID, WHY
from bot.authoring.hint_words import hint_html, hint_mark
from bot.catalogue import Texts
from bot.messages import Button, Keyboard
from bot.render import escape
from knowledge.checks.writing import Hint, Neighbours, hints, new_questions
from knowledge.decisions import Answer, Clarify
from knowledge.entries import Entry, KnowledgeBase, Language
from knowledge.publication.publishing import as_published
from knowledge.storing.differences import differences

_MOST_HINTS = 12
_MOST_JUDGED = 6
"""New examples that are held against the answers in force; each takes the judge some time."""

_LONGEST_LINE = 300
_LONGEST_DIFFERENCE = 2500
_DAYS = frozenset({"valid_from", "valid_to", "review_by", "checked_at"})
_MARKS = {"draft": "✎", "archived": "✕"}


@dataclass(slots=True)
class Showing:
    """Makes pages of entries and drafts.

    Attributes:
        desk: what they are read with.
    """

    desk: KnowledgeDesk
    _neighbours: Neighbours | None = None

    def previews(self, entry: Entry) -> Iterator[str]:
        """An entry in each language as its citizen gets it, each under a heading."""
        for language in Language:
            name = self._texts.plain(f"staff-kb-language-{language.value}")
            text = entry.texts.get(language)
            if text is None or not text.answer.strip():
                yield self._texts.html("staff-kb-missing", language=name)
                continue
            first, *rest = self.desk.replies.text_of(entry, language)
            yield self._texts.html("staff-kb-preview", language=name, title=text.title) + f"\n\n{first}"
            yield from rest

    def about(self, entry: Entry) -> str:
        """What is known of an entry besides its answers."""
        counts = {code: len(entry.texts[code].examples) if code in entry.texts else 0 for code in Language}
        lines = [
            self._texts.html(
                "staff-kb-about", slug=entry.slug or "…", state=self._state(entry), place=self._place(entry)
            ),
            self._texts.html("staff-kb-about-examples", danish=counts[Language.DA], english=counts[Language.EN]),
        ]
        if entry.valid_from or entry.valid_to:
            start, end = (f"{day:%d.%m.%Y}" if day else "…" for day in (entry.valid_from, entry.valid_to))
            lines.append(self._texts.html("staff-kb-about-valid", start=start, end=end))
        if entry.review_by:
            lines.append(self._texts.html("staff-kb-about-review", day=f"{entry.review_by:%d.%m.%Y}"))
        return "\n".join(lines)

    async def draft(self, draft: Draft, others: Sequence[Draft] = (), *, note: str = "") -> Page:
        """A draft as it would be given to citizens, what to mend, and what can be done with it."""
        entry = as_published(draft.entry, self.desk.today)
        head = self._texts.html("staff-kb-draft", name=draft.name, author=draft.author.name)
        warned = [self._texts.html("staff-kb-others", who=each.author.name) for each in others]
        return Page(
            (
                "\n".join(filter(None, (note, head, *warned))),
                *self.previews(entry),
                self.about(replace(entry, status=draft.entry.status)),
                await self.advice(draft),
            ),
            self.draft_keyboard(draft),
        )

    async def of_another(self, draft: Draft) -> Page:
        """A colleague's draft, which can be taken over."""
        page = await self.draft(draft)
        return replace(page, keyboard=((self._step(draft, Step.TAKE, "staff-kb-take"),),))

    def draft_keyboard(self, draft: Draft) -> Keyboard:
        """What can be done with a draft."""
        if draft.state is DraftState.ASIDE:
            return ((self._step(draft, Step.OPEN, "staff-kb-resume"), self._step(draft, Step.THROW, "staff-kb-throw")),)
        fields = [
            of_draft(self._texts.plain(f"staff-kb-field-{part}-{language.value}"), draft.id, Step.ASK,
                     f"{language.value}.{part}")
            for part in (ANSWER, TITLE, EXAMPLES)
            for language in Language
        ]  # fmt: skip
        fields += [
            of_draft(self._texts.plain(f"staff-kb-field-{field}"), draft.id, Step.ASK, field)
            for field in (SOURCE, VALID, REVIEW, PLACE, WHY)
        ]
        ends = [self._step(draft, Step.PUBLISH, "staff-kb-publish"), self._step(draft, Step.ASIDE, "staff-kb-aside")]
        return (*in_rows(fields), tuple(ends))

    async def advice(self, draft: Draft) -> str:
        """What to mend in a draft and what would make it better, as lines; says so where there is nothing."""
        found = await self.hints(draft)
        if not found:
            return self._texts.html("staff-kb-fine")
        lines = [self._hint(hint) for hint in found[:_MOST_HINTS]]
        if len(found) > _MOST_HINTS:
            lines.append(self._texts.html("staff-kb-more-hints", number=len(found) - _MOST_HINTS))
        return "\n".join((self._texts.html("staff-kb-hints"), *lines))

    async def hints(self, draft: Draft) -> tuple[Hint, ...]:
        """Everything to tell about a draft; what blocks comes first."""
        entry = as_published(draft.entry, self.desk.today)
        repeated = await asyncio.to_thread(self._around(self.desk.live.knowledge).repeated, entry)
        taken = {hint.words for hint in repeated}
        return (*hints(entry), *repeated, *[each async for each in self._taken_for_others(draft, taken)])

    def difference(self, before: Entry | None, after: Entry) -> str:
        """What changes between two versions, field by field and line by line."""
        lines: list[str] = []
        for each in differences(before, after):
            lines.append(f"<b>{escape(self.field(each.field))}</b>")
            lines += [escape(_short(self._in_words(each.field, line))) for line in each.lines]
        whole = "\n".join(lines)
        if len(whole) <= _LONGEST_DIFFERENCE:
            return whole or self._texts.html("staff-kb-no-difference")
        kept = whole[:_LONGEST_DIFFERENCE].rpartition("\n")[0]
        return f"{kept}\n{self._texts.html('staff-kb-difference-goes-on')}"

    def entry_buttons(self, entries: Iterable[Entry]) -> Keyboard:
        """A button for each entry that shows it."""
        return tuple(
            (button(f"{self.marked(entry)} · {entry.slug}"[:60], Press.SHOW, entry.slug),)
            for entry in entries
            if fits(Press.SHOW, entry.slug)
        )

    def marked(self, entry: Entry) -> str:
        """An entry's title with a mark where citizens do not get it."""
        mark, title = _MARKS.get(entry.status.value), entry.texts[Language.DA].title
        return title if mark is None else f"{mark} {title}"

    async def _taken_for_others(self, draft: Draft, known: set[str]) -> AsyncIterator[Hint]:
        for question in new_questions(draft.entry, draft.base)[:_MOST_JUDGED]:
            if question in known:
                continue
            judged = await self.desk.live.judge(question, today=self.desk.today, pinned=None)
            match judged.decision:
                case Answer(slug) if slug != draft.entry.slug:
                    yield Hint("taken", words=question, other=slug)
                case Clarify(options, False) if others := [each for each in options if each != draft.entry.slug]:
                    yield Hint("confusable", words=question, other=others[0])
                case _:
                    pass

    def _around(self, knowledge: KnowledgeBase) -> Neighbours:
        if self._neighbours is None or self._neighbours.knowledge is not knowledge:
            self._neighbours = Neighbours(knowledge)
        return self._neighbours

    def _hint(self, hint: Hint) -> str:
        return f"{hint_mark(hint)} {hint_html(hint, self.desk.live.knowledge.entries, self._texts)}"

    def _state(self, entry: Entry) -> str:
        return self._texts.plain(f"staff-kb-state-{entry.status.value}")

    def _place(self, entry: Entry) -> str:
        return f"{name(self._texts, 'area', entry.area)} › {name(self._texts, 'topic', entry.topic)}"

    def field(self, field: str) -> str:
        """A field's name as staff know it, such as "Svar, dansk"."""
        code, _, part = field.partition(".")
        identifier = f"staff-kb-field-{part}-{code}" if part else f"staff-kb-field-{field}"
        return self._texts.plain(identifier) if identifier in self._texts else field

    def _in_words(self, field: str, line: str) -> str:
        """A line of a difference with its value as staff know it: "+ udgivet", "- 28.11.2026"."""
        mark, _, value = line.partition(" ")
        if field in {"area", "topic"}:
            value = name(self._texts, field, value)
        elif field == "status":
            value = self._texts.plain(f"staff-kb-state-{value}")
        elif field in _DAYS:
            value = f"{date.fromisoformat(value):%d.%m.%Y}"
        return f"{mark} {value}"

    def _step(self, draft: Draft, step: Step, identifier: str) -> Button:
        return of_draft(self._texts.plain(identifier), draft.id, step)

    @property
    def _texts(self) -> Texts:
        return self.desk.texts


def name(texts: Texts, kind: str, key: str) -> str:
    """An area's or topic's name in menus; its key where it has none."""
    return texts.plain(f"{kind}-{key}") if f"{kind}-{key}" in texts else key or "–"


def _short(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…"
