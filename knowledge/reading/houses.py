"""Whether a question is about another house than ours, or one of its cards: "hvordan aflyser jeg min tid på sygehuset".

An entry may speak of such a house itself ("meld det til politiet"), so which ones a question names is held against the
entry's own words (`knowledge.reading.wording`). It is careful: a short question alone, since a story has many houses in
it, and none about what was lost there or who lives and works there. The names stand in `matching/data/houses.txt`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold, word_list

MOST_WORDS: Final = 10
"""Words of a question that is no story yet."""
_ENDINGS: Final = "(?:ken|ket|ker|kerne|en|et|erne|er|ne|e|n|r|t)?s?"
_NO_REQUEST: Final = (
    "stjålet|tabt|glemt|mistet|nuppet|væk|fundet|lost|stolen|forgot\\w*|left|found|"
    "jeg er|jeg sidder|jeg går|ligger|bor|går (?:i|på)|arbejder|i am|live|lives|works?|goes"
)


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def houses_of(question: str) -> frozenset[str]:
    """The stems of the houses that a question (redacted, as typed, Danish or English) asks about, in plain letters."""
    asked = in_plain_letters(question)
    text = " ".join(asked)
    house, no_request = _patterns()
    if len(asked) > MOST_WORDS or no_request.search(text):
        return frozenset()
    return frozenset(found.group(1) for found in house.finditer(text))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # The longest first, so that "kirkekontoret" is no "kirke".
    stems = "|".join(sorted(map(fold, word_list("houses.txt")), key=lambda stem: (-len(stem), stem)))
    return re.compile(rf"\b({stems}){_ENDINGS}\b"), re.compile(rf"\b(?:{fold(_NO_REQUEST)})\b")
