"""The judge: redaction first, then language, then matching and the decision, each with its trace."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.building import build_judge, vocabulary
from knowledge.decisions import NOT_OUR_SUBJECT, Answer, Clarify, Decision, HandOver, Reason, Refuse, SmallTalk
from knowledge.entries import Entry, EntryText, Kind, KnowledgeBase, Language, Status
from knowledge.guard import MASK, without_masks
from knowledge.judge import LONGEST_QUESTION, Judge
from knowledge.matching import Candidate, Ranking
from knowledge.policy import Policy
from knowledge.reading.said_to_us.courtesies import GREETING
from knowledge.reading.wording import read_wording

TODAY = date(2026, 11, 25)


@dataclass
class FixedMatcher:
    """A matcher that gives one ranking for everything and remembers what it was asked."""

    ranking: Ranking
    asked: list[str] = field(default_factory=list)

    def rank(self, question: str) -> Ranking:
        """The ranking, whatever the question."""
        self.asked.append(question)
        return self.ranking


def _entry(slug: str, title: str, *examples: str, english: tuple[str, ...] = (), kind: Kind = Kind.ANSWER) -> Entry:
    texts = {Language.DA: EntryText(title, f"Svar om {title}.", examples)}
    if english:
        texts[Language.EN] = EntryText(english[0], f"Answer about {english[0]}.", english)
    return Entry(slug, "area", "topic", texts, kind=kind)


ENTRIES = (
    _entry(
        "pas-pris",
        "Pris på pas",
        "hvad koster et pas",
        "hvor dyrt er et nyt pas",
        "prisen på et pas til voksne",
        "skal jeg betale for mit pas",
        english=("passport price", "how much is a passport", "what does a new passport cost"),
    ),
    _entry(
        "laan-bog",
        "Lån af bøger",
        "hvordan låner jeg en bog",
        "hvor mange bøger må man låne",
        "låne bøger på biblioteket",
        "hvor længe må jeg beholde en bog",
        english=("borrow books", "how do I borrow a book", "how many books may I borrow"),
    ),
    _entry("flytning", "Flytning", "jeg skal flytte", "melde flytning til kommunen", "ny adresse i folkeregisteret"),
    _entry("sundhedskort", "Sundhedskort", "mit gule kort er væk", "nyt sundhedskort", "bestille sundhedskort"),
    _entry("hilsen", "Hej", "hej", "goddag", "godmorgen", kind=Kind.SMALL_TALK),
)
KNOWLEDGE = KnowledgeBase({entry.slug: entry for entry in ENTRIES})
SURE = Ranking((Candidate("pas-pris", 0.9), Candidate("laan-bog", 0.05)), notes=("spelling: passs -> pas",))


@pytest.fixture
def matcher() -> FixedMatcher:
    """A matcher that is sure of the passport's price."""
    return FixedMatcher(SURE)


@pytest.fixture
def judge(matcher: FixedMatcher) -> Judge:
    """A judge over the fixed matcher."""
    return Judge(KNOWLEDGE, matcher, vocabulary=vocabulary(KNOWLEDGE))


@pytest.fixture(scope="module")
def built() -> Judge:
    """A judge whose matcher is built from the entries, on lexical evidence alone."""
    return build_judge(KNOWLEDGE, embedder="none", cache=None)


def test_a_judgement_holds_the_decision_and_its_trace(judge: Judge) -> None:
    """Question, language, decision, candidates, reason and notes all reach the trace."""
    judgement = judge.judge("hvad koster et passs", today=TODAY)
    assert judgement.question == "hvad koster et passs"
    assert judgement.language is Language.DA
    assert judgement.foreign is None
    assert judgement.decision == Answer("pas-pris")
    assert judgement.candidates == SURE.candidates
    assert judgement.notes == SURE.notes
    assert "pas-pris 0.90" in judgement.reason


def test_personal_data_stops_the_judging(judge: Judge, matcher: FixedMatcher) -> None:
    """A text with a personal number is refused before the matcher sees it, and the number is nowhere in the result."""
    judgement = judge.judge("mit cpr er 010190-1234, hvad koster et pas", today=TODAY)
    assert judgement.decision == Refuse(("cpr",))
    assert judgement.question == f"mit cpr er {MASK}, hvad koster et pas"
    assert judgement.language is Language.DA
    assert matcher.asked == []
    assert "1234" not in repr(judgement)


