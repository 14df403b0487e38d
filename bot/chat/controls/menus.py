"""Menus by area and topic: another way to an answer, with one thumb."""

from __future__ import annotations

from bot.catalogue import Catalogue, Texts
from bot.chat.controls.actions import Action, Verb
from bot.messages import Button, Keyboard, Message
from knowledge.entries import Entry, KnowledgeBase, Language, Status

_HIDDEN_TOPICS = frozenset({"smaasnak", "graenser"})
"""Topics that nobody looks up: greetings, and what the assistant cannot do."""


def areas(catalogue: Catalogue, chat_id: int, language: Language, knowledge: KnowledgeBase, intro: str) -> Message:
    """The first menu: the areas that have something to choose, under the sentence `intro`."""
    texts = catalogue[language]
    names = dict.fromkeys(entry.area for entry in _shown(knowledge))
    buttons = [Button(_name(texts, "area", name), Action(Verb.AREA, name).data()) for name in names]
    return Message(chat_id, texts.html(intro), _in_pairs(buttons))


def topics(
    catalogue: Catalogue, chat_id: int, language: Language, knowledge: KnowledgeBase, area: str
) -> Message | None:
    """The second menu: the topics of an area, or None if the area is not there any more."""
    texts = catalogue[language]
    names = dict.fromkeys(entry.topic for entry in _shown(knowledge) if entry.area == area)
    if not names:
        return None
    buttons = [Button(_name(texts, "topic", name), Action(Verb.TOPIC, f"{area}/{name}").data()) for name in names]
    back = (Button(texts.plain("menu-back"), Action(Verb.AREAS).data()),)
    html = texts.html("menu-topics", area=_name(texts, "area", area))
    return Message(chat_id, html, (*_in_pairs(buttons), back))


def entries(
    catalogue: Catalogue, chat_id: int, language: Language, knowledge: KnowledgeBase, about: str
) -> Message | None:
    """The third menu: the entries of a topic; `about` is "area/topic". None if it is not there any more."""
    area, _, topic = about.partition("/")
    chosen = [entry for entry in _shown(knowledge) if entry.area == area and entry.topic == topic]
    if not chosen:
        return None
    texts = catalogue[language]
    rows = [(Button(entry.text(language).title, Action(Verb.RELATED, entry.slug).data()),) for entry in chosen]
    rows.append((Button(texts.plain("menu-back"), Action(Verb.AREA, area).data()),))
    html = texts.html("menu-entries", topic=_name(texts, "topic", topic))
    return Message(chat_id, html, tuple(rows))


def missing_names(catalogue: Catalogue, knowledge: KnowledgeBase) -> list[str]:
    """The area and topic names that the text catalogue lacks: menus show them as they are written."""
    names = dict.fromkeys(
        name for entry in knowledge.published() for name in (f"area-{entry.area}", f"topic-{entry.topic}")
    )
    return [name for name in names if any(name not in catalogue[language] for language in Language)]


def _name(texts: Texts, kind: str, name: str) -> str:
    """What a menu calls an area or a topic; a file may name one that the catalogue does not know."""
    identifier = f"{kind}-{name}"
    return texts.plain(identifier) if identifier in texts else name.replace("-", " ").capitalize()


def _shown(knowledge: KnowledgeBase) -> list[Entry]:
    return [
        entry
        for entry in knowledge.entries.values()
        if entry.status is Status.PUBLISHED and entry.topic not in _HIDDEN_TOPICS
    ]


def _in_pairs(buttons: list[Button]) -> Keyboard:
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
