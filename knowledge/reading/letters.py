"""What a message says between its greeting and its farewell: "Hej. Hvad koster et pas? På forhånd tak, mvh Lis".

Many write to an office as one writes a letter. Who they are and how they greet says nothing of what they ask for, but
its words are no entry's, and weigh the more the shorter the question is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from knowledge.decisions import PERSON_ENTRY
from knowledge.matching.text import QUESTIONS_REMEMBERED, is_stop_word, words
from knowledge.reading.asking_part import begins_question, words_of
from knowledge.reading.said_to_us.courtesies import ENDS, GREETING, WHAT_I_CAN, courtesy_of, is_aside, is_nod, is_thanks

_LONGEST: Final = 120
"""Characters of a greeting, or of a farewell with its name."""
_SIGN: Final = "\u2600-\u27bf\U0001f300-\U0001faff"
_PART: Final = re.compile(rf"[.!?…,:;)\n{_SIGN}]+[\s{_SIGN}\ufe0f]*")
"""Where a greeting may end, and a farewell begin."""
_FAREWELL: Final = re.compile(
    rf"\b(?:{ENDS}|p(?:å|aa) forh(?:å|aa)nd (?:\w+ )?tak|(?:\w+ )?tak p(?:å|aa) forh(?:å|aa)nd"
    r"|thanks in advance)\b",
    re.IGNORECASE,
)
"""A farewell that needs nothing before it."""
_NAME: Final = re.compile(r"[/–-]?(?:[A-ZÆØÅ][\w.-]*[ ,]{0,2}){1,4}")


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def without_courtesies(text: str) -> str:
    """A text (redacted, as typed, Danish or English) without its greeting, its farewell and its name.

    Thanks and nods beside a comma stay where no question follows, since they tell that all is well: "super, det var
    lige det". So does a text that has nothing else.
    """
    if courtesy_of(text) is not None:
        return text
    asked = _without_farewell(_without_greeting(text))
    return asked if any(map(str.isalnum, asked)) else text


def _without_greeting(text: str) -> str:
    ends = reversed([*_PART.finditer(text[:_LONGEST])])
    return next((text[end.end() :] for end in ends if _greets(text, end)), text)


def _greets(text: str, end: re.Match[str]) -> bool:
    part, rest = text[: end.end()], words_of(text[end.end() :])
    comma = _is_comma(end)
    if comma and (is_nod(part) or is_thanks(part)) and not (rest and begins_question(rest)):
        return False
    return is_aside(part) or courtesy_of(part) in ({GREETING} if comma else {GREETING, WHAT_I_CAN, PERSON_ENTRY})


def _without_farewell(text: str) -> str:
    first = max(0, len(text) - _LONGEST)
    starts = {each.start(): False for each in _FAREWELL.finditer(text, first)}
    starts |= {each.end(): _is_comma(each) for each in _PART.finditer(text, first)}
    # The earliest comes first: the thanks are before the name.
    found = (at for at, comma in sorted(starts.items()) if at and _takes_leave(text[at:], comma=comma))
    return next((text[:at].rstrip() for at in found), text)


def _takes_leave(part: str, *, comma: bool) -> bool:
    if is_aside(part):
        return True
    signed = (each for each in _PART.finditer(part) if _is_name(part[each.end() :]))
    thanks = [part, *(part[: each.start()] for each in signed)]
    return not comma and any(courtesy_of(each) == GREETING for each in thanks)


def _is_comma(part: re.Match[str]) -> bool:
    return part[0].strip() == ","


def _is_name(part: str) -> bool:
    return _NAME.fullmatch(part.strip()) is not None and not any(map(is_stop_word, words(part.lower())))
