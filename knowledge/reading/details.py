"""Which detail a question asks for: a price, an amount, a waiting time, a name.

An entry about the right topic is still no answer where it does not speak of the detail that was asked for. Each entry
says which details its answer gives (`Entry.details`); this module reads from a question which ones it asks for. It is
careful: a question that asks for nothing in particular, or in words that are not known here, asks for none.

The wordings stand in `details.txt` beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from knowledge.entries import Detail
from knowledge.matching.question import in_plain_letters
from knowledge.matching.text import QUESTIONS_REMEMBERED, fold

_PART: Final = "part "
_OTHERWISE: Final = "otherwise "
_OF_A_PLACE: Final = frozenset({Detail.PLACE, Detail.HOURS, Detail.PHONE})
_TELLING: Final = frozenset(
    {
        Detail.OWN_CASE,
        Detail.PROCESSING,
        Detail.FREE_TIMES,
        Detail.LAW,
        Detail.ADVICE,
        Detail.NAME,
        Detail.AMOUNT,
    }
)
"""Details that say more than the words around them: "when do I get an answer to my application" asks for no wait."""


@lru_cache(maxsize=QUESTIONS_REMEMBERED)
def asked_details(question: str) -> frozenset[Detail]:
    """The details that a question (redacted, as typed, Danish or English) asks for; mostly none or one.

    Where it asks for several, an entry that gives one of them may still be the answer.
    """
    text = " ".join(in_plain_letters(question))
    asked = {detail for detail, pattern in _patterns().items() if pattern.search(text)}
    # The name of another place alone asks for nothing: "jeg har glemt min pung i banken".
    if Detail.ELSEWHERE in asked:
        asked = {Detail.ELSEWHERE} if asked & _OF_A_PLACE else asked - {Detail.ELSEWHERE}
    if asked:
        return frozenset(asked & _TELLING or asked)
    return frozenset(detail for details, wording in _otherwise().items() if wording.search(text) for detail in details)


@cache
def _patterns() -> Mapping[Detail, re.Pattern[str]]:
    """The wordings of each detail; read at the first question, since not every command asks one."""
    known = set(Detail)
    return {Detail(name): _compiled(lines) for name, lines in _sections().items() if name in known}


@cache
def _otherwise() -> Mapping[frozenset[Detail], re.Pattern[str]]:
    """What a question asks one of, where no wording says which."""
    return {
        frozenset(Detail(detail) for detail in name.removeprefix(_OTHERWISE).split()): _compiled(lines)
        for name, lines in _sections().items()
        if name.startswith(_OTHERWISE)
    }


@cache
def _sections() -> Mapping[str, Sequence[str]]:
    text = (files("knowledge.reading") / "details.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    for line in lines:
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            # The question is folded, so the wordings are too.
            current.append(fold(line))
    return found


def _compiled(lines: Sequence[str]) -> re.Pattern[str]:
    wordings = "|".join(lines)
    for name, part in _sections().items():
        if name.startswith(_PART):
            wordings = wordings.replace(f"{{{name.removeprefix(_PART)}}}", f"(?:{'|'.join(part)})")
    return re.compile(rf"\b(?:{wordings})\b")