def test_a_refusal_comes_in_the_citizens_language(judge: Judge) -> None:
    """An English text is refused in English, and personal data go before another language."""
    english = judge.judge("my number is 010190-1234, how much is a passport", today=TODAY)
    assert english.language is Language.EN
    polish = judge.judge("mój numer to 010190-1234, jak odnowić paszport dziecka", today=TODAY)
    assert polish.decision == Refuse(("cpr",))


def test_another_language_hands_over(judge: Judge, matcher: FixedMatcher) -> None:
    """A text that is certainly in a third language is not matched; the reply is in English, whatever the chat's."""
    judgement = judge.judge("как продлить паспорт", today=TODAY, pinned=Language.DA)
    assert judgement.decision == HandOver(Reason.OTHER_LANGUAGE)
    assert judgement.foreign == "ru"
    assert judgement.language is Language.EN
    assert "ru" in judgement.reason
    assert matcher.asked == []


@pytest.mark.parametrize(("text", "pinned"), [("parking price", Language.DA), ("koster parking", Language.EN)])
def test_one_word_changes_no_language_in_which_something_was_asked(judge: Judge, text: str, pinned: Language) -> None:
    """It does at the beginning of a chat, where nothing but the telephone's language speaks against it."""
    assert judge.judge(text, today=TODAY, pinned=pinned).language is pinned
    assert judge.judge(text, today=TODAY, pinned=pinned, settled=False).language is not pinned


@pytest.mark.parametrize(
    ("text", "pinned", "said_in"), [("tak", "en", "da"), ("thanks", "da", "en"), ("ok", "en", "en")]
)
def test_a_courtesy_is_returned_in_its_language_and_changes_no_chats(text: str, pinned: str, said_in: str) -> None:
    """What everybody says is answered in the chat's language."""
    talk = _entry(GREETING, "Hej", "hej", kind=Kind.SMALL_TALK)
    courteous = Judge(KnowledgeBase({GREETING: talk}), FixedMatcher(Ranking((), informative=False)))
    judgement = courteous.judge(text, today=TODAY, pinned=Language(pinned))
    assert judgement.language is Language(said_in)
    assert judgement.lasting is (pinned == said_in)


def test_a_text_in_a_third_language_changes_no_chats(judge: Judge) -> None:
    """It is answered in that language or English, and the chat goes on in its own."""
    judgement = judge.judge("gdzie jest borgerservice", today=TODAY, pinned=Language.DA)
    assert (judgement.foreign, judgement.lasting) == ("pl", False)


@pytest.mark.parametrize(
    ("text", "pinned", "expected"),
    [
        ("how much is a passport please", None, Language.EN),
        ("hvad koster et pas", None, Language.DA),
        ("12", None, Language.DA),
        ("12", Language.EN, Language.EN),
        ("ok", Language.EN, Language.EN),
        ("passport", None, Language.EN),
        ("passport", Language.DA, Language.DA),
        ("hvad koster et pas til mit barn", Language.EN, Language.DA),
        ("how much is a passport for my child", Language.DA, Language.EN),
    ],
)
def test_the_reply_is_in_the_language_of_the_text(
    judge: Judge, text: str, pinned: Language | None, expected: Language
) -> None:
    """A clear text decides the language, an unclear one keeps the chat's, and a first unclear one gets Danish."""
    assert judge.judge(text, today=TODAY, pinned=pinned).language is expected


def test_the_matcher_gets_what_was_typed(judge: Judge, matcher: FixedMatcher) -> None:
    """A question of the longest length is matched as it is."""
    question = "æ" * LONGEST_QUESTION
    judge.judge(question, today=TODAY)
    assert matcher.asked == [question]


def test_a_letter_is_judged_without_its_greeting_and_name(judge: Judge, matcher: FixedMatcher) -> None:
    """Who signs asks for no more than who does not; the trace keeps the whole."""
    letter = "Hej med jer\nHvad koster et pas?\nMvh Lis"
    assert judge.judge(letter, today=TODAY).question == letter
    assert matcher.asked[-1] == "Hvad koster et pas?"


def test_an_example_that_is_a_letter_is_its_entrys_question() -> None:
    """What staff have written as an example is known as it stands, with its greeting."""
    matcher = FixedMatcher(Ranking((Candidate("pas", 1.0),)))
    judge = Judge(KNOWLEDGE, matcher)
    judge.judge("Goddag. Hvad koster et pas?", today=TODAY)
    assert set(matcher.asked) == {"Goddag. Hvad koster et pas?"}


