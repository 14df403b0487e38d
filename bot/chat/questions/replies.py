"""From a judgement to the messages a citizen reads: answer, source and date, buttons, offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.catalogue import Catalogue, Texts, long_date
from bot.chat.controls.actions import Action, Verb
from bot.messages import Button, Keyboard, Message
from bot.render import escape, markdown_to_html, split_text
from knowledge.decisions import Answer, Clarify, HandOver, Reason, Refuse, Signpost, SmallTalk
from knowledge.entries import Availability, Entry, Kind, KnowledgeBase, Language
from knowledge.judgement import Judgement

MOST_RELATED = 3


@dataclass(frozen=True, slots=True)
class Replies:
    """Renders judgements.

    Attributes:
        catalogue: the texts.
        contact_url: where a citizen finds phone numbers and addresses.
        phone: the number for those who would rather call, or None.
        promised: by when an answer is promised to what is asked now, in words, or None.
    """

    catalogue: Catalogue
    contact_url: str
    phone: str | None = None
    promised: Callable[[Language], str | None] = lambda _: None

    def judgement(
        self, chat_id: int, judgement: Judgement, knowledge: KnowledgeBase, today: date
    ) -> tuple[Message, ...]:
        """The messages for a judgement, in order; a warning of personal data comes last, after what is urgent."""
        decided = self._decided(chat_id, judgement, knowledge, today)
        if judgement.aside is not None and judgement.aside in knowledge:
            decided = _with_aside(decided, knowledge[judgement.aside].text(judgement.language).title, judgement.aside)
        if not judgement.personal or isinstance(judgement.decision, Refuse):
            return decided
        texts = self.catalogue[judgement.foreign or judgement.language]
        return (*decided, Message(chat_id, texts.html("refuse")))

    def _decided(
        self, chat_id: int, judgement: Judgement, knowledge: KnowledgeBase, today: date
    ) -> tuple[Message, ...]:
        language = judgement.language
        match judgement.decision:
            case SmallTalk(_, thanks, nod) if thanks or nod:
                html = self.catalogue[judgement.foreign or language].html("thanked" if thanks else "nodded")
                return (Message(chat_id, html),)
            case Answer(slug) | Signpost(slug) | SmallTalk(slug):
                entry = knowledge[slug]
                told = self._in_own_language(chat_id, entry, judgement.foreign)
                messages = told or self._entry(chat_id, entry, language, knowledge, today)
                return (*messages, self._bare_offer(chat_id, judgement)) if entry.offers_person else messages
            case Clarify(options, lacks_detail):
                entries = [knowledge[slug] for slug in options]
                return (self.clarification(chat_id, entries, language, lacks_detail=lacks_detail),)
            case Refuse():
                return (self.beside_a_person(chat_id, language, "refuse"),)
            case HandOver(Reason.NEEDS_PERSON, slug) if slug is not None:
                bodies = _bodies(knowledge[slug], language)
                return (*(Message(chat_id, body) for body in bodies), self._bare_offer(chat_id, judgement))
            case HandOver(reason):
                return (self.offer(chat_id, reason, judgement.foreign or language),)

    def signpost(
        self, chat_id: int, judgement: Judgement, knowledge: KnowledgeBase, today: date
    ) -> tuple[Message, ...]:
        """The urgent text alone, for a chat that a person has already; nothing for any other decision."""
        if not isinstance(judgement.decision, Signpost):
            return ()
        entry = knowledge[judgement.decision.entry]
        told = self._in_own_language(chat_id, entry, judgement.foreign)
        return told or self._entry(chat_id, entry, judgement.language, knowledge, today)

    def offer(self, chat_id: int, reason: Reason, language: Language | str, *, question: bool = True) -> Message:
        """The offer to pass a question to a person; `question` is False where there is none to pass yet."""
        texts = self.catalogue[language]
        html = f"{texts.html('offer-' + reason.value)}\n\n{self._ask(texts, question=question)}"
        return Message(chat_id, html, _offer_keyboard(texts))

    def _ask(self, texts: Texts, *, question: bool = True) -> str:
        """Whether a person is wanted, and by when an answer would come: promised in the languages that can say it."""
        ask = "offer-question" if question else "offer-question-empty"
        when = self.promised(Language(texts.code)) if texts.code in set(Language) else None
        html = texts.html(ask, contact=self.contact_url)
        if when is not None:
            html = texts.html(f"{ask}-by", contact=self.contact_url, when=when)
        return html if self.phone is None else f"{html} {texts.html('offer-call', phone=self.phone)}"

    def simple(self, chat_id: int, language: Language | str, identifier: str, keyboard: Keyboard = ()) -> Message:
        """One sentence of the catalogue, with the contact page where the sentence names it."""
        return Message(chat_id, self.catalogue[language].html(identifier, contact=self.contact_url), keyboard)

    def beside_a_person(self, chat_id: int, language: Language, identifier: str) -> Message:
        """One sentence about what cannot be answered as it stands; a person is one press away below it."""
        person = Button(self.catalogue[language].plain("ask-person"), Action(Verb.ASK_PERSON).data())
        return self.simple(chat_id, language, identifier, ((person,),))

    def _in_own_language(self, chat_id: int, entry: Entry, foreign: str | None) -> tuple[Message, ...]:
        """A signpost or small talk in a language that entries lack; nothing where the catalogue lacks its text."""
        identifier = f"{entry.kind.value}-{entry.slug}"
        if foreign is None or identifier not in self.catalogue[foreign]:
            return ()
        return (Message(chat_id, self.catalogue[foreign].html(identifier)),)

    def _bare_offer(self, chat_id: int, judgement: Judgement) -> Message:
        texts = self.catalogue[judgement.foreign or judgement.language]
        return Message(chat_id, self._ask(texts), _offer_keyboard(texts))

    def _entry(
        self, chat_id: int, entry: Entry, language: Language, knowledge: KnowledgeBase, today: date
    ) -> tuple[Message, ...]:
        *first, last = self.text_of(entry, language)
        keyboard = self._under_answer(entry, language, knowledge, today)
        return (*(Message(chat_id, body) for body in first), Message(chat_id, last, keyboard))

    def text_of(self, entry: Entry, language: Language) -> tuple[str, ...]:
        """An entry's answer as HTML, each part one message, with source and date under the last."""
        *first, last = _bodies(entry, language)
        footer = _footer(entry, language, self.catalogue[language])
        return (*first, f"{last}\n\n{footer}" if footer else last)

    def _under_answer(self, entry: Entry, language: Language, knowledge: KnowledgeBase, today: date) -> Keyboard:
        texts = self.catalogue[language]
        rows: list[tuple[Button, ...]] = []
        if _is_answer(entry):
            rows.append(
                (
                    Button(texts.plain("helped-yes"), Action(Verb.HELPED, entry.slug).data()),
                    Button(texts.plain("helped-no"), Action(Verb.NOT_HELPED, entry.slug).data()),
                )
            )
        rows += [
            (Button(related.text(language).title, Action(Verb.RELATED, related.slug).data()),)
            for related in _related(entry, knowledge, today)
        ]
        if _is_answer(entry) and not entry.offers_person:
            rows.append((Button(texts.plain("ask-person"), Action(Verb.ASK_PERSON, entry.slug).data()),))
        return tuple(rows)

    def clarification(
        self, chat_id: int, entries: Iterable[Entry], language: Language, *, lacks_detail: bool = False
    ) -> Message:
        """The choice between entries; `lacks_detail` where none of them gives what was asked for."""
        texts = self.catalogue[language]
        titles = [(entry, entry.text(language).title) for entry in entries]
        asked, otherwise = _clarifying(len(titles), lacks_detail=lacks_detail)
        lines = "\n".join(f"{number}. {escape(title)}" for number, (_, title) in enumerate(titles, start=1))
        rows = [
            (Button(f"{number}. {title}", Action(Verb.CHOOSE, entry.slug).data()),)
            for number, (entry, title) in enumerate(titles, start=1)
        ]
        instead = titles[0][0].slug if lacks_detail else ""
        rows.append((Button(texts.plain(otherwise), Action(Verb.NONE_OF_THESE, instead).data()),))
        return Message(chat_id, f"{texts.html(asked)}\n\n{lines}", tuple(rows))


