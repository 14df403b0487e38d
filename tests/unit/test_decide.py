"""The decision table, row by row, and what holds whatever the probabilities are."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.asked import NOTHING_TOLD, Asked
from knowledge.decide import MOST_OPTIONS, choose, decide
from knowledge.decisions import (
    NOT_OUR_SUBJECT,
    PERSON_ENTRY,
    Answer,
    Clarify,
    Decision,
    HandOver,
    Reason,
    Signpost,
    SmallTalk,
)
from knowledge.entries import Availability, Detail, Entry, EntryText, Kind, KnowledgeBase, Language, Status
from knowledge.matching import Candidate, Ranking
from knowledge.policy import Policy

TODAY = date(2026, 11, 25)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
# Thresholds of the tests' own: the table's rules hold for any, and those in force may change.
POLICY = Policy(answer=0.60, clear=0.75, option=0.08, clarify=0.40, signpost=0.40)
PLAIN = Entry("a", "area", "topic", {Language.DA: EntryText("Titel", "Svar.", ("spørgsmål",))})
WITHHELD = {
    "draft": (replace(PLAIN, status=Status.DRAFT), Reason.NOT_VALID),
    "archived": (replace(PLAIN, status=Status.ARCHIVED), Reason.NOT_VALID),
    "not filled in": (replace(PLAIN, local=True), Reason.NOT_FILLED_IN),
    "not yet valid": (replace(PLAIN, valid_from=TOMORROW), Reason.NOT_VALID),
    "no longer valid": (replace(PLAIN, valid_to=YESTERDAY), Reason.NOT_VALID),
    "review overdue": (replace(PLAIN, review_by=YESTERDAY), Reason.REVIEW_OVERDUE),
}


def _base(*entries: Entry) -> KnowledgeBase:
    return KnowledgeBase({entry.slug: entry for entry in entries})


def _decide(
    *probabilities: float,
    first: Entry = PLAIN,
    kinds: tuple[Kind, ...] = (),
    policy: Policy = POLICY,
    asked: Asked = NOTHING_TOLD,
) -> Decision:
    """The decision for candidates a, b, c, ... of these probabilities; `first` is a, the others are plain answers."""
    others = [
        replace(PLAIN, slug=slug, kind=kind)
        for slug, kind in itertools.zip_longest("bcdefgh", kinds, fillvalue=Kind.ANSWER)
    ]
    candidates = tuple(itertools.starmap(Candidate, zip("abcdefgh", probabilities, strict=False)))
    return decide(Ranking(candidates), _base(first, *others), TODAY, policy, asked)[0]


def test_without_content_nothing_is_understood() -> None:
    """A text with nothing to judge by hands over, however likely its candidates look."""
    ranking = Ranking((Candidate("a", 0.99),), informative=False)
    assert decide(ranking, _base(PLAIN), TODAY, POLICY)[0] == HandOver(Reason.NOT_UNDERSTOOD)


def test_without_candidates_nothing_is_understood() -> None:
    """No candidate, or none that the knowledge base still has, hands over."""
    assert decide(Ranking(()), _base(PLAIN), TODAY, POLICY)[0] == HandOver(Reason.NOT_UNDERSTOOD)
    gone = Ranking((Candidate("gone", 0.99),))
    assert decide(gone, _base(PLAIN), TODAY, POLICY)[0] == HandOver(Reason.NOT_UNDERSTOOD)


def test_an_entry_that_is_gone_does_not_stand_in_the_way() -> None:
    """A candidate that staff have taken out is passed over for the next."""
    ranking = Ranking((Candidate("gone", 0.9), Candidate("a", 0.7)))
    assert decide(ranking, _base(PLAIN), TODAY, POLICY)[0] == Answer("a")


@pytest.mark.parametrize(
    ("probabilities", "expected"),
    [
        ((0.60,), Answer("a")),
        ((0.59,), Clarify(("a",))),
        ((0.60, 0.19), Answer("a")),
        ((0.60, 0.21), Clarify(("a", "b"))),
        ((0.72, 0.14, 0.14), Clarify(("a", "b", "c"))),
        ((0.59, 0.07), Clarify(("a",))),
        ((0.30, 0.10), Clarify(("a", "b"))),
        ((0.30, 0.09), HandOver(Reason.UNSURE)),
        ((0.20, 0.12, 0.08), Clarify(("a", "b", "c"))),
        ((0.25, 0.25, 0.25, 0.25), Clarify(("a", "b", "c"))),
        ((0.20, 0.10, 0.09, 0.09), HandOver(Reason.UNSURE)),
        ((0.07, 0.07, 0.07, 0.07, 0.07, 0.07), HandOver(Reason.UNSURE)),
        ((0.05,), HandOver(Reason.UNSURE)),
        ((0.0,), HandOver(Reason.UNSURE)),
    ],
)
def test_the_thresholds_of_the_table(probabilities: tuple[float, ...], expected: Decision) -> None:
    """Answer, clarification and hand-over begin exactly where the policy says."""
    assert _decide(*probabilities) == expected


def test_other_thresholds_give_other_decisions() -> None:
    """The thresholds are the policy's, not the code's."""
    assert _decide(0.59, policy=replace(POLICY, answer=0.5)) == Answer("a")
    assert _decide(0.9, 0.1, policy=replace(POLICY, clear=0.95)) == Clarify(("a", "b"))
    assert _decide(0.3, 0.09, policy=replace(POLICY, clarify=0.38)) == Clarify(("a", "b"))
    assert _decide(0.45, 0.05, policy=replace(POLICY, option=0.05)) == Clarify(("a", "b"))


def test_danger_is_no_choice_where_it_is_hardly_meant() -> None:
    """A signpost is offered from a threshold of its own, whatever is enough for other entries."""
    careful = replace(POLICY, urgent_option=0.15)
    assert _decide(0.45, 0.15, kinds=(Kind.SIGNPOST,), policy=careful) == Clarify(("a", "b"))
    assert _decide(0.45, 0.14, kinds=(Kind.SIGNPOST,), policy=careful) == Clarify(("a",))


def test_danger_is_less_of_a_choice_where_it_was_listened_for_in_vain() -> None:
    """Who tells of a stolen purse is asked which card was in it, and is not offered a helpline that hardly fits."""
    entries = _base(replace(PLAIN, slug="a", kind=Kind.SIGNPOST), replace(PLAIN, slug="b"))
    harmless = Asked(harmless=True)
    for likely, offered in ((POLICY.harmless_option, ("b", "a")), (POLICY.harmless_option - 0.01, ("b",))):
        ranking = Ranking((Candidate("b", 0.4), Candidate("a", likely)))
        assert decide(ranking, entries, TODAY, POLICY, harmless)[0] == Clarify(offered)
        assert decide(ranking, entries, TODAY, POLICY)[0] == Clarify(("b", "a"))


def test_danger_alone_is_a_choice_only_where_it_would_have_been_served() -> None:
    """Regression: "jeg er mor til fire" brought two helplines as the only choices."""
    entries = _base(*(replace(PLAIN, slug=slug, kind=Kind.SIGNPOST) for slug in "ab"))
    for likely, decision in ((POLICY.signpost, Clarify(("a",))), (POLICY.signpost - 0.01, HandOver(Reason.UNSURE))):
        ranking = Ranking((Candidate("a", likely), Candidate("b", 0.22)))
        assert decide(ranking, entries, TODAY, POLICY, Asked(harmless=True))[0] == decision
    assert decide(ranking, entries, TODAY, POLICY)[0] == Clarify(("a", "b"))


def test_what_is_offered_to_who_asks_of_another_town_is_not_what_they_asked_for() -> None:
    """However likely it is."""
    for likely in (0.5, 0.95):
        assert _decide(likely, asked=Asked(another_town=True)) == Clarify(("a",), lacks_detail=True)
    assert _decide(0.5) == Clarify(("a",))


ASKED = Asked(details=frozenset({Detail.AMOUNT}))


def _asked(*candidates: tuple[str, float], details: dict[str, tuple[Detail, ...] | None]) -> Decision:
    """The decision where an amount is asked for and the entries give `details`."""
    entries = [replace(PLAIN, slug=slug, details=given) for slug, given in details.items()]
    ranking = Ranking(tuple(itertools.starmap(Candidate, candidates)))
    return decide(ranking, _base(*entries), TODAY, POLICY, ASKED)[0]


@pytest.mark.parametrize("details", [None, (Detail.AMOUNT,), (Detail.PRICE, Detail.AMOUNT), (Detail.ANY,)])
def test_an_entry_that_gives_what_is_asked_for_answers(details: tuple[Detail, ...] | None) -> None:
    """The detail is given, or any is, or nobody has said which are: the likely entry is the answer."""
    assert _asked(("a", 0.9), details={"a": details}) == Answer("a")


@pytest.mark.parametrize("details", [(), (Detail.PRICE,)])
def test_an_entry_that_lacks_what_is_asked_for_is_only_offered(details: tuple[Detail, ...]) -> None:
    """However likely the topic, an answer without the detail is not given as if it had it."""
    assert _asked(("a", 0.99), details={"a": details}) == Clarify(("a",), lacks_detail=True)


def test_an_example_word_for_word_is_answered_whatever_it_asks_for() -> None:
    """Staff have said that this very question belongs to the entry."""
    assert _asked(("a", 1.0), details={"a": ()}) == Answer("a")


def test_what_a_person_answers_is_held_back_for_a_detail_too() -> None:
    """Its text is read until a person answers, and tells as little of the detail as an answer would."""
    handed = replace(PLAIN, hands_over=True)
    ranking = Ranking((Candidate("a", 0.9),))
    lacking = decide(ranking, _base(replace(handed, details=())), TODAY, POLICY, ASKED)[0]
    assert lacking == Clarify(("a",), lacks_detail=True)
    for details in (None, (Detail.AMOUNT,)):
        given = decide(ranking, _base(replace(handed, details=details)), TODAY, POLICY, ASKED)[0]
        assert given == HandOver(Reason.NEEDS_PERSON, "a")


def test_only_what_the_citizen_would_read_is_held_back_for_a_detail() -> None:
    """What is withheld, urges or chats is served as ever: it claims to give no detail."""
    for entry, expected in [
        (replace(PLAIN, local=True), HandOver(Reason.NOT_FILLED_IN, "a")),
        (replace(PLAIN, kind=Kind.SIGNPOST), Signpost("a")),
        (replace(PLAIN, kind=Kind.SMALL_TALK), SmallTalk("a")),
    ]:
        ranking = Ranking((Candidate("a", 0.9),))
        assert decide(ranking, _base(replace(entry, details=())), TODAY, POLICY, ASKED)[0] == expected


def test_what_lacks_the_detail_is_offered_beside_the_other_likely_entries() -> None:
    """The entry that gives the detail may be the one that was meant, however unlikely it looked."""
    details: dict[str, tuple[Detail, ...] | None] = {"a": (), "b": (Detail.AMOUNT,)}
    assert _asked(("a", 0.8), ("b", 0.1), details=details) == Clarify(("a", "b"), lacks_detail=True)


def test_the_trace_names_the_detail_that_is_missing() -> None:
    """Staff can see why a sure match was not the answer."""
    _, why = decide(Ranking((Candidate("a", 0.9),)), _base(replace(PLAIN, details=())), TODAY, POLICY, ASKED)
    assert why.startswith("a 0.90 reaches 0.60")
    assert "but does not give: amount" in why


def test_a_word_of_its_own_asks_for_more() -> None:
    """Where the best entry never uses a telling word of the question, it is answered from a higher threshold on."""
    policy, strange = replace(POLICY, strange=0.8), Asked(strange=("koere",))
    for probability, expected in [(0.80, Answer("a")), (0.79, Clarify(("a",))), (1.0, Answer("a"))]:
        ranking = Ranking((Candidate("a", probability),))
        assert decide(ranking, _base(PLAIN), TODAY, policy, strange)[0] == expected
        assert decide(ranking, _base(PLAIN), TODAY, policy)[0] == Answer("a")
    _, why = decide(Ranking((Candidate("a", 0.7),)), _base(PLAIN), TODAY, policy, strange)
    assert "strange to the best: koere" in why


def test_another_kind_of_the_entrys_subject_is_asked_back() -> None:
    """Unless the best is nearly certain, or leads elsewhere."""
    asked = Asked(other_kinds=("foertidspension",))
    likely = POLICY.other_kind - 0.01
    assert _decide(likely, asked=asked) == Clarify(("a",))
    assert _decide(POLICY.other_kind, asked=asked) == Answer("a")
    assert _decide(likely, first=replace(PLAIN, details=(Detail.ANY,)), asked=asked) == Answer("a")
    _, why = decide(Ranking((Candidate("a", likely),)), _base(PLAIN), TODAY, POLICY, asked)
    assert "strange to the best: foertidspension" in why


def test_an_urgent_entry_needs_less() -> None:
    """A signpost is served from its own, lower threshold on, however near the second is."""
    urgent = replace(PLAIN, kind=Kind.SIGNPOST)
    assert _decide(0.40, 0.39, first=urgent) == Signpost("a")
    assert _decide(0.39, 0.39, first=urgent) == Clarify(("a", "b"))


def test_a_signpost_is_offered_where_no_danger_is_heard() -> None:
    """What only resembles danger in its words gets no emergency text, however likely, unless it is an example of it."""
    urgent = replace(PLAIN, kind=Kind.SIGNPOST)
    assert _decide(0.99, first=urgent, asked=Asked(harmless=True)) == Clarify(("a",))
    assert _decide(1.0, first=urgent, asked=Asked(harmless=True)) == Signpost("a")
    assert _decide(0.99, asked=Asked(harmless=True)) == Answer("a")


def test_an_urgent_entry_is_served_past_its_review_date() -> None:
    """In an emergency a number that waits for its check is better than none: surely matched, or picked."""
    urgent = replace(PLAIN, kind=Kind.SIGNPOST, review_by=YESTERDAY)
    assert _decide(0.9, first=urgent) == Signpost("a")
    assert choose(urgent, TODAY)[0] == Signpost("a")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (PLAIN, Answer("a")),
        (replace(PLAIN, offers_person=True), Answer("a")),
        (replace(PLAIN, kind=Kind.SMALL_TALK), SmallTalk("a")),
        (replace(PLAIN, hands_over=True), HandOver(Reason.NEEDS_PERSON, "a")),
        (replace(PLAIN, kind=Kind.SIGNPOST), Signpost("a")),
    ],
)
def test_the_entry_says_how_it_is_served(entry: Entry, expected: Decision) -> None:
    """What a sure match or a choice leads to is the entry's kind, or a person where a person is the right answer."""
    assert _decide(0.9, first=entry) == expected
    assert choose(entry, TODAY)[0] == expected


