"""Two people changed one entry: what each has changed is put together, and what both changed is told."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from knowledge.entries import Entry, EntryText, Language


def merged(base: Entry, mine: Entry, theirs: Entry) -> tuple[Entry, tuple[str, ...]]:
    """`theirs` with everything in it that `mine` changes of `base`.

    Returns:
        the entry, and the names of the fields ("da.answer", "sources") that both have changed, each in another way;
        of these it has what `mine` says.
    """
    both: list[str] = []

    def chosen(name: str, before: Any, my: Any, their: Any) -> Any:
        if my == before:
            return their
        if their not in (before, my):
            both.append(name)
        return my

    texts: dict[Language, EntryText] = {}
    for language in Language:
        before, my, their = (_text(entry, language) for entry in (base, mine, theirs))
        text = EntryText(
            *(
                chosen(f"{language.value}.{each.name}", *(getattr(of, each.name) for of in (before, my, their)))
                for each in fields(EntryText)
            )
        )
        if language in mine.texts or language in theirs.texts:
            texts[language] = text
    others = {
        each.name: chosen(each.name, *(getattr(entry, each.name) for entry in (base, mine, theirs)))
        for each in fields(Entry)
        if each.name not in {"slug", "texts"}
    }
    return replace(theirs, texts=texts, **others), tuple(both)


def _text(entry: Entry, language: Language) -> EntryText:
    return entry.texts.get(language, EntryText("", "", ()))
