"""How danger that is heard in a text is weighed: by the text's length, and against what else would be answered."""

from __future__ import annotations

from dataclasses import replace

from knowledge.decisions import NOT_OUR_SUBJECT, Answer, Clarify, Decision, HandOver, Reason, Signpost
from knowledge.entries import Language
from knowledge.judgement import Judgement
from knowledge.reading.languages.language import LanguageGuess, common_words
from knowledge.reading.leaning import only_names_somebody
from knowledge.reading.titles import is_title_alone
from knowledge.signposts import BESIDE, MISUSE, Alarm, Hunch, Level, is_turn_of_phrase

SHORT = 15
"""Words of a text in which a rule's alarm can be called off by the meaning: in a longer one danger may be hidden."""

BRIEF = 4
"""Words of a text whose meaning must be certain to raise an alarm: of 61 told sentences of danger as short, and new to
the engine, 56 are certain and 3 more recognised by a rule, while names and places of few letters sound of anything."""

PAST_DOUBT = 0.8
"""The probability of danger from which no answer goes before its signpost. Of 1,131 told sentences that no rule
recognises and the meaning is certain of, one is answered otherwise: somebody who puts papers in order before a date
that they have set (0.74)."""

HARDLY_KNOWN = 1 / 3
"""The share of known words up to which danger must be past doubt: of letters that can be said, struck at random, 7 %
sounded of danger. All told sentences of danger that have so few known words, in 20 languages, are past doubt."""

_MIXED = 2
"""Common words of a language from which on a text is written in it, too."""

ASIDE = 0.3
"""The probability of danger from which its signpost is a button beside what is not answered: of 2,545 ordinary
questions 3 have one, and of 24 texts of danger that four lists had missed and nothing answered, 7."""


def may_be_mistaken(alarm: Alarm, told: str) -> bool:
    """Whether the meaning may call off the alarm of a short text, in any language.

    Of 361 sentences of danger in other languages that a rule recognises, none sounds calm; "brand new passport" does,
    which is a fire by the rules of German. Misuse of MitID is told in the words of ordinary questions, so there the
    rule stands, and so does one whose words mean nothing else: "hvor mange panodiler skal der til" sounds calm.
    """
    return alarm.slug != MISUSE and not alarm.plain and len(told.split()) <= SHORT


def is_in_strange_words(alarm: Alarm, guess: LanguageGuess, told: str) -> bool:
    """Whether a rule of another language fired on what is clearly Danish or English: "man" and "pistol" are in both.

    Of all told and listed sentences of danger in these two none is recognised by such rules alone; harmless ones are.
    Who mixes the two ("my mum siger hun vil dø and i dont know what to do") writes in both.
    """
    if not guess.is_clear or guess.language is None or alarm.language == guess.language:
        return False
    ours = alarm.language in set(Language)
    return not ours or common_words(told, Language(alarm.language)) < _MIXED


def as_heard(hunch: Hunch | None, told: str, known: float) -> Hunch | None:
    """What a text in one of our languages sounds like: a brief one is not possibly of danger, only certainly.

    A lone word ("læge", "abort", "våben") tells nothing of anybody; those that do ("ambulance") have rules.

    Args:
        hunch: what it was heard as.
        told: the text.
        known: the share of its words that are any.
    """
    if hunch is None:
        return None
    words = len(told.split())
    vague = words <= 1 or (words <= BRIEF and hunch.level is Level.POSSIBLE)
    unread = known <= HARDLY_KNOWN and hunch.probability < PAST_DOUBT
    return replace(hunch, level=min(hunch.level, Level.UNCLEAR)) if vague or unread else hunch


def without_fright(hunch: Hunch | None, told: str, alarm: Alarm | None) -> Hunch | None:
    """The same, but calm where a text tells of nothing that happens to anybody.

    It names but somebody of the family, or the title that it asks for, or is a turn of phrase and neither a rule's
    alarm nor certainly of danger: of heat dies who jokes, and the baby in the car.
    """
    if hunch is None:
        return None
    calm = only_names_somebody(told) or is_title_alone(told)
    if not calm and alarm is None and hunch.level < Level.CERTAIN:
        calm = any(is_turn_of_phrase(told, language) for language in Language)
    return replace(hunch, level=Level.CALM) if calm else hunch


def is_answered(decision: Decision, hunch: Hunch) -> bool:
    """Whether an answer goes before the signpost of certain danger that no rule recognised.

    Before misuse of MitID only one about what is nearly that: nobody's life waits, and it says what to do. Before other
    danger any, unless the danger is past doubt; so does the offer of a person to whoever lacks a roof or food.
    """
    if decision == HandOver(Reason.IN_WANT):
        return hunch.probability < PAST_DOUBT
    if not isinstance(decision, Answer):
        return False
    return decision.entry in BESIDE if hunch.slug == MISUSE else hunch.probability < PAST_DOUBT


def aside_of(judgement: Judgement, hunch: Hunch, told: str) -> str | None:
    """The signpost that is shown as a button beside an offer or a choice: no alarm, and a way for whoever needs it.

    It is for kinds of danger that nobody has told of. Not in a brief text, nor in a language that is heard badly.
    """
    decision = judgement.decision
    asked = isinstance(decision, Clarify) and hunch.slug in decision.options
    open_ended = decision == HandOver(Reason.IN_WANT) or is_open(decision)
    heard = hunch.probability >= ASIDE and hunch.level is not Level.CALM and len(told.split()) > BRIEF
    return hunch.slug if heard and open_ended and judgement.foreign is None and not asked else None


def gives_way_to_want(decision: Decision, hunch: Hunch | None) -> bool:
    """Whether somebody who lacks a roof or food is better offered a person than given this.

    A signpost that is the matcher's alone gives way too: "jeg har ikke et sted at sove" was near to a crisis line.
    """
    match decision:
        case Signpost():
            return hunch is not None and hunch.probability < PAST_DOUBT
        case Answer(slug):
            return slug == NOT_OUR_SUBJECT
        case _:
            return is_open(decision)


def is_open(decision: Decision) -> bool:
    """Whether no entry was found that answers, nor a person asked for."""
    match decision:
        case Clarify() | HandOver(Reason.NOT_UNDERSTOOD | Reason.UNSURE | Reason.OTHER_LANGUAGE):
            return True
        case _:
            return False
