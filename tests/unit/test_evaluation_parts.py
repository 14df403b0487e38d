"""The parts of an evaluation: labelled files, cross-validation parts, risk and coverage, the chart."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entries import Entry, EntryText, Example, KnowledgeBase, Language
from knowledge.evaluation.chart import draw
from knowledge.evaluation.expectations import Demand, Expectation, LabelledLineError, LabelledQuestion, parse_lines
from knowledge.evaluation.folds import split
from knowledge.evaluation.risk import Point, at_coverages, curve, in_force, mean_risk, within_risk
from knowledge.evaluation.verdicts import Scored, Verdict
from knowledge.matching.question import in_plain_letters

SLUGS = ("pas-pris", "pas-tid", "laan-forny")
SVG = "{http://www.w3.org/2000/svg}"


def entry(slug: str, *examples: str, english: tuple[str, ...] = (), title: str = "") -> Entry:
    """An entry in Danish, and in English where there are examples."""
    texts = {Language.DA: EntryText(title or f"Titel {slug}", "Svar.", examples)}
    if english:
        texts[Language.EN] = EntryText(f"Title {slug}", "Answer.", english)
    return Entry(slug, "omraade", "emne", texts)


KNOWLEDGE = KnowledgeBase({slug: entry(slug, f"om {slug}") for slug in SLUGS})


def scored(
    confidence: float | None,
    *,
    right: bool,
    demand: Demand = Demand.ANSWER,
    answered: bool = False,
) -> Scored:
    """A question whose likeliest entry has that probability."""
    best = None if confidence is None else ("a" if right else "b")
    return Scored(
        question="q",
        expected=Expectation(demand, ("a",)),
        labels=(),
        verdict=Verdict.HANDED_OVER,
        decision="hand_over",
        answered=best if answered else None,
        best=best,
        confidence=confidence,
    )


QUESTIONS = st.lists(
    st.builds(
        scored,
        st.none() | st.sampled_from([0.1, 0.2, 0.5, 0.9, 1.0]),
        right=st.booleans(),
        answered=st.booleans(),
        demand=st.sampled_from([Demand.ANSWER, Demand.CLARIFY]),
    ),
    max_size=30,
)


def test_a_labelled_line_says_what_is_expected() -> None:
    """Slugs, a hyphen or a question mark first, labels between, the question last, as it was typed."""
    lines = ["pas-pris | pas-tid\tfound\tpris? ", "-\t", "?pas-tid|laan-forny\ta\tb\thvornår"]
    assert parse_lines(lines, name="f", knowledge=KNOWLEDGE) == (
        LabelledQuestion("pris? ", Expectation(Demand.ANSWER, ("pas-pris", "pas-tid")), (("column 2", "found"),)),
        LabelledQuestion("", Expectation(Demand.NO_ANSWER)),
        LabelledQuestion(
            "hvornår",
            Expectation(Demand.CLARIFY, ("pas-tid", "laan-forny")),
            (("column 2", "a"), ("column 3", "b")),
        ),
    )


@pytest.mark.parametrize("column", ["pas-pris", "pas-pris|laan-forny", "-", "?pas-pris|pas-tid"])
def test_an_expectation_reads_as_it_was_written(column: str) -> None:
    """The report names an expectation as the file did."""
    assert str(parse_lines([f"{column}\tq"], name="f", knowledge=KNOWLEDGE)[0].expected) == column


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "expected at least two tab-separated columns"),
        ("pas-pris", "expected at least two tab-separated columns"),
        ("pas-pri\tq", 'expected the slug of an entry, not "pas-pri". Did you mean pas-pris?'),
        ("pas-pris|\tq", "expected slugs joined by"),
        ("\tq", "expected slugs joined by"),
        ("?pas-pris\tq", 'expected two or more slugs after "?"'),
        ("?pas-pris|pas-pris\tq", 'expected two or more slugs after "?"'),
        ("?\tq", "expected slugs joined by"),
        ("?-\tq", 'expected the slug of an entry, not "-"'),
        ("-|pas-pris\tq", 'expected the slug of an entry, not "-"'),
    ],
)
def test_a_broken_line_names_file_line_and_what_was_expected(line: str, said: str) -> None:
    """The message is one line that a person can act on."""
    with pytest.raises(LabelledLineError) as caught:
        parse_lines(["-\tq", line], name="questions.tsv", knowledge=KNOWLEDGE)
    message = str(caught.value)
    assert message.startswith("questions.tsv, line 2: ")
    assert said in message
    assert "\n" not in message


def test_a_broken_line_does_not_echo_a_personal_number() -> None:
    """Columns in the wrong order put a citizen's words where a slug was expected."""
    with pytest.raises(LabelledLineError) as caught:
        parse_lines(["mit nummer er 010190-1234\tpas-pris"], name="f", knowledge=KNOWLEDGE)
    assert "1234" not in str(caught.value)


