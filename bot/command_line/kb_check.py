"""`borgerbot kb check`: whether the entry files are fit for citizens, and which local facts are still blank."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(help="The folder of entry files, or one, as `kb export` writes it; without it, the starter's."),
    ] = None,
    *,
    sets: Annotated[
        Path | None, typer.Option(help="The folder with golden.tsv and must-not-answer.tsv; the starter has its own.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail the check too.")] = False,
    blanks: Annotated[bool, typer.Option(help="List the local facts that are still blank.")] = True,
) -> None:
    """Check the entry files against every rule; exit code 1 if one is broken."""
    # What looks for faults need not be loaded for `--help` and the other commands.
    from bot.command_line.checking import blank_lines, summary, text_findings
    from knowledge.checks import SETS_FOLDER, check_folder
    from knowledge.files.entry_files import STARTER_FOLDER

    chosen = folder or STARTER_FOLDER
    report = check_folder(chosen, sets if sets is not None or folder is not None else SETS_FOLDER)
    texts = list(text_findings(chosen))
    for finding in (*report.findings, *texts):
        typer.echo(_short(str(finding)))
    if blanks:
        for line in blank_lines(report):
            typer.echo(_short(line))
    errors, warnings = report.errors + len(texts), report.warnings
    typer.echo(summary(report, errors, warnings))
    if errors or (strict and warnings):
        raise typer.Exit(1)


def _short(line: str) -> str:
    """`line` with paths below the working directory made relative, as editors and people like them."""
    return line.replace(f"{Path.cwd()}/", "")
