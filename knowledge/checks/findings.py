"""What a check says: a remark about an entry, and the finding that it becomes once its place in a file is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.entries import Language
from knowledge.files.places import PlacedEntry


class Severity(StrEnum):
    """Whether a finding stops publishing (an error) or is advice (a warning)."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a rule says about one entry.

    Attributes:
        rule: the rule's short name, such as "price-without-year".
        what: what is wrong.
        advice: what to do about it.
        where: the field, such as ("da", "answer"); empty for the entry as a whole.
        needle: the words within the answer or the example that it is about; empty for the whole field.
        severity: an error unless it is only advice.
    """

    rule: str
    what: str
    advice: str
    where: tuple[str, ...] = ()
    needle: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark with its place.

    Attributes:
        file: the file it is about.
        line: the line in it, the first is 1.
        subject: the slug or the name of the fact; empty where the file as a whole is meant.
        rule, what, advice, severity: as in `Remark`.
    """

    file: Path
    line: int
    subject: str
    rule: str
    what: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        subject = f"{self.subject}: " if self.subject else ""
        return f"{self.file}:{self.line}: {self.severity}: {subject}{self.what}. {self.advice} [{self.rule}]"


def placed(remark: Remark, entry: PlacedEntry) -> Finding:
    """The finding that `remark` is, with the line that it is about."""
    return Finding(
        file=entry.file,
        line=_line(remark, entry),
        subject=entry.entry.slug,
        rule=remark.rule,
        what=remark.what,
        advice=remark.advice,
        severity=remark.severity,
    )


def _line(remark: Remark, entry: PlacedEntry) -> int:
    match remark.where:
        case (code, "answer") if remark.needle:
            return entry.answer_line(Language(code), remark.needle)
        case (code, "examples") if remark.needle:
            lines = (line for text, line in entry.examples(Language(code)) if text == remark.needle)
            return next(lines, entry.line(*remark.where))
        case _:
            return entry.line(*remark.where)