TEXTS = st.sampled_from(
    ["Pas", "pas!", "nyt pas", "lån en bog", "laan en bog", "🙂", "bøde", "tid", "ny tid", "Titel a"]
)
BASES = st.builds(
    lambda danish, english: KnowledgeBase(
        {slug: entry(slug, *da, english=tuple(en)) for slug, da, en in zip("abc", danish, english, strict=True)}
    ),
    st.lists(st.lists(TEXTS, max_size=6), min_size=3, max_size=3),
    st.lists(st.lists(TEXTS, max_size=3), min_size=3, max_size=3),
)


@given(knowledge=BASES, folds=st.integers(2, 6))
def test_every_example_is_held_out_once_and_never_taught_in_other_words(knowledge: KnowledgeBase, folds: int) -> None:
    """Each written example is judged or skipped in one part, where nothing that reads the same is learned from."""
    parts = split(knowledge, folds)
    written = {
        (one.slug, language, example)
        for one in knowledge.entries.values()
        for language, text in one.texts.items()
        for example in text.examples
    }
    assert sum(len(part.questions) + part.skipped for part in parts) == len(written)
    assert len(parts) <= folds
    for part in parts:
        taught = {in_plain_letters(example.text) for example in part.training.examples()}
        assert taught.isdisjoint(in_plain_letters(question.text) for question in part.questions)
        assert set(part.training.examples()) | part.training.hidden == set(knowledge.examples())
    assert split(knowledge, folds) == parts


def test_an_entry_loses_about_the_same_share_in_each_part() -> None:
    """Ten examples in five parts are two in each, whatever their wording."""
    knowledge = KnowledgeBase({"a": entry("a", *(f"ord{number}" for number in range(10)))})
    assert [len(part.questions) for part in split(knowledge, 5)] == [2, 2, 2, 2, 2]


@pytest.mark.parametrize("step", [1, -1])
def test_the_parts_are_the_same_in_every_process(step: int) -> None:
    """Figures of two runs can be compared: neither Python's hashes nor the order of examples deal the parts."""
    entries = (entry(slug, *(f"{slug}{number}" for number in "12345"[::step])) for slug in "abc")
    parts = split(KnowledgeBase({one.slug: one for one in entries}), 5)
    assert [" ".join(sorted(question.text for question in part.questions)) for part in parts] == [
        "a2 b3 c2",
        "a5 b1 c4",
        "a4 b5 c1",
        "a3 b4 c3",
        "a1 b2 c5",
    ]


def test_a_wording_of_two_entries_is_right_with_either() -> None:
    """Where two entries have the same example, neither answer can be called wrong; its own comes first."""
    knowledge = KnowledgeBase({"a": entry("a", "Mit pas", "x"), "b": entry("b", "mit pas!", "y")})
    found = {q.text: q.expected.entries for part in split(knowledge, 2) for q in part.questions}
    assert found["Mit pas"] == ("a", "b")
    assert found["mit pas!"] == ("b", "a")


def test_a_title_that_equals_a_held_out_example_is_hidden_too() -> None:
    """A title is a way of asking, so it must not give the held-out example away; other titles stay."""
    knowledge = KnowledgeBase({"a": entry("a", "nyt pas", "x", "y", title="Nyt pas")})
    part = next(part for part in split(knowledge, 3) if part.questions[0].text == "nyt pas")
    assert Example("a", Language.DA, "Nyt pas") in part.training.hidden
    assert all(
        Example("a", Language.DA, "Nyt pas") in other.training.examples()
        for other in split(knowledge, 3)
        if other != part
    )


def test_an_example_with_nothing_else_to_learn_from_is_skipped() -> None:
    """An entry that was never taught cannot be found; that says nothing about its wording."""
    knowledge = KnowledgeBase({"a": entry("a", "Pas", title="pas"), "b": entry("b", "x", "y")})
    parts = split(knowledge, 2)
    assert sum(part.skipped for part in parts) == 1
    assert sorted(question.text for part in parts for question in part.questions) == ["x", "y"]


