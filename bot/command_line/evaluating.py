"""Running an evaluation on the knowledge base in force."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import local_date, system_clock
from bot.command_line.kb_questions import set_lines
from bot.command_line.opening import existing_cache, open_knowledge, read_lines
from bot.command_line.whole_files import write_whole
from bot.settings import Settings
from knowledge.building import build_judge, known_strangers
from knowledge.entries import KnowledgeBase
from knowledge.errors import BorgerbotError
from knowledge.evaluation.chart import draw
from knowledge.evaluation.evaluate import Evaluation, NothingToScoreError, cross_validate, score_questions
from knowledge.evaluation.expectations import parse_lines


class ChartFileError(BorgerbotError):
    """A chart that cannot be written where it was asked for."""


@dataclass(frozen=True, slots=True)
class Run:
    """An evaluation and what it was made on.

    Attributes:
        evaluation: what was found.
        knowledge: the knowledge base.
        questions: the labelled file, or the name of a set in force, or None for a cross-validation.
        folds: the parts of the cross-validation, or None for a file.
    """

    evaluation: Evaluation
    knowledge: KnowledgeBase
    questions: Path | str | None
    folds: int | None

    @property
    def title(self) -> str:
        """What was evaluated, in a few words."""
        if self.questions is None:
            return f"cross-validation in {self.folds} parts"
        return self.questions if isinstance(self.questions, str) else self.questions.name


def run_evaluation(
    settings: Settings, *, questions: Path | str | None, chart: Path | None, folds: int, say: Callable[[str], None]
) -> Run:
    """Evaluate the knowledge base in force, on a labelled file or by cross-validation.

    Args:
        settings: where the knowledge base is, and which embedder judges.
        questions: the labelled file, or the name of a set in force, or None.
        chart: where the chart will be saved; looked at first, so that no long work is done for nothing.
        folds: the parts of the cross-validation.
        say: told what comes next.

    Raises:
        BorgerbotError: if the database, the file, one of its lines or the place of the chart is not right.
    """
    if chart is not None:
        _check_place(chart)
    knowledge = open_knowledge(settings)
    if not any(True for _ in knowledge.published()):
        raise NothingToScoreError("No entry is published", "Publish entries, or load some with `borgerbot kb load`")
    today = local_date(system_clock())
    # All lines are read before anything is built: a broken one is told at once, and alone.
    labelled = parse_lines(_lines(settings, questions), name=str(questions), knowledge=knowledge) if questions else ()
    with _embeddings(settings) as cache:
        strangers = known_strangers(knowledge)
        build = partial(build_judge, embedder=settings.embedder, cache=cache, out_of_scope=strangers)
        if questions is None:
            found = cross_validate(knowledge, build, today=today, folds=folds, progress=say)
            return Run(found, knowledge, None, folds)
        say(f"judging {len(labelled)} questions")
        return Run(score_questions(build(knowledge), labelled, today=today), knowledge, questions, None)


def _lines(settings: Settings, questions: Path | str) -> list[str]:
    return read_lines(questions) if isinstance(questions, Path) else asyncio.run(set_lines(settings, questions))


def save_chart(run: Run, path: Path) -> None:
    """Write the chart of risk and coverage.

    Raises:
        ChartFileError: if it cannot be written.
    """
    svg = draw(run.evaluation.curve, run.evaluation.in_force, title=run.title)
    try:
        write_whole(path, svg.encode())
    except OSError as error:
        raise ChartFileError(f"{path}: cannot be written ({error.strerror})", "Choose another place") from None


def _check_place(path: Path) -> None:
    if path.suffix.lower() != ".svg":
        raise ChartFileError(f"{path}: expected a name that ends in .svg", "The chart is written as SVG only")
    if not path.parent.is_dir():
        raise ChartFileError(f"{path.parent}: there is no such folder", "Make it, or choose another place")


@contextmanager
def _embeddings(settings: Settings) -> Iterator[Path]:
    """The service's cache of embeddings, or one for this run: the parts share nearly all examples."""
    existing = existing_cache(settings)
    if existing is not None:
        yield existing
        return
    with TemporaryDirectory(prefix="borgerbot-evaluate-") as folder:
        yield Path(folder)
