"""Faults of files in Danish: readers tell them in English, as the command line does, and staff read Danish."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.catalogue import Texts

_PATTERNS: Final = (
    (r"missing, expected a value \(one per line: .*", "address"),
    (r"missing, expected a value", "empty"),
    (r"expected a text; put .*", "text"),
    (r"expected a text that is not blank", "empty"),
    (r"expected a text without control characters", "control"),
    (r"expected a text on one line", "one-line"),
    (r"expected a text without a number like a CPR number", "personal"),
    (r"the letters are garbled \(such as '(?P<letters>.+)'\).*", "garbled"),
    (r"expected true or false|expected ja or nej", "flag"),
    (r"expected a list.*|expected at least one item|expected fields such as .*", "list"),
    (r"expected a day of the calendar such as .*", "day"),
    (r"expected lower-case letters a-z .*", "slug"),
    (r"expected an address that begins with https.*", "address"),
    (r"expected at most (?P<most>\d+) characters, found (?P<found>\d+)", "long"),
    (r"expected a whole number as exported, or nothing for a new entry", "version"),
    (r"unknown field, expected (?P<expected>.+)", "unknown-field"),
    (r"a formula, expected a text", "formula"),
    (r"an error value, expected a text", "error-value"),
    (r"a text beside the table, expected nothing under no heading", "beside"),
    (r"'(?P<slug>.+)' stands already in row (?P<row>\d+)", "twice"),
    (r"(?P<slug>[^:]+): there is no such entry; .*", "no-entry"),
    (r"(?P<slug>[^:]+): there is an entry with this name; .*", "no-version"),
    (r"(?P<slug>[^:]+): letters became \? when .*", "lost-letters"),
    (r"(?P<slug>[^:]+): changed here since the export .*", "conflict"),
    (r".+ is no kind of file that is known here.*", "kind"),
    (r"The file is an old Excel file .*", "old-excel"),
    (r"The file is (?:a picture|a PDF), not .*", "picture"),
    (r"The file is a text in UTF-16, .*|The letters of line \d+ cannot be told .*", "encoding"),
    (r"The file is a ZIP archive.*|The file is no spreadsheet, .*|The file holds NUL bytes.*", "other-content"),
    (r"The file is damaged.*|The file unpacks to .*|The file is packed .*|The file has \d+ parts.*", "damaged"),
    (r"The file has a password.*", "password"),
    (r"The file has (?P<size>[\d.]+) MB, at most (?P<most>\d+) MB are read.*", "size"),
    (r"The table has something in row (?P<row>\d+), at most (?P<most>\d+) rows are read.*", "rows"),
    (r"The table has more than (?P<most>\d+) columns.*", "columns"),
    (r"The cells (?P<cells>\S+) of the sheet '.+' are merged.*", "merged"),
    (r"The sheet '(?P<other>.+)' was not read, only '(?P<sheet>.+)' was", "sheet-unread"),
    (r"Column (?P<column>\S+) \((?P<heading>.+)\) was not read, .*", "column-unread"),
    (r"(?P<count>\d+) hidden rows were read too", "rows-hidden"),
    (r"The file has no rows.*", "no-rows"),
    (
        r"Row (?P<row>\d+), column (?P<column>\S+): unknown heading (?P<heading>.+?), did you mean '(?P<meant>\w+)'.*",
        "heading-meant",
    ),
    (r"Row (?P<row>\d+), column (?P<column>\S+): unknown heading (?P<heading>.+?), .*", "heading"),
    (r"Row (?P<row>\d+), column (?P<column>\S+): the heading (?P<heading>.+?) stands twice.*", "heading-twice"),
    (r"Row (?P<row>\d+): missing columns: (?P<columns>[^.]+).*", "columns-missing"),
    (r"Line (?P<line>\d+) is not valid CSV .*", "csv"),
    (r"there is no entry '(?P<slug>.+)'", "expects-nobody"),
    (r"it is an example of '(?P<slug>.+)', .*", "learnt"),
    (r"expected nothing, since no entry .*", "expects-nothing"),
    (r"expected (?P<expected>'.+' or '.+')", "one-of"),
    (r"no entry's name, title or answer stands .*", "no-name"),
    (r"[^:]+:(?P<line>\d+): not UTF-8 .*", "yaml-encoding"),
    (r"[^:]+:(?P<line>\d+): (?P<field>.+): stands twice .*", "yaml-twice"),
    (r"[^:]+:(?P<line>\d+): not valid YAML(?: here)?: (?P<problem>.+?)\. .*", "yaml"),
    (r"Line 1: expected a list of entries.*|The lists and fields are nested too deep.*", "yaml-list"),
)
LONGEST: Final = 400
LONGEST_QUOTED: Final = 80
"""Characters of a fault, and of what it quotes from a file."""

_HINT: Final = re.compile(r"(?<!expected a value) \((?:one per line: .*|a whole number as exported.*)\)$")


def fault_in_danish(english: str, texts: Texts) -> str:
    """A fault as staff read it; one that is new here stays as it is, rather than not being told.

    What it quotes from the file is cut: a cell may hold megabytes.
    """
    for pattern, name in _compiled():
        found = pattern.fullmatch(_HINT.sub("", english))
        if found is not None:
            quoted = {each: _cut(value, LONGEST_QUOTED) for each, value in found.groupdict().items()}
            if "expected" in quoted:
                quoted["expected"] = quoted["expected"].replace(" or ", " eller ").replace("one of ", "et af ")
            return texts.plain(f"staff-fault-{name}", **quoted)
    return _cut(english, LONGEST)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.DOTALL), name) for pattern, name in _PATTERNS)
