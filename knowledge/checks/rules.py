"""Rules about one entry alone: its fields, titles, examples and sources."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.answers import answer_remarks, domain_allowed
from knowledge.checks.details import detail_remarks
from knowledge.checks.findings import Remark
from knowledge.entries import Entry, Kind, Language
from knowledge.files.entry_fields import TITLE_LENGTH
from knowledge.files.local_facts import blanks

FEWEST_EXAMPLES = {Language.DA: 8, Language.EN: 4}

_NO_SOURCE_NEEDED = frozenset({Kind.SMALL_TALK, Kind.SIGNPOST})
# What the assistant says about itself rests on no page.
_OWN_AREA = "bot"


def entry_remarks(entry: Entry) -> Iterator[Remark]:
    """What the rules say about `entry` alone; nothing where it is ready for citizens."""
    yield from _fields(entry)
    yield from _blanks(entry)
    yield from detail_remarks(entry)
    for language in Language:
        if language not in entry.texts:
            yield Remark("language", f"has no text in {language.value!r}", "Write it in Danish and in English")
            continue
        yield from _texts(entry, language)
        yield from answer_remarks(entry, language)


def _fields(entry: Entry) -> Iterator[Remark]:
    if entry.review_by is None:
        yield Remark("review", "has no review_by", "Say until when it may be served without being looked at")
    if entry.checked_at is None:
        yield Remark("review", "has no checked_at", "Say on which day it was compared with its sources")
    if entry.checked_at and entry.review_by and entry.review_by <= entry.checked_at:
        yield Remark("review", "review_by is not after checked_at", "Set a later day", ("review_by",))
    if not entry.sources and entry.kind not in _NO_SOURCE_NEEDED and entry.area != _OWN_AREA:
        yield Remark("source", "has no source", "Name the official page that it rests on")
    for source in entry.sources:
        if not domain_allowed(source.url):
            yield Remark(
                "unknown-site",
                f"the source {source.url} is on no checked site",
                "Look at the page, then add the site to knowledge/checks/allowed.py, or name another",
                ("sources",),
            )


def _blanks(entry: Entry) -> Iterator[Remark]:
    """An entry that needs a fact to be of use is local, and only such an entry is."""
    required = {each.name for text in entry.texts.values() for each in blanks(text.answer) if each.required}
    if required and not entry.local:
        names = ", ".join(sorted(required))
        yield Remark("local", f"needs {names} but is not local", "Set local: true, or write {{?name}}", ("local",))
    if entry.local and not required:
        yield Remark("local", "is local but needs no fact", "Set local: false, or write {{name}}", ("local",))


def _texts(entry: Entry, language: Language) -> Iterator[Remark]:
    text, code = entry.texts[language], language.value
    if len(text.title) > TITLE_LENGTH:
        yield Remark(
            "title", f"the title has more than {TITLE_LENGTH} characters", "It must fit a button", (code, "title")
        )
    if len(text.examples) < FEWEST_EXAMPLES[language]:
        yield Remark(
            "examples",
            f"has {len(text.examples)} examples in {code!r}, fewer than {FEWEST_EXAMPLES[language]}",
            "Add ways in which citizens really ask",
            (code, "examples"),
        )
