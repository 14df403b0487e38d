"""The staff group's commands as people type them: with Danish letters and accents, in capitals, or misspelt."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from bot.chat.controls.profile import COMMANDS, STAFF_COMMANDS
from bot.command_slips import nearest_of
from bot.desk.houses import read_house
from knowledge.events.houses import HOUSES

_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_COMMAND: Final = re.compile(r"\s*/(?P<space>[ \t]?)(?P<word>[^\W_]+)(?:@\w+)?[.!,:]?(?=\s|$)")
_STRUCK: Final = r"(?:7|[^\w\s])?"
"""What stands where the slash should: the key that it is on, without the shift, or one beside it."""
_FIRST: Final = re.compile(rf"{_STRUCK}(?P<word>[^\W\d_]+)[:,.!]*")
_MEANT: Final = {
    **dict.fromkeys(("afslut", "slut", "lukket", "faerdig", "close", "done"), "luk"),
    **dict.fromkeys(("tag", "tager", "overtag", "overdrag", "giv", "claim", "assign"), "tildel"),
    **dict.fromkeys(("frigiv", "slip"), "tildel ingen"),
    **dict.fromkeys(("vent", "snooze"), "udsaet"),
    **dict.fromkeys(("flyt", "faxe", "haslev"), "hus"),
    **dict.fromkeys(("bloker", "spam", "ban", "afvis"), "spaer"),
    **dict.fromkeys(("kommandoer", "menu", "start"), "hjaelp"),
    "journaliser": "journal",
    "sag": "sager",
    "saet": "udsaet",
    "transskript": "udskrift",
}
"""What is typed for a command by those who do not know its name."""

_LOOKED_FOR: Final = {
    **dict.fromkeys(("soeg", "find", "vidensbase", "kladder", "udkast"), "vis"),
    **dict.fromkeys(("opret", "tilfoej"), "ny"),
    **dict.fromkeys(("aendr", "aendre", "rediger"), "ret"),
    **dict.fromkeys(("log", "versioner"), "historik"),
    **dict.fromkeys(("excel", "export", "hent"), "eksport"),
    **dict.fromkeys(("aabningstid", "aabningstider", "ferie", "helligdag"), "tider"),
    "kalender": "arrangement",
    **dict.fromkeys(("status", "venter", "koe", "mine"), "sager"),
    **dict.fromkeys(("vigtig", "prioritet"), "haster"),
    "plakat": "qr",
    "nyhed": "opslag",
    "undo": "fortryd",
    "pause": "udsaet",
    "rettigheder": "rolle",
}
"""The same of words that somebody may as well write to a citizen: they say nothing to us without a slash."""

INSTEAD: Final = {
    **dict.fromkeys(("note", "notat", "noter", "intern", "internt"), "staff-note-how"),
    **dict.fromkeys(("slet", "fjern", "traek", "tilbagekald", "delete"), "staff-take-back-how"),
    **dict.fromkeys(("genaabn", "genaaben", "aabn", "aaben", "reopen"), "staff-reopen-how"),
    **dict.fromkeys(("laer", "gem", "husk"), "staff-learn-how"),
    **dict.fromkeys(("send", "besked", "skriv"), "staff-send-how"),
}
"""What is typed as a command and is done in another way, and the text that says how."""

_ALONE: Final = frozenset({*STAFF_COMMANDS, *_MEANT, *INSTEAD}) - {*HOUSES, "aaben", "lukket"}
"""Words that without a slash, too, are said to us where they stand alone; a citizen may have asked for the others."""

_IT: Final = frozenset("den det denne beskeden svaret".split())
"""What stands behind such a word for the case, or for what was written in it."""

_ONLY_OURS: Final = frozenset({"tildel", "udsaet"})
"""Commands that are no words with which a citizen is answered."""

_CASE: Final = re.compile(r"\b[Ss]ag(?:en)?\b")
_LONGEST: Final = 4
"""Words of a command with what belongs to it."""


def fold(word: str) -> str:
    """A word as the commands are spelled: in small letters, with ae, oe and aa, and without accents."""
    danish = unicodedata.normalize("NFC", word).casefold().translate(_LETTERS)
    return "".join(each for each in unicodedata.normalize("NFKD", danish) if not unicodedata.combining(each))


def typed(line: str) -> str | None:
    """The word of the command that a line begins with, folded; None where it begins with none.

    Behind a space only a command of staff's is one: "/ hun har ringet" is a note with a slash too few.
    """
    found = _COMMAND.match(line)
    word = "" if found is None else fold(found["word"])
    return None if found is None or (found["space"] and word not in STAFF_COMMANDS) else word


def nearest(word: str) -> str | None:
    """The command of staff that a folded word was meant for, or None where it is like none, or like two."""
    if word in STAFF_COMMANDS:
        return word
    return _MEANT.get(word) or _LOOKED_FOR.get(word) or nearest_of(word, STAFF_COMMANDS)


def is_bare(text: str) -> bool:
    """Whether a text is a command of staff's without its slash: alone, or with the case or whom or when behind it.

    So is what is done in another way ("slet").

    Another sign may stand in the slash's place: "7luk" is the same keys without the shift.
    """
    first, *others = text.split() or [""]
    begun = _FIRST.fullmatch(first)
    word = "" if begun is None else fold(begun["word"])
    if not others or (len(others) == 1 and others[0].strip(".!").casefold() in _IT):
        return word in _ALONE
    if len(others) >= _LONGEST or "\n" in text.strip():
        return False
    if word in {"hus", "flyt"} and read_house(others[-1]) is not None:
        return True
    return word in _ONLY_OURS or ((word in STAFF_COMMANDS or word in _MEANT) and _CASE.search(text) is not None)


def without_commands(text: str) -> tuple[str, str]:
    """A text for a citizen without the commands to us that stand on lines of their own below its first; and these.

    What citizens write themselves stays: they may be told to write "/stop".
    """
    first, *lines = text.split("\n")
    kept, dropped = [first], list[str]()
    for line in lines:
        (dropped if _is_slip(line) else kept).append(line)
    return "\n".join(kept).strip(), ", ".join(line.strip() for line in dropped)


def _is_slip(line: str) -> bool:
    word = typed(line)
    return word is not None and word not in COMMANDS and nearest(word) is not None
