"""What staff write for each other among what they write for a citizen: notes, and calls to a colleague."""

from __future__ import annotations

import re
from typing import Final

from knowledge.events.houses import HOUSES

NOTE: Final = "//"
"""What begins a line that stays in the group."""

CALL: Final = "@kollega"
"""What calls a colleague, whoever it is."""

_NOTE: Final = re.compile(r"^[ \t]*//.*$\n?", re.MULTILINE)
_CALL: Final = re.compile(r"(?:(?:cc|fyi|hej|til)[:,]?\s+)?@\w{2,}", re.IGNORECASE)
_LABEL: Final = re.compile(r"^[\s(\[*_]*(?P<label>[^\n:)\]–—*_-]{1,40})[*_]*(?:\s*[:)\]]|\s[–—-]\s)", re.MULTILINE)
"""What stands at the beginning of a line as a label: "Intern:", "(internt)", "Note -"."""

_LEADS: Final = frozenset({"obs", "nb", "ps", "bare", "kun", "lige"})
_INTERNAL: Final = frozenset({"intern", "internt", "note", "notat"})
_MEMOS: Final = frozenset({"note", "notat"})
_COLLEAGUES: Final = frozenset(
    "os mig selv jer kollega kolleger kollegaer kollegerne kollegaerne personalet medarbejderne".split()
)
_BESIDE: Final = _COLLEAGUES | {"til", "for", "note", "notat", "besked", "info"}
_TAKES: Final = re.compile(
    r"\b(?:tag|tager|tage|overtag|overtager|overtage)\s+(?:lige\s+)?(?:den|sagen|denne)\b"
    r"(?!\s+(?:med|frem|ud|af|på|til|op|hjem|ind|ned|tilbage|roligt)\b)",
    re.IGNORECASE,
)
_WRONG_PLACE: Final = re.compile(r"\W*(?:\w+\W+)?forkert\s+(?:sag|emne|tråd|borger|chat)\b", re.IGNORECASE)
_YOURS: Final = re.compile(r"\b(?:dit|din|dine|jeres)\b", re.IGNORECASE)
_OTHERS: Final = re.compile(r"\b(?:hun|han|hende|ham|borger|borgeren)\b", re.IGNORECASE)
_SHORT: Final = 7
"""Words of what colleagues call to each other."""

_LATE_NOTE: Final = re.compile(r"(?<=\s)//(?=\s|\w)")
"""Two slashes behind other words: a note that does not begin its line. In an address nothing stands before them."""


def without_notes(text: str) -> str:
    """What of a text is for the citizen: the lines that begin with two slashes are for colleagues."""
    return _NOTE.sub("", text).strip()


def calls(text: str) -> bool:
    """Whether what is left of a text without its notes begins with a colleague's @name."""
    return _CALL.match(without_notes(text)) is not None


def is_labelled(text: str) -> bool:
    """Whether what is left of a text without its notes says by its own words that part of it is for colleagues."""
    left = without_notes(text)
    return (
        bool(_LATE_NOTE.search(left))
        or takes_case(left)
        or _WRONG_PLACE.match(left) is not None
        or any(
            _is_internal(each["label"]) and not _is_told(each["label"], left[each.end() :].partition("\n")[0])
            for each in _LABEL.finditer(left)
        )
    )


def _is_told(label: str, line: str) -> bool:
    """Whether a note is one to the citizen: about what is theirs ("Note: husk dit pas"), and nobody else."""
    alone = label.strip().casefold() in _MEMOS
    return alone and bool(_YOURS.search(line)) and not (_OTHERS.search(line) or takes_case(line))


def _is_internal(label: str) -> bool:
    """Whether a label says so ("Obs, intern note"), or whom of us a line is for ("Til kollegerne", "Til Cleo")."""
    words = re.findall(r"\w+", label)
    while words and words[0].casefold() in _LEADS:
        del words[0]
    head, others = words[0].casefold() if words else "", {each.casefold() for each in words[1:]}
    if head in _INTERNAL:
        return all(each.casefold() in _BESIDE or each.istitle() for each in words[1:])
    named = len(others) == 1 and words[1].isalpha() and words[1][0].isupper() and not others & {*HOUSES}
    return head == "til" and (named or (others <= _BESIDE and bool(others & _COLLEAGUES)))


def takes_case(text: str) -> bool:
    """Whether a text settles among colleagues who has the case: "jeg tager den", "kan du tage sagen?", "Tag den Bo"."""
    return len(text.split()) <= _SHORT and _TAKES.search(text) is not None


def is_note(text: str) -> bool:
    """Whether a text is nothing but notes."""
    return bool(text.strip()) and not without_notes(text)


def is_talk(text: str) -> bool:
    """Whether a text is by its own words for colleagues alone: nothing but notes, or it calls one of them."""
    return is_note(text) or calls(text)
