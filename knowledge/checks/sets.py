"""The question sets that publishing is checked against, and the rules that keep them honest.

`golden.tsv` holds questions with the entries that answer them, `must-not-answer.tsv` questions that no entry answers;
three columns each, separated by tabs: the acceptable slugs joined by "|" ("-" for none), the kind of question, the
question. They are written apart from the examples: a question that the matcher has learnt proves nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process

from knowledge.checks.across import normal_form, questions_of
from knowledge.checks.findings import Finding
from knowledge.files.places import PlacedEntry

GOLDEN = "golden.tsv"
MUST_NOT_ANSWER = "must-not-answer.tsv"
FEWEST_PER_ENTRY = 2
FEWEST_UNANSWERED = 150

# Two questions of which fewer than one letter in twelve differs are one question with a slip of the finger.
_NEARLY_THE_SAME = 92

_COLUMNS = 3
_NOTHING = "-"


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """A line of a question set.

    Attributes:
        file, line: where it stands.
        expected: the slugs that answer it, best first; empty where none does.
        kind: what sort of question it is, to break figures down by.
        question: what a citizen might write.
    """

    file: Path
    line: int
    expected: tuple[str, ...]
    kind: str
    question: str


def set_findings(folder: Path, entries: Sequence[PlacedEntry]) -> Iterator[Finding]:
    """What the rules say about the question sets in `folder`, for `entries`."""
    golden, unanswered, broken = folder / GOLDEN, folder / MUST_NOT_ANSWER, list[Finding]()
    answered = list(_read(golden, broken))
    refused = list(_read(unanswered, broken))
    yield from broken
    yield from _expectations(answered, refused, {entry.entry.slug for entry in entries})
    yield from _enough(answered, refused, entries, golden, unanswered)
    yield from _apart(answered, refused, entries)


def _read(path: Path, broken: list[Finding]) -> Iterator[SetQuestion]:
    """The questions of a file; what cannot be read is added to `broken`."""
    if not path.exists():
        broken.append(Finding(path, 1, "", "set", "is missing", "Write it: expected, kind and question per line"))
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) != _COLUMNS or not all(columns):
            broken.append(Finding(path, number, "", "set", "has not three columns", "Expected: slugs, kind, question"))
            continue
        expected = () if columns[0] == _NOTHING else tuple(columns[0].split("|"))
        yield SetQuestion(path, number, expected, columns[1], columns[2])


def _expectations(
    answered: Sequence[SetQuestion], refused: Sequence[SetQuestion], slugs: set[str]
) -> Iterator[Finding]:
    for each in answered:
        if not each.expected:
            yield _finding(each, "expects no entry", f"Move it to {MUST_NOT_ANSWER}")
        for slug in each.expected:
            if slug not in slugs:
                yield _finding(each, f"expects {slug!r}, which is no entry", "Correct the slug")
    for each in refused:
        if each.expected:
            yield _finding(each, "expects an entry", f"Move it to {GOLDEN}, or write - in the first column")


def _enough(
    answered: Sequence[SetQuestion],
    refused: Sequence[SetQuestion],
    entries: Sequence[PlacedEntry],
    golden: Path,
    unanswered: Path,
) -> Iterator[Finding]:
    counts = Counter(slug for each in answered for slug in each.expected[:1])
    for entry in entries:
        if (count := counts[entry.entry.slug]) < FEWEST_PER_ENTRY:
            what = f"has {count} questions in {golden.name}, fewer than {FEWEST_PER_ENTRY}"
            advice = "Write one that none of its examples resembles"
            yield Finding(golden, 1, entry.entry.slug, "set-size", what, advice)
    if len(refused) < FEWEST_UNANSWERED:
        what = f"holds {len(refused)} questions, fewer than {FEWEST_UNANSWERED}"
        yield Finding(unanswered, 1, "", "set-size", what, "Add what citizens ask and no entry answers")


def _apart(
    answered: Sequence[SetQuestion], refused: Sequence[SetQuestion], entries: Sequence[PlacedEntry]
) -> Iterator[Finding]:
    learnt = {normal_form(text): (entry, line) for entry in entries for text, _, line in questions_of(entry)}
    forms = list(learnt)
    seen: dict[str, SetQuestion] = {}
    for each in (*answered, *refused):
        form = normal_form(each.question)
        nearest = process.extractOne(form, forms, scorer=fuzz.ratio, score_cutoff=_NEARLY_THE_SAME)
        if nearest is not None:
            entry, line = learnt[nearest[0]]
            what = f"{each.question!r} is nearly an example of {entry.entry.slug} ({entry.file.name}:{line})"
            yield _finding(each, what, "Ask in other words: a learnt question proves nothing")
        first = seen.setdefault(form, each)
        if form and first is not each:
            yield _finding(each, f"{each.question!r} stands already in {first.file.name}:{first.line}", "Take one out")


def _finding(question: SetQuestion, what: str, advice: str) -> Finding:
    return Finding(question.file, question.line, "", "set", what, advice)
