"""Finding entries by words, for whoever keeps them: drafts and archived ones too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.entries import Entry, EntryText, KnowledgeBase, Status

_IN_NAME, _IN_EXAMPLES, _IN_ANSWER = 0, 1, 2


def find(knowledge: KnowledgeBase, words: str, *, most: int, likely: Iterable[str] = ()) -> tuple[Entry, ...]:
    """The entries that fit `words`, the best first.

    The entry of that name alone, if there is one; else those with all words in their name or title, then in an
    example, then those that the matcher takes the words for, then those with all words in an answer. Archived ones
    come after the others.

    Args:
        knowledge: all entries.
        words: what was written.
        most: how many are given at most.
        likely: the slugs that the matcher takes the words for, the best first.
    """
    wanted = words.casefold().split()
    if not wanted:
        return ()
    named = knowledge.entries.get("-".join(wanted))
    if named is not None:
        return (named,)
    ranks: dict[str, float] = {slug: _IN_EXAMPLES + 0.5 for slug in likely if slug in knowledge}
    for entry in knowledge.entries.values():
        rank = _rank(entry, wanted)
        if rank is not None:
            ranks[entry.slug] = min(rank, ranks.get(entry.slug, rank))
    order = {slug: at for at, slug in enumerate(dict.fromkeys((*likely, *ranks)))}
    archived = {slug for slug in ranks if knowledge[slug].status is Status.ARCHIVED}
    best = sorted(ranks, key=lambda slug: (slug in archived, ranks[slug], order[slug]))
    return tuple(knowledge[slug] for slug in best[:most])


def _rank(entry: Entry, wanted: Sequence[str]) -> float | None:
    names = (entry.slug, *(text.title for text in entry.texts.values()))
    if any(_holds(name, wanted) for name in names):
        return _IN_NAME
    if any(_holds(example, wanted) for text in entry.texts.values() for example in text.examples):
        return _IN_EXAMPLES
    return _IN_ANSWER if any(_answers(text, wanted) for text in entry.texts.values()) else None


def _answers(text: EntryText, wanted: Sequence[str]) -> bool:
    return _holds(text.answer, wanted)


def _holds(text: str, wanted: Sequence[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in wanted)
