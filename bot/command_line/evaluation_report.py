"""How an evaluation is printed: as text for a person, as JSON for a program. Shares in JSON lie between 0 and 1."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.command_line.evaluating import Run
from knowledge.evaluation.evaluate import COVERAGES, RISKS
from knowledge.evaluation.expectations import Demand
from knowledge.evaluation.figures import VERDICTS, Figures
from knowledge.evaluation.pairs import Pair
from knowledge.evaluation.risk import Point, at_coverages, mean_risk, within_risk
from knowledge.evaluation.verdicts import Scored, Verdict

_DIGITS = 4
_PAIRS_SHOWN = 20
_QUESTIONS_SHOWN = 3

_HEADINGS = {
    Demand.ANSWER: "Should be answered",
    Demand.NO_ANSWER: "Must not be answered",
    Demand.CLARIFY: "Should be clarified",
}
_VERDICTS = {
    Verdict.RIGHT: "answered right",
    Verdict.WRONG: "answered wrong",
    Verdict.CLARIFIED_WITH_RIGHT: "clarified, the right entry among the options",
    Verdict.CLARIFIED_WITHOUT_RIGHT: "clarified without the right entry",
    Verdict.HANDED_OVER_WITH_RIGHT: "handed over, knowing the right entry",
    Verdict.HANDED_OVER: "handed over otherwise",
    Verdict.REFUSED: "not answered, or pointed elsewhere",
    Verdict.ANSWERED_ANYWAY: "answered",
    Verdict.ASKED: "clarified among these entries",
    Verdict.ASKED_AMISS: "clarified among others",
    Verdict.NOT_ASKED: "handed over",
    Verdict.ANSWERED_INSTEAD: "answered with one of them instead",
    Verdict.ANSWERED_AMISS: "answered wrong",
}
_SHARES = {
    "precision": "right, of the answers given",
    "precision_strict": "  the same, an answer instead of a clarification counted as wrong",
    "precision_should_answer": "  the same, of questions that should be answered alone",
    "answered_share": "answered, of the questions that should be",
    "right_share": "answered right, of the questions that should be answered",
    "found_share": "right entry answered or among the options",
    "found_or_handed_over_share": "  the same, or handed over knowing it",
    "answered_anyway_share": "answered, of the questions that must not be",
    "asked_share": "clarified, of the questions that should be",
}
_COLUMNS = ("questions", "to answer", "right", "wrong", "clarified", "handed over", "precision", "must not: answered")


def as_json(run: Run) -> str:
    """The whole evaluation as a JSON object."""
    return json.dumps(_fields(run), ensure_ascii=False, indent=2)


def as_text(run: Run) -> str:
    """The evaluation for a person; long lists are cut, which the text says."""
    return "\n".join([*_summary(run), *_breakdown(run), *_risk(run), *_pairs(run.evaluation.pairs)]) + "\n"


def _fields(run: Run) -> dict[str, Any]:
    evaluation = run.evaluation
    area = mean_risk(evaluation.curve)
    return {
        "method": "questions" if run.questions else "cross_validation",
        "file": str(run.questions) if run.questions else None,
        "folds": run.folds,
        "entries": len(list(run.knowledge.published())),
        "questions": len(evaluation.scored),
        "skipped": evaluation.skipped,
        "figures": _figures(evaluation.figures),
        "breakdown": [
            {"label": part.label, "value": part.value, "figures": _figures(part.figures)}
            for part in evaluation.breakdown
        ],
        "in_force": _point(evaluation.in_force),
        "mean_risk": None if area is None else round(area, _DIGITS),
        "risk_coverage": [_point(point) for point in at_coverages(evaluation.curve, COVERAGES)],
        "within_risk": [
            {"most": most, "point": None if (point := within_risk(evaluation.curve, most)) is None else _point(point)}
            for most in RISKS
        ],
        "confusable": [_pair(pair) for pair in evaluation.pairs],
        "wrong_answers": [_wrong(question) for question in evaluation.wrong_answers],
    }


def _figures(figures: Figures) -> dict[str, Any]:
    counts = {
        demand.value: {
            "questions": figures.questions(demand),
            **{verdict.value: figures.counts.get(verdict, 0) for verdict in verdicts},
        }
        for demand, verdicts in VERDICTS.items()
    }
    return {**counts, **{name: _rounded(getattr(figures, name)) for name in _SHARES}}


def _point(point: Point) -> dict[str, Any]:
    return {
        "threshold": _rounded(point.threshold),
        "coverage": round(point.coverage, _DIGITS),
        "risk": round(point.risk, _DIGITS),
        "answered": point.answered,
        "wrong": point.wrong,
        "questions": point.questions,
    }


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "right": pair.right,
        "chosen": pair.chosen,
        "answered": pair.answered,
        "leaning": pair.leaning,
        "marked": pair.marked,
        "questions": list(pair.questions),
    }


def _wrong(question: Scored) -> dict[str, Any]:
    return {
        "question": question.question,
        "expected": str(question.expected),
        "verdict": question.verdict.value,
        "answered": question.answered,
        "probability": _rounded(question.confidence),
    }


def _summary(run: Run) -> Iterator[str]:
    evaluation = run.evaluation
    yield f"{run.title}: {len(evaluation.scored)} questions, {len(list(run.knowledge.published()))} entries"
    if evaluation.skipped:
        yield f"{evaluation.skipped} examples are not judged: their entries have nothing else to be learned from"
    for demand, verdicts in VERDICTS.items():
        total = evaluation.figures.questions(demand)
        if total:
            yield f"\n{_HEADINGS[demand]}: {total}"
            counts = ((verdict, evaluation.figures.counts.get(verdict, 0)) for verdict in verdicts)
            yield from (f"  {count:6} {_percent(count / total)}  {_VERDICTS[verdict]}" for verdict, count in counts)
    yield "\nShares"
    yield from (f"  {_percent(getattr(evaluation.figures, name))}  {text}" for name, text in _SHARES.items())


def _breakdown(run: Run) -> Iterator[str]:
    rows = [(f"{part.label}: {part.value}", *_cells(part.figures)) for part in run.evaluation.breakdown]
    if rows:
        yield "\nBy label"
        yield from _table([("", *_COLUMNS), *rows])


def _cells(figures: Figures) -> tuple[str, ...]:
    counts = figures.counts
    clarified = counts.get(Verdict.CLARIFIED_WITH_RIGHT, 0) + counts.get(Verdict.CLARIFIED_WITHOUT_RIGHT, 0)
    handed_over = counts.get(Verdict.HANDED_OVER_WITH_RIGHT, 0) + counts.get(Verdict.HANDED_OVER, 0)
    numbers = (
        sum(counts.values()),
        figures.questions(Demand.ANSWER),
        counts.get(Verdict.RIGHT, 0),
        counts.get(Verdict.WRONG, 0),
        clarified,
        handed_over,
    )
    return (*map(str, numbers), _percent(figures.precision), _percent(figures.answered_anyway_share))


def _risk(run: Run) -> Iterator[str]:
    curve = run.evaluation.curve
    yield "\nRisk and coverage, if the likeliest entry were answered from a probability on"
    yield f"(of {run.evaluation.in_force.questions} questions: those that should be clarified are left out)"
    points = [("in force", run.evaluation.in_force), *(("", point) for point in at_coverages(curve, COVERAGES))]
    within = ((f"risk at most {most:.0%}", within_risk(curve, most)) for most in RISKS)
    points += [(name, point) for name, point in within if point is not None]
    rows = [(name, _number(point.threshold), _percent(point.coverage), _percent(point.risk)) for name, point in points]
    yield from _table([("", "threshold", "coverage", "risk"), *rows])


def _pairs(pairs: tuple[Pair, ...]) -> Iterator[str]:
    if not pairs:
        return
    cut = f", the first {_PAIRS_SHOWN} of {len(pairs)} (all with --json)" if len(pairs) > _PAIRS_SHOWN else ""
    yield f"\nConfusable pairs: what was asked for -> what it was taken for{cut}"
    for pair in pairs[:_PAIRS_SHOWN]:
        mark = "" if pair.marked else "; not marked as look-alikes"
        yield f"  {pair.right} -> {pair.chosen}: {pair.answered} answered, {pair.leaning} leaning{mark}"
        yield from (f"      {question}" for question in pair.questions[:_QUESTIONS_SHOWN])


def _table(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The rows with the first column to the left and the others to the right."""
    table = list(rows)
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for first, *rest in table:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  " + "  ".join((first.ljust(widths[0]), *cells))


def _percent(share: float | None) -> str:
    return "     –" if share is None else f"{share:5.1%}".rjust(6)


def _number(number: float | None) -> str:
    return "–" if number is None else f"{number:.3f}"


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, _DIGITS)
