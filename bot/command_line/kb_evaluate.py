"""`borgerbot kb evaluate`: how good the answers of the knowledge base in force are."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import read_settings

_DEFAULT_FOLDS = 5


class Set(StrEnum):
    """A question set."""

    GOLDEN = "golden"
    MUST_NOT_ANSWER = "must-not-answer"


def evaluate(
    *,
    questions: Annotated[
        Path | None,
        typer.Option(
            help="A tab-separated file: acceptable slugs joined by | (or - for no answer, ?a|b for a clarification), "
            "any labels, the question. Without it, the examples are cross-validated."
        ),
    ] = None,
    of_set: Annotated[
        Set | None, typer.Option("--set", help="The questions of a set in force instead of a file.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of the report.")] = False,
    chart: Annotated[Path | None, typer.Option(help="Write the chart of risk and coverage to this SVG file.")] = None,
    folds: Annotated[
        int | None, typer.Option(min=2, max=20, help=f"Parts of the cross-validation; {_DEFAULT_FOLDS} without it.")
    ] = None,
) -> None:
    """Judge labelled questions, or the examples by cross-validation; report right, wrong and unsure answers."""
    # The matcher's libraries take a second to load, which `--help` and the other commands need not wait for.
    from bot.command_line.evaluating import run_evaluation, save_chart
    from bot.command_line.evaluation_report import as_json, as_text

    if (questions is not None or of_set is not None) and folds is not None:
        raise typer.BadParameter("--folds belongs to the cross-validation; leave it out with --questions and --set")
    if questions is not None and of_set is not None:
        raise typer.BadParameter("give either --questions or --set")
    source = questions if of_set is None else of_set.value
    run = run_evaluation(read_settings(), questions=source, chart=chart, folds=folds or _DEFAULT_FOLDS, say=_say)
    typer.echo(as_json(run) if json else as_text(run), nl=json)
    if chart is not None:
        save_chart(run, chart)
        _say(f"The chart is in {chart}")


def _say(text: str) -> None:
    typer.echo(text, err=True)