def test_equal_probabilities_are_answered_together() -> None:
    """No order within a tie can flatter the curve; questions without candidates keep the coverage below one."""
    questions = [scored(0.9, right=True), scored(0.5, right=False), scored(0.5, right=True), scored(None, right=True)]
    assert curve(questions) == (Point(0.9, 1, 0, 4), Point(0.5, 3, 1, 4))


def test_what_should_be_clarified_is_neither_risk_nor_coverage() -> None:
    """A question to clarify has no right answer, so it is left out of the curve and of its total."""
    questions = [scored(0.9, right=True, answered=True), scored(0.9, right=True, demand=Demand.CLARIFY, answered=True)]
    assert curve(questions) == (Point(0.9, 1, 0, 1),)
    assert in_force(questions) == Point(None, 1, 0, 1)


def test_pointing_elsewhere_is_no_risk_where_no_answer_is_right() -> None:
    """Any other entry is wrong for a question that must not be answered."""
    elsewhere = replace(scored(0.9, right=True, demand=Demand.NO_ANSWER), best="bot-egen-sag")
    assert curve([elsewhere])[0].wrong == 0
    assert curve([replace(elsewhere, best="a")])[0].wrong == 1


@given(questions=QUESTIONS)
def test_the_curve_only_ever_adds_answers(questions: list[Scored]) -> None:
    """A lower threshold answers more, never fewer, and the mean risk lies between the lowest and the highest risk."""
    points = curve(questions)
    thresholds = [point.threshold or 0.0 for point in points]
    assert thresholds == sorted(set(thresholds), reverse=True)
    counts = [(point.answered, point.wrong) for point in points]
    assert counts == sorted(counts)
    assert all(point.wrong <= point.answered <= point.questions for point in points)
    mean = mean_risk(points)
    if mean is not None:
        assert min(point.risk for point in points) - 1e-9 <= mean <= max(point.risk for point in points) + 1e-9


def test_the_tables_pick_points_of_the_curve() -> None:
    """A coverage takes the first point that reaches it, a risk the widest point that keeps to it."""
    points = (Point(0.9, 2, 0, 10), Point(0.8, 4, 1, 10), Point(0.7, 8, 1, 10), Point(0.6, 9, 3, 10))
    assert at_coverages(points, (0.1, 0.2, 0.5, 1.0)) == (points[0], points[2])
    assert within_risk(points, 0.2) == points[2]
    assert within_risk(points[1:2], 0.2) is None
    assert mean_risk(points[:2]) == pytest.approx((2 * 0 + 2 * 0.25) / 4)
    assert mean_risk(()) is None


@given(questions=QUESTIONS, title=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C"])))
@settings(max_examples=30)
def test_the_chart_is_svg_that_stays_within_its_frame(questions: list[Scored], title: str) -> None:
    """Whatever the figures and the title, the chart is well-formed and nothing is drawn outside the axes."""
    svg = ET.fromstring(draw(curve(questions), in_force(questions), title=title))  # noqa: S314 - our own document
    assert svg.findtext(f"{SVG}title") == f"Risk and coverage: {title}"
    line = svg.find(f"{SVG}polyline")
    dot = svg.find(f"{SVG}circle")
    assert line is not None
    assert dot is not None
    places = [tuple(map(float, place.split(","))) for place in line.get("points", "").split()]
    for x, y in [*places, (float(dot.get("cx", "nan")), float(dot.get("cy", "nan")))]:
        assert 70 <= x <= 690
        assert 50 <= y <= 380


def test_a_leap_at_the_start_is_cut_off() -> None:
    """One wrong answer among the first few does not set the scale of all others; its peak lies on the frame."""
    svg = ET.fromstring(draw((Point(1.0, 1, 1, 100), Point(0.9, 60, 3, 100)), Point(None, 60, 3, 100), title="t"))  # noqa: S314
    line = svg.find(f"{SVG}polyline")
    assert line is not None
    assert line.get("points") == "76.2,50.0 442.0,50.0"


def test_the_chart_places_a_point_by_its_coverage_and_risk() -> None:
    """Half of the questions with 5 % wrong answers lie in the middle, half way up a scale to 10 %."""
    svg = ET.fromstring(draw((Point(0.9, 60, 6, 100),), Point(None, 60, 3, 120), title="t"))  # noqa: S314
    dot = svg.find(f"{SVG}circle")
    assert dot is not None
    assert (dot.get("cx"), dot.get("cy")) == ("380.0", "215.0")
