"""`borgerbot kb check`: whether the entry files are fit for citizens, and which local facts are still blank."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from bot import catalogue
from bot.catalogue import Catalogue
from knowledge.checks import SETS_FOLDER, Finding, OpenBlank, Report, check_folder
from knowledge.entries import Language
from knowledge.entry_files import STARTER_FOLDER, TITLE_LENGTH, entry_files, read_files_with_places

CORE_TEXTS = (
    "start help offer-not_understood offer-unsure offer-asked_for_person offer-needs_person offer-failed_clarification"
    " offer-not_filled_in offer-not_valid offer-review_overdue offer-other_language offer-not_text offer-not_helpful"
    " offer-question offer-question-empty offer-yes offer-no offer-declined nobody-reachable case-opened"
    " case-opened-empty case-already-open case-not-relayed case-close case-closed case-nothing-to-close from-person"
    " refuse went-wrong"
).split()
"""What somebody reads who writes neither Danish nor English: the greeting, the offer of a person, the receipts."""

_TEXTS_FOLDER = Path(catalogue.__file__).parent / "texts"


def check(
    folder: Annotated[Path | None, typer.Argument(help="The folder of entry files; without it, the starter's.")] = None,
    *,
    sets: Annotated[
        Path | None, typer.Option(help="The folder with golden.tsv and must-not-answer.tsv; the starter has its own.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail the check too.")] = False,
    blanks: Annotated[bool, typer.Option(help="List the local facts that are still blank.")] = True,
) -> None:
    """Check the entry files against every rule; exit code 1 if one is broken."""
    chosen = folder or STARTER_FOLDER
    report = check_folder(chosen, sets if sets is not None or folder is not None else SETS_FOLDER)
    texts = list(text_findings(chosen))
    for finding in (*report.findings, *texts):
        typer.echo(_short(str(finding)))
    if blanks:
        for line in _blank_lines(report):
            typer.echo(_short(line))
    errors, warnings = report.errors + len(texts), report.warnings
    typer.echo(_summary(report, errors, warnings))
    if errors or (strict and warnings):
        raise typer.Exit(1)


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
        for name in sorted(set(CORE_TEXTS) - names):
            file = _TEXTS_FOLDER / f"{code}.ftl"
            yield Finding(file, 1, name, "core-text", "is missing in this language", "Translate the English text")


def _blank_lines(report: Report) -> Iterator[str]:
    if report.open_blanks:
        yield "Still blank, most important first:"
    for blank in report.open_blanks:
        yield f"  {report.local_file}:{blank.line}: {_blank_text(blank)}"


def _blank_text(blank: OpenBlank) -> str:
    waits = "waits for it" if blank.required else "gets better by it"
    return f"{blank.name} - {', '.join(blank.entries)} {waits}"


def _summary(report: Report, errors: int, warnings: int) -> str:
    return (
        f"{report.entries} entries, {errors} errors, {warnings} warnings,"
        f" {len(report.open_blanks)} local facts still blank; median LIX of the Danish answers {report.median_lix:.1f}"
    )


def _short(line: str) -> str:
    """`line` with paths below the working directory made relative, as editors and people like them."""
    return line.replace(f"{Path.cwd()}/", "")