def test_asking_for_a_person_is_understood_as_such() -> None:
    """The entry for "I want to talk to a person" hands over with its own reason."""
    person = replace(PLAIN, slug=PERSON_ENTRY, hands_over=True)
    ranking = Ranking((Candidate(PERSON_ENTRY, 0.9),))
    expected = HandOver(Reason.ASKED_FOR_PERSON, PERSON_ENTRY)
    assert decide(ranking, _base(person), TODAY, POLICY)[0] == expected
    assert choose(person, TODAY)[0] == expected


@pytest.mark.parametrize(("entry", "reason"), WITHHELD.values(), ids=WITHHELD)
@pytest.mark.parametrize("kind", [Kind.ANSWER, Kind.SMALL_TALK])
def test_an_entry_that_may_not_be_served_hands_over(entry: Entry, reason: Reason, kind: Kind) -> None:
    """A withheld entry hands over and says why, matched or picked."""
    entry = replace(entry, kind=kind)
    assert _decide(0.9, first=entry) == HandOver(reason, "a")
    assert choose(entry, TODAY)[0] == HandOver(reason, "a")


@pytest.mark.parametrize("name", ["draft", "archived", "not filled in", "not yet valid", "no longer valid"])
@pytest.mark.parametrize("probability", [0.45, 0.9])
def test_an_urgent_entry_is_withheld_for_every_other_reason(name: str, probability: float) -> None:
    """Only the review date gives way to an emergency: a draft or an outdated number is never served, however likely."""
    entry, reason = WITHHELD[name]
    urgent = replace(entry, kind=Kind.SIGNPOST)
    assert _decide(probability, first=urgent) == HandOver(reason, "a")
    assert choose(urgent, TODAY)[0] == HandOver(reason, "a")