def _clarifying(choices: int, *, lacks_detail: bool) -> tuple[str, str]:
    """The texts of a clarification: what it asks, and its last button."""
    if lacks_detail:
        # Whoever asked for what no entry gives has not been misunderstood: they are offered a person.
        return "clarify-lacks-detail", "ask-person"
    return ("clarify", "none-of-these") if choices > 1 else ("clarify-one", "not-this-one")


def _is_answer(entry: Entry) -> bool:
    """Whether people are asked if this entry helped; nobody is asked that about "hello" or in an emergency."""
    return entry.kind is Kind.ANSWER


def _with_aside(messages: tuple[Message, ...], title: str, slug: str) -> tuple[Message, ...]:
    """The messages with a signpost as the first button under the last: its title has the number to call."""
    *first, last = messages
    aside = (Button(title, Action(Verb.RELATED, slug).data()),)
    return (*first, replace(last, keyboard=(aside, *last.keyboard)))


def _offer_keyboard(texts: Texts) -> Keyboard:
    return (
        (Button(texts.plain("offer-yes"), Action(Verb.ACCEPT).data()),),
        (Button(texts.plain("offer-no"), Action(Verb.DECLINE).data()),),
    )


def _bodies(entry: Entry, language: Language) -> list[str]:
    return [markdown_to_html(part) for part in split_text(entry.text(language).answer)]


def _footer(entry: Entry, language: Language, texts: Texts) -> str:
    lines: list[str] = []
    if entry.sources:
        source = entry.sources[0]
        link = f'<a href="{escape(source.url)}">{escape(source.title)}</a>'
        # The link is our own markup, so it joins the sentence after the sentence was escaped.
        lines.append(texts.html("source-line", source="\x00").replace("\x00", link))
    # When a greeting was looked over helps nobody.
    if entry.checked_at is not None and entry.kind is not Kind.SMALL_TALK:
        day = long_date(entry.checked_at, language)
        lines.append(texts.html("updated-line", date=day))
    return f"<i>{' · '.join(lines)}</i>" if lines else ""


def _related(entry: Entry, knowledge: KnowledgeBase, today: date) -> list[Entry]:
    served = (
        knowledge[slug]
        for slug in entry.related
        if slug in knowledge and knowledge[slug].availability(today) is Availability.SERVED
    )
    return list(served)[:MOST_RELATED]
