"""Whether a question asks for a certain work: "har i den nye camilla läckberg".

Names of authors and titles are words that no example has, so the commonest question of a library looks like no question
of ours. Where nothing else is found, the entry on searching is offered for it; where it is the likeliest of several, it
is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from knowledge.matching import Candidate
from knowledge.matching.dictionary import SHORTEST_WORD, is_word

SEARCH: Final = "soeg-materiale"
"""The entry that says where to see whether a work is there."""

_LIKELY: Final = 0.25
"""How likely that entry must be to be the answer where others may be meant as well."""

# "Er der noget med Halfdan Rasmussen" is not here: what is on is asked of the events.
_ASKED: Final = re.compile(
    r"(?:(?:hej|hi|hello)\W+)?(?:har (?:i|biblioteket|biblo)|kan (?:jeg|man) låne|findes|"
    r"do you have|have you got|does the library have|can i borrow)\s+(?P<what>.+)",
    re.IGNORECASE | re.DOTALL,
)
# "Har i den nye af jussi adler", "er Sønnen af Jo Nesbø inde": a work of somebody's, whatever the two are called.
_BY_SOMEBODY: Final = re.compile(
    r"\bden ny(?:e|este)(?: \w+)? af \w{3,}|\ber\b.{3,}\baf \w{2,}.*\b(?:inde|hjemme|ledig|udlånt|lånt ud)\b"
    r"|\bthe (?:new|newest|latest)(?: \w+)? by \w{3,}",
    re.IGNORECASE | re.DOTALL,
)
# "Har i atomic habits stående hjemme", "er den nye om Dronning Margrethe lånt ud": whatever its name is made of.
_ON_THE_SHELF: Final = re.compile(
    r"\b(?:har|står|staar|er|ligger)\b.{3,}\b(?:(?:stående|staaende) hjemme|fremme|på hylden|udlånt|lånt ud)\b|"
    r"\b(?:have|got|is|are)\b.{3,}\b(?:on (?:the|your) shelf|on (?:the|your) shelves|in stock|on loan|checked out)\b",
    re.IGNORECASE | re.DOTALL,
)
# "Er Kniven på halsen hjemme", "Manden der blev væk, har i den": nothing is said but a title. Not "er bange hjemme".
_TITLE_ALONE: Final = re.compile(
    r"(?:hej\W+)?er (?!(?:jeg|du|i|han|hun|vi|de|der|det|den|min|mit|mine|nogen)\b)"
    r"(?!(?:alene|bange|utryg|ikke|låst|lukket|spærret|fanget)\b)"
    r".{3,}\b(?:hjemme|ledig|på hylden|udlånt|lånt ud)(?: i (?:faxe|haslev))?(?: nu| igen)?\W*"
    r"|.{3,}\W(?:(?:har (?:i|du)|findes) den|er den(?= ))"
    r"(?: (?:hjemme|inde|ledig|på hylden|udlånt|på (?:dvd|cd)|som \w+))?\W*"
    r"|.{3,}\W(?:do you have|have you got) it\W*"
    # "Har I Kvinden i kælderen": a name follows, and nothing is told of who asks.
    r"|(?:hej\W+)?(?:har (?:i|du|biblioteket)|findes|do you have|have you got) (?-i:(?=[A-ZÆØÅ][a-zæøå]))"
    r"(?!.*\b(?:jeg|mig|min|mit|vi|os|han|hun|nogen|noget|hjælp\w*|nummer\w*|i'?m|my|me|he|she|help|number)\b)"
    # Nor is there who helps: "har I Livslinien", "findes Krisecenter for mænd".
    r"(?!.*\b(?:\w*telefon\w*|\w*lin[ij]en|\w*line|krise\w*|cris[ie]s|\w*cent(?:er|re)\w*|shelters?|akut\w*|rådgiv\w*"
    r"|lægevagt\w*|skadestue\w*|politiet|uden vold)\b)"
    r"[^.,!?\n]{3,}\W*",
    re.IGNORECASE | re.DOTALL,
)
_IN_DANISH: Final = re.compile(
    r"(?:hej\W+)?(?:har (?:i|du|biblioteket)|findes|hvor (?:står|staar)|(?:kan|må|maa) (?:jeg|man) låne"
    r"|(?:jeg )?vil(?: jeg)?(?: gerne)? (?:låne|laane|reservere)|reserver|lån(?:e| af)?)\s",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+")


def asks_in_danish(question: str) -> bool:
    """Whether a question begins as a Dane asks for a work, whatever the language of the title that may follow."""
    return _IN_DANISH.match(question.strip()) is not None


def is_title_alone(question: str) -> bool:
    """Whether a question names a work and asks for it, so that whatever the title says happens to nobody."""
    return _TITLE_ALONE.fullmatch(question.strip()) is not None


def is_searched(candidates: Sequence[Candidate]) -> bool:
    """Whether a title is what a question is about, of these candidates: names that no entry has speak against none."""
    return bool(candidates) and candidates[0].entry == SEARCH and candidates[0].probability >= _LIKELY


def asks_for_a_title(question: str, *, knows: Callable[[str], bool]) -> bool:
    """Whether a question (redacted, as typed) asks if there is something with a name, or stands on the shelf.

    Args:
        question: Danish or English.
        knows: whether an entry uses a word, in small letters; what is one of ours is no name here.
    """
    if _ON_THE_SHELF.search(question) or _BY_SOMEBODY.search(question):
        return True
    asked = _ASKED.match(question.strip())
    if asked is None:
        return False
    what = _WORD.findall(asked["what"])
    shouted = question.isupper()
    return any(_is_a_name(word, shouted=shouted) and not knows(word.lower()) for word in what)


def _is_a_name(word: str, *, shouted: bool) -> bool:
    if len(word) < SHORTEST_WORD:
        return False
    return not is_word(word.lower()) or (word[0].isupper() and not shouted)
