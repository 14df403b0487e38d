"""What staff read of a file: its faults, or what it would change, in a few lines and in full as a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.catalogue import Texts
from bot.chat.controls.actions import Action, Verb
from bot.keeping.fault_words import fault_in_danish
from bot.messages import Button, Keyboard
from knowledge.bulk import Fault, Plan
from knowledge.entries import Entry
from knowledge.storing.differences import differences
from knowledge.storing.set_store import SetPlan

MOST_NAMED = 12
"""Slugs in a line of a message; the file names them all."""

MOST_FAULTS = 15
MOST_CHARACTERS = 400_000
"""Of a file that says it all."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What staff see of a file before they decide.

    Attributes:
        html: the message.
        details: all of it, as the text of a file.
        missing: how much it leaves out.
        changes: it changes something besides.
    """

    html: str
    details: str
    missing: int
    changes: bool


def faults_html(faults: Sequence[Fault], texts: Texts) -> str:
    """The first faults as a message."""
    lines = [texts.html("staff-import-faults", count=len(faults))]
    lines += [f"• {texts.html('staff-import-fault', text=line)}" for line in fault_lines(faults[:MOST_FAULTS], texts)]
    if len(faults) > MOST_FAULTS:
        lines.append(texts.html("staff-import-more-faults", count=len(faults) - MOST_FAULTS))
    return "\n".join(lines)


def fault_lines(faults: Iterable[Fault], texts: Texts) -> list[str]:
    """Each fault as a line of text: its row, its column, and what was expected."""
    lines = []
    for fault in faults:
        what = fault_in_danish(fault.expected, texts)
        if fault.column:
            row = str(fault.row)
            line = texts.plain("staff-import-fault-cell", row=row, column=fault.column, what=what)
        else:
            line = texts.plain("staff-import-fault-row", row=str(fault.row), what=what)
        named = texts.plain("staff-import-fault-sheet", sheet=fault.sheet, fault=line) if fault.sheet else line
        lines.append(named)
    return lines


def with_notes(html: str, notes: Iterable[str], texts: Texts) -> str:
    """A message about a file, and below it what of the file was not read."""
    told = (texts.html("staff-import-note", what=fault_in_danish(note, texts)) for note in notes)
    return "\n".join((html, *told))


def noted(shown: Shown, notes: Iterable[str], texts: Texts) -> Shown:
    """The same with what of the file was not read."""
    return replace(shown, html=with_notes(shown.html, notes, texts))


def of_entries(plan: Plan, current: Mapping[str, Entry], texts: Texts) -> Shown:
    """What a file of entries would change; `current` are those in the database."""
    changes = bool(plan.new or plan.changed)
    return Shown(_plan_html(plan, texts), _plan_file(plan, current, texts), len(plan.missing), changes)


def of_sets(plan: SetPlan, texts: Texts) -> Shown:
    """What a file of questions would change."""
    return Shown(_sets_html(plan, texts), _sets_file(plan, texts), len(plan.missing), bool(plan.new or plan.changed))


def _plan_html(plan: Plan, texts: Texts) -> str:
    lines = [texts.html("staff-import-read")]
    lines += _line("new", [row.entry.slug for row in plan.new], texts)
    lines += _line("changed", [row.entry.slug for row in plan.changed], texts)
    lines += _line("stale", plan.stale, texts)
    lines += _line("missing", [entry.slug for entry in plan.missing], texts)
    lines.append(texts.html("staff-import-unchanged", count=plan.unchanged))
    return "\n".join(lines)


def _plan_file(plan: Plan, current: Mapping[str, Entry], texts: Texts) -> str:
    lines = [line for row in (*plan.new, *plan.changed) for line in _about(current.get(row.entry.slug), row.entry)]
    lines += [f"== {entry.slug}: {texts.plain('staff-import-would-archive')}" for entry in plan.missing]
    text = "\n".join(lines)
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}\n…"


def _sets_html(plan: SetPlan, texts: Texts) -> str:
    return texts.html(
        "staff-import-sets",
        new=len(plan.new),
        changed=len(plan.changed),
        missing=len(plan.missing),
        unchanged=plan.unchanged,
    )


def _sets_file(plan: SetPlan, texts: Texts) -> str:
    marked = (("+", plan.new), ("~", plan.changed), (texts.plain("staff-import-would-archive"), plan.missing))
    return "\n".join(f"{mark} {each.set.value}: {each.labelled()}" for mark, some in marked for each in some)


def keyboard(number: int, shown: Shown, texts: Texts) -> Keyboard:
    """The buttons under what the file with a number would change."""
    rows = []
    if shown.changes:
        rows.append((Button(texts.plain("staff-import-apply"), Action(Verb.IMPORT_APPLY, str(number)).data()),))
    if shown.missing:
        label = texts.plain("staff-import-archive", count=shown.missing)
        rows.append((Button(label, Action(Verb.IMPORT_ARCHIVE, str(number)).data()),))
    rows.append((Button(texts.plain("staff-import-drop"), Action(Verb.IMPORT_DROP, str(number)).data()),))
    return tuple(rows)


def undo_keyboard(number: int, texts: Texts) -> Keyboard:
    """The button under what was carried out."""
    return ((Button(texts.plain("staff-import-undo"), Action(Verb.IMPORT_UNDO, str(number)).data()),),)


def _line(kind: str, slugs: Sequence[str], texts: Texts) -> Iterator[str]:
    if slugs:
        more = " …" if len(slugs) > MOST_NAMED else ""
        named = f"{', '.join(slugs[:MOST_NAMED])}{more}"
        yield texts.html(f"staff-import-{kind}", count=len(slugs), named=named)


def _about(before: Entry | None, after: Entry) -> Iterator[str]:
    yield f"== {after.slug}"
    for each in differences(before, after):
        yield f"  {each.field}"
        yield from (f"    {line}" for line in each.lines)
    yield ""