def test_that_it_is_no_subject_of_ours_is_no_option() -> None:
    """Regression: "fortæl en vittighed" was asked back with "Det kan jeg ikke svare på" as the only choice."""
    entry = replace(PLAIN, slug=NOT_OUR_SUBJECT)
    likely = Ranking((Candidate(entry.slug, 0.45), Candidate("a", 0.01)))
    unlikely = Ranking((Candidate(entry.slug, 0.35), Candidate("a", 0.01)))
    between = Ranking((Candidate(entry.slug, 0.45), Candidate("a", 0.40)))
    assert decide(likely, _base(entry, PLAIN), TODAY, POLICY)[0] == Answer(NOT_OUR_SUBJECT)
    assert decide(unlikely, _base(entry, PLAIN), TODAY, POLICY)[0] == HandOver(Reason.UNSURE)
    assert decide(between, _base(entry, PLAIN), TODAY, POLICY)[0] == Clarify(("a",))


def test_what_belongs_elsewhere_is_told_where_it_belongs() -> None:
    """Who asks for another part of the municipality is not asked back "anything else in the municipality?".

    Unless another answer may be meant as well, or danger may be heard.
    """
    entry = replace(PLAIN, slug="elsewhere", details=(Detail.ANY,))
    danger = replace(PLAIN, slug="danger", kind=Kind.SIGNPOST)

    def decided(*others: tuple[str, float], asked: Asked = NOTHING_TOLD) -> Decision:
        candidates = (Candidate("elsewhere", 0.45), *(Candidate(slug, probability) for slug, probability in others))
        return decide(Ranking(candidates), _base(entry, PLAIN, danger), TODAY, POLICY, asked)[0]

    assert decided(("a", 0.02)) == Answer("elsewhere")
    assert decided(("a", 0.3)) == Clarify(("elsewhere", "a"))
    assert decided(("danger", 0.15)) == Clarify(("elsewhere", "danger"))
    assert decided(("danger", 0.15), asked=Asked(harmless=True)) == Answer("elsewhere")


