"""People who are called like a month or a feast: "min datter hedder Maj", "June er min datter"."""

from __future__ import annotations

import re
from typing import Final

_MAY_BE_A_NAME: Final = re.compile(r"mo\d+|lucia")
_OF_TIME: Final = r"(?:i|in|til|fra|paa|den|d|of|af|inden|foer|efter|siden|for|ord\d+|naeste|denne|sidste)"
_KIN: Final = (
    r"(?:datter|soen|dreng|pige|barn|barnebarn|kone|mand|mor|far|mormor|farmor|morfar|farfar|soester|bror|nevoe|niece"
    r"|veninde|ven|kollega|nabo|daughter|son|boy|girl|child|kid|wife|husband|mum|mom|dad|sister|brother|friend|nephew)"
)
_CALLED: Final = (
    r"(?:hedder|heder|hed|kaldes|kaldt|kalder (?:ham|hende|mig)|doebt|called|named|name is|name'?s|navn(?:et)? er)"
)
_WHOSE: Final = r"(?:min|mit|mine|vores|hendes|hans|my|our|her|his)"
_BEFORE: Final = re.compile(
    rf"(?:\b{_CALLED}(?: (?:hun|han|jeg|de))?|\b{_CALLED} (?!{_OF_TIME} )[\w¤]+(?:,? og)?"
    rf"|\b{_WHOSE} (?:\w+ )?{_KIN}|\b(?:hilsen|mvh|vh|kh|regards)[.,]?(?: fra)?"
    r"|\b(?:lille|hr|fru|froeken|mr|mrs|ms)\.?) $"
)
_OPENING: Final = re.compile(
    r"(?:^|[.,!?] ?|\b(?:og|men|but|at|that|med|hvis|fordi|because|saa|skal|vil|kan|har|have) )$"
)
_AGED: Final = re.compile(
    r",? (?:er|is|paa|fylder|bliver|turns|aged) (?:nu |kun |snart |lige )?\d{1,2}"
    r"(?: ?(?:aar|mdr|md|maaned|year|yo)|\.? ?$|[,?!])"
)
_SOMEBODY: Final = re.compile(
    rf",? (?:er|is) {_WHOSE} (?:\w+ )?{_KIN}\b| (?:og|and) (?:jeg|i|hendes|hans|her|his)\b"
    r"| (?:elsker|loves|vil gerne|would like|keder sig)\b"
)
_A_MONTH: Final = re.compile(r" ?(?:20\d\d|maaned|month)\b")
_FOR: Final = re.compile(r"\b(?:for|til|med|with) $")


def may_be_a_name(word: str) -> bool:
    """Whether somebody may be called so: a month, or a feast, in the grammar's way of writing."""
    return _MAY_BE_A_NAME.fullmatch(word) is not None


def is_name(before: str, after: str) -> bool:
    """Whether a month or a feast is somebody's name here.

    Args:
        before: what stands before it, in the grammar's way of writing.
        after: what follows it, without æ, ø and å.
    """
    if _BEFORE.search(before) and not _A_MONTH.match(after):
        return True
    if _AGED.match(after) and (_OPENING.search(before) or _FOR.search(before)):
        return True
    return _OPENING.search(before) is not None and _SOMEBODY.match(after) is not None
