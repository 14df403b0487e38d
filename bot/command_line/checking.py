"""What `borgerbot kb check` says: what the text catalogue lacks, which facts are still blank, and the sum of it all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot import catalogue
from bot.catalogue import Catalogue
from knowledge.checks import Finding, OpenBlank, Report
from knowledge.entries import Language
from knowledge.files.entry_fields import TITLE_LENGTH
from knowledge.files.entry_files import entry_files, read_files_with_places

CORE_TEXTS = (
    "start help offer-not_understood offer-unsure offer-asked_for_person offer-needs_person offer-failed_clarification"
    " offer-not_filled_in offer-not_valid offer-review_overdue offer-other_language offer-not_text offer-not_helpful"
    " offer-in_want"
    " offer-question offer-question-empty offer-yes offer-no offer-declined nobody-reachable case-opened"
    " case-opened-empty case-not-relayed case-close case-closed case-nothing-to-close from-person"
    " refuse went-wrong"
).split()
"""What somebody reads who writes neither Danish nor English: the greeting, the offer of a person, the receipts."""

FIRST_TEXTS = (
    "offer-other_language offer-question offer-yes offer-no offer-declined case-opened small_talk-bot-hilsen thanked"
).split()
"""Of these the sentences without which a language is not begun: what the assistant is, and the way to a person."""

BEGUN = frozenset("am es fa fr it lt nl pt ro ru so th ti vi zh".split())
"""Languages of which only the main sentences are translated; the others come in English."""

_TEXTS_FOLDER = Path(catalogue.__file__).parent / "texts"


def text_findings(folder: Path) -> Iterator[Finding]:
    """What the text catalogue lacks: names for the menus of the entries in `folder`, and core sentences.

    Raises:
        EntryFileError: if an entry file is broken.
    """
    texts = Catalogue()
    known = {code: catalogue.identifiers(code) for code in texts.languages()}
    entries = read_files_with_places(entry_files(folder))
    areas = (f"area-{each.entry.area}" for each in entries)
    topics = (f"topic-{each.entry.topic}" for each in entries)
    for name in dict.fromkeys((*areas, *topics)):
        for language in Language:
            file = _TEXTS_FOLDER / f"{language.value}.ftl"
            if name not in known[language.value]:
                yield Finding(file, 1, name, "menu", "has no name for the menu", f"Add the line {name} = ...")
            elif len(texts[language].plain(name)) > TITLE_LENGTH:
                what = f"the menu's name is longer than {TITLE_LENGTH} characters"
                yield Finding(file, 1, name, "menu", what, "Shorten it, it must fit a button")
    for code, names in known.items():
        for name in sorted({*(FIRST_TEXTS if code in BEGUN else CORE_TEXTS)} - names):
            file = _TEXTS_FOLDER / f"{code}.ftl"
            yield Finding(file, 1, name, "core-text", "is missing in this language", "Translate the English text")


def blank_lines(report: Report) -> Iterator[str]:
    """The local facts that are still blank, one a line under a heading; nothing where there are none."""
    if report.open_blanks:
        yield "Still blank, most important first:"
    for blank in report.open_blanks:
        yield f"  {report.local_file}:{blank.line}: {_blank_text(blank)}"


def _blank_text(blank: OpenBlank) -> str:
    waits = "waits for it" if blank.required else "gets better by it"
    return f"{blank.name} - {', '.join(blank.entries)} {waits}"


def summary(report: Report, errors: int, warnings: int) -> str:
    """The last line: how many entries, faults and blanks there are, and how hard the answers are to read."""
    return (
        f"{report.entries} entries, {errors} errors, {warnings} warnings,"
        f" {len(report.open_blanks)} local facts still blank; median LIX of the Danish answers {report.median_lix:.1f}"
    )