def test_small_talk_is_no_option() -> None:
    """Small talk is left out of a clarification, and what is left must still reach the thresholds."""
    assert _decide(0.4, 0.3, 0.2, kinds=(Kind.SMALL_TALK,)) == Clarify(("a", "c"))
    assert _decide(0.3, 0.4, kinds=(Kind.SMALL_TALK,)) == HandOver(Reason.UNSURE)


def test_the_reason_names_entry_and_probability() -> None:
    """The trace says which entry was meant, how likely it was and why it was withheld."""
    entry, _ = WITHHELD["review overdue"]
    _, why = decide(Ranking((Candidate("a", 0.913),)), _base(entry), TODAY, POLICY)
    assert "a 0.91" in why
    assert "review_overdue" in why
    assert choose(PLAIN, TODAY)[1] == "a was chosen"


ENTRIES = st.builds(
    replace,
    st.just(PLAIN),
    kind=st.sampled_from(Kind),
    status=st.sampled_from(Status),
    valid_from=st.sampled_from([None, TODAY, TOMORROW]),
    valid_to=st.sampled_from([None, YESTERDAY, TODAY]),
    review_by=st.sampled_from([None, YESTERDAY, TODAY]),
    local=st.booleans(),
    hands_over=st.booleans(),
)


@st.composite
def situations(draw: st.DrawFn) -> tuple[KnowledgeBase, Ranking]:
    """Up to six entries of every make, and a ranking of them with coarse probabilities, so that ties are common."""
    slugs = "abcdef"[: draw(st.integers(1, 6))]
    base = _base(*(replace(draw(ENTRIES), slug=slug) for slug in slugs))
    weights = draw(st.lists(st.integers(0, 20), min_size=len(slugs), max_size=len(slugs)))
    total = max(20, sum(weights))
    ranked = sorted(zip(weights, slugs, strict=True), key=lambda each: (-each[0], each[1]))
    candidates = tuple(Candidate(slug, weight / total) for weight, slug in ranked)
    return base, Ranking(candidates, informative=draw(st.booleans()))


