"""What staff are told of the entries of a file before they carry it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.authoring.hint_words import hint_html
from bot.catalogue import Catalogue
from bot.command_line.hint_lines import WORDS
from knowledge.checks import imported
from knowledge.checks.imported import import_hints
from knowledge.entries import Entry, EntryText, Language, Source, Status

TODAY = date(2026, 11, 25)
TEXT = EntryText("Pris på pas", "Se prisen på borger.dk.", ("hvad koster et pas",))
PAS = Entry(
    "pas-pris", "borgerservice", "pas", {Language.DA: TEXT}, sources=(Source("borger.dk", "https://www.borger.dk/"),)
)
LOAN = replace(PAS, slug="laan-forny", topic="laan", texts={Language.DA: EntryText("Forny", "Ja.", ("forny mit lån",))})
NOW = {each.slug: each for each in (PAS, LOAN)}


def with_text(**changes: object) -> Entry:
    """The entry with another text."""
    return replace(PAS, texts={Language.DA: replace(TEXT, **changes)})  # type: ignore[arg-type]


def told(entry: Entry, current: dict[str, Entry] | None = None) -> list[tuple[str, bool]]:
    """The rules that are told of, and whether they block."""
    found = import_hints([(2, entry)], NOW if current is None else current, TODAY)
    return [(each.hint.rule, each.hint.blocks) for each in found]


@pytest.mark.parametrize(
    ("entry", "rules"),
    [
        (with_text(answer="Se prisen på borger.dk under pas."), []),
        (replace(PAS, valid_from=date(2027, 6, 1), valid_to=date(2027, 5, 1)), [("never-valid", True)]),
        (replace(PAS, valid_to=date(2026, 11, 24)), [("over", False)]),
        (replace(PAS, review_by=date(2026, 1, 1)), [("over", False)]),
        (replace(PAS, review_by=TODAY), []),
        (replace(PAS, review_by=date(2206, 11, 1)), [("far-day", False)]),
        (replace(PAS, valid_to=date(2036, 11, 1)), []),
        (with_text(answer="Se prisen på borger.dk. " * 200), [("too-long", False)]),
        (with_text(answer="Se prisen på borger.dk. " * 50), [("long-answer", False)]),
        (replace(PAS, topic="passs"), [("new-place", False)]),
        (replace(PAS, related=("laan-forny", "findes-ikke")), [("dead-reference", False)]),
        (with_text(examples=("hvad koster et pas", "Forny mit lån?")), [("repeated", False)]),
        (with_text(answer="Ring til [telefon]."), [("masked", True)]),
        (with_text(answer="<b>Se</b> prisen."), [("html", False)]),
        (replace(PAS, status=Status.DRAFT, topic="passs"), []),
        (replace(PAS, slug="ny", texts={Language.DA: replace(TEXT, title="Ny", examples=("ny ting",))}), []),
    ],
)
def test_what_would_keep_an_entry_from_citizens_is_told(entry: Entry, rules: list[tuple[str, bool]]) -> None:
    """Days, places, names and questions that are most likely slips; nothing of a draft, or of a sound change."""
    assert told(entry) == rules


def test_every_hint_has_its_words_at_the_command_line() -> None:
    """What the staff group reads in Danish is read there too, whatever it is about."""
    rules = {
        *imported.WORTH_A_LINE,
        *("never-valid", "over", "far-day", "new-place", "dead-reference", "repeated", "long-answer", "too-long"),
    }
    assert set(WORDS) == rules


def test_what_was_so_before_is_not_told_again() -> None:
    """An old fault of an entry keeps nobody from mending something else in it."""
    old = replace(with_text(answer="Ring til [telefon]."), review_by=date(2026, 1, 1), related=("findes-ikke",))
    assert told(replace(old, owner="andre"), {old.slug: old}) == []


def test_every_hint_has_its_words() -> None:
    """Staff read each in Danish."""
    texts = Catalogue()[Language.DA]
    rules = ("never-valid", "over", "new-place", "dead-reference", "repeated", "masked", "html", "long-answer")
    assert [rule for rule in rules if f"staff-kb-hint-{rule}" not in texts] == []
    [found] = import_hints([(2, with_text(examples=("forny mit lån",)))], NOW, TODAY)
    assert "Forny (laan-forny)" in hint_html(found.hint, NOW, texts)