def test_a_long_text_is_judged_by_its_beginning_and_end(judge: Judge, matcher: FixedMatcher) -> None:
    """Of a longer text the matcher gets both ends, while the trace keeps the whole."""
    question = "hvad " + "koster " * 300 + "pas"
    judgement = judge.judge(question, today=TODAY)
    asked, *_ = matcher.asked
    assert len(asked) == LONGEST_QUESTION + 1
    assert asked.startswith("hvad koster")
    assert asked.endswith("koster pas")
    assert judgement.question == question


def test_the_policy_is_the_judges(matcher: FixedMatcher) -> None:
    """A stricter policy hands over what another would answer."""
    strict = Judge(KNOWLEDGE, matcher, Policy(answer=0.95, clarify=1.0))
    assert strict.judge("hvad koster et pas", today=TODAY).decision == HandOver(Reason.UNSURE)


def test_the_day_counts(matcher: FixedMatcher) -> None:
    """The same question is answered before an entry's last day is over, and handed over after it."""
    ending = Entry("pas-pris", "area", "topic", ENTRIES[0].texts, valid_to=TODAY)
    judge = Judge(KnowledgeBase({"pas-pris": ending}), matcher)
    assert judge.judge("pas", today=TODAY).decision == Answer("pas-pris")
    assert judge.judge("pas", today=date(2026, 11, 26)).decision == HandOver(Reason.NOT_VALID, "pas-pris")


def test_a_trouble_that_is_nobodys_here_is_no_subject_of_ours(matcher: FixedMatcher) -> None:
    """Whatever it is near to, no heat at home is told so, but for an example of an entry; in the house it is ours."""
    ours = _entry(NOT_OUR_SUBJECT, "Det kan jeg ikke svare på", "kender du en vits")
    judge = Judge(KnowledgeBase({entry.slug: entry for entry in (*ENTRIES, ours)}), matcher)

    def decided(text: str) -> Decision:
        return judge.judge(text, today=TODAY).decision

    assert decided("der er ingen varme i min lejlighed") == Answer(NOT_OUR_SUBJECT)
    assert decided("der er ingen varme på biblioteket") == Answer("pas-pris")
    matcher.ranking = Ranking((Candidate("pas-pris", 1.0),))
    assert decided("der er ingen varme i min lejlighed") == Answer("pas-pris")


def test_a_picked_entry_is_served_with_what_led_there(judge: Judge, matcher: FixedMatcher) -> None:
    """A choice is served without matching, in the chat's language, and keeps the question that led to it."""
    judgement = judge.choose("hilsen", question="hej med jer", today=TODAY, language=Language.EN)
    assert judgement.decision == SmallTalk("hilsen")
    assert judgement.question == "hej med jer"
    assert judgement.language is Language.EN
    assert "hilsen" in judgement.reason
    assert matcher.asked == []


def test_picking_what_is_not_there_is_an_error(judge: Judge) -> None:
    """Whoever lets a citizen pick must know that the entry exists."""
    with pytest.raises(KeyError):
        judge.choose("gone", question="", today=TODAY, language=Language.DA)


@given(text=st.text(max_size=300))
def test_any_text_is_judged(text: str) -> None:
    """No text is too odd to be judged; what was matched is what the trace shows, never the raw text of a number."""
    matcher = FixedMatcher(SURE)
    judgement = Judge(KNOWLEDGE, matcher).judge(text, today=TODAY)
    assert all(asked in without_masks(judgement.question) for asked in matcher.asked)
    assert bool(matcher.asked) == (not isinstance(judgement.decision, Refuse) and judgement.foreign is None)


def test_masks_are_not_part_of_the_question() -> None:
    """The matcher sees the question without what was masked in it, which is no word of the citizen's."""
    matcher = FixedMatcher(SURE)
    judgement = Judge(KNOWLEDGE, matcher).judge("ring på 56 20 30 00 om mit pas", today=TODAY)
    assert judgement.question == "ring på [telefon] om mit pas"
    assert matcher.asked == ["ring på om mit pas"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("hvad koster et pas", "pas-pris"),
        ("Hvad koster et nyt pas?", "pas-pris"),
        ("how much is a new passport", "pas-pris"),
        ("hvordan låner jeg bøger", "laan-bog"),
    ],
)
def test_a_built_judge_answers_what_it_knows(built: Judge, text: str, slug: str) -> None:
    """Built from entries, the judge finds the entry that a question is about, in either language."""
    judgement = built.judge(text, today=TODAY)
    assert judgement.candidates[0].entry == slug
    assert judgement.decision == Answer(slug) or isinstance(judgement.decision, Clarify)


