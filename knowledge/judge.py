"""The judge: from a citizen's text to a decision with its trace. Used by chats and by `borgerbot ask` alike."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.asked import asked_in
from knowledge.danger import (
    as_heard,
    aside_of,
    gives_way_to_want,
    is_answered,
    is_in_strange_words,
    is_open,
    may_be_mistaken,
    without_fright,
)
from knowledge.decide import choose, decide, is_word_for_word
from knowledge.decisions import NOT_OUR_SUBJECT, Answer, Clarify, Decision, HandOver, Reason, Refuse, SmallTalk
from knowledge.entries import Kind, KnowledgeBase, Language, Status
from knowledge.guard import redact, without_masks
from knowledge.judgement import Judgement
from knowledge.matching import Matcher, Ranking
from knowledge.policy import Policy
from knowledge.reading.asking_part import questions_of_story
from knowledge.reading.elsewhere import is_of_elsewhere
from knowledge.reading.gibberish import is_gibberish, known_share
from knowledge.reading.languages.language import LanguageGuess, Vocabulary, detect
from knowledge.reading.languages.other_languages import courtesy_language, is_thanks_in
from knowledge.reading.letters import without_courtesies
from knowledge.reading.need import tells_of_want
from knowledge.reading.said_to_us.courtesies import GREETING, courtesy_of, is_nod, is_thanks, tells_language
from knowledge.reading.said_to_us.scolding import WRONG_ANSWER, scolds
from knowledge.reading.titles import SEARCH, asks_for_a_title, is_searched
from knowledge.reading.wording import Wording
from knowledge.reply_language import foreign_code, reply_language, told_in
from knowledge.signposts import Alarm, Hunch, Level, Listener, recognise

LONGEST_QUESTION = 1000
"""Characters of a question that are judged; a longer text is judged by its beginning and end."""


@dataclass(frozen=True, slots=True)
class Judge:
    """A knowledge base with the matcher that was built from it; swapped whole when staff publish.

    Attributes:
        knowledge: the entries.
        matcher: ranks them.
        policy: the thresholds.
        vocabulary: words that tell the language.
        listener: hears danger by meaning where no rule recognises it; None leaves it to the rules.
        wording: which words each entry uses, and which are no entry's.
    """

    knowledge: KnowledgeBase
    matcher: Matcher
    policy: Policy = field(default_factory=Policy)
    vocabulary: Vocabulary = field(default_factory=dict)
    listener: Listener | None = None
    wording: Wording = field(default_factory=Wording)
    _signposts: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        signposts = tuple(entry.slug for entry in self.knowledge.published() if entry.kind is Kind.SIGNPOST)
        object.__setattr__(self, "_signposts", signposts)
        # The rules are read now, but for those in other scripts: the first danger must not wait for them.
        recognise("")

    def judge(self, text: str, *, today: date, pinned: Language | None = None, settled: bool = True) -> Judgement:
        """Judge a citizen's text as it was typed.

        Args:
            text: the raw text; it is redacted here before anything else sees it.
            today: the Copenhagen date, for validity and review dates.
            pinned: the chat's language, which an ambiguous text does not change.
            settled: questions were asked in that language, so that only a clear text changes it.
        """
        redaction = redact(text)
        question = redaction.text
        told = without_masks(question)
        guess = detect(told, vocabulary=self.vocabulary)
        gibberish = is_gibberish(told, self.wording.knows)
        alarm, hunch = self._danger(question, guess, gibberish=gibberish)
        if alarm is not None:
            guess = told_in(alarm, guess)
        foreign = foreign_code(guess)
        language = reply_language(guess, foreign, pinned, settled=settled)
        plain = Judgement(question, language, HandOver(Reason.NOT_UNDERSTOOD), personal=redaction.kinds)
        plain = replace(plain, lasting=foreign is None)
        if alarm is not None:
            # Danger goes before everything: a personal number or another language only changes what is said besides.
            decision, reason = choose(self.knowledge[alarm.slug], today)
            why = f"urgent: {reason} by the {alarm.language} rule “{alarm.rule}”"
            return replace(plain, decision=decision, reason=why, foreign=foreign)
        if foreign is None:
            if gibberish and not plain.personal:
                return replace(plain, reason="no language at all")
            hunch = as_heard(hunch, told, known_share(told, self.wording.knows))
        judgement = self._judge_calm(plain, told, today, foreign, hunch)
        if hunch is None:
            return judgement
        if hunch.level is Level.CERTAIN and not is_answered(judgement.decision, hunch):
            return self._warned(replace(plain, foreign=foreign), hunch, today)
        # What no entry answers loses nothing by a signpost, so less is enough.
        if hunch.level is Level.POSSIBLE and is_open(judgement.decision):
            return self._warned(judgement, hunch, today)
        return replace(judgement, aside=aside_of(judgement, hunch, told))

    def _judge_calm(
        self, plain: Judgement, told: str, today: date, foreign: str | None, hunch: Hunch | None
    ) -> Judgement:
        """The judgement of a text that tells of no certain danger."""
        if plain.personal:
            found = ", ".join(plain.personal)
            return replace(plain, decision=Refuse(plain.personal), reason=f"personal data: {found}")
        if foreign is not None:
            return self._judge_foreign(plain, told, foreign)
        courtesy = courtesy_of(told) or (WRONG_ANSWER if scolds(told) else None)
        if courtesy is not None and self._publishes(courtesy):
            return self._judge_courtesy(plain, told, courtesy, today)
        told, whole = self._question_of(told), told
        ranking = self.matcher.rank(shorten(told))
        asked = asked_in(told, ranking, hunch, self.knowledge, self.wording)
        decision, reason = decide(ranking, self.knowledge, today, self.policy, asked)
        decision, reason = self._of_story(told, decision, reason, today, hunch)
        if self._is_none_of_ours(told, ranking, decision):
            decision, reason = choose(self.knowledge[NOT_OUR_SUBJECT], today)[0], f"{reason}; a trouble of elsewhere"
        if gives_way_to_want(decision, hunch) and tells_of_want(told):
            decision, reason = HandOver(Reason.IN_WANT), f"{reason}; want that a person has to help with"
        if decision == SmallTalk(GREETING):
            # "Thank you my friend" is said in more ways than there are examples.
            decision = SmallTalk(GREETING, thanks=is_thanks(whole))
        unsure = decision == HandOver(Reason.UNSURE)
        if (unsure or _is_between_and_searched(decision, ranking)) and self._asks_for_a_title(told):
            title = Clarify((SEARCH,)) if unsure else choose(self.knowledge[SEARCH], today)[0]
            decision, reason = title, f"{reason}; it {'may ask' if unsure else 'asks'} for a title"
        return replace(plain, decision=decision, candidates=ranking.candidates, reason=reason, notes=ranking.notes)

    def _question_of(self, told: str) -> str:
        """What is judged of a text: a letter without its greeting and farewell, unless it is an example as it is."""
        asked = without_courtesies(told)
        return told if asked == told or is_word_for_word(self.matcher.rank(shorten(told)).candidates) else asked

    def _of_story(
        self, told: str, decision: Decision, reason: str, today: date, hunch: Hunch | None
    ) -> tuple[Decision, str]:
        """What is made of a long text: its question alone may tell more than all that is told before it.

        | of the whole | of the question | of both |
        |---|---|---|
        | between entries | one of them | that one |
        | an entry | another one | which of them |
        | unsure | an entry | whether it is that |
        """
        for question in questions_of_story(told):
            ranking = self.matcher.rank(shorten(question))
            asked = asked_in(question, ranking, hunch, self.knowledge, self.wording)
            match decision, decide(ranking, self.knowledge, today, self.policy, asked)[0]:
                case Clarify(options, lacks_detail=False), Answer(slug) if slug in options:
                    return Answer(slug), f"{reason}; what is asked at last tells which"
                case Answer(whole), Answer(slug) if slug != whole:
                    return Clarify((slug, whole)), f"{reason}; what is asked at last is {slug}"
                case HandOver(Reason.UNSURE | Reason.NOT_UNDERSTOOD), Answer(slug):
                    return Clarify((slug,)), f"{reason}; what is asked at last is {slug}"
        return decision, reason

    def _judge_foreign(self, plain: Judgement, told: str, foreign: str) -> Judgement:
        """The judgement of a text in a language that we cannot answer in: a courtesy is returned all the same."""
        if courtesy_language(told) == foreign and self._publishes(GREETING):
            decision = SmallTalk(GREETING, thanks=is_thanks_in(foreign, told))
            return replace(plain, decision=decision, reason=f"a courtesy ({foreign})", foreign=foreign)
        why = f"written in another language ({foreign})"
        return replace(plain, decision=HandOver(Reason.OTHER_LANGUAGE), reason=why, foreign=foreign)

    def _judge_courtesy(self, plain: Judgement, told: str, courtesy: str, today: date) -> Judgement:
        """The judgement of a courtesy: it is returned in its own language, and the chat goes on in its own."""
        decision, reason = choose(self.knowledge[courtesy], today)
        if courtesy == GREETING and isinstance(decision, SmallTalk):
            decision = replace(decision, thanks=is_thanks(told), nod=is_nod(told))
        said_in = detect(told).language if tells_language(told) else None
        lasting = said_in in {None, plain.language}
        return replace(
            plain,
            language=said_in or plain.language,
            decision=decision,
            reason=f"a courtesy: {reason}",
            lasting=lasting,
        )

    def _warned(self, judgement: Judgement, hunch: Hunch, today: date) -> Judgement:
        """The judgement with the signpost that a text sounds like in place of its decision."""
        decision, _ = choose(self.knowledge[hunch.slug], today)
        why = f"urgent: {hunch.slug} by meaning, {hunch.probability:.2f}"
        return replace(judgement, decision=decision, reason=why)

    def _danger(self, question: str, guess: LanguageGuess, *, gibberish: bool) -> tuple[Alarm | None, Hunch | None]:
        """The alarm of a redacted text by the rules, and what it sounds like by its meaning."""
        signposts = self._signposts
        alarm = recognise(question, among=signposts)
        told = without_masks(question)
        if self.listener is None or gibberish or (alarm is not None and not may_be_mistaken(alarm, told)):
            return alarm, None
        hunch = without_fright(self.listener.hear(shorten(told), among=signposts), told, alarm)
        if alarm is not None and hunch is not None and hunch.level < Level.POSSIBLE:
            if hunch.level is Level.CALM:
                alarm = None
            elif is_in_strange_words(alarm, guess, told):
                alarm = recognise(question, among=signposts, languages=(guess.code,))
        return alarm, hunch

    def is_urgent(self, text: str) -> bool:
        """Whether a citizen's raw text tells of danger by a rule, which goes before whatever else is going on.

        The rules alone: they take a millisecond, and meaning takes many.
        """
        return recognise(redact(text).text, among=self._signposts) is not None

    def sounds_urgent(self, text: str) -> bool:
        """Whether a citizen's raw text tells of danger by a rule or, with certainty, by its meaning."""
        question = redact(text).text
        told = without_masks(question)
        guess = detect(told, vocabulary=self.vocabulary)
        alarm, hunch = self._danger(question, guess, gibberish=is_gibberish(told, self.wording.knows))
        return alarm is not None or (hunch is not None and hunch.level is Level.CERTAIN)

    def _publishes(self, slug: str) -> bool:
        """Whether there is such an entry, and it is no draft and not put away."""
        return slug in self.knowledge and self.knowledge[slug].status is Status.PUBLISHED

    def _is_none_of_ours(self, told: str, ranking: Ranking, decision: Decision) -> bool:
        """Whether a text tells of a trouble that we have nothing to do with; an example is its entry's in any case."""
        match decision:
            case Answer() | Clarify() | HandOver(Reason.UNSURE):
                return (
                    not is_word_for_word(ranking.candidates)
                    and self._publishes(NOT_OUR_SUBJECT)
                    and is_of_elsewhere(told)
                )
            case _:
                return False

    def _asks_for_a_title(self, told: str) -> bool:
        return self._publishes(SEARCH) and asks_for_a_title(told, knows=self.wording.knows)

    def choose(self, slug: str, *, question: str, today: date, language: Language) -> Judgement:
        """The judgement for an entry that the citizen picked; `question` is what led there, already redacted.

        Raises:
            KeyError: if the knowledge base has no such entry.
        """
        decision, reason = choose(self.knowledge[slug], today)
        return Judgement(question, language, decision, (), reason)


def _is_between_and_searched(decision: Decision, ranking: Ranking) -> bool:
    """Whether a question would be asked back, for nothing that an entry lacks, and searching is the likeliest of it."""
    return isinstance(decision, Clarify) and not decision.lacks_detail and is_searched(ranking.candidates)


def shorten(question: str) -> str:
    """What is judged of a question: a long one's beginning and end."""
    if len(question) <= LONGEST_QUESTION:
        return question
    half = LONGEST_QUESTION // 2
    return f"{question[:half]} {question[-half:]}"
