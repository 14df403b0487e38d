"""In which language a text is replied to."""

from __future__ import annotations

from knowledge.entries import Language
from knowledge.reading.languages.language import CERTAIN, UNKNOWN, LanguageGuess
from knowledge.signposts import Alarm


def foreign_code(guess: LanguageGuess) -> str | None:
    """The code of a language that we cannot answer in, where the guess is certain."""
    other = guess.language is None and guess.code != UNKNOWN
    return guess.code if other and guess.is_certain and not guess.plausibly_danish else None


def told_in(alarm: Alarm, guess: LanguageGuess) -> LanguageGuess:
    """The language that a danger is told in: its rule knows it where a short text tells little.

    A rule in Danish or English does not flip a chat's language: "112" is a word of all of them.
    """
    ours = alarm.language in set(Language)
    if guess.is_certain and (ours or guess.language is not None):
        return guess
    return LanguageGuess(alarm.language, 0.0 if ours else CERTAIN, plausibly_danish=ours)


def reply_language(guess: LanguageGuess, foreign: str | None, pinned: Language | None, *, settled: bool) -> Language:
    """The language to reply in.

    Args:
        guess: which language a text is in.
        foreign: the code of a language that we cannot answer in, or None.
        pinned: the chat's language, which an ambiguous text does not change.
        settled: questions were asked in that language, so that only a clear text changes it.
    """
    if foreign is not None:
        # Whoever writes neither Danish nor English is likelier to read English.
        return Language.EN
    if pinned is None:
        return guess.language or Language.DA
    # A word or a title does not flip a chat's language.
    enough = guess.is_clear if settled else guess.is_certain
    return guess.language if guess.language is not None and enough else pinned
