"""The checks of a whole folder of entry files."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.checks.across import across_findings
from knowledge.checks.answers import answer_remarks
from knowledge.checks.findings import Finding, Remark, Severity, placed
from knowledge.checks.quality import lix
from knowledge.checks.rules import entry_remarks
from knowledge.checks.sets import set_findings
from knowledge.entries import Entry, Language
from knowledge.files.entry_files import STARTER_FOLDER, entry_files, read_files_with_places
from knowledge.files.local_facts import LOCAL_FILE, LocalFacts, blanks, fill_entry, read_local_facts
from knowledge.files.places import PlacedEntry

# Numbers and links of the houses come from the staff themselves; their prices carry their own day of review.
_ANSWERED_BY_STAFF = frozenset({"unknown-phone", "unknown-site", "price-review", "braces"})

SETS_FOLDER = Path(__file__).parent.parent / "sets"


@dataclass(frozen=True, slots=True)
class OpenBlank:
    """A local fact that staff have not filled in yet.

    Attributes:
        name: the fact.
        line: its line in `local.yaml`.
        entries: the slugs that would use it.
        required: whether an entry waits for it; otherwise answers only get better by it.
    """

    name: str
    line: int
    entries: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What the checks of a folder found.

    Attributes:
        findings: errors and warnings, by file and line.
        open_blanks: the local facts that are still blank, in the order of the file.
        local_file: where they stand.
        entries: how many entries there are.
        median_lix: the median readability of the Danish answers.
    """

    findings: tuple[Finding, ...]
    open_blanks: tuple[OpenBlank, ...]
    local_file: Path
    entries: int
    median_lix: float

    @property
    def errors(self) -> int:
        """How many findings stop publishing."""
        return sum(1 for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many findings are advice."""
        return len(self.findings) - self.errors


def check_folder(folder: Path = STARTER_FOLDER, sets: Path | None = SETS_FOLDER) -> Report:
    """Check the entry files of `folder`, or that one, its local facts, and the question sets in `sets` (None: without).

    Raises:
        EntryFileError: if a file cannot be read as entries; nothing else can be judged then.
    """
    entries = read_files_with_places(entry_files(folder))
    local_file = (folder if folder.is_dir() else folder.parent) / LOCAL_FILE
    facts = read_local_facts(local_file)
    findings = [placed(remark, entry) for entry in entries for remark in _remarks(entry.entry, facts)]
    findings += across_findings(entries)
    findings += _undeclared(entries, facts)
    if folder.is_dir():  # other files beside a single one may use the facts
        findings += _unused(entries, facts, local_file)
    if sets is not None:
        findings += set_findings(sets, entries)
    findings.sort(key=lambda each: (str(each.file), each.line, each.rule))
    return Report(
        findings=tuple(findings),
        open_blanks=tuple(_open_blanks(entries, facts)),
        local_file=local_file,
        entries=len(entries),
        median_lix=statistics.median(lix(each.entry.texts[Language.DA].answer) for each in entries),
    )


def _remarks(entry: Entry, facts: LocalFacts) -> Iterator[Remark]:
    """The remarks about an entry as it is written, and those that only its filled-in answer calls for."""
    written = tuple(entry_remarks(entry))
    yield from written
    filled = fill_entry(entry, facts)
    rules = {remark.rule for remark in written}
    for language in filled.texts if filled.texts != entry.texts else ():
        for remark in answer_remarks(filled, language):
            if remark.rule not in rules | _ANSWERED_BY_STAFF:
                yield replace(remark, what=f"{remark.what} (with the local facts filled in)")


def _uses(entries: Sequence[PlacedEntry], facts: LocalFacts) -> Iterator[tuple[str, PlacedEntry, Language, bool]]:
    """Every use of a local fact: the name, the entry, the language, and whether the entry waits for it."""
    for entry in entries:
        for language, text in entry.entry.texts.items():
            for blank in blanks(text.answer):
                yield facts.name(blank.name, language), entry, language, blank.required


def _undeclared(entries: Sequence[PlacedEntry], facts: LocalFacts) -> Iterator[Finding]:
    for name, entry, language, _ in _uses(entries, facts):
        if name not in facts.values:
            remark = Remark(
                "undeclared-blank",
                f"the blank {name} is not in {LOCAL_FILE}",
                f'Add the line {name}: "" there, or correct the name',
                (language.value, "answer"),
                name,
            )
            yield placed(remark, entry)


def _unused(entries: Sequence[PlacedEntry], facts: LocalFacts, file: Path) -> Iterator[Finding]:
    used = {name for name, _, _, _ in _uses(entries, facts)}
    for name, line in facts.lines.items():
        if name not in used:
            advice = "Take it out, or write the blank into an answer"
            yield Finding(file, line, name, "unused-fact", "no answer uses it", advice, Severity.WARNING)


def _open_blanks(entries: Sequence[PlacedEntry], facts: LocalFacts) -> Iterator[OpenBlank]:
    uses = list(_uses(entries, facts))
    for name, value in facts.values.items():
        slugs = dict.fromkeys(entry.entry.slug for used, entry, _, _ in uses if used == name)
        if not value and slugs:
            required = any(needed for used, _, _, needed in uses if used == name)
            yield OpenBlank(name, facts.lines[name], tuple(slugs), required)