@given(situation=situations())
def test_only_what_may_be_served_is_served(situation: tuple[KnowledgeBase, Ranking]) -> None:
    """Whatever the probabilities, an entry that is served may be served today; only an emergency may await review."""
    base, ranking = situation
    decision, _ = decide(ranking, base, TODAY, POLICY)
    if isinstance(decision, Answer | SmallTalk):
        assert base[decision.entry].availability(TODAY) is Availability.SERVED
    if isinstance(decision, Signpost):
        assert base[decision.entry].availability(TODAY) in {Availability.SERVED, Availability.REVIEW_OVERDUE}


@given(situation=situations())
def test_an_answer_is_likely_and_clear(situation: tuple[KnowledgeBase, Ranking]) -> None:
    """An answer is the best candidate, reaches the answer threshold, and has most of what there is."""
    base, ranking = situation
    decision, _ = decide(ranking, base, TODAY, POLICY)
    if isinstance(decision, Answer | SmallTalk):
        best = ranking.candidates[0]
        assert decision.entry == best.entry
        assert best.probability >= POLICY.answer
        assert best.probability >= POLICY.clear * sum(each.probability for each in ranking.candidates)


@given(situation=situations())
def test_a_clarification_has_few_different_likely_options(situation: tuple[KnowledgeBase, Ranking]) -> None:
    """A clarification offers one to three different entries, none of them unlikely or small talk, of a likely whole."""
    base, ranking = situation
    decision, _ = decide(ranking, base, TODAY, POLICY)
    if isinstance(decision, Clarify):
        probability = {candidate.entry: candidate.probability for candidate in ranking.candidates}
        assert 1 <= len(decision.options) <= MOST_OPTIONS
        assert len(set(decision.options)) == len(decision.options)
        assert all(probability[option] >= POLICY.option for option in decision.options)
        assert sum(probability[option] for option in decision.options) >= POLICY.clarify
        assert all(base[option].kind is not Kind.SMALL_TALK for option in decision.options)


@given(situation=situations(), data=st.data())
def test_the_order_of_ties_changes_no_answer(situation: tuple[KnowledgeBase, Ranking], data: st.DataObject) -> None:
    """Candidates of the same probability may come in any order without making or unmaking an answer."""
    base, ranking = situation
    ties = [
        data.draw(st.permutations(list(group)))
        for _, group in itertools.groupby(ranking.candidates, key=lambda candidate: candidate.probability)
    ]
    shuffled = replace(ranking, candidates=tuple(itertools.chain.from_iterable(ties)))
    decision, other = (decide(each, base, TODAY, POLICY)[0] for each in (ranking, shuffled))
    if isinstance(decision, Answer | SmallTalk):
        assert other == decision


@given(situation=situations())
def test_what_is_not_understood_offers_no_entry(situation: tuple[KnowledgeBase, Ranking]) -> None:
    """Without content there is no guess at an entry."""
    base, ranking = situation
    decision, why = decide(replace(ranking, informative=False), base, TODAY, POLICY)
    assert decision == HandOver(Reason.NOT_UNDERSTOOD)
    assert why