@pytest.mark.parametrize("text", ["asdf qwer zxcv", "12", "👍", "og det er", ""])
def test_a_built_judge_does_not_guess(built: Judge, text: str) -> None:
    """Gibberish, figures, signs and stop words are not answered."""
    decision = built.judge(text, today=TODAY).decision
    assert isinstance(decision, HandOver | Clarify)
    if isinstance(decision, HandOver):
        assert decision.reason in {Reason.NOT_UNDERSTOOD, Reason.UNSURE}


def test_a_draft_is_unknown_to_a_built_judge() -> None:
    """The matcher is built from published entries only."""
    draft = Entry("hemmelig", "area", "topic", ENTRIES[2].texts, status=Status.DRAFT)
    base = KnowledgeBase({entry.slug: entry for entry in (ENTRIES[0], ENTRIES[1], draft)})
    judgement = build_judge(base, embedder="none", cache=None).judge("jeg skal flytte", today=TODAY)
    assert all(candidate.entry != "hemmelig" for candidate in judgement.candidates)


def test_without_a_published_entry_there_is_no_judge() -> None:
    """A knowledge base of drafts, or an empty one, cannot be built into a judge."""
    draft = Entry("a", "area", "topic", ENTRIES[0].texts, status=Status.DRAFT)
    for base in (KnowledgeBase({}), KnowledgeBase({"a": draft})):
        with pytest.raises(ValueError, match="publish"):
            build_judge(base, embedder="none", cache=None)


def test_the_vocabulary_tells_languages_apart() -> None:
    """Each language has the words of its examples; a word of both is in neither."""
    words = vocabulary(
        KnowledgeBase(
            {"a": _entry("a", "Titel", "hvad er mitid", "er", english=("what is mitid", "mitid"))},
        )
    )
    assert "hvad" in words[Language.DA]
    assert "what" in words[Language.EN]
    assert not any("mitid" in each for each in words.values())


def test_a_strange_word_in_the_story_does_not_take_the_answer_away() -> None:
    """A word that no entry uses speaks against the likeliest where it is asked for, not where it is told beside."""
    told, asked = "Min papegøje skreg hele natten. Hvad koster et pas?", "Hvad koster et papegøje pas?"
    ranking = Ranking((Candidate("pas-pris", 0.65),), words=("papegøje", "skreg", "hvad", "koster", "et", "pas"))
    judge = Judge(KNOWLEDGE, FixedMatcher(ranking), vocabulary=vocabulary(KNOWLEDGE), wording=read_wording(KNOWLEDGE))
    assert judge.judge(told, today=TODAY).decision == Answer("pas-pris")
    assert judge.judge(asked, today=TODAY).decision == Clarify(("pas-pris",))


@dataclass
class EndMatcher:
    """A matcher that ranks a text by its length: a story as a whole, and what is asked at its end."""

    whole: Ranking
    end: Ranking

    def rank(self, question: str) -> Ranking:
        """The ranking of the story, or of its end."""
        return self.whole if len(question) > len(STORY_END) + 120 else self.end


STORY_END = "Hvordan låner jeg så den bog?"
A_STORY = "Min nabo har fået en hund, og den gravede et hul under hækken i går, mens vi drak kaffe. " * 4 + STORY_END
BETWEEN = Ranking((Candidate("pas-pris", 0.45), Candidate("laan-bog", 0.4)))
ANOTHER = Ranking((Candidate("laan-bog", 0.95),))
NONE = Ranking((Candidate("flytning", 0.02),))


@pytest.mark.parametrize(
    ("whole", "end", "expected"),
    [
        (BETWEEN, ANOTHER, Answer("laan-bog")),
        (SURE, ANOTHER, Clarify(("laan-bog", "pas-pris"))),
        (NONE, ANOTHER, Clarify(("laan-bog",))),
        (SURE, SURE, Answer("pas-pris")),
        (BETWEEN, NONE, Clarify(("pas-pris", "laan-bog"))),
    ],
)
def test_the_question_of_a_story_tells_which_entry_is_meant(whole: Ranking, end: Ranking, expected: Decision) -> None:
    """It settles what lies between entries, doubts what the rest of the story looked like, and is asked back alone."""
    judged = Judge(KNOWLEDGE, EndMatcher(whole, end)).judge(A_STORY, today=TODAY)
    assert judged.decision == expected
